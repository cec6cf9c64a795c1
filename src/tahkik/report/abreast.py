"""A rendering under its original: cells of words that stand for each other, in the order of both texts.

Words whose partners cross (*harekâtı askeriye*, *askeri harekât*) share a cell; where partners stand too far apart for
that, each stands alone as moved. Every word of what is set stands in one cell, and none in two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahkik.model import Passage, Span
from tahkik.report.facing import Facing, Stretches, Tie

#: Words of one side, at most, that share a cell because their partners cross: a phrase, not a sentence.
WIDEST = 6

_WORDS = re.compile(r"\S+")
_PUNCTUATION = ".,;:!?…“”„\"'‘’«»()[]–—-*_/\\"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: A capital I may be either letter; for setting equal words over each other that is enough.
_ONE_I = str.maketrans("Iİı", "iii")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words over words; one side may be empty.

    ``tied``: something known ties them; ``moved``: their partners stand elsewhere.
    """

    original: tuple[Span, ...]
    facing: tuple[Span, ...]
    tied: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Half-open ranges of words of both sides."""

    original: tuple[int, int]
    facing: tuple[int, int]


def cells(facing: Facing) -> list[Cell]:
    """Return the words of both sides in cells, in the order of both."""
    words, others = [span for piece in facing.shown for span in _words(piece)], _words(facing.facing)
    blocks, moved, elsewhere = _blocks(facing.ties, words, others)
    texts = [_text_at(facing.shown, span) for span in words]
    theirs = [_text_at((facing.facing,), span) for span in others]
    out: list[Cell] = []
    i = j = 0
    ends = _Block((len(words), len(words)), (len(others), len(others)))
    for block in [*blocks, ends]:
        for k, m in _equal(texts, theirs, (i, block.original[0]), (j, block.facing[0]), moved, elsewhere):
            out += _alone(words, others, (i, k), (j, m), moved, elsewhere)
            if k < block.original[0]:
                out.append(Cell((words[k],), (others[m],), tied=True))
            i, j = k + 1, m + 1
        (i, high), (j, top) = block.original, block.facing
        if i < high:
            out.append(Cell(tuple(words[i:high]), tuple(others[j:top]), tied=True))
        i, j = high, top
    return out


def untied(facing: Facing, woven: Sequence[Cell]) -> tuple[list[Span], list[Span]]:
    """Return the words of either side that nothing known ties to the other, and of which no finding speaks.

    Words in brackets explain others, and signs say nothing: neither is among them.
    """
    originals = [span for cell in woven if not cell.tied and not cell.moved for span in cell.original]
    others = [span for cell in woven if not cell.tied and not cell.moved for span in cell.facing]
    return (
        _silent(originals, facing.shown, [sign.span for sign in facing.originals]),
        _silent(others, (facing.facing,), [sign.span for sign in facing.facings]),
    )


def _silent(spans: Sequence[Span], texts: Sequence[Passage], told: Sequence[Span]) -> list[Span]:
    brackets = [
        Span(text.start + found.start(), text.start + found.end())
        for text in texts
        for found in _BRACKETS.finditer(text.text)
    ]
    taken = Stretches([*told, *brackets])
    out = []
    for span in spans:
        words = _text_at(texts, span)
        if any(sign.isalnum() for sign in words) and not taken.meet(span):
            lead = len(words) - len(words.lstrip(_PUNCTUATION))
            out.append(Span(span.start + lead, span.start + len(words.rstrip(_PUNCTUATION))))
    return out


def _words(text: Passage) -> list[Span]:
    return [Span(text.start + found.start(), text.start + found.end()) for found in _WORDS.finditer(text.text)]


def _text_at(texts: Sequence[Passage], span: Span) -> str:
    for text in texts:
        if text.start <= span.start and span.end <= text.end:
            return text.text[span.start - text.start : span.end - text.start]
    return ""


# --- cells of tied words -------------------------------------------------------------------------------------------


def _blocks(
    ties: Sequence[Tie], words: Sequence[Span], others: Sequence[Span]
) -> tuple[list[_Block], set[int], set[int]]:
    """Return blocks that follow each other on both sides, and the words of either side that are tied across them."""
    found = sorted(
        {
            _Block(here, there)
            for tie in ties
            if (here := _range(tie.original, words)) and (there := _range(tie.facing, others))
        },
        key=lambda one: (one.original, one.facing),
    )
    backbone = _backbone(found)
    blocks: list[tuple[_Block, bool]] = []
    left_over: list[_Block] = []
    for at, one in enumerate(found):
        new: _Block | None = one
        sure = at in backbone
        while new is not None and blocks and _cross(blocks[-1][0], new):
            last, was_sure = blocks[-1]
            whole = _hull(last, new)
            if _narrow(whole) or (sure and was_sure):  # two of the backbone cross only where they share a word
                new, sure = whole, sure or was_sure
                blocks.pop()
            elif was_sure:
                left_over.append(new)
                new = None
            else:
                left_over.append(last)
                blocks.pop()
        if new is not None:
            blocks.append((new, sure))
    kept = [block for block, _ in blocks]
    held = {k for block in kept for k in range(*block.original)}
    taken = {k for block in kept for k in range(*block.facing)}
    moved = {k for block in left_over for k in range(*block.original)} - held
    elsewhere = {k for block in left_over for k in range(*block.facing)} - taken
    return kept, moved, elsewhere


def _range(span: Span, words: Sequence[Span]) -> tuple[int, int] | None:
    """Return the words a span touches; both are in order, and words do not overlap."""
    low = bisect_right(words, span.start, key=lambda one: one.end)
    high = bisect_left(words, span.end, key=lambda one: one.start)
    return (low, high) if low < high else None


def _backbone(found: Sequence[_Block]) -> set[int]:
    """Return the longest run of blocks that are in order on both sides (patience sorting)."""
    piles: list[int] = []
    tops: list[int] = []
    before: dict[int, int] = {}
    for at, one in enumerate(found):
        place = bisect_right(tops, one.facing[0])
        if place:
            before[at] = piles[place - 1]
        if place == len(piles):
            piles.append(at)
            tops.append(one.facing[0])
        else:
            piles[place], tops[place] = at, one.facing[0]
    out: set[int] = set()
    at_last = piles[-1] if piles else None
    while at_last is not None:
        out.add(at_last)
        at_last = before.get(at_last)
    return out


def _cross(one: _Block, after: _Block) -> bool:
    return one.original[1] > after.original[0] or one.facing[1] > after.facing[0]


def _hull(one: _Block, other: _Block) -> _Block:
    return _Block(
        (min(one.original[0], other.original[0]), max(one.original[1], other.original[1])),
        (min(one.facing[0], other.facing[0]), max(one.facing[1], other.facing[1])),
    )


def _narrow(block: _Block) -> bool:
    return all(high - low <= WIDEST for low, high in (block.original, block.facing))


# --- words between them --------------------------------------------------------------------------------------------


def _equal(
    texts: Sequence[str],
    theirs: Sequence[str],
    here: tuple[int, int],
    there: tuple[int, int],
    moved: set[int],
    elsewhere: set[int],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal words between two cells, in order; then the ends."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for m in range(*there):
        if m not in elsewhere:
            places[_plain(theirs[m])].append(m)
    reached = there[0]
    for k in range(*here):
        if k in moved:
            continue
        waiting = places.get(_plain(texts[k]))
        while waiting and waiting[0] < reached:
            waiting.popleft()
        if waiting:
            m = waiting.popleft()
            yield k, m
            reached = m + 1
    yield here[1], there[1]


def _plain(word: str) -> str:
    return (word.strip(_PUNCTUATION) or word).translate(_ONE_I).casefold()


def _alone(
    words: Sequence[Span],
    others: Sequence[Span],
    here: tuple[int, int],
    there: tuple[int, int],
    moved: set[int],
    elsewhere: set[int],
) -> Iterator[Cell]:
    for k in range(*here):
        yield Cell((words[k],), (), moved=k in moved)
    for m in range(*there):
        yield Cell((), (others[m],), moved=m in elsewhere)

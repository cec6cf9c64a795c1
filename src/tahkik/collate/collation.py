"""The verb of this stage: a quotation and the place of a source it was found at, set beside each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahkik.collate import blocks
from tahkik.collate.align import Step, align
from tahkik.collate.moved import moves
from tahkik.collate.typed import Sides, is_noise, variants
from tahkik.kernels import align as kernel
from tahkik.languages import Profile
from tahkik.model import Quotation, Span, Variant
from tahkik.text.fold import Folded

#: Words around the place *find* named that the alignment may also use, beside those by which the quotation is longer.
MARGIN = 8
#: Longest bracket, in code points; a longer one is an unclosed bracket.
BRACKET = 300
_SENTENCE_END = frozenset(".!?…")
_BRACKET = re.compile(r"[(\[)\]]")


@dataclass(frozen=True, slots=True)
class Collation:
    """What a quotation and a passage have in common and where they differ.

    ``covers``: the span of the page set beside the source. ``start``/``end``: the passage in the source. ``variants``:
    every difference, in the order of the page.
    """

    covers: Span
    start: int
    end: int
    variants: tuple[Variant, ...]


def collate(
    quotation: Quotation, words: Folded, source: Folded, start: int, end: int, page: Span, profile: Profile
) -> Collation | None:
    """Collate a quotation with the passage around the source tokens ``start:end``.

    Parameters
    ----------
    quotation : Quotation
        Its marks, brackets, ellipses and whether it is closed.
    words : Folded
        Its tokens.
    source : Folded
        The whole document.
    start, end : int
        Tokens of the document that *find* named.
    page : Span
        What of the quotation stands there: the whole of it, or one of several parts, or an open one up to its last
        match.
    profile : Profile
        Language of the quotation.

    Returns
    -------
    Collation or None
        None where no word of the quotation can be set beside a word of the passage.
    """
    if len(words) and (words.starts[0] < page.start or words.ends[-1] > page.end):
        words = words.take(np.flatnonzero((words.starts >= page.start) & (words.ends <= page.end)))
    margin = MARGIN + max(0, len(words) - (end - start))
    low, high = max(0, start - margin), min(len(source), end + margin)
    side = source.part(low, high)
    page_brackets = _inside(words, [(b.start, b.end) for b in quotation.brackets])
    brackets = _brackets(side)
    source_brackets = _inside(side, brackets)
    noise = _inside(side, [(a, b) for a, b in brackets if is_noise(side.text[a + 1 : b - 1], profile)])
    elided = _elided(words, quotation)
    steps = align(
        words,
        side,
        page_brackets=page_brackets,
        source_brackets=source_brackets,
        elided=elided,
    )
    alike = {step.page: _alike(words, side, step) for step in steps}
    steps = blocks.edges(steps, list(alike.values()), lambda token: _breaks(side, token))
    if not steps:
        return None
    runs = blocks.runs(steps, len(words))
    heard = _inside(words, [(b.start, b.end) for b in quotation.brackets if b.kind == "noise"])
    sides = Sides(words, side, page_brackets, heard, noise, elided, profile)
    found, hull = _typed(sides, runs, alike, (steps[0].source[0], max(step.source[1] for step in steps)))
    return Collation(
        page,
        int(side.starts[hull[0]]),
        int(side.ends[hull[1] - 1]),
        found,
    )


def _typed(
    sides: Sides, runs: list[blocks.Run], alike: Mapping[tuple[int, int], bool], hull: tuple[int, int]
) -> tuple[tuple[Variant, ...], tuple[int, int]]:
    unlike = [run.operation != "pair" or (_is_single(run) and not alike[run.page]) for run in runs]
    moved = moves(runs, unlike, sides.page, sides.source, hull)
    out: list[Variant] = [
        Variant(
            "transposition",
            "lexical",
            "substantive",
            sides.page_passage(*here.page),
            sides.source_passage(*there.source),
        )
        for here, there, told in moved
        if told
    ]
    out += variants(sides, _without(runs, moved))
    hull = (
        min([hull[0], *(there.source[0] for _, there, _ in moved)]),
        max([hull[1], *(there.source[1] for _, there, _ in moved)]),
    )
    return tuple(sorted(out, key=_page_order)), hull


def _is_single(run: blocks.Run) -> bool:
    return run.page[1] - run.page[0] == 1 == run.source[1] - run.source[0]


def _page_order(variant: Variant) -> tuple[int, int]:
    at = variant.page.start if variant.page else -1
    return (at, variant.source.start if variant.source else -1)


def _without(runs: list[blocks.Run], moved: list[tuple[blocks.Run, blocks.Run, bool]]) -> list[blocks.Run]:
    """Take moved words out of the runs; what a moved word was paired with stands alone."""
    if not moved:
        return runs
    page = {token for here, _, _ in moved for token in range(*here.page)}
    source = {token for _, there, _ in moved for token in range(*there.source)}
    out: list[blocks.Run] = []
    for run in runs:
        p = [token for token in range(*run.page) if token not in page]
        s = [token for token in range(*run.source) if token not in source]
        if len(p) == run.page[1] - run.page[0] and len(s) == run.source[1] - run.source[0]:
            out.append(run)
            continue
        at, beside = run.source[0], run.page[0]
        out += [blocks.Run("addition", (token, token + 1), (at, at)) for token in p]
        out += [blocks.Run("omission", (beside, beside), (token, token + 1)) for token in s]
    return _merged(out)


def _merged(runs: list[blocks.Run]) -> list[blocks.Run]:
    out: list[blocks.Run] = []
    for run in runs:
        if out and run.operation == out[-1].operation == "addition" and run.page[0] == out[-1].page[1]:
            out[-1] = blocks.Run("addition", (out[-1].page[0], run.page[1]), out[-1].source)
        elif out and run.operation == out[-1].operation == "omission" and run.source[0] == out[-1].source[1]:
            out[-1] = blocks.Run("omission", out[-1].page, (out[-1].source[0], run.source[1]))
        else:
            out.append(run)
    return out


def _alike(words: Folded, source: Folded, step: Step) -> bool:
    """Whether the letters of a step agree by more than half."""
    (a, b), (c, d) = step.page, step.source
    if b - a == 1 == d - c and words.hashes[a] == source.hashes[c]:
        return True
    p0, p1 = int(words.offsets[a]), int(words.offsets[b])
    s0, s1 = int(source.offsets[c]), int(source.offsets[d])
    longer = max(p1 - p0, s1 - s0)
    most = (longer - 1) // 2
    if longer == 0 or longer > 500:
        return False
    row = np.empty(max(512, s1 - s0 + 1), np.int32)
    return bool(kernel.letter_distance(words.letters, p0, p1, source.letters, s0, s1, most, row) <= most)


def _inside(side: Folded, spans: list[tuple[int, int]]) -> NDArray[np.bool_]:
    out = np.zeros(len(side), np.bool_)
    for start, end in spans:
        first, last = side.tokens_within(start, end)
        out[first:last] = True
    return out


def _brackets(side: Folded) -> list[tuple[int, int]]:
    """Brackets of a source stretch, their signs included."""
    if len(side) == 0:
        return []
    start, end = int(side.starts[0]), int(side.ends[-1])
    out: list[tuple[int, int]] = []
    opened = -1
    for hit in _BRACKET.finditer(side.text, max(0, start - 1), end + 1):
        at = hit.start()
        if hit.group() in "([":
            opened = at
        elif opened >= 0:
            if at - opened <= BRACKET:
                out.append((opened, at + 1))
            opened = -1
    return out


def _elided(words: Folded, quotation: Quotation) -> NDArray[np.bool_]:
    out = np.zeros(len(words), np.bool_)
    for start, _ in quotation.ellipses:
        token = int(np.searchsorted(words.ends, start, side="right")) - 1
        if 0 <= token < len(words) - 1:
            out[token] = True
    return out


def _breaks(side: Folded, token: int) -> bool:
    """Whether a sentence of the source ends right before a token."""
    if token == 0:
        return False
    between = side.text[int(side.ends[token - 1]) : int(side.starts[token])]
    return not _SENTENCE_END.isdisjoint(between)

"""A quotation over its source: two rows of words in columns, the differing ones between signs.

The signs can be read without colour: ``+added+  −left out−  ~changed~  ^moved^  ?doubtful?``, and ``[left out]`` where
the page marks its omission. No word of either side is lost on the way, whatever the variants are; the columns only
decide which words stand over which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from tahkik.model import Match, Span, Variant

Mark = Literal["added", "left-out", "changed", "moved", "doubtful", "elided", "aside", "gap"]

#: The sign before and after the words of a mark.
SIGNS: dict[Mark, tuple[str, str]] = {
    "added": ("+", "+"),
    "left-out": ("−", "−"),
    "changed": ("~", "~"),
    "moved": ("^", "^"),
    "doubtful": ("?", "?"),
    "elided": ("[", "]"),
    "aside": ("", ""),
    "gap": ("", ""),
}

#: Words kept on both sides of a difference: about one line of a terminal, enough to find the place in print.
CONTEXT = 5

#: Words kept of a difference longer than both together, at its beginning and at its end.
HEAD, TAIL = 10, 5

#: Fewer words than this are shown: a gap would take as much room.
SMALLEST_GAP = 4

#: Code points of one column; words without spaces (Chinese, a damaged line) are cut here, so that lines can break.
LONGEST_PIECE = 24

_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a part of one up to a variant's edge; ``variant`` is the index of the variant it belongs to.

    ``glued``: no space stands before it.
    """

    text: str
    variant: int | None
    aside: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What stands over what. An empty string is an empty place; ``words`` is how many words a gap stands for."""

    page: str
    source: str
    mark: Mark | None = None
    words: int = 1


def columns(text: str, match: Match, breaks: Sequence[Span] = ()) -> list[Column]:
    """Set the words of a page over the words of the passage they match.

    Parameters
    ----------
    text : str
        The written text of the page; ``match.covers`` says which part of it is set.
    match : Match
        The passage with its variants.
    breaks : sequence of Span
        Stretches of the page inside the quotation that are not its words.
    """
    covers = match.covers
    page_spans = [v.page and Span(v.page.start, v.page.end) for v in match.variants]
    source_spans = [v.source and Span(v.source.start, v.source.end) for v in match.variants]
    page = _pieces(text[covers.start : covers.end], covers.start, page_spans, breaks)
    source = _pieces(match.text, match.start, source_spans, ())
    return list(_walk(page, source, match.variants))


def mark_of(variant: Variant) -> Mark | None:
    """Return how a variant is shown; spelling is not marked, it is counted."""
    if variant.class_ == "orthographic":
        return None
    if variant.class_ == "elided":
        return "elided"
    if variant.class_ == "doubtful":
        return "doubtful"
    marks: dict[str, Mark] = {
        "addition": "added",
        "omission": "left-out",
        "substitution": "changed",
        "transposition": "moved",
    }
    return marks[variant.kind]


def _pieces(text: str, at: int, spans: Sequence[Span | None], breaks: Sequence[Span]) -> list[Piece]:
    """Cut a text, which begins at position ``at``, into words, and words at the edges of variants and breaks."""
    owned = sorted((span, index) for index, span in enumerate(spans) if span is not None and span.end > span.start)
    edges = sorted({edge for span, _ in owned for edge in span} | {edge for span in breaks for edge in span})
    pieces: list[Piece] = []
    next_edge = next_owner = 0
    asides = sorted(breaks)
    next_aside = 0
    for word in _WORDS.finditer(text):
        start, end = at + word.start(), at + word.end()
        while next_edge < len(edges) and edges[next_edge] <= start:
            next_edge += 1
        while start < end:
            cut = edges[next_edge] if next_edge < len(edges) and edges[next_edge] < end else end
            if cut < end:
                next_edge += 1
            while next_owner < len(owned) and owned[next_owner][0].end <= start:
                next_owner += 1
            while next_aside < len(asides) and asides[next_aside].end <= start:
                next_aside += 1
            owner = next_owner < len(owned) and owned[next_owner][0].start <= start
            variant = owned[next_owner][1] if owner else None
            aside = next_aside < len(asides) and asides[next_aside].start <= start
            for part in range(start, cut, LONGEST_PIECE):
                words = text[part - at : min(part + LONGEST_PIECE, cut) - at]
                _append(pieces, Piece(words, variant, aside, part > at + word.start()), cut < end)
            start = cut
    return pieces


def _append(pieces: list[Piece], piece: Piece, opens: bool) -> None:
    """Append a piece; signs without letters or figures join a word, to keep the columns in step.

    They join the word before them; a sign that touches a variant's word is shown with it: ``+(word)+``, so a sign that
    opens a word (``opens``) waits for it.
    """
    last = pieces[-1] if pieces else None
    if last is None or last.aside != piece.aside or len(last.text) + len(piece.text) > LONGEST_PIECE:
        pieces.append(piece)
        return
    space = "" if piece.glued else " "
    if _bare(piece) and piece.variant is None and (piece.glued or (last.variant is None and not opens)):
        pieces[-1] = replace(last, text=f"{last.text}{space}{piece.text}")
    elif _bare(last) and last.variant is None and (piece.glued or piece.variant is None):
        pieces[-1] = replace(piece, text=f"{last.text}{space}{piece.text}", glued=last.glued)
    elif _bare(piece) and piece.variant is not None and piece.variant == last.variant:
        pieces[-1] = replace(last, text=f"{last.text}{space}{piece.text}")
    else:
        pieces.append(piece)


def _bare(piece: Piece) -> bool:
    return not any(character.isalnum() for character in piece.text)


def _walk(page: list[Piece], source: list[Piece], variants: Sequence[Variant]) -> Iterator[Column]:
    """Walk both sides at once; every step takes at least one word, none is taken twice."""
    on_page = {piece.variant for piece in page}
    on_source = {piece.variant for piece in source}
    seen: set[int] = set()

    def alone(variant: int, others: set[int | None]) -> bool:
        return variants[variant].kind == "transposition" or variant not in others or variant in seen

    i = j = 0
    while i < len(page) or j < len(source):
        left = page[i] if i < len(page) else None
        right = source[j] if j < len(source) else None
        if left is not None and left.aside and left.variant is None:
            yield Column(left.text, "", "aside")
            i += 1
        elif left is not None and left.variant is not None and alone(left.variant, on_source):
            end = _run(page, i)
            seen.add(left.variant)
            yield from _set(page[i:end], [], mark_of(variants[left.variant]))
            i = end
        elif right is not None and right.variant is not None and alone(right.variant, on_page):
            end = _run(source, j)
            seen.add(right.variant)
            yield from _set([], source[j:end], mark_of(variants[right.variant]))
            j = end
        elif left is not None and right is not None and left.variant == right.variant:
            if left.variant is None:
                yield Column(left.text, right.text)
                i, j = i + 1, j + 1
                continue
            i_end, j_end = _run(page, i), _run(source, j)
            seen.add(left.variant)
            yield from _set(page[i:i_end], source[j:j_end], mark_of(variants[left.variant]))
            i, j = i_end, j_end
        elif right is not None and (left is None or left.variant is not None) and right.variant is None:
            yield Column("", right.text)
            j += 1
        elif left is not None and left.variant is None:
            yield Column(left.text, "")
            i += 1
        elif left is not None and left.variant is not None:
            end = _run(page, i)
            seen.add(left.variant)
            yield from _set(page[i:end], [], mark_of(variants[left.variant]))
            i = end
        else:
            end = _run(source, j)
            yield from _set([], source[j:end], None if right is None else _mark_at(right, variants))
            j = end


def _mark_at(piece: Piece, variants: Sequence[Variant]) -> Mark | None:
    return None if piece.variant is None else mark_of(variants[piece.variant])


def _run(pieces: list[Piece], start: int) -> int:
    """Return the end of the run of pieces that belong to the same variant."""
    end = start + 1
    while end < len(pieces) and pieces[end].variant == pieces[start].variant:
        end += 1
    return end


def _set(page: list[Piece], source: list[Piece], mark: Mark | None) -> Iterator[Column]:
    above, below = _signed(page, mark), _signed(source, mark)
    for one, other in zip_longest(above, below, fillvalue=""):
        yield Column(one, other, mark)


def _signed(pieces: list[Piece], mark: Mark | None) -> list[str]:
    words = [piece.text for piece in pieces]
    if words and mark is not None:
        before, after = SIGNS[mark]
        words[0] = before + words[0]
        words[-1] = words[-1] + after
    return words


# --- leaving out what is alike -------------------------------------------------------------------------------------


def excerpt(all_columns: Sequence[Column]) -> list[Column]:
    """Keep the differences with their neighbourhood, and the first and last words; gaps say how much they hold.

    A gap has the mark ``gap`` and the number of words in ``words``; a gap inside a long difference keeps that
    difference's mark on both its sides.
    """
    cut = _shorten_runs(all_columns)
    keep = [False] * len(cut)
    last = len(cut) - 1
    for index, column in enumerate(cut):
        if column.mark not in (None, "aside"):
            for near in range(max(0, index - CONTEXT), min(last, index + CONTEXT) + 1):
                keep[near] = True
    for index in (*range(min(CONTEXT, len(cut))), *range(max(0, len(cut) - CONTEXT), len(cut))):
        keep[index] = True
    result: list[Column] = []
    skipped: list[Column] = []
    for index, column in enumerate(cut):
        if not keep[index]:
            skipped.append(column)
            continue
        if skipped:
            result += skipped if len(skipped) < SMALLEST_GAP else [Column("", "", "gap", len(skipped))]
            skipped = []
        result.append(column)
    return result


def _shorten_runs(all_columns: Sequence[Column]) -> list[Column]:
    """Leave out the middle of every long difference."""
    result: list[Column] = []
    start = 0
    while start < len(all_columns):
        end = start + 1
        mark = all_columns[start].mark
        while end < len(all_columns) and all_columns[end].mark == mark:
            end += 1
        run = all_columns[start:end]
        if mark is None or len(run) <= HEAD + TAIL + 1:
            result.extend(run)
        else:
            left_out = run[HEAD:-TAIL]
            page = any(column.page for column in left_out)
            source = any(column.source for column in left_out)
            gap = Column("…" if page else "", "…" if source else "", mark, len(left_out))
            result.extend((*run[:HEAD], gap, *run[-TAIL:]))
        start = end
    return result

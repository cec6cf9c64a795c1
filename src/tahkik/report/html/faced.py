"""A rendering or a claim beside its original, with everything its template says: rows, ties, what was lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from tahkik.model import Passage, Span
from tahkik.report.abreast import Cell, cells, untied
from tahkik.report.faced import name_of, words_of
from tahkik.report.facing import Facing, Sign
from tahkik.report.html.entries import Entry
from tahkik.report.html.marking import ASIDE, UNTIED, Marked, Run, runs
from tahkik.report.messages import load

if TYPE_CHECKING:
    from tahkik.report.html.entered import Note
    from tahkik.report.html.sheet import Sheet

#: A long rendering is cut into rows where a sentence ends on both sides, after this many words of either: the words
#: that face each other then stand beside each other. A row is cut anywhere after the second number of words.
ROW, LONGEST_ROW = 60, 240

#: Ties of a row that light up; a row has hardly more than its words.
MOST_TIES = 400

#: Links that everybody knows at sight; on paper only the others are listed.
PLAIN = ("same", "spelling", "inflection")

_ENDS = re.compile(r"[.!?…:;][\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as it is printed: the words of both sides, what ties them, and where that is known from."""

    number: int
    first: str
    second: str
    name: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the original, what faces it, and the ties between them."""

    original: tuple[Run, ...]
    facing: tuple[Run, ...]
    lines: tuple[Line, ...]
    linked: int


class Faced:
    """A facing with its words in the language of the interface."""

    def __init__(self, sheet: Sheet, entry: Entry, facing: Facing, notes: Sequence[Note]) -> None:
        self.sheet, self.entry, self.facing, self.notes = sheet, entry, facing, notes
        self.name, self.kind, self.match = facing.name, facing.kind, facing.match
        self.place = sheet.line(facing.facing.start)
        self.cells: Sequence[Cell] = cells(facing) if facing.kind == "rendering" else ()
        self.untied = untied(facing, self.cells)

    @property
    def without(self) -> list[tuple[str, list[str]]]:
        """The words of either side that nothing known ties to the other."""
        texts = (self.facing.shown, (self.facing.facing,))
        keys = ("untied_original", "untied_rendering")
        return [
            (key, [_cut(text, span) for span in spans for text in side if text.start <= span.start < text.end])
            for key, side, spans in zip(keys, texts, self.untied, strict=True)
            if spans
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """The stretches that face each other."""
        here, there = self.facing.shown, self.facing.facing
        if self.kind == "claim" or len(here) > 1:
            return [self._row(here, there)]
        cuts = list(row_cuts(self.facing, self.cells))
        lows = [(here[0].start, there.start), *cuts]
        highs = [*cuts, (here[0].end, there.end)]
        return [
            self._row((_stripped(here[0], low, high),), _stripped(there, begin, end))
            for (low, begin), (high, end) in zip(lows, highs, strict=True)
        ]

    def _row(self, here: Sequence[Passage], there: Passage) -> Row:
        ties = [
            tie
            for tie in self.facing.ties
            if any(_inside(tie.original, piece) for piece in here) and _inside(tie.facing, there)
        ]
        numbered = list(enumerate(ties, 1))
        lines = []
        for number, tie in numbered:
            one, other = words_of(self.facing, tie)
            if self.kind == "claim":  # as the finding says it: the page's word first
                one, other = other, one
            lines.append(Line(number, one, other, name_of(tie, self.sheet.ui), tie.mark is None and tie.kind in PLAIN))
        original: list[Run] = [] if self.facing.opened or here[0] != self.facing.shown[0] else [Run("… ", aside=ASIDE)]
        back = [Marked(span, UNTIED) for span in self.untied[0]]
        for number, piece in enumerate(here):
            knots = [(tie.original, at) for at, tie in numbered]
            words = runs(piece.text, piece.start, self._marked(self.facing.originals, piece), back, knots)
            original += [*([Run(" … ", aside=ASIDE)] if number else []), *words]
        if not self.facing.closed and here[-1].end == self.facing.shown[-1].end:
            original.append(Run(" …", aside=ASIDE))
        back = [Marked(span, UNTIED) for span in self.untied[1]]
        knots = [(tie.facing, at) for at, tie in numbered]
        facing = runs(there.text, there.start, self._marked(self.facing.facings, there), back, knots)
        return Row(tuple(original), tuple(facing), tuple(lines), sum(tie.mark is None for tie in ties))

    def _marked(self, signs: Sequence[Sign], piece: Passage) -> list[Marked]:
        return [
            Marked(sign.span, sign.mark, self.sheet.number_of(self.entry, self.name, sign.rule, sign.at))
            for sign in signs
            if sign.span.start <= piece.end and piece.start <= sign.span.end
        ]

    @property
    def what(self) -> str:
        """What the facing is called."""
        return str(load(self.sheet.ui)["html"]["claimed" if self.kind == "claim" else "rendering"])


def _inside(span: Span, piece: Passage) -> bool:
    return piece.start <= span.start and span.end <= piece.end


def _cut(text: Passage, span: Span) -> str:
    return text.text[span.start - text.start : span.end - text.start]


def _stripped(text: Passage, low: int, high: int) -> Passage:
    words = _cut(text, Span(low, high))
    low += len(words) - len(words.lstrip())
    return Passage(low, max(low, high - len(words) + len(words.rstrip())), words.strip())


def row_cuts(facing: Facing, woven: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yield where a long rendering is cut: the beginnings of rows on both sides."""
    crossed = _Crossed(facing)
    low = begin = words = 0
    last: tuple[str, str] = ("", "")
    for cell in woven:
        if cell.original and cell.facing:
            low, begin = cell.original[0].start, cell.facing[0].start
            ends = all(_ENDS.search(one) for one in last)
            if words >= LONGEST_ROW or (words >= ROW and ends and not crossed.at(low, begin)):
                yield low, begin
                words = 0
        words += max(len(cell.original), len(cell.facing))
        last = (
            _last(facing.shown, cell.original) or last[0],
            _last((facing.facing,), cell.facing) or last[1],
        )


def _last(texts: Sequence[Passage], spans: Sequence[Span]) -> str:
    if not spans:
        return ""
    return next((_cut(text, spans[-1]) for text in texts if _inside(spans[-1], text)), "")


class _Crossed:
    """Asked whether a cut would part words that are tied."""

    def __init__(self, facing: Facing) -> None:
        self.starts = [tie.original.start for tie in facing.ties]
        self.before = list(accumulate((tie.facing.end for tie in facing.ties), max))
        self.after = list(accumulate((tie.facing.start for tie in reversed(facing.ties)), min))[::-1]

    def at(self, original: int, facing: int) -> bool:
        """Return whether words before one place are tied to words behind the other."""
        at = bisect_right(self.starts, original - 1)
        early = at > 0 and self.before[at - 1] > facing
        return early or (at < len(self.after) and self.after[at] < facing)

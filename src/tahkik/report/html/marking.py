"""Words with their marks: a stretch of text, cut where variants, asides and the edges of a match begin and end.

No word is lost or said twice: the runs of a text, set one after the other, are the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tahkik.model import Span
from tahkik.report.columns import SIGNS
from tahkik.report.columns import Mark as ColumnMark

#: The sign of words a finding speaks of though nothing differs in them: an emphasis, a bracket, an opening mark.
NOTED = "noted"
#: Words that differ in spelling only: marked when the reader asks.
SPELLED = "spelled"
#: Words of the quotation beyond its match.
BEYOND = "beyond"
ASIDE = "aside"
#: Words that nothing known ties to what faces them.
UNTIED = "untied"

#: Signs of the marks that a terminal does not have.
_OTHER_SIGNS: dict[str, tuple[str, str]] = {NOTED: ("※", ""), SPELLED: ("", ""), BEYOND: ("", ""), ASIDE: ("", "")}
#: Where words are left out, nothing stands: this sign does.
CARET = "‸"


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A span to be marked; ``finding`` is the number of the finding that speaks of it, 0 where none does."""

    span: Span
    mark: str
    finding: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Words under one mark, None where they are alike. ``first`` and ``last``: the marked span begins, ends here.

    ``tie`` is the number of the tie they belong to, 0 where nothing ties them to what faces them.
    """

    text: str
    mark: str | None = None
    finding: int = 0
    first: bool = False
    last: bool = False
    aside: str | None = None
    tie: int = 0

    @property
    def opening(self) -> str:
        """The sign before the words."""
        return signs(self.mark)[0] if self.first and self.mark else ""

    @property
    def closing(self) -> str:
        """The sign after the words."""
        return signs(self.mark)[1] if self.last and self.mark else ""


def signs(mark: str | None) -> tuple[str, str]:
    """Return the sign before and after the words of a mark; the terminal's signs, where it has them."""
    known: dict[ColumnMark, tuple[str, str]] = SIGNS
    for name, pair in known.items():
        if name == mark:
            return pair
    return _OTHER_SIGNS.get(mark or "", ("", ""))


def runs(
    text: str,
    at: int,
    marked: Sequence[Marked],
    asides: Sequence[Marked] = (),
    ties: Sequence[tuple[Span, int]] = (),
) -> list[Run]:
    """Cut a text into runs.

    Parameters
    ----------
    text : str
        The words.
    at : int
        The position of the first of them; all spans speak of the same text.
    marked : sequence of Marked
        What differs. Where two overlap, the one that begins first has the words; an empty span becomes a caret.
    asides : sequence of Marked
        Stretches that are set back, under whatever mark.
    ties : sequence of (Span, int)
        Words that are tied to what faces them, under whatever mark, and the number of the tie.
    """
    end = at + len(text)
    owned = list(_apart(sorted(marked), at, end))
    back = list(_apart(sorted(asides), at, end))
    tied = list(_apart(sorted(Marked(span, "", number) for span, number in ties), at, end))
    edges = sorted({at, end, *(edge for one in (*owned, *back, *tied) for edge in one.span)})
    carets = {one.span.start: one for one in owned if one.span.start == one.span.end}
    wide = [one for one in owned if one.span.start < one.span.end]
    result: list[Run] = []
    owner = aside = knot = 0
    for start, stop in pairwise(edges):
        if start in carets:
            result.append(_caret(carets.pop(start)))
        while owner < len(wide) and wide[owner].span.end <= start:
            owner += 1
        while aside < len(back) and back[aside].span.end <= start:
            aside += 1
        while knot < len(tied) and tied[knot].span.end <= start:
            knot += 1
        tie = tied[knot].finding if knot < len(tied) and tied[knot].span.start <= start else 0
        one = wide[owner] if owner < len(wide) and wide[owner].span.start <= start else None
        behind = back[aside].mark if aside < len(back) and back[aside].span.start <= start else None
        words = text[start - at : stop - at]
        if one is None:
            result.append(Run(words, aside=behind, tie=tie))
        else:
            first, last = one.span.start == start, one.span.end == stop
            result.append(Run(words, one.mark, one.finding, first, last, behind, tie))
    return [*result, *(_caret(one) for _, one in sorted(carets.items()))]


def _caret(one: Marked) -> Run:
    return Run("", one.mark, one.finding, True, True)


def _apart(ordered: Sequence[Marked], at: int, end: int) -> Iterator[Marked]:
    """Yield spans that do not overlap, none beyond the text; what is left of one after another is kept."""
    reached = at
    for one in ordered:
        start, stop = max(one.span.start, reached), min(one.span.end, end)
        if one.span.start == one.span.end and reached <= start == stop:
            yield one
        elif start < stop:
            yield Marked(Span(start, stop), one.mark, one.finding)
            reached = stop

"""An entry with its words: what the templates of a quotation say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tahkik.model import Claim, Evidence, Finding, Match, Rendering, Span
from tahkik.report import traces
from tahkik.report.html import plain
from tahkik.report.html.entries import Entry
from tahkik.report.html.marking import ASIDE, Marked, Run, runs

if TYPE_CHECKING:
    from tahkik.report.html.sheet import Sheet

#: Places of a quotation set in full; the others are named, and the JSON result lists all.
PLACES = 3

#: Places named beyond those set in full: a line or two of print.
NAMED = 12

#: Code points of a quotation's first words, in the list at the head of the report: one line of it.
FIRST_WORDS = 64


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it is printed."""

    number: int
    finding: Finding
    title: str
    words: str
    rests_on: str
    evidence: tuple[tuple[Evidence, str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of the apparatus: the page's words, the source's words, and the rule that licensed the difference."""

    page: str
    source: str
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a source under its quotation."""

    match: Match
    page: tuple[Run, ...]
    source: tuple[Run, ...]
    before: str
    after: str
    doubtful: tuple[Difference, ...]
    spelling: tuple[Difference, ...]
    citation: str


class Entered:
    """An entry with its words in the language of the interface."""

    def __init__(self, sheet: Sheet, entry: Entry) -> None:
        self.sheet, self.entry = sheet, entry
        self.checked = entry.checked
        self.level = entry.level
        self.notes = [sheet.note(one, entry) for one in entry.findings]
        self.id = self.checked.quotation.id if self.checked else ""
        self.line = sheet.line(entry.start)
        self.rules = sorted({one.finding.rule for one in entry.findings})

    @cached_property
    def plain(self) -> str:
        """The plain line."""
        assert self.checked is not None  # asked of quotations only
        return plain.line(self.checked, self.sheet.result, self.sheet.ui)

    @cached_property
    def first_words(self) -> str:
        """What the entry is known by in lists."""
        text = self.checked.quotation.text if self.checked else self.notes[0].words
        words = " ".join(text.split())
        return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS]}…"

    @cached_property
    def quotation(self) -> tuple[Run, ...]:
        """The quotation as the page has it, where there is no passage to set it over."""
        assert self.checked is not None
        quoted = self.checked.quotation
        return tuple(runs(quoted.text, quoted.start, self.sheet.noted(self.entry), asides(quoted.breaks)))

    @cached_property
    def places(self) -> list[Place]:
        """The passages set in full."""
        matches = self.checked.matches if self.checked else ()
        several = self.checked is not None and self.checked.verdict == "ambiguous"
        return [self.sheet.place(self.entry, match) for match in matches[: PLACES if several else 1]]

    @cached_property
    def others(self) -> list[Match]:
        """The places that are only named."""
        matches = self.checked.matches if self.checked else ()
        return list(matches[len(self.places) : len(self.places) + NAMED])

    @property
    def unnamed(self) -> int:
        """How many places are not even named."""
        matches = self.checked.matches if self.checked else ()
        return len(matches) - len(self.places) - len(self.others)

    @cached_property
    def traced(self) -> list[str]:
        """How the quotation was looked for."""
        if self.checked is None:
            return []
        return [line for _, line in traces.lines(self.checked, self.sheet.ui, explain=self.sheet.explain)]

    def rendered(self, rendering: Rendering) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """Return the quotation and its rendering, the places where they part marked in both."""
        assert self.checked is not None
        quoted = self.checked.quotation
        originals, others = [], []
        for drift in rendering.drifts:
            at = Span(drift.rendering.start, drift.rendering.end)
            of = self.sheet.number_of(self.entry, rendering.id, at)
            originals.append(Marked(Span(drift.original.start, drift.original.end), "changed", of))
            others.append(Marked(at, "changed", of))
        back = asides(quoted.breaks)
        return (
            tuple(runs(quoted.text, quoted.start, originals, back)),
            tuple(runs(rendering.text, rendering.start, others)),
        )

    def claimed(self, claim: Claim) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """Return a claim and the clause it rests on, what departs or is lost marked in both."""
        assert claim.clause is not None  # asked of claims that rest on a clause
        clause = claim.clause
        mine = [Marked(Span(one.claim.start, one.claim.end), "changed") for one in claim.departures]
        lost = [one.clause if one.kind == "condition" else one.sign for one in claim.losses]
        theirs = [Marked(Span(one.start, one.end), "left-out") for one in lost]
        theirs += [Marked(Span(one.document.start, one.document.end), "changed") for one in claim.departures]
        inside: list[Marked] = []
        for mark in sorted(one for one in theirs if clause.start <= one.span.start and one.span.end <= clause.end):
            if not inside or inside[-1].span.end <= mark.span.start:
                inside.append(mark)
        return tuple(runs(claim.text, claim.start, mine)), tuple(runs(clause.text, clause.start, inside))


def asides(breaks: Sequence[Span]) -> list[Marked]:
    """Return the stretches of a quotation that are not its words."""
    return [Marked(span, ASIDE) for span in breaks]

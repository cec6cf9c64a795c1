"""An entry with its words: what the templates of a quotation say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tahkik.model import Claim, Evidence, Finding, FindingLevel, Match, Span
from tahkik.report import traces
from tahkik.report.html import plain
from tahkik.report.html.entries import Entry
from tahkik.report.html.faced import Faced
from tahkik.report.html.marking import ASIDE, Marked, Run, runs

if TYPE_CHECKING:
    from tahkik.report.html.sheet import Sheet

#: Places of a quotation set in full; the others are named, and the JSON result lists all.
PLACES = 3

#: Places named beyond those set in full: a line or two of print.
NAMED = 12

#: Code points of a quotation's first words, in the list at the head of the report: one line of it.
FIRST_WORDS = 64

_LEVELS: tuple[FindingLevel, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it is printed; ``lost`` is what it finds lost or changed, in plain words."""

    number: int
    finding: Finding
    title: str
    words: str
    rests_on: str
    lost: str | None
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

    @cached_property
    def facings(self) -> list[Faced]:
        """The renderings and claims that are set beside what they rest on, in the order of the page."""
        names = [one.id for one in self.entry.renderings] + [one.id for one in self.entry.claims]
        found = [self.sheet.facings[name] for name in names if name in self.sheet.facings]
        return [
            Faced(self.sheet, self.entry, one, [note for note in self.notes if note.finding.about == one.name])
            for one in sorted(found, key=lambda one: one.facing.start)
        ]

    @cached_property
    def own(self) -> list[Note]:
        """The findings that speak of no rendering and no claim set below."""
        apart = {one.name for one in self.facings}
        return [note for note in self.notes if note.finding.about not in apart]

    @property
    def beside(self) -> Faced | None:
        """The quotation beside the passage of a source that it renders."""
        return next((one for one in self.facings if one.match is not None), None)

    @property
    def first(self) -> list[Faced]:
        """The facings set before the quotation: those with findings, unless it has a source and findings as grave."""
        own = min((_LEVELS.index(note.finding.level) for note in self.own), default=len(_LEVELS))
        return [
            one
            for one in self.facings
            if one.match is None
            and one.notes
            and (not self.places or min(_LEVELS.index(note.finding.level) for note in one.notes) < own)
        ]

    @property
    def after(self) -> list[Faced]:
        """The other facings."""
        first = {one.name for one in self.first}
        return [one for one in self.facings if one.match is None and one.name not in first]

    @property
    def unfaced(self) -> list[Claim]:
        """What the page says of the quotation, as far as it rests on no clause of it."""
        apart = {one.name for one in self.facings}
        return [claim for claim in self.entry.claims if claim.id not in apart]


def asides(breaks: Sequence[Span]) -> list[Marked]:
    """Return the stretches of a quotation that are not its words."""
    return [Marked(span, ASIDE) for span in breaks]

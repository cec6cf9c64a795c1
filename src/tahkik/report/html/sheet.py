"""One page of the report with everything its templates say. The templates only set it; nothing is decided there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from tahkik.model import (
    Checked,
    CheckResult,
    Claim,
    Comment,
    DateMention,
    Evidence,
    FailedPage,
    Match,
    Quotation,
    Rendering,
    Span,
    Variant,
)
from tahkik.report.columns import mark_of
from tahkik.report.facing import facings
from tahkik.report.html import plain
from tahkik.report.html.entered import Difference, Entered, Note, Place, asides
from tahkik.report.html.entries import Entry, Numbered, entries
from tahkik.report.html.marking import BEYOND, NOTED, SPELLED, Marked, runs
from tahkik.report.messages import depends_on, fill, lost, message, number, title
from tahkik.report.terminal import RISK

#: Words before and after a word of evidence, enough to find the place in print.
NEIGHBOURS = 6

#: What ends the passage itself stands before the words after it.
CLOSING = " \n.,;:!?…"

#: Levels of comments that are set back; deeper ones stand under the last, so that a narrow screen keeps room for words.
DEEPEST = 4


class Sheet:
    """One checked page being set.

    Parameters
    ----------
    result : CheckResult
        What checking the page gave.
    ui : str
        Language of the interface.
    prefix : str
        Before every address inside the file; empty where the file holds one page.
    explain : bool
        Say how every quotation was looked for, and what chance would give.
    """

    failed = False

    def __init__(self, result: CheckResult, ui: str, prefix: str, explain: bool) -> None:
        self.result, self.ui, self.prefix, self.explain = result, ui, prefix, explain
        self.document = result.document
        self.text = result.document.text
        self._line_ends = [found.start() for found in re.finditer("\n", self.text)]
        self.facings = facings(result)
        self.entries = [Entered(self, one) for one in entries(result)]
        self.name = result.document.title or result.document.source

    # --- the head -------------------------------------------------------------------------------------------------

    @property
    def tally(self) -> str:
        """How many quotations have which verdict."""
        if not self.result.quotations:
            return fill("report", "no_quotations", self.ui)
        return plain.tally(self.result, RISK, self.ui)

    @property
    def held(self) -> str:
        """What the page was checked against."""
        corpus = self.result.corpus
        if corpus is None:
            return fill("report", "no_corpus", self.ui)
        documents, tokens = number(corpus.documents, self.ui), number(corpus.tokens, self.ui)
        return fill(
            "report", "against", self.ui, count=corpus.documents, documents=documents, name=corpus.name, tokens=tokens
        )

    @property
    def rules(self) -> list[tuple[str, str, int]]:
        """The rules that found something on this page: name, title, findings; the most frequent first."""
        counts: dict[str, int] = {}
        for finding in self.result.findings:
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
        return [
            (rule, title(rule, self.ui), many)
            for rule, many in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ]

    # --- findings -------------------------------------------------------------------------------------------------

    def line(self, at: int) -> str:
        """Return the place of a position: its line, as the terminal report says it."""
        return fill("report", "line", self.ui, line=bisect_left(self._line_ends, at) + 1)

    def note(self, one: Numbered, entry: Entry) -> Note:
        """Return a finding with its words, and the evidence that is not shown beside it anyway."""
        shown = entry.checked.matches[:1] if entry.checked else ()
        evidence = [
            (each, *self._neighbours(each)) for each in one.finding.evidence if not self._stands(each, entry, shown)
        ]
        finding = one.finding
        return Note(
            one.number,
            finding,
            title(finding.rule, self.ui),
            message(finding, self.ui),
            depends_on(finding, self.ui),
            lost(finding.rule, self.ui) if finding.about in self.facings else None,
            tuple(evidence),
        )

    def _stands(self, evidence: Evidence, entry: Entry, shown: Sequence[Match]) -> bool:
        """Return whether the words are already set in the entry."""
        if entry.checked is None:
            return False
        if evidence.of == "page":
            faced = [one for one in entry.claims if one.clause is not None]
            spans: list[Quotation | Rendering | Claim] = [entry.checked.quotation, *entry.renderings, *faced]
            return any(one.start <= evidence.start and evidence.end <= one.end for one in spans)
        return any(
            one.source == evidence.source and one.start <= evidence.start and evidence.end <= one.end for one in shown
        )

    def _neighbours(self, evidence: Evidence) -> tuple[str, str]:
        if evidence.of != "page":
            return "", ""
        reach = 20 * NEIGHBOURS
        left = self.text[max(0, evidence.start - reach) : evidence.start]
        right = self.text[evidence.end : evidence.end + reach]
        before, after = left.split()[-NEIGHBOURS:], right.split()[:NEIGHBOURS]
        return (
            "… " + " ".join(before) + _glue(left[-1:]) if before else "",
            _glue(right[:1]) + " ".join(after) + " …" if after else "",
        )

    def number_of(self, entry: Entry, about: str, rule: str, at: Span) -> int:
        """Return the number of the finding of a rule about something that stands at a span, 0 where none does."""
        for one in entry.findings:
            finding = one.finding
            if finding.about == about and finding.rule == rule and finding.start <= at.start and at.end <= finding.end:
                return one.number
        return 0

    # --- quotations -----------------------------------------------------------------------------------------------

    def noted(self, entry: Entry) -> list[Marked]:
        """Return the words of the quotation that findings speak of."""
        assert entry.checked is not None
        quoted = entry.checked.quotation
        return [
            Marked(Span(one.finding.start, one.finding.end), NOTED, one.number)
            for one in entry.findings
            if quoted.start <= one.finding.start < one.finding.end <= quoted.end and one.finding.about == quoted.id
        ]

    def place(self, entry: Entry, match: Match) -> Place:
        """Set a quotation over a passage."""
        assert entry.checked is not None
        quoted = entry.checked.quotation
        page: list[Marked] = []
        source: list[Marked] = []
        told: set[int] = set()
        for variant in match.variants:
            found = _finding_of(variant, entry, quoted.id)
            number = found.number if found else 0
            told.add(number)
            mark = mark_of(variant) or SPELLED
            if variant.page is not None:
                page.append(Marked(Span(variant.page.start, variant.page.end), mark, number))
            elif found is not None and match.covers.start <= found.finding.start <= match.covers.end:
                # an omission has no words on the page: the finding knows where they would stand
                page.append(Marked(Span(found.finding.start, found.finding.start), mark, number))
            if variant.source is not None:
                source.append(Marked(Span(variant.source.start, variant.source.end), mark, number))
        page += [one for one in self.noted(entry) if one.finding not in told]
        start, end = min(quoted.start, match.covers.start), max(quoted.end, match.covers.end)
        back = asides(quoted.breaks)
        back += [
            Marked(span, BEYOND)
            for span in (Span(start, match.covers.start), Span(match.covers.end, end))
            if any(sign.isalnum() for sign in self.text[span.start : span.end])
        ]
        return Place(
            match,
            tuple(runs(self.text[start:end], start, page, back)),
            tuple(runs(match.text, match.start, source)),
            match.before.strip() if _says_something(match.before) else "",
            match.after.lstrip(CLOSING).rstrip() if _says_something(match.after) else "",
            _apparatus(match.variants, "doubtful"),
            _apparatus(match.variants, "orthographic"),
            self.citation(entry.checked, match),
        )

    def citation(self, checked: Checked, match: Match) -> str:
        """Return where the passage stands and where it is quoted, as a person would write it into a paper."""
        where = [match.title, match.locus, match.source]
        source = ", ".join(" ".join(part.split()) for part in where if part)
        document = self.document
        page = [document.author, self.name, document.published, document.address or document.source]
        quoted_in = ", ".join(dict.fromkeys(" ".join(part.split()) for part in page if part))
        start, end, line = str(match.start), str(match.end), self.line(checked.quotation.start)
        return plain.put("citation", self.ui, source=source, start=start, end=end, page=quoted_in, line=line)

    # --- lists ----------------------------------------------------------------------------------------------------

    def date(self, date: DateMention) -> list[tuple[str, str]]:
        """Return the readings of a date: what it says, and in which calendar."""
        return [(one.iso or one.reason or "?", one.calendar) for one in date.readings]

    @cached_property
    def comments(self) -> list[tuple[Comment, int]]:
        """The comments with their depth, each under the one it answers."""
        answers: dict[str | None, list[Comment]] = {}
        known = {one.id for one in self.document.comments}
        for one in self.document.comments:
            answers.setdefault(one.parent if one.parent in known else None, []).append(one)
        return list(_threaded(answers))

    @cached_property
    def claims(self) -> list[Any]:
        """What the page says of no quotation in particular: its headline, its lead."""
        known = {one.quotation.id for one in self.result.quotations}
        return [one for one in self.result.claims if one.about not in known]


class FailedSheet:
    """A page that could not be checked."""

    failed = True

    def __init__(self, page: FailedPage, ui: str, prefix: str) -> None:
        self.page, self.ui, self.prefix = page, ui, prefix
        self.name = page.source
        self.message = str(page.error.get("message", ""))
        self.hint = str(page.error.get("hint") or "")
        self.code = str(page.error.get("code", ""))
        self.tally = self.message
        self.entries: list[Entered] = []
        self.rules: list[tuple[str, str, int]] = []


def _glue(sign: str) -> str:
    return " " if sign.isspace() else ""


def _says_something(words: str) -> bool:
    return any(sign.isalnum() for sign in words)


def _apparatus(variants: Sequence[Variant], class_: str) -> tuple[Difference, ...]:
    return tuple(
        Difference(one.page.text if one.page else "–", one.source.text if one.source else "–", one.rule or "")
        for one in variants
        if one.class_ == class_
    )


def _finding_of(variant: Variant, entry: Entry, about: str) -> Numbered | None:
    """Return the finding that speaks of a variant: of its rule, about its quotation, over its words."""
    for one in entry.findings:
        finding = one.finding
        if finding.about != about or finding.rule != variant.rule:
            continue
        if variant.page is not None:
            if finding.start <= variant.page.start and variant.page.end <= finding.end:
                return one
        elif variant.source is not None and any(
            each.of == "source" and each.start <= variant.source.start and variant.source.end <= each.end
            for each in finding.evidence
        ):
            return one
    return None


def _threaded(answers: dict[str | None, list[Comment]]) -> Iterator[tuple[Comment, int]]:
    """Walk the threads without recursion: a page may nest comments as deep as it likes.

    Comments that answer each other in a ring hang on nothing; the first of them stands for itself.
    """
    while answers:
        root = None if None in answers else next(iter(answers))
        waiting = [(one, 0) for one in reversed(answers.pop(root))]
        while waiting:
            one, depth = waiting.pop()
            yield one, min(depth, DEEPEST)
            waiting += [(answer, depth + 1) for answer in reversed(answers.pop(one.id, []))]

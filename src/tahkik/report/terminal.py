"""A result for people at a terminal: what was found first, the riskiest first, each with its evidence.

Every word of a page or a source passes `visible`; no markup is ever read in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tahkik.model import (
    Checked,
    CheckResult,
    Evidence,
    FailedPage,
    Finding,
    Match,
    Variant,
)
from tahkik.report import faced, traces
from tahkik.report.columns import columns, excerpt, mark_of
from tahkik.report.facing import Facing, facings
from tahkik.report.messages import depends_on, fill, load, lost, message, number, shorten
from tahkik.report.notices import render_error, render_refusals
from tahkik.report.paint import Paint, wrap
from tahkik.report.rows import first, last, rows
from tahkik.report.verdicts import verdict
from tahkik.report.visible import visible, width

#: Columns of a terminal that says nothing about itself, and the narrowest a report is set for.
WIDTH, NARROWEST = 100, 40

#: Findings and quotations are indented by this many columns below the line that names them.
INDENT = 2

#: Words before and after a word of evidence, enough to find the place in print.
NEIGHBOURS = 4

#: Further places named by name; the JSON result lists all.
PLACES = 3

#: Findings show at most this many pieces of evidence; the JSON result lists all.
EVIDENCE = 4

#: The order in which quotations without findings are listed: what needs a person's eyes first.
RISK = (
    "altered", "ambiguous", "not-found", "rendering", "doubtful", "elided", "not-checked", "spelling", "verbatim",
)  # fmt: skip
_LEVELS = ("error", "warning", "note")
_CLOSING = " \n.,;:!?…"  # what ends the passage itself stands before the words after it
_COLLATED = ("altered", "ambiguous", "doubtful", "elided")


def render(
    result: CheckResult | FailedPage,
    ui: str = "en",
    *,
    colour: bool = False,
    columns_wide: int = WIDTH,
    explain: bool = False,
) -> str:
    """Return the report of one page.

    Parameters
    ----------
    result : CheckResult or FailedPage
        What checking one page gave.
    ui : str
        Language of the interface.
    colour : bool
        Use colour; nothing is said by colour alone.
    columns_wide : int
        Columns of the terminal.
    explain : bool
        Show the whole collation, every spelling difference with its rule, what a finding rests on and what chance
        would give.
    """
    if isinstance(result, FailedPage):
        return render_error(result.error, ui, colour=colour, source=result.source)
    page = _Page(result, ui, Paint(colour), max(columns_wide, NARROWEST), explain)
    return "\n".join(page.lines()) + "\n"


class _Page:
    """One page being set: its result and how to print it."""

    def __init__(self, result: CheckResult, ui: str, paint: Paint, room: int, explain: bool) -> None:
        self.result = result
        self.ui = ui
        self.paint = paint
        self.room = room
        self.explain = explain
        self.text = result.document.text
        self.line_ends = [end.start() for end in re.finditer("\n", self.text)]
        self.facings = facings(result)
        self.faced: set[str] = set()
        self.checked = {one.quotation.id: one for one in result.quotations}

    # --- words ----------------------------------------------------------------------------------------------------

    def say(self, key: str, **params: object) -> str:
        return fill("report", key, self.ui, **params)

    def place(self, at: int) -> str:
        return self.say("line", line=bisect_left(self.line_ends, at) + 1)

    def block(self, text: str, indent: int, style: str | None = None) -> Iterator[str]:
        """Set plain text as indented lines."""
        for line in wrap(visible(text).split(" "), self.room - indent):
            yield " " * indent + self.paint(line, style)

    # --- the whole ------------------------------------------------------------------------------------------------

    def lines(self) -> Iterator[str]:
        yield from self.heading()
        shown: set[str] = set()
        for about, findings in self.groups():
            yield ""
            yield from self.group(about, findings)
            if about is not None:
                shown.add(about)
        yield from self.other_quotations(shown)
        yield from self.lists()

    def heading(self) -> Iterator[str]:
        document, corpus = self.result.document, self.result.corpus
        title = f" · {shorten(document.title)}" if document.title else ""
        for line in wrap(visible(document.source + title).split(" "), self.room):
            yield self.paint(line, "bold")
        if corpus is None:
            yield self.say("no_corpus")
        else:
            yield from self.block(
                self.say(
                    "against",
                    count=corpus.documents,
                    documents=number(corpus.documents, self.ui),
                    name=corpus.name,
                    tokens=number(corpus.tokens, self.ui),
                ),
                0,
            )
            yield from (visible(line) for line in render_refusals(corpus, self.ui).splitlines())
        lost = sum("letters-lost" in repair.rule for repair in document.repairs)
        if len(document.repairs) > lost:
            yield self.say("repairs", count=len(document.repairs) - lost)
        if lost:
            yield self.say("letters_lost", count=lost)
        yield self.tally()

    def tally(self) -> str:
        if not self.result.findings:
            return self.say("no_findings")
        counts: Counter[str] = Counter(finding.level for finding in self.result.findings)
        parts = {
            f"{level}s": self.paint(self.say(f"{level}s", count=counts[level]), level if counts[level] else None)
            for level in _LEVELS
        }
        words: str = load(self.ui)["report"]["tally"]
        for name, part in parts.items():
            words = words.replace(f"{{{name}}}", part)
        return words

    # --- findings -------------------------------------------------------------------------------------------------

    def groups(self) -> list[tuple[str | None, list[Finding]]]:
        """Put the findings about one quotation, rendering or claim together; the worst level comes first."""
        groups: dict[tuple[str | None, int], list[Finding]] = {}
        for index, finding in enumerate(self.result.findings):
            together = finding.about in self.checked or finding.about in self.facings
            key = (finding.about, 0 if together else index + 1)
            groups.setdefault(key, []).append(finding)
        for findings in groups.values():
            findings.sort(key=lambda one: (_LEVELS.index(one.level), one.start, one.rule))
        ordered = sorted(groups.items(), key=lambda item: (_LEVELS.index(item[1][0].level), item[1][0].start))
        return [(about, findings) for (about, _), findings in ordered]

    def group(self, about: str | None, findings: list[Finding]) -> Iterator[str]:
        checked, facing = self.checked.get(about or ""), self.facings.get(about or "")
        for finding in findings:
            yield from self.finding(finding, self.unseen(finding, checked, facing))
        if facing is not None:
            yield from self.facing(facing)
        if checked is not None:
            yield from self.quotation(checked, collate=checked.verdict in _COLLATED or self.explain)

    def unseen(self, finding: Finding, checked: Checked | None, facing: Facing | None) -> Sequence[Evidence]:
        """Return the evidence that is not set below the finding anyway."""
        if facing is not None:
            return [one for one in finding.evidence if one.of != "page" and facing.match is None]
        return () if checked is not None and checked.matches else finding.evidence

    def finding(self, finding: Finding, evidence: Sequence[Evidence]) -> Iterator[str]:
        level = load(self.ui)["levels"][finding.level]
        start = f"{level} · {self.place(finding.start)} · "
        plain = lost(finding.rule, self.ui) if finding.about in self.facings else None
        words = visible(f"{f'{plain}: ' if plain else ''}{message(finding, self.ui)} [{finding.rule}]").split(" ")
        lines = wrap([*start.split(" ")[:-1], *words], self.room)
        yield self.paint(level, finding.level) + lines[0].removeprefix(level)
        yield from (" " * INDENT + line for line in wrap(" ".join(lines[1:]).split(" "), self.room - INDENT) if line)
        if self.explain and finding.depends_on:
            yield from self.block(self.say("depends_on", what=depends_on(finding, self.ui)), INDENT, "dim")
        for one in evidence[:EVIDENCE]:
            yield from self.evidence(one)

    def facing(self, facing: Facing, indent: int = INDENT) -> Iterator[str]:
        """Set a rendering or claim against its original."""
        self.faced.add(facing.name)
        yield from self.block(self.head(facing), indent)
        indent += INDENT
        for line in faced.lines(facing, self.ui, self.paint, self.room - indent, explain=self.explain):
            yield " " * indent + line

    def head(self, facing: Facing) -> str:
        """Return what a facing is, and how much of it is linked."""
        at, linked = self.place(facing.facing.start), sum(tie.mark is None for tie in facing.ties)
        return fill("facing", facing.kind, self.ui, name=facing.name, place=at, of=facing.about, count=linked)

    def evidence(self, evidence: Evidence) -> Iterator[str]:
        if evidence.of == "page":
            before, after = self.neighbours(evidence.start, evidence.end)
            place = f"{self.say('page')}, {self.place(evidence.start)}"
        else:
            before = after = ""
            place = ", ".join(part for part in (self.say(evidence.of), evidence.source) if part)
        words = f"{place}: {before}~{shorten(evidence.text)}~{after}"
        yield from self.block(words, INDENT)

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """Return the words of the page before and after a span, with signs where the text goes on."""
        reach = 20 * NEIGHBOURS
        left, right = self.text[max(0, start - reach) : start], self.text[end : end + reach]
        before, after = left.split()[-NEIGHBOURS:], right.split()[:NEIGHBOURS]
        glue_left = "" if left and not left[-1].isspace() else " "
        glue_right = "" if right and not right[0].isspace() else " "
        return (
            f"… {' '.join(before)}{glue_left}" if before else "",
            f"{glue_right}{' '.join(after)} …" if after else "",
        )

    # --- quotations -----------------------------------------------------------------------------------------------

    def other_quotations(self, shown: set[str]) -> Iterator[str]:
        rest = [one for one in self.result.quotations if one.quotation.id not in shown]
        if not self.result.quotations:
            yield from ("", self.say("no_quotations"))
        if not rest:
            return
        yield from ("", self.paint(self.say("others" if shown else "quotations"), "bold"))
        for one in sorted(rest, key=lambda one: (RISK.index(one.verdict), one.quotation.start)):
            yield from self.quotation(one, collate=one.verdict in _COLLATED or self.explain)

    def quotation(self, checked: Checked, *, collate: bool) -> Iterator[str]:
        quotation, matches = checked.quotation, checked.matches
        unclosed = "" if quotation.closed else f" ({self.say('unclosed')})"
        head = f"{quotation.id} · {self.place(quotation.start)}{unclosed} · "
        yield from self.block(f"{head}“{shorten(quotation.text, 2 * self.room // 3)}”", INDENT)
        yield from self.block(verdict(checked, self.result.corpus, self.ui), 2 * INDENT, "bold")
        if checked.verdict == "not-found" and checked.reason:
            yield from self.block(checked.reason, 2 * INDENT, "dim")
        if matches:
            yield from self.passage(checked, matches[0], collate)
            yield from self.further(checked.verdict, matches)
        for indent, line in traces.lines(checked, self.ui, explain=self.explain):
            yield from self.block(line, (2 + indent) * INDENT, "dim")

    def passage(self, checked: Checked, match: Match, collate: bool) -> Iterator[str]:
        yield from self.block(self.source(match), 2 * INDENT)
        name = checked.quotation.id
        beside = next((one for one in self.facings.values() if one.about == name and one.match is match), None)
        if beside is not None:
            if beside.name not in self.faced:
                yield from self.facing(beside, 2 * INDENT)
        elif collate:
            yield from self.collation(checked, match)
        yield from self.spelling(match)
        if self.explain:
            chance = f"{match.expected_by_chance:.1e}"
            yield from self.block(self.say("chance", chance=chance), 2 * INDENT, "dim")

    def source(self, match: Match) -> str:
        title = shorten(match.title) if match.title else ""
        return ", ".join(part for part in (match.source, title, match.locus) if part)

    def further(self, verdict: str, matches: Sequence[Match]) -> Iterator[str]:
        if len(matches) < 2:
            return
        if verdict == "ambiguous":
            for match in matches[1 : PLACES + 1]:
                yield from self.block(self.say("also_fits", source=self.source(match)), 2 * INDENT)
        else:
            others = {match.source: None for match in matches if match.source != matches[0].source}
            names = list(others)[:PLACES]
            if len(matches) - 1 > len(names):
                names.append(self.say("more_places", count=len(matches) - 1 - len(names)))
            yield from self.block(self.say("elsewhere", sources=names), 2 * INDENT)

    def spelling(self, match: Match) -> Iterator[str]:
        variants = [variant for variant in match.variants if variant.class_ == "orthographic"]
        if not variants:
            return
        rules = Counter(rule for variant in variants for rule in (variant.rule or "").split("+") if rule)
        listed = ", ".join(f"{rule} {count}" if count > 1 else rule for rule, count in sorted(rules.items()))
        key = "spelling" if rules else "spelling_bare"
        words = self.say(key, count=len(variants), rules=listed, rule=listed)
        yield from self.block(words, 2 * INDENT, "dim")
        if self.explain:
            for variant in variants:
                yield from self.block(_spelled(variant), 3 * INDENT, "dim")

    # --- the collation --------------------------------------------------------------------------------------------

    def collation(self, checked: Checked, match: Match) -> Iterator[str]:
        whole = columns(self.text, match, checked.quotation.breaks)
        labels = [self.say(key) for key in ("before", "page", "source", "after")]
        margin = 2 * INDENT + max(map(width, labels)) + 2
        before, page, source, after = (" " * 2 * INDENT + label.ljust(margin - 2 * INDENT) for label in labels)
        room = self.room - margin
        if _says_something(match.before):
            yield self.paint(before + last(visible(match.before), room), "dim")
        for above, below in rows(whole if self.explain else excerpt(whole), room, self.paint, self.ui):
            yield (page + above).rstrip()
            yield (source + below).rstrip()
        if _says_something(match.after):
            yield self.paint(after + first(visible(match.after.lstrip(_CLOSING)), room), "dim")
        if self.explain and any(mark_of(variant) for variant in match.variants):
            yield self.paint(" " * margin + self.say("legend"), "dim")

    # --- lists ----------------------------------------------------------------------------------------------------

    def lists(self) -> Iterator[str]:
        result = self.result
        rest = [one for one in self.facings.values() if one.name not in self.faced]
        for key, kind in (("renderings", "rendering"), ("claims", "claim")):
            yield from self.beside(key, [one for one in rest if one.kind == kind])
        yield from self.list("dates", ((one.start, self.date(one.text, one)) for one in result.dates))
        held = {None: "", True: f" ({self.say('held')})", False: f" ({self.say('not_held')})"}
        yield from self.list(
            "citations", ((one.start, f"{shorten(one.text)}{held[one.held]}") for one in result.citations)
        )
        if result.document.comments:
            yield ""
            yield from self.block(self.say("comments", count=len(result.document.comments)), 0)

    def beside(self, key: str, unfaced: Sequence[Facing]) -> Iterator[str]:
        """List what faces an original and lost nothing that was found; set it only where the whole is asked for."""
        if unfaced:
            yield from ("", self.paint(self.say(key), "bold"))
        for one in unfaced:
            yield from self.facing(one) if self.explain else self.block(self.head(one), INDENT)

    def list(self, key: str, items: Iterable[tuple[int, str]], *, placed: bool = True) -> Iterator[str]:
        rows = list(items)
        if rows:
            yield from ("", self.paint(self.say(key), "bold"))
        for at, words in rows:
            yield from self.block(f"{self.place(at)} · {words}" if placed else words, INDENT)

    def date(self, text: str, date: Any) -> str:
        readings = [f"{one.iso or one.reason or '?'} ({one.calendar})" for one in date.readings]
        agreement = {None: "", True: f"; {self.say('date_consistent')}", False: f"; {self.say('date_inconsistent')}"}
        return f"{shorten(text)}: {', '.join(readings) or self.say('date_unread')}{agreement[date.consistent]}"


def _says_something(words: str) -> bool:
    """Return whether there is more than signs in the neighbours of a passage."""
    return any(character.isalnum() for character in words)


def _spelled(variant: Variant) -> str:
    sides = (side.text if side else "–" for side in (variant.page, variant.source))
    return " · ".join([*sides, *([variant.rule] if variant.rule else [])])

"""What belongs together: a quotation, its findings, its renderings and what the page says of it; the riskiest first."""

from __future__ import annotations

from dataclasses import dataclass

from tahkik.model import Checked, CheckResult, Claim, Finding, FindingLevel, Rendering
from tahkik.report.terminal import RISK

_LEVELS: tuple[FindingLevel, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number: its place in ``findings`` of the result, counted from one."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation with everything about it, or, without one, a finding about something else."""

    checked: Checked | None
    findings: tuple[Numbered, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def level(self) -> FindingLevel | None:
        """The worst level of its findings."""
        return min((one.finding.level for one in self.findings), key=_LEVELS.index, default=None)

    @property
    def start(self) -> int:
        """Where it stands on the page."""
        return self.checked.quotation.start if self.checked else self.findings[0].finding.start


def entries(result: CheckResult) -> list[Entry]:
    """Return the entries of a page: those with findings first, by level; then by verdict; then as on the page."""
    original = {one.id: one.of for one in result.renderings} | {one.id: one.about or "" for one in result.claims}
    known = {one.quotation.id for one in result.quotations}
    about: dict[str, list[Numbered]] = {}
    alone: list[Entry] = []
    for number, finding in enumerate(result.findings, 1):
        of = original.get(finding.about or "", finding.about)
        if of is not None and of in known:
            about.setdefault(of, []).append(Numbered(number, finding))
        else:
            alone.append(Entry(None, (Numbered(number, finding),)))
    quoted = [_entry(one, about.get(one.quotation.id, []), result) for one in result.quotations]
    return sorted([*quoted, *alone], key=_risk)


def _entry(checked: Checked, findings: list[Numbered], result: CheckResult) -> Entry:
    findings.sort(key=lambda one: (_LEVELS.index(one.finding.level), one.finding.start, one.number))
    name = checked.quotation.id
    return Entry(
        checked,
        tuple(findings),
        tuple(one for one in result.renderings if one.of == name),
        tuple(one for one in result.claims if one.about == name),
    )


def _risk(entry: Entry) -> tuple[int, int, int]:
    level = len(_LEVELS) if entry.level is None else _LEVELS.index(entry.level)
    # among entries with findings, and beside findings about no quotation, the page's own order
    verdict = RISK.index(entry.checked.verdict) if entry.level is None and entry.checked else 0
    return level, verdict, entry.start

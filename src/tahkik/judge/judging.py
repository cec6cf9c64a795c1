"""Judge a page: name every variant, give every quotation its verdict, and ask every rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place, runs
from tahkik.judge.registry import claimant, rules
from tahkik.judge.verdicts import verdict
from tahkik.languages import Profile
from tahkik.model import Checked, CorpusInfo, Document, Finding, Match, Quotation, Rendering, Segments


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was judged of a page: its quotations with their verdicts, and the findings in the order of the page."""

    quotations: tuple[Checked, ...]
    findings: tuple[Finding, ...]


def judge(
    document: Document,
    segments: Segments,
    matches: Mapping[str, Sequence[Match]],
    renderings: Sequence[Rendering],
    corpus: CorpusInfo | None,
    profile: Profile,
    unchecked: Mapping[str, str] | None = None,
    authors: Collection[str] = (),
) -> Judgement:
    """Turn the evidence of one page into verdicts and findings.

    Parameters
    ----------
    document : Document
        The page.
    segments : Segments
        What it says; its quotations include those without marks.
    matches : mapping of a quotation's id to matches
        Best first, collated; the substantive variants carry no rule yet.
    renderings : sequence of Rendering
        Compared with what they render (``drifts``).
    corpus : CorpusInfo or None
        What was held, None where no source was given.
    profile : Profile
        The language of the page.
    unchecked : mapping of a quotation's id to a reason, optional
        Quotations that could not be looked for.
    authors : collection of str, optional
        Authors of the sources held: the names an introduction may give.

    Returns
    -------
    Judgement
        Quotations in the order of ``segments``; findings by place, then by rule.
    """
    checked = []
    for quotation in segments.quotations:
        named = tuple(_named(quotation, match, document.text) for match in matches.get(quotation.id, ()))
        what, why = verdict(quotation, named, corpus, unchecked or {})
        checked.append(Checked(quotation, what, named, why))
    known = tuple(sorted({*authors} - {""}))
    page = Judged(document, segments, tuple(checked), tuple(renderings), corpus, profile, known)
    findings = _once((finding for rule in rules().values() for finding in rule.find(page)), segments.quotations)
    return Judgement(page.quotations, tuple(sorted(findings, key=lambda one: (one.start, one.rule, one.end))))


def _named(quotation: Quotation, match: Match, text: str) -> Match:
    """Return the match with every substantive variant under the rule that claims it."""
    names: dict[int, str] = {}
    for run in runs(match, text, lambda a, b: True):
        for variant in run:
            names[id(variant)] = variant.rule or claimant(Place(quotation, match, variant, run), rules().values())
    if not names:
        return match
    return replace(
        match,
        variants=tuple(replace(one, rule=names[id(one)]) if id(one) in names else one for one in match.variants),
    )


def _once(findings: Iterable[Finding], quotations: Sequence[Quotation]) -> list[Finding]:
    """Drop what is said of a quotation inside another where the same is said of the outer one at that place."""
    outer = {one.id: one.inside for one in quotations}
    found = list(findings)
    said: dict[tuple[str, str], list[Finding]] = {}
    for one in found:
        if one.about is not None:
            said.setdefault((one.rule, one.about), []).append(one)
    return [one for one in found if not _said_outside(one, outer, said)]


def _said_outside(
    one: Finding, outer: Mapping[str, str | None], said: Mapping[tuple[str, str], Sequence[Finding]]
) -> bool:
    around = outer.get(one.about) if one.about is not None else None
    for _ in range(len(outer)):  # no more steps than quotations, whatever the ids say
        if around is None:
            return False
        if any(other.start <= one.start and one.end <= other.end for other in said.get((one.rule, around), ())):
            return True
        around = outer.get(around)
    return False

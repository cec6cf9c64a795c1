"""An original and what faces it, a rendering or a claim: which words are tied, and what does not carry over.

::

    Rendering, Claim ──> Facing:  ties    words of both sides that stand for each other, or part
                                  signs   words a finding speaks of
                                  shown   what of the original is set: around what is tied, not the whole of it

Positions are those of the texts they come from; `tahkik.report.abreast` sets the words in order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tahkik.model import Checked, CheckResult, Claim, Link, Match, Parting, Passage, Rendering, Span
from tahkik.report.columns import Mark

#: A piece of the original is set from the beginning of its sentence to its end, where these are no farther.
REACH = 200
#: Pieces of the original nearer to each other than this are set as one: about a line of print.
NEAR = 80

#: What is left of the original at its beginning or end is set too, where it is no longer than this: an address.
ADDRESS = 40

#: What parts, by the rule that reports it.
RULES = {
    "omission": "rendering-omission", "addition": "rendering-addition", "number": "changed-number",
    "date": "changed-date", "condition": "lost-condition", "negation": "lost-negation", "hedge": "lost-hedge",
    "limit": "lost-hedge", "strengthened": "strengthened",
}  # fmt: skip
DRIFT, DIFFERS = "rendering-drift", "claim-differs-from-document"

#: Where a sentence ends: a sign with what closes after it, or the end of a line.
_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Tie:
    """Words of the original and of what faces it. ``mark`` is None where they stand for each other.

    ``kind`` is the relation of a link, or what parts: ``drift``, the kind of a parting, the role of a departure.
    ``source`` is where the pair is known from, where that is said.
    """

    original: Span
    facing: Span
    kind: str
    source: str | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """Words a finding speaks of; an empty span is the place where they would stand.

    ``rule`` is the finding's rule, ``at`` a stretch of the page that the finding covers.
    """

    span: Span
    mark: Mark
    rule: str
    at: Span


@dataclass(frozen=True, slots=True)
class Facing:
    """An original with what faces it.

    ``shown`` are the pieces of the original that are set, in order; ``opened`` and ``closed`` say whether the first
    begins and the last ends what they are cut from. ``match`` is the passage of a source they are cut from, None where
    it is the quotation on the page.
    """

    name: str
    kind: Literal["rendering", "claim"]
    about: str
    shown: tuple[Passage, ...]
    facing: Passage
    ties: tuple[Tie, ...]
    originals: tuple[Sign, ...]
    facings: tuple[Sign, ...]
    opened: bool
    closed: bool
    match: Match | None = None


def facings(result: CheckResult) -> dict[str, Facing]:
    """Return what faces an original on a page, by the name of the rendering or claim."""
    checked = {one.quotation.id: one for one in result.quotations}
    out = {}
    for rendering in result.renderings:
        if rendering.of in checked and (found := face(rendering, checked[rendering.of])) is not None:
            out[rendering.id] = found
    for claim in result.claims:
        if claim.about in checked and claim.clause is not None:
            out[claim.id] = face_claim(claim, claim.clause, checked[claim.about])
    return out


def face(rendering: Rendering, checked: Checked) -> Facing | None:
    """Set a rendering against its original: the quotation, or the passage of a source that the quotation renders.

    None where the passage is not among the quotation's matches.
    """
    quotation, match = checked.quotation, None
    whole = Passage(quotation.start, quotation.end, quotation.text)
    if rendering.source is not None:
        match = next((one for one in checked.matches if one.source == rendering.source), None)
        if match is None:
            return None
        whole = Passage(match.start, match.end, match.text)
    parted = list(_parted(rendering))
    ties = [*parted, *_links(rendering.links, parted)]
    originals, signs = _signs(rendering)
    wanted = [*(tie.original for tie in ties), *(sign.span for sign in originals)]
    shown = _pieces(whole, [Span(min(one.start for one in wanted), max(one.end for one in wanted))] if wanted else [])
    words = Passage(rendering.start, rendering.end, rendering.text)
    return _facing(rendering.id, "rendering", quotation.id, whole, shown, words, ties, originals, signs, match)


def face_claim(claim: Claim, clause: Passage, checked: Checked) -> Facing:
    """Set a claim against the clause it rests on, and against the words of the document that its own depart from."""
    quotation = checked.quotation
    whole = Passage(quotation.start, quotation.end, quotation.text)
    here = Span(claim.start, claim.end)
    ties = [Tie(_span(one.document), _span(one.claim), one.role, None, "changed") for one in claim.departures]
    originals = [Sign(tie.original, "changed", DIFFERS, tie.facing) for tie in ties]
    signs = [Sign(tie.facing, "changed", DIFFERS, tie.facing) for tie in ties]
    for one in claim.losses:
        words = one.clause if one.kind == "condition" else one.sign
        originals.append(Sign(_span(words), "left-out", RULES[one.kind], here))
    ties += _links(claim.links, ties)
    shown = _pieces(whole, [_span(clause), *(one.span for one in originals)], sentences=False)
    words = Passage(claim.start, claim.end, claim.text)
    return _facing(claim.id, "claim", quotation.id, whole, shown, words, ties, originals, signs, None)


def _facing(
    name: str,
    kind: Literal["rendering", "claim"],
    about: str,
    whole: Passage,
    shown: Sequence[Passage],
    words: Passage,
    ties: Iterable[Tie],
    originals: Iterable[Sign],
    signs: Iterable[Sign],
    match: Match | None,
) -> Facing:
    def is_shown(tie: Tie) -> bool:
        return any(one.start <= tie.original.start and tie.original.end <= one.end for one in shown)

    return Facing(
        name,
        kind,
        about,
        tuple(shown),
        words,
        tuple(sorted(filter(is_shown, ties), key=lambda tie: (tie.original, tie.facing))),
        tuple(sorted(originals, key=lambda sign: (sign.span, sign.rule))),
        tuple(sorted(signs, key=lambda sign: (sign.span, sign.rule))),
        not _says_something(whole.text[: shown[0].start - whole.start]),
        not _says_something(whole.text[shown[-1].end - whole.start :]),
        match,
    )


# --- what parts ----------------------------------------------------------------------------------------------------


def _parted(rendering: Rendering) -> Iterator[Tie]:
    """Yield the words of both sides that face each other and do not say the same."""
    for drift in rendering.drifts:
        yield Tie(_span(drift.original), _span(drift.rendering), "drift", None, "changed")
    for one in rendering.partings:
        if one.original.text and one.rendering.text:
            yield Tie(_span(one.original), _span(one.rendering), one.kind, None, "changed")


def _signs(rendering: Rendering) -> tuple[list[Sign], list[Sign]]:
    originals, signs = [], []
    for drift in rendering.drifts:
        at = _span(drift.rendering)
        originals.append(Sign(_span(drift.original), "changed", DRIFT, at))
        signs.append(Sign(at, "changed", DRIFT, at))
    for one in rendering.partings:
        at, mark = _span(one.rendering), _mark(one)
        if one.original.text:
            originals.append(Sign(_span(one.original), mark, RULES[one.kind], at))
        signs.append(Sign(at, mark, RULES[one.kind], at))
    return originals, signs


def _mark(parting: Parting) -> Mark:
    if not parting.rendering.text:
        return "left-out"
    return "changed" if parting.original.text else "added"


def _links(links: Iterable[Link], parted: Sequence[Tie]) -> Iterator[Tie]:
    """Yield the links; where something parts, that is said of the words, not that they are linked."""
    left = {(tie.original, tie.facing) for tie in parted}
    originals = Stretches(tie.original for tie in parted)
    others = Stretches(tie.facing for tie in parted)
    for link in links:
        original, rendering = Span(*link.original), Span(*link.rendering)
        if (original, rendering) not in left and not (originals.meet(original) or others.meet(rendering)):
            yield Tie(original, rendering, link.relation, link.source)


class Stretches:
    """Stretches that are asked whether another one meets any of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.ends: list[int] = []
        self.starts: list[int] = []
        for span in sorted(span for span in spans if span.start < span.end):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def meet(self, span: Span) -> bool:
        """Return whether a span has a place in common with one of them."""
        at = bisect_right(self.ends, span.start)
        return at < len(self.ends) and self.starts[at] < span.end


# --- what is shown -------------------------------------------------------------------------------------------------


def _pieces(whole: Passage, wanted: Iterable[Span], *, sentences: bool = True) -> list[Passage]:
    """Cut the wanted pieces out of a text, each with the rest of its sentence or word; near ones are one."""
    inside = [_clipped(span, whole) for span in wanted]
    grown = sorted(_grown(span, whole, sentences) for span in inside if span.start < span.end)
    joined: list[Span] = []
    for span in grown:
        if joined and span.start - joined[-1].end <= NEAR:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    if not joined:
        return [whole]
    return [Passage(one.start, one.end, whole.text[one.start - whole.start : one.end - whole.start]) for one in joined]


def _clipped(span: Span, whole: Passage) -> Span:
    return Span(max(span.start, whole.start), min(span.end, whole.end))


def _grown(span: Span, whole: Passage, sentences: bool) -> Span:
    text, low, high = whole.text, span.start - whole.start, span.end - whole.start
    if sentences:
        ends = [found.end() for found in _END.finditer(text, max(0, low - REACH), low)]
        low = ends[-1] if ends else (0 if low <= REACH else low)
        found = _END.search(text, max(0, high - 1), min(len(text), high + REACH))
        high = found.end() if found else (len(text) if len(text) - high <= REACH else high)
    if sentences:
        low, high = 0 if low <= ADDRESS else low, len(text) if len(text) - high <= ADDRESS else high
    while low > 0 and text[low - 1 : low].isalnum():
        low -= 1
    while high < len(text) and text[high].isalnum():
        high += 1
    lead = len(text[low:high]) - len(text[low:high].lstrip())
    return Span(whole.start + low + lead, whole.start + low + len(text[low:high].rstrip()))


def _span(passage: Passage) -> Span:
    return Span(passage.start, passage.end)


def _says_something(words: str) -> bool:
    return any(sign.isalnum() for sign in words)

"""Answers against gold: what was found, claimed, named, called clean.

An answer is a result of ``tahkik check --format json``, one a page; any tool can be measured that writes the same
fields (a quotation with ``start``, ``end``, ``verdict`` and ``matches``; a match with ``source``, ``start``, ``end``,
``variants``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from plant.pages import Change, Gold, Page, Part
from plant.speeches import Field, words_of

Json = Mapping[str, Any]

#: Share of the planted span that a quotation has to cover, and overlap the passage of the source has to have.
OVERLAP = 0.5
#: Verdicts under which nothing is claimed.
UNCLAIMED = frozenset({"not-found", "not-checked"})
#: Verdicts that let a quotation pass.
CLEAN = frozenset({"verbatim", "spelling", "elided"})
#: Words a variant may be longer than the alteration it names: a variant over half the quotation names nothing.
SLACK = 2

Claim = tuple[str, int, int, str, int, int]


@dataclass(frozen=True)
class Outcome:
    """One plant and what became of it."""

    page: Page
    gold: Gold
    quotation: Json | None
    match: Json | None
    found: bool
    verdict_right: bool
    named: tuple[bool, ...]
    elisions: tuple[bool, ...]
    extras: tuple[Json, ...]
    changed_words: int

    @property
    def verdict(self) -> str:
        """The verdict given, or ``none`` where no quotation stands there."""
        return str(self.quotation["verdict"]) if self.quotation else "none"

    @property
    def altered(self) -> bool:
        """Something of substance was done to it."""
        return bool(self.gold.alterations)

    @property
    def passed(self) -> bool:
        """Altered, found, and passed as clean."""
        return self.altered and self.found and self.verdict in CLEAN

    @property
    def alarm(self) -> bool:
        """Faithful, and a substantive variant was reported all the same."""
        return not self.altered and bool(self.extras)


@dataclass
class Score:
    """All outcomes, and every claim with what supports it."""

    outcomes: list[Outcome] = field(default_factory=list)
    planted_claims: list[Claim] = field(default_factory=list)
    reuse_claims: list[Claim] = field(default_factory=list)
    #: No run of RUN words, but most of the claim's words in order: a sentence said twice in other words. For reading.
    near_claims: list[Claim] = field(default_factory=list)
    wrong_claims: list[Claim] = field(default_factory=list)
    #: Words of the page and source of every claim on host words: a host sentence on several pages counts once.
    seen: set[tuple[str, str]] = field(default_factory=set)

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(map(len, (self.planted_claims, self.reuse_claims, self.near_claims, self.wrong_claims)))

    @property
    def precision(self) -> float:
        """Share of the claims that are planted or real reuse; what is only near to reuse counts against it."""
        return 1.0 if not self.claims else 1 - (len(self.wrong_claims) + len(self.near_claims)) / self.claims

    def of(self, kinds: Iterable[str]) -> list[Outcome]:
        """Return the outcomes of these classes."""
        wanted = set(kinds)
        return [outcome for outcome in self.outcomes if outcome.gold.kind in wanted]


def score(pages: Sequence[Page], answers: Mapping[str, Json], field_: Field) -> Score:
    """Score the answers (by page name) against the gold of the pages."""
    total = Score()
    for page in pages:
        quotations = list(answers.get(page.name, {}).get("quotations", ()))
        total.outcomes.extend(_outcome(page, gold, quotations) for gold in page.golds)
        for quotation in quotations:
            if quotation["matches"] and quotation["verdict"] not in UNCLAIMED:
                _claim(total, page, quotation, field_)
    return total


def source_id(match: Json) -> str:
    """Return the benchmark's identifier of a match's source: without folder and ending."""
    return str(match["source"]).rpartition("/")[2].removesuffix(".txt")


def _shared(a: int, b: int, c: int, d: int) -> int:
    return max(0, min(b, d) - max(a, c))


def _covers(quotation: Json, part: Part | Gold) -> float:
    """Share of a planted span that a quotation covers."""
    return _shared(quotation["start"], quotation["end"], part.start, part.end) / max(1, part.end - part.start)


def _right_source(match: Json, part: Part, *, whole: bool) -> bool:
    """Say whether a match lies where the part comes from; of a whole quotation the two spans must be alike."""
    for place in part.places:
        if place.source != source_id(match):
            continue
        shared = _shared(match["start"], match["end"], place.start, place.end)
        wanted = place.end - place.start
        if whole:
            wanted = max(match["end"], place.end) - min(match["start"], place.start)
        if shared >= OVERLAP * wanted:
            return True
    return False


def _found_by(gold: Gold, part: Part, quotation: Json) -> Json | None:
    """Return the match by which a quotation finds a part, or None."""
    if quotation["verdict"] in UNCLAIMED or _covers(quotation, part) < OVERLAP:
        return None
    if gold.form == "unmarked" and _covers({"start": part.start, "end": part.end}, _span(quotation)) < OVERLAP:
        return None
    whole = len(gold.parts) == 1
    # A quotation of one passage stands or falls with its primary match; of several, each may be any of the matches.
    matches = quotation["matches"][:1] if whole else quotation["matches"]
    return next((match for match in matches if _right_source(match, part, whole=whole)), None)


def _span(quotation: Json) -> Part:
    return Part(quotation["start"], quotation["end"], ())


def _outcome(page: Page, gold: Gold, quotations: Sequence[Json]) -> Outcome:
    near = [q for q in quotations if any(_covers(q, part) >= OVERLAP for part in gold.parts or (_span_of(gold),))]
    if not gold.parts:
        return _foreign(page, gold, near, quotations)
    hits = [[(q, m) for q in near if (m := _found_by(gold, part, q)) is not None] for part in gold.parts]
    found = all(hits)
    chosen, match = hits[0][0] if hits[0] else (max(near, key=lambda q: _covers(q, gold), default=None), None)
    if match is None and chosen is not None and chosen["matches"]:
        match = chosen["matches"][0]
    judged = [q for q in near if len(gold.parts) > 1] or ([chosen] if chosen else [])
    right = bool(judged) and all(q["verdict"] in gold.verdicts for q in judged)
    if gold.kind.startswith("joined"):
        # Nothing says which verdict two passages in one pair of marks should have, but that it is no clean one.
        right = found
    variants = [v for q in judged for m in q["matches"][: 1 if len(gold.parts) == 1 else 9] for v in m["variants"]]
    substantive = [v for v in variants if v["class"] == "substantive"]
    elided = [v for v in variants if v["class"] == "elided"]
    alterations = gold.alterations
    if not found:
        return Outcome(page, gold, chosen, match, False, right, (False,) * len(alterations), (), (), 0)
    return Outcome(
        page, gold, chosen, match, True, right,
        tuple(any(names(change, v, page) for v in substantive) for change in alterations),
        tuple(any(_touches(c.source, v["source"]) for v in elided) for c in gold.changes if c.operation == "elision"),
        tuple(v for v in substantive if not any(_belongs(change, v) for change in gold.changes)),
        _changed_words(page, gold, substantive),
    )  # fmt: skip


def _span_of(gold: Gold) -> Part:
    return Part(gold.start, gold.end, ())


def _foreign(page: Page, gold: Gold, near: Sequence[Json], quotations: Sequence[Json]) -> Outcome:
    """A quotation that stands nowhere: right when it is one, and nothing inside it is claimed."""
    claimed = [
        q for q in quotations
        if q["verdict"] not in UNCLAIMED
        and _shared(q["start"], q["end"], gold.start, gold.end) * 2 > q["end"] - q["start"]
    ]  # fmt: skip
    chosen = claimed[0] if claimed else (near[0] if near else None)
    right = bool(near) and not claimed and all(q["verdict"] == "not-found" for q in near)
    match = chosen["matches"][0] if chosen and chosen["matches"] else None
    return Outcome(page, gold, chosen, match, right, right, (), (), (), 0)


def names(change: Change, variant: Json, page: Page) -> bool:
    """Say whether a variant names an alteration: the operation, the place, and not half the quotation with it."""
    if variant["kind"] != change.operation or variant["class"] != "substantive":
        return False
    side = "source" if change.operation == "omission" else "page"
    there, here = variant[side], change.source if side == "source" else change.page
    if there is None or here is None:
        return False
    spans = [(here, change.was if side == "source" else change.now)]
    if change.also is not None:
        spans.append((change.also, page.text[slice(*change.also)]))
    return any(
        _touches(span, there) and len(words_of(there["text"])) <= len(words_of(words)) + SLACK for span, words in spans
    )


def _touches(span: tuple[int, int] | None, passage: Json | None) -> bool:
    if span is None or passage is None:
        return False
    return _shared(passage["start"], passage["end"], *span) > 0


def _belongs(change: Change, variant: Json) -> bool:
    """Say whether a variant speaks of the place of a change, under whatever name."""
    if change.operation == "spelling":
        return False
    return (
        _touches(change.page, variant["page"])
        or _touches(change.also, variant["page"])
        or _touches(change.source, variant["source"])
    )


def _changed_words(page: Page, gold: Gold, substantive: Sequence[Json]) -> int:
    """Count the words of a faithful quotation that were called changed, added or left out."""
    words = [(gold.start + w.start, gold.start + w.end) for w in words_of(page.text[gold.start : gold.end])]
    called = sum(any(_touches(word, v["page"]) for v in substantive) for word in words)
    return called + sum(len(words_of(v["source"]["text"])) for v in substantive if v["page"] is None and v["source"])


def _claim(total: Score, page: Page, quotation: Json, field_: Field) -> None:
    match = quotation["matches"][0]
    claim = (page.name, quotation["start"], quotation["end"], source_id(match), match["start"], match["end"])
    for gold in page.golds:
        for part in gold.parts:
            if not _shared(quotation["start"], quotation["end"], part.start, part.end):
                continue
            if any(
                p.source == source_id(match) and _shared(p.start, p.end, match["start"], match["end"])
                for p in part.places
            ):
                total.planted_claims.append(claim)
                return
    forms = [word.plain for word in words_of(page.text[quotation["start"] : quotation["end"]])]
    if (key := (" ".join(forms), source_id(match))) in total.seen:
        return
    total.seen.add(key)
    if field_.shared_run(forms, source_id(match)):
        total.reuse_claims.append(claim)
    elif _near(forms, [word.plain for word in words_of(str(match["text"]))]):
        total.near_claims.append(claim)
    else:
        total.wrong_claims.append(claim)


def _near(page: list[str], source: list[str]) -> bool:
    """Say whether five words and two thirds of a claim stand in the passage, in order."""
    blocks = SequenceMatcher(None, page, source, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in blocks)
    return kept >= 5 and kept >= 2 * len(page) / 3

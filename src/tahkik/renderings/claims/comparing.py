"""Set the claims of a page beside the clauses of the quotation they speak of.

A claim rests on a clause when enough of its words face words of that clause. Only then is anything said: which of its
words face none, and what of the clause it leaves out. A claim that asks, or that speaks of something else, is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.model import Claim, Departure, Link, Loss, Match, Passage, Quotation, Rendering, Span
from tahkik.renderings.claims.clauses import units
from tahkik.renderings.claims.departing import departures, misaddressed
from tahkik.renderings.claims.known import Known
from tahkik.renderings.claims.losing import Whole, losses
from tahkik.renderings.claims.resting import Paper, Rest, rests
from tahkik.renderings.claims.roles import read
from tahkik.renderings.claims.words import table_of, words_of


def compare_claims(
    text: str,
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    renderings: Sequence[Rendering],
    matches: Mapping[str, Sequence[Match]],
    profile: Profile,
    glossary: Glossary | None = None,
) -> tuple[Claim, ...]:
    """Return the claims with what they rest on, lose and depart in.

    Parameters
    ----------
    text : str
        The page.
    claims : sequence of Claim
        As *segment* found them.
    quotations, renderings : sequences
        Of the page.
    matches : mapping of a quotation's id to matches
        Where it stands in the sources: their sentences are words of the document too.
    profile : Profile
        The page's language; a quotation in another one is not compared.
    glossary : Glossary or None
        Pairs of old and modern words.
    """
    table = table_of(profile)
    if table is None or not any(claim.about for claim in claims):
        return tuple(claims)
    known = Known(profile, table, glossary)
    of = {quotation.id: quotation for quotation in quotations}
    papers: dict[str, Paper] = {}
    out = []
    for claim in claims:
        quotation = of.get(claim.about or "")
        if quotation is None or quotation.language not in (profile.code, "und"):
            out.append(claim)
            continue
        if quotation.id not in papers:
            beside = _beside(text, quotation, renderings, matches)
            papers[quotation.id] = Paper(text, _own_words(quotation), beside, known)
        out.append(_compared(claim, papers[quotation.id]))
    return tuple(out)


def _own_words(quotation: Quotation) -> list[Span]:
    """Return the stretches of a quotation that are its words."""
    out, low = [], quotation.start
    for stop in sorted(quotation.breaks):
        out.append(Span(low, stop.start))
        low = stop.end
    return [span for span in [*out, Span(low, quotation.end)] if span.start < span.end]


def _beside(
    text: str, quotation: Quotation, renderings: Iterable[Rendering], matches: Mapping[str, Sequence[Match]]
) -> list[tuple[str, int, int]]:
    """Return what else has the document's words: renderings of the page, the passages of the sources and titles."""
    found = [(text, one.start, one.end) for one in renderings if one.of == quotation.id]
    for match in matches.get(quotation.id, ()):
        held = [match.title or "", match.text, match.sentences.text if match.sentences else ""]
        found += [(words, 0, len(words)) for words in held if words]
    return found


def _compared(claim: Claim, paper: Paper) -> Claim:
    """Compare a claim sentence by sentence."""
    known, text = paper.known, paper.text
    whole = Whole(Span(claim.start, claim.end), paper)
    best: Rest | None = None
    lost: list[Loss] = []
    departed: list[Departure] = []
    for unit in units(text, claim.start, claim.end, known.profile, parts=True):
        words = words_of(text, unit.start, unit.end, known.profile)
        if not words or _asks(text[unit.start : unit.end], [word.plain for word in words], known):
            continue
        told = read(words, known)
        departed += misaddressed(told, paper)
        found = rests(told, paper)
        if not found:
            continue
        if best is None or found[0].weight > best.weight:
            best = found[0]
        each = [losses(rest, whole, paper) for rest in found]
        if all(each):
            lost += each[0]
        parted = [departures(rest, paper) for rest in found]
        if all(parted):
            departed += parted[0]
    clause = _clause(best, departed, paper)
    if clause is None:
        return claim
    return replace(
        claim,
        clause=clause,
        links=_links(best),
        departures=tuple(sorted(set(departed), key=lambda one: one.claim.start)),
        losses=tuple(lost),
    )


def _asks(unit: str, words: Sequence[str], known: Known) -> bool:
    return "?" in unit or not known.table["question"].isdisjoint(words)


def _clause(best: Rest | None, departed: Sequence[Departure], paper: Paper) -> Passage | None:
    """Return what a claim rests on: the clause, else the words that its own depart from."""
    if best is not None:
        clause = best.quoted.clause
        return Passage(clause.start, clause.end, paper.text[clause.start : clause.end])
    return departed[0].document if departed else None


def _links(best: Rest | None) -> tuple[Link, ...]:
    if best is None:
        return ()
    return tuple(
        Link(Span(other.word.start, other.word.end), Span(word.start, word.end), other.relation, other.source)
        for word, other in best.facing
    )

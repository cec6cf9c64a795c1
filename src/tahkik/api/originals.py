"""Passages of the sources that words of a page render, and the words set beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tahkik import renderings
from tahkik.api.quotations import match_at, words_of
from tahkik.corpus import Group
from tahkik.find import Sought, find_rendered
from tahkik.languages.glossary import LONGEST, Glossary
from tahkik.model import Candidate, Drift, Match, Parting, Quotation, Rendering, Span
from tahkik.text.fold import Folded
from tahkik.text.morphology import morphology
from tahkik.text.sentences import sentences_around

#: Bits by which chance meets a passage more seldom than the sum over its words says: of two thousand texts of ten to 29
#: words drawn at random from modern sentences, 4 had a passage whose sum came to 1.28, and 18 one whose sum came to 5.
SHUFFLED = 6.0
#: Originals of one modern word or phrase that are asked for.
MOST_WAYS = 12
#: Words of a sentence that are looked at beyond the passage that words of it were met in: a verb of two words.
BEYOND = 3
#: Linked words of a clause before anything is said of what a rendering makes of it.
LINKS_OF_A_CLAUSE = 2


class Original(NamedTuple):
    """A passage that words of the page render, and the words linked to it."""

    match: Match
    rendering: Rendering


def originals(
    quotation: Quotation, page: Folded, group: Group, glossary: Glossary, least_rendered: float
) -> list[Original]:
    """Return the passages a quotation may render.

    They are found by the beginnings of words, and weighed again by what is linked.

    Parameters
    ----------
    quotation : Quotation
        The words.
    page : Folded
        The page as the sources of the group see it.
    group : Group
        The sources.
    glossary : Glossary
        Of their language.
    least_rendered : float
        Share of the met words that another word must meet.

    Returns
    -------
    list of Original
        ``expected_by_chance`` says how many such passages texts of shuffled words would have.
    """
    words = words_of(page, quotation)
    sought = Sought(quotation, words, elided=False)
    out = []
    for candidate in find_rendered(sought, _ways(words, glossary), group, least_rendered):
        one = _beside(quotation, words, candidate, group, glossary)
        bits = SHUFFLED + renderings.support(one.rendering.links, words, group.profile)
        chance = candidate.chance * 2.0 ** -max(-60.0, bits)
        out.append(one._replace(match=replace(one.match, expected_by_chance=chance)))
    return out


def widened(
    match: Match, others: Sequence[Original], quotation: Quotation, page: Folded, group: Group, glossary: Glossary
) -> Original:
    """Set a quotation beside the passage that its letters were found in, together with what its renderings were.

    Letters end where the words begin to differ: the passage goes on as far as words of the glossary do.
    """
    ordinal = group.ordinal_of(match.source)
    assert ordinal is not None, match.source
    start, end = match.start, match.end
    for one in others:
        if one.match.source == match.source and one.match.start < match.end and match.start < one.match.end:
            start, end = min(start, one.match.start), max(end, one.match.end)
    first, last = group.folded(ordinal).tokens_within(start, end)
    here = Span(quotation.start, quotation.end)
    candidate = Candidate(quotation.id, here, ordinal, first, last, match.expected_by_chance, 0.0)
    return _beside(quotation, words_of(page, quotation), candidate, group, glossary)


def _ways(words: Folded, glossary: Glossary) -> list[tuple[str, ...]]:
    """Return what each word may render, by itself or as the first of a phrase."""
    forms = [words.word(at) for at in range(len(words))]
    may_end = morphology(glossary.profile).ends_in_suffixes
    out = []
    for at in range(len(forms)):
        found: list[str] = []
        for size in range(1, min(LONGEST, len(forms) - at) + 1):
            glosses = glossary.of_modern(" ".join(forms[at : at + size]), may_end)
            found += [gloss.original for gloss in glosses[:MOST_WAYS]]
        out.append(tuple(dict.fromkeys(found)))
    return out


def set_beside(quotation: Quotation, match: Match, page: Folded, group: Group, glossary: Glossary) -> Rendering:
    """Set a quotation beside the passage it renders: positions of the original are the source's.

    Where the passage ends is an estimate: some words of its sentence on either side are looked at too, and nothing is
    said of those that nothing renders.
    """
    ordinal = group.ordinal_of(match.source)
    assert ordinal is not None, match.source
    document, folded = group.documents[ordinal], group.folded(ordinal)
    sentence = sentences_around(document.text, match.start, match.end, group.profile.lists["abbreviations"])
    low, high = folded.tokens_within(*sentence)
    first, last = folded.tokens_within(match.start, match.end)
    first, last = max(low, first - BEYOND), min(high, last + BEYOND)
    whole = Span(int(folded.starts[first]), int(folded.ends[last - 1]))
    return _within_links(_linked(quotation, words_of(page, quotation), ordinal, whole, group, glossary))


def _beside(quotation: Quotation, words: Folded, candidate: Candidate, group: Group, glossary: Glossary) -> Original:
    match = match_at(candidate, group)
    here = Span(match.start, match.end)
    return Original(match, _linked(quotation, words, candidate.document, here, group, glossary))


def _linked(
    quotation: Quotation, words: Folded, ordinal: int, span: Span, group: Group, glossary: Glossary
) -> Rendering:
    folded, source = group.folded(ordinal), group.documents[ordinal].source
    passage = folded.part(*folded.tokens_within(span.start, span.end))
    bare = Rendering("", quotation.id, quotation.start, quotation.end, quotation.text, source=source)
    return renderings.link(bare, words, passage, group.profile, glossary)


def _within_links(linked: Rendering) -> Rendering:
    """Keep what is said of words between linked ones, or of a clause with linked words."""
    if not linked.links:
        return replace(linked, drifts=(), partings=())
    low, high = min(one.original.start for one in linked.links), max(one.original.end for one in linked.links)
    first, last = min(one.rendering.start for one in linked.links), max(one.rendering.end for one in linked.links)

    def inside(one: Drift | Parting) -> bool:
        there, here = one.original, one.rendering
        if isinstance(one, Parting) and one.kind not in ("omission", "addition") and one.clause is not None:
            low_, high_ = one.clause.start, one.clause.end
            return sum(low_ <= link.original.start < high_ for link in linked.links) >= LINKS_OF_A_CLAUSE
        return (low < there.start and there.end < high) or (not there.text and first < here.start and here.end < last)

    return replace(linked, drifts=tuple(filter(inside, linked.drifts)), partings=tuple(filter(inside, linked.partings)))

"""Renderings that have the deviations of another witness held: they may not be made from the text beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tahkik import renderings
from tahkik.api.originals import originals
from tahkik.api.quotations import looked_for, matches_of, words_of
from tahkik.corpus import Group
from tahkik.find import candidates_of
from tahkik.languages.glossary import Glossary
from tahkik.model import Link, Match, Passage, Quotation, Rendering, Segments, Sharing, Span
from tahkik.options import FindOptions
from tahkik.text.fold import Folded

#: Relations of a rendering's word to the witness's that make it that word.
_THE_WORD = frozenset({"same", "spelling", "inflection", "inverted-izafet"})
#: Relations to the quotation's word that are no deviation.
_KEPT = _THE_WORD | {"number", "date"}
#: Partings whose words are wrong beside the quotation.
_WRONG = frozenset({"number", "date", "addition"})
#: Other witnesses that are asked.
MOST_WITNESSES = 5


def with_sharing(
    segments: Segments,
    rendered: Sequence[Rendering],
    matches: Mapping[str, Sequence[Match]],
    folded: Mapping[Group, Folded],
    options: FindOptions,
    glossaries: Mapping[str, Glossary],
) -> list[Rendering]:
    """Return the renderings, those that stand beside a quotation with the witness that shares most of their deviations.

    A deviation is a word that is not the quotation's in any spelling or form. A witness shares it that has the word,
    where the quotation has it nowhere. At least one must be wrong beside the quotation: two modern wordings of one text
    have words in common by being right.
    """
    quotations = {one.id: one for one in segments.quotations}
    out = []
    for one in rendered:
        original = quotations.get(one.of)
        if one.source is None and original is not None and original.start != one.start:
            for group, page in folded.items():
                if glossary := glossaries.get(group.profile.code):
                    shared = _shared(one, original, matches.get(one.of, ()), page, group, glossary, options)
                    if shared is not None and (one.sharing is None or len(shared.places) > len(one.sharing.places)):
                        one = replace(one, sharing=shared)
        out.append(one)
    return out


def _shared(
    one: Rendering,
    original: Quotation,
    found: Sequence[Match],
    page: Folded,
    group: Group,
    glossary: Glossary,
    options: FindOptions,
) -> Sharing | None:
    """Return what a rendering shares with the witness of a group that shares most."""
    known = words_of(page, original)
    quoted = {known.word(at) for at in range(len(known))}
    own = page.part(*page.tokens_within(one.start, one.end))
    other, wrong = _deviations(one, own, quoted, group)
    if not wrong:
        return None
    best: Sharing | None = None
    for match in list(_witnesses(one, found, page, group, glossary, options))[:MOST_WITNESSES]:
        ordinal = group.ordinal_of(match.source)
        assert ordinal is not None, match.source
        folded, text = group.folded(ordinal), group.documents[ordinal].text
        passage = folded.part(*folded.tokens_within(match.start, match.end))
        links = renderings.link(replace(one, articles=()), own, passage, group.profile, glossary).links
        places = tuple(_places(links, own, other, one, text))
        slips = [here for here, _ in places if not wrong.isdisjoint(range(*own.tokens_within(here.start, here.end)))]
        if slips and (best is None or len(places) > len(best.places)):
            best = Sharing(match.source, match.title, places)
    return best


def _deviations(one: Rendering, own: Folded, quoted: set[str], group: Group) -> tuple[set[int], set[int]]:
    """Return the words of a rendering that are not the quotation's, and those of them that are wrong beside it."""
    kept: set[int] = set()
    for link in one.links:
        if link.relation in _KEPT:
            kept.update(range(*own.tokens_within(*link.rendering)))
    other = {
        at
        for at in range(len(own))
        if at not in kept and own.word(at) not in group.profile.stop_words and own.word(at) not in quoted
    }
    wrong = [drift.rendering for drift in one.drifts]
    wrong += [parting.rendering for parting in one.partings if parting.kind in _WRONG and not parting.bracket]
    return other, {at for words in wrong for at in range(*own.tokens_within(words.start, words.end))} & other


def _witnesses(
    one: Rendering, found: Sequence[Match], page: Folded, group: Group, glossary: Glossary, options: FindOptions
) -> Iterator[Match]:
    """Yield passages held that may be what was rendered: where the quotation stands, and the rendering's own places."""
    asked = Quotation("", one.start, one.end, one.text, None)
    seen: set[tuple[str, int]] = set()
    places = [match for match in found if group.ordinal_of(match.source) is not None]
    for looked in looked_for(asked, {group: page}, options):
        places += matches_of(asked, page, candidates_of(looked) if looked.claimed else [], group)
    near = originals(asked, page, group, glossary, 0.0)
    places += [each.match for each in near if each.match.expected_by_chance <= options.max_chance]
    for match in places:
        if (match.source, match.start) not in seen:
            seen.add((match.source, match.start))
            yield match


def _places(
    links: Sequence[Link], own: Folded, other: set[int], one: Rendering, text: str
) -> Iterator[tuple[Passage, Passage]]:
    """Yield the words of a rendering that deviate from the quotation and are the witness's, with the witness's."""
    for link in links:
        words = set(range(*own.tokens_within(*link.rendering)))
        if link.relation in _THE_WORD and words <= other:
            yield _passage(link.rendering, one.text, one.start), _passage(link.original, text, 0)


def _passage(span: Span, text: str, base: int) -> Passage:
    return Passage(span.start, span.end, text[span.start - base : span.end - base])

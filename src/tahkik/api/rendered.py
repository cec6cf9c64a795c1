"""Marked words that stand nowhere letter by letter: the passages they may render, asked for through the glossary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tahkik import renderings
from tahkik.api.quotations import match_at, words_of
from tahkik.corpus import Group
from tahkik.find import Sought, find_rendered
from tahkik.languages import Profile
from tahkik.languages.glossary import LONGEST, Glossary
from tahkik.model import Match, Quotation, Rendering, Segments
from tahkik.options import FindOptions
from tahkik.text.fold import Folded

#: Words in quotation marks that nothing on the page calls a rendering are claimed for one only where chance may give so
#: few places, and so large a share of the met words is met by another word. Speeches of the same years say the same
#: things in the same words, and render nothing: of 300 sentences of theirs, asked for in the others, none passes both,
#: one passes at a hundred times the chance, and four pass without a share.
UNANNOUNCED_CHANCE = 1e-6
UNANNOUNCED_SHARE = 0.25
#: Bits by which chance meets a passage more seldom than the sum over its words says: of two thousand texts of ten to 29
#: words drawn at random from modern sentences, 4 had a passage whose sum came to 1.28, and 18 one whose sum came to 5.
SHUFFLED = 6.0
#: Originals of one modern word or phrase that are asked for.
MOST_WAYS = 12


def place_rendered(
    segments: Segments,
    matches: Mapping[str, Sequence[Match]],
    folded: Mapping[Group, Folded],
    rendered: Sequence[Rendering],
    options: FindOptions,
    glossaries: Mapping[str, Glossary],
) -> tuple[dict[str, list[Match]], list[Rendering]]:
    """Look for the originals of the quotations that were found nowhere.

    Parameters
    ----------
    segments : Segments
        What the page says.
    matches : mapping of a quotation's id to matches
        What was found by the letters.
    folded : mapping of Group to Folded
        The page as each group of the sources sees it.
    rendered : sequence of Rendering
        The renderings of the page.
    options : FindOptions
        How quotations are looked for.
    glossaries : mapping of a language's code to Glossary
        Those of the groups.

    Returns
    -------
    dict, list of Rendering
        Every match, those found here with ``is_rendering``; the renderings of the page and, after them, one for each
        such quotation, set beside its passage.
    """
    out = {of: list(found) for of, found in matches.items()}
    more = list(rendered)
    for quotation in segments.quotations:
        if out.get(quotation.id):
            continue
        announced = quotation.marks is None or any(
            one.cue is not None and one.start < quotation.end and quotation.start < one.end for one in rendered
        )
        bounds = (options.max_chance, 0.0)
        if not announced:
            bounds = (min(options.max_chance, UNANNOUNCED_CHANCE), UNANNOUNCED_SHARE)
        found = [
            one
            for group, page in folded.items()
            for one in _originals(quotation, page, group, bounds, glossaries.get(group.profile.code))
        ]
        found.sort(key=lambda one: one.match.expected_by_chance)
        if not found:
            continue
        out[quotation.id] = [
            replace(one.match, rank="secondary" if number else "primary") for number, one in enumerate(found)
        ]
        if not any(one.start < quotation.end and quotation.start < one.end for one in rendered):
            more.append(replace(found[0].rendering, id=f"r{len(more) + 1}"))
    return out, more


def ways(words: Folded, glossary: Glossary) -> list[tuple[str, ...]]:
    """Return what each word may render, by itself or as the first of a phrase."""
    forms = [words.word(at) for at in range(len(words))]
    out = []
    for at in range(len(forms)):
        found: list[str] = []
        for size in range(1, min(LONGEST, len(forms) - at) + 1):
            glosses = glossary.of_modern(" ".join(forms[at : at + size]))
            found += [gloss.original for gloss in glosses[:MOST_WAYS]]
        out.append(tuple(dict.fromkeys(found)))
    return out


class _Original(NamedTuple):
    """A passage that words of the page render, and the words set beside it."""

    match: Match
    rendering: Rendering


def _originals(
    quotation: Quotation, page: Folded, group: Group, bounds: tuple[float, float], glossary: Glossary | None
) -> list[_Original]:
    """Return the passages a quotation renders: found by the beginnings of words, weighed again by what is linked."""
    if glossary is None or not glossary.glosses:
        return []
    words = words_of(page, quotation)
    most, least_rendered = bounds
    out = []
    for candidate in find_rendered(
        Sought(quotation, words, elided=False), ways(words, glossary), group, least_rendered
    ):
        match = match_at(candidate, group)
        source = group.folded(candidate.document)
        passage = source.part(*source.tokens_within(match.start, match.end))
        bare = Rendering("", quotation.id, quotation.start, quotation.end, quotation.text, source=match.source)
        linked = renderings.link(bare, words, passage, group.profile, glossary)
        bits = SHUFFLED + renderings.support(linked.links, words, group.profile)
        chance = match.expected_by_chance * 2.0 ** -max(-60.0, bits)
        if chance <= most:
            # where the passage begins and ends is an estimate: what is not in it is no omission, and nothing was added
            out.append(_Original(replace(match, expected_by_chance=chance), replace(linked, drifts=(), partings=())))
    return out


def glossaries_of(groups: Sequence[Group], given: Glossary | None) -> dict[str, Glossary]:
    """Return the glossary of each language of the sources: the one given where it is of it, else what is shipped."""
    profiles: dict[str, Profile] = {group.profile.code: group.profile for group in groups}
    return {
        code: given if given is not None and given.profile.code == code else Glossary.load(profile)
        for code, profile in profiles.items()
    }

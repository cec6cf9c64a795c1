"""Marked words that stand nowhere letter by letter: the passages they may render, asked for through the glossary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
#: things in the same words, and render nothing: of 300 quoted sentences of theirs none passes both, six pass with a
#: share of .15, and fifteen pass without one.
UNANNOUNCED_CHANCE = 1e-4
UNANNOUNCED_SHARE = 0.25
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
            (match, group)
            for group, page in folded.items()
            for match in _originals(quotation, page, group, bounds, glossaries.get(group.profile.code))
        ]
        found.sort(key=lambda one: one[0].expected_by_chance)
        if not found:
            continue
        out[quotation.id] = [
            replace(match, rank="secondary" if number else "primary") for number, (match, _) in enumerate(found)
        ]
        if not any(one.start < quotation.end and quotation.start < one.end for one in rendered):
            best, group = found[0]
            name = f"r{len(more) + 1}"
            more.append(_beside(name, quotation, best, folded[group], group, glossaries[group.profile.code]))
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


def _originals(
    quotation: Quotation, page: Folded, group: Group, bounds: tuple[float, float], glossary: Glossary | None
) -> list[Match]:
    if glossary is None or not glossary.glosses:
        return []
    words = words_of(page, quotation)
    found = find_rendered(Sought(quotation, words, elided=False), ways(words, glossary), group, *bounds)
    return [match_at(candidate, group) for candidate in found]


def _beside(name: str, quotation: Quotation, match: Match, page: Folded, group: Group, glossary: Glossary) -> Rendering:
    """Set a quotation beside the passage it renders: positions of the original are the source's."""
    ordinal = next(k for k, document in enumerate(group.documents) if document.source == match.source)
    source = group.folded(ordinal)
    passage = source.part(*source.tokens_within(match.start, match.end))
    bare = Rendering(name, quotation.id, quotation.start, quotation.end, quotation.text, source=match.source)
    linked = renderings.link(bare, words_of(page, quotation), passage, group.profile, glossary)
    # where the passage begins and ends is an estimate: what is not in it is no omission, and nothing was added
    return replace(linked, drifts=(), partings=())


def glossaries_of(groups: Sequence[Group], given: Glossary | None) -> dict[str, Glossary]:
    """Return the glossary of each language of the sources: the one given where it is of it, else what is shipped."""
    profiles: dict[str, Profile] = {group.profile.code: group.profile for group in groups}
    return {
        code: given if given is not None and given.profile.code == code else Glossary.load(profile)
        for code, profile in profiles.items()
    }

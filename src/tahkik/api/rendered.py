"""Marked words that stand nowhere as they are: the passages they may render, asked for through the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tahkik.api.originals import Original, originals, set_beside, widened
from tahkik.corpus import Group
from tahkik.judge import verdict_of
from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.model import Match, Passage, Quotation, Rendering, Segments, Span
from tahkik.options import FindOptions
from tahkik.text.fold import Folded


class _Bounds(NamedTuple):
    """When words are claimed for a rendering.

    ``most_by_chance`` places that good may chance give; ``least_rendered`` is the share of the met words that are met
    by another word. Of words that letters found, ``least_glossed`` changed ones must be what a glossary renders, one
    of ``every`` words, and this ``share`` of all changed ones.
    """

    most_by_chance: float
    least_rendered: float
    least_glossed: int
    every: int
    share: float


#: Words in quotation marks that nothing on the page calls a rendering. Speeches of the same years say the same things
#: in the same words, and render nothing: of 300 sentences of theirs, asked for in the others, none passes both of the
#: first two, one passes at a hundred times the chance, and four pass without a share. One modern word in a quotation
#: is a changed word.
UNANNOUNCED = _Bounds(1e-6, 0.25, 2, 12, 0.25)
#: Words that a cue calls a rendering, and words that somebody looks for: how many places chance may give, who asks
#: says.
ANNOUNCED = _Bounds(1.0, 0.0, 1, 20, 0.0)


def place_rendered(
    segments: Segments,
    matches: Mapping[str, Sequence[Match]],
    folded: Mapping[Group, Folded],
    rendered: Sequence[Rendering],
    options: FindOptions,
    glossaries: Mapping[str, Glossary],
) -> tuple[dict[str, list[Match]], list[Rendering]]:
    """Look for the originals of the quotations that were found nowhere, or with other words.

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
        bounds = _bounds(quotation, rendered, options)
        by_letters = out.get(quotation.id, [])
        if by_letters:
            found = _modernised(quotation, by_letters, folded, bounds, glossaries)
        else:
            found = _originals(quotation, folded, bounds, glossaries)
        if not found:
            continue
        kept = [one for one in by_letters if verdict_of(one) != "altered"]
        places = [*(one.match for one in found), *kept]
        out[quotation.id] = [replace(one, rank="secondary" if at else "primary") for at, one in enumerate(places)]
        group = _group_of(found[0].match, folded)
        glossary = glossaries[group.profile.code]
        _enter(quotation, set_beside(quotation, found[0].match, folded[group], group, glossary), more)
    return out, more


def _enter(quotation: Quotation, linked: Rendering, renderings: list[Rendering]) -> None:
    """Add a quotation set beside its passage to the renderings of the page, or fill the one that a cue announces.

    One that renders another quotation of the page stays beside that.
    """
    for at, one in enumerate(renderings):
        if one.start < quotation.end and quotation.start < one.end:
            if one.of == quotation.id:
                renderings[at] = replace(linked, id=one.id, cue=one.cue, extent=one.extent, articles=one.articles)
            return
    renderings.append(replace(linked, id=f"r{len(renderings) + 1}"))


def _bounds(quotation: Quotation, rendered: Iterable[Rendering], options: FindOptions) -> _Bounds:
    announced = quotation.marks is None or any(
        one.cue is not None and one.start < quotation.end and quotation.start < one.end for one in rendered
    )
    bounds = ANNOUNCED if announced else UNANNOUNCED
    return bounds._replace(most_by_chance=min(options.max_chance, bounds.most_by_chance))


def _originals(
    quotation: Quotation, folded: Mapping[Group, Folded], bounds: _Bounds, glossaries: Mapping[str, Glossary]
) -> list[Original]:
    """Return the passages that words found nowhere render, best first."""
    found = [
        one
        for group, page in folded.items()
        if (glossary := _of(group, glossaries)) is not None and quotation.language in (group.profile.code, "und")
        for one in originals(quotation, page, group, glossary, bounds.least_rendered)
        if one.match.expected_by_chance <= bounds.most_by_chance
    ]
    return sorted(found, key=lambda one: one.match.expected_by_chance)


def _modernised(
    quotation: Quotation,
    found: Sequence[Match],
    folded: Mapping[Group, Folded],
    bounds: _Bounds,
    glossaries: Mapping[str, Glossary],
) -> list[Original]:
    """Return the passages whose words a quotation changes for modern ones; [] where it does not in the first."""
    if verdict_of(found[0]) != "altered":
        return []
    out: list[Original] = []
    for match in found:
        if verdict_of(match) != "altered":
            continue
        group = _group_of(match, folded)
        glossary = _of(group, glossaries)
        if glossary is None:
            continue
        if match is found[0] and not _may_be_modern(quotation, match, folded[group], bounds):
            return []
        others = originals(quotation, folded[group], group, glossary, 0.0)
        original = widened(match, others, quotation, folded[group], group, glossary)
        if match is found[0] and not _is_modern(quotation, match, original, bounds):
            return []
        out.append(original)
    return _apart(out)


def _sides(match: Match) -> list[Passage]:
    """Return the words of the page that stand for other ones."""
    return [one.page for one in match.variants if one.class_ == "substantive" and one.page is not None]


def _changed(quotation: Quotation, match: Match) -> list[Span]:
    """Return what of a quotation is not the passage's: what was changed, and what the letters did not reach."""
    beyond = [Span(quotation.start, match.covers.start), Span(match.covers.end, quotation.end)]
    return [
        *(Span(side.start, side.end) for side in _sides(match)),
        *(span for span in beyond if span.end > span.start),
    ]


def _enough(quotation: Quotation, match: Match, bounds: _Bounds) -> float:
    """Return how many glossed words make changed words modern ones."""
    words = sum(len(side.text.split()) for side in _sides(match))
    return max(bounds.least_glossed, len(quotation.text.split()) / bounds.every, bounds.share * words)


def _may_be_modern(quotation: Quotation, match: Match, page: Folded, bounds: _Bounds) -> bool:
    """Return whether so many words were changed that enough of them may be glossed: most often it is one."""
    changed = {token for span in _changed(quotation, match) for token in range(*_touched(page, span))}
    return len(changed) >= _enough(quotation, match, bounds)


def _touched(page: Folded, span: Span) -> tuple[int, int]:
    return int(page.ends.searchsorted(span.start, "right")), int(page.starts.searchsorted(span.end))


def _is_modern(quotation: Quotation, match: Match, original: Original, bounds: _Bounds) -> bool:
    """Return whether enough of what was changed is what a glossary renders."""
    changed = _changed(quotation, match)
    glossed = [
        one
        for one in original.rendering.links
        if one.relation == "gloss"
        and any(part.start < one.rendering.end and one.rendering.start < part.end for part in changed)
    ]
    return len(glossed) >= _enough(quotation, match, bounds)


def _apart(found: Iterable[Original]) -> list[Original]:
    """Return one original for each place."""
    out: list[Original] = []
    for one in found:
        here = one.match
        if not any(
            here.source == other.match.source and here.start < other.match.end and other.match.start < here.end
            for other in out
        ):
            out.append(one)
    return out


def _group_of(match: Match, groups: Iterable[Group]) -> Group:
    return next(one for one in groups if one.ordinal_of(match.source) is not None)


def _of(group: Group, glossaries: Mapping[str, Glossary]) -> Glossary | None:
    """Return the glossary of a group, None where it has no pair."""
    glossary = glossaries.get(group.profile.code)
    return glossary if glossary is not None and glossary.glosses else None


def glossaries_of(groups: Sequence[Group], given: Glossary | None) -> dict[str, Glossary]:
    """Return the glossary of each language of the sources: the one given where it is of it, else what is shipped."""
    profiles: dict[str, Profile] = {group.profile.code: group.profile for group in groups}
    return {
        code: given if given is not None and given.profile.code == code else Glossary.load(profile)
        for code, profile in profiles.items()
    }

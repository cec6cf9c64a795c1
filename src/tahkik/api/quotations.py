"""Marked quotations: find their places, collate them, and tell the passages of one quotation apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tahkik.api.loci import locus_of
from tahkik.collate import Collation, collate
from tahkik.corpus import Group
from tahkik.find import Looked, Sought, candidates_of, explain, look, missed
from tahkik.languages import Profile
from tahkik.model import Candidate, Document, Match, Passage, Quotation, Segments, Span, Trace, Variant, VariantClass
from tahkik.options import FindOptions
from tahkik.text.fold import Folded
from tahkik.text.sentences import sentences_around

#: Code points within which two places of one document are one place, seen twice.
SAME_PLACE = 200
#: Code points between an ellipsis and the joint of two passages.
JOINT = 4
#: Code points shown before and after a passage, cut at a sentence or a word.
NEIGHBOURS = 200


def words_of(folded: Folded, quotation: Quotation) -> Folded:
    """Return the tokens of a quotation, what breaks it left out."""
    first, last = folded.tokens_within(quotation.start, quotation.end)
    if not quotation.breaks:
        return folded.part(first, last)
    chosen = np.arange(first, last)
    for start, end in quotation.breaks:
        a, b = folded.tokens_within(start, end)
        chosen = chosen[(chosen < a) | (chosen >= b)]
    return folded.take(chosen)


@dataclass(frozen=True, slots=True)
class Traces:
    """How quotations were looked for, by their ids: those that were not found, and all where that was asked for."""

    missed: dict[str, Trace] = field(default_factory=dict)
    explained: dict[str, Trace] = field(default_factory=dict)


def place_marked(
    document: Document, segments: Segments, folded: Mapping[Group, Folded], options: FindOptions, traces: Traces
) -> tuple[Segments, dict[str, list[Match]]]:
    """Find and collate every quotation; one whose narrator stands between passages of two places is two quotations.

    ``folded`` is the page as each group of the sources sees it. What was noticed on the way goes to ``traces``.
    """
    matches: dict[str, list[Match]] = {}
    quotations: list[Quotation] = []
    waiting = list(reversed(segments.quotations))
    while waiting:
        quotation = waiting.pop()
        looked = looked_for(quotation, folded, options)
        found = _found(looked)
        fresh = f"q{len(quotations) + len(waiting) + 2}"
        pieces = _pieces(document, quotation, [candidate for _, candidates in found for candidate in candidates], fresh)
        if pieces:
            waiting += reversed(pieces)
            continue
        quotations.append(quotation)
        matches[quotation.id] = _collated(quotation, folded, found)
        if not matches[quotation.id] and any(one.tiers for one in looked):
            traces.missed[quotation.id] = missed(looked)
        if options.explain:
            traces.explained[quotation.id] = explain(looked, found=bool(matches[quotation.id]))
    return replace(segments, quotations=tuple(quotations)), matches


def looked_for(quotation: Quotation, folded: Mapping[Group, Folded], options: FindOptions) -> list[Looked]:
    """Look for a quotation in every group."""
    return [
        look(Sought(quotation, words_of(page, quotation), bool(quotation.ellipses)), group, options)
        for group, page in folded.items()
    ]


def _found(looked: Iterable[Looked]) -> list[tuple[Group, list[Candidate]]]:
    """Return the places of a quotation, the group with the strongest evidence first."""
    found = [(one.group, candidates_of(one)) for one in looked if one.claimed]
    return sorted(found, key=lambda item: item[1][0].chance)


def _pieces(document: Document, quotation: Quotation, found: Sequence[Candidate], fresh: str) -> list[Quotation]:
    """Cut a quotation at a narrator's words where what follows them stands in another place; [] where nothing does."""
    joints = sorted({candidate.page.start for candidate in found if candidate.page.start > quotation.start})
    for start, end in quotation.breaks:
        between = document.text[start:end]
        if any(end <= joint and not document.text[end:joint].strip() for joint in joints) and len(between.split()) > 1:
            sides = (Span(quotation.start, start), Span(end, quotation.end))
            return [
                _piece(document, quotation, side, name) for side, name in zip(sides, (quotation.id, fresh), strict=True)
            ]
    return []


def _piece(document: Document, quotation: Quotation, side: Span, name: str) -> Quotation:
    start, end = side
    while start < end and not document.text[start].isalnum():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1

    def within(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if start <= span[0] and span[1] <= end)

    return replace(
        quotation,
        id=name,
        start=start,
        end=end,
        text=document.text[start:end],
        marks_at=tuple(at for at in quotation.marks_at if start - 2 <= at <= end + 1),
        articles=tuple(one for one in quotation.articles if start <= one.start and one.end <= end),
        brackets=tuple(one for one in quotation.brackets if start <= one.start and one.end <= end),
        ellipses=within(quotation.ellipses),
        emphases=within(quotation.emphases),
        breaks=within(quotation.breaks),
    )


def _collated(
    quotation: Quotation, folded: Mapping[Group, Folded], found: Sequence[tuple[Group, list[Candidate]]]
) -> list[Match]:
    """Collate the places of a quotation: the best one, what fits as well, then the places of its further parts."""
    if not found:
        return []
    best_group, best = found[0]
    parts: dict[int, list[Match]] = {}
    for candidate in best:
        parts.setdefault(candidate.part, []).extend(matches_of(quotation, folded[best_group], [candidate], best_group))
    for group, candidates in found[1:]:
        as_good = [one for one in candidates if one.page == best[0].page and one.part == 0]
        parts[0] += matches_of(quotation, folded[group], as_good, group)
    ordered = [ranked(parts[part]) for part in sorted(parts) if parts[part]]
    if not ordered:
        return []
    first = replace(ordered[0][0], rank="primary")
    first = replace(first, variants=tuple(sorted((*first.variants, *_joints(quotation, ordered)), key=_page_order)))
    return [first, *ordered[0][1:], *(match for part in ordered[1:] for match in part)]


def _joints(quotation: Quotation, parts: Sequence[Sequence[Match]]) -> list[Variant]:
    """Say of the further parts of a quotation that they do not stand in the primary place."""
    own = parts[0][0].covers
    out = []
    for part in parts[1:]:
        start, end = part[0].covers
        text = quotation.text[start - quotation.start : end - quotation.start].rstrip()
        joint = start if start >= own.end else end
        marked = any(joint - JOINT <= sign.start <= joint + JOINT for sign in quotation.ellipses)
        class_: VariantClass = "elided" if marked else "substantive"
        words = Passage(start, start + len(text), text)
        out.append(Variant("addition", "lexical", class_, words, None, rule="joined-passages"))
    return out


def _page_order(variant: Variant) -> tuple[int, int]:
    return (variant.page.start if variant.page else -1, variant.source.start if variant.source else -1)


def matches_of(quotation: Quotation, page: Folded, found: Sequence[Candidate], group: Group) -> list[Match]:
    """Collate a quotation with each of its places."""
    words = words_of(page, quotation)
    out = []
    for candidate in found:
        source = group.folded(candidate.document)
        collation = collate(quotation, words, source, candidate.start, candidate.end, candidate.page, group.profile)
        if collation is not None:
            out.append(_match(candidate, collation, group.documents[candidate.document], group.profile))
    return out


def _match(candidate: Candidate, collation: Collation, document: Document, profile: Profile) -> Match:
    start, end = collation.start, collation.end
    sentences = sentences_around(document.text, start, end, profile.lists["abbreviations"])
    following = Span(sentences.end, min(len(document.text), sentences.end + NEIGHBOURS))
    return Match(
        document.source,
        document.title,
        locus_of(document, start, end),
        start,
        end,
        document.text[start:end],
        "secondary",
        candidate.chance,
        _before(document.text, start),
        _after(document.text, end),
        collation.covers,
        collation.variants,
        Passage(*sentences, document.text[slice(*sentences)]),
        Passage(*following, document.text[slice(*following)]),
        profile.code,
        document.author,
        document.work,
        tuple(locus.label for locus in document.loci if locus.start < end and locus.end > start),
    )


def match_at(candidate: Candidate, group: Group) -> Match:
    """Return the match of a passage that words of the page render: nothing is collated."""
    document, folded = group.documents[candidate.document], group.folded(candidate.document)
    start, end = int(folded.starts[candidate.start]), int(folded.ends[candidate.end - 1])
    return Match(
        document.source,
        document.title,
        locus_of(document, start, end),
        start,
        end,
        document.text[start:end],
        "secondary",
        candidate.chance,
        _before(document.text, start),
        _after(document.text, end),
        candidate.page,
        language=group.profile.code,
        author=document.author,
        work=document.work,
        is_rendering=True,
    )


def _before(text: str, start: int) -> str:
    """Return the words before a passage: what its sentence has left of it, and the sentence before."""
    piece = text[max(0, start - NEIGHBOURS) : start]
    if start > NEIGHBOURS:
        cut = piece.find(" ")
        piece = piece[cut + 1 :] if cut >= 0 else piece
    return piece.strip()


def _after(text: str, end: int) -> str:
    piece = text[end : end + NEIGHBOURS]
    if end + NEIGHBOURS < len(text):
        cut = piece.rfind(" ")
        piece = piece[:cut] if cut >= 0 else piece
    return piece.strip()


def _cost(match: Match) -> tuple[int, int, int]:
    """Words that differ in substance, doubtfully, and in spelling."""
    sizes = {"substantive": 0, "doubtful": 0, "orthographic": 0, "elided": 0}
    for variant in match.variants:
        sides = [side for side in (variant.page, variant.source) if side]
        sizes[variant.class_] += max(len(side.text.split()) for side in sides)
    return sizes["substantive"], sizes["doubtful"], sizes["orthographic"]


def ranked(found: Sequence[Match]) -> list[Match]:
    """Order places that fit about equally well by what differs, then by chance; a place named twice counts once."""
    ordered = sorted(found, key=lambda match: (_cost(match), match.expected_by_chance, match.source, match.start))
    kept: list[Match] = []
    for match in ordered:
        if not any(other.source == match.source and abs(other.end - match.end) < SAME_PLACE for other in kept):
            kept.append(match)
    return kept

"""Link a rendering to its original, phrase by phrase, and say where it parts from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.model import Article, Drift, Link, Parting, Rendering, Span
from tahkik.renderings.gaps import drifts, gap_partings
from tahkik.renderings.losing import denies_otherwise, modal_partings
from tahkik.renderings.pairing import Pair
from tahkik.renderings.sentences import Bead, beads
from tahkik.renderings.values import value_partings, with_values
from tahkik.text.fold import Folded

#: The graver of two things said of one place stands.
_GRAVE = ("date", "number", "condition", "negation", "strengthened", "hedge", "limit", "omission", "addition")


def link(
    rendering: Rendering,
    words: Folded,
    original: Folded,
    profile: Profile,
    glossary: Glossary | None = None,
    articles: Sequence[Article] = (),
    complete: bool = True,
) -> Rendering:
    """Fill a rendering's links, drifts and partings.

    Parameters
    ----------
    rendering : Rendering
        As *segment* found it.
    words, original : Folded
        Tokens of the rendering and of what it renders.
    profile : Profile
        Language of both.
    glossary : Glossary or None
        Pairs of old and modern words; None takes those shipped with the language.
    articles : sequence of Article
        The numbered articles of the original; a rendering of some of them is compared with these alone.
    complete : bool
        Whether it is taken to render all of the original; else its first and last sentences need not be.

    Returns
    -------
    Rendering
        A word without a link is unknown, and nothing is said of it unless its neighbours are linked.
    """
    if not len(words) or not len(original):
        return rendering
    known = Glossary.load(profile) if glossary is None else glossary
    spans, whole = _spans(rendering, original, articles)
    found = beads(original, spans, words, Span(rendering.start, rendering.end), profile, known)
    found = [with_values(bead, profile) if bead.original and bead.rendering else bead for bead in found]
    partings: list[Parting] = []
    drifted: list[Drift] = []
    for bead in found:
        if not bead.original or not bead.rendering:
            continue
        lost, turned = modal_partings(bead, profile)
        partings += [*value_partings(bead, profile), *lost]
        drifted += turned
        drifted += [one for one in drifts(bead, known, profile) if not denies_otherwise(bead, one, profile)]
    ends = complete and whole and rendering.extent is None and not rendering.text.rstrip(" ”\"'.").endswith("…")
    partings += gap_partings(found, known, ends)
    if not complete:
        partings = [one for one in partings if one.kind != "omission" or _between(one, found)]
    kept = _once(partings)
    return replace(
        rendering,
        links=tuple(one for bead in found for one in _links(bead)),
        drifts=tuple(one for one in drifted if not any(_said(one, other) for other in kept)),
        partings=kept,
    )


def _spans(rendering: Rendering, original: Folded, articles: Sequence[Article]) -> tuple[list[Span], bool]:
    """Return what of the original is rendered, and whether that is all of it."""
    numbers = {one.number for one in rendering.articles}
    chosen = [Span(one.start, one.end) for one in articles if one.number in numbers]
    if chosen:
        return chosen, False
    return [Span(int(original.starts[0]), int(original.ends[-1]))], True


def _links(bead: Bead) -> Iterator[Link]:
    inverted = _inverted(bead)
    for one in bead.pairs:
        words = bead.original[slice(*one.original)]
        tells = one.relation in ("number", "date")
        if not tells and not any(word.content or word.light or word.plain.isdigit() for word in words):
            continue
        there = bead.original_passage(one.original[0], one.original[1] - 1)
        here = bead.rendering_passage(one.rendering[0], one.rendering[1] - 1)
        relation = one.relation
        if one in inverted and relation in ("same", "spelling", "inflection"):
            relation = "inverted-izafet"
        yield Link(Span(there.start, there.end), Span(here.start, here.end), relation, one.source)


def _between(parting: Parting, found: Sequence[Bead]) -> bool:
    """Return whether words of the original lie between linked ones."""
    places = [bead.original[at] for bead in found for one in bead.pairs for at in range(*one.original)]
    return any(word.end <= parting.original.start for word in places) and any(
        word.start >= parting.original.end for word in places
    )


def _inverted(bead: Bead) -> set[Pair]:
    """Return the pairs of neighbours that stand the other way round: harekâtı askeriye, askeri harekât."""
    by_start = {one.original[0]: one for one in bead.pairs}
    out: set[Pair] = set()
    for one in bead.pairs:
        other = by_start.get(one.original[1])
        if other is not None and other.rendering[1] == one.rendering[0]:
            out |= {one, other}
    return out


def _once(partings: Sequence[Parting]) -> tuple[Parting, ...]:
    """Drop what is said of a place where something graver is."""
    kept: list[Parting] = []
    for one in sorted(partings, key=lambda one: _GRAVE.index(one.kind)):
        if one.kind == "omission" and any(
            one.original.start <= other.original.start < one.original.end for other in kept
        ):
            continue
        if one.kind == "addition" and any(
            one.rendering.start <= other.rendering.start and other.rendering.end <= one.rendering.end
            for other in kept
            if other.rendering.text
        ):
            continue
        kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.rendering.start, one.original.start)))


def _said(drift: Drift, parting: Parting) -> bool:
    return drift.original.start < parting.original.end and parting.original.start < drift.original.end

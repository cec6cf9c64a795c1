"""Quotations without marks: the words left over, looked for by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from tahkik.api.quotations import matches_of, ranked
from tahkik.corpus import Group
from tahkik.find import find_unmarked
from tahkik.model import Document, Match, Quotation, Rendering, Segments, Span
from tahkik.text.fold import Folded


def add_unmarked(
    document: Document,
    segments: Segments,
    rendered: Sequence[Rendering],
    matches: dict[str, list[Match]],
    pages: Mapping[Group, Folded],
) -> tuple[Segments, dict[str, list[Match]]]:
    """Add the quotations that carry no marks, numbered after the marked ones.

    ``pages`` is the page as each group of the sources sees it.
    """
    taken = [Span(q.start, q.end) for q in segments.quotations]
    taken += [Span(r.start, r.end) for r in rendered] + list(document.leavings)
    quotations = list(segments.quotations)
    for group, folded in pages.items():
        candidates = find_unmarked(folded, _stretches(document, folded, taken), group)
        placed: list[Quotation] = []
        for candidate in candidates:
            page = candidate.page
            same = next((q for q in placed if min(q.end, page.end) > max(q.start, page.start)), None)
            if same is None:
                text = document.text[page.start : page.end]
                number = f"q{len(quotations) + 1}"
                same = Quotation(number, page.start, page.end, text, None, language=group.profile.code)
                same = replace(same, ellipses=ellipses_within(document.text, page))
                placed.append(same)
                quotations.append(same)
            whole = replace(candidate, page=Span(same.start, same.end))
            matches.setdefault(same.id, []).extend(matches_of(same, folded, [whole], group))
        for quotation in placed:
            first, *others = ranked(matches[quotation.id])
            matches[quotation.id] = [replace(first, rank="primary"), *others]
    quotations.sort(key=lambda q: (q.start, -q.end))
    return replace(segments, quotations=tuple(quotations)), matches


def ellipses_within(text: str, page: Span) -> tuple[Span, ...]:
    """Return the marks of omission between words without quotation marks."""
    out = []
    at = text.find("…", page.start, page.end)
    while at >= 0:
        out.append(Span(at, at + 1))
        at = text.find("…", at + 1, page.end)
    return tuple(out)


def _stretches(document: Document, folded: Folded, taken: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the token ranges outside what is taken, cut at the bounds of body and comments."""
    free = np.zeros(len(folded), np.bool_)
    areas = [*document.body, *(Span(c.start, c.end) for c in document.comments)] or [Span(0, len(document.text))]
    cuts = set()
    for start, end in areas:
        first, last = folded.tokens_within(start, end)
        free[first:last] = True
        cuts |= {first, last}
    for start, end in taken:
        first, last = folded.tokens_within(start, end)
        free[first:last] = False
        cuts |= {first, last}
    bounds = sorted(cuts | {0, len(folded)})
    return [(a, b) for a, b in pairwise(bounds) if b > a and free[a]]

"""Stretches of a page that are already something: a quotation, a rendering, a comment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from tahkik.model import Document, Quotation, Rendering, Span


class Taken:
    """Asked whether a span meets one of many, which may lie in each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [one.start for one in ordered]
        self._ends = list(accumulate((one.end for one in ordered), max))

    def meets(self, span: Span) -> bool:
        """Return whether a stretch overlaps."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def taken(document: Document, quotations: Iterable[Quotation], known: Iterable[Rendering]) -> Taken:
    """Return what of a page renders nothing new: its quotations, the renderings known, its comments."""
    spans = [Span(one.start, one.end) for one in quotations]
    spans += [Span(one.start, one.end) for one in known]
    spans += [Span(one.start, one.end) for one in document.comments]
    return Taken(spans)

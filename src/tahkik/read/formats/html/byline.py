"""Author and day as a page prints them beside its title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.authors import Authors
from tahkik.read.formats.html.threads.dates import Dated
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import author_of

#: Units before the title and behind the article's first and last words in which they may stand.
BEFORE = 4
BEHIND = 6


def byline(
    flow: Flow, marks: Marks, dated: Sequence[Dated], units: Collection[int], title: int | None, left: Collection[int]
) -> tuple[str | None, str | None]:
    """Return the author and the day that stand around the title, or at the article's foot.

    Parameters
    ----------
    flow, marks, dated
        The page, and the elements that print dates.
    units : collection of int
        The article's units.
    title : int or None
        The unit of the title.
    left : collection of int
        Units of comments.
    """
    own = sorted(number for number in units if number != title)
    if not own:
        return None, None
    top = title if title is not None and title < own[0] else own[0]
    windows = [range(max(0, top - BEFORE), own[0]), range(own[-1] + 1, min(len(flow.units), own[-1] + 1 + BEHIND))]
    author = published = None
    for window in windows:
        numbers = [number for number in window if number not in left]
        if not numbers:
            continue
        first, last = flow.units[numbers[0]].first, flow.units[numbers[-1]].last
        published = published or next(
            (one.published for one in dated if first <= flow.first[one.element] < last and _is_free(flow, one, left)),
            None,
        )
        author = author or _author(flow, marks, first, last) or _said(flow, numbers)
    return author, published


def _is_free(flow: Flow, one: Dated, left: Collection[int]) -> bool:
    return one.published is not None and flow.runs[flow.first[one.element]].unit not in left


def _author(flow: Flow, marks: Marks, first: int, last: int) -> str | None:
    low = bisect_left(flow.first, first)
    own = [
        element
        for element in range(low, len(flow.elements))
        if flow.first[element] < last and flow.last[element] <= last and flow.first[element] < flow.last[element]
    ]
    name = Authors(flow, marks).name(Item(own[0]), [own[0], *own]) if own else None
    return name.words if name else None


def _said(flow: Flow, numbers: Sequence[int]) -> str | None:
    lines = (flow.text[flow.units[number].start : flow.units[number].end] for number in numbers)
    return next((name for line in lines if len(line) < 120 and (name := author_of(line))), None)

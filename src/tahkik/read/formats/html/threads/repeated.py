"""Comments that nothing names: dated elements of one shape, one after the other, where a heading announces comments."""

from __future__ import annotations

from bisect import bisect_left

from tahkik.read.comments import links
from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.dates import Dated
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import heading_of_comments, is_whole

#: Letters beside the date that make a single line more than a comment's head.
WORDS = 80
#: Code points of a heading.
HEADING = 200


def repeated(flow: Flow, marks: Marks, dated: list[Dated], title: str) -> list[Item]:
    """Return the dated elements behind a heading of comments, or dated elements with a link such as "Reply" each."""
    for unit in flow.units:
        if unit.end - unit.start > HEADING:
            continue
        strength = heading_of_comments(flow.text[unit.start : unit.end], title)
        if not strength:
            continue
        under = _items(flow, [one for one in dated if flow.first[one.element] >= unit.last])
        if under and (strength > 1 or len(under) > 1 or any(_answered(flow, one) for one in under)):
            return under
    found = _items(flow, dated)
    answered = [one for one in found if _answered(flow, one)]
    return found if len(answered) > 1 and len(answered) == len(found) else []


def timed(flow: Flow, dated: list[Dated]) -> list[Item]:
    """Return the largest elements that hold one date with a time of day."""
    return _items(flow, [one for one in dated if one.timed])


def _items(flow: Flow, dated: list[Dated]) -> list[Item]:
    """Return for each date the largest element that holds no other, and words beside the date."""
    places = [one.element for one in dated]
    found: list[Item] = []
    for one in dated:
        item = _around(flow, one.element, places)
        if item is not None and (not found or found[-1].element != item):
            found.append(Item(item, signature="repeated"))
    shapes = {flow.tags[one.element] for one in found}
    return found if len(shapes) <= 2 else []


def _around(flow: Flow, element: int, places: list[int]) -> int | None:
    last = element
    above = flow.parents[element]
    while above >= 0 and flow.tags[above] not in ("body", "html", "main"):
        if _count(places, above, flow.after[above]) > 1:
            break
        last, above = above, flow.parents[above]
    if _holds_words(flow, last, element):
        return last
    return above if above >= 0 and flow.tags[above] in ("li", "dd", "div", "article", "td") else None


def _holds_words(flow: Flow, element: int, date: int) -> bool:
    """Whether an element is more than the line of a date: another line, or a long one."""
    runs = flow.runs[flow.first[element] : flow.last[element]]
    lines = len({run.unit for run in runs})
    return lines > 1 or _letters(flow, element) - _letters(flow, date) >= WORDS


def _count(places: list[int], first: int, behind: int) -> int:
    return bisect_left(places, behind) - bisect_left(places, first)


def _letters(flow: Flow, element: int) -> int:
    span = flow.span(element)
    return span.end - span.start if span else 0


def _answered(flow: Flow, item: Item) -> bool:
    """Whether a link such as "Reply" stands in an element."""
    return any(
        flow.tags[one] in ("a", "button", "span") and is_whole("answer_links", flow.words(one)[:80])
        for one in range(item.element, flow.after[item.element])
        if flow.first[one] < flow.last[one]
    ) or links(flow.text[(unit := flow.units[flow.runs[flow.last[item.element] - 1].unit]).start : unit.end])

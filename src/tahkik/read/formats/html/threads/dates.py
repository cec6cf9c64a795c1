"""The elements of a page that print a date, and what they print."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.pagewords import bare, is_whole
from tahkik.read.stamps import YEAR, stamp

#: Code points of a line that gives a date.
LONGEST = 160
#: Words of "3 days ago", at most.
AGO_WORDS = 5
#: Attributes in which the software keeps the date it prints as "3 days ago", the one meant for eyes first.
ATTRIBUTES = ("title", "datetime", "content", "data-time", "data-date", "data-timestamp")


@dataclass(frozen=True, slots=True)
class Dated:
    """An element that prints a date. ``sure`` where its kind or name says so, not only its words."""

    element: int
    published: str | None
    timed: bool
    sure: bool


def dates(flow: Flow, marks: Marks) -> list[Dated]:
    """Return the elements that print a date, in document order; the innermost of those inside each other."""
    found: dict[int, Dated] = {}
    for element, tag in enumerate(flow.tags):
        if element in flow.unseen or flow.first[element] == flow.last[element]:
            continue
        properties = flow.elements[element].get("itemprop", "")
        sure = tag == "time" or properties.lower().startswith("date")
        if not sure and not marks.has(element, "date"):
            continue
        one = _dated(flow, element, sure=True)
        if one:
            _put(flow, found, one)
    for unit in flow.units:
        if unit.end - unit.start > LONGEST:
            continue
        # Words of two elements may touch: "Ann2021".
        words = " ".join(flow.text[run.start : run.end] for run in flow.runs[unit.first : unit.last])
        if YEAR.search(words) is None and not _ago(words):
            continue
        inner = _innermost(flow, unit.first, unit.last)
        one = _dated(flow, inner, sure=False)
        if one:
            _put(flow, found, one)
    ordered = sorted(found)
    # What holds another date is a frame around it.
    return [
        found[element]
        for place, element in enumerate(ordered)
        if place + 1 == len(ordered) or ordered[place + 1] >= flow.after[element]
    ]


def _put(flow: Flow, found: dict[int, Dated], one: Dated) -> None:
    if one.element not in found and not any(parent in found for parent in flow.ancestors(one.element, 3)):
        found[one.element] = one


def _innermost(flow: Flow, first: int, last: int) -> int:
    """Return the element whose own words give a unit's date."""
    for run in flow.runs[first:last]:
        words = flow.text[run.start : run.end]
        if YEAR.search(words) or _ago(words):
            return run.owner
    return flow.runs[first].owner


def _dated(flow: Flow, element: int, *, sure: bool) -> Dated | None:
    words = flow.words(element)
    if len(words) > LONGEST:
        return None
    seen = stamp(words)
    if seen:
        return Dated(element, seen.published, seen.timed, sure)
    declared = _declared(flow, element)
    if _ago(words) or (sure and declared):
        return Dated(element, declared, True, sure)
    return None


def _declared(flow: Flow, element: int) -> str | None:
    """Return the date an element, or its only child, keeps in an attribute."""
    for one in (element, element + 1, flow.parents[element]):
        if not 0 <= one < len(flow.tags) or (one > element and one >= flow.after[element]):
            continue
        attributes = flow.elements[one].attrib
        for name in ATTRIBUTES:
            seen = stamp(attributes[name][:LONGEST]) if name in attributes else None
            if seen:
                return seen.published
    return None


def _ago(words: str) -> bool:
    """Whether words end in "3 days ago"."""
    said = bare(words).split()
    if len(said) > AGO_WORDS + 8:
        return False
    return any(is_whole("ago", " ".join(said[-size:])) for size in range(1, min(AGO_WORDS, len(said)) + 1))


def within(found: list[Dated], first: int, behind: int) -> list[Dated]:
    """Return the dates of elements `first` to `behind`."""
    low = bisect_left(found, first, key=lambda one: one.element)
    high = bisect_left(found, behind, key=lambda one: one.element)
    return found[low:high]

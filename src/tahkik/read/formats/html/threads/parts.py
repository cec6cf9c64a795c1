"""The parts of one comment: author, date, permalink, and its own words between them."""

from __future__ import annotations

import re

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.authors import Authors
from tahkik.read.formats.html.threads.bodies import Bodies
from tahkik.read.formats.html.threads.dates import Dated, within
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import is_whole

#: Elements of a comment whose ids links may speak of: its own and those around its head.
ANCHORS = 16
#: Code points of a link to a comment ("#12", "Permalink").
LINK = 40

_COUNTED = re.compile(r"#\s?\d{0,6}")


class Anatomy:
    """Takes comments apart."""

    def __init__(self, flow: Flow, marks: Marks, dated: list[Dated], title: str) -> None:
        self.flow = flow
        self.marks = marks
        self.dated = dated
        self.authors = Authors(flow, marks)
        self.bodies = Bodies(flow, marks, title)

    def fill(self, item: Item) -> None:
        """Find an item's parts; `Item.words` is None where it has none of its own."""
        flow = self.flow
        item.behind = item.behind if item.behind > 0 else flow.after[item.element]
        own = self._own(item)
        date = self._date(item, own)
        item.published = date.published if date else None
        name = self.authors.name(item, own)
        item.author = name.words if name else None
        if name is None and date is None and self._is_short(item):
            item.words = None
            return
        heads = set(self.authors.marked(item, own))
        heads |= {one.element for one in within(self.dated, item.element, item.behind) if one.sure}
        heads |= {one for one in (name.element if name else None, date.element if date else None) if one is not None}
        line = self.bodies.fill(item, own, heads, named=name is not None)
        if name is None and line:
            item.author = self.authors.in_line(line)
        item.permalink = self._permalink(item, own, date)
        item.anchors = tuple(
            value for one in own[:ANCHORS] for key in ("id", "name") if (value := flow.elements[one].get(key))
        )

    def _is_short(self, item: Item) -> bool:
        """Whether an element holds a word or two: a link to answer with, a count."""
        span = self.flow.span(item.element)
        return item.behind == self.flow.after[item.element] and (span is None or span.end - span.start < LINK)

    def _own(self, item: Item) -> list[int]:
        """Return the elements of an item without those of the comments inside it and what is not seen."""
        flow = self.flow
        skip = set(item.inner)
        out: list[int] = []
        at = item.element
        while at < item.behind:
            if at in flow.unseen or at in skip:
                at = flow.after[at]
                continue
            out.append(at)
            at += 1
        return out

    def _date(self, item: Item, own: list[int]) -> Dated | None:
        inside = set(own)
        found = [one for one in within(self.dated, item.element, item.behind) if one.element in inside]
        found = [one for one in found if not self._aside(one.element, item.element)]
        if not found:
            return None
        # A post prints the day its author joined too, a signature any day: the sure date counts, with a time of day.
        return max(found, key=lambda one: (one.sure, one.timed, one.published is not None, -one.element))

    def _aside(self, element: int, stop: int) -> bool:
        """Whether an element stands in the profile or signature of an author, in a quotation, or in a form."""
        flow = self.flow
        while element > stop:
            if flow.tags[element] in ("blockquote", "form", "q") or self.marks.has(element, "quotation"):
                return True
            if self.marks.has(element, "profile"):
                return True
            element = flow.parents[element]
        return False

    def _permalink(self, item: Item, own: list[int], date: Dated | None) -> str | None:
        flow = self.flow
        if date is not None:
            around = [date.element, *flow.ancestors(date.element, 3)]
            for one in [*around, *range(date.element + 1, flow.after[date.element])]:
                if one >= item.element and (link := self._link(one)):
                    return link
        for element in own:
            link = self._link(element)
            if not link:
                continue
            attributes = flow.elements[element].attrib
            said = any(word in name for name in self.marks.names(element) for word in ("permalink", "bookmark"))
            if said or "bookmark" in attributes.get("rel", "") or attributes.get("itemprop") == "url":
                return link
            words = flow.words(element)
            if words and len(words) < LINK and (_COUNTED.fullmatch(words) or is_whole("permalink_words", words)):
                return link
        anchor = flow.elements[item.element].get("id")
        return f"#{anchor}" if anchor else None

    def _link(self, element: int) -> str | None:
        if self.flow.tags[element] != "a":
            return None
        link = self.flow.elements[element].get("href", "").strip()
        return str(link) if link and not link.lower().startswith(("javascript:", "mailto:", "data:")) else None

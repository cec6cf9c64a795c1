"""The parts of one comment: author, date, permalink, and its own words between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from tahkik.model import Span
from tahkik.read.comments import links
from tahkik.read.formats.html.elements import FRAME_TAGS
from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.dates import Dated, within
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import NAME_WORDS, author_of, bare, heading_of_comments, is_frame, is_row, is_whole, speaker
from tahkik.read.stamps import stamp

#: Code points of a name.
NAME = 60
#: Code points of a line the software wrote in a comment.
LINE = 160
#: Share of what is left of a comment that its named body must hold to be its words.
BODY = 0.5

_EDGE = " \t\n\xa0:;,|–—-•·»«>›"
_PEOPLE = re.compile(
    r"/(?:user|users|profile|profil|member|members|author|yazar|uye|biri|kullanici|u)[/=-]|member\.php|[?&]u=\d", re.I
)


class Anatomy:
    """Takes comments apart."""

    def __init__(self, flow: Flow, marks: Marks, dated: list[Dated]) -> None:
        self.flow = flow
        self.marks = marks
        self.dated = dated

    def fill(self, item: Item) -> None:
        """Find an item's parts; `Item.words` stays None where it has none of its own."""
        item.behind = item.behind if item.behind > 0 else self.flow.after[item.element]
        own = self._own_elements(item)
        date = self._date(item, own)
        if date is not None:
            item.published = date.published
        name = self._author(item, own, date)
        taken = {one for one in (name, date.element if date else None) if one is not None}
        self._words(item, own, taken)
        if item.author is None:
            self._author_in_line(item, date)
        item.permalink = self._permalink(item, own, date)
        item.anchors = tuple(
            value
            for one in (item.element, *own[:12])
            for key in ("id", "name")
            if (value := self.flow.elements[one].get(key))
        )

    # --- elements --------------------------------------------------------------------------------------------------

    def _own_elements(self, item: Item) -> list[int]:
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
        found = [one for one in found if not self._in_frame(one.element, item.element)] or found
        if not found:
            return None
        # A post of a forum prints the day its author joined, a signature any day: the sure date counts, with a time.
        return max(found, key=lambda one: (one.sure, one.timed, one.published is not None, -one.element))

    def _in_frame(self, element: int, stop: int) -> bool:
        """Whether an element stands in the profile or the signature of a post's author, or in a quotation."""
        flow = self.flow
        while element > stop:
            if flow.tags[element] in ("blockquote", "form", "q") or self.marks.has(element, "quotation"):
                return True
            if any(word in _PROFILE for name in self.marks.names(element) for word in name):
                return True
            element = flow.parents[element]
        return False

    # --- author ----------------------------------------------------------------------------------------------------

    def _author(self, item: Item, own: list[int], date: Dated | None) -> int | None:
        """Set the author's name; return the element that holds it."""
        flow = self.flow
        said = flow.elements[item.element].get("data-author") or flow.elements[item.element].get("data-username")
        best: tuple[int, int] | None = None
        for place, element in enumerate(own[1:] if len(own) > 1 else own):
            rank = self._author_rank(element)
            if not rank or self._in_frame(element, item.element):
                continue
            words = self._name(flow.words(element), date)
            if words and (best is None or (-rank, place) < best):
                best = (-rank, place)
                item.author, found = words, element
        if best is None:
            item.author = said[:NAME] if said else None
            return None
        if said and said in item.author if item.author else False:
            item.author = said
        return found

    def _author_rank(self, element: int) -> int:
        flow = self.flow
        if flow.first[element] == flow.last[element]:
            return 0
        span = flow.span(element)
        if span is None or span.end - span.start > LINE:
            return 0
        attributes = flow.elements[element].attrib
        properties = attributes.get("itemprop", "").lower()
        if properties == "name" and any(
            flow.elements[up].get("itemprop", "").lower() in ("author", "creator") for up in flow.ancestors(element)[:3]
        ):
            return 6
        names = self.marks.names(element)
        if any("fn" in name for name in names):
            return 5
        if properties in ("author", "creator") or attributes.get("rel") == "author":
            return 4
        if self.marks.has(element, "author") and not any(word in _NOT_NAMES for name in names for word in name):
            return 3
        if flow.tags[element] == "cite" and not self._in_quote(element):
            return 2
        if flow.tags[element] == "a" and _PEOPLE.search(attributes.get("href", "")[:400]):
            return 1
        return 0

    def _in_quote(self, element: int) -> bool:
        return any(self.flow.tags[up] == "blockquote" for up in self.flow.ancestors(element)[:6])

    def _name(self, words: str, date: Dated | None) -> str | None:
        """Return the name in an author's line, None where it holds none."""
        line = words.strip(_EDGE)
        if "\n" in line:
            line = line.split("\n")[0].strip(_EDGE)
        line = speaker(f"{line}:") or author_of(line) or line
        seen = stamp(line)
        if seen:
            line = seen.rest
        line = " ".join(line.split()).strip(_EDGE)
        kept = line.split()
        while (
            kept and (is_frame(kept[-1].strip(_EDGE + "(),.")) or not kept[-1].strip(_EDGE + "(),")) and len(kept) > 1
        ):
            kept.pop()
        line = " ".join(kept)
        if not line or len(line) > NAME or len(kept) > NAME_WORDS + 1 or not any(map(str.isalnum, line)):
            return None
        if is_whole("reply_words", line) or is_whole("leavings", line) or is_whole("ago", line):
            return None
        return line

    def _author_in_line(self, item: Item, date: Dated | None) -> None:
        """Take the name from the date's line or the line above it, and cut the line off the words."""
        if item.words is None:
            return
        flow = self.flow
        head = [
            unit for unit in self._units(flow.first[item.element], self._last(item)) if unit.start < item.words.start
        ]
        for unit in reversed(head[-3:]):
            line = flow.text[unit.start : unit.end]
            if len(line) > LINE:
                continue
            name = speaker(line) or self._name(_without_date(line), date)
            if name and len(name.split()) <= NAME_WORDS and not links(line) and not heading_of_comments(line):
                item.author = name
                return

    def _units(self, first: int, last: int) -> Iterable:  # type: ignore[type-arg]
        flow = self.flow
        low = bisect_left(flow.units, first, key=lambda unit: unit.first)
        high = bisect_left(flow.units, last, key=lambda unit: unit.first)
        return flow.units[low:high]

    def _last(self, item: Item) -> int:
        return (
            self.flow.last[item.element]
            if item.behind == self.flow.after[item.element]
            else max((self.flow.last[one] for one in range(item.element, item.behind)), default=0)
        )

    # --- words -----------------------------------------------------------------------------------------------------

    def _words(self, item: Item, own: list[int], taken: set[int]) -> None:
        flow = self.flow
        inside = set(own)
        software: set[int] = set()
        for element in own[1:]:
            if flow.parents[element] in software or self._is_software(element, item):
                software.add(element)
        head: set[int] = set()
        for element in own:
            if element in taken or flow.parents[element] in head:
                head.add(element)
        kept = [
            number
            for number in range(flow.first[item.element], self._last(item))
            if (run := flow.runs[number]).owner in inside
            and run.owner not in software
            and run.owner not in head
            and not (run.drawn and run.owner == item.element)
        ]
        body = self._body(item, own, head, software, kept)
        if body is not None:
            first, last = flow.first[body], flow.last[body]
            kept = [number for number in kept if first <= number < last]
        kept = self._trimmed(kept, taken, whole=body is not None)
        if not kept:
            return
        start, end = flow.runs[kept[0]].start, flow.runs[kept[-1]].end
        while start < end and flow.text[start] in ":,;|–—-•·\n \xa0" and body is None:
            start += 1
        if not any(map(str.isalnum, flow.text[start:end])) and not flow.text[start:end].strip():
            return
        item.words, item.runs = Span(start, end), frozenset(kept)

    def _is_software(self, element: int, item: Item) -> bool:
        """Whether an element of a comment is the software's: links, counts, forms, the author's profile."""
        flow = self.flow
        tag = flow.tags[element]
        if tag in FRAME_TAGS:
            return True
        if tag in ("p", "blockquote", "pre"):
            return False
        span = flow.span(element)
        if span is None:
            return False
        words = flow.text[span.start : span.end]
        if tag == "a" and (links(words) or is_whole("answer_links", words)):
            return True
        if flow.elements[element].get("itemprop", "").lower() in ("author", "creator", "url", "upvotecount"):
            return True
        small = span.end - span.start <= LINE
        for name in self.marks.names(element):
            if any(word in _PROFILE for word in name):
                return True
            if small and (any(word in _SMALL for word in name)) and not any(word in _BODY_WORDS for word in name):
                return True
        return False

    def _body(self, item: Item, own: list[int], head: set[int], software: set[int], kept: list[int]) -> int | None:
        """Return the element named as the comment's words, None where none holds most of them."""
        flow = self.flow
        best, size = None, 0
        for element in own[1:]:
            if element in head or element in software:
                continue
            said = flow.elements[element].get("itemprop", "").lower() in ("text", "commenttext", "articlebody")
            if not said and not self.marks.has(element, "words"):
                continue
            if any(flow.within(one, element) for one in head):
                continue
            letters = sum(
                flow.runs[n].end - flow.runs[n].start for n in kept if flow.first[element] <= n < flow.last[element]
            )
            if letters > size:
                best, size = element, letters
        total = sum(flow.runs[n].end - flow.runs[n].start for n in kept)
        return best if best is not None and size >= BODY * total else None

    def _trimmed(self, kept: list[int], taken: set[int], *, whole: bool) -> list[int]:
        """Return the runs without the software's lines at both ends."""
        flow = self.flow
        units: dict[int, list[int]] = {}
        for number in kept:
            units.setdefault(flow.runs[number].unit, []).append(number)
        lines = list(units.values())
        while lines and self._is_line_of_software(lines[-1]):
            lines.pop()
        while lines and not whole and (self._is_line_of_software(lines[0]) or self._is_head(lines[0], taken)):
            lines.pop(0)
        return [number for line in lines for number in line]

    def _line(self, numbers: list[int]) -> str:
        runs = self.flow.runs
        return self.flow.text[runs[numbers[0]].start : runs[numbers[-1]].end]

    def _is_line_of_software(self, numbers: list[int]) -> bool:
        line = self._line(numbers)
        if len(line) > LINE:
            return False
        words = line.strip(_EDGE + "()[]#.0123456789+")
        if not words:
            return len(line) <= 6 or line.startswith("#")
        return (
            links(line)
            or is_row("reply_words", line)
            or is_whole("leavings", line)
            or heading_of_comments(line) > 1
            or (is_whole("replies_headings", line))
        )

    def _is_head(self, numbers: list[int], taken: set[int]) -> bool:
        """Whether a line holds nothing beside the author, the date, and the words of a head."""
        line = self._line(numbers)
        if len(line) > LINE:
            return False
        unit = self.flow.units[self.flow.runs[numbers[0]].unit]
        beside = any(self.flow.runs[n].owner in taken for n in range(unit.first, unit.last))
        words = [word.strip(_EDGE + "()[]|,.#") for word in bare(_without_date(line)).split()]
        words = [word for word in words if any(map(str.isalpha, word)) and not is_frame(word)]
        if not words:
            return True
        whole = stamp(line) is not None and len(words) <= NAME_WORDS and speaker(line) is None and len(line) < 80
        return (beside and len(words) == 0) or whole or speaker(line) is not None

    # --- permalink -------------------------------------------------------------------------------------------------

    def _permalink(self, item: Item, own: list[int], date: Dated | None) -> str | None:
        flow = self.flow
        if date is not None:
            for one in [
                date.element,
                *flow.ancestors(date.element)[:3],
                *range(date.element + 1, flow.after[date.element]),
            ]:
                if one >= item.element and flow.tags[one] == "a" and flow.elements[one].get("href"):
                    return str(flow.elements[one].get("href"))
        for element in own:
            if flow.tags[element] != "a":
                continue
            attributes = flow.elements[element].attrib
            href = attributes.get("href", "")
            if not href or href.startswith(("javascript:", "mailto:")):
                continue
            named = any("permalink" in name or "bookmark" in name for name in self.marks.names(element))
            if named or "bookmark" in attributes.get("rel", "") or attributes.get("itemprop") == "url":
                return str(href)
            words = flow.words(element)
            if re.fullmatch(r"#\s?\d{0,6}", words) or (words and len(words) < 40 and _is_permalink(words)):
                return str(href)
        anchor = flow.elements[item.element].get("id")
        return f"#{anchor}" if anchor else None


def _is_permalink(words: str) -> bool:
    return bare(words).casefold() in ("permalink", "link") or (is_whole("reply_words", words) and "bağlantı" in words)


def _without_date(line: str) -> str:
    seen = stamp(line)
    return seen.rest if seen else line


#: Words of names of what an author's profile and signature are in.
_PROFILE = frozenset(
    "profile postprofile userinfo signature sig imza usercell postuser avatar gravatar usertitle bio joined".split()
)
_NOT_NAMES = frozenset("avatar image img photo picture comment body text content title count link url".split())
_SMALL = frozenset(
    "actions action like likes vote votes share social tools buttons toolbar controls reply meta footer rating".split()
)
_BODY_WORDS = frozenset("content text body message".split())

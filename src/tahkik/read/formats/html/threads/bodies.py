"""A comment's own words: what is left of it without its head and the software's links and counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

from tahkik.model import Span
from tahkik.read.comments import links
from tahkik.read.formats.html.elements import FRAME_TAGS
from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import NAME_WORDS, entries, heading_of_comments, is_frame, is_row, is_whole, undotted
from tahkik.read.stamps import stamp

#: Code points of a line the software wrote in a comment.
LINE = 160
#: Share of the letters of a named body that an element inside it must hold to be taken for it.
INNER = 0.8
#: Code points of a line that says nothing against a named body beside it (a rank, a count).
SHORT = 40
#: Code points of a line of signs and figures (a count of votes).
SIGNS = 8

_EDGE = " \t\n\xa0:;,|–—-•·»«>›()[]"
_AROUND = _EDGE + "#.+0123456789"
_PROPERTIES = ("text", "commenttext", "articlebody", "reviewbody")
_FRAME_PROPERTIES = (
    "author",
    "creator",
    "url",
    "upvotecount",
    "downvotecount",
    "commentcount",
    "datecreated",
    "datepublished",
)


class Bodies:
    """Finds the words of comments."""

    def __init__(self, flow: Flow, marks: Marks, title: str) -> None:
        self.flow = flow
        self.marks = marks
        self.title = _letters(title)

    def fill(self, item: Item, own: Sequence[int], heads: Set[int], *, named: bool) -> str | None:
        """Set an item's words; return the line of its head in which a name may stand, where nothing marks one."""
        flow = self.flow
        head = self._below(own, heads)
        named_frames = self._below(own, {one for one in own[1:] if self._is_software(one)})
        kept = self._runs(item, own, head | named_frames)
        if not any(self._is_words(number) for number in kept):
            kept = self._runs(item, own, head | self._below(own, {one for one in own[1:] if self._is_link(one)}))
        body = self._body(own, head, kept)
        item.body = body
        if body is not None:
            kept = [number for number in kept if flow.first[body] <= number < flow.last[body]]
        lines = self._lines(kept)
        line = None
        if body is None:
            lines, line = self._without_head(lines, head, named)
        elif not named:
            line = self._line_before(item, own, head, flow.first[body])
        lines = self._trimmed(lines, head)
        runs = self._unbroken(item, [number for numbers in lines for number in numbers])
        item.words, item.runs = None, frozenset(runs)
        if runs:
            start, end = flow.runs[runs[0]].start, flow.runs[runs[-1]].end
            while body is None and start < end and flow.text[start] in _EDGE:
                start += 1
            item.words = Span(start, end) if start < end else None
        return line

    # --- elements --------------------------------------------------------------------------------------------------

    def _below(self, own: Sequence[int], some: Set[int]) -> set[int]:
        """Return elements and what stands in them."""
        out: set[int] = set()
        for element in own:
            if element in some or self.flow.parents[element] in out:
                out.add(element)
        return out

    def _runs(self, item: Item, own: Sequence[int], without: Set[int]) -> list[int]:
        flow = self.flow
        inside = set(own) - without
        last = max((flow.last[one] for one in own), default=flow.first[item.element])
        return [
            number
            for number in range(flow.first[item.element], last)
            if flow.runs[number].owner in inside
            and not (flow.runs[number].drawn and flow.runs[number].owner == item.element)
        ]

    def _is_words(self, number: int) -> bool:
        run = self.flow.runs[number]
        return any(map(str.isalnum, self.flow.text[run.start : run.end]))

    def _is_link(self, element: int) -> bool:
        """Whether an element is a form, or a link such as "Reply"."""
        tag = self.flow.tags[element]
        if tag in FRAME_TAGS:
            return True
        if tag not in ("a", "span"):
            return False
        words = self.flow.words(element)
        return len(words) <= LINE and bool(words) and (links(words) or is_whole("answer_links", words))

    def _is_software(self, element: int) -> bool:
        """Whether an element of a comment is the software's: links, counts, forms, the author's profile."""
        flow = self.flow
        if self._is_link(element):
            return True
        if flow.tags[element] in ("p", "blockquote", "pre"):
            return False
        span = flow.span(element)
        if span is None:
            return False
        if flow.elements[element].get("itemprop", "").lower() in _FRAME_PROPERTIES:
            return True
        small = span.end - span.start <= LINE
        return any(
            self.marks.means(name, "profile")
            or (small and self.marks.means(name, "frame") and not self.marks.means(name, "words"))
            for name in self.marks.names(element)
        )

    def _body(self, own: Sequence[int], head: Set[int], kept: Sequence[int]) -> int | None:
        """Return the element named as the comment's words, None where none holds most of them."""
        sizes: dict[int, int] = {}
        for element in own[1:]:
            if element in head or not self._is_body(element) or any(self.flow.within(one, element) for one in head):
                continue
            sizes[element] = self._size(element, kept)
        largest = max(sizes, key=lambda element: sizes[element], default=None)
        if largest is None or not sizes[largest]:
            return None
        beside = (line for line in self._lines(kept) if not self.flow.within(self.flow.runs[line[0]].owner, largest))
        if sum(len(words) for line in beside if len(words := self._said(line)) > SHORT) > sizes[largest]:
            return None
        return max(element for element, size in sizes.items() if size >= INNER * sizes[largest])

    def _is_body(self, element: int) -> bool:
        said = self.flow.elements[element].get("itemprop", "").lower()
        return said in _PROPERTIES or any(
            self.marks.means(name, "words") and not self.marks.means(name, "frame")
            for name in self.marks.names(element)
        )

    def _size(self, element: int, kept: Sequence[int]) -> int:
        flow = self.flow
        return sum(flow.runs[n].end - flow.runs[n].start for n in kept if flow.first[element] <= n < flow.last[element])

    # --- lines -----------------------------------------------------------------------------------------------------

    def _lines(self, kept: Sequence[int]) -> list[list[int]]:
        """Return runs by the units they stand in."""
        units: dict[int, list[int]] = {}
        for number in kept:
            units.setdefault(self.flow.runs[number].unit, []).append(number)
        return list(units.values())

    def _said(self, numbers: Sequence[int]) -> str:
        flow = self.flow
        return " ".join(flow.text[flow.runs[n].start : flow.runs[n].end] for n in numbers)

    def _without_head(self, lines: list[list[int]], head: Set[int], named: bool) -> tuple[list[list[int]], str | None]:
        """Cut the lines of the head off, at either end; return the one in which a name may stand."""
        said = None
        lines = [list(line) for line in lines]
        for end in (0, -1):
            while len(lines) > 1:
                words = self._said(lines[end])
                beside = self._beside(lines[end], head)
                short = len(words) <= LINE and len(_names(words)) <= NAME_WORDS
                near = beside or (end == 0 and not named and said is None and self._above_head(lines, head))
                if not (short and near):
                    break
                if _names(words) and said is None:
                    said = words
                lines.pop(end)
        first = lines[0] if lines else []
        # Name, date and words on one line: "Ann (3 May 2020): words".
        place = next((n for n, number in enumerate(first) if self._after_head(number, head)), 0)
        before = self._said(first[:place])
        if place and len(_names(before)) <= NAME_WORDS:
            said = said or (before if _names(before) else None)
            lines[0] = first[place:]
        return lines, said

    def _beside(self, numbers: Sequence[int], head: Set[int]) -> bool:
        """Whether a line holds the author or the date too."""
        unit = self.flow.units[self.flow.runs[numbers[0]].unit]
        return any(self.flow.runs[n].owner in head for n in range(unit.first, unit.last))

    def _above_head(self, lines: Sequence[Sequence[int]], head: Set[int]) -> bool:
        """Whether the line below the first one is the head's."""
        unit = self.flow.runs[lines[0][0]].unit + 1
        if unit >= len(self.flow.units):
            return False
        below = self.flow.units[unit]
        return any(self.flow.runs[n].owner in head for n in range(below.first, below.last))

    def _after_head(self, number: int, head: Set[int]) -> bool:
        return (
            number > 0
            and self.flow.runs[number - 1].owner in head
            and self.flow.runs[number - 1].unit == (self.flow.runs[number].unit)
        )

    def _unbroken(self, item: Item, runs: list[int]) -> list[int]:
        """Return the largest part of the runs between which no comment of its own stands."""
        flow = self.flow
        cuts = [flow.first[element] for element in item.inner]
        parts: dict[int, list[int]] = {}
        for number in runs:
            parts.setdefault(bisect_right(cuts, number), []).append(number)
        return max(
            parts.values(), key=lambda part: sum(flow.runs[n].end - flow.runs[n].start for n in part), default=[]
        )

    def _line_before(self, item: Item, own: Sequence[int], head: Set[int], body: int) -> str | None:
        """Return what is left of the head's line before a named body, or of the line above it."""
        numbers = [n for n in self._runs(item, own, head) if n < body]
        for line in self._lines(numbers):
            words = self._said(line)
            if len(words) <= LINE and _names(words) and not links(words) and not self._is_line_of_software(words):
                return words
        return None

    def _trimmed(self, lines: list[list[int]], head: Set[int]) -> list[list[int]]:
        """Return the lines without the software's at both ends."""
        while lines and self._is_line_of_software(self._said(lines[-1])):
            lines.pop()
        while lines and (self._is_line_of_software(self._said(lines[0])) or self._is_subject(lines[0])):
            lines.pop(0)
        return lines

    def _is_line_of_software(self, line: str) -> bool:
        if len(line) > LINE:
            return False
        if not any(map(str.isalpha, line)):
            return len(line) <= SIGNS and not any(sign in line for sign in "?!")
        if links(line) or is_row("reply_words", line) or heading_of_comments(line) > 1:
            return True
        return any(is_whole(name, line) for name in ("leavings", "replies_headings", "answer_to")) or self._is_date(
            line
        )

    def _is_date(self, line: str) -> bool:
        return stamp(line) is not None and not _names(line)

    def _is_subject(self, numbers: Sequence[int]) -> bool:
        """Whether a line is the subject forums print over each post: the thread's title again."""
        unit = self.flow.units[self.flow.runs[numbers[0]].unit]
        if unit.kind != "heading":
            return False
        words = self._said(numbers)
        prefix, colon, rest = words.partition(":")
        answers = {undotted(entry) for _, entry in entries("reply_prefixes")}
        if colon and undotted(prefix.strip()) in answers:
            words = rest
        return bool(self.title) and _letters(words) in self.title


def _names(line: str) -> list[str]:
    """Return the words of a line that are neither date nor frame."""
    seen = stamp(line)
    words = (word.strip(_AROUND) for word in (seen.rest if seen else line).split())
    return [word for word in words if any(map(str.isalpha, word)) and not is_frame(word)]


def _letters(words: str) -> str:
    return "".join(sign for sign in undotted(words) if sign.isalnum())

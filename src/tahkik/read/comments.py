"""Readers' comments in the plain-text copy of a page, apart from the article.

::

    lines ── heads (a date line, with the author before, in or above it) ── a heading of comments, or "Reply" below
          ──> one comment from head to head, its words without the links around them; a deeper bullet answers

A line inside an article that looks like a head is none: dates before the web are passed over, and where no heading
opens the comments, a link such as "Reply" must stand in each, with nothing but the software's lines behind the last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahkik.model import Comment, Span
from tahkik.read.lines import Line
from tahkik.read.pagewords import (
    NAME_WORDS,
    bare,
    heading_of_comments,
    heading_stems,
    is_frame,
    is_row,
    is_whole,
    speaker,
    undotted,
)
from tahkik.read.stamps import YEAR, stamp

#: Code points of a date line or an author's line.
LONGEST = 160
#: Lines between the heading of the comments and the first of them (a navigation bar, "Newest first").
BEFORE = 8
#: Lines of one comment in which its link "Reply" is looked for where no heading opens the comments.
NEAR = 60
#: Words of an article before a bare count ("2 comments") that may open the list of comments; a count under the title
#: belongs to the page's frame.
ARTICLE = 40
#: Lines that hold a word of such headings, looked at; a page has a handful, a hostile one a million.
HEADINGS = 1_000
#: Code points of a line that may stand between a comment's links and the next head (a picture's name, a count).
SHORT = 60

_NUMBERED = re.compile(r"\d{1,4}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Discussion:
    """The comments, and which lines they and the software's words around them take up.

    ``comments`` are in reading order; ``frames`` are the numbers of the software's lines, ``inside`` those of the
    comments' own words.
    """

    comments: tuple[Comment, ...] = ()
    frames: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Head:
    """Lines ``first`` to ``last`` that open a comment."""

    first: int
    last: int
    author: str | None
    published: str | None
    timed: bool
    indent: int
    bullet: bool
    above: bool


def discussion(text: str, lines: Sequence[Line], title: str = "") -> Discussion:
    """Find the comments of a page.

    Parameters
    ----------
    text : str
        Written text.
    lines : sequence of Line
        Its lines.
    title : str
        The page's title: a heading of comments may repeat it.
    """
    page = _Page(text, lines, _article(lines))
    for number in _with_stems(text, lines)[:HEADINGS]:
        strength = heading_of_comments(lines[number].text, title)
        first = page.first_head(number, strength) if strength else None
        if first:
            return page.collect(number, first)
    return page.without_heading()


def _with_stems(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the lines that hold a word of a heading of comments: few do, and one look at the text finds them."""
    lowered = undotted(text)
    return _at(lines, sorted(start for stem in heading_stems() for start in _places(lowered, stem)))


def _with_year(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the lines that hold a year a comment may be of."""
    return _at(lines, [hit.start() for hit in YEAR.finditer(text)])


def _at(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Return the lines at ordered places of the text, each once."""
    out: list[int] = []
    number = 0
    for place in places:
        if out and place < lines[out[-1]].end:
            continue
        number = bisect_right(lines, place, lo=number, key=lambda line: line.start)
        if number and (not out or out[-1] < number - 1):
            out.append(number - 1)
    return out


def _article(lines: Sequence[Line]) -> int:
    words = 0
    for number, line in enumerate(lines):
        words += len(line.text.split(None, ARTICLE))
        if words >= ARTICLE:
            return number
    return len(lines)


def _places(text: str, stem: str) -> Iterator[int]:
    at = text.find(stem)
    while at >= 0:
        yield at
        at = text.find(stem, at + len(stem))


def links(line: str) -> bool:
    """Whether a line holds nothing but the links of a comment (``Reply``, ``Permalink``), or a bare count of likes."""
    if len(line) <= 4 and line.isdecimal():
        return True
    return is_whole("reply_words", line) or is_row("reply_words", line)


def _answers(line: str) -> bool:
    """Whether a line of links holds one that stands under comments only."""
    if is_whole("answer_links", line):
        return True
    return is_row("reply_words", line) and any(is_whole("answer_links", word) for word in line.split())


def closes(line: str) -> bool:
    """Whether a line says that the comments are over (the reply form, links to other pages); a single word does not."""
    return is_whole("leavings", line) and not links(line) and (len(bare(line).split()) > 1 or line[-1] in ":.…")


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    lines: Sequence[Line]
    #: The line that holds the word that makes what stands there an article.
    article: int

    # --- heads -----------------------------------------------------------------------------------------------------

    def dated(self, number: int, floor: int, *, ago: bool = True, named: bool = True) -> _Head | None:
        """Return the head whose date line is `number`; its author may stand on the line above, not before `floor`.

        ``ago``: "3 days ago" is a date too. ``named``: the line above may be nothing but a name.
        """
        line = self.lines[number]
        if len(line.text) > LONGEST:
            return None
        seen = stamp(line.text)
        published = seen.published if seen else None
        rest = seen.rest if seen else _without_ago(line.text) if ago else None
        author = _name_in(rest) if rest is not None else None
        if author is None:
            return None
        timed = seen is None or seen.timed
        first, above = number, False
        if not author and number - 1 >= floor:
            author = self.name_above(number, floor, named)
            first, above = (number - 1, True) if author else (number, False)
        head = self.lines[first]
        return _Head(first, number, author or None, published, timed, head.indent, _has_bullet(head), above)

    def name_above(self, number: int, floor: int, named: bool) -> str:
        """Return the author on the line above a date line, "" for none."""
        above = self.lines[number - 1]
        said = speaker(above.text) if len(above.text) <= LONGEST else None
        if said:
            return said
        words = bare(above.text)
        if (
            not named
            or not words
            or len(words.split()) > NAME_WORDS
            or len(words) > SHORT
            or above.text[-1] in ".?!,;…"
        ):
            return ""
        if self.is_software(number - 1) or not any(sign.isalpha() for sign in words):
            return ""
        opened = number - 1 == floor or self.is_software(number - 2) or _has_bullet(above)
        beside = above.apart and not self.lines[number].apart
        return words if opened or beside else ""

    def is_software(self, number: int) -> bool:
        """Whether a line is the software's from end to end."""
        line = self.lines[number].text
        return len(line) <= LONGEST and (links(line) or is_whole("leavings", line) or bool(heading_of_comments(line)))

    def first_head(self, heading: int, strength: int) -> _Head | None:
        """Return the head of the first comment under a heading, None where there is none."""
        for number in range(heading + 1, min(len(self.lines), heading + 1 + BEFORE)):
            line = self.lines[number].text
            if len(line) > LONGEST:
                return None
            head = self.dated(number, heading + 1) or self.spoken(number)
            if head is None:
                if strength == 1 and not self.is_software(number) and not self.is_name(number, heading):
                    return None  # a chapter called "Comments" goes on in its own words
                continue
            answered = self.answered(head, heading)
            if strength == 3 or answered:
                return head
            sure = self.article_before(heading) if strength == 2 else head.timed or head.above
            return head if sure else None
        return None

    def is_name(self, number: int, heading: int) -> bool:
        """Whether a line may be the author's above a date line."""
        return number + 1 < len(self.lines) and bool((head := self.dated(number + 1, heading + 1)) and head.above)

    def spoken(self, number: int) -> _Head | None:
        """Return the head of a comment whose date stands elsewhere or nowhere (``Ann said...``)."""
        line = self.lines[number]
        if len(line.text) > LONGEST:
            return None
        author = speaker(line.text)
        if not author or (number + 1 < len(self.lines) and self.dated(number + 1, number)):
            return None
        return _Head(number, number, author, None, False, line.indent, _has_bullet(line), True)

    def answered(self, head: _Head, floor: int) -> bool:
        """Whether a link such as "Reply" stands in a comment."""
        for number in range(head.last + 1, min(len(self.lines), head.last + 1 + NEAR)):
            if _answers(self.lines[number].text):
                return True
            later = self.dated(number, floor)
            if later and later.timed == head.timed:
                return False
        return False

    def article_before(self, number: int) -> bool:
        """Whether enough words stand before a line to be an article."""
        return number > self.article

    # --- comments --------------------------------------------------------------------------------------------------

    def without_heading(self) -> Discussion:
        """Find comments that no heading opens."""
        for number in _with_year(self.text, self.lines):
            head = self.dated(number, 1, ago=False) if self.article_before(number - 1) else None
            if head is None or not head.timed or not self.answered(head, 1):
                continue
            found = self.collect(None, head)
            rest = (n for n in range(head.first, len(self.lines)) if n not in found.frames and n not in found.inside)
            if all(len(self.lines[n].text) <= SHORT or self.is_software(n) for n in rest):
                return found
            return Discussion()
        return Discussion()

    def collect(self, heading: int | None, first: _Head) -> Discussion:
        """Return the comments from the first head to the end of the page."""
        heads = self.heads(first)
        frames = set() if heading is None else set(range(heading, first.first))
        inside: set[int] = set()
        comments: list[Comment] = []
        open_: list[tuple[int, str]] = []
        thread: str | None = None
        for place, head in enumerate(heads):
            last = place + 1 == len(heads)
            stop = len(self.lines) if last else heads[place + 1].first
            words, around, published = self.words(head, stop, last)
            frames |= around
            if not words:
                continue
            inside.update(words)
            while open_ and open_[-1][0] >= head.indent:
                open_.pop()
            name = f"c{len(comments) + 1}"
            parent = open_[-1][1] if open_ else thread
            open_.append((head.indent, name))
            thread = self.thread_after(around, name, thread)
            start, end = self.lines[words[0]].start, self.lines[words[-1]].end
            comments.append(
                Comment(name, parent, head.author, head.published or published, None, start, end, self.text[start:end])
            )
        if heading is not None and inside and self.is_sure(heading, first):
            frames |= self.behind(heading, max(inside), frames)
        return Discussion(tuple(comments), frozenset(frames), frozenset(inside))

    def thread_after(self, around: set[int], name: str, thread: str | None) -> str | None:
        """Return the comment that the next one answers where all stand equally far in.

        "Replies" below a comment opens the answers to it; the link "Reply" below an answer closes them.
        """
        if any(is_whole("replies_headings", self.lines[number].text) for number in around):
            return thread or name
        return None if any(_answers(self.lines[number].text) for number in around) else thread

    def is_sure(self, heading: int, first: _Head) -> bool:
        """Whether nothing but a list of comments looks like this one."""
        return heading_of_comments(self.lines[heading].text) == 3 or self.answered(first, heading)

    def behind(self, heading: int, last: int, frames: set[int]) -> set[int]:
        """Return the lines behind the last comment: the page's foot, unless it is longer than what stood before."""
        rest = {number for number in range(last + 1, len(self.lines)) if number not in frames}
        before = sum(len(line.text) for line in self.lines[:heading])
        return rest if sum(len(self.lines[number].text) for number in rest) < before else set()

    def heads(self, first: _Head) -> list[_Head]:
        """Return the heads from the first on; those that follow are of its shape."""
        found = [first]
        trailing = first.published is None and not first.timed
        for number in range(first.last + 1, len(self.lines)):
            floor = found[-1].last + 1
            if trailing:
                head = self.spoken(number)
            else:
                head = self.dated(number, floor, named=first.above)
                if head and not self.is_alike(head, first):
                    continue
            if head:
                found.append(head)
        return found

    def is_alike(self, head: _Head, first: _Head) -> bool:
        """Whether a date line opens a comment as the first one does, and is no date in a comment's words."""
        if head.timed != first.timed or (first.bullet and not head.bullet):
            return False
        return not first.above or head.above or self.is_software(head.first - 1) or head.bullet

    def words(self, head: _Head, stop: int, last: bool) -> tuple[list[int], set[int], str | None]:
        """Return the lines of a comment's own words, those of the software around them, and a date printed below."""
        frames = set(range(head.first, head.last + 1))
        numbers = list(range(head.last + 1, stop))
        end = next((at for at, number in enumerate(numbers) if closes(self.lines[number].text)), len(numbers))
        behind, numbers = numbers[end:], numbers[:end]
        while numbers and self.is_software(numbers[0]):
            frames.add(numbers.pop(0))
        at = next((at for at, number in enumerate(numbers) if links(self.lines[number].text)), None)
        if at is not None and self.is_over(numbers[at:], last):
            behind, numbers = numbers[at:] + behind, numbers[:at]
        while numbers and self.is_software(numbers[-1]):
            frames.add(numbers.pop())
        published = None
        below = stamp(self.lines[numbers[-1]].text) if numbers and head.published is None else None
        if below and len(numbers) > 1 and _name_in(below.rest) == "":
            published = below.published
            frames.add(numbers.pop())
        for number in behind:
            if self.is_software(number) or (not last and len(self.lines[number].text) <= SHORT):
                frames.add(number)
        return numbers, frames, published

    def is_over(self, numbers: Sequence[int], last: bool) -> bool:
        """Whether a comment ends with its links: nothing follows but short lines, or it is the last one."""
        return last or all(len(self.lines[n].text) <= SHORT or self.is_software(n) for n in numbers)


def _has_bullet(line: Line) -> bool:
    return line.text[0] in "•·▪*‣◦●○-–" or _NUMBERED.match(line.text) is not None


def _without_ago(line: str) -> str | None:
    """Return a line without "3 days ago", None where it does not say so."""
    words = bare(line).split()
    for size in range(min(4, len(words)), 0, -1):
        if is_whole("ago", " ".join(words[-size:])):
            return " ".join(words[:-size])
    return None


def _name_in(rest: str) -> str | None:
    """Return the name beside a date ("" for none), None where the line says more than a head does."""
    if any(sign in rest for sign in '“”"?!;=«»'):
        return None
    words = [word.strip("()[]|,:•·–—-") for word in bare(rest).split()]
    words = [word for word in words if any(map(str.isalpha, word)) and not is_frame(word.strip(".…"))]
    return " ".join(words) if len(words) <= NAME_WORDS else None


def spans_of(lines: Sequence[Line], numbers: frozenset[int]) -> list[Span]:
    """Return lines as spans, in order."""
    return [Span(lines[number].start, lines[number].end) for number in sorted(numbers)]

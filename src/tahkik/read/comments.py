"""Readers' comments in the plain-text copy of a page, apart from the article and from what the software left.

A comment begins with its date line, which may follow a line with the author; it ends at the next one, or where the
software speaks again ("Leave a Reply"). A deeper bullet answers the comment above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahkik.model import Comment, Span
from tahkik.read.lines import Line
from tahkik.read.pagewords import bare, is_comment_heading, is_frame, is_whole
from tahkik.read.stamps import Stamp, stamp

#: Words of a name.
NAME_WORDS = 5
#: Lines after a date line in which "Reply" or "Permalink" must stand where no heading opens the comments.
NEAR = 40
#: Code points of a date line and of an author's line.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Discussion:
    """Comments, and the spans the software left."""

    comments: tuple[Comment, ...]
    leavings: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    last: int
    author: str | None
    published: str
    indent: int


def discussion(text: str, lines: Sequence[Line]) -> Discussion:
    """Take the comments and leavings out of a page.

    Parameters
    ----------
    text : str
        Written text.
    lines : sequence of Line
        Its lines.

    Returns
    -------
    Discussion
        Nothing where the page has neither.
    """
    heading = next((k for k, line in enumerate(lines) if line.text and is_comment_heading(line.text)), None)
    heads = _heads(lines, heading)
    if heading is None and not heads:
        return Discussion((), tuple(_lone(lines, 0, len(lines))))
    if heading is not None and not heads and not _ends(lines, heading):
        return Discussion((), tuple(_lone(lines, 0, len(lines))))
    first = heading if heading is not None else heads[0].line
    end = next((k for k in range(first + 1, len(lines)) if is_whole("leavings", lines[k].text)
                and not any(head.line > k for head in heads)), len(lines))  # fmt: skip
    leavings = list(_lone(lines, 0, first))
    if heading is not None:
        stop = heads[0].line if heads else end
        leavings += [Span(line.start, line.end) for line in lines[heading:stop] if line.text]
    comments: list[Comment] = []
    open_: list[tuple[int, str]] = []
    for number, head in enumerate(heads):
        stop = heads[number + 1].line if number + 1 < len(heads) else end
        body, left = _body(lines, head, stop)
        leavings += left
        if body is None:
            continue
        while open_ and open_[-1][0] >= head.indent:
            open_.pop()
        name = f"c{len(comments) + 1}"
        parent = open_[-1][1] if open_ else None
        open_.append((head.indent, name))
        comments.append(
            Comment(name, parent, head.author, head.published, None, body.start, body.end, text[body.start : body.end])
        )
    leavings += [Span(line.start, line.end) for line in lines[end:] if line.text]
    return Discussion(tuple(comments), tuple(sorted(leavings)))


def _ends(lines: Sequence[Line], heading: int) -> bool:
    """Whether nothing but leavings follows a heading of comments (a page without any)."""
    return all(not line.text or is_whole("leavings", line.text) or is_whole("reply_words", line.text)
               for line in lines[heading + 1 :])  # fmt: skip


def _lone(lines: Sequence[Line], first: int, last: int) -> list[Span]:
    """Return the lines of a stretch that are the software's from end to end."""
    return [Span(line.start, line.end) for line in lines[first:last] if line.text and is_whole("leavings", line.text)]


def _heads(lines: Sequence[Line], heading: int | None) -> list[_Head]:
    found: list[_Head] = []
    for k in range((heading or 0) + (heading is not None), len(lines)):
        line = lines[k]
        if not 0 < len(line.text) <= LONGEST or not any(sign.isdigit() for sign in line.text):
            continue
        seen = stamp(line.text)
        if seen is None:
            continue
        author = _author(seen)
        if author is None:
            continue
        if heading is None and not (seen.timed and _answered(lines, k)):
            continue
        first, name = (k, author) if author else _line_before(lines, k, found)
        found.append(_Head(first, k, name or None, seen.published, lines[first].indent))
    return found


def _author(seen: Stamp) -> str | None:
    """Return the name beside a date ("" for none), None where the line says more than a date line does."""
    words = [word for word in re.findall(r"[\w.’'-]+", seen.rest) if any(sign.isalnum() for sign in word)]
    words = [word for word in words if not is_frame(word.strip("."))]
    if len(words) > NAME_WORDS or any(sign in seen.rest for sign in "“”?!;"):
        return None
    return " ".join(words)


def _line_before(lines: Sequence[Line], k: int, found: Sequence[_Head]) -> tuple[int, str]:
    """Return where a comment begins and its author, who may stand on the line above the date."""
    floor = found[-1].last + 1 if found else 0
    if k - 1 < floor or not lines[k - 1].text:
        return k, ""
    above = bare(lines[k - 1].text)
    words = above.split()
    said = [word for word in words if is_frame(word.strip(":.,"))]
    names = [word for word in words if not is_frame(word.strip(":.,"))]
    blank = k < 2 or not lines[k - 2].text
    if names and len(names) <= NAME_WORDS and above[-1] not in ".?!,;" and (said or blank):
        if is_whole("reply_words", lines[k - 1].text) or is_whole("leavings", lines[k - 1].text):
            return k, ""
        return k - 1, " ".join(names)
    return k, ""


def _answered(lines: Sequence[Line], k: int) -> bool:
    return any(is_whole("reply_words", line.text) for line in lines[k + 1 : k + 1 + NEAR] if line.text)


def _body(lines: Sequence[Line], head: _Head, stop: int) -> tuple[Span | None, list[Span]]:
    """Return the words of a comment and, apart, the software's lines around them."""
    first, last = head.last + 1, stop
    left = [Span(lines[k].start, lines[k].end) for k in range(head.line, head.last + 1)]

    def frame(k: int) -> bool:
        return is_whole("reply_words", lines[k].text) or is_whole("leavings", lines[k].text)

    while first < last and (not lines[first].text or frame(first)):
        if lines[first].text:
            left.append(Span(lines[first].start, lines[first].end))
        first += 1
    while last > first and (not lines[last - 1].text or frame(last - 1)):
        if lines[last - 1].text:
            left.append(Span(lines[last - 1].start, lines[last - 1].end))
        last -= 1
    if first == last:
        return None, left
    return Span(lines[first].start, lines[last - 1].end), left

"""What the software around an article left in its plain-text copy: reply forms, share buttons, links to other pages.

A line is taken when it is the software's from end to end and stands by itself. Behind the article's last sentence the
software has the word: from its first line on, the short lines that follow (titles of other articles, names of networks)
are its own too.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahkik.read.comments import Discussion, links
from tahkik.read.lines import Line
from tahkik.read.pagewords import bare, heading_of_comments, heading_of_sources, holds_stem, is_labelled, is_whole

#: Code points from which a line is the article's, whatever it says. Titles of other articles are shorter.
PROSE = 100
#: Words from which a line that ends as a sentence does is the article's.
SENTENCE_WORDS = 5
_STOPS = '.!?…”"»:;'


def leavings(lines: Sequence[Line], around: Discussion, title: str = "") -> frozenset[int]:
    """Return the numbers of the lines, outside comments, that are the software's.

    Parameters
    ----------
    lines : sequence of Line
        The page.
    around : Discussion
        Its comments; their frames are the software's already.
    title : str
        The page's title.
    """
    taken = around.frames | around.inside
    free = [number for number in range(len(lines)) if number not in taken]
    headed = holds_stem("\n".join(line.text for line in lines))
    said = {number for number in free if _is_said(lines[number].text, title, headed)}
    if not said and not taken:
        return frozenset()
    last = max((n for n in free if n not in said and _is_article(lines[n].text)), default=-1)
    said |= {n for n in free if n > last and is_labelled("leavings", lines[n].text)}
    found = {number for number in said if number > last or _by_itself(lines, number, said | around.frames)}
    found |= _tail(lines, free, last, found | around.frames)
    # A page that would have no words left of its own is about these words.
    return frozenset(found) if len(found) < len(free) else frozenset()


def _is_said(line: str, title: str, headed: bool) -> bool:
    """Whether a line is the software's; ``headed`` says that a word of a heading of comments stands on the page."""
    if is_whole("leavings", line) or (len(line) > 4 and links(line)):
        return True
    return headed and heading_of_comments(line, title) >= 2


def _is_article(line: str) -> bool:
    if len(line) >= PROSE or heading_of_sources(line) >= 0:
        return True
    return line[-1] in _STOPS and len(line.split()) >= SENTENCE_WORDS


def _by_itself(lines: Sequence[Line], number: int, software: set[int] | frozenset[int]) -> bool:
    """Whether a line among the article's stands as the software's do: in company, or apart and more than a word."""
    if number - 1 in software or number + 1 in software:
        return True
    ends = number + 1 == len(lines) or lines[number + 1].apart
    words = bare(lines[number].text)
    # A word alone may be the article's; in capitals, as a label on an advertisement is set, it is the list's own.
    stops = lines[number].text.endswith(".") and not lines[number].text.endswith("..")
    weighs = (len(words.split()) > 1 and not stops) or (words.isupper() and len(words) > 1)
    return number > 0 and lines[number].apart and ends and weighs


def _tail(lines: Sequence[Line], free: Sequence[int], last: int, software: set[int]) -> set[int]:
    """Return the lines behind the article's last sentence from the software's first line on."""
    behind = [number for number in software if number > last]
    if not behind:
        return set()
    first = min(behind)
    tail = {number for number in free if number > first}
    before = sum(len(lines[number].text) for number in free if number < first and number not in software)
    return tail if sum(len(lines[number].text) for number in tail) < before else set()

"""Running heads, feet and page numbers: lines at the edge of a page that come again on others, or count its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from tahkik.read.formats.pdf.extracting import Page
from tahkik.read.formats.pdf.layout import Line

#: Lines at the top and at the foot of a page that may be furniture.
EDGE = 2
#: Pages on which the same line must stand; a chapter's head comes again on every other page of it.
TIMES = 3
#: Share of the pages whose heads must count them alike for the figure alone to tell a head.
COUNTED = 0.25
#: Letter height beside the page's usual one from which on a line is the heading of a chapter (``1 Introduction``).
LARGE = 1.12
#: Usual distances between two lines by which furniture stands off from the text at least.
APART = 1.2
#: Code points of a running head; a longer line is prose.
LONGEST = 120

#: A page's number at the beginning or at the end of its head.
_OUTER = re.compile(r"^\d{1,5}\b|\b\d{1,5}$")
_NUMBER = re.compile(r"[\s\-–—•·|\[(]{0,4}(\d{1,4}|[ivxlcdm]{1,8}|[IVXLCDM]{1,8})[\s\-–—•·|\])]{0,4}\.?")


def furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> list[frozenset[int]]:
    """Return, for each page, the numbers of its lines that are no text.

    Parameters
    ----------
    pages : sequence of Page
        The pages.
    lines : sequence of sequence of Line
        The lines of each, in reading order.
    """
    edges = [_edges(page) for page in lines]
    times: Counter[tuple[bool, str]] = Counter()
    offsets: Counter[int] = Counter()
    heads: Counter[int] = Counter()
    for number, (page, (top, foot)) in enumerate(zip(lines, edges, strict=True)):
        heads.update({shift for at in top if (shift := _shift(page[at].text, number)) is not None})
        times.update({(at in top, _pattern(page[at].text, number)) for at in (*top, *foot)})
        offsets.update({shift for at in (*top, *foot) if (shift := _offset(page[at].text, number)) is not None})

    def is_furniture(line: Line, at_top: bool, number: int) -> bool:
        words = line.text
        figure = _NUMBER.fullmatch(words)
        shift = _offset(words, number)
        counts = figure is not None and (figure[1] == pages[number].label or (shift is not None and offsets[shift] > 1))
        if counts or len(words) > LONGEST:
            return counts
        large = line.size > LARGE * median(one.size for one in lines[number])
        shift = _shift(words, number) if at_top and not large else None
        # A chapter's head comes again with the chapter's words, and its figure counts the pages of the whole book.
        return times[at_top, _pattern(words, number)] >= TIMES or (
            shift is not None and heads[shift] >= max(TIMES, COUNTED * len(pages))
        )

    out: list[frozenset[int]] = []
    for number, (page, sides) in enumerate(zip(lines, edges, strict=True)):
        taken: set[int] = set()
        for side in sides:
            for count in range(len(side), 0, -1):  # two lines, else one: what lies at the edge, and stands apart
                found = side[:count]
                if _stands_apart(page, found) and all(is_furniture(page[at], side is sides[0], number) for at in found):
                    taken.update(found)
                    break
        out.append(frozenset(taken) if len(taken) < len(page) else frozenset())
    return out


def _edges(page: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Return the lines at the top and at the foot of a page as they stand on the paper, the outermost first."""
    order = sorted(range(len(page)), key=lambda at: -page[at].bottom)
    return order[:EDGE], order[EDGE:][-EDGE:][::-1]


def _stands_apart(page: Sequence[Line], found: Sequence[int]) -> bool:
    """Whether more than a line's usual space lies between lines at an edge and the text."""
    feet = sorted({round(line.bottom, 1) for line in page})
    steps = [above - below for below, above in pairwise(feet)]
    inner = page[found[-1]].bottom
    rest = [line.bottom for at, line in enumerate(page) if at not in found]
    if not rest or not steps:
        return True
    return min(abs(inner - foot) for foot in rest) >= APART * median(steps)


def _pattern(words: str, number: int) -> str:
    """Return what of a line is the same on every page: its words, and by how much its figure goes before the page's.

    A note (``3 Ibid., p. 12.``) has a figure too, and others inside that no running head has.
    """
    plain = words.casefold().strip()
    figure = _OUTER.search(plain)
    if figure is None:
        return plain
    return f"{plain[: figure.start()]}#{plain[figure.end() :]} {int(figure[0]) - number}"


def _shift(words: str, number: int) -> int | None:
    """Return by how much the figure at a line's end or beginning goes before the page's number in the file."""
    figure = _OUTER.search(words.strip())
    return int(figure[0]) - number if figure else None


def _offset(words: str, number: int) -> int | None:
    """Return by how much the figure of a line that is nothing else goes before the page's number in the file."""
    figure = _NUMBER.fullmatch(words)
    return int(figure[1]) - number if figure and figure[1].isdecimal() else None

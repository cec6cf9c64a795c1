"""Running heads, feet and page numbers: lines at the edge of a page that come again on others, or count its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tahkik.read.formats.pdf.extracting import Page
from tahkik.read.formats.pdf.layout import Line

#: Lines at the top and at the foot of a page that may be furniture.
EDGE = 2
#: Pages on which the same line must stand; a chapter's head comes again on every other page of it.
TIMES = 3
#: Code points of a running head; a longer line is prose.
LONGEST = 120

_FIGURES = re.compile(r"\d+")
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
    times: Counter[tuple[int, str]] = Counter()
    offsets: Counter[int] = Counter()
    for number, page in enumerate(lines):
        seen = {(place, _pattern(page[at].text)) for at, place in edges[number].items()}
        times.update(seen)
        offsets.update({shift for at in edges[number] if (shift := _offset(page[at].text, number)) is not None})
    out: list[frozenset[int]] = []
    for number, (sheet, page) in enumerate(zip(pages, lines, strict=True)):
        taken: set[int] = set()
        for at, place in edges[number].items():
            words = page[at].text
            figure = _NUMBER.fullmatch(words)
            shift = _offset(words, number)
            counts = figure is not None and (figure[1] == sheet.label or (shift is not None and offsets[shift] > 1))
            again = len(words) <= LONGEST and times[place, _pattern(words)] >= TIMES
            # The second line from the edge is furniture only behind one that is.
            if (counts or again) and (abs(place) == 1 or _first_of(place, edges[number]) in taken):
                taken.add(at)
        out.append(frozenset(taken) if len(taken) < len(page) else frozenset())
    return out


def _edges(page: Sequence[Line]) -> dict[int, int]:
    """Return the lines at the top (1, 2) and at the foot (-1, -2) of a page, by where they stand on the paper."""
    order = sorted(range(len(page)), key=lambda at: -page[at].bottom)
    feet = order[EDGE:][-EDGE:]
    return {at: place for place, at in enumerate(order[:EDGE], 1)} | {
        at: -place for place, at in enumerate(reversed(feet), 1)
    }


def _first_of(place: int, edges: dict[int, int]) -> int:
    wanted = 1 if place > 0 else -1
    return next((at for at, one in edges.items() if one == wanted), -1)


def _pattern(words: str) -> str:
    return _FIGURES.sub("#", words.casefold())


def _offset(words: str, number: int) -> int | None:
    """Return by how much the figure of a line that is nothing else goes before the page's number in the file."""
    figure = _NUMBER.fullmatch(words)
    return int(figure[1]) - number if figure and figure[1].isdecimal() else None

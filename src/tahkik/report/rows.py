"""Columns as rows of a terminal: words over words, broken where the line ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahkik.report.columns import Column
from tahkik.report.messages import fill
from tahkik.report.paint import Paint, wrap
from tahkik.report.visible import visible, width


def rows(shown: Iterable[Column], room: int, paint: Paint, ui: str, gap: str = "alike") -> Iterator[tuple[str, str]]:
    """Break columns into pairs of rows, the words of a column over each other.

    Parameters
    ----------
    shown : iterable of Column
        What stands over what.
    room : int
        Columns of the terminal for a row.
    paint : Paint
        Repeats the marks in colour, where there is any.
    ui : str
        Language of the interface.
    gap : str
        What is said of the words left out.
    """
    above: list[str] = []
    below: list[str] = []
    used = 0
    for column in shown:
        page, source = _words(column, room, ui, gap)
        wide = max(width(page), width(source))
        if above and used + wide > room:
            yield " ".join(above), " ".join(below)
            above, below, used = [], [], 0
        above.append(paint(page, column.mark) + " " * (wide - width(page)))
        below.append(paint(source, column.mark) + " " * (wide - width(source)))
        used += wide + 1
    if above:
        yield " ".join(above), " ".join(below)


def _words(column: Column, room: int, ui: str, gap: str) -> tuple[str, str]:
    if column.mark == "gap":
        return fill("report", gap, ui, count=column.words), "[…]"
    if column.words > 1:
        more = fill("report", "left_over", ui, count=column.words)
        return more if column.page else "", more if column.source else ""
    return first(visible(column.page), room), first(visible(column.source), room)


def first(words: str, room: int) -> str:
    """Return the beginning of a line that fits."""
    if width(words) <= room:
        return words
    lines = wrap(words.split(" "), room - 2)
    return f"{lines[0]} …"


def last(words: str, room: int) -> str:
    """Return the end of a line that fits."""
    if width(words) <= room:
        return words
    kept: list[str] = []
    used = 2
    for word in reversed(words.split(" ")):
        used += width(word) + 1
        if used > room:
            break
        kept.append(word)
    return "… " + " ".join(reversed(kept))

"""Lines and paragraphs of a plain text, with their positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tahkik.model import Span


class Line(NamedTuple):
    """One line that holds a sign, white space around it left out.

    ``indent`` is the number of code points before its first sign; ``apart`` says that an empty line, or nothing, stands
    before it.
    """

    start: int
    end: int
    indent: int
    text: str
    apart: bool


def lines(text: str) -> list[Line]:
    """Return the lines of a text that hold a sign."""
    out: list[Line] = []
    at = 0
    apart = True
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            out.append(Line(at + indent, at + indent + len(words), indent, words, apart))
        apart = not words
        at += len(raw)
    return out


def paragraphs(found: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield half-open ranges of lines between empty ones."""
    first = 0
    for number, line in enumerate(found):
        if line.apart and number > first:
            yield first, number
            first = number
    if found:
        yield first, len(found)


def without(text: str, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return what of a text is left beside the taken spans, white space at the ends cut off."""
    out: list[Span] = []
    at = 0
    for start, end in [*sorted(taken), Span(len(text), len(text))]:
        low, high = at, start
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            out.append(Span(low, high))
        at = max(at, end)
    return tuple(out)

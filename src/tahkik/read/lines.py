"""Lines and paragraphs of a plain text, with their positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahkik.model import Span

_BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, white space around it left out; ``indent`` is the number of code points before its first sign."""

    start: int
    end: int
    indent: int
    text: str


def lines(text: str) -> list[Line]:
    """Return the lines of a text; empty ones have ``start == end``."""
    out: list[Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if words else 0
        out.append(Line(at + indent, at + indent + len(words), indent, words))
        at += len(raw)
    return out


def paragraphs(found: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield half-open ranges of lines between empty ones."""
    first = -1
    for number, line in enumerate(found):
        if line.text and first < 0:
            first = number
        elif not line.text and first >= 0:
            yield first, number
            first = -1
    if first >= 0:
        yield first, len(found)


def without(size: int, text: str, taken: list[Span]) -> tuple[Span, ...]:
    """Return what of a text is left beside the taken spans, white space at the ends cut off."""
    out: list[Span] = []
    at = 0
    for start, end in [*sorted(taken), Span(size, size)]:
        low, high = at, start
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            out.append(Span(low, high))
        at = max(at, end)
    return tuple(out)

"""Colour and line breaks. Nothing depends on colour: it only repeats what signs and words already say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from tahkik.report.visible import width

#: Select Graphic Rendition codes (ECMA-48, 8.3.117) of the styles a report uses.
STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "added": "32",
    "left-out": "31",
    "changed": "33",
    "moved": "35",
    "doubtful": "36",
    "elided": "2",
    "aside": "2",
    "gap": "2",
    "dim": "2",
    "bold": "1",
}


def wants_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Return whether a stream is a terminal that shows colour and NO_COLOR is not set (https://no-color.org)."""
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


class Paint:
    """Puts a style around words, or leaves them as they are."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, words: str, style: str | None) -> str:
        """Return the words in a style of `STYLES`; as they are without colour or style."""
        if not self.colour or style is None or not words:
            return words
        return f"\x1b[{STYLES[style]}m{words}\x1b[0m"


def wrap(words: Iterable[str], room: int) -> list[str]:
    """Break words into lines of at most ``room`` columns; a word longer than that is cut."""
    lines: list[str] = []
    line = ""
    for word in words:
        while width(word) > room:
            head = _head(word, room)
            if line:
                lines.append(line)
                line = ""
            lines.append(head)
            word = word[len(head) :]
        if not line:
            line = word
        elif width(line) + 1 + width(word) <= room:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line else lines


def _head(word: str, room: int) -> str:
    """Return the longest beginning of a word that fits, at least one code point."""
    used = 0
    for index, character in enumerate(word):
        used += width(character)
        if used > room:
            return word[: max(index, 1)]
    return word

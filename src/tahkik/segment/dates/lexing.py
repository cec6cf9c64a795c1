"""Where dates are looked for, and the tokens there.

One pass over the text finds figures that could be a year; only the neighbourhood of these is cut into tokens. A run of
figures and full stops without such a figure costs no more than the pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

#: Every date has its year in two to four figures, or ends in one of the number words of the profile.
#: Two figures alone are too many to look at: they need a letter and a space or sign before them, or figures before and
#: none after, as in 20.2.38.
_YEAR = re.compile(
    r"[0-9]{2}(?:[0-9]{1,2}(?![0-9])|(?<=[^\W\d_][ .’'][0-9]{2})(?![0-9])|(?<=[./][0-9]{2})(?![./-]?[0-9]))"
)
#: Code points before and after such a figure in which the rest of the date stands: "Cumartesi, 26 Cemaziyelâhir sene"
#: before it, "senesi Teşrinisanisinin 29 uncu Çarşamba günü" after it.
BEFORE, AFTER = 64, 64
#: A word that ends a year in words has the whole year before it: "sene ihdâ ve selâsin ve selâse mie ve elf".
BEFORE_WORD = 128

_TOKEN = re.compile(
    r"(?P<given>[\[(]\d{1,2}[\])]\d{1,3}(?!\d))"
    # Misread: a letter l or I for the figure 1 before three figures.
    r"|(?P<misread>(?<![^\W_])[lI|](?=[ .]?\d{3}(?!\d))[ ]?)"
    r"|(?P<number>\d+)"
    r"|(?P<word>(?:[^\W\d_]|§)[^\W\d_]*(?:[\u0300-\u036f][^\W\d_]*)*)"
    r"|(?P<space>\s+)"
    r"|(?P<sign>[^\s])"
)
Kind = Literal["number", "word", "sign"]


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word of letters only, or a sign; ``spaced`` is whether white space stands before it.

    ``value`` is -1 for anything but numbers; ``figures`` how many were printed; ``apart`` an empty line before it.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: int = -1
    figures: int = 0
    spaced: bool = False
    apart: bool = False


def zones(text: str, anchor: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text around anything that may be a year, in order, not overlapping."""
    start = end = 0
    for first, last in _anchors(text, anchor):
        if first > end:
            if end:
                yield start, end
            start = _word_edge(text, first, start)
        end = max(end, _word_edge_after(text, min(last, len(text))))
    if end:
        yield start, end


def _anchors(text: str, anchor: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    figures = ((max(hit.start() - BEFORE, 0), hit.end() + AFTER) for hit in _YEAR.finditer(text))
    if anchor is None:
        yield from figures
        return
    words = [(max(hit.start() - BEFORE_WORD, 0), hit.end() + AFTER) for hit in anchor.finditer(text)]
    if not words:
        yield from figures
        return
    yield from sorted([*figures, *words])


def _word_edge(text: str, at: int, least: int) -> int:
    for back in range(at, max(at - 24, least, 0), -1):
        if text[back - 1].isspace():
            return back
    return at


def _word_edge_after(text: str, at: int) -> int:
    for onward in range(at, min(at + 24, len(text))):
        if text[onward].isspace():
            return onward
    return at


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Cut a stretch of a text into tokens."""
    found: list[Token] = []
    spaced = apart = misread = False
    begin = start
    for hit in _TOKEN.finditer(text, start, end):
        kind = hit.lastgroup
        words = hit[0]
        if kind == "space":
            spaced, apart = True, words.count("\n") > 1
            continue
        if kind == "misread":
            misread, begin = True, hit.start()
            continue
        first = begin if misread else hit.start()
        printed = text[first : hit.end()]
        if kind in ("number", "given"):
            digits = "".join(sign for sign in words if sign.isdigit())[:12]
            digits = f"1{digits}" if misread else digits
            value = int(digits) if digits.isdecimal() else -1
            found.append(Token("number", first, hit.end(), printed, value, len(digits), spaced, apart))
        else:
            found.append(Token("word" if kind == "word" else "sign", first, hit.end(), printed, -1, 0, spaced, apart))
        spaced = apart = misread = False
    return found

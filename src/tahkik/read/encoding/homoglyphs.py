"""Cyrillic letters that look Latin, put into Latin words against copying or by a keyboard: ``Kаrdеş``."""

from __future__ import annotations

import re
from collections import Counter

from tahkik.read.encoding.edits import Edit
from tahkik.read.encoding.foreign import foreign

RULE = "cyrillic-as-latin"
#: Words of both alphabets from which on a page is taken to be spoofed: its words of look-alikes alone (``о``, ``ве``)
#: are Latin too.
SPOOFED = 3

#: Unicode's confusables (UTS 39, confusables.txt) between the two alphabets, and the small capitals м т к в н that
#: only a typeface tells apart. A word with any other Cyrillic letter is left alone.
_LETTERS = dict(
    zip(
        "асԁеһіјӏорԛѕуԝхАВСЕНІЈКМОРԚЅТԜХУЅкмтвнг",
        "acdehijlopqsywxABCEHIJKMOPQSTWXYSkmtbhr",
        strict=True,
    )
)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")


def edits(text: str) -> list[Edit]:
    """Return the letters to exchange: in words that also hold Latin ones, or on a page of such words."""
    if text.isascii() or not any(map(_CYRILLIC.match, foreign(text).signs)):
        return []
    words = [(hit.start(), hit[0], _kind(hit[0])) for hit in _WORD.finditer(text)]
    count = Counter(kind for _, _, kind in words)
    if not count["mixed"] or count["cyrillic"] > count["latin"] + count["mixed"]:
        return []  # a page in Cyrillic: a Latin letter in it is another matter
    spoofed = count["mixed"] >= SPOOFED and count["mixed"] > count["cyrillic"]
    found: list[Edit] = []
    for number, (start, word, kind) in enumerate(words):
        around = (words[near][2] for near in (number - 1, number + 1) if 0 <= near < len(words))
        if kind == "mixed" or (kind == "alike" and spoofed):
            if "cyrillic" in around and not spoofed:
                continue  # a Russian word with a Latin letter, or beside one
            found += [
                Edit(start + at, start + at + 1, _LETTERS[sign], RULE)
                for at, sign in enumerate(word)
                if sign in _LETTERS
            ]
    return found


def _kind(word: str) -> str:
    """Return what a word is written with: latin, alike (Cyrillic look-alikes alone), mixed (both), or cyrillic."""
    if word.isascii():
        return "latin"
    cyrillic = _CYRILLIC.findall(word)
    if not cyrillic:
        return "latin"
    if any(sign not in _LETTERS for sign in cyrillic):
        return "cyrillic"
    return "alike" if len(cyrillic) == len(word) else "mixed"

"""Where the sentence around a quotation begins and ends."""

from __future__ import annotations

import re

from tahkik.segment.cues import Cues
from tahkik.segment.marks import FAMILIES

#: How far back and forward a sentence is followed, in characters. The longest of 1,590 sentences of four parliamentary
#: speeches has about 900; a longer reach would make a page of one line and many quotations quadratic.
REACH_BACK = 1_000
REACH_FORWARD = 300

_STOP = re.compile(r"(?:[.!?…؟۔]+[\"'”’»›)\]]{0,3}(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3})?(?=\s|$))|[。！？]")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.?$")
#: The longest abbreviation looked back for.
_WORD_LENGTH = 24


def sentence_start(text: str, start: int, at: int, cues: Cues) -> int:
    """Return where the sentence that holds position `at` begins, not before `start`."""
    low = max(start, at - REACH_BACK)
    begin = low
    for stop in _STOP.finditer(text, low, at):
        if stop.end() < at and _ends(text, low, stop.start(), stop.end(), at, cues):
            begin = stop.end()
    while begin < at and text[begin].isspace():
        begin += 1
    return begin


def sentence_end(text: str, at: int, end: int, cues: Cues) -> int:
    """Return where the sentence that holds position `at` ends, its full stop included, not behind `end`."""
    high = min(end, at + REACH_FORWARD)
    for stop in _STOP.finditer(text, at, high):
        if _ends(text, at, stop.start(), stop.end(), high, cues):
            return stop.end()
    return high


def _ends(text: str, low: int, stop: int, after: int, high: int, cues: Cues) -> bool:
    """Whether a stop ends a sentence: not after an abbreviation, an initial or a number, nor before a small letter."""
    following = after
    while following < high and (text[following].isspace() or text[following] in FAMILIES or text[following] in "*_(["):
        following += 1
    if following < high and text[following].islower():
        return False
    if text[stop] != ".":
        return True
    word = _LAST_WORD.search(text, max(low, stop - _WORD_LENGTH), stop)
    if not word:
        return True
    written = word.group(1)
    if written.isdigit():
        return len(written) == 4  # a year ends a sentence, a day or an ordinal does not
    return not (len(written) == 1 and written.isupper()) and written not in cues.abbreviations

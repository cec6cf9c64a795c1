"""Where the sentences around a passage begin and end, in any language.

A full stop ends a sentence unless an abbreviation, an initial or a number stands before it or a small letter after it;
a blank line always ends one, and so does a Roman numeral that stands alone between two capitals, the heading of a
section. Letters that know no capitals end a sentence at every stop.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from tahkik.model import Span

#: Code points a sentence is followed to either side. The longest of 1,590 sentences of four parliamentary speeches has
#: about 900; what goes on for longer is not punctuated, or no sentence.
REACH = 1_200
#: Code points that count as neighbours where no end of a sentence is met within `REACH`: about a line and a half, a
#: clause. A source without punctuation has no sentences, only neighbours.
UNPUNCTUATED = 150
#: The longest abbreviation looked back for, in code points.
_ABBREVIATION = 24

_STOP = re.compile(
    r"(?P<stop>[.!?…؟۔]+)[\"'”’»›)\]]{0,3}(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3})?(?=\s|$)|[。！？]|\n[^\S\n]{0,40}\n|:\s{0,4}\n"
    r"|(?<=\s)(?P<section>[IVXLC]{1,5})(?=\s[^\W\d_])"
)
#: What each of them begins with: a scan for one set of letters is ten times as fast as one for the alternatives.
_FIRST = re.compile(r"[.!?…؟۔。！？\n:IVXLC]")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.?$")
_WORD_BEFORE = re.compile(r"([^\W\d_])[^\W_]*\s$")
#: Signs between a stop and the word that follows it: marks of quotation, brackets, emphasis, a dash.
_OPENING = frozenset("\"'“”„‘’«»‹›*_([{—–-•")


def sentences_around(text: str, start: int, end: int, abbreviations: Collection[str] = ()) -> Span:
    """Return the whole sentences that hold a passage.

    Parameters
    ----------
    text : str
        A whole document.
    start, end : int
        The passage, in code points of `text`.
    abbreviations : collection of str
        Words after whose full stop no sentence ends, without it.

    Returns
    -------
    Span
        From the first letter of the first sentence to behind the stop of the last, `REACH` code points to either side
        at most. Where none ends within reach, or on neither side, `UNPUNCTUATED` code points, cut at a word.

    Examples
    --------
    >>> sentences_around("He came. He saw, and he won. They left.", 17, 23)
    Span(start=9, end=28)
    """
    begin, end_of_last = _begin(text, start, abbreviations), _end(text, end, abbreviations)
    if begin is None and (end_of_last is None or end_of_last == len(text)) and not _ended(text, len(text.rstrip())):
        begin, end_of_last = None, None  # no stop on either side: the edges of the text are no sentence's
    elif begin is None and start <= REACH:
        begin = 0
    return Span(
        _word_from(text, start) if begin is None else _letter_from(text, begin, start),
        _word_to(text, end) if end_of_last is None else end_of_last,
    )


def _begin(text: str, start: int, abbreviations: Collection[str]) -> int | None:
    """Return where the last sentence before `start` ends, None where none does within reach."""
    low = max(0, start - REACH)
    for at in reversed([first.start() for first in _FIRST.finditer(text, low, start)]):
        stop = _STOP.match(text, at, min(len(text), start + 1))
        if stop is not None and stop.end() <= start and _ends(text, low, stop, start, abbreviations):
            return stop.end()
    return None


def _end(text: str, end: int, abbreviations: Collection[str]) -> int | None:
    """Return where the sentence of the last word ends, None where it does not within reach."""
    if _ended(text, end):
        return end
    high = min(len(text), end + REACH)
    for first in _FIRST.finditer(text, end, high):
        stop = _STOP.match(text, first.start(), min(len(text), high + 1))
        if stop is not None and _ends(text, max(0, end - _ABBREVIATION), stop, len(text), abbreviations):
            return stop.end() if stop["stop"] else stop.start() + len(stop[0].strip())
    return high if high == len(text) else None


def _letter_from(text: str, begin: int, start: int) -> int:
    while begin < start and not text[begin].isalnum():
        begin += 1
    return begin


def _word_from(text: str, start: int) -> int:
    begin = max(0, start - UNPUNCTUATED)
    while 0 < begin < start and not text[begin - 1].isspace():
        begin += 1
    return _letter_from(text, begin, start)


def _word_to(text: str, end: int) -> int:
    high = min(len(text), end + UNPUNCTUATED)
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    return high


def _ended(text: str, end: int) -> bool:
    """Return whether the passage took the stop of its sentence along."""
    return end > 0 and text[end - 1] in ".!?…؟۔。！？" and (end == len(text) or not text[end : end + 1].isalnum())


def _ends(text: str, low: int, stop: re.Match[str], high: int, abbreviations: Collection[str]) -> bool:
    """Return whether a stop ends a sentence."""
    if stop["section"]:
        before = _WORD_BEFORE.search(text, max(low, stop.start() - _ABBREVIATION), stop.start())
        return text[stop.end() + 1].isupper() and before is not None and before[1].isupper()
    if not stop["stop"]:
        return True
    following = stop.end()
    while following < high and (text[following].isspace() or text[following] in _OPENING):
        following += 1
    if following < len(text) and text[following].islower():
        return False
    if stop["stop"] != ".":
        return True
    word = _LAST_WORD.search(text, max(low, stop.start() - _ABBREVIATION), stop.start())
    if not word:
        return True
    written = word[1]
    if written.isdigit():
        return len(written) == 4  # a year ends a sentence, a day or an ordinal does not
    return not (len(written) == 1 and written.isupper()) and written not in abbreviations

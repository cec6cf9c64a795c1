"""The language of a text by its stop words; an honest ``und`` where they do not decide."""

from __future__ import annotations

import re
from functools import lru_cache

from tahkik.languages.profile import codes, load

#: Characters looked at; the stop words of 20,000 characters (about 3,000 words) decide or nothing does.
LOOKED_AT = 20_000
#: Stop words that must be met at all. One "in" or "die" alone says nothing.
ENOUGH = 2
#: Share of a text's words that must be stop words of the language; running prose has 20–45 %, a list of names under 5.
SHARE = 0.06
#: The best language must have this many times the stop words of the next one (de and nl, tr and az share some).
LEAD = 1.3

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def guess(text: str) -> str:
    """Return the code of the language of `text`, ``und`` if undecided.

    Examples
    --------
    >>> guess("Bu mektup ve onun cevabı için")
    'tr'
    """
    words = _WORD.findall(text[:LOOKED_AT])
    if not words:
        return "und"
    scores = sorted(((_score(words, code), code) for code in codes() if code != "und"), reverse=True)
    best, code = scores[0]
    second = scores[1][0] if len(scores) > 1 else 0.0
    if best < ENOUGH or best < SHARE * len(words) or best < LEAD * second:
        return "und"
    return code


def _score(words: list[str], code: str) -> float:
    """Count stop words, and add the words that hold a letter of this language alone (``ğ``), half a point each."""
    profile = load(code)
    stops = profile.stop_words
    letters = _own_letters(code)
    score = 0.0
    for word in words:
        normal = profile.normalise(word)
        if normal in stops:
            score += 1.0
        elif letters and not letters.isdisjoint(normal):
            score += 0.5
    return score


@lru_cache(maxsize=64)
def _own_letters(code: str) -> frozenset[str]:
    """Letters of one language that no other profile names (ö and ü are German and Turkish; ğ is Turkish)."""
    others = {letter for other in codes() if other != code for letter in load(other).letters}
    return load(code).letters - others

"""The language of a text by its stop words; an honest ``und`` where they do not decide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from tahkik.languages.profile import NORMALISE_CACHE, codes, load

#: Characters looked at; the stop words of 20,000 characters (about 3,000 words) decide or nothing does.
LOOKED_AT = 20_000
#: Stop words that must be met at all. One "in" or "die" alone says nothing.
ENOUGH = 2
#: Share of a text's words that must be stop words of the language; running prose has 20–45 %, a list of names under 5.
SHARE = 0.06
#: The best language must have this many times the stop words of the next one (de and nl, tr and az share some).
LEAD = 1.3
#: Texts remembered: reading a document asks of the same one several times.
KEPT = 8
#: Parts of a longer text, and code points of each, that decide where its language is plain: then the best one has so
#: many times the stop words, share and lead that would do. (A text half in one language and half in another has none.)
PARTS, PART = 4, 750
SURE = 2.5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def guess(text: str) -> str:
    """Return the code of the language of `text`, ``und`` if undecided.

    Examples
    --------
    >>> guess("Bu mektup ve onun cevabı için")
    'tr'
    """
    return _guessed(text[:LOOKED_AT])


@lru_cache(maxsize=KEPT)
def _guessed(text: str) -> str:
    if len(text) > 2 * PARTS * PART:
        # between parts stands a space: a word cut in two speaks for nothing
        step = (len(text) - PART) // (PARTS - 1)
        code = _counted(" ".join(text[k * step : k * step + PART] for k in range(PARTS)), SURE)
        if code != "und":
            return code
    return _counted(text, 1.0)


def _counted(text: str, sure: float) -> str:
    """Return the language whose stop words lead ``sure`` times as clearly as they must."""
    words = Counter(_WORD.findall(text))
    if not words:
        return "und"
    asked = _asked()
    totals = [0.0] * len(asked)
    for word in set(words).difference(_mute):
        for k, value in _values(word):
            totals[k] += value * words[word]
    scores = sorted(zip(totals, asked, strict=True), reverse=True)
    best, code = scores[0]
    second = scores[1][0] if len(scores) > 1 else 0.0
    if best < ENOUGH * sure or best < SHARE * sure * words.total() or best < LEAD * sure * second:
        return "und"
    return code


@lru_cache(maxsize=1)
def _asked() -> tuple[str, ...]:
    return tuple(code for code in codes() if code != "und")


#: Words that speak for no language, as met: nearly all are, and they need no other look.
_mute: set[str] = set()


@lru_cache(maxsize=NORMALISE_CACHE)
def _values(word: str) -> tuple[tuple[int, float], ...]:
    """Return the languages a word speaks for, by their place in `_asked`, and how much it says.

    A stop word counts 1, a word that holds a letter of this language alone (``ğ``) half a point.
    """
    out = []
    for normalise, languages in _normalisers():
        normal = normalise(word)
        for k, stop_words, letters in languages:
            if normal in stop_words:
                out.append((k, 1.0))
            elif letters and not letters.isdisjoint(normal):
                out.append((k, 0.5))
    if not out:
        if len(_mute) >= NORMALISE_CACHE:
            _mute.clear()
        _mute.add(word)
    return tuple(out)


@lru_cache(maxsize=1)
def _normalisers() -> list[tuple[Callable[[str], str], list[tuple[int, frozenset[str], frozenset[str]]]]]:
    """Return the ways to lower a word, each with the languages that have it: place, stop words, letters of its own."""
    out: dict[tuple[object, ...], tuple[Callable[[str], str], list[tuple[int, frozenset[str], frozenset[str]]]]] = {}
    for k, code in enumerate(_asked()):
        profile = load(code)
        way = (profile.case_method, *sorted(profile.search_key.case.items()))
        out.setdefault(way, (profile.normalise, []))[1].append((k, profile.stop_words, _own_letters(code)))
    return list(out.values())


@lru_cache(maxsize=64)
def _own_letters(code: str) -> frozenset[str]:
    """Letters of one language that no other profile names (ö and ü are German and Turkish; ğ is Turkish)."""
    others = {letter for other in codes() if other != code for letter in load(other).letters}
    return load(code).letters - others

"""The small language in which profiles write word patterns, and its translation into linear regular expressions.

An entry is a row of words; between words stands white space. ``word*`` matches every word that begins so;
``{number}`` figures (or a printf placeholder a template left behind, ``%d``); ``{ordinal}`` an ordinal word of the
profile or figures with ``.`` or an ordinal suffix (``2’inci``, ``2.``, ``2nd``); ``{word}`` any one word. Letters match
in either case, by the language's own casing; an apostrophe matches every apostrophe.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tahkik.languages.signs import APOSTROPHES

if TYPE_CHECKING:
    from tahkik.languages.profile import Profile

_LETTERS = r"[^\W\d_]"
_NUMBER = r"(?:\d{1,9}|%d)"
#: Letters an ordinal suffix may have after figures and an apostrophe (``10’uncu``, ``2nd``): at most six.
_SUFFIX = rf"(?:[{re.escape(APOSTROPHES)}]?{_LETTERS}{{2,6}}|\s?[.)])"


@lru_cache(maxsize=4096)
def pattern_regex(pattern: str, profile: Profile) -> re.Pattern[str]:
    """Return the compiled form of a pattern; ``{ordinal}`` and ``{number}`` are the groups ``ordinal``, ``number``.

    Every repetition is bounded, so that a search is linear in the text. Use ``.search`` or ``.match``; a hit begins
    and ends at a word's edge.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> pattern_regex("{ordinal} kısm*", load("tr")).search("Mektubun ikinci kısmında")["ordinal"]
    'ikinci'
    """
    parts = [_part(word, profile) for word in pattern.split()]
    return re.compile(r"(?<![^\W_])" + r"\s{1,4}".join(parts) + r"(?![^\W_])")


def _part(word: str, profile: Profile) -> str:
    core, tail = word, ""
    while core and core[-1] in ",:;":
        core, tail = core[:-1], core[-1] + tail
    return _core(core, profile) + (r"\s?" + re.escape(tail) if tail else "")


def _core(word: str, profile: Profile) -> str:
    if word == "{number}":
        return rf"(?P<number>{_NUMBER})"
    if word == "{ordinal}":
        names = "|".join(_any_case(name, profile) for name in sorted(profile.ordinals, key=len, reverse=True))
        figures = rf"\d{{1,4}}{_SUFFIX}"
        return rf"(?P<ordinal>{names}|{figures})" if names else rf"(?P<ordinal>{figures})"
    if word == "{word}":
        return rf"{_LETTERS}{{1,40}}"
    if word.endswith("*"):
        return _any_case(word[:-1], profile) + rf"(?:[\w{re.escape(APOSTROPHES)}]{{0,30}})"
    return _any_case(word, profile)


def _any_case(word: str, profile: Profile) -> str:
    """Return a pattern that matches `word` in any case; a wrong capital I for İ (or i for ı) matches too."""
    special = {lower: upper for upper, lower in profile.search_key.case.items()}
    out = []
    for letter in word:
        if letter in APOSTROPHES:
            out.append(f"[{re.escape(APOSTROPHES)}]")
        elif letter == " ":
            out.append(r"\s{1,4}")
        else:
            forms = {letter, letter.lower(), letter.upper(), special.get(letter, letter)}
            forms |= {profile.search_key.case.get(letter, letter)}
            if letter in "iıİI" and special:
                forms |= set("iIİı")
            forms = {form for form in forms if len(form) == 1}
            out.append(re.escape(letter) if len(forms) == 1 else "[" + "".join(map(re.escape, sorted(forms))) + "]")
    return "".join(out)

"""Whether a word, letters exchanged, is one of the language: the judge of every repair letters do not decide."""

from __future__ import annotations

import re
from functools import lru_cache

from tahkik.languages import Profile
from tahkik.text.morphology import morphology

#: Words whose answer is kept.
CACHE = 65_536
#: Letters from which a part of a word is asked for: shorter ones are suffixes behind a name, or nearly any letters.
LEAST = 3

_PARTS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=CACHE)
def is_known(word: str, profile: Profile) -> bool:
    """Return whether a word as written is a form met, a headword, or a headword with suffixes; False without a list."""
    return is_attested(word, profile) or bool(morphology(profile).analyses(profile.normalise(word)))


def is_attested(word: str, profile: Profile) -> bool:
    """Return whether a word as written was met, or stands in a dictionary as it is."""
    form = profile.normalise(word)
    return form in profile.lexicon.forms or form in profile.lexicon.headwords


def known_parts(word: str, profile: Profile) -> float | None:
    """Return the share of a word's parts (``Teşkilat-ı``, ``Ankara’ya``) that are known, None where all are short."""
    parts = [part for part in _PARTS.findall(word) if len(part) >= LEAST]
    return sum(is_known(part, profile) for part in parts) / len(parts) if parts else None


def is_case_sound(word: str) -> bool:
    """Return whether capitals stand only where they may: none, at the beginning of a part, or throughout."""
    return all(part[1:].islower() or part.isupper() or len(part) == 1 for part in _PARTS.findall(word))

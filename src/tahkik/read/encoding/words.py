"""Whether a word, letters exchanged, is one of the language: the judge of every repair letters do not decide."""

from __future__ import annotations

import re
from functools import lru_cache

from tahkik.languages import Profile
from tahkik.read.encoding.likeness import model
from tahkik.text.morphology import morphology

#: Words whose answer is kept.
CACHE = 65_536
#: Letters from which a part of a word is asked for: shorter ones are suffixes behind a name, or nearly any letters.
LEAST = 3
#: Times a word of two letters was met from which on it says something (*iç*, *şu*).
COMMON = 5
#: What a word counts that no list has but that looks like one, and the log-likelihood for each of its letters (nats)
#: from which on it does. Of 172 words of parliament no list has, 75 of 100 reach it; of 87 words in Icelandic, Maltese,
#: Croatian, Vietnamese, Latvian and Sami with Turkish letters put in, 6.
LIKELY = 0.7
LIKENESS = -3.07

_PARTS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=CACHE)
def is_known(word: str, profile: Profile) -> bool:
    """Return whether a word as written is a form met, a headword, or a headword with suffixes; False without a list."""
    return is_attested(word, profile) or bool(morphology(profile).analyses(profile.normalise(word)))


def is_attested(word: str, profile: Profile) -> bool:
    """Return whether a word as written was met, or stands in a dictionary as it is."""
    form = profile.normalise(word)
    return form in profile.lexicon.forms or form in profile.lexicon.headwords


def is_suffix(rest: str, name: str, profile: Profile) -> bool:
    """Return whether letters can be the suffixes of a name."""
    return morphology(profile).harmonic_suffixes(profile.normalise(rest), profile.normalise(name))


def known_parts(word: str, profile: Profile) -> float | None:
    """Return the share of a word's parts (``Teşkilat-ı``, ``Ankara’ya``) that are known, None where all are short."""
    parts = [part for part in _PARTS.findall(word) if len(part) >= LEAST]
    return sum(is_known(part, profile) for part in parts) / len(parts) if parts else None


def likely_parts(word: str, profile: Profile) -> float | None:
    """Return how surely a word's parts are the language's: 1 where all are known; None where they are too short to say.

    A part no list has counts `LIKELY` where its letters follow each other as in words of the language.
    """
    found: list[float] = []
    for part in _PARTS.findall(word):
        if len(part) >= LEAST:
            found.append(1.0 if is_known(part, profile) else LIKELY * _is_likely(part, profile))
        elif len(part) == LEAST - 1 and profile.lexicon.forms.get(profile.normalise(part), 0) >= COMMON:
            found.append(1.0)
    return sum(found) / len(found) if found else None


def _is_likely(part: str, profile: Profile) -> bool:
    return model(part, "whole", frozenset(), profile) >= LIKENESS * (len(part) + 1)


def is_case_sound(word: str) -> bool:
    """Return whether capitals stand only where they may: none, at the beginning of a part, or throughout."""
    return all(part[1:].islower() or part.isupper() or len(part) == 1 for part in _PARTS.findall(word))

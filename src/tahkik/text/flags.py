"""What weighs in words that were added, left out or exchanged: negation, numbers, conditions and their like.

Words are looked up in the profile's lists and read by its suffix table; a suffix counts only on a known stem, and a
word that is a headword itself is not taken apart (*müessese* is no condition, *edilmesi* no negation).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tahkik.languages import Profile
from tahkik.model import Flag
from tahkik.text.morphology import Analysis, Morphology, morphology, strip_marks
from tahkik.text.numbers import may_be_number, parse

#: Words whose flags are kept.
CACHE = 32_768
#: Words of a phrase that are looked at; a longer stretch has all of its first words' flags already.
MOST_WORDS = 400

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ´`\-‐‑.,/][^\W_]+)*")
_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
#: Years a bare figure is taken for: of the Rumi calendar and of ours.
_YEARS = range(1000, 2100)
_ORDER: tuple[Flag, ...] = ("negation", "number", "date", "name", "condition", "modality", "person", "limit")


@dataclass(frozen=True)
class FlagWords:
    """The flag lists of a profile.

    Whole words, beginnings of words, phrases, words no suffix test reads, and number words that alone count nothing.
    """

    words: dict[str, tuple[Flag, ...]]
    beginnings: tuple[tuple[str, Flag], ...]
    all_beginnings: tuple[str, ...]
    phrases: tuple[tuple[str, Flag], ...]
    stop: frozenset[str]
    decisive: frozenset[str]
    uncounting: frozenset[str]


def flags(words: str, profile: Profile) -> tuple[Flag, ...]:
    """Return the flags of some words, in the order of the model.

    Parameters
    ----------
    words : str
        Words as printed; a sentence's first word should not stand first alone, its capital looks like a name's.
    profile : Profile
        The language's profile; one without lists gives numbers and dates only.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> flags("ithal etmemeyi", load("tr"))
    ('negation',)
    """
    found: set[Flag] = set()
    tokens = _WORD.findall(words)[:MOST_WORDS]
    for token in tokens:
        found.update(word_flags(token, profile))
    if "number" not in found and _counts(tokens, profile):
        found.add("number")
    if "number" in found and any(
        _names_a_day_or_month(strip_marks(profile.normalise(token)).split("'")[0], profile) for token in tokens
    ):
        found.add("date")
    table = flag_words(profile)
    if table.phrases and len(tokens) > 1:
        joined = " " + " ".join(strip_marks(profile.normalise(token)) for token in tokens) + " "
        found.update(flag for phrase, flag in table.phrases if f" {phrase} " in joined)
    return tuple(flag for flag in _ORDER if flag in found)


@lru_cache(maxsize=CACHE)
def word_flags(token: str, profile: Profile) -> frozenset[Flag]:
    """Return the flags of one word as printed."""
    table = flag_words(profile)
    normal = profile.normalise(token)
    plain = strip_marks(normal).rstrip(".")
    base = plain.split("'")[0]
    found: set[Flag] = set(table.words.get(plain, ()))
    if plain.startswith(table.all_beginnings):
        found.update(flag for beginning, flag in table.beginnings if plain.startswith(beginning))
    if _DATE.match(token):
        found.update(("date", "number"))
    elif token[:1].isupper() and _names_a_day_or_month(base, profile):
        found.add("date")
    if may_be_number(token, profile) and (number := parse(token, profile)) is not None:
        if plain not in table.uncounting:
            found.add("number")
        if token[:4].isdigit() and number.value in _YEARS:
            found.add("date")
    elif not token.isalpha() and any(letter.isdigit() for letter in token):
        found.add("number")
    if (
        "date" not in found
        and token[:1].isupper()
        and (_is_name(base, profile) or _has_suffix_apostrophe(plain, profile))
    ):
        found.add("name")
    if plain not in table.stop:
        found.update(_suffix_flags(plain, table, morphology(profile)))
    return frozenset(found)


def _counts(tokens: list[str], profile: Profile) -> bool:
    """Return whether a word that alone counts nothing stands in a number ("on bir", "bir milyon") or a date."""
    uncounting = flag_words(profile).uncounting
    for before, after in pairwise(tokens):
        plain = [strip_marks(profile.normalise(token)) for token in (before, after)]
        if uncounting.isdisjoint(plain):
            continue
        if plain[0] in uncounting and after[:1].isupper() and plain[1].split("'")[0] in profile.months:
            return True
        phrase = f"{before} {after}"
        if may_be_number(phrase, profile) and parse(phrase, profile) is not None:
            return True
    return False


def _names_a_day_or_month(base: str, profile: Profile) -> bool:
    return base in profile.months or base in profile.lists["weekdays"]


def _has_suffix_apostrophe(plain: str, profile: Profile) -> bool:
    """Return whether the word is printed as a name with a suffix (Lenin'e)."""
    base, sign, rest = plain.partition("'")
    return bool(sign) and len(base) > 2 and morphology(profile).harmonic_suffixes(rest, base)


def _is_name(base: str, profile: Profile) -> bool:
    lexicon = profile.lexicon
    if base in lexicon.names:
        return True
    return (
        bool(lexicon.headwords)
        and len(base) > 2
        and base not in lexicon.forms
        and not morphology(profile).analyses(base)
    )


def _suffix_flags(plain: str, table: FlagWords, morph: Morphology) -> set[Flag]:
    """Return the flags of a word's suffixes, where every reading has them or one that decides."""
    if morph.empty:
        return set()
    readings = morph.analyses(plain)
    if not readings:
        return set()
    verbal = [reading for reading in readings if reading.kind == "verb"]
    if morph.is_dictionary_word(plain) and not verbal:
        return set()
    found: set[Flag] = set()
    counts: dict[str, int] = {}
    for reading in readings:
        for flag in {morph.flags[feature] for feature in _features(reading) if feature in morph.flags}:
            counts[flag] = counts.get(flag, 0) + 1
    for flag, count in counts.items():
        if flag == "person":
            continue
        if count == len(readings) or any(_decides(reading, flag, table, morph) for reading in verbal):
            found.add(flag)  # type: ignore[arg-type]
    return found


def _features(reading: Analysis) -> list[str]:
    return [*reading.headword.split("+")[1:], *reading.features]


def _decides(reading: Analysis, flag: str, table: FlagWords, morph: Morphology) -> bool:
    """Return whether a verb's reading carries the flag in a form no noun has (gelmeden, gelmez; not gelmeye)."""
    text = " ".join(reading.features)
    if flag == "negation":
        return any(text.startswith(beginning) or f" {beginning}" in text for beginning in table.decisive)
    return any(morph.flags.get(feature) == flag for feature in reading.features)


@lru_cache(maxsize=16)
def flag_words(profile: Profile) -> FlagWords:
    """Return the flag lists of a profile."""
    data = profile.table("flags")
    words: dict[str, list[Flag]] = {}
    beginnings: list[tuple[str, Flag]] = []
    for flag, entries in data.get("words", {}).items():
        for entry in entries:
            if entry.endswith("*"):
                beginnings.append((entry[:-1], flag))
            else:
                words.setdefault(entry, []).append(flag)
    return FlagWords(
        words={word: tuple(found) for word, found in words.items()},
        beginnings=tuple(beginnings),
        all_beginnings=tuple(beginning for beginning, _ in beginnings),
        phrases=tuple((phrase, flag) for flag, phrases in data.get("phrases", {}).items() for phrase in phrases),
        stop=frozenset(data.get("stop", ())),
        decisive=frozenset(data.get("decisive", ())),
        uncounting=frozenset(data.get("uncounting", ())),
    )

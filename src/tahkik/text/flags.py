"""What weighs in words that were added, left out or exchanged: negation, numbers, conditions and their like.

Condition, negation, hedge and limit are those of `tahkik.text.modality`; persons and dates are looked up in the
profile's lists, names in its lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tahkik.languages import Profile
from tahkik.model import Flag, ModalityKind
from tahkik.text.modality import find_modality, word_signs
from tahkik.text.morphology import morphology, strip_marks
from tahkik.text.numbers import may_be_number, parse

#: Words whose flags are kept.
CACHE = 32_768
#: Words of a phrase that are looked at; a longer stretch has all of its first words' flags already.
MOST_WORDS = 400
#: Code points looked at of a phrase whose words stand beside each other; 400 words of the speeches have about 2,900.
MOST_LETTERS = 4_000

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ´`\-‐‑.,/][^\W_]+)*")
_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
#: Years a bare figure is taken for: of the Rumi calendar and of ours.
_YEARS = range(1000, 2100)
_ORDER: tuple[Flag, ...] = ("negation", "number", "date", "name", "condition", "modality", "person", "limit")
_FLAG_OF: dict[ModalityKind, Flag] = {
    "condition": "condition",
    "negation": "negation",
    "hedge": "modality",
    "limit": "limit",
}
#: Readings of a noun that says it lacks something (anlam-sız), as `tahkik.text.modality` names them.
_LACKING = "without"
_NEGATION: tuple[ModalityKind, ...] = ("negation",)


@dataclass(frozen=True)
class FlagWords:
    """The flag lists of a profile: whole words, beginnings of words, and number words that alone count nothing."""

    words: dict[str, tuple[Flag, ...]]
    beginnings: tuple[tuple[str, Flag], ...]
    all_beginnings: tuple[str, ...]
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
        found.update(_other_flags(token, profile))
    found.update(_FLAG_OF[one.kind] for one in find_modality(words[:MOST_LETTERS], profile) if one.likely)
    if "number" not in found and _counts(tokens, profile):
        found.add("number")
    if "number" in found and any(
        _names_a_day_or_month(strip_marks(profile.normalise(token)).split("'")[0], profile) for token in tokens
    ):
        found.add("date")
    return tuple(flag for flag in _ORDER if flag in found)


@lru_cache(maxsize=CACHE)
def word_flags(token: str, profile: Profile) -> frozenset[Flag]:
    """Return the flags of one word as printed."""
    signs = word_signs(strip_marks(profile.normalise(token)).rstrip("."), profile)
    return _other_flags(token, profile) | {_FLAG_OF[sign.kind] for sign in signs if sign.decided}


def flags_apart(a: str, b: str, profile: Profile) -> tuple[Flag, ...]:
    """Return the flags of words that stand for other words: what only one side has, and what is weighty to exchange.

    A sign that both sides carry did not change, but for values: another number is still a number. A noun that says it
    lacks something (*anlamsız*) turns only into a noun that has it (*anlamlı*); for another word altogether (*boş*) it
    is no negation.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> flags_apart("gider", "gitmez", load("tr")), flags_apart("mânâsız", "boş", load("tr"))
    (('negation',), ())
    """
    in_a, in_b = set(flags(a, profile)), set(flags(b, profile))
    apart = (in_a ^ in_b) | (in_a & in_b & {"number", "date", "name"})
    if "negation" in apart and not _turns(*((a, b) if "negation" in in_a else (b, a)), profile):
        apart.discard("negation")
    return tuple(sorted(apart))


def _turns(negated: str, other: str, profile: Profile) -> bool:
    """Return whether words that negate deny what the other words say, and do not only name something by its lack."""
    signs = [one for one in find_modality(negated[:MOST_LETTERS], profile, _NEGATION) if one.likely]
    if any(_LACKING not in " ".join(one.readings).split() for one in signs):
        return True
    morph = morphology(profile)
    headwords = [
        {
            reading.headword.split("+")[0]
            for token in _WORD.findall(words)[:MOST_WORDS]
            for reading in morph.analyses(strip_marks(profile.normalise(token)))
        }
        for words in (negated, other)
    ]
    return not headwords[0].isdisjoint(headwords[1])


@lru_cache(maxsize=CACHE)
def _other_flags(token: str, profile: Profile) -> frozenset[Flag]:
    """Return a word's flags but for those of `tahkik.text.modality`."""
    table = flag_words(profile)
    plain = strip_marks(profile.normalise(token)).rstrip(".")
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
        uncounting=frozenset(data.get("uncounting", ())),
    )

"""Numbers as values: 16 is *on altı*, 1’inci is *birinci*, 30.000 is 30 bin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from tahkik.languages import Profile
from tahkik.languages.signs import unify_signs
from tahkik.text.morphology import strip_marks

#: Words a written number may have: "dokuz yüz doksan dokuz milyar …" with every member named has 23.
MOST_WORDS = 24
#: Digits of a figure; longer ones are serial numbers and not read as values.
MOST_DIGITS = 15

_FIGURES = re.compile(r"(\d{1,15})((?:[., \u00a0]\d{3})*)(?:([.,])(\d{1,6}))?(?!\d)")
_APOSTROPHE = "'"


@dataclass(frozen=True, slots=True)
class Number:
    """The value of a number form.

    ``kind`` is *roman* where the form may be either; ``suffix`` is what is left after the number (a case ending,
    without its apostrophe); ``percent`` whether a sign or word of per cent stands beside it.
    """

    value: Fraction
    kind: Literal["cardinal", "ordinal", "roman"]
    suffix: str = ""
    percent: bool = False


def parse(words: str, profile: Profile) -> Number | None:
    """Return the number a word or phrase stands for, None where it is none.

    Parameters
    ----------
    words : str
        A word or phrase as printed: ``"30.000"``, ``"otuz bin"``, ``"1’inci"``, ``"%20"``, ``"yüzde yirmi"``.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> parse("on altı", load("tr")).value
    Fraction(16, 1)
    """
    if len(words) > 200:
        return None
    return _parse(words, profile)


@lru_cache(maxsize=8192)
def _parse(words: str, profile: Profile) -> Number | None:
    table = number_words(profile)
    if table is None:
        return _figures(words.strip(), None)
    text = unify_signs(words).strip()
    percent = False
    for sign in table.percent:
        if text.startswith(sign) and (not sign.isalpha() or text[len(sign) : len(sign) + 1] == " "):
            text, percent = text[len(sign) :].strip(), True
        elif not sign.isalpha() and text.endswith(sign):
            text, percent = text[: -len(sign)].strip(), True
    if not text or (percent and not text):
        return None
    number = _roman(text, table) or _figures(text, table) or _spelled(text, table, profile)
    if number is None:
        return None
    return Number(number.value, number.kind, number.suffix, percent)


@dataclass(frozen=True)
class NumberWords:
    """The number table of a profile, marks stripped."""

    units: dict[str, int]
    multipliers: dict[str, int]
    halves: dict[str, Fraction]
    ordinal_endings: tuple[str, ...]
    ordinal_words: dict[str, int]
    percent: tuple[str, ...]
    roman: dict[str, int]
    group_signs: str
    decimal_sign: str
    members: tuple[str, ...]
    """Every number word and stem, longest first."""
    stems: dict[str, str]
    percent_signs: str
    beginnings: tuple[str, ...]


@lru_cache(maxsize=16)
def number_words(profile: Profile) -> NumberWords | None:
    """Return the number table of a profile, None where it has none."""
    table: dict[str, Any] = profile.table("numbers")
    if not table:
        return None
    units, multipliers, stems = table["units"], table["multipliers"], table["stems"]
    members = {*units, *multipliers, *table["halves"], *stems}
    return NumberWords(
        units=units,
        multipliers=multipliers,
        halves={word: Fraction(str(value)) for word, value in table["halves"].items()},
        ordinal_endings=tuple(sorted(table["ordinal"]["endings"], key=len, reverse=True)),
        ordinal_words=table["ordinal"]["words"],
        percent=tuple(table["percent"]),
        roman=table["roman"]["signs"],
        group_signs=table["group_signs"],
        decimal_sign=table["decimal_sign"],
        members=tuple(sorted(members, key=lambda word: (-len(word), word))),
        stems=stems,
        percent_signs="".join(sign for sign in table["percent"] if not sign.isalpha()),
        beginnings=(*sorted(members), *table["percent"], *table["ordinal"]["words"]),
    )


@lru_cache(maxsize=65_536)
def may_be_number(words: str, profile: Profile) -> bool:
    """Return whether `words` begin like a number: a cheap test that spares most words the reading."""
    if any("0" <= letter <= "9" for letter in words):
        return True
    table = number_words(profile)
    if table is None:
        return False
    first = strip_marks(profile.normalise(words.lstrip(table.percent_signs)))
    return words[:1] in table.roman or first.startswith(table.beginnings)


def _roman(text: str, table: NumberWords) -> Number | None:
    """Return the value of a Roman numeral in capitals; one sign alone counts only with a full stop."""
    signs = text.rstrip(".")
    if not signs or len(signs) > 12 or any(sign not in table.roman for sign in signs):
        return None
    if len(signs) == 1 and signs == text:
        return None
    values = [table.roman[sign] for sign in signs]
    total = sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))
    return Number(Fraction(total), "roman") if _to_roman(total, table.roman) == signs else None


def _to_roman(number: int, signs: dict[str, int]) -> str:
    pairs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")]
    pairs += [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    text = ""
    for value, sign in pairs:
        count, number = divmod(number, value)
        text += sign * min(count, 4)
    return text


def _figures(text: str, table: NumberWords | None) -> Number | None:
    """Return the value of figures, with the number words and suffix after them ("30 bin", "16’da", "2’nci")."""
    match = _FIGURES.match(text)
    if match is None:
        return None
    whole, groups, sign, decimals = match.groups()
    decimal_sign = table.decimal_sign if table else "."
    digits = whole + re.sub(r"\D", "", groups)
    value = Fraction(int(digits))
    end = match.end()
    if sign == decimal_sign:
        value += Fraction(int(decimals), 10 ** len(decimals))
    elif sign:
        end = match.start(3)
        return None if text[end:].strip(".") else Number(value, "cardinal")
    if groups and len(whole) > 3:
        return None
    rest = text[end:].strip()
    if not rest or table is None:
        return Number(value, "cardinal") if not rest else None
    return _after_figures(value, rest, table)


def _after_figures(value: Fraction, rest: str, table: NumberWords) -> Number | None:
    if rest in (".", ")"):
        return Number(value, "ordinal")
    words = rest.split()
    while words and words[0] in table.multipliers:
        value *= table.multipliers[words.pop(0)]
    if not words:
        return Number(value, "cardinal")
    if len(words) > 1:
        return None
    return _with_suffix(value, words[0], table)


def _with_suffix(value: Fraction, word: str, table: NumberWords) -> Number | None:
    """Return a number whose last word is a suffix, or a multiplier with a suffix ("binde")."""
    for name, factor in table.multipliers.items():
        if word.startswith(name + _APOSTROPHE):
            return Number(value * factor, "cardinal", word[len(name) + 1 :])
    bare = word.replace(_APOSTROPHE, "").lstrip("-")
    if not bare.isalpha() or len(bare) > 12:
        return None
    for ending in table.ordinal_endings:
        if bare.startswith(ending):
            return Number(value, "ordinal", bare[len(ending) :])
    return Number(value, "cardinal", bare) if word[0] in "'-" else None


def _spelled(text: str, table: NumberWords, profile: Profile) -> Number | None:
    """Return the value of a number in words, joined or apart."""
    normal = strip_marks(profile.normalise(text)).replace("-", " ")
    words = normal.split()
    if not words or len(words) > MOST_WORDS:
        return None
    if normal in table.ordinal_words:
        return Number(Fraction(table.ordinal_words[normal]), "ordinal")
    members: list[str] = []
    rest = ""
    for place, word in enumerate(words):
        found, rest = _split_members(word.replace(_APOSTROPHE, ""), table)
        if not found or (rest and place < len(words) - 1):
            return None
        members += found
    value = _evaluate(members, table)
    if value is None:
        return None
    if not rest:
        return Number(value, "cardinal")
    for ending in table.ordinal_endings:
        if rest.startswith(ending):
            return Number(value, "ordinal", rest[len(ending) :])
    return None


def _split_members(word: str, table: NumberWords) -> tuple[list[str], str]:
    """Split "onaltıncı" into its number words and what is left ("ncı")."""
    found: list[str] = []
    while word:
        member = next((name for name in table.members if word.startswith(name)), None)
        if member is None:
            break
        found.append(table.stems.get(member, member))
        word = word[len(member) :]
    return found, word


def _evaluate(members: list[str], table: NumberWords) -> Fraction | None:
    """Return the value of number words in their order; None where the order is no number's."""
    total = Fraction(0)
    group = Fraction(0)
    any_in_group = False
    last_unit = 10**6
    last_big = 10**12
    for word in members:
        if word in table.units:
            unit = table.units[word]
            if any_in_group and not (last_unit >= 100 or (last_unit >= 10 and unit < 10)):
                return None
            group, any_in_group, last_unit = group + unit, True, unit
        elif word in table.halves:
            group, any_in_group = group + table.halves[word], True
        elif table.multipliers[word] == 100:
            if group >= 10:
                return None
            group, any_in_group, last_unit = (group or Fraction(1)) * 100, True, 100
        else:
            factor = table.multipliers[word]
            if factor >= last_big:
                return None
            total += (group if any_in_group else Fraction(1)) * factor
            group, any_in_group, last_unit, last_big = Fraction(0), False, 10**6, factor
    return total + group

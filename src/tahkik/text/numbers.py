"""Numbers as values: 16 is *on altı*, 1’inci is *birinci*, 30.000 is 30 bin."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from tahkik.languages import Profile
from tahkik.languages.signs import unify_signs
from tahkik.text.morphology import morphology, strip_marks

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
    without its apostrophe); ``percent`` whether a sign or word of per cent stands beside it; ``upper`` is the second
    number of a range (20-25), None elsewhere.
    """

    value: Fraction
    kind: Literal["cardinal", "ordinal", "roman"]
    suffix: str = ""
    percent: bool = False
    upper: Fraction | None = None


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
        return _figures(words.strip(), None, profile)
    text = unify_signs(words).strip()
    bare = _without_percent(text, table)
    text, percent = (bare, True) if bare is not None else (text, False)
    if not text:
        return None
    number = _one(text, table, profile) or _range(text, table, profile)
    return None if number is None else replace(number, percent=percent)


def _one(text: str, table: NumberWords, profile: Profile) -> Number | None:
    return (
        _roman(text, table)
        or _figures(text, table, profile)
        or _spelled(text, table, profile)
        or _mixed(text, table, profile)
        or _part(text, table, profile)
    )


def _without_percent(text: str, table: NumberWords) -> str | None:
    """Return what is left of a number beside a sign or word of per cent, None where there is none."""
    for sign in table.percent:
        if text.startswith(sign) and (not sign.isalpha() or text[len(sign) : len(sign) + 1] == " "):
            return text[len(sign) :].strip()
        if not sign.isalpha() and text.endswith(sign):
            return text[: -len(sign)].strip()
    for word in table.percent_after:
        if text.endswith(" " + word):
            return text[: -len(word)].strip()
    return None


def _range(text: str, table: NumberWords, profile: Profile) -> Number | None:
    """Return a range of two rising cardinals: "20-25", "20 ila 25", "yirmi ilâ yirmi beş"."""
    for sign in table.range_words:
        first, found, second = text.partition(sign if sign == "-" else f" {sign} ")
        if not found or not first or not second or (sign == "-" and not text[0].isdigit()):
            continue
        low, high = (_one(side.strip(), table, profile) for side in (first, second))
        if low and high and low.kind == high.kind == "cardinal" and not low.suffix and low.value < high.value:
            return replace(high, value=low.value, upper=high.value)
    return None


def _mixed(text: str, table: NumberWords, profile: Profile) -> Number | None:
    """Return figures and multipliers by turns: "1 milyon 250 bin", "3 bin 500"."""
    words = text.split()
    if not 2 < len(words) <= MOST_WORDS:
        return None
    total, group, last = Fraction(0), None, 10**15
    for word in words:
        factor = table.multipliers.get(strip_marks(profile.normalise(word)))
        if factor is not None and factor > 100 and factor < last and group is not None:
            total, group, last = total + group * factor, None, factor
            continue
        number = _figures(word, table, profile)
        if number is None or group is not None or number.kind != "cardinal" or number.suffix:
            return None
        group = number.value
        if group >= last:
            return None
    return Number(total + (group or 0), "cardinal") if last < 10**15 else None


def _part(text: str, table: NumberWords, profile: Profile) -> Number | None:
    """Return a fraction: "üçte iki", "binde beş"."""
    first, _, second = text.partition(" ")
    if not second or not table.part_endings:
        return None
    normal = strip_marks(profile.normalise(first)).replace(_APOSTROPHE, "")
    for ending in table.part_endings:
        if normal.endswith(ending):
            whole = _spelled(normal[: -len(ending)], table, profile) or _figures(normal[: -len(ending)], table, profile)
            part = _spelled(second, table, profile) or _figures(second, table, profile)
            if whole and part and whole.kind == part.kind == "cardinal" and not whole.suffix and whole.value:
                return Number(part.value / whole.value, "cardinal", part.suffix)
    return None


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
    percent_after: tuple[str, ...] = ()
    range_words: tuple[str, ...] = ()
    part_endings: tuple[str, ...] = ()
    #: Number words that with a suffix are other words as often (altında, ondan): no number then, standing alone.
    other_words: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    #: Suffixes after which a number says no more how many (milyonlarca).
    inexact: tuple[str, ...] = ()


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
        beginnings=(*sorted(members), *table["percent"], *table["ordinal"]["words"], *table.get("joining", ())),
        percent_after=tuple(table.get("percent_after", ())),
        range_words=tuple(table.get("range_words", ())),
        part_endings=tuple(table.get("part_endings", ())),
        other_words=frozenset(table.get("other_words", ())),
        joining=frozenset(table.get("joining", ())),
        inexact=tuple(table.get("inexact", ())),
    )


@lru_cache(maxsize=65_536)
def may_be_number(words: str, profile: Profile) -> bool:
    """Return whether `words` begin like a number: a cheap test that spares most words the reading."""
    if not words.isalpha() and any("0" <= letter <= "9" for letter in words):
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


def _figures(text: str, table: NumberWords | None, profile: Profile) -> Number | None:
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
    return _after_figures(value, rest, table, profile)


def _after_figures(value: Fraction, rest: str, table: NumberWords, profile: Profile) -> Number | None:
    if rest in (".", ")"):
        return Number(value, "ordinal")
    words = profile.normalise(rest).split()  # 2’NCİ in a heading
    while words and words[0] in table.multipliers:
        value *= table.multipliers[words.pop(0)]
    if not words:
        return Number(value, "cardinal")
    if len(words) > 1:
        return None
    return _with_suffix(value, words[0], table, profile)


def _with_suffix(value: Fraction, word: str, table: NumberWords, profile: Profile) -> Number | None:
    """Return a number whose last word is a suffix, or a multiplier with a suffix ("binde")."""
    for name, factor in table.multipliers.items():
        if word.startswith(name + _APOSTROPHE):
            return Number(value * factor, "cardinal", word[len(name) + 1 :])
        if (
            word.startswith(name)
            and not word[len(name) :].startswith(table.inexact)
            and morphology(profile).harmonic_suffixes(word[len(name) :], name)
        ):
            return Number(value * factor, "cardinal", word[len(name) :])
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
    words = [word for place, word in enumerate(words) if place == 0 or word not in table.joining]
    if len(words) > 1 and words[0] in table.joining and words[1] in table.multipliers:
        words = words[1:]
    if len(words) > 1 and words[-1] in table.ordinal_words:
        tens = _spelled(" ".join(words[:-1]), table, profile)
        last = table.ordinal_words[words[-1]]
        return Number(tens.value + last, "ordinal") if tens and not tens.suffix and tens.value % 10 == 0 else None
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
    if len(members) == 1 and members[0] in table.other_words:
        return None
    if not words[-1].endswith(rest) or rest.startswith(table.inexact):
        return None
    stem = words[-1][: len(words[-1]) - len(rest)].rstrip(_APOSTROPHE)
    return Number(value, "cardinal", rest) if morphology(profile).harmonic_suffixes(rest, stem) else None


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

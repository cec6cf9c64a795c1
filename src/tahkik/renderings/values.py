"""Numbers and dates of a sentence and of its rendering, compared as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from tahkik.calendars import gregorian, rumi
from tahkik.languages import Profile
from tahkik.languages.glossary import plain_form
from tahkik.model import Parting
from tahkik.renderings.pairing import Pair
from tahkik.renderings.sentences import Bead
from tahkik.renderings.words import Table, Word, listed, table_of
from tahkik.text.numbers import may_be_number, parse

T = TypeVar("T")
#: Words of a number that are tried together: "1 milyon 250 bin".
LONGEST = 6
#: Years the Rumi calendar gives by rule, and those since which its days are ours; then only the year differs.
RUMI, SAME_DAYS = range(1256, 1342), range(1333, 1342)
#: From a Rumi year to ours: its last two months are in the next one.
TO_OURS = (584, 585)
#: A year printed with three figures lacks its thousand.
THOUSAND = 1000
#: One printed with two lacks its century: 38 is 1338.
CENTURY = 1300
MODERN = range(1600, 2100)
#: Days of a month, and words that may stand between a day and its month ("the 4th day of the").
DAYS, JOINS = 31, 3
_DAY = re.compile(r"([0-9]{1,2})[^\W\d_]{0,2}")


@dataclass(frozen=True, slots=True)
class Value:
    """A number: its words (half-open), and what it is worth."""

    start: int
    end: int
    value: Fraction
    figures: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: its words, the year as printed (None where none is), and the mark of its calendar."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    style: str


def with_values(bead: Bead, profile: Profile) -> Bead:
    """Return a bead with its numbers and dates linked where they are worth the same."""
    days, others = _days(bead.original, profile), _days(bead.rendering, profile)
    found = [(one.start, one.end, other.start, other.end, "date") for one, other in _paired(days, others, _same_day)]
    there = _numbers(bead.original, bead.there, profile, days)
    here = _numbers(bead.rendering, bead.here, profile, others)
    found += [(one.start, one.end, other.start, other.end, "number") for one, other in _paired(there, here, _same)]
    to_rendering, to_original, pairs = dict(bead.to_rendering), dict(bead.to_original), list(bead.pairs)
    for a, b, c, d, relation in found:
        if to_rendering.keys().isdisjoint(range(a, b)) and to_original.keys().isdisjoint(range(c, d)):
            pairs.append(Pair((a, b), (c, d), relation, None, 0.0))
            to_rendering |= dict.fromkeys(range(a, b), c)
            to_original |= dict.fromkeys(range(c, d), a)
    ordered = tuple(sorted(pairs, key=lambda one: one.original))
    return replace(bead, pairs=ordered, to_rendering=to_rendering, to_original=to_original)


def _paired(left: Sequence[T], right: Sequence[T], same: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    """Return each of one side with the first of the other that is the same, each taken once."""
    rest, out = list(right), []
    for one in left:
        other = next((each for each in rest if same(one, each)), None)
        if other is not None:
            rest.remove(other)
            out.append((one, other))
    return out


def value_partings(bead: Bead, profile: Profile) -> Iterator[Parting]:
    """Yield the numbers and dates that differ."""
    days, others = _days(bead.original, profile), _days(bead.rendering, profile)
    yield from _dates(bead, days, others)
    there = _numbers(bead.original, bead.there, profile, days)
    here = _numbers(bead.rendering, bead.here, profile, others)
    left, right = list(there), list(here)
    for one in there:
        same = next((other for other in right if _same(one, other)), None)
        if same is not None:
            left.remove(one)
            right.remove(same)
    for kind in ("cardinal", "ordinal"):
        ours, theirs = ([one for one in side if one.kind == kind] for side in (left, right))
        if len(ours) == len(theirs):
            yield from _apart(bead, ours, theirs)


def _apart(bead: Bead, left: Sequence[Value], right: Sequence[Value]) -> Iterator[Parting]:
    for one, other in zip(left, right, strict=True):
        if one.figures or other.figures or min(one.value, other.value) > 1:
            yield Parting(
                "number",
                bead.original_passage(one.start, one.end - 1),
                bead.rendering_passage(other.start, other.end - 1),
                bead.original_passage(0, len(bead.original) - 1),
            )


def _numbers_a_list(first: Word, last: Word, text: str) -> bool:
    """Return whether a number only counts the paragraph it opens ("2 - …", "3. …")."""
    before = text[max(0, first.start - 3) : first.start].rstrip(" ")[-1:]
    after = text[last.end : last.end + 2].strip()
    return before in ("", "\n", ".", ",", ":", ";") and after[:1] in (".", "-", "–", ")", "/") and last.text.isdigit()


def _same(one: Value, other: Value) -> bool:
    if one.value == other.value:
        return True
    short = CENTURY if one.value < 100 else THOUSAND if one.value < THOUSAND else 0
    year = int(one.value) + short
    return year in RUMI and other.value.denominator == 1 and int(other.value) - year in TO_OURS


def _numbers(words: Sequence[Word], text: str, profile: Profile, days: Sequence[Day]) -> list[Value]:
    taken = {at for day in days for at in range(day.start, day.end)}
    out = []
    at = 0
    while at < len(words):
        if at in taken or not may_be_number(words[at].text, profile):
            at += 1
            continue
        for end in range(min(len(words), at + LONGEST), at, -1):
            phrase = text[words[at].start : words[end - 1].end]
            whole = taken.isdisjoint(range(at, end)) and "- " not in phrase
            number = parse(phrase, profile) if whole else None
            if number is not None:
                figures = any(sign.isdigit() for sign in phrase)
                if (figures or number.value != 1) and not _numbers_a_list(words[at], words[end - 1], text):
                    out.append(Value(at, end, number.value, figures, number.kind))
                at = end - 1
                break
        at += 1
    return out


@lru_cache(maxsize=16)
def _months(profile: Profile) -> dict[str, int]:
    return {plain_form(name, profile).replace(" ", ""): number for name, number in profile.months.items()}


def _days(words: Sequence[Word], profile: Profile) -> list[Day]:
    months, table = _months(profile), table_of(profile)
    out: list[Day] = []
    for at in range(len(words) - 1):
        if out and at < out[-1].end:
            continue
        found = _day_month(words, at, months, table)
        if found is None:
            continue
        day, month, end = found
        year, behind = None, end
        for k in range(end, min(len(words), end + 2)):
            digits = words[k].text.partition("’")[0].partition("'")[0]
            if year is None and digits.isdigit() and len(digits) in (3, 4):
                year, behind = int(digits), k + 1
        near = [word.plain for word in words[end : behind + 2]]
        style = "old" if any(listed(word, table.old_style) for word in near[:2]) else ""
        style = style or ("new" if any(listed(word, table.new_style) for word in near[:2]) else "")
        out.append(Day(at, behind, day, month, year, style))
    return out


def _day_month(words: Sequence[Word], at: int, months: Mapping[str, int], table: Table) -> tuple[int, int, int] | None:
    """Return the day and the month that begin with a word, and the place behind them."""
    day = _day_of(words[at].text)
    if day is not None:
        month = at + 1
        while month < min(len(words), at + 1 + JOINS) and words[month].plain in table.date_joins:
            month += 1
        for length in (2, 1):
            name = "".join(word.plain for word in words[month : month + length])
            if name in months:
                return day, months[name], month + length
    elif table.month_first and words[at].plain in months and words[at].text[:1].isupper():
        day = _day_of(words[at + 1].text)
        if day is not None:
            return day, months[words[at].plain], at + 2
    return None


def _day_of(text: str) -> int | None:
    """Return the day of a month a word is: figures, with the letters of an ordinal or without ("12", "12th")."""
    found = _DAY.fullmatch(text)
    return int(found[1]) if found and 1 <= int(found[1]) <= DAYS else None


def _dates(bead: Bead, days: Sequence[Day], others: Sequence[Day]) -> Iterator[Parting]:
    left, right = list(days), list(others)
    for one in days:
        same = next((other for other in right if _same_day(one, other)), None)
        if same is not None:
            left.remove(one)
            right.remove(same)
    for other in right:
        near = sorted(left, key=lambda one: (one.day, one.month) != (other.day, other.month))
        if not near or (len(left) != len(right) and (near[0].day, near[0].month) != (other.day, other.month)):
            continue
        left.remove(near[0])
        end = near[0].end + (1 if near[0].style and near[0].end < len(bead.original) else 0)
        yield Parting(
            "date",
            bead.original_passage(near[0].start, end - 1),
            bead.rendering_passage(other.start, other.end - 1),
            bead.original_passage(0, len(bead.original) - 1),
        )


def _same_day(one: Day, other: Day) -> bool:
    ours = _ours(one)
    if (one.day, one.month) == (other.day, other.month):
        if one.style == "old" and other.style != "old" and other.year in MODERN:
            return False
        if one.year is None or other.year is None or one.year == other.year:
            return True
    return ours is not None and ours[1:] == (other.month, other.day) and other.year in (ours[0], None)


def _ours(day: Day) -> tuple[int, int, int] | None:
    """Return the Gregorian year, month and day, None where the year is not given."""
    if day.year is None:
        return None
    year = day.year + (THOUSAND if day.year < THOUSAND else 0)
    if year in SAME_DAYS:
        return year + TO_OURS[0], day.month, day.day
    if year in RUMI and rumi.refuses(year, day.month, day.day) is None:
        return gregorian.from_julian_day(rumi.to_julian_day(year, day.month, day.day))
    return year, day.month, day.day

"""Dates printed side by side as one: 26 Nisan 1336 (1920), 7 Mart 1334/1918, 25 Ekim (7 Kasım) 1917, 10/23 Temmuz 1324.

Then they are compared: both calendars with each other, and a printed weekday with every day it may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tahkik.calendars import CALENDARS, weekday
from tahkik.segment.dates.forms import Forms
from tahkik.segment.dates.reading import Read, in_calendar, read
from tahkik.segment.dates.written import Written

#: Days by which a Hijri date may differ before it is said to: the crescent was seen late, or the table is off. Printed
#: mastheads differ by one day in more than a third of the issues, and by two in a tenth.
HIJRI_DAYS = 2
#: Twins of one date; a page has three calendars beside each other, and the same again in figures.
_MOST_TWINS = 4
_OPEN, _CLOSE = "([", ")]"


@dataclass(frozen=True, slots=True)
class Group:
    """Dates printed as one: tokens ``start`` to ``end``, readings in order, and whether they agree."""

    start: int
    end: int
    readings: tuple[Read, ...]
    consistent: bool | None
    conflict: Literal["calendars", "weekday"] | None = None


def group(forms: Forms, first: Written, rumi: bool) -> Group | None:
    """Return a date with its twins, None where it has no year and gets none from a twin."""
    phrases = forms.phrases
    if first.year is None:
        return _shared(forms, first, rumi)
    both = _old_and_new(first, rumi)
    if both is not None:
        return _judged(first.start, first.end, [(first, one) for one in both])
    choices = read(first, rumi)
    dates, alternatives = [(first, choices[0])], choices[1:]
    end = phrases.past_ending(first.end)
    while len(dates) < _MOST_TWINS and phrases.sign(end, [*_OPEN, "/", "=", "\\"]):
        bracket = phrases.tokens[end].text in _OPEN
        twin = forms.read(end + 1)
        if twin is not None and twin.year is None:
            twin = None
        if twin is None or (twin.month is None and not bracket and phrases.tokens[end].spaced and dates[0][0].month):
            twin = _bare_year(forms, end + 1, bracket, dates[0][0])
        if twin is None or (bracket and not phrases.sign(twin.end, _CLOSE)):
            break
        dates.append((twin, _twin_reading(twin, dates[0], rumi)))
        end = twin.end + bracket
    if len(dates) == 1:
        end = first.end
    last = forms.after(replace(dates[0][0], end=end)) if len(dates) > 1 else dates[0][0]
    if last.weekday != dates[0][0].weekday:
        dates[0] = (replace(dates[0][0], weekday=last.weekday), dates[0][1])
    end = max(end, last.end)
    if len(dates) == 1 and alternatives:
        return Group(first.start, end, choices, None)
    if len(dates) > 1 and alternatives:
        dates[0] = (first, _agreeing(choices, dates[1][1]))
    return _judged(first.start, end, dates)


def _bare_year(forms: Forms, at: int, bracket: bool, main: Written) -> Written | None:
    """Return a year alone beside a date: 26 Nisan 1336 (1920), 7 Mart 1334/1918."""
    phrases = forms.phrases
    if at >= phrases.size:
        return None
    token = phrases.tokens[at]
    if token.kind != "number" or token.figures not in (3, 4) or (token.figures == 3 and not bracket):
        return None
    if not bracket and (phrases.tokens[at - 1].text != "/" or phrases._goes_on(at) or token.figures == 3):
        return None
    year = token.value if token.figures == 4 else token.value + 1000
    return Written(at, at + 1, year=year, figures=4) if 600 <= year <= 2100 else None


def _twin_reading(twin: Written, main: tuple[Written, Read], rumi: bool) -> Read:
    """Read a twin; a bare year of one calendar beside a date of another is read in the one that fits."""
    choices = list(read(twin, rumi))
    if twin.month is None and twin.era is None and twin.year is not None:
        if 900 <= twin.year <= 1445 and main[1].reading.calendar != "hijri":
            choices.append(in_calendar(twin, "hijri", twin.year))
        if main[1].reading.calendar == "hijri" and twin.year <= 1445:
            choices.insert(0, in_calendar(twin, "hijri", twin.year))
    fitting = [one for one in choices if one.first is not None and _agree(one, main[1])]
    return fitting[0] if fitting else choices[0]


def _agreeing(choices: Sequence[Read], twin: Read) -> Read:
    return next((one for one in choices if _agree(one, twin)), choices[0])


def _old_and_new(written: Written, rumi: bool) -> tuple[Read, Read] | None:
    """Read 10/23 Temmuz 1324 or 10/23 July 1908: the Julian and the Gregorian day of one date."""
    if written.between != "/" or written.first_day is None or written.last_day is None or written.figures < 3:
        return None
    first = read(replace(written, last_day=written.first_day, between=""), rumi)[0]
    if first.first is None or first.reading.calendar == "hijri":
        return None
    if first.reading.calendar == "gregorian":
        first = in_calendar(replace(written, last_day=written.first_day, between=""), "julian", written.year or 0)
    if first.first is None:
        return None
    _, _, day = CALENDARS["gregorian"].from_julian_day(first.first)
    if day != written.last_day or written.last_day - written.first_day in (0, 1):
        return None
    year, month, day = CALENDARS["gregorian"].from_julian_day(first.first)
    new = replace(written, first_day=day, last_day=day, month=month, between="")
    return first, in_calendar(new, "gregorian", year)


def _shared(forms: Forms, first: Written, rumi: bool) -> Group | None:
    """Return two dates of one year: 25 Ekim (7 Kasım) 1917, 30 Mart/12 Nisan 1909, 26 Nisan - 3 Mayıs 1336."""
    phrases = forms.phrases
    end, table = first.end, phrases.table
    bracket = phrases.sign(end, _OPEN)
    ranged = phrases.sign(end, "-–—") or phrases.word(end, table.words["between"])
    if not (bracket or ranged or phrases.sign(end, "/")):
        return None
    second = forms.core(end + 1)
    if second is None or second.month is None or second.first_day is None:
        return None
    after = second.end
    if bracket:
        if not phrases.sign(after, _CLOSE):
            return None
        after += 1
        if second.year is None:
            year = phrases.year(after)
            if year is None or year[1] < 3:
                return None
            second, after = replace(second, year=year[0], figures=year[1]), year[2]
    if second.year is None:
        return None
    early = replace(first, year=second.year, figures=second.figures, era=second.era)
    old = read(early, rumi)[0]
    if ranged:
        new = read(second, rumi)[0]
        return _span(first.start, after, early, old, new)
    if old.reading.calendar == "gregorian":
        old = in_calendar(early, "julian", second.year)
        new = read(second, rumi)[0]
    elif bracket and old.first is not None:
        # 25 Ekim (7 Kasım) 1333: the bracket is the Gregorian day.
        new = in_calendar(second, "gregorian", CALENDARS["gregorian"].from_julian_day(old.first)[0])
    else:
        new = read(second, rumi)[0]
    return _judged(first.start, after, [(early, old), (second, new)])


def _span(start: int, end: int, written: Written, first: Read, last: Read) -> Group:
    if first.first is None or last.first is None or last.last is None or last.last < first.first:
        return _judged(start, end, [(written, first), (written, last)], compare=False)
    span = (first.reading.iso or "", last.reading.span[1] if last.reading.span else last.reading.iso or "")
    whole = Read(replace(first.reading, span=span), first.first, last.last)
    return Group(start, end, (whole,), None)


def _judged(start: int, end: int, dates: Sequence[tuple[Written, Read]], compare: bool = True) -> Group:
    readings = tuple(one for _, one in dates)
    twins = [_agree(readings[0], other) for other in readings[1:]] if compare else []
    # One weekday is printed for all of them, and it speaks of each that has a day.
    weekdays = [
        _on_weekday(written.weekday, one) for written, one in dates
        if written.weekday is not None and one.first is not None and written.first_day is not None
    ]  # fmt: skip
    checks = twins + weekdays
    if not checks:
        return Group(start, end, readings, None)
    if all(checks):
        return Group(start, end, readings, True if all(one.first is not None for one in readings) else None)
    return Group(start, end, readings, False, "weekday" if all(twins) else "calendars")


def _agree(one: Read, other: Read) -> bool:
    """Tell whether two readings may be the same day; what does not exist contradicts nothing."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    slack = HIJRI_DAYS if "hijri" in (one.reading.calendar, other.reading.calendar) else 0
    if "day" == one.reading.precision == other.reading.precision:
        # A night is printed with one day or with two: the first days agree, or the last.
        return min(abs(one.first - other.first), abs(one.last - other.last)) <= slack
    return one.first - slack <= other.last and other.first <= one.last + slack


def _on_weekday(day: int | None, one: Read) -> bool:
    if one.first is None or one.last is None:
        return True
    slack = HIJRI_DAYS if one.reading.calendar == "hijri" else 0
    return any(weekday(number) == day for number in range(one.first - slack, min(one.last, one.first + 6) + slack + 1))

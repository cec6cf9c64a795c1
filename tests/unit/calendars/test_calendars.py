"""Every calendar against a slow twin that counts days one by one, and against days known from history."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.calendars import CALENDARS, REASONS, code_of, days_of, iso, weekday

Day = tuple[int, int, int]

#: Tabular leap years as printed in Unat's tables.
HIJRI_LEAP = {2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29}


def counted(calendar: str, first: int, last: int) -> Iterator[Day]:
    """Yield the days of a calendar one after the other, from lists of month lengths written out by hand."""
    common = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for year in range(first, last + 1):
        if calendar == "hijri":
            lengths = [30, 29] * 5 + [30, 30 if year % 30 in HIJRI_LEAP else 29]
        else:
            leap = year % 4 == 0 and (calendar == "julian" or year % 100 != 0 or year % 400 == 0)
            lengths = [*common[:1], 29 if leap else 28, *common[2:]]
        for month, length in enumerate(lengths, 1):
            for day in range(1, length + 1):
                yield year, month, day


def rumi_days() -> Iterator[Day]:
    """Yield the days of the Rumi calendar, from its laws."""
    for year in range(1256, 1342):
        months = [*range(3, 13), 1, 2] if year < 1333 else [*range(3, 13)] if year == 1333 else [*range(1, 13)]
        for month in months:
            common = year + 584 + (year < 1333 and month < 3)
            leap = common % 4 == 0 and (year < 1333 or common % 100 != 0)
            length = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            for day in range(1, (15 if (year, month) == (1332, 2) else length) + 1):
                yield year, month, day


@pytest.mark.parametrize(
    ("calendar", "first", "last", "number"),
    [
        ("gregorian", 1, 2500, 1_721_426),
        ("julian", 1, 2500, 1_721_424),
        ("hijri", 1, 1600, 1_948_440),
    ],
)
def test_a_calendar_counts_as_its_slow_twin(calendar: str, first: int, last: int, number: int) -> None:
    of = CALENDARS[calendar]
    for at, day in enumerate(counted(calendar, first, last), number):
        assert of.to_julian_day(*day) == at
        assert of.from_julian_day(at) == day


def test_the_rumi_calendar_counts_as_its_laws() -> None:
    of = CALENDARS["rumi"]
    known = set()
    for at, day in enumerate(rumi_days(), CALENDARS["gregorian"].to_julian_day(1840, 3, 13)):
        assert of.to_julian_day(*day) == at
        assert of.from_julian_day(at) == day
        known.add(day)
    assert iso(at) == "1925-12-31"
    for year in range(1250, 1350):
        for month in range(14):
            for number in range(33):
                assert (of.refuses(year, month, number) is None) == ((year, month, number) in known)


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        ("rumi", (1256, 3, 1), "1840-03-13"),
        ("rumi", (1293, 4, 12), "1877-04-24"),
        ("rumi", (1315, 2, 16), "1900-02-28"),
        ("rumi", (1315, 2, 29), "1900-03-13"),
        ("rumi", (1325, 3, 31), "1909-04-13"),
        ("rumi", (1332, 2, 15), "1917-02-28"),
        ("rumi", (1333, 3, 1), "1917-03-01"),
        ("rumi", (1341, 12, 31), "1925-12-31"),
        ("hijri", (1, 1, 1), "0622-07-19"),
        ("hijri", (1293, 12, 7), "1876-12-24"),
        ("julian", (1453, 5, 29), "1453-06-07"),
        ("julian", (1582, 10, 4), "1582-10-14"),
        ("julian", (1917, 10, 25), "1917-11-07"),
        ("gregorian", (2000, 2, 29), "2000-02-29"),
    ],
)
def test_days_known_from_history(calendar: str, day: Day, expected: str) -> None:
    assert CALENDARS[calendar].refuses(*day) is None
    assert iso(CALENDARS[calendar].to_julian_day(*day)) == expected


@pytest.mark.parametrize(
    ("calendar", "day", "code"),
    [
        ("rumi", (1255, 3, 1), "before-1256"),
        ("rumi", (1332, 2, 16), "skipped-1332"),
        ("rumi", (1332, 2, 29), "no-such-day"),
        ("rumi", (1333, 1, 1), "short-1333"),
        ("rumi", (1342, 1, 1), "no-such-year"),
        ("rumi", (1336, 13, 1), "no-such-month"),
        ("rumi", (1337, 2, 29), "no-such-day"),
        ("gregorian", (1900, 2, 29), "no-such-day"),
        ("gregorian", (1920, 4, 31), "no-such-day"),
        ("gregorian", (1920, 0, 1), "no-such-month"),
        ("julian", (0, 1, 1), "no-such-year"),
        ("julian", (1901, 2, 29), "no-such-day"),
        ("hijri", (1337, 13, 1), "no-such-month"),
        ("hijri", (1337, 1, 31), "no-such-day"),
        ("hijri", (0, 1, 1), "no-such-year"),
    ],
)
def test_what_does_not_exist_is_refused_with_a_reason(calendar: str, day: Day, code: str) -> None:
    assert CALENDARS[calendar].refuses(*day) == code
    assert code_of(REASONS[code]) == code


@pytest.mark.parametrize("calendar", list(CALENDARS))
@given(data=st.data())
def test_every_calendar_round_trips_over_its_whole_range(calendar: str, data: st.DataObject) -> None:
    of = CALENDARS[calendar]
    year = data.draw(st.integers(of.FIRST_YEAR - 3, of.LAST_YEAR + 3))
    month, day = data.draw(st.integers(-1, 14)), data.draw(st.integers(-1, 33))
    if of.refuses(year, month, day) is None:
        number = of.to_julian_day(year, month, day)
        if day <= of.month_length(year, month):
            assert of.from_julian_day(number) == (year, month, day)
    else:
        assert not (of.FIRST_YEAR <= year <= of.LAST_YEAR and 1 <= day <= of.month_length(year, month))


def test_the_week_goes_on_over_every_reform() -> None:
    assert weekday(CALENDARS["gregorian"].to_julian_day(1920, 4, 23)) == 5
    assert weekday(CALENDARS["julian"].to_julian_day(1453, 5, 29)) == 2
    assert weekday(CALENDARS["hijri"].to_julian_day(1, 1, 1)) == 5


def test_a_rumi_year_has_its_own_length() -> None:
    spans = {year: tuple(map(iso, days_of("rumi", year))) for year in (1324, 1332, 1333, 1334)}
    assert spans[1324] == ("1908-03-14", "1909-03-13")
    assert spans[1332] == ("1916-03-14", "1917-02-28")
    assert spans[1333] == ("1917-03-01", "1917-12-31")
    assert spans[1334] == ("1918-01-01", "1918-12-31")

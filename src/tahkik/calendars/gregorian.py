"""The Gregorian calendar, counted back before 1582 too (proleptic), with ISO 8601's year 0."""

from __future__ import annotations

from tahkik.calendars import arithmetic

FIRST_YEAR, LAST_YEAR, TOLERANCE_DAYS = 0, 9999, 0


def month_length(year: int, month: int) -> int:
    """Return the days of a month, 0 where there is no such month."""
    return arithmetic.month_length(month, year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def refuses(year: int, month: int, day: int) -> str | None:
    """Return why a day does not exist, None where it does."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "no-such-year"
    if not 1 <= month <= 12:
        return "no-such-month"
    return None if 1 <= day <= month_length(year, month) else "no-such-day"


def to_julian_day(year: int, month: int, day: int) -> int:
    """Return the Julian day number of a day that exists."""
    return arithmetic.to_julian_day(year, month, day) - _behind(year - (month < 3))


def from_julian_day(number: int) -> tuple[int, int, int]:
    """Return year, month and day."""
    # 146,097 days are 400 years; the century is that of a year from March to February.
    century = (4 * (number - 1_721_120) + 3) // 146_097
    return arithmetic.from_julian_day(number + century - century // 4 - 2)


def _behind(year: int) -> int:
    """Return by how many days the Julian date is behind the Gregorian one, in a year that begins in March."""
    century = year // 100
    return century - century // 4 - 2

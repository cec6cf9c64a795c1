"""The Julian calendar: a leap year every fourth year."""

from __future__ import annotations

from tahkik.calendars import arithmetic

FIRST_YEAR, LAST_YEAR, TOLERANCE_DAYS = 1, 9998, 0


def month_length(year: int, month: int) -> int:
    """Return the days of a month, 0 where there is no such month."""
    return arithmetic.month_length(month, year % 4 == 0)


def refuses(year: int, month: int, day: int) -> str | None:
    """Return why a day does not exist, None where it does."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "no-such-year"
    if not 1 <= month <= 12:
        return "no-such-month"
    return None if 1 <= day <= month_length(year, month) else "no-such-day"


def to_julian_day(year: int, month: int, day: int) -> int:
    """Return the Julian day number of a day that exists."""
    return arithmetic.to_julian_day(year, month, day)


def from_julian_day(number: int) -> tuple[int, int, int]:
    """Return year, month and day."""
    return arithmetic.from_julian_day(number)

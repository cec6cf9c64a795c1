"""The Hijri calendar, tabular: cycles of thirty years, the leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29.

Months really began with the crescent, so a printed date may be a day off (``TOLERANCE_DAYS``), now and then two.
"""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR, TOLERANCE_DAYS = 1, 9665, 1

#: Julian day number of 1 Muharrem 1: Friday, 16 July 622 of the Julian calendar.
EPOCH = 1_948_440
#: Days of a cycle of thirty years: 19 years of 354 and 11 of 355.
_CYCLE = 10_631


def month_length(year: int, month: int) -> int:
    """Return the days of a month: 30 and 29 by turns, the last 30 in a leap year; 0 where there is no such month."""
    if not 1 <= month <= 12:
        return 0
    return 30 if month % 2 == 1 or (month == 12 and _leap(year)) else 29


def refuses(year: int, month: int, day: int) -> str | None:
    """Return why a day does not exist, None where it does.

    A month of 29 days by the table may have had 30 by the moon, so the thirtieth of any month exists.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "no-such-year"
    if not 1 <= month <= 12:
        return "no-such-month"
    return None if 1 <= day <= 30 else "no-such-day"


def to_julian_day(year: int, month: int, day: int) -> int:
    """Return the Julian day number of a day; the thirtieth of a month of 29 is the first of the next."""
    return EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2 + day - 1


def from_julian_day(number: int) -> tuple[int, int, int]:
    """Return year, month and day by the table."""
    year = (30 * (number - EPOCH) + _CYCLE + 15) // _CYCLE
    rest = number - to_julian_day(year, 1, 1)
    month = min(2 * rest // 59 + 1, 12)
    return year, month, number - to_julian_day(year, month, 1) + 1


def _leap(year: int) -> bool:
    return (11 * year + 14) % 30 < 11

"""The Rumi (Mali, fiscal) calendar of the Ottoman state, 1256 to 1341.

The day and month are the Julian calendar's up to 15 Şubat 1332 (28 February 1917), in a year that begins on 1 March.
The law of 8 Şubat 1332 made the next day 1 Mart 1333, with Gregorian days; 1333 had ten months, and from 1334 the year
begins on 1 January. Law 698 ended it with 31 Kânunuevvel 1341 (31 December 1925). Months here are civil: 1 is
Kânunusani.
"""

from __future__ import annotations

from tahkik.calendars import gregorian, julian

FIRST_YEAR, LAST_YEAR, TOLERANCE_DAYS = 1256, 1341, 0

#: The common year in which a Rumi year begins is so much higher.
YEARS_BEHIND = 584
#: Last year with Julian days, and the one of ten months.
_LAST_JULIAN, _SHORT = 1332, 1333
#: 15 Şubat 1332, the last Julian day, as a Julian day number (28 February 1917).
_LAST_JULIAN_DAY = 2_421_288


def month_length(year: int, month: int) -> int:
    """Return the days of a month, 0 where the year has no such month."""
    if year <= _LAST_JULIAN:
        return 15 if (year, month) == (_LAST_JULIAN, 2) else julian.month_length(_common(year, month), month)
    if year == _SHORT and month < 3:
        return 0
    return gregorian.month_length(_common(year, month), month)


def refuses(year: int, month: int, day: int) -> str | None:
    """Return why a day does not exist, None where it does."""
    if year < FIRST_YEAR:
        return "before-1256"
    if year > LAST_YEAR:
        return "no-such-year"
    if not 1 <= month <= 12:
        return "no-such-month"
    if year == _SHORT and month < 3:
        return "short-1333"
    if 1 <= day <= month_length(year, month):
        return None
    return "skipped-1332" if (year, month) == (_LAST_JULIAN, 2) and 16 <= day <= 28 else "no-such-day"


def to_julian_day(year: int, month: int, day: int) -> int:
    """Return the Julian day number of a day that exists."""
    if year <= _LAST_JULIAN:
        return julian.to_julian_day(_common(year, month), month, day)
    return gregorian.to_julian_day(_common(year, month), month, day)


def from_julian_day(number: int) -> tuple[int, int, int]:
    """Return year, civil month and day."""
    if number <= _LAST_JULIAN_DAY:
        year, month, day = julian.from_julian_day(number)
        return year - YEARS_BEHIND - (month < 3), month, day
    year, month, day = gregorian.from_julian_day(number)
    return year - YEARS_BEHIND, month, day


def _common(year: int, month: int) -> int:
    """Return the year of the common era a month of a Rumi year falls in."""
    return year + YEARS_BEHIND + (year <= _LAST_JULIAN and month < 3)

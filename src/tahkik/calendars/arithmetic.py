"""What the Julian and the Gregorian calendar share: the months, and the days from 1 March."""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Julian day number of 1 March of the year 0 in the Julian calendar.
_MARCH_OF_0 = 1_721_118


def month_length(month: int, leap: bool) -> int:
    """Return the days of a month (1–12), 0 for any other number."""
    if not 1 <= month <= 12:
        return 0
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def to_julian_day(year: int, month: int, day: int) -> int:
    """Return the Julian day number of a day of the Julian calendar, in whole numbers (Fliegel and van Flandern 1968).

    The year is counted from March, so that a leap day is the last of it; (153 m + 2) // 5 are the days before month m.
    """
    months = (month + 9) % 12
    years = year - months // 10
    return _MARCH_OF_0 + 365 * years + years // 4 + (153 * months + 2) // 5 + day - 1


def from_julian_day(number: int) -> tuple[int, int, int]:
    """Return year, month and day of the Julian calendar."""
    days = number - _MARCH_OF_0
    years = (4 * days + 3) // 1461
    rest = days - (365 * years + years // 4)
    months = (5 * rest + 2) // 153
    day = rest - (153 * months + 2) // 5 + 1
    return years + months // 10, (months + 2) % 12 + 1, day

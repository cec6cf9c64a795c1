"""Calendars by name, and what a Julian day number is in ISO 8601 and in the week."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol, cast

from tahkik.calendars import gregorian, hijri, julian, rumi


class Calendar(Protocol):
    """The verbs of every calendar; see `tahkik.calendars`."""

    FIRST_YEAR: int
    LAST_YEAR: int
    TOLERANCE_DAYS: int

    def month_length(self, year: int, month: int) -> int:
        """Return the days of a month."""
        ...

    def refuses(self, year: int, month: int, day: int) -> str | None:
        """Return why a day does not exist."""
        ...

    def to_julian_day(self, year: int, month: int, day: int) -> int:
        """Return the Julian day number of a day."""
        ...

    def from_julian_day(self, number: int) -> tuple[int, int, int]:
        """Return year, month and day."""
        ...


CALENDARS: Mapping[str, Calendar] = MappingProxyType(
    {name: cast(Calendar, module) for name, module in
     (("gregorian", gregorian), ("julian", julian), ("rumi", rumi), ("hijri", hijri))}
)  # fmt: skip


def iso(number: int, precision: str = "day") -> str:
    """Return the proleptic Gregorian date of a Julian day number, truncated to a year, a month or a day.

    Examples
    --------
    >>> iso(CALENDARS["rumi"].to_julian_day(1336, 4, 26))
    '1920-04-26'
    """
    year, month, day = gregorian.from_julian_day(number)
    return {"year": f"{year:04}", "month": f"{year:04}-{month:02}"}.get(precision, f"{year:04}-{month:02}-{day:02}")


def weekday(number: int) -> int:
    """Return the day of the week, Monday 1 to Sunday 7."""
    return number % 7 + 1


def days_of(calendar: str, year: int, month: int | None = None) -> tuple[int, int]:
    """Return the Julian day numbers of the first and the last day of a month or a year the calendar has."""
    of = CALENDARS[calendar]
    if month is not None:
        first = of.to_julian_day(year, month, 1)
        return first, first + of.month_length(year, month) - 1
    if calendar != "rumi":
        return of.to_julian_day(year, 1, 1), of.to_julian_day(year, 12, of.month_length(year, 12))
    # A year from March to February up to 1332, of ten months in 1333, then from January.
    first_month, last_month = (3, 2) if year <= 1332 else (3, 12) if year == 1333 else (1, 12)
    return of.to_julian_day(year, first_month, 1), of.to_julian_day(year, last_month, of.month_length(year, last_month))

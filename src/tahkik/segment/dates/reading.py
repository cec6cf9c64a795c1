"""From a written date to a reading: which calendar, which days, or why there is no such day.

::

    month              year as printed                calendar
    Hijri              any                            Hijri (three figures up to 445 lack their thousand)
    solar              1256–1341, or the last three   Rumi, where the profile reads it so
    solar              1205–1255                      Rumi, which no rule converts so early
    solar              before 15 October 1582         Julian, as historians print it
    solar              else                           Gregorian
    any                an era beside it               the era's
"""

from __future__ import annotations

from dataclasses import dataclass

from tahkik.calendars import CALENDARS, REASONS, days_of, iso
from tahkik.model import DateReading
from tahkik.segment.dates.table import LAST
from tahkik.segment.dates.written import Written

#: The Rumi years; the fiscal years from 1205 (1790) on were counted so too, but no rule converts them before 1256.
_RUMI, _FISCAL = range(1256, 1342), range(1205, 1256)
#: A Hijri year printed with three figures up to here lacks its thousand: 1445 is 2024.
_LATEST_HIJRI = 445
#: The latest Hijri year a page prints; a later figure is of another era.
_LAST_HIJRI = 1500
#: 15 October 1582, the first Gregorian day, as a Julian day number.
_FIRST_GREGORIAN = 2_299_161


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with its first and last possible Julian day number, None where there is no such day."""

    reading: DateReading
    first: int | None = None
    last: int | None = None


def read(written: Written, rumi: bool) -> tuple[Read, ...]:
    """Return the readings of a date: one, or two where its year has two figures and either century fits.

    Parameters
    ----------
    written : Written
        A date with a year.
    rumi : bool
        Whether solar years from 1256 to 1341 are Rumi.
    """
    choices = _years(written, rumi)
    return tuple(_in(written, calendar, year) for calendar, year in choices)


def in_calendar(written: Written, calendar: str, year: int) -> Read:
    """Return a date read in a given calendar."""
    return _in(written, calendar, year)


def _years(written: Written, rumi: bool) -> tuple[tuple[str, int], ...]:
    year, figures = written.year or 0, written.figures
    hijri = written.kind in ("hijri", "letters") or (written.kind is None and figures == 0 and year > 1000)
    if written.era is not None and not (hijri and written.era != "hijri"):
        return ((written.era, _full(year, figures, written.era)),)
    if hijri:
        return (("hijri", _full(year, figures, "hijri")),)
    if figures == 2:
        return _two_figures(written, year, rumi)
    if figures == 3 and rumi and 1000 + year in range(1205, 1342):
        return (("rumi", 1000 + year),)
    if rumi and (year in _RUMI or year in _FISCAL):
        return (("rumi", year),)
    return ((_common(written, year), year),)


def _two_figures(written: Written, year: int, rumi: bool) -> tuple[tuple[str, int], ...]:
    common = ("gregorian", 1900 + year)
    if not rumi or 1300 + year not in _RUMI:
        return (common,)
    # A figure-only date may be of either century; beside the name of a month the old reckoning is meant.
    return (("rumi", 1300 + year), common) if written.kind == "figures" else (("rumi", 1300 + year),)


def _common(written: Written, year: int) -> str:
    """Return the calendar of a common year: the Julian up to 4 October 1582."""
    key = (year, written.month or 12, written.first_day or 31)
    return "julian" if key <= (1582, 10, 14) else "gregorian"


def _full(year: int, figures: int, calendar: str) -> int:
    if calendar == "hijri":
        return 1000 + year if figures == 3 and year <= _LATEST_HIJRI else year
    if calendar == "rumi" and figures in (2, 3):
        return year + (1000 if figures == 3 else 1300)
    return year


def _in(written: Written, calendar: str, year: int) -> Read:
    of = CALENDARS[calendar]
    precision = "year" if written.month is None else "month" if written.first_day is None else "day"
    month = written.month or (12 if calendar == "rumi" else 1)
    if calendar == "hijri" and year > _LAST_HIJRI:
        return _refused(calendar, precision, "month-of-another-calendar")
    if calendar == "rumi" and year > of.LAST_YEAR:
        return _refused(calendar, precision, "no-such-year")
    if written.month is None:
        code = of.refuses(year, month, 1)
        return _refused(calendar, precision, code) if code else _stretch(calendar, precision, *days_of(calendar, year))
    length = of.month_length(year, month)
    first = length if written.first_day == LAST else written.first_day or 1
    last = length if written.last_day == LAST else written.last_day or length
    code = of.refuses(year, month, first)
    if code is None and written.between == "ten":
        last, precision = min(last, length), "ten-days"
    elif code is None and written.first_day is not None and written.between == "" and last == first:
        pass
    elif code is None and last >= first and written.first_day is not None:
        code = of.refuses(year, month, last)
    if code is not None:
        return _refused(calendar, precision, code)
    start = of.to_julian_day(year, month, first)
    # "31 Mart/1 Nisan" is printed "31/1 Mart" too: the later day is then the next.
    end = of.to_julian_day(year, month, last) if last >= first else start + last
    return _stretch(calendar, precision, start, end)


def _stretch(calendar: str, precision: str, first: int, last: int) -> Read:
    julian = iso_julian(first, precision) if first < _FIRST_GREGORIAN else None
    reading = DateReading(
        calendar,
        iso(first, precision),
        precision,
        CALENDARS[calendar].TOLERANCE_DAYS,
        None,
        julian,
        None if first == last else (iso(first), iso(last)),
    )
    return Read(reading, first, last)


def iso_julian(number: int, precision: str) -> str:
    """Return the date in the Julian calendar, written as ISO 8601 does."""
    year, month, day = CALENDARS["julian"].from_julian_day(number)
    return {"year": f"{year:04}", "month": f"{year:04}-{month:02}"}.get(precision, f"{year:04}-{month:02}-{day:02}")


def _refused(calendar: str, precision: str, code: str) -> Read:
    return Read(DateReading(calendar, None, precision, CALENDARS[calendar].TOLERANCE_DAYS, REASONS[code]))

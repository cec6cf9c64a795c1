"""Calendars: one a file, the same verbs each, and the Julian day number between them.

::

    gregorian.py, julian.py, rumi.py, hijri.py
        FIRST_YEAR, LAST_YEAR, TOLERANCE_DAYS
        month_length(year, month)        days; 0 where the year has no such month
        refuses(year, month, day)        a code of REASONS, or None where the day exists
        to_julian_day(year, month, day)  the number of the day at noon (Julian day number)
        from_julian_day(number)          (year, month, day)
    arithmetic.py                        what the two Roman calendars share
    refusals.py                          why a day does not exist: codes and words
    hub.py                               ISO dates, weekdays, and calendars by name

Months are numbered as the calendar's users do; those of the Rumi calendar by the civil year (1 is Kânunusani, January).
"""

from tahkik.calendars.hub import CALENDARS, Calendar, days_of, iso, weekday
from tahkik.calendars.refusals import DOUBTFUL, REASONS, code_of

__all__ = ["CALENDARS", "DOUBTFUL", "REASONS", "Calendar", "code_of", "days_of", "iso", "weekday"]

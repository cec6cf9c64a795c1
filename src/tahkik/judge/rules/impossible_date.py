"""
A printed day does not exist in its calendar.

## What it finds

A day, month or year its calendar does not have: 31 April, 29 February of a common year, a day of January 1333 of the
Rumi calendar (whose year 1333 ran from March to December), a day the law of 1917 skipped, a Rumi year after 1341, a
month of one calendar with a year of another.

## Why it matters

A day that does not exist is a slip of the pen, the press or the conversion, and whatever is dated by it hangs in the
air.

## Example

```text
page:    The council met on 31 April 1920.
finding: 31 April 1920
```

## How to read it

The reason says what the calendar lacks. Nothing is put in its place: which part is wrong, the day, the month or the
year, only another copy tells.

## When it is wrong

When the figures are no date, when the date is of a calendar the page does not name, or when a Hijri month was counted
otherwise than by sight or table. A fiscal date before 1256, which no rule converts, is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.calendars import DOUBTFUL, code_of
from tahkik.judge.judged import Judged
from tahkik.model import Finding, FindingLevel

NAME = "impossible-date"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the dates with a reading that does not exist."""
    for date in page.segments.dates:
        for reading in date.readings:
            code = code_of(reading.reason or "")
            if reading.iso is None and code is not None and code not in DOUBTFUL:
                params = {"form": code, "words": date.text, "calendar": reading.calendar, "reason": reading.reason}
                evidence = (page.words(date.start, date.end),)
                yield Finding(NAME, LEVEL, date.id, date.start, date.end, params, evidence, "page")
                break

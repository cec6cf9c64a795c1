"""
Dates printed as one day are not the same day.

## What it finds

A date in two calendars whose days differ, a date whose year beside it in brackets is another year, and a weekday that
the day was not.

## Why it matters

One of the two is wrong, and a reader who follows the wrong one looks in another month or another year of the archive.

## Example

```text
page:    The council met on Sunday, 26 April 1920.
finding: Sunday, 26 April 1920
```

## How to read it

Both days are given. Nothing says which of them is right; the other dates of the document may.

## When it is wrong

When the bracket is not the same day but another (the day of printing, a reference). Hijri dates depended on the sight
of the moon: a difference of two days or less is never reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as iso_day

from tahkik.judge.judged import Judged
from tahkik.model import DateMention, Finding, FindingLevel

NAME = "conflicting-dates"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the dates that do not agree with what is printed beside them."""
    for date in page.segments.dates:
        if date.conflict is not None:
            params = {"form": date.conflict, "words": date.text} | _params(page, date)
            evidence = (page.words(date.start, date.end),)
            yield Finding(NAME, LEVEL, date.id, date.start, date.end, params, evidence, "page")


def _params(page: Judged, date: DateMention) -> dict[str, str]:
    days = [reading for reading in date.readings if reading.iso is not None]
    if date.conflict == "calendars":
        return {"days": ", ".join(f"{one.iso} ({one.calendar})" for one in days)}
    iso = next((one.iso for one in days if one.precision == "day"), None) or ""
    names = page.profile.lists["weekdays"]
    number = iso_day.fromisoformat(iso).isoweekday() if iso[:4] > "0000" else 0
    return {"iso": iso, "weekday": names[number - 1] if 0 < number <= len(names) else str(number)}

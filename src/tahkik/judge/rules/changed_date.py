"""
A modern wording has another day than the original.

## What it finds

A date of the original and the date that stands in its place in the rendering, where no reading of the one is the day of
the other. Each is read in its calendar: 10 Temmuz of the old calendar is 23 July.

## Why it matters

Who converts the year and leaves the day moves an event by two weeks, and the next writer quotes the new date.

## Example

```text
page:      The council wrote: “The town repaired the old bridge on 4 May 1883 and paid.” In plain words:
rendering: The town repaired the old bridge on 14 May 1883 and paid.
finding:   14 May 1883
```

## How to read it

The readings of both dates are listed with the dates of the page.

## When it is wrong

When the original's calendar is not the one its words suggest.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.partings import finding, partings
from tahkik.model import Finding, FindingLevel

NAME = "changed-date"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the dates that differ."""
    for rendering, parting in partings(page, "date"):
        yield finding(page, NAME, LEVEL, rendering, parting)

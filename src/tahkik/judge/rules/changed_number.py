"""
A number in the quotation is not the number of the source.

## What it finds

A number, in figures or in words, that stands where the source has another value. The same value written otherwise
(16 and *sixteen*) is no finding.

## Why it matters

Sums, counts and years are what quotations are mostly cited for, and a slip of one figure survives every copying
after it.

## Example

```text
page:    The council wrote: “The town shall pay twelve crowns for the old bridge.”
source:  The town shall pay seven crowns for the old bridge.
finding: twelve
```

## How to read it

Look at the place in the source, and at a facsimile where there is one: figures are misread more often than words.

## When it is wrong

When the copy held has the slip and the page is right, or when the page quotes a draft with another sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

NAME = "changed-number"
LEVEL: FindingLevel = "error"
INSTEAD_OF = ("changed-word",)


def claims(place: Place) -> bool:
    """Claim a replaced number."""
    return place.variant.kind == "substitution" and "number" in place.variant.flags


def find(page: Judged) -> Iterator[Finding]:
    """Yield the changed numbers."""
    return (page.finding(NAME, LEVEL, phrase) for phrase in page.phrases(NAME))

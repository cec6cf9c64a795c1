"""
A number in the quotation is not the number of the source, or a rendering has another than its original.

## What it finds

A number, in figures or in words, that stands where the source has another value; and a number in a modern wording that
stands where the original has another. The same value written otherwise (16 and *sixteen*) is no finding, nor is a year
in another calendar.

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
from dataclasses import replace

from tahkik.judge.judged import Judged
from tahkik.judge.partings import finding, partings
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

NAME = "changed-number"
LEVEL: FindingLevel = "error"
INSTEAD_OF = ("changed-word",)


def claims(place: Place) -> bool:
    """Claim a replaced number."""
    return place.variant.kind == "substitution" and "number" in place.variant.flags


def find(page: Judged) -> Iterator[Finding]:
    """Yield the changed numbers of quotations, then those of renderings."""
    for phrase in page.phrases(NAME):
        yield page.finding(NAME, LEVEL, phrase)
    for rendering, parting in partings(page, "number"):
        found = finding(page, NAME, LEVEL, rendering, parting)
        form = "missing" if not parting.rendering.text else "rendering"
        yield replace(found, params=found.params | {"form": form})

"""
Words of the source stand at another place of the quotation.

## What it finds

A word or phrase that the quotation has and the source has too, but elsewhere in the passage.

## Why it matters

Order carries sense: who acts on whom, what a *not* or an *only* belongs to, which of two things is the condition.

## Example

```text
page:    The council wrote: “Before the winter the town shall repair the old bridge and the mill.”
source:  The town shall repair the old bridge and the mill before the winter.
finding: Before the winter
```

## How to read it

Both places are given. In a language of free order the sense is often the same; the words are still not in the order in
which the source has them.

## When it is wrong

When the page quotes an edition with the other order, or when a short word was added at one place and left out at
another and only looks moved.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

NAME = "moved-words"
LEVEL: FindingLevel = "warning"


def claims(place: Place) -> bool:
    """Claim every transposition."""
    return place.variant.kind == "transposition"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the moved phrases."""
    return (page.finding(NAME, LEVEL, phrase) for phrase in page.phrases(NAME))

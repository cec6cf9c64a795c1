"""
A modern wording leaves out a clause of what it renders.

## What it finds

A sentence, or a row of words that say something, which nothing in the rendering stands for, while what stands before
and after it is rendered word for word. Only inside the announced extent: who renders *the second part* leaves out
nothing of the third. An ellipsis in the rendering owns up to it.

## Why it matters

Most readers read only the modern wording, and do not miss what they never saw.

## Example

```text
page:      The council wrote: “The town shall mend the bridge with the gold of the miller this year.” In plain words:
rendering: The town shall mend the bridge this year.
finding:   with the gold of the miller
```

## How to read it

The words left out are shown; the place where they would stand is marked in the rendering.

## When it is wrong

When the rendering sums up in one word what the original says in five.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.partings import finding, partings
from tahkik.model import Finding, FindingLevel

NAME = "rendering-omission"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield what is not rendered."""
    for rendering, parting in partings(page, "omission"):
        yield finding(page, NAME, LEVEL, rendering, parting)

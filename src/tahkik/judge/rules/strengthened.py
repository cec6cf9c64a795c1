"""
What may be in the original must be in the modern wording.

## What it finds

A possibility (*can*, *may*, *possible*) in whose place the rendering has a necessity or a certainty (*must*,
*necessary*, *certainly*).

## Why it matters

It makes a duty of a permission, and a plan of a thought.

## Example

```text
page:      The council wrote: “The town may repair the old bridge before winter comes.” In plain words:
rendering: The town must repair the old bridge before winter comes.
finding:   must
```

## How to read it

Both words are given. The one is no form of the other: a source is needed only where the quotation itself is in doubt.

## When it is wrong

When the original's word had in its day the stronger meaning too.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.partings import finding, partings
from tahkik.model import Finding, FindingLevel

NAME = "strengthened"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield what was possible and is demanded or certain."""
    for rendering, parting in partings(page, "strengthened"):
        yield finding(page, NAME, LEVEL, rendering, parting)

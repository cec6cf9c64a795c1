"""
A headline, lead or modern wording says what the document denies.

## What it finds

The verb of a clause of the quotation is negated. The headline, the lead, the sentence that introduces the quotation, or
the modern wording beside it has the same verb, and nothing in it denies.

## Why it matters

It says the opposite, in nearly the same words.

## Example

```text
page:      The council wrote: “The town shall not sell the old mill.” In plain words:
rendering: The town shall sell the old mill.
finding:   not
```

## How to read it

Both stand on the page; no source is needed. Read both sentences whole.

## When it is wrong

When the page denies in words the language profile does not know, or speaks of another clause in nearly the same words.
A negation under a condition (“not unless …”) is left to *lost-condition*.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.lost import lost
from tahkik.judge.partings import finding, partings
from tahkik.model import Finding, FindingLevel

NAME = "lost-negation"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the negations that a rendering or a claim leaves out."""
    for rendering, parting in partings(page, "negation"):
        yield finding(page, NAME, LEVEL, rendering, parting)
    yield from lost(page, NAME, "negation", LEVEL)

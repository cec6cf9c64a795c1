"""
A headline, lead or modern wording says for certain what the document says may be so.

## What it finds

A clause of the quotation leaves it open whether something is so, or will be (*may*, *perhaps*, *probably*; belki,
-Abil-, mümkün, zannederim). The headline, the lead, the sentence that introduces the quotation, or the modern wording
beside it says the same and leaves nothing open.

## Why it matters

A guess or a possibility becomes a fact or a promise.

## Example

```text
page:      The council wrote: “Perhaps the town will repair the old bridge.” In plain words:
rendering: The town will repair the old bridge.
finding:   Perhaps
```

## How to read it

Both stand on the page; no source is needed. Read both sentences whole.

## When it is wrong

When the doubt was a phrase of courtesy, or belongs to another clause of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.lost import lost
from tahkik.judge.partings import finding, partings
from tahkik.model import Finding, FindingLevel

NAME = "lost-hedge"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the hedges and limits that a rendering or a claim leaves out."""
    for rendering, parting in partings(page, "hedge", "limit"):
        yield finding(page, NAME, LEVEL, rendering, parting)
    yield from lost(page, NAME, "hedge", LEVEL)

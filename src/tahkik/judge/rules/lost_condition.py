"""
A headline, lead or modern wording says without its condition what the document says under one.

## What it finds

A clause of the quotation stands under a condition (*if*, *unless*, *provided that*; eğer, -ise, -DIğI takdirde,
şartıyla). The headline, the lead, the sentence that introduces the quotation, or the modern wording beside it says the
same and has no condition. The condition is shown.

## Why it matters

“If X, then Y” told as “Y” turns an offer into a deed. The quotation below may be faithful to the letter: most readers
remember the headline.

## Example

```text
page:      The council wrote: “If the mill pays its share, the town shall repair the old bridge.” In plain words:
rendering: The town shall repair the old bridge.
finding:   If the mill pays its share
```

## How to read it

Both stand on the page; no source is needed. Read the clause, and judge whether the short form still says what it says.
A note where the page says in another of its own sentences that there is a condition.

## When it is wrong

When the condition is a phrase of courtesy, when it was met before the page was written and everybody knew, or when the
headline speaks of another clause in nearly the same words. A question, a heading without a verb, and a claim that
speaks of the condition in words of its own (*in return for*) are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.lost import lost
from tahkik.judge.partings import finding, partings
from tahkik.model import Finding, FindingLevel

NAME = "lost-condition"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the conditions that a rendering or a claim leaves out."""
    for rendering, parting in partings(page, "condition"):
        yield finding(page, NAME, LEVEL, rendering, parting)
    yield from lost(page, NAME, "condition", LEVEL)

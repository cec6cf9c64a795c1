"""
One quotation is put together from passages of several places, and no sign says so.

## What it finds

Words that go on inside the same quotation marks though the source does not: what follows stands in another document, or
far away. Where an ellipsis stands at the joint, nothing is reported.

## Why it matters

Two true sentences can make a third that nobody wrote: the second answers a question the first never asked.

## Example

```text
page:    The council wrote: “The town shall repair the old bridge. The road is closed to carts.”
source:  The town shall repair the old bridge.
elsewhere: The road is closed to carts.
finding: The road is closed to carts
```

## How to read it

Both places are listed among the matches of the quotation, each with the stretch of the page it covers. Read what stands
between them, or around each of them.

## When it is wrong

When the source held has a gap, or when another edition prints the two passages one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

NAME = "joined-passages"
LEVEL: FindingLevel = "warning"
#: What the collation has named already: words of the quotation that another place holds.
INSTEAD_OF = ("silent-addition",)


def claims(place: Place) -> bool:
    """Claim additions that stand elsewhere."""
    return place.variant.rule == NAME


def find(page: Judged) -> Iterator[Finding]:
    """Yield the words joined on."""
    return (page.finding(NAME, LEVEL, phrase) for phrase in page.phrases(NAME))

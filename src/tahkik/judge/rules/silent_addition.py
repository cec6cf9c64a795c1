"""
Words stand in the quotation that the source does not have, and nothing on the page says so.

## What it finds

One or more words inside a quotation at a place where the passage found in the source has none. Words in brackets are
reported by `unmarked-insertion`, a lone word of negation by `changed-negation`.

## Why it matters

A reader takes every word between the marks for the author's. One word more can name somebody the author did not name,
or widen what was promised.

## Example

```text
page:    The council wrote: “The town shall gladly repair the old bridge before the winter.”
source:  The town shall repair the old bridge before the winter.
finding: gladly
```

## How to read it

The words stand in the quotation and not in the copy held. Compare a second copy before you rely on it: the page may
quote another print, or another draft.

## When it is wrong

When the page quotes another edition, when the copy held has a gap, or when a word of the page's own prose stands inside
the marks because a mark is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

NAME = "silent-addition"
LEVEL: FindingLevel = "warning"


def claims(place: Place) -> bool:
    """Claim every addition that no other rule knows more of."""
    return place.variant.kind == "addition"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the added phrases."""
    return (page.finding(NAME, LEVEL, phrase) for phrase in page.phrases(NAME))

"""
Words of the source are left out inside the quotation, and no sign of omission stands there.

## What it finds

Words of the passage, between the first and the last word quoted, that the quotation does not have, where the page
prints no ellipsis (…, [...], a stated lacuna). A lone word of negation is reported by `changed-negation`.

## Why it matters

Every trade of quoting asks for a sign where words are left out. Without it the reader joins what the author kept apart,
and a condition, a person or a date may be gone.

## Example

```text
page:    The council wrote: “The town shall repair the bridge before the winter.”
source:  The town shall repair the bridge and the mill before the winter.
finding: and the mill
```

## How to read it

The finding stands at the point of the page, between two words, where the words are missing; the evidence shows both.
Read the sentence of the source whole.

## When it is wrong

When the page quotes another edition that never had the words, or when the sign of omission was lost on the way to the
file that was read. Notes and page numbers that leaked into a source also look like words left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

NAME = "silent-omission"
LEVEL: FindingLevel = "warning"


def claims(place: Place) -> bool:
    """Claim every omission that no other rule knows more of; at a marked ellipsis none is substantive."""
    return place.variant.kind == "omission"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the phrases left out."""
    for phrase in page.phrases(NAME):
        found = page.finding(NAME, LEVEL, phrase)
        if not found.params["before"]:
            found = page.finding(NAME, LEVEL, phrase, form="start")
        yield found

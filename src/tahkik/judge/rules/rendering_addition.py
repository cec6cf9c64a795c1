"""
A modern wording says more than what it renders.

## What it finds

A sentence, or a row of words that say something, which renders nothing of the original, while what stands before and
after it does. Words in brackets are told apart: a gloss of the word before it is no finding, and any other bracket is a
note.

## Why it matters

What an editor adds is read as the document's own words.

## Example

```text
page:      The council wrote: “The town shall repair the old bridge before winter comes.” In plain words:
rendering: The town shall repair the old bridge at the expense of the rich miller before winter comes.
finding:   at the expense of the rich miller
```

## How to read it

The words added are shown. The quotation beside it does not have them; whether the document has, a source decides.

## When it is wrong

When the rendering was made from another edition, or spells out what one word of the original holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahkik.judge.judged import Judged
from tahkik.judge.partings import finding, partings
from tahkik.model import Finding, FindingLevel

NAME = "rendering-addition"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield what renders nothing."""
    for rendering, parting in partings(page, "addition"):
        found = finding(page, NAME, "note" if parting.bracket else LEVEL, rendering, parting)
        if parting.bracket:
            found = replace(found, params=found.params | {"form": "bracket"})
        yield found

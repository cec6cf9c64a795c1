"""
A reference back (a.g.e., ibid.) to a work the page has not named before.

## What it finds

*a.g.e.*, *adı geçen eser*, *aynı yer* and their like, with no work cited before them on the page, or none of the
author they name. One inside a quotation belongs to the work quoted and is passed over.

## Why it matters

The reader cannot look the passage up: it was copied from somewhere, with the note but without the work.

## Example

```text
page:    The bridge was paid for twice (Hill, ibid., p. 12).
finding: Hill, ibid., p. 12
```

## How to read it

Look for the work in the notes of the text the page took it from.

## When it is wrong

When the work is named in a form that is not read as a citation, or on another page of the same series.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.model import Finding, FindingLevel

NAME = "unresolved-citation"
LEVEL: FindingLevel = "note"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the references back that lead to nothing on the page."""
    quoted = [checked.quotation for checked in page.quotations if checked.quotation.marks is not None]
    for one in page.segments.citations:
        if not one.fields.get("ibid") or "refers_to" in one.fields:
            continue
        if any(quotation.start <= one.start < quotation.end for quotation in quoted):
            continue
        evidence = (page.words(one.start, one.end),)
        yield Finding(NAME, LEVEL, one.id, one.start, one.end, {"words": one.text}, evidence, "page")

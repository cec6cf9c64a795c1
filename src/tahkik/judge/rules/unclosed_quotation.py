"""
A quotation is opened and never closed.

## What it finds

An opening mark whose closing mark is missing. A mark in what the blog software left behind, or in a reader's comment,
closes nothing.

## Why it matters

From the missing mark on nobody can tell the author's words from the page's. Readers, and programs, take the page's
opinion for the quoted text, or the other way round.

## Example

```text
page:    The council wrote: “The town shall repair the old bridge before the winter.
finding: “
```

## How to read it

The quotation was read to the end of its paragraph, or, for a document announced on a line of its own, over its
articles and signature. Words of it that the passage found does not reach are not compared. It is a note for a quotation
inside another.

## When it is wrong

When an apostrophe or a sign for inches was taken for an opening mark, or when the closing mark was lost on the way to
the file that was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.model import Finding, FindingLevel

NAME = "unclosed-quotation"
LEVEL: FindingLevel = "warning"

#: Code points of the quotation's end that the message shows.
TAIL = 40


def find(page: Judged) -> Iterator[Finding]:
    """Yield the opening marks without their fellows."""
    for checked in page.quotations:
        quotation = checked.quotation
        if quotation.closed or quotation.marks is None:
            continue
        start = quotation.marks_at[0] if quotation.marks_at else quotation.start
        end = start + len(quotation.marks)
        level: FindingLevel = LEVEL if quotation.inside is None else "note"
        tail = " ".join(quotation.text[-4 * TAIL :].split())
        if len(tail) > TAIL:
            tail = tail[-TAIL:].partition(" ")[2] or tail[-TAIL:]
        params = {"mark": quotation.marks, "tail": tail}
        yield Finding(NAME, level, quotation.id, start, end, params, (page.words(start, end),), "reader")

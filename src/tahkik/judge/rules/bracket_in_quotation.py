"""
A bracket stands in a quotation, and the copies held cannot tell whose it is.

## What it finds

Words in brackets inside a quotation that no source held contains, or in a part of it that the passage found does not
reach. Audience noise, figures and an editor's own signs are left alone.

## Why it matters

The author's own parenthesis, an editor's explanation and a word put in by the page look alike. Whoever quotes the page
onwards may drop the brackets and keep the word.

## Example

```text
page:    The council wrote: “The town shall repair the old (Roman) bridge before the winter.”
finding: (Roman)
```

## How to read it

A note: a question, not an answer. With a source at hand, check again; the finding then goes away or becomes
`unmarked-insertion`.

## When it is wrong

It claims nothing that could be wrong but this: that a bracket is there and that no copy held decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.model import Bracket, Checked, Finding, FindingLevel

NAME = "bracket-in-quotation"
LEVEL: FindingLevel = "note"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the brackets that no passage found decides on."""
    for checked in page.quotations:
        for bracket in checked.quotation.brackets:
            if bracket.kind in ("unknown", "gloss") and not _decided(bracket, checked):
                evidence = (page.words(bracket.start, bracket.end),)
                params = {"words": bracket.text}
                about = checked.quotation.id
                yield Finding(NAME, LEVEL, about, bracket.start, bracket.end, params, evidence, "page")


def _decided(bracket: Bracket, checked: Checked) -> bool:
    if checked.verdict in ("not-checked", "rendering"):
        return False
    return any(one.covers.start <= bracket.start and bracket.end <= one.covers.end for one in checked.matches[:1])

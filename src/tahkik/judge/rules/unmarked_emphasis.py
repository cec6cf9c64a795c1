"""
Words in a quotation are emphasised, and the page does not say by whom.

## What it finds

Italics, bold or emphasis signs on a part of a quotation, where the page has no remark such as "emphasis mine" or
"emphasis in the original". A quotation that is set in italics as a whole is only a way of printing.

## Why it matters

Emphasis tells the reader which words count. An author's and a quoter's look the same.

## Example

```text
page:    The council wrote: “The town shall repair the old bridge *before the winter* at its own cost.”
finding: before the winter
```

## How to read it

A note: the source held is mostly plain text and shows no emphasis, so that nobody can tell from it. See a facsimile.

## When it is wrong

When the author's own emphasis is reproduced, when the italics mark a foreign word or a title, or when the remark is
worded in a way the language profile does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahkik.judge.judged import Judged
from tahkik.languages import pattern_regex
from tahkik.model import Finding, FindingLevel, Quotation, Span

NAME = "unmarked-emphasis"
LEVEL: FindingLevel = "note"
#: The profile's list of remarks on emphasis ("emphasis mine").
REMARKS = "emphasis_remarks"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the emphasised parts of quotations."""
    quotations = [one.quotation for one in page.quotations if one.quotation.emphases]
    if not quotations or _remarked(page):
        return
    for quotation in quotations:
        inside = [
            Span(max(one.start, quotation.start), min(one.end, quotation.end))
            for one in quotation.emphases
            if one.start < quotation.end and one.end > quotation.start
        ]
        if _whole(quotation, inside, page.document.text):
            continue
        for span in inside:
            words = page.words(span.start, span.end)
            yield Finding(NAME, LEVEL, quotation.id, span.start, span.end, {"words": words.text}, (words,), "page")


def _remarked(page: Judged) -> bool:
    text = page.document.text
    stretches = page.document.body or (Span(0, len(text)),)
    patterns = [pattern_regex(entry, page.profile) for entry in page.profile.lists.get(REMARKS, ())]
    return any(pattern.search(text, one.start, one.end) for pattern in patterns for one in stretches)


def _whole(quotation: Quotation, emphases: Sequence[Span], text: str) -> bool:
    """Tell whether no letter of a quotation stands outside its emphases."""
    at = quotation.start
    for one in sorted(emphases):
        if any(map(str.isalnum, text[at : one.start])):
            return False
        at = max(at, one.end)
    return not any(map(str.isalnum, text[at : quotation.end]))

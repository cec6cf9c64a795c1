"""
The quotation stops right before the words with which the source limits it.

## What it finds

The next words of the source, after the last word quoted, are *but*, *only*, *however* or their like (ancak, fakat,
yalnız, şu kadar ki), in the same sentence or at the head of the next one. What is left out is shown.

## Why it matters

A promise and its reservation are one statement. Quoted up to the comma every word is true to the source, and the
reader is told something else.

## Example

```text
page:    The council wrote: “The town shall pay for the bridge.”
source:  The town shall pay for the bridge
sentence: The town shall pay for the bridge, but only when the mill is sold.
finding: but only when the mill is sold.
```

## How to read it

Read what follows in the source. A warning stands where the same sentence goes on; where the source begins a new
sentence (“However, …”), it is a note: many speeches turn to another matter so.

## When it is wrong

When the word limits something else, or when the page gives the reservation in its own words further on.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.cuts import Cut, as_good, finding, following, given_elsewhere, judged_matches, moved, profile_of, rest
from tahkik.judge.judged import Judged
from tahkik.model import Checked, Finding, FindingLevel, Match
from tahkik.text.modality import opener

NAME = "cut-before-limit"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the quotations that stop before a limit."""
    for checked, match in judged_matches(page):
        cut = _cut(page, checked, match)
        if cut is None or given_elsewhere(page, cut):
            continue
        if any(_cut(page, checked, other) is None for other in as_good(checked)):
            continue
        yield finding(page, NAME, LEVEL if not _goes_on(page, checked) else "note", cut)


def _cut(page: Judged, checked: Checked, match: Match) -> Cut | None:
    profile = profile_of(match, page)
    clause = rest(match)
    same = clause is not None
    if clause is None:
        clause = following(match, profile)
    if clause is None:
        return None
    sign = opener(clause.text, profile)
    if sign is None:
        return None
    return Cut(checked, match, "after", moved(sign, clause.start), clause, same)


def _goes_on(page: Judged, checked: Checked) -> bool:
    """Return whether the page goes on with a limit of its own right after the quotation."""
    end = checked.quotation.end
    return opener(page.document.text[end : end + 200], page.profile) is not None

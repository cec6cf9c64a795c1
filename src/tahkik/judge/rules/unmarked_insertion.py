"""
Words in brackets stand in the quotation, the source does not have them, and nothing says whose they are.

## What it finds

An addition inside round or square brackets. Only this rule reports it: neither `silent-addition` nor
`bracket-in-quotation` speaks of the same words.

## Why it matters

A bracket may be the author's own, an editor's explanation, or the quoting page's. The source held settles that it is
not the author's; the reader of the page is not told.

## Example

```text
page:    The council wrote: “The town shall repair the old (Roman) bridge before the winter.”
source:  The town shall repair the old bridge before the winter.
finding: Roman
```

## How to read it

A warning in round brackets. A note in square brackets, the usual sign of an editor's words, and for audience noise and
an editor's own signs: there the brackets already say that the words are not the author's.

## When it is wrong

When the page says elsewhere that bracketed words are its own ("explanations in brackets are mine"), or when it quotes
an edition whose editor added them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Bracket, Finding, FindingLevel, Passage, Quotation

NAME = "unmarked-insertion"
LEVEL: FindingLevel = "warning"
INSTEAD_OF = ("silent-addition", "changed-negation")
#: Brackets opened one inside the other that are looked through; a page of nothing but brackets stays linear.
NESTED = 8


def claims(place: Place) -> bool:
    """Claim an addition inside a bracket."""
    added = place.variant.page
    return place.variant.kind == "addition" and added is not None and _around(added, place.quotation) is not None


def find(page: Judged) -> Iterator[Finding]:
    """Yield the bracketed additions."""
    for phrase in page.phrases(NAME):
        bracket = _around(phrase.page, phrase.checked.quotation)
        marked = bracket is not None and (bracket.text.startswith("[") or bracket.kind in ("noise", "editorial"))
        yield page.finding(NAME, "note" if marked else LEVEL, phrase)


def _around(words: Passage, quotation: Quotation) -> Bracket | None:
    """Return the bracket that words stand in: one of the last few opened before them."""
    opened = bisect_right(quotation.brackets, words.start, key=lambda one: one.start)
    near = reversed(quotation.brackets[max(0, opened - NESTED) : opened])
    return next((one for one in near if words.end <= one.end), None)

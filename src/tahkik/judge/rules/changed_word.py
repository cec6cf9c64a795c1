"""
Another word, or another form of the word, stands where the source has its own.

## What it finds

Aligned words that no licensed alternation of spelling makes the same: other words, and other forms of the same headword
(to the country, in the country). Changed numbers and negations have rules of their own.

## Why it matters

Two words may differ by one letter and be as far apart as *influence* and *population*. No measure of likeness decides
here, only whether a rule of spelling leads from one form to the other.

## Example

```text
page:    The council wrote: “The town shall consider the old bridge before the winter.”
source:  The town shall repair the old bridge before the winter.
finding: consider
```

## How to read it

Both forms are given. Ask first whether the page copied a print that has the word so; then what the sentence says with
the one and with the other.

## When it is wrong

When the two forms are doublets that the language profile does not know yet, or when the copy held was misread where
the misreading happens to be a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

NAME = "changed-word"
LEVEL: FindingLevel = "warning"


def claims(place: Place) -> bool:
    """Claim every substitution that no other rule knows more of."""
    return place.variant.kind == "substitution"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the changed phrases; a mere change of form says so."""
    for phrase in page.phrases(NAME):
        forms = all(variant.relation == "inflection" for variant in phrase.variants)
        yield page.finding(NAME, LEVEL, phrase, **({"form": "inflection"} if forms else {}))

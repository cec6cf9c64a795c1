"""
Words of a headline, lead or introducing sentence have no counterpart in the document they speak of.

## What it finds

A headline, a lead, or the sentence that introduces a quotation rests on a clause of it: enough of its words stand there
too. But who acts, what is done, to whom, or to whom the document is addressed stands there in another word, and the
page's own word, as far as the profile knows, nowhere in the document. Each word is shown with the document's own.

## Why it matters

Readers take names and deeds of a headline for the document's.

## Example

```text
claim:    The town offered the library to the Danes
page:     The council wrote: “The town offers the library to the Swedes.”
finding:  Danes
document: Swedes
```

## How to read it

Both stand on the page; no source is needed. It is shown what faces what, and not which is right: an author may know
from elsewhere that the receiver was an envoy of another, or call an office by the name of its holder.

## When it is wrong

When the two words mean the same and the language profile does not know it, and when the page speaks of something that
the document says in a part not quoted. A question and a word that adds to the document without taking the place of
one of its own are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.model import Claim, Finding, FindingLevel

NAME = "claim-differs-from-document"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the claims that depart from their document, each once."""
    for claim in page.segments.claims:
        if claim.departures:
            yield _finding(page, claim)


def _finding(page: Judged, claim: Claim) -> Finding:
    assert claim.clause is not None  # what departs, departs from something
    parts = claim.departures
    params = {
        "words": [one.claim.text for one in parts],
        "was": [one.document.text for one in parts],
        "roles": [one.role for one in parts],
        "pairs": [f"“{one.claim.text}” → “{one.document.text}”" for one in parts],
        "clause": claim.clause.text,
    }
    shown = [claim.clause, *(passage for one in parts for passage in (one.claim, one.document))]
    evidence = (page.words(claim.start, claim.end), *(page.words(one.start, one.end) for one in shown))
    start, end = min(one.claim.start for one in parts), max(one.claim.end for one in parts)
    return Finding(NAME, LEVEL, claim.id, start, end, params, evidence, "page")

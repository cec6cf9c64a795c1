"""
The modern wording shares its deviations with another witness: it may not be made from the text beside it.

## What it finds

A rendering with at least two deviations from the quotation it stands beside which another text held has too, at the
same places.

## Why it matters

Who quotes an original and then sets another's modern text beside it has not rendered the original; the reader thinks
that both are one.

## Example

```text
page:      The council wrote: “The town shall repair the old bridge with its own influence.” In plain words:
rendering: The town shall repair the old ridge with its own influenza.
witness:   The town shall repair the old ridge with its own influenza.
finding:   The town shall repair the old ridge with its own influenza.
```

## How to read it

The shared deviations are listed with both texts. That two texts share them is what stands there; which was first, or
whether both have a third one before them, this does not say.

## When it is wrong

When both renderings were made from one edition that differs from the quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.model import Evidence, Finding, FindingLevel

NAME = "rendering-not-of-this-text"
LEVEL: FindingLevel = "warning"
#: Deviations a second witness must share: one slip is made twice by chance.
LEAST_SHARED = 2


def find(page: Judged) -> Iterator[Finding]:
    """Yield the renderings that have another witness's deviations."""
    for rendering in page.renderings:
        sharing = rendering.sharing
        if sharing is None or len(sharing.places) < LEAST_SHARED:
            continue
        evidence = []
        for here, there in sharing.places:
            evidence += [page.words(here.start, here.end), Evidence("source", sharing.source, *there)]
        params = {
            "words": rendering.text,
            "shared": [here.text for here, _ in sharing.places],
            "count": len(sharing.places),
            "of": rendering.of,
            "source": sharing.title or sharing.source,
        }
        yield Finding(NAME, LEVEL, rendering.id, rendering.start, rendering.end, params, tuple(evidence), "copy")

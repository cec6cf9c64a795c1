"""
A modern wording beside a quotation has a word that is not the original's, though its neighbours are.

## What it finds

A place where a modernisation, translation or repetition on the same page has neither the original's word nor a known
equivalent of it, while the words around it correspond.

## Why it matters

Most readers read only the modern wording. It passes for the document, and its slips are quoted onwards.

## Example

```text
page:      The council wrote: “The town shall repair the old bridge with its own influence.” In plain words:
rendering: The town shall repair the old bridge with its own influenza.
finding:   influenza
```

## How to read it

Both words are given. Where both stand on the page no source is needed; where the page has the modern wording alone, the
original's word is that of the source held. The rendering and the quotation cannot both be
right; which of them fits the document, a source decides. A note where a misprint is likely, or only the form changed.

## When it is wrong

When the two words mean the same and the language profile does not know it, or when the rendering was made from another
edition than the quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahkik.judge.judged import Judged
from tahkik.judge.partings import words_of_original
from tahkik.judge.phrases import bare, hull
from tahkik.model import Drift, Finding, FindingLevel, Rendering

NAME = "rendering-drift"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the drifts, neighbours as one."""
    for rendering in page.renderings:
        for run in _runs(rendering, page.document.text):
            yield _finding(page, rendering, run)


def _runs(rendering: Rendering, text: str) -> Iterator[list[Drift]]:
    run: list[Drift] = []
    for drift in sorted(rendering.drifts, key=lambda one: one.rendering.start):
        # the text of a source is not at hand here: what stands apart there is said apart
        beside = rendering.source is None and run and bare(text, run[-1].original.end, drift.original.start)
        if run and not (beside and bare(text, run[-1].rendering.end, drift.rendering.start)):
            yield run
            run = []
        run.append(drift)
    if run:
        yield run


def _finding(page: Judged, rendering: Rendering, run: Sequence[Drift]) -> Finding:
    here = hull([one.rendering for one in run], page.document.text)
    there = run[0].original if rendering.source else hull([one.original for one in run], page.document.text)
    assert here is not None  # a run has at least one drift
    assert there is not None
    evidence = (words_of_original(page, rendering, there), page.words(here.start, here.end))
    params = {"words": here.text, "was": there.text, "of": rendering.source or rendering.of}
    level: FindingLevel = LEVEL if any(map(_grave, run)) else "note"
    depends = "spelling" if rendering.source is None else "copy"
    return Finding(NAME, level, rendering.id, here.start, here.end, params, evidence, depends)


def _grave(drift: Drift) -> bool:
    kind, flags = drift.relation.kind, drift.relation.flags
    return kind == "different" or (kind == "inflection" and bool(flags))

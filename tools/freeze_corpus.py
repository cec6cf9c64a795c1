"""Freeze a corpus of today's form for the tests: invented texts, Turkish and English, every feature of the form.

A form that is frozen is never written again; a new one gets a folder of its own beside it.

    python tools/freeze_corpus.py tests/frozen/corpus-1
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tahkik.api import library
from tahkik.corpus import sample
from tahkik.corpus.segment import Held, write
from tahkik.corpus.store import writer
from tahkik.languages import load as profile
from tahkik.model import Document, Locus, Repair

TURKISH = """Değirmenin yolu

Köprünün tamiri için gereken kereste bu yaz içinde getirilecek, ustalar ay sonunda işe başlayacaktır. Ambarın anahtarı
muhtarda, defteri heyettedir. Işığı sönük fenerle İskele Caddesi’nden geçen kâtip, üç çuval buğdayı teslim aldı.
"""
ENGLISH = """The ferry book

Eleven baskets of salted mackerel were counted before the northern gate was shut. The clerk signed for nine of them, and
the ferryman kept the other two until the frost was over. Nobody asked for the slates behind the customs house.
"""
#: Words sampled: so few that the folder has a file of them, as a large corpus has.
SAMPLED = 256
#: Longer than one block of texts.
LONG = " ".join(f"Entry {number} names barrel {7 * number} and shelf {number % 13}." for number in range(160))


def main() -> int:
    """Write the folder; it must not be there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    sample.KEPT = SAMPLED
    library.create(folder)
    with tempfile.TemporaryDirectory() as name:
        papers = Path(name) / "papers"
        papers.mkdir()
        (papers / "değirmen.txt").write_text(TURKISH, encoding="utf-8")
        (papers / "ferry.txt").write_text(ENGLISH, encoding="utf-8")
        (papers / "long.md").write_text(f"# A long list\n\n{LONG}\n", encoding="utf-8")
        (papers / "gone.txt").write_text(
            "This paper was taken out again; nobody finds the blue lantern in it.\n", "utf-8"
        )
        lines = [
            {"id": "7", "text": "A second lamp was lit upon the tower of the customs house.", "title": "Lamp"},
            {"id": "8", "text": "Kuyu derindir; köylüler suyu kovayla çekerler.", "language": "tr", "author": "Kâtip"},
        ]
        (papers / "notes.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        library.add(folder, [papers], processes=1)
        library.remove(folder, ["papers/gone.txt"])
    _with_records(folder)
    return 0


def _with_records(folder: Path) -> None:
    """Put in what no plain file has: repairs, printed pages, a work, a lone surrogate, a rare sign."""
    text = "Ustalar köprünün ayaklarını yeniden ördü. \ud800 \U0001f33e Defterin son yaprağı boştur."
    document = Document(
        "archive/12", text, "a" * 64, "b" * 64, "text/plain", "tr", title="Defter", author="Kâtip", published="1920-04",
        locus="s. 12", repairs=(Repair(8, 16, "koprunun", "R18"),), work="Köprü defterleri",
        loci=(Locus(0, 41, "12"), Locus(41, len(text), "13")),
    )  # fmt: skip
    with writer(folder) as one:
        place = one.scratch / "segment"
        place.mkdir()
        one.take(place, "tr", write([Held(document, "c" * 64, "archive", "tahkik 0")], profile("tr"), place))
        one.commit({})


if __name__ == "__main__":
    raise SystemExit(main())

"""Where a passage stands, as a person cites it: printed pages, headings; the same with a corpus on disk and without."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import tahkik
from tahkik.api import library

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))
import files

FIRST = "Each spring the miller counted the planks of the weir, and each spring two of them were gone."
SECOND = "A second lamp was lit upon the tower of the customs house before the ice came down the river."

MARKDOWN = f"# The Weir\n\nAn account.\n\n## § 1 Planks ##\n\n{FIRST}\n\n#no heading\n\n## § 2 Lamps\n\n{SECOND}\n"
HTML = f"""<!doctype html><html lang="en"><title>The Weir</title><body><article><h1>The Weir</h1><p>An account of it,
written down by the keeper of the lock in the year of the flood.</p><h2>Planks</h2><p>{FIRST}</p><h2>Lamps</h2>
<p>{SECOND}</p></article></body></html>"""
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The Weir</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader><text><body>
<div><head>Planks</head><pb n="iv"/><p>{FIRST}</p></div><div><head>Lamps</head><pb n="5"/><p>{SECOND}</p></div></body>
</text></TEI>"""


SOURCES = {
    "weir.md": (MARKDOWN.encode(), "§ 1 Planks", "§ 2 Lamps"),
    "weir.html": (HTML.encode(), "Planks", "Lamps"),
    "weir.xml": (TEI.encode(), "Planks, p. iv", "Lamps, p. 5"),
    "weir.txt": (f"THE WEIR\n\n{FIRST}\n\n{SECOND}\n".encode(), None, None),
}


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("on_disk", [False, True])
def test_a_match_says_where_it_stands(name: str, on_disk: bool, tmp_path: Path) -> None:
    data, first, second = SOURCES[name]
    box = tmp_path / "box"
    box.mkdir()
    (box / name).write_bytes(data)
    if on_disk:
        library.create(tmp_path / "c.tahkik")
        assert library.add(tmp_path / "c.tahkik", [box], language="en").added == 1
        corpus = tahkik.Corpus.open(tmp_path / "c.tahkik")
    else:
        corpus = tahkik.Corpus.of([box], keep=False, language="en")
    found = [corpus.find(words).quotations[0].matches[0].locus for words in (FIRST, SECOND)]
    assert found == [first, second]


def test_pages_of_a_pdf_are_cited(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    box = tmp_path / "box"
    box.mkdir()
    lines = [[one[k : k + 60] for k in range(0, len(one), 60)] for one in (FIRST, SECOND)]
    text = "\n".join(lines[0]), "\n".join(lines[1])
    (box / "weir.pdf").write_bytes(bytes(files.pdf([files.column(one, 60, 780, 480) for one in text])))
    library.create(tmp_path / "c.tahkik")
    library.add(tmp_path / "c.tahkik", [box], language="en")
    match = tahkik.Corpus.open(tmp_path / "c.tahkik").find(SECOND).quotations[0].matches[0]
    assert match.locus == "p. 2"

"""Where a passage stands, as a person cites it: printed pages, headings; the same with a corpus on disk and without."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

import tahkik
from tahkik.api import library
from tahkik.api.loci import _division
from tahkik.model import Document

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


@pytest.mark.parametrize(
    ("above", "heading"),
    [
        ("# Planks\n\n", None),  # the title of the whole
        ("Title\n\n## About C#\n\n", "About C#"),
        ("Title\n\n###### Deep ####\n\n", "Deep"),
        ("Title\n\n####### seven\n\n", None),
        ("Title\n\n#tag\n\n", None),
        ("Title\n\n# \n\n", None),
        ("Title\n\nPlanks\n======\n\n", "Planks"),
        ("Title\n\nPlanks of the weir\n---\n\n", "Planks of the weir"),
        ("Title\n\n## Planks\n\nwords\n\n---\n\n", "Planks"),
        ("---\ntitle: The Weir\ndate: 1912-03-04\n---\n\n", None),
        ("---\ntitle: The Weir\n---\n\n## Planks\n\nOne\n\n---\n\n", "Planks"),
        ("Title\n\n## Planks\n\n```sh\n# a comment\n```\n\n", "Planks"),
        ("Title\n\n## Planks\n\n| a | b |\n|---|---|\n| c | d |\n\n", "Planks"),
        ("Title\r\n\r\n## Planks\r\n\r\n", "Planks"),
    ],
)
def test_the_heading_of_markdown(above: str, heading: str | None, tmp_path: Path) -> None:
    (tmp_path / "weir.md").write_bytes((above + FIRST + "\n").encode())
    corpus = tahkik.Corpus.of([tmp_path / "weir.md"], keep=False, language="en")
    assert corpus.find(FIRST).quotations[0].matches[0].locus == heading


@pytest.mark.parametrize(
    "line", ["# a" + " " * 1_000_000 + "b", "#" * 1_000_000, "#x\n" * 300_000, "# \n=\n" * 200_000]
)
def test_lines_like_headings_without_end(line: str) -> None:
    text = f"Title\n\n{line}\n\n"
    begun = time.monotonic()
    assert _division(Document("a", text, "", "", "text/markdown"), len(text)) is None
    assert time.monotonic() - begun < 10


def located(name: str, data: bytes, box: Path, tmp_path: Path) -> list[list[str | None]]:
    """Return where both sentences stand, in a corpus on disk and in memory."""
    box.mkdir()
    (box / name).write_bytes(data)
    library.create(tmp_path / "c.tahkik")
    assert library.add(tmp_path / "c.tahkik", [box], language="en").added == 1
    corpora = tahkik.Corpus.open(tmp_path / "c.tahkik"), tahkik.Corpus.of([box], keep=False, language="en")
    return [[one.find(words).quotations[0].matches[0].locus for words in (FIRST, SECOND)] for one in corpora]


@pytest.mark.parametrize("ncx", [False, True])
def test_chapters_and_printed_pages_of_a_book(ncx: bool, tmp_path: Path) -> None:
    chapters = {
        "a.xhtml": f'<h1>Planks</h1><p><span id="iv"/>{FIRST}</p>',
        "b.xhtml": f'<h1>Lamps</h1><p><span id="p5"/>{SECOND}</p>',
    }
    data = files.epub(chapters, pages={"a.xhtml#iv": "iv", "b.xhtml#p5": "5"}, ncx=ncx)
    for found in located("weir.epub", data, tmp_path / "box", tmp_path):
        assert found == ["Planks, p. iv", "Lamps, p. 5"]


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        ('<div n="3"><p>{0}</p></div><div n="4"><p>{1}</p></div>', "3", "4"),
        ('<div type="letter" n="12"><p>{0}</p></div><p>{1}</p>', "letter 12", None),
        ('<div><head>Planks</head><div n="1"><p>{0}</p></div><p>{1}</p></div>', "Planks, 1", "Planks"),
        ('<div><head>Planks</head><div n="1"><head>Boards</head><p>{0}</p></div></div><div n="2"><pb n="9"/><p>{1}</p>'
         "</div>", "Boards", "2, p. 9"),
        ('<div type="chapter"><p>{0}</p></div><div><p>{1}</p></div>', None, None),
    ],
)  # fmt: skip
def test_numbered_divisions_of_tei(body: str, first: str | None, second: str | None, tmp_path: Path) -> None:
    text = f"<text><body>{body.format(FIRST, SECOND)}</body></text>"
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>'.encode()
    for found in located("weir.xml", data, tmp_path / "box", tmp_path):
        assert found == [first, second]


def test_headings_of_a_docx(tmp_path: Path) -> None:
    body = [("Planks", FIRST), ("Lamps", SECOND)]
    data = files.docx(*(one for head, words in body for one in (files.paragraph(head, style="Balk1"),
                                                                files.paragraph(words))))  # fmt: skip
    for found in located("weir.docx", data, tmp_path / "box", tmp_path):
        assert found == ["Planks", "Lamps"]


def test_roman_pages_of_a_pdf(tmp_path: Path) -> None:
    lines = ["\n".join(one[k : k + 60] for k in range(0, len(one), 60)) for one in (FIRST, SECOND)]
    data = files.pdf([files.column(one, 60, 780, 480) for one in lines], labels="0 << /S /r /St 4 >> 1 << /S /D >>")
    for found in located("weir.pdf", bytes(data), tmp_path / "box", tmp_path):
        assert found == ["p. iv", "p. 1"]


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

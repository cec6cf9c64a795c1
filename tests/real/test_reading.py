"""The stored copy of a real page: what is the article's, the readers' and the software's, by position."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tahkik.model import Document
from tahkik.read import read

#: The file the positions hold for.
SHA256 = "d4edac94863ccf77d7c47d7765baf48cdaf1d3b731e10369341e1b9590400882"


@pytest.fixture(scope="module")
def page(shared: Path) -> Document:
    document = read(shared / "seed" / "article.txt")
    if document.sha256 != SHA256:
        pytest.skip("another file than the one the positions were read from")
    return document


def test_title_lead_and_sources(page: Document) -> None:
    found = [(block.kind, block.start, block.end) for block in page.blocks if block.kind != "paragraph"]
    assert found == [("title", 0, 53), ("lead", 55, 213), ("sources", 1921, 1990), ("sources", 1992, 2125)]
    assert page.body == ((0, 2125),)
    assert (page.language, page.author, page.published) == ("tr", None, None)


def test_two_comments_the_second_an_answer(page: Document) -> None:
    assert [(c.id, c.parent, c.author, c.published, c.start, c.end) for c in page.comments] == [
        ("c1", None, None, "2021-12-24T16:37", 2251, 2332),
        ("c2", "c1", None, "2021-12-30T07:31", 2402, 2665),
    ]


def test_what_the_software_left(page: Document) -> None:
    assert page.leavings == (
        (2127, 2194),
        (2197, 2235),
        (2238, 2247),
        (2336, 2343),
        (2346, 2384),
        (2388, 2397),
        (2670, 2677),
        (2679, 2694),
        (2696, 2719),
    )


def test_the_emphasis_inside_the_letter(page: Document) -> None:
    assert page.emphases == ((1018, 1258),)


def test_the_written_text_is_the_files(page: Document, shared: Path) -> None:
    data = (shared / "seed" / "article.txt").read_bytes()
    assert page.text == data.decode()
    assert page.text_sha256 == hashlib.sha256(data).hexdigest()

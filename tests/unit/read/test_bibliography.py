"""Exports of reference managers: BibTeX and BibLaTeX as Zotero and JabRef write them, CSL-JSON, Better BibTeX's."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tahkik.errors import ReadError
from tahkik.read import bibliography
from tahkik.read.bibliography import Entry, entries_of

BIB = r"""
@string{house = "Weir Press"}
@article{lind_mill_1912,
	title = {The {Mill} on the W{\"e}ir: {\i}{\c s}{\u g} {\.I}},
	author = {Lind, Ada and {Weir Society} and van der Meer, Jan},
	year = {1912}, month = apr, langid = {english}, publisher = house,
	file = {Text:C\:\\Users\\a\\Zotero\\storage\\ABCD2345\\Lind - 1912.pdf:x;P:/a/storage/QRST6789/b.html:x},
}
@book{kuyu, title = "Kuyu ve {\c C}ark", subtitle = {Bir k{\"o}y}, author = {K{\^a}tip, Ali},
  date = {1931-05-02/1931-06-01},
  language = {Türkçe}, file = {/data/books/Kuyu; ve.pdf}}
@book{broken, title = {no end
@book{after, title = {After}, editor = {Fox, Eve}, year = {c. 1920}, file = {C:\Books\After.pdf}}
@misc{after, title = {Twice}, file = {files/12/Twice.pdf}}
"""


def of(tmp_path: Path, name: str, text: str) -> tuple[dict[str | None, Entry], list[str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    entries, refusals = entries_of(path)
    return {one.title: one for one in entries}, [one.message for one in refusals]


def test_bibtex_is_read_as_it_prints(tmp_path: Path) -> None:
    entries, broken = of(tmp_path, "library.bib", BIB)
    mill = entries["The Mill on the Wëir: ışğ İ"]
    assert mill.author == "Ada Lind; Weir Society; Jan van der Meer"
    assert (mill.published, mill.language, mill.family) == ("1912-04", "en", "Lind")
    assert mill.files[0].split("\\")[-2:] == ["ABCD2345", "Lind - 1912.pdf"]
    assert mill.files[1] == "/a/storage/QRST6789/b.html"
    kuyu = entries["Kuyu ve Çark: Bir köy"]
    assert (kuyu.author, kuyu.published, kuyu.language) == ("Ali Kâtip", "1931-05-02", "tr")
    assert (entries["After"].author, entries["After"].published) == ("Eve Fox", "1920")
    assert entries["After"].files == ("C:\\Books\\After.pdf",)
    assert entries["Twice"].files == ("files/12/Twice.pdf",)
    assert broken == ["The entry on line 12 of library.bib is broken."]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"50% of {All} & \#1", "50% of All & #1"),
        (r"{Mills} \href{http://x.org}{and} weirs", r"Mills \hrefhttp://x.organd weirs"),
        (r"Ya{\c s}ar'{\i}n {\.{I}}{\^\i}", "Yaşar'ın İî"),
        (r"``Mill'' --- \emph{Weir}", "“Mill” — Weir"),
        (r"{unclosed \textbf", "unclosed"),
    ],
)
def test_a_title_is_what_latex_prints(written: str, printed: str) -> None:
    assert bibliography._plain(written) == printed


def test_an_entry_with_a_field_twice_counts(tmp_path: Path) -> None:
    text = "@book{a, title={The {Mill}}, author={Lind, Ada}, keywords={x}, keywords={y}, file={a.pdf; b.pdf}}"
    entries, broken = of(tmp_path, "library.bib", text)
    assert (entries["The Mill"].author, entries["The Mill"].files, broken) == ("Ada Lind", ("a.pdf", "b.pdf"), [])


def test_an_export_in_another_encoding_is_read(tmp_path: Path) -> None:
    text = "@book{a, title = {Köylüler suyu kuyudan çekerler ve değirmen işler}, author = {Kâtip, Şükrü}, year = 1931}"
    (tmp_path / "library.bib").write_bytes(text.encode("cp1254"))
    (entry,) = entries_of(tmp_path / "library.bib")[0]
    assert (entry.title, entry.author) == ("Köylüler suyu kuyudan çekerler ve değirmen işler", "Şükrü Kâtip")


def test_csl_json_is_read(tmp_path: Path) -> None:
    works = [
        {"id": "a", "type": "book", "title": "The <i>Mill</i>", "author": [{"family": "Lind", "given": "Ada"}],
         "issued": {"date-parts": [[1912, 4]]}, "language": "en-GB"},
        {"id": "b", "type": "book", "title": "Kuyu", "author": [{"literal": "Weir Society"}],
         "issued": {"raw": "1931"}},
        {"id": "c", "type": "book", "title": "No date", "issued": {"date-parts": [["soon"]]}, "author": "nobody"},
        "no work",
    ]  # fmt: skip
    entries, broken = of(tmp_path, "library.json", json.dumps(works))
    assert broken == []
    mill = entries["The Mill"]
    assert (mill.author, mill.published, mill.language, mill.family) == ("Ada Lind", "1912-04", "en", "Lind")
    assert (entries["Kuyu"].author, entries["Kuyu"].published) == ("Weir Society", "1931")
    assert (entries["No date"].author, entries["No date"].published) == (None, None)


def test_better_bibtex_names_files(tmp_path: Path) -> None:
    works = {"items": [{"itemType": "book", "title": "The Mill", "citationKey": "lind", "date": "1912-04-03",
                        "creators": [{"lastName": "Lind", "firstName": "Ada"}],
                        "attachments": [{"path": "/x/storage/ABCD2345/a.pdf"}, {"title": "a link"}]}]}  # fmt: skip
    entries, _ = of(tmp_path, "library.json", json.dumps(works))
    mill = entries["The Mill"]
    assert (mill.key, mill.author, mill.published) == ("lind", "Ada Lind", "1912-04-03")
    assert mill.files == ("/x/storage/ABCD2345/a.pdf",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "{"), ("a.json", "[" * 100_000), ("a.json", "[1, 2]"), ("a.json", '{"title": "a page"}'),
        ("a.json", '[{"title": "a row of data"}]'), ("a.bib", ""), ("a.bib", "nothing at all"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused_with_its_name(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ReadError, match="is no export") as told:
        entries_of(tmp_path / name)
    assert name in told.value.message
    with pytest.raises(ReadError, match="cannot be read"):
        entries_of(tmp_path / "nowhere.bib")


def test_a_changed_title_is_another_sum() -> None:
    one = Entry("a", "Mill", "Lind", "1912", "en", "Lind", ("a.pdf",))
    assert one.digest == Entry("b", "Mill", "Lind", "1912", "en", "Lind").digest
    assert one.digest != Entry("a", "Weir", "Lind", "1912", "en", "Lind").digest


def test_nothing_of_it_is_loaded_before_it_is_needed() -> None:
    code = "import sys, tahkik.api; tahkik.api.library; print({'bibtexparser', 'pylatexenc'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

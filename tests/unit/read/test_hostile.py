"""Files made to do harm: bounded in time and memory, refused with a hint, and the other files go on."""

from __future__ import annotations

import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

import tahkik
import tahkik.read as reading
from tahkik.errors import Damaged, LimitError, TahkikError
from tahkik.options import ReadOptions
from tahkik.read.encoding import mend

#: Seconds and bytes within which each of these is refused, some ten times what it takes here.
SECONDS = 20.0
BYTES = 600_000_000


def tried(read: Callable[[], object]) -> object:
    """Return what a reader gave, or the error it raised, which has a hint and is short."""
    try:
        return read()
    except TahkikError as error:
        refused = error
    assert refused.hint
    assert len(refused.message) < 500
    return refused


def bounded(read: Callable[[], object]) -> tuple[object, float]:
    """Run a reader; return what it gave or raised, and assert its bounds."""
    tracemalloc.start()
    begun = time.monotonic()
    result = tried(read)
    took = time.monotonic() - begun
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < SECONDS
    assert peak < BYTES
    return result, took


# --- archives ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml"])
def test_a_part_that_unpacks_a_thousandfold(make: ModuleType, part: str) -> None:
    noted = make.paragraph("Kuyu", '<w:r><w:footnoteReference w:id="1"/></w:r>', style="Alnt")
    parts = {"word/document.xml": make.word("document", f"<w:body>{noted}</w:body>"), part: b" " * 300_000_000}
    data = make.archive(parts)
    assert len(data) < 1_000_000
    result, _ = bounded(lambda: reading.read(data, name="bomb.docx"))
    assert isinstance(result, LimitError)
    assert "would unpack" in result.message


def test_an_archive_that_names_a_smaller_size_than_it_has(make: ModuleType) -> None:
    content = make.archive({"word/document.xml": b" " * 50_000_000})
    at = content.rfind(b"PK\x01\x02")
    forged = content[: at + 24] + (1_000).to_bytes(4, "little") + content[at + 28 :]
    result, _ = bounded(lambda: reading.read(forged, name="bomb.docx"))
    assert isinstance(result, (LimitError, Damaged))


def test_chapters_that_are_too_long_together(make: ModuleType) -> None:
    noise = random.Random(7)
    words = " ".join(str(noise.randrange(10**9)) for _ in range(500_000))  # packs twice: no single part is a bomb
    data = make.epub({f"{number}.xhtml": f"<p>{words}</p>" for number in range(6)})
    result, _ = bounded(lambda: reading.read(data, ReadOptions(max_size=1 << 40), name="bomb.epub"))
    assert isinstance(result, LimitError)


def test_more_files_than_a_document_has(make: ModuleType) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for number in range(25_000):
            file.writestr(f"{number}", b"")
        file.writestr("word/document.xml", make.word("document", "<w:body/>"))
    result, _ = bounded(lambda: reading.read(out.getvalue(), ReadOptions(max_size=1 << 40), name="bomb.docx"))
    assert isinstance(result, LimitError)


@pytest.mark.parametrize("kind", ["docx", "epub", "pdf"])
def test_files_that_break_off_anywhere(make: ModuleType, kind: str) -> None:
    whole = {
        "docx": lambda: make.docx(make.paragraph("Kuyu derindir, su soğuktur.")),
        "epub": lambda: make.epub({"a.xhtml": "<p>Kuyu derindir, su soğuktur.</p>"}),
        "pdf": lambda: make.pdf([make.column("Kuyu derindir, su soğuktur.", 60, 700, 300)]),
    }[kind]()
    for cut in range(4, len(whole) - 1, max(1, len(whole) // 40)):
        for data in (whole[:cut], whole[:cut] + bytes(64) + whole[cut + 64 :]):
            tried(partial(reading.read, data, name=f"broken.{kind}"))


# --- XML -----------------------------------------------------------------------------------------------------------

LAUGHS = "<!DOCTYPE TEI [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
) + "]>"  # fmt: skip


def _tei(before: str, text: str) -> bytes:
    return f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{text}</p></body></text></TEI>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        _tei(LAUGHS, "words &a11;"),
        _tei(LAUGHS, "words <hi rend='&a11;'>loud</hi>"),
        _tei("<!DOCTYPE TEI [<!ENTITY % r SYSTEM 'http://192.0.2.1/x.dtd'> %r;]>", "words"),
        _tei("<!DOCTYPE TEI SYSTEM 'http://192.0.2.1/x.dtd'>", "words"),
        _tei("", "words " + "<hi>" * 100_000),
        _tei("", "<hi>" * 100_000 + "words" + "</hi>" * 100_000),
    ],
    ids=["laughs", "laughs in an attribute", "parameter entity", "external", "unclosed", "deep"],
)
def test_hostile_xml(data: bytes) -> None:
    result, took = bounded(lambda: reading.read(data, name="laughs.xml"))
    assert took < 5
    assert isinstance(result, TahkikError) or len(result.text) < 1_000  # type: ignore[attr-defined]


def test_an_external_entity_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the word nobody shall read", encoding="utf-8")
    page = reading.read(_tei(f"<!DOCTYPE TEI [<!ENTITY s SYSTEM '{secret.as_uri()}'>]>", "words &s;"), name="a.xml")
    assert "nobody" not in page.text


def test_laughs_inside_a_docx(make: ModuleType) -> None:
    part = (
        LAUGHS.replace("TEI", "w:document")
        + make.word("document", "<w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body>")[39:]
    )
    result, _ = bounded(lambda: reading.read(make.archive({"word/document.xml": part}), name="laughs.docx"))
    assert isinstance(result, TahkikError)


# --- PDF -----------------------------------------------------------------------------------------------------------


def test_twenty_thousand_pages(make: ModuleType) -> None:
    data = make.pdf([[(60, 700, 10, "Kuyu derindir.")]] * 20_000)
    result, took = bounded(lambda: reading.read(data, ReadOptions(max_size=1 << 30), name="thick.pdf"))
    assert isinstance(result, LimitError)
    assert took < 5


# --- letters -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["Ã¼" * 100_000, "Ã¼\n" * 50_000, "þa " * 300_000, "þ" * 900_000, "a?" * 400_000, "ab?cd " * 100_000,
     "\ufffd" * 300_000, "\x91" * 300_000, "аb " * 200_000, "1." * 2_000_000, "kyn mhtr " * 60_000],
    ids=["pairs", "lines of pairs", "thorns", "one thorn", "questions", "lost", "replaced", "controls", "cyrillic",
         "ones", "left out"],
)  # fmt: skip
def test_letters_without_end(text: str) -> None:
    begun = time.monotonic()
    mend(text)
    assert time.monotonic() - begun < SECONDS


# --- the others go on ----------------------------------------------------------------------------------------------


def test_one_bad_file_spoils_no_other(make: ModuleType, tmp_path: Path) -> None:
    good = make.paragraph("Kervan sabahleyin kuyunun başında durdu ve develer sulandı.")
    (tmp_path / "a.docx").write_bytes(make.docx(good))
    (tmp_path / "b.docx").write_bytes(make.docx(good)[:300])
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 nothing")
    (tmp_path / "d.xml").write_bytes(_tei(LAUGHS, "<hi rend='&a11;'>x</hi>"))
    (tmp_path / "e.pdf").write_bytes(make.pdf([make.column("Han boşaldı, avluda yalnız köpek kaldı.", 60, 700, 300)]))
    corpus = tahkik.Corpus.of([tmp_path], keep=False)
    assert corpus.info.documents == 2
    refused = {refusal.source.rpartition("/")[2]: refusal.code for refusal in corpus.info.refusals}
    assert refused == {"b.docx": "damaged", "c.pdf": "damaged", "d.xml": "damaged"}


def test_a_reader_that_runs_out_of_levels_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from tahkik.read.formats import tei

    def endless(data: bytes, name: str) -> object:
        return endless(data, name)

    monkeypatch.setattr(tei, "parse", endless)
    with pytest.raises(Damaged, match="nested deeper than documents are"):
        reading.read(_tei("", "words"), name="deep.xml")

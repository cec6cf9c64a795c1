"""Bytes to a written text: encodings, damage, limits, and what is no text."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import tahkik
import tahkik.read as reading
from tahkik import plugins
from tahkik.errors import Damaged, EmptyDocument, LimitError, PluginError, ReadError, UnknownFormat
from tahkik.model import Document
from tahkik.options import ReadOptions
from tahkik.read.reading import _formats

WORDS = "Çeşmenin taşını yontan usta, ışığı gören için yazdı: “Su içen dua etsin.”\r\nİkinci satır ğüşöç."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("cp1254"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "utf-32-le", "cp1254"],
)
def test_the_written_text_is_the_decoded_bytes(data: bytes) -> None:
    page = reading.read(data)
    assert page.text == WORDS
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert page.text_sha256 == hashlib.sha256(WORDS.encode()).hexdigest()
    assert page.repairs == ()


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Für die Größe der Häuser und für das Maß hörte er auf den König.", "cp1252"),
        ("Il n’était pas là où l’école était; très tôt, il avait déjà parlé à la fenêtre.", "cp1252"),
        ("Это письмо было написано в первый год войны, и никто его ещё не читал.", "cp1251"),
    ],
)
def test_other_old_encodings(words: str, encoding: str) -> None:
    assert reading.read(words.encode(encoding)).text == words


def test_a_broken_byte_is_repaired_and_said() -> None:
    data = WORDS.encode().replace("ğ".encode(), b"\xc4", 1)
    page = reading.read(data)
    at = WORDS.index("ğ")
    assert page.text == WORDS[:at] + "\ufffd" + WORDS[at + 1 :]
    assert [(r.start, r.end, r.was, r.rule) for r in page.repairs] == [(at, at + 1, "\\xc4", "undecodable-byte")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{\\rtf1 words", "an RTF document"),
        (b"PK\x03\x04 words", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"words\0and more words", "byte 5 is NUL"),
        (b"\x01\x02\x03\x04 words " * 9, "control characters"),
        (codecs.BOM_UTF16_LE + "\x01\x02\x03".encode("utf-16-le") * 50, "control characters"),
    ],
)
def test_what_is_no_text_is_declined_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnknownFormat) as error:
        reading.read(data, name="page.txt")
    assert why in error.value.message
    assert error.value.hint
    assert error.value.details["source"] == "page.txt"


def test_every_reader_says_why_it_declined() -> None:
    with pytest.raises(UnknownFormat) as error:
        reading.read(b"{\\rtf1 words}", name="page.rtf")
    refusals = error.value.details["refusals"]
    assert refusals["Markdown"] == "its name does not end in .md"
    assert refusals["plain text"] == "it is an RTF document"
    assert {"DOCX", "EPUB", "PDF", "TEI", "MHTML", "WARC", "HTML"} <= set(refusals)
    assert all(reason in error.value.message for reason in refusals.values())


def test_utf_16_that_breaks_off() -> None:
    with pytest.raises(Damaged, match="stands for nothing"):
        reading.read(codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le")[:-1])


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u200b\xa0\u3000".encode(), b"... -- !"])
def test_no_words(data: bytes) -> None:
    with pytest.raises(EmptyDocument) as error:
        reading.read(data, name="page.txt")
    assert error.value.message == "page.txt holds no words."


def test_a_page_larger_than_allowed_is_not_decoded(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"\xff" * 2_000)
    with pytest.raises(LimitError) as error:
        reading.read(file, ReadOptions(max_size=1_000))
    assert error.value.message == "page.txt has 2000 bytes; the limit is 1000."
    assert error.value.hint == "allow more with --max-size 2000"
    with pytest.raises(LimitError, match="more than 1000 bytes"):
        reading.read_bytes(b"a" * 1_001, "-", ReadOptions(max_size=1_000))
    assert reading.read_bytes(b"a" * 1_000, "-", ReadOptions(max_size=1_000)).text == "a" * 1_000


def test_a_device_without_a_size_is_bounded() -> None:
    if not os.path.exists("/dev/zero"):
        pytest.skip("no such device here")
    with pytest.raises(LimitError):
        reading.read("/dev/zero", ReadOptions(max_size=1_000))


def test_a_limit_larger_than_the_memory(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(WORDS, encoding="utf-8", newline="")
    assert reading.read(str(file), ReadOptions(max_size=1 << 50)).text == WORDS


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda folder: folder, "is a folder, not a page"),
        (lambda folder: folder / "gone.txt", "There is no file"),
        (lambda folder: "https://example.org/page", "is an address"),
        (lambda folder: "a\0b", "cannot be read"),
    ],
)
def test_what_cannot_be_read(make: Callable[[Path], Path | str], what: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=what) as error:
        reading.read(make(tmp_path))
    assert error.value.hint


def test_language_is_asked_or_guessed_from_the_article() -> None:
    assert reading.read(WORDS.encode() + "\n\nBu mektup ve onun cevabı için.".encode()).language == "tr"
    assert reading.read(WORDS.encode(), ReadOptions(language="en")).language == "en"


def test_the_public_verb_stays_a_verb() -> None:
    assert tahkik.Corpus is not None
    page = tahkik.read(WORDS.encode())  # type: ignore[arg-type]
    assert isinstance(page, Document)


# --- plugins -------------------------------------------------------------------------------------------------------


class _Shouts:
    """A reader of files whose name ends in .shout."""

    NAME = "shouts"
    ORDER = 5

    @staticmethod
    def decline(data: bytes, suffix: str) -> str | None:
        return None if suffix == ".shout" else "nobody shouts"

    @staticmethod
    def parse(data: bytes, name: str) -> Document:
        return Document(name, data.decode().upper(), "", "", "text/x-shout")


def _bring(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    class Entry:
        name, value = "shouts", "shouts:reader"

        @staticmethod
        def load() -> object:
            if isinstance(found, Exception):
                raise found
            return found

    found = value
    monkeypatch.setattr(plugins, "entry_points", lambda group: [Entry] if group == "tahkik.readers" else [])
    _formats.cache_clear()
    monkeypatch.setattr("tahkik.read.reading._formats", _formats.__wrapped__)


def test_another_package_may_bring_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    _bring(monkeypatch, _Shouts)
    page = reading.read(b"heave ho", name="a.shout")
    assert (page.text, page.media_type, page.sha256) == (
        "HEAVE HO",
        "text/x-shout",
        hashlib.sha256(b"heave ho").hexdigest(),
    )
    assert reading.read(b"heave ho", name="a.txt").text == "heave ho"


@pytest.mark.parametrize(("value", "why"), [(ImportError("gone"), "gone"), (object(), "it has no NAME")])
def test_a_plugin_that_is_no_reader(value: object, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _bring(monkeypatch, value)
    with pytest.raises(PluginError, match=why):
        reading.read(b"heave ho")

"""Pages as browsers and crawlers store them: MHTML, WARC, a complete page with its folder; what a page declares."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import tahkik
import tahkik.read as reading
from tahkik.errors import Damaged, LimitError, ReadError, UnknownFormat
from tahkik.read.declared import declared

WORDS = "Kervan sabahleyin kuyunun başında durdu; usta yolun uzun olduğunu söyledi, kimse itiraz etmedi."


def html(words: str = WORDS, head: str = "", title: str = "Kervan yolu") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}<title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p>"
        f"<p>İkinci gün de böyle geçti, akşam oldu.</p></article></body></html>"
    )


# --- what a page declares ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="windows-1254">', "cp1254"),
        ("<META http-equiv=Content-Type content='text/html; charset=ISO-8859-9'>", "cp1254"),
        ('<!-- <meta charset="koi8-r"> --><meta charset=latin1>', "cp1252"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="utf-7">', None),
        ('<meta charset="rot13">', None),
        ('<meta charset="no-such-thing">', None),
        ("<p>charset=koi8-r</p>", None),
    ],
)
def test_declared_encodings(head: str, codec: str | None) -> None:
    assert declared(f"<html><head>{head}".encode()) == codec


def test_an_xml_declaration_declares() -> None:
    assert declared(b'<?xml version="1.0" encoding="iso-8859-9"?><TEI>') == "cp1254"


@pytest.mark.parametrize("said", ["windows-1254", "iso-8859-9", "iso-8859-1", "utf-8", "us-ascii", ""])
def test_a_turkish_page_is_turkish_whatever_it_declares(said: str) -> None:
    head = f'<meta charset="{said}">' if said else ""
    page = reading.read(html(head=head).encode("cp1254"), name="kervan.html")
    assert WORDS in page.text
    assert page.language == "tr"


# --- MHTML ---------------------------------------------------------------------------------------------------------


def mhtml(page: bytes, charset: str = "utf-8", coding: str = "8bit", kind: str = "multipart/related") -> bytes:
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://ornek.org/kervan\r\nSubject: Kervan yolu\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: " + kind.encode() + b';\r\n\ttype="text/html";\r\n'
        b'\tboundary="----b"\r\n\r\n'
        b"------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        b"------b\r\nContent-Type: text/html; charset=" + charset.encode() + b"\r\nContent-Transfer-Encoding: "
        + coding.encode() + b"\r\nContent-Location: https://ornek.org/kervan\r\n\r\n" + page + b"\r\n------b--\r\n"
    )  # fmt: skip


def test_mhtml_in_utf_8() -> None:
    page = reading.read(mhtml(html().encode()), name="kervan.mhtml")
    assert WORDS in page.text
    assert page.title == "Kervan yolu"
    assert page.address == "https://ornek.org/kervan"
    assert page.media_type == "multipart/related"


def test_mhtml_in_quoted_printable_and_an_old_encoding() -> None:
    import quopri

    data = mhtml(quopri.encodestring(html().encode("cp1254")), "windows-1254", "quoted-printable")
    assert WORDS in reading.read(data, name="kervan.mht").text


def test_mhtml_without_a_page() -> None:
    data = mhtml(b"words").replace(b"text/html; charset", b"text/css; charset")
    with pytest.raises(UnknownFormat, match="holds no web page"):
        reading.read(data, name="kervan.mhtml")


def test_messages_without_end_are_refused() -> None:
    inner = b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(3_000)
    )
    with pytest.raises(Damaged, match="stand in each other"):
        reading.read(b"MIME-Version: 1.0\r\n" + inner, name="kervan.mhtml")


# --- WARC ----------------------------------------------------------------------------------------------------------


def record(
    address: str, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, more: str = ""
) -> bytes:
    answer = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


PICTURE = record("https://ornek.org/a.png", b"\x89PNG", "image/png")
MISSING = record("https://ornek.org/yok", html("Bulunamadı, aradığınız sayfa burada yok.").encode(), status=404)
PAGE = record("https://ornek.org/kervan", html().encode())
OTHER = record("https://ornek.org/han", html("Han boşaldı, avluda yalnız köpek kaldı; kapının önünde uyudu.").encode())


@pytest.mark.parametrize("packed", [False, True])
def test_the_first_page_of_a_warc(packed: bool) -> None:
    parts = [PICTURE, MISSING, PAGE, OTHER]
    data = b"".join(gzip.compress(part) if packed else part for part in parts)
    page = reading.read(data, name="sayfalar.warc.gz" if packed else "sayfalar.warc")
    assert WORDS in page.text
    assert page.address == "https://ornek.org/kervan"


def test_the_page_named_of_a_warc(tmp_path: Path) -> None:
    file = tmp_path / "sayfalar.warc.gz"
    file.write_bytes(b"".join(map(gzip.compress, (PAGE, OTHER))))
    page = tahkik.read(f"{file}#https://ornek.org/han")
    assert "avluda yalnız köpek" in page.text
    assert page.source == "sayfalar.warc.gz#https://ornek.org/han"
    with pytest.raises(ReadError, match=r"holds no page of that address; it holds https://ornek\.org/kervan") as error:
        tahkik.read(f"{file}#https://ornek.org/baska")
    assert "#https://ornek.org/kervan" in (error.value.hint or "")


@pytest.mark.parametrize("coding", ["gzip", "chunked"])
def test_how_a_server_packed_its_answer(coding: str) -> None:
    body = html().encode()
    if coding == "gzip":
        sent, more = gzip.compress(body), "Content-Encoding: gzip\r\n"
    else:
        sent = b"".join(
            b"%x\r\n%b\r\n" % (len(body[at : at + 50]), body[at : at + 50]) for at in range(0, len(body), 50)
        )
        sent, more = sent + b"0\r\n\r\n", "Transfer-Encoding: chunked\r\n"
    assert WORDS in reading.read(record("https://ornek.org/kervan", sent, more=more), name="sayfalar.warc").text


def test_an_old_encoding_named_by_the_server() -> None:
    data = record("https://ornek.org/kervan", html().encode("cp1254"), "text/html; charset=iso-8859-9")
    assert WORDS in reading.read(data, name="sayfalar.warc").text


def test_a_warc_without_a_page() -> None:
    with pytest.raises(UnknownFormat, match="holds no web page"):
        reading.read(PICTURE + MISSING, name="sayfalar.warc")


def test_a_warc_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    data = gzip.compress(PAGE) + gzip.compress(OTHER)[:40]
    assert WORDS in reading.read(data, name="sayfalar.warc.gz").text


@pytest.mark.parametrize("where", ["record", "answer"])
def test_a_warc_that_unpacks_without_end(where: str) -> None:
    huge = b"<html><body><p>words " + b"a" * 120_000_000
    if where == "record":
        data = gzip.compress(record("https://ornek.org/", huge), 9)
    else:
        data = record("https://ornek.org/", gzip.compress(huge, 9), more="Content-Encoding: gzip\r\n")
    with pytest.raises(LimitError, match="would unpack to more than"):
        reading.read(data, name="sayfalar.warc")


# --- a complete page -----------------------------------------------------------------------------------------------


def test_a_complete_page_and_its_folder(tmp_path: Path) -> None:
    (tmp_path / "Kervan yolu_files").mkdir()
    (tmp_path / "Kervan yolu_files" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    saved = html('<img src="Kervan yolu_files/a.png" alt="">' + WORDS)
    file = tmp_path / "Kervan yolu.html"
    file.write_text(f"<!-- saved from url=(0025)https://ornek.org/kervan -->\n{saved}", encoding="utf-8")
    assert WORDS in tahkik.read(file).text
    corpus = tahkik.Corpus.of([tmp_path], keep=False)
    assert corpus.info.documents == 1
    assert corpus.info.refusals == ()

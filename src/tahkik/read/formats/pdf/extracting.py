"""The words of a PDF's pages with their boxes. The library is not made for threads: one at a time enters it."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from tahkik.errors import Damaged, Encrypted, LimitError, NoTextLayer
from tahkik.read.draft import LONGEST, high

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

#: Pages of one document. The thickest volume of minutes met has some 1,600; 5,000 pages take about a minute.
PAGES = 5_000
#: Signs on one page; a large newspaper page has 40,000, what holds more is no page.
SIGNS = 200_000
#: Letters a page has on the average; scans with a stamp or a watermark stay below.
LETTERS = 10
#: Size of a figure beside the letters before it from which on it is no note's: a superior figure has .5 to .7.
SUPERIOR = 0.8
#: The code of PDFium's FPDF_GetLastError for a document that asks for a password.
_PASSWORD = 4

_LOCK = threading.Lock()
#: A hyphen at a line's end is U+0002 or U+FFFE, with the next line's word right behind it.
_WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_NOTE = re.compile(r"(?<=[^\W\d_])[\d*†]{1,3}$|(?<=[.,;:!?”’»)])[\d*†]{1,3}$")
#: What PDFium gives for a hyphen at a line's end, and for what has no meaning in letters.
_HYPHENS = "\x02\ufffe"
_SIGNS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0xA0: " ", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi",
          0xFB04: "ffl"}  # fmt: skip
_MEANINGLESS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]")


class Word(NamedTuple):
    """A word and its box in points, the origin at the page's lower left corner; ``line`` as the library breaks them."""

    text: str
    left: float
    bottom: float
    right: float
    size: float
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it is called (``12``, ``xii``), its size in points, its words in the order of the file."""

    label: str
    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The pages of a document, and what it says of itself."""

    pages: tuple[Page, ...]
    title: str | None
    author: str | None


def extract(data: bytes, name: str) -> Extracted:
    """Return the words of every page.

    Raises
    ------
    Encrypted
        It asks for a password.
    Damaged
        It breaks off, or the library cannot open it.
    LimitError
        It has more than `PAGES` pages, or more text than a document may have.
    NoTextLayer
        Its pages are pictures.
    """
    with _LOCK:
        document = _open(data, name)
        try:
            count = len(document)
            if count > PAGES:
                raise LimitError(
                    f"{name} has {count} pages; up to {PAGES} are read at once.",
                    hint=f"split it: qpdf --split-pages={PAGES} {name} part.pdf",
                    details={"source": name, "pages": count, "max_pages": PAGES},
                )
            pages = tuple(_pages(document, count, name))
            said = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
    letters = sum(len(word.text) for page in pages for word in page.words)
    if letters < LETTERS * min(len(pages), 3):
        raise NoTextLayer(
            f"{name} holds pictures of {count} {'page' if count == 1 else 'pages'} and no text.",
            hint=f"recognise its letters first: ocrmypdf --language CODE {name} {name.removesuffix('.pdf')}-text.pdf",
            details={"source": name, "pages": count},
        )
    return Extracted(pages, said.get("Title"), said.get("Author"))


def _open(data: bytes, name: str) -> PdfDocument:
    # Imported here: only a PDF needs it, and it takes 60 ms.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) == 0:
            raise Damaged(f"{name} has no pages.", hint="fetch the file again; it breaks off", details={"source": name})
        return document
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Encrypted(
                f"{name} asks for a password.",
                hint=f"save a copy without one: qpdf --decrypt --password=… {name} open.pdf",
                details={"source": name},
            ) from None
        raise Damaged(
            f"{name} is damaged: it cannot be opened as a PDF.",
            hint="fetch the file again; it breaks off or was changed on its way",
            details={"source": name},
        ) from None


def _pages(document: PdfDocument, count: int, name: str) -> Iterator[Page]:
    import pypdfium2

    total = 0
    for number in range(count):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield Page(_label(document, number), 0.0, 0.0, ())  # a page that is not there; the others are
            continue
        try:
            words = tuple(_words(page))
            width, height = page.get_size()
        except pypdfium2.PdfiumError:
            words, width, height = (), 0.0, 0.0
        finally:
            page.close()
        total += sum(len(word.text) for word in words)
        if total > LONGEST:
            raise LimitError(
                f"{name} holds more than {LONGEST} signs of text.",
                hint="split it into volumes or chapters",
                details={"source": name, "max_length": LONGEST},
            )
        yield Page(_label(document, number), width, height, words)


def _label(document: PdfDocument, number: int) -> str:
    """Return what a page is called: its label, else its number from 1."""
    return document.get_page_label(number).strip() or str(number + 1)


def _words(page: PdfPage) -> Iterator[Word]:
    import pypdfium2.raw as pdfium

    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        if not 0 < count <= SIGNS:
            return
        text = layer.get_text_range()
        if len(text) != count:  # letters beyond 16 bits: count each sign by itself
            text = "".join(_sign(pdfium.FPDFText_GetUnicode(layer.raw, at)) for at in range(count))
        box = pdfium.FS_RECTF()
        at = line = 0
        for hit in _WORD.finditer(text):
            start, end = hit.span()
            line += text.count("\n", at, start) + (at > 0 and text[at - 1] in _HYPHENS)
            at = end
            written = _MEANINGLESS.sub("", hit[0].translate(_SIGNS))
            if not written or not pdfium.FPDFText_GetLooseCharBox(layer.raw, start, ctypes.byref(box)):
                continue
            left, bottom, size, right = box.left, box.bottom, box.top - box.bottom, box.right
            if end - start > 1:
                pdfium.FPDFText_GetLooseCharBox(layer.raw, end - 1, ctypes.byref(box))
                right = max(right, box.right)
                if box.top - box.bottom < SUPERIOR * size and (note := _NOTE.search(written)):
                    written = written[: note.start()] + high(note[0])
            yield Word(written, left, bottom, right, size, line)
    finally:
        layer.close()


def _sign(code: Any) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x00"

"""PDF with a text layer: columns in reading order, hyphens at line ends, printed page numbers, notes, running heads.

::

    bytes ── extracting.py ──> words with their boxes, a page at a time (pypdfium2, one thread at a time)
          ── layout.py ──────> lines in reading order, column by column
          ── furniture.py ───> which of them are running heads, feet and page numbers
          ── flow.py ────────> paragraphs, headings and notes; words broken at line ends joined where they are known
"""

from __future__ import annotations

from tahkik.model import Document
from tahkik.read.formats.pdf.extracting import extract
from tahkik.read.formats.pdf.flow import compose

__all__ = ["NAME", "ORDER", "decline", "parse"]

NAME = "PDF"
ORDER = 12
MEDIA_TYPE = "application/pdf"
#: Bytes in which the mark of a PDF stands; mail programmes and servers put lines before it.
HEAD = 1_024


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no PDF."""
    return None if b"%PDF-" in data[:HEAD] else "it does not begin as a PDF does"


def parse(data: bytes, name: str) -> Document:
    """Read a PDF."""
    return compose(extract(data, name), name, MEDIA_TYPE)

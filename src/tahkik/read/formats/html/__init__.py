"""Web pages: the article, its structure, and its readers' comments, out of the page around them.

::

    bytes ── parsing.py ──> tree ── flow.py ──> written text with a map to the elements
                             │
                             ├── threads/ ────> comments: author, date, permalink, parent, words
                             ├── article.py ──> which words are the article (trafilatura, on the tree without comments)
                             ├── metadata.py ─> title, author, dates, language, address
                             └── blocks.py ───> title, lead, headings, quotations, items, notes, tables …
"""

from __future__ import annotations

from tahkik.model import Document
from tahkik.read.decoding import refusal
from tahkik.read.formats.html.page import read_html
from tahkik.read.formats.html.parsing import begins_as_page

__all__ = ["NAME", "ORDER", "decline", "parse", "read_html"]

NAME = "HTML"
ORDER = 30
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp")


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no web page."""
    if (reason := refusal(data)) is not None:
        return reason
    if suffix in SUFFIXES or begins_as_page(data):
        return None
    return "it does not begin as a web page does, and its name does not end in .html"


def parse(data: bytes, name: str) -> Document:
    """Read a saved web page."""
    return read_html(data, name)

"""EPUB: the chapters in the order of the book's spine, with the printed pages its page list names.

Each chapter is read as HTML; the table of contents and other navigation are none of the text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tahkik.errors import Damaged, EmptyDocument, Encrypted, LimitError
from tahkik.model import Document
from tahkik.read.archive import ZIP, Archive, parts_of
from tahkik.read.binding import Part, bind
from tahkik.read.draft import LONGEST
from tahkik.read.formats.html import read_html
from tahkik.read.markup import local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "EPUB"
ORDER = 11
MEDIA_TYPE = "application/epub+zip"
CONTAINER = "META-INF/container.xml"
SUFFIXES = (".epub",)
#: Chapters of one book; a dictionary with a file a letter group has some hundreds.
CHAPTERS = 5_000

_PAGE = "tahkikpage"
_XHTML = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,4000}\][^>]{0,40})?>", re.IGNORECASE)
_BREAK = re.compile(
    rb"<(?:span|a|div|hr|p|i|b|em)\b[^>]{0,600}?(?:epub:type\s{0,4}=\s{0,4}[\"'][^\"'>]{0,80}pagebreak|"
    rb"role\s{0,4}=\s{0,4}[\"']doc-pagebreak)[^>]{0,600}>(?:[^<]{0,20}</(?:span|a|div|p|i|b|em)>)?",
    re.IGNORECASE,
)
_ID = re.compile(rb"\s(?:xml:)?id\s{0,4}=\s{0,4}[\"']([^\"'>]{1,200})[\"']")
_LABEL = re.compile(rb"\s(?:title|aria-label)\s{0,4}=\s{0,4}[\"']([^\"'>]{1,60})[\"']")
_SHOWN = re.compile(rb">([^<]{1,20})</")
_WITH_ID = re.compile(rb"<[A-Za-z][^<>]{0,1000}?\sid\s{0,4}=\s{0,4}[\"']([^\"'<>]{1,200})[\"'][^<>]{0,1000}>")


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no EPUB."""
    if not data.startswith(ZIP):
        return "it is no ZIP archive"
    parts = parts_of(data)
    if parts is None:
        return None if suffix in SUFFIXES else "its ZIP archive cannot be opened"
    return None if CONTAINER in parts else f"its archive holds no {CONTAINER}"


def parse(data: bytes, name: str) -> Document:
    """Read a book."""
    book = _Book(Archive(data, name), name)
    parts = list(book.chapters())
    if not parts:
        raise EmptyDocument(
            f"{name} has no chapter with words.",
            hint="a book of pictures needs its letters recognised first",
            details={"source": name},
        )
    return bind(
        parts, name, MEDIA_TYPE,
        title=book.said("title"), author=", ".join(book.all_said("creator")) or None, published=book.said("date"),
        language=(book.said("language") or "und"),
    )  # fmt: skip


class _Book:
    """A book's archive and its package file."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.archive = archive
        self.name = name
        if self._is_locked():
            raise Encrypted(
                f"{name} is locked by its seller.",
                hint="read a copy without digital rights management",
                details={"source": name},
            )
        container = parse_xml(archive.read(CONTAINER), name, CONTAINER)
        root = next((one.get("full-path", "") for one in container.iter() if local(one) == "rootfile"), "")
        package = archive.read(root)
        if not package:
            raise Damaged(f"{name} names no package file.", hint="fetch the book again", details={"source": name})
        self.folder = posixpath.dirname(root)
        self.package = parse_xml(package, name, root)
        self.items = {one.get("id", ""): one for one in self.package.iter() if local(one) == "item"}

    def _is_locked(self) -> bool:
        """Whether chapters are encrypted; fonts may be, and do not matter."""
        said = self.archive.read("META-INF/encryption.xml")
        if not said:
            return False
        root = parse_xml(said, self.name, "META-INF/encryption.xml")
        files = [one.get("URI", "") for one in root.iter() if local(one) == "CipherReference"]
        return any(file.lower().endswith((".xhtml", ".html", ".htm", ".xml")) for file in files)

    def path(self, href: str, folder: str | None = None) -> str:
        """Return the part a link of the package names."""
        return posixpath.normpath(posixpath.join(self.folder if folder is None else folder, unquote(href)))

    def said(self, field: str) -> str | None:
        """Return a field of the book's metadata, None where it has none."""
        return next(iter(self.all_said(field)), None)

    def all_said(self, field: str) -> list[str]:
        """Return all values of a field of the book's metadata."""
        metadata = next((one for one in self.package if local(one) == "metadata"), None)
        found = metadata.iter() if metadata is not None else ()
        return [words for one in found if local(one) == field and (words := " ".join("".join(one.itertext()).split()))]

    def chapters(self) -> Iterator[Part]:
        """Yield the chapters of the spine that have words."""
        spine = [one for one in self.package.iter() if local(one) == "itemref"][:CHAPTERS]
        labels = self.page_list()
        length = 0
        for one in spine:
            item = self.items.get(one.get("idref", ""))
            if item is None or item.get("media-type", "") not in _XHTML or "nav" in item.get("properties", "").split():
                continue
            path = self.path(item.get("href", ""))
            data = self.archive.read(path)
            if not data:
                continue
            try:
                chapter = read_html(marked(data, labels.get(path, {})), self.name, whole=True)
            except EmptyDocument:
                continue  # a cover, a plate
            length += len(chapter.text)
            if length > LONGEST:
                raise LimitError(
                    f"{self.name} holds more than {LONGEST} signs of text.",
                    hint="split it into volumes",
                    details={"source": self.name, "max_length": LONGEST},
                )
            yield Part(chapter, path, _PAGE)

    def page_list(self) -> dict[str, dict[str, str]]:
        """Return the printed pages by part and id: the navigation's page list, or the older NCX's."""
        out: dict[str, dict[str, str]] = {}
        for item in self.items.values():
            href = item.get("href", "")
            is_nav = "nav" in item.get("properties", "").split()
            if not is_nav and item.get("media-type") != "application/x-dtbncx+xml":
                continue
            path = self.path(href)
            data = self.archive.read(path)
            if not data:
                continue
            for target, label in _targets(parse_xml(_DOCTYPE.sub(b"", data, count=1), self.name, path)):
                file, _, id_ = target.partition("#")
                where = self.path(file, posixpath.dirname(path)) if file else path
                out.setdefault(where, {}).setdefault(unquote(id_), label)
        return out


def _targets(root: _Element) -> Iterator[tuple[str, str]]:
    for one in root.iter():
        name = local(one)
        if name == "nav" and "page-list" in (one.get("{http://www.idpf.org/2007/ops}type") or one.get("role") or ""):
            for link in one.iter():
                label = " ".join("".join(link.itertext()).split())
                if local(link) == "a" and label:
                    yield link.get("href", ""), label
        elif name == "pageTarget":
            text = " ".join("".join(one.itertext()).split())
            content = next((child.get("src", "") for child in one.iter() if local(child) == "content"), "")
            if text and content:
                yield content, text


def marked(data: bytes, labels: dict[str, str]) -> bytes:
    """Return a chapter with a word in the place of each page break, from which the printed page is told.

    The word is ``tahkikpage`` between two signs of private use, with the label in hexadecimal figures behind it: it
    crosses the HTML reader as any word does and is taken out again where the chapters are bound.
    """

    def sign(label: str) -> bytes:
        return f"&#xE0F0;{_PAGE}{label.encode().hex()}&#xE0F1;".encode()

    def broken(hit: re.Match[bytes]) -> bytes:
        id_ = _ID.search(hit[0])
        label = labels.pop(id_[1].decode("utf-8", "replace"), "") if id_ else ""
        if not label:
            shown = _LABEL.search(hit[0]) or _SHOWN.search(hit[0])
            label = shown[1].decode("utf-8", "replace").strip() if shown else ""
        return sign(label) if label else b""

    def anchored(hit: re.Match[bytes]) -> bytes:
        label = labels.pop(hit[1].decode("utf-8", "replace"), "")
        return hit[0] + sign(label) if label else hit[0]

    labels = dict(labels)
    first = labels.pop("", None)  # the chapter's own beginning
    data = _BREAK.sub(broken, data)
    if labels:
        data = _WITH_ID.sub(anchored, data)
    if first:
        data = re.sub(rb"(<body\b[^>]{0,1000}>)", lambda hit: hit[1] + sign(first), data, count=1)
    return data

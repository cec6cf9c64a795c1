"""TEI: a text in the encoding of scholarly editions, with its notes, printed pages, quotations and headings.

Nothing is repaired in place: of ``choice`` the text as it stands (``sic``, ``orig``, ``abbr``) is the written text, and
what the editor proposes is a repair that changed nothing, with the rule ``corr``, ``reg`` or ``expan`` and the
proposal in ``was``. Words an editor supplied (``supplied``) are written and noted; ``del`` and ``surplus`` are written
as they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tahkik.errors import EmptyDocument
from tahkik.model import BlockKind, Document
from tahkik.read.decoding import refusal
from tahkik.read.draft import LABEL, Draft, high, loci
from tahkik.read.markup import XML_NAMESPACE, entity, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "TEI"
ORDER = 15
MEDIA_TYPE = "application/tei+xml"
#: Bytes in which the first element stands.
HEAD = 4_096
#: Levels of a path; libxml2 allows 256.
LEVELS = 300

_FIRST = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?(TEI|teiCorpus|TEI\.2)[\s>]")
_QUOTED = frozenset(("quote", "cit", "floatingText", "epigraph"))
_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "ab": "paragraph", "lg": "paragraph", "head": "heading", "item": "item", "table": "table",
    "opener": "paragraph", "closer": "paragraph", "salute": "paragraph", "dateline": "paragraph", "sp": "paragraph",
    "signed": "paragraph", "trailer": "paragraph", "byline": "paragraph", "argument": "lead", "label": "paragraph",
    "titlePart": "title", "figDesc": "caption", "bibl": "sources", "address": "paragraph", "postscript": "paragraph",
    "docAuthor": "paragraph", "docDate": "paragraph", "docImprint": "paragraph", "stage": "paragraph",
}  # fmt: skip
#: Blocks only where they stand among blocks; inside a paragraph they are its words.
_EITHER = frozenset(("label", "address", "bibl", "salute", "signed", "dateline", "stage", "quote", "cit", "table"))
_LINES = frozenset(("l", "row", "addrLine", "lb"))
_EMPHASES = frozenset(("hi", "emph"))
_UNSEEN = frozenset(("teiHeader", "facsimile", "sourceDoc", "standOff", "fw", "index", "figure", "graphic", "gap"))
#: Of two readings, the one that stands in the document.
_STANDS = {"sic": "corr", "orig": "reg", "abbr": "expan"}


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no TEI."""
    if (reason := refusal(data)) is not None:
        return reason
    return None if _FIRST.search(data[:HEAD]) else "its first element is not TEI"


def parse(data: bytes, name: str) -> Document:
    """Read a TEI file."""
    root = parse_xml(data, name)
    flow = _Flow(name, root)
    for text in root.iter():
        if local(text) == "text" and not any(local(above) == "text" for above in text.iterancestors()):
            flow.children(text, 0)
    end = flow.draft.length
    flow.write_notes()
    if not flow.draft.length:
        raise EmptyDocument(
            f"{name} has no text beside its header.",
            hint="check that the right file was saved",
            details={"source": name},
        )
    language = next(
        (lang for one in root.iter() if (lang := one.get(f"{XML_NAMESPACE}lang")) and local(one) == "text"), None
    )
    document = flow.draft.document(
        MEDIA_TYPE,
        title=_said(root, "titleStmt", "title"),
        author=_said(root, "titleStmt", "author"),
        published=_published(root),
        language=language or root.get(f"{XML_NAMESPACE}lang") or "und",
    )
    divided = tuple(one for one in loci(flow.divisions, end) if one.label) if flow.numbered else ()
    return replace(document, divisions=divided)


class _Flow:
    """Writes a text, then the notes that stand in it."""

    def __init__(self, name: str, root: _Element) -> None:
        self.draft = Draft(name)
        #: The number of an element among its parent's children of the same name.
        self.places: dict[_Element, int] = {}
        for above in root.iter():
            counts: Counter[str] = Counter()
            for child in above:
                counts[local(child)] += 1
                self.places[child] = counts[local(child)]
        self.notes: list[tuple[str, _Element]] = []
        #: What the division is called that is being written, and where which began; some have a number and no head.
        self.division = ""
        self.divisions: list[tuple[int, str]] = []
        self.numbered = False

    # --- blocks ----------------------------------------------------------------------------------------------------

    def children(self, element: _Element, depth: int) -> None:
        """Write what stands among blocks; words that stand there by themselves are a paragraph."""
        self._loose(element.text, element)
        for child in element:
            self._block(child, depth)
            self._loose(child.tail, element)

    def _loose(self, words: str | None, element: _Element) -> None:
        if words and words.strip():
            with self.draft.block("paragraph", path=self._path(element)):
                self.draft.write(words)

    def _block(self, element: _Element, depth: int) -> None:
        name = local(element)
        if not name or name in _UNSEEN:
            return
        if name == "pb":
            self.draft.page(_page(element))
        elif name == "note":
            self._note(element)
        elif name in _QUOTED:
            with self.draft.quotation(self._path(element)):
                if _has_blocks(element):
                    self.children(element, depth)
                else:
                    self._paragraph(element, "paragraph", 0)
        elif name in _BLOCKS and not (
            name in ("sp", "argument", "postscript", "opener", "closer") and _has_blocks(element)
        ):
            level = depth if name == "head" else 1 + _lists(element) if name == "item" else 0
            kind: BlockKind = _BLOCKS[name]
            if kind == "title" and _follows_its_like(element):
                kind, level = "heading", 1  # a subtitle
            self._paragraph(element, kind, max(level, 1) if kind in ("heading", "title", "item") else 0)
        elif name in ("l", "hi", "choice", "q", "said", "date", "name", "persName", "placeName", "seg", "ref"):
            self._paragraph(element, "paragraph", 0)
        elif name.startswith("div"):
            self._division(element, depth + 1)
        else:
            self.children(element, depth)

    def _division(self, element: _Element, depth: int) -> None:
        above = self.division
        head = next((one for one in element if local(one) == "head"), None)
        number = " ".join(part for part in (element.get("type"), element.get("n")) if part) if element.get("n") else ""
        if head is not None:
            self.division = " ".join("".join(head.itertext()).split())[:LABEL]
        elif number:
            self.division = ", ".join(part for part in (above, " ".join(number.split())) if part)[:LABEL]
            self.numbered = True
        self.divisions.append((self.draft.length, self.division))
        self.children(element, depth)
        self.division = above
        self.divisions.append((self.draft.length, above))

    def _paragraph(self, element: _Element, kind: BlockKind, level: int) -> None:
        with self.draft.block(kind, level, self._path(element)):
            if kind == "item" and (number := element.get("n")):
                self.draft.write(f"{number} ")
            self._words(element)

    # --- words -----------------------------------------------------------------------------------------------------

    def _words(self, element: _Element) -> None:
        draft = self.draft
        draft.write(element.text or "")
        for child in element:
            self._inline(child)
            draft.write(child.tail or "")

    def _inline(self, element: _Element) -> None:
        draft = self.draft
        name = local(element)
        if not name:
            draft.write(entity(element))
            return
        if name == "pb":
            draft.page(_page(element))
            if element.get("break") == "no":
                draft.glue()
            return
        if name in ("lb", "cb"):
            draft.glue() if element.get("break") == "no" else draft.write(" ")
            return
        if name == "note":
            self._note(element)
            return
        if name == "choice":
            self._choice(element)
            return
        if name == "gap":
            draft.write(element.get("rend") or "[…]")
            return
        if name in _UNSEEN:
            return
        if name in _LINES or name == "item":
            draft.line_end()
        start = draft.next
        if name in ("cell",):
            self._words(element)
            draft.tab()
            return
        self._words(element)
        if name in _LINES or name == "item":
            draft.line_end()
        elif name in _BLOCKS or name in _QUOTED:
            draft.write(" ")
        if name in _EMPHASES:
            draft.emphasis(start)
        elif name == "supplied" and draft.here > start:
            draft.repair("supplied", "", start)

    def _choice(self, element: _Element) -> None:
        """Write the reading that stands in the document; note the other one."""
        readings = {local(child): child for child in element if local(child)}
        for stands, proposed in _STANDS.items():
            if stands in readings:
                start = self.draft.next
                self._words(readings[stands])
                if proposed in readings:
                    self.draft.repair(proposed, " ".join("".join(readings[proposed].itertext()).split()), start)
                return
        for child in element:
            if local(child):
                self._words(child)
                return

    def _note(self, element: _Element) -> None:
        if element.get("place") in ("margin", "inline") and element.get("type") == "gloss":
            self._words(element)
            return
        number = element.get("n") or str(len(self.notes) + 1)
        self.notes.append((number, element))
        if self.draft.length and local(element.getparent()) not in ("div", "body", "back", "listNote", "noteGrp"):
            self.draft.glue()
            self.draft.write(high(number))

    def write_notes(self) -> None:
        """Write the notes in the order in which they stand."""
        at = 0
        while at < len(self.notes):
            number, element = self.notes[at]
            with self.draft.block("note", path=self._path(element)):
                self.draft.write(high(number) + " ")
                self._words(element)
            at += 1

    def _path(self, element: _Element) -> str:
        """Return an element's XPath; its names are local ones, for TEI has one namespace."""
        steps: list[str] = []
        at: _Element | None = element
        while at is not None and len(steps) < LEVELS:
            steps.append(f"{local(at)}[{self.places.get(at, 1)}]")
            at = at.getparent()
        return "/" + "/".join(reversed(steps))


def _page(element: _Element) -> str:
    """Return the number a page break prints; one without (``n=""``) begins no page that can be cited."""
    return " ".join((element.get("n") or "").split())


def _has_blocks(element: _Element) -> bool:
    return any((local(child) in _BLOCKS and local(child) not in _EITHER) or local(child) == "div" for child in element)


def _lists(element: _Element) -> int:
    return max(0, sum(local(above) == "list" for above in element.iterancestors()) - 1)


def _follows_its_like(element: _Element) -> bool:
    before = element.getprevious()
    return before is not None and local(before) == local(element)


def _said(root: _Element, around: str, field: str) -> str | None:
    for one in root.iter():
        if local(one) == around:
            for child in one:
                if local(child) == field and (words := " ".join("".join(child.itertext()).split())):
                    return words
    return None


def _published(root: _Element) -> str | None:
    """Return when the text edited was published: the source's date, else the file's."""
    for around in ("sourceDesc", "publicationStmt"):
        for one in root.iter():
            if local(one) == around:
                for date in one.iter():
                    if local(date) == "date" and (
                        said := date.get("when") or " ".join("".join(date.itertext()).split())
                    ):
                        return said
    return None

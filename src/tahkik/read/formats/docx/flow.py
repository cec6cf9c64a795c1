"""The body of a DOCX file, block after block. Inserted words stand in the text, deleted ones do not; both are noted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tahkik.model import BlockKind, Document
from tahkik.read.draft import Draft, high
from tahkik.read.formats.docx.parts import Parts, W, is_on, numbering_of, value
from tahkik.read.markup import local

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Rules of the repairs that note what an editor's programme tracked.
INSERTED = "tracked-insertion"
DELETED = "tracked-deletion"
#: Elements around words that change nothing in them.
_AROUND = frozenset(
    "hyperlink smartTag fldSimple sdt sdtContent customXml dir bdo r drawing inline anchor graphic graphicData wsp wgp "
    "txbx txbxContent AlternateContent Choice pict shape textbox group".split()
)
_EMPHASES = ("b", "i", "u", "highlight")
_BREAK = {"br": "\n", "cr": "\n"}
_SIGN = {"noBreakHyphen": "-", "softHyphen": "\u00ad"}


def compose(parts: Parts, media_type: str) -> Document:
    """Return the document of a file's parts."""
    root = parts.root("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    flow = _Flow(parts)
    if body is not None:
        flow.blocks(list(body), "/w:document/w:body")
        flow.write_notes()
    flow.write_comments()
    said = parts.properties
    return flow.draft.document(media_type, title=flow.title or said.get("title"), author=said.get("creator"))


class _Flow:
    """Writes a body, then the notes it referred to, then the comments."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.draft = Draft(parts.name)
        self.title: str | None = None
        self.noted: list[_Element] = []
        self.notes = {kind: parts.notes(kind) for kind in ("footnote", "endnote")}

    # --- blocks ----------------------------------------------------------------------------------------------------

    def blocks(self, elements: list[_Element], path: str) -> None:
        """Write paragraphs and tables; neighbours that are set off as quotations are one."""
        at = 0
        counts: Counter[str] = Counter()
        paths: list[str] = []
        for element in elements:
            counts[local(element)] += 1
            paths.append(f"{path}/w:{local(element)}[{counts[local(element)]}]")
        while at < len(elements):
            quoted = at
            while quoted < len(elements) and self._is_quoted(elements[quoted]):
                quoted += 1
            if quoted > at:
                with self.draft.quotation(paths[at]):
                    for number in range(at, quoted):
                        self._paragraph(elements[number], paths[number])
                at = quoted
                continue
            name = local(elements[at])
            if name == "p":
                self._paragraph(elements[at], paths[at])
            elif name == "tbl":
                self._table(elements[at], paths[at])
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                self.blocks(list(elements[at]), paths[at])
            at += 1

    def _is_quoted(self, element: _Element) -> bool:
        return local(element) == "p" and self.parts.is_quotation(value(element, "pPr/pStyle"))

    def _paragraph(self, element: _Element, path: str) -> None:
        style = value(element, "pPr/pStyle")
        level = self.parts.heading(style)
        list_ = numbering_of(element) or next(
            (one.numbering for one in self.parts.chain(style) if one.numbering is not None), None
        )
        kind: BlockKind = "paragraph"
        if level is not None:
            kind = "heading" if level else "title"
        elif list_:
            kind = "item"
        boxes: list[_Element] = []
        depth = (level or 1) if level is not None else (list_[1] + 1 if list_ else 0)
        with self.draft.block(kind, depth, path):
            start = self.draft.next
            if list_ and _has_words(element):
                number = self.parts.numbering.next(*list_)
                self.draft.write(f"{number} " if number else "")
            self._words(element, boxes)
        if kind == "title" and self.title is None and self.draft.here > start:
            self.title = "".join(self.draft.pieces)[start:]
        for box in boxes:
            self.blocks(list(box), f"{path}//w:txbxContent")

    def _table(self, table: _Element, path: str) -> None:
        rows = [row for row in table.iter(f"{W}tr") if _table_of(row) is table]
        if all(sum(local(cell) == "tc" for cell in row) <= 1 for row in rows):
            for row in rows:  # it only frames what stands in it
                for cell in row.findall(f"{W}tc"):
                    self.blocks(list(cell), f"{path}//w:tc")
            return
        with self.draft.block("table", path=path):
            for row in rows:
                for cell in row.findall(f"{W}tc"):
                    for at, paragraph in enumerate(cell.iter(f"{W}p")):
                        if at:
                            self.draft.write(" ")
                        self._words(paragraph, [])
                    self.draft.tab()
                self.draft.line_end()

    # --- words -----------------------------------------------------------------------------------------------------

    def _words(self, element: _Element, boxes: list[_Element]) -> None:
        """Write the words below an element; text boxes are kept for behind the paragraph."""
        draft = self.draft
        for child in element:
            name = local(child)
            if name == "t":
                draft.write(child.text or "")
            elif name == "tab" or name == "ptab":
                draft.write(" ")
            elif name in _BREAK:
                draft.line_end()
            elif name in _SIGN:
                draft.write(_SIGN[name])
            elif name == "r":
                self._run(child, boxes)
            elif name in ("ins", "moveTo"):
                start = draft.next
                self._words(child, boxes)
                if draft.here > start:
                    draft.repair(INSERTED, "", start)
            elif name in ("del", "moveFrom"):
                gone = "".join(one.text or "" for one in child.iter(f"{W}delText", f"{W}t"))
                if gone.strip():
                    draft.repair(DELETED, gone)
            elif name in ("footnoteReference", "endnoteReference"):
                self._refer(name.removesuffix("Reference"), child.get(f"{W}id", ""))
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "AlternateContent":
                self._words(child[0] if len(child) else child, boxes)  # the others show the same again
            elif name in _AROUND:
                self._words(child, boxes)

    def _run(self, run: _Element, boxes: list[_Element]) -> None:
        properties = run.find(f"{W}rPr")
        if is_on(properties, "vanish"):
            return
        start = self.draft.next
        raised = value(run, "rPr/vertAlign") == "superscript"
        figures = "".join(one.text or "" for one in run.iter(f"{W}t"))
        if raised and figures.isdecimal():
            self.draft.write(high(figures))
        else:
            self._words(run, boxes)
        if any(is_on(properties, name) for name in _EMPHASES):
            self.draft.emphasis(start)

    def _refer(self, kind: str, id_: str) -> None:
        note = self.notes[kind].get(id_)
        if note is not None:
            self.noted.append(note)
            self.draft.write(high(str(len(self.noted))))

    # --- behind the text -------------------------------------------------------------------------------------------

    def write_notes(self) -> None:
        """Write the notes in the order in which the text refers to them."""
        at = 0
        while at < len(self.noted):  # a note may refer to another one
            with self.draft.block("note"):
                self.draft.write(high(str(at + 1)) + " ")
                for paragraph in self.noted[at].iter(f"{W}p"):
                    self._words(paragraph, [])
                    self.draft.write(" ")
            at += 1

    def write_comments(self) -> None:
        """Write the comments of those who read the file before."""
        ids: dict[int, str] = {}
        for at, (comment, author, date, parent) in enumerate(self.parts.comments):
            words = "\n".join(
                "".join(one.text or "" for one in paragraph.iter(f"{W}t")) for paragraph in comment.iter(f"{W}p")
            )
            if words.strip():
                above = ids.get(parent) if parent is not None else None
                ids[at] = self.draft.comment(words, author=author, published=_minute(date), parent=above)


def _minute(date: str | None) -> str | None:
    """Return a date to the minute: Word writes the seconds and a zone it does not know."""
    return date[:16] if date and len(date) >= 16 else date


def _has_words(paragraph: _Element) -> bool:
    return any((one.text or "").strip() for one in paragraph.iter(f"{W}t"))


def _table_of(row: _Element) -> _Element | None:
    above = row.getparent()
    while above is not None and local(above) != "tbl":
        above = above.getparent()
    return above

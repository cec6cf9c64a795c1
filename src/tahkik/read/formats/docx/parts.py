"""What the parts of a DOCX file say beside its text: styles, numbers of lists, notes, comments, title and author."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tahkik.read.archive import Archive
from tahkik.read.markup import local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The same words in the strict form of the standard (ISO/IEC 29500).
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
#: Styles one may be based on, one after another; more are a circle.
BASED = 20
#: Figure of a list's item up to which letters and Roman figures are written.
LARGEST = 3_999

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LEVEL = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or letters: its English name, what it rests on, and the list it numbers."""

    name: str
    based_on: str | None
    numbering: tuple[str, int] | None
    outline: int | None


@dataclass(slots=True)
class Numbering:
    """The lists of a file: the form of each level, and how far each has counted."""

    levels: Mapping[str, Mapping[int, tuple[int, str, str]]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, list_: str, level: int) -> str:
        """Return the next number of a list as printed, "" for a bullet."""
        forms = self.levels.get(list_, {})
        if level not in forms:
            return ""
        counts = self.counts.setdefault(list_, {})
        counts[level] = counts.get(level, forms[level][0] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        form = forms[level][1]
        if form in ("bullet", "none"):
            return ""

        def number(hit: re.Match[str]) -> str:
            at = int(hit[1]) - 1
            start, way, _ = forms.get(at, (1, "decimal", ""))
            return figure(counts.get(at, start), way)

        return _LEVEL.sub(number, forms[level][2])


def figure(number: int, form: str) -> str:
    """Return a number as a list prints it: ``decimal``, ``lowerLetter``, ``upperRoman`` …"""
    if not 0 < number <= LARGEST or form.startswith("decimal"):
        return str(number).zfill(2) if form == "decimalZero" else str(number)
    if form.endswith("Letter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form.endswith("Roman"):
        letters, left = "", number
        for value, sign in _ROMAN:
            letters += sign * (left // value)
            left %= value
    else:
        return str(number)
    return letters.upper() if form.startswith("upper") else letters


class Parts:
    """A DOCX file's parts, each parsed when it is first asked for."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.archive = archive
        self.name = name

    def root(self, part: str) -> _Element | None:
        """Return the root of a part, None where the file has none."""
        data = self.archive.read(part)
        if not data:
            return None
        return parse_xml(data.replace(_STRICT, W[1:-1].encode()), self.name, part)

    @cached_property
    def styles(self) -> dict[str, Style]:
        """Styles by their id."""
        root = self.root("word/styles.xml")
        out: dict[str, Style] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            outline = value(style, "pPr/outlineLvl")
            out[style.get(f"{W}styleId", "")] = Style(
                value(style, "name") or "",
                value(style, "basedOn"),
                numbering_of(style),
                int(outline) if outline and outline.isdecimal() else None,
            )
        return out

    def chain(self, style: str | None) -> list[Style]:
        """Return a style and those it rests on, the nearest first."""
        out: list[Style] = []
        while style in self.styles and len(out) < BASED:
            out.append(self.styles[style])
            style = out[-1].based_on
        return out

    def heading(self, style: str | None) -> int | None:
        """Return the level of a heading's style, 0 for the title's, None for any other."""
        for one in self.chain(style):
            if one.name.lower() == "title":
                return 0
            if hit := _HEADING.fullmatch(one.name):
                return int(hit[1])
            if one.outline is not None and one.outline < 9:
                return one.outline + 1
        return None

    def is_quotation(self, style: str | None) -> bool:
        """Whether a style sets a paragraph off as a quotation."""
        names = {one.name.lower() for one in self.chain(style)}
        return not names.isdisjoint(("quote", "intense quote", "block text", "html blockquote", "quotations"))

    @cached_property
    def numbering(self) -> Numbering:
        """The numbered lists."""
        root = self.root("word/numbering.xml")
        if root is None:
            return Numbering({})
        forms: dict[str, dict[int, tuple[int, str, str]]] = {}
        for one in root.iter(f"{W}abstractNum"):
            levels = {}
            for level in one.iter(f"{W}lvl"):
                start = value(level, "start") or "1"
                at = level.get(f"{W}ilvl", "0")
                if at.isdecimal() and start.isdecimal():
                    levels[int(at)] = (int(start), value(level, "numFmt") or "decimal", value(level, "lvlText") or "")
            forms[one.get(f"{W}abstractNumId", "")] = levels
        lists = {
            one.get(f"{W}numId", ""): forms.get(value(one, "abstractNumId") or "", {}) for one in root.iter(f"{W}num")
        }
        return Numbering(lists)

    def notes(self, kind: str) -> dict[str, _Element]:
        """Return the notes at the foot (``footnote``) or at the end (``endnote``) by their id."""
        root = self.root(f"word/{kind}s.xml")
        if root is None:
            return {}
        return {
            note.get(f"{W}id", ""): note
            for note in root.iter(f"{W}{kind}")
            if note.get(f"{W}type", "normal") == "normal"
        }

    @cached_property
    def comments(self) -> list[tuple[_Element, str | None, str | None, int | None]]:
        """Comments: element, author, date as written, and the place in this list of the one it answers."""
        root = self.root("word/comments.xml")
        if root is None:
            return []
        found = list(root.iter(f"{W}comment"))
        places: dict[str, int] = {}
        for at, comment in enumerate(found):
            for paragraph in comment.iter(f"{W}p"):
                places[paragraph.get(f"{_W14}paraId", "")] = at
        parents: dict[int, int] = {}
        extended = self.root("word/commentsExtended.xml")
        for one in extended.iter(f"{_W15}commentEx") if extended is not None else ():
            child = places.get(one.get(f"{_W15}paraId", ""))
            parent = places.get(one.get(f"{_W15}paraIdParent", ""))
            if child is not None and parent is not None and parent < child:
                parents[child] = parent
        return [
            (comment, comment.get(f"{W}author"), comment.get(f"{W}date"), parents.get(at))
            for at, comment in enumerate(found)
        ]

    @cached_property
    def properties(self) -> dict[str, str]:
        """What the file says of itself: title, creator …"""
        root = self.root("docProps/core.xml")
        return {local(one): (one.text or "").strip() for one in root} if root is not None else {}


def value(element: _Element, path: str) -> str | None:
    """Return ``w:val`` of a child, None where there is none."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return found.get(f"{W}val") if found is not None else None


def is_on(properties: Any, name: str) -> bool:
    """Whether a property of letters (``b``, ``i``, ``vanish``) is there and not switched off."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1").lower() not in _OFF


def numbering_of(element: _Element) -> tuple[str, int] | None:
    """Return the list and level that number a paragraph or a style, None for none."""
    list_ = value(element, "pPr/numPr/numId") or value(element, "numPr/numId")
    level = value(element, "pPr/numPr/ilvl") or value(element, "numPr/ilvl") or "0"
    return (list_, int(level)) if list_ and list_ != "0" and level.isdecimal() else None

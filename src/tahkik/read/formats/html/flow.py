"""A tree to written text: every visible word once, in reading order, and for every element where its words stand.

White space is what a browser shows: runs of it are one space, blocks begin on a new line after an empty one, items,
rows and ``<br>`` on a new line, cells of a table after a tab. The number of an item of a numbered list is shown, so it
is written (``3. ``); figures set high as a note's number are written high (``¹²``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tahkik.model import BlockKind, Span
from tahkik.read.formats.html.elements import (
    BREAKS,
    EMPHASES,
    HEADINGS,
    LISTS,
    VERBATIM,
    is_unseen,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Figures of a note's number; what is longer and set high is something else.
NOTE_FIGURES = 4
#: Rows and cells of a table looked at to tell a table of data from one that only lays the page out.
LOOKED_AT = 60
#: Levels of a path; a page has some 30, and a hostile one must not fill the memory with paths.
PATH = 200
#: Line ends between which nothing stands that make a paragraph of their own (``<br><br>``).
PARAGRAPH_BREAKS = 2

_SPACES = re.compile(r"[ \t\n\r\f]+")
_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLOCKS_IN_CELLS = frozenset("p div table h1 h2 h3 h4 h5 h6 blockquote form article section pre figure".split())
#: An item that begins so is no item of a list in prose, whatever holds it: a comment, a teaser.
_PARTS_OF_PAGES = frozenset("div article section header footer table form figure aside nav dl".split())
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand directly in one element (its number in `Flow.elements`); ``drawn`` ones are not in the file."""

    start: int
    end: int
    owner: int
    unit: int
    drawn: bool = False


@dataclass(slots=True)
class Unit:
    """Words between two breaks: runs ``first`` to ``last`` (half-open), and the block element they stand in."""

    first: int
    last: int
    element: int
    kind: BlockKind
    level: int
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Flow:
    """The written text of a tree, with a map from elements to words and back.

    ``first`` and ``last`` are, for each element, the half-open range of its runs, those of its children included.
    ``parents`` are the numbers of the parents; the root's is -1.
    """

    text: str = ""
    elements: list[HtmlElement] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    #: The number of an element among its parent's children of the same name, from 1.
    places: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    #: The number of the first element behind an element's own descendants.
    after: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)

    def span(self, element: int) -> Span | None:
        """Return what an element shows, None where it shows nothing."""
        first, last = self.first[element], self.last[element]
        return Span(self.runs[first].start, self.runs[last - 1].end) if last > first else None

    def words(self, element: int) -> str:
        """Return the words an element shows, "" for none."""
        span = self.span(element)
        return self.text[span.start : span.end] if span else ""

    def within(self, element: int, above: int) -> bool:
        """Whether an element stands in another one, or is it."""
        return above <= element < self.after[above]

    def ancestors(self, element: int, most: int = 1 << 30) -> list[int]:
        """Return an element's parents, the nearest first, `most` at most."""
        out: list[int] = []
        parents = self.parents
        while len(out) < most and (element := parents[element]) >= 0:
            out.append(element)
        return out

    def unshown(self, element: HtmlElement) -> int:
        """Give an element that shows nothing (a script) a number, so that words may be said to stand in it."""
        number = len(self.elements)
        self.elements.append(element)
        self.tags.append(str(element.tag))
        self.parents.append(-1)
        self.places.append(1)
        self.first.append(len(self.runs))
        self.last.append(len(self.runs))
        self.after.append(number + 1)
        self.unseen.add(number)
        return number

    def run_at(self, position: int) -> int:
        """Return the number of the run at a position, or of the last one before it."""
        return bisect_right(self.runs, position, key=lambda run: run.start) - 1


def linearise(root: HtmlElement) -> Flow:
    """Write down what a tree shows."""
    # Imported here: pages of plain text do not need it.
    from lxml import etree

    flow = Flow()
    pen = _Pen(flow)
    walker = etree.iterwalk(root, events=("start", "end"))
    open_: list[int] = []
    counts: list[dict[str, int]] = [{}]
    for event, element in walker:
        if event == "start":
            tag = element.tag if isinstance(element.tag, str) else ""
            number = len(flow.elements)
            flow.elements.append(element)
            flow.tags.append(tag)
            flow.parents.append(open_[-1] if open_ else -1)
            flow.first.append(len(flow.runs))
            flow.last.append(0)
            flow.after.append(0)
            flow.places.append(counts[-1].get(tag, 0) + 1)
            counts[-1][tag] = flow.places[-1]
            open_.append(number)
            counts.append({})
            if not tag or is_unseen(element, tag):
                flow.unseen.add(number)
                walker.skip_subtree()
            else:
                pen.open(number, element, tag)
        else:
            number = open_.pop()
            counts.pop()
            if number not in flow.unseen:
                pen.close(number, flow.tags[number])
            flow.last[number] = len(flow.runs)
            flow.after[number] = len(flow.elements)
            if element.tail and open_:
                pen.write(element.tail, open_[-1])
    pen.finish()
    return flow


class _Pen:
    """Writes runs and units; what stands between them is decided when the next word comes."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.lines = 0  # <br> since the last word
        self.stop = 2  # line ends the next word is set off by; 0: it stands in the same unit
        self.tab = False
        self.verbatim = 0
        self.high = 0
        self.glued = False  # the next word stands beside the number of its item
        self.blocks: list[int] = []
        self.kinds: list[tuple[int, BlockKind, int]] = []
        self.counters: list[int | None] = []
        self.tables: list[bool] = []

    # --- elements --------------------------------------------------------------------------------------------------

    def open(self, number: int, element: HtmlElement, tag: str) -> None:
        """Begin an element that is shown."""
        self._break(tag)
        if tag in BREAKS:
            self.blocks.append(number)
        kind = self._kind(element, tag)
        if kind:
            self.kinds.append((number, *kind))
        self._count(element, tag)
        if tag in VERBATIM:
            self.verbatim += 1
        if tag == "sup" and _is_note_number(element):
            self.high += 1
        if element.text:
            self.write(element.text, number)

    def close(self, number: int, tag: str) -> None:
        """End an element that is shown."""
        if tag in VERBATIM:
            self.verbatim -= 1
        if tag == "sup" and self.high:
            self.high -= 1
        if self.kinds and self.kinds[-1][0] == number:
            self.kinds.pop()
        if tag in LISTS:
            self.counters.pop()
        if tag in BREAKS:
            self.blocks.pop()
        if tag != "br":
            self._break(tag)
        if tag == "table":
            self.tables.pop()

    def _break(self, tag: str) -> None:
        if tag == "br":
            self.lines += 1
        elif tag in BREAKS:
            if self.tables and self.tables[-1] and tag in ("tr", "td", "th", "tbody", "thead", "tfoot"):
                if tag == "tr":
                    self.lines = max(self.lines, 1)
                    self.tab = False
                elif tag in ("td", "th"):
                    self.tab = True
                return
            self.stop = max(self.stop, BREAKS[tag])

    def _count(self, element: HtmlElement, tag: str) -> None:
        """Keep the numbers of numbered lists; write that of the item that begins."""
        flow = self.flow
        if tag in LISTS:
            start = element.get("start", "1")
            self.counters.append((int(start) if _is_number(start) else 1) if tag == "ol" else None)
        elif tag == "li" and self.counters and self.counters[-1] is not None:
            value = element.get("value", "")
            at = int(value) if _is_number(value) else self.counters[-1]
            above = element.getparent()
            self.counters[-1] = at + 1
            if not any(child.tag in _PARTS_OF_PAGES for child in element[:3]):
                self._put(
                    _numeral(at, above.get("type", "1") if above is not None else "1"), len(flow.elements) - 1, True
                )
                self.glued = True

    def _kind(self, element: HtmlElement, tag: str) -> tuple[BlockKind, int] | None:
        if tag in HEADINGS:
            return "heading", HEADINGS[tag]
        if tag == "li":
            return "item", max(1, len(self.counters))
        if tag in ("figcaption", "caption"):
            return "caption", 0
        if tag in ("pre", "xmp", "listing"):
            return "code", 0
        if tag == "table":
            self.tables.append(_is_data(element))
            if self.tables[-1]:
                return "table", 0
        return None

    # --- words -----------------------------------------------------------------------------------------------------

    def write(self, raw: str, owner: int) -> None:
        """Write the text of an element, or what follows one inside it."""
        if self.verbatim:
            self._lines(raw, owner)
            return
        words = _SPACES.sub(" ", raw)
        core = words.strip(" ")
        if not core:
            self.space = self.space or bool(words)
            return
        if words[0] == " ":
            self.space = True
        if self.high and len(core) <= NOTE_FIGURES:
            core = core.translate(_HIGH)
        self._put(core, owner)
        self.space = words[-1] == " "

    def _lines(self, raw: str, owner: int) -> None:
        """Write preformatted text, its line ends and spaces as they stand."""
        words = raw.replace("\r\n", "\n")
        if self.stop:
            words = words.lstrip("\n")
        if words.strip():
            end = words.rstrip("\n")
            self._put(end, owner)
            self.lines = len(words) - len(end)
        elif words:
            self.lines += words.count("\n")
            self.space = True

    def _put(self, words: str, owner: int, drawn: bool = False) -> None:
        flow = self.flow
        if self.lines >= PARAGRAPH_BREAKS and not self.verbatim and not (self.tables and self.tables[-1]):
            self.stop = max(self.stop, 2)
        between = ""
        if self.glued:
            between = " "
        elif self.stop:
            between = "\n" * self.stop if self.length else ""
            kind: tuple[int, BlockKind, int] = self.kinds[-1] if self.kinds else (0, "paragraph", 0)
            place = kind[0] if kind[1] == "table" else self.blocks[-1] if self.blocks else 0
            flow.units.append(Unit(len(flow.runs), 0, place, kind[1], kind[2]))
        elif self.lines:
            between = "\n" * self.lines
        elif self.tab:
            between = "\t"
        elif self.space:
            between = " "
        self.stop = self.lines = 0
        self.space = self.tab = self.glued = False
        self.parts += [between, words]
        start = self.length + len(between)
        self.length = start + len(words)
        flow.runs.append(Run(start, self.length, owner, len(flow.units) - 1, drawn))

    def finish(self) -> None:
        """Put the text together."""
        flow = self.flow
        flow.text = "".join(self.parts)
        starts = [unit.first for unit in flow.units] + [len(flow.runs)]
        for unit, last in zip(flow.units, starts[1:], strict=True):
            unit.last = last
            unit.start, unit.end = flow.runs[unit.first].start, flow.runs[last - 1].end


def _is_note_number(element: HtmlElement) -> bool:
    # Not itertext() of the whole element: a hostile page may hold itself in one <sup>.
    words = (element.text or "") + "".join((child.text or "") + (child.tail or "") for child in element[:2])
    return words.strip().isdecimal() and words.strip().isascii() and len(words.strip()) <= NOTE_FIGURES


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= 6


def _numeral(number: int, type_: str) -> str:
    """Return the number a browser draws before an item."""
    if type_ in ("a", "A") and 1 <= number <= 26:
        letter = "abcdefghijklmnopqrstuvwxyz"[number - 1]
        return f"{letter.upper() if type_ == 'A' else letter}."
    if type_ in ("i", "I") and 1 <= number < 4000:
        letters, rest = "", number
        for value, sign in _ROMAN:
            letters += sign * (rest // value)
            rest %= value
        return f"{letters.upper() if type_ == 'I' else letters}."
    return f"{number}."


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds data: at least two rows of two cells, and no blocks of prose in its cells."""
    wide = 0
    for count, row in enumerate(table.iter("tr")):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        wide += len(cells) > 1
        if any(inner.tag in _BLOCKS_IN_CELLS for cell in cells for inner in cell.iter()):
            return False
        if count > LOOKED_AT:
            break
    return wide > 1


def emphases_of(flow: Flow) -> tuple[Span, ...]:
    """Return what is emphasised, in the order of the starts; emphasis inside emphasis of the same words is one."""
    found = {span for number, tag in enumerate(flow.tags) if tag in EMPHASES and (span := flow.span(number))}
    return tuple(sorted(found))


def xpath(flow: Flow, element: int) -> str:
    """Return the path of an element; deeper than `PATH` levels, that of its ancestor there."""
    if element in flow.unseen:
        return str(flow.elements[element].getroottree().getpath(flow.elements[element]))
    line = [element, *flow.ancestors(element)][-PATH:]
    return "/" + "/".join(f"{flow.tags[one]}[{flow.places[one]}]" for one in reversed(line))

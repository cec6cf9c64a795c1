"""Units of the article and of the comments to blocks: title, lead, headings, quotations, notes, list of sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tahkik.model import Block
from tahkik.read.formats.html.flow import Flow, Unit
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import heading_of_sources

#: Code points of a lead.
LEAD = 600
#: Code points of a title.
TITLE = 300
#: The lowest level of a heading, and its shortest words, that may be a part of the title the metadata gives.
PART = 3
SHORT = 3

_PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’", "‹": "›"}
_OPENING = "".join(_PAIRS) + "\"'"
_TRIM = " \t\n\xa0.,:;!?…\"'“”„«»‘’|–—-"
_NOTE_TYPES = (
    "footnote",
    "endnote",
    "rearnote",
    "footnotes",
    "endnotes",
    "rearnotes",
    "doc-footnote",
    "doc-endnote",
    "doc-endnotes",
)


def title_unit(flow: Flow, titles: Sequence[str], found: Collection[int], left: Collection[int]) -> int | None:
    """Return the unit that prints the title: a heading that says what the metadata says, else the first great one.

    Parameters
    ----------
    flow : Flow
        The page.
    titles : sequence of str
        Titles of the metadata, the likeliest first.
    found, left : collection of int
        The article's units, and those that are none of its.
    """
    heads = [
        n
        for n, unit in enumerate(flow.units)
        if unit.kind == "heading" and unit.end - unit.start <= TITLE and n not in left
    ]
    last = min(found, default=len(flow.units))
    for title in titles:
        bare = _bare(title)
        same = [n for n in heads if _said(flow, n) == bare]
        if same:
            return min(same, key=lambda n: (flow.units[n].level, abs(n - last)))
    # "Title - Name of the site"; the longest, for the name of the site may head the page.
    bares = [_bare(title) for title in titles]
    within = [(len(words), -n) for n in heads if flow.units[n].level <= PART and len(words := _said(flow, n)) > SHORT
              and any(words in bare for bare in bares)]  # fmt: skip
    if within:
        return -max(within)[1]
    greatest = [n for n in heads if flow.units[n].level == 1 and (n <= last or n in found)]
    return greatest[-1] if greatest else None


def _said(flow: Flow, number: int) -> str:
    return _bare(flow.text[flow.units[number].start : flow.units[number].end])


def _bare(words: str) -> str:
    return "".join(words.split()).strip(_TRIM).casefold()


def blocks(flow: Flow, marks: Marks, units: Sequence[int], title: int | None) -> Iterator[Block]:
    """Yield the article's blocks, block quotations as one around their paragraphs' words."""
    listed = lead = False
    begun = title is None
    for number, unit in _with_quotations(flow, marks, units):
        if isinstance(unit, Block):
            lead = False
            yield unit
            continue
        words = flow.text[unit.start : unit.end]
        kind, level = unit.kind, unit.level
        if number == title:
            yield Block("title", unit.start, unit.end, 1)
            lead = begun = True
            continue
        at = heading_of_sources(words.partition("\n")[0]) if kind in ("heading", "paragraph") else -1
        if kind == "heading":
            listed = at >= 0
        elif is_note(flow, marks, unit):
            kind = "note"
        elif kind in ("paragraph", "item"):
            if at >= 0:
                kind, listed = ("sources" if at < len(words) else "heading"), True
            elif listed:
                kind = "sources"
            elif kind == "paragraph" and lead and begun and _is_lead(words):
                kind = "lead"
        if kind not in ("caption",):
            lead = False
        yield Block(kind, unit.start, unit.end, level)


def _is_lead(words: str) -> bool:
    ends = words[-1] in ".!?…" or (words[-1] in "”\"’'»)" and words[-2:-1] in tuple(".!?…"))
    closed = all(words.count(mark) <= words.count(_PAIRS[mark]) for mark in "“«") and words.count('"') % 2 == 0
    return len(words) <= LEAD and ends and closed and words[0] not in _OPENING and not words[0].isdigit()


def _below(flow: Flow, element: int, stop: int) -> list[int]:
    """Return an element and those around it, below `stop`."""
    out = []
    while element > stop:
        out.append(element)
        element = flow.parents[element]
    return out


def _with_quotations(
    flow: Flow, marks: Marks, units: Sequence[int], stop: int = -1
) -> Iterator[tuple[int, Unit | Block]]:
    """Yield the units; paragraphs of a block quotation are gathered into one block, its other units follow it."""
    at = 0
    while at < len(units):
        number = units[at]
        element = quoting(flow, marks, flow.units[number].element, stop)
        if element is None:
            yield number, flow.units[number]
            at += 1
            continue
        last = at
        while last < len(units) and flow.within(flow.units[units[last]].element, element):
            last += 1
        inside = [flow.units[one] for one in units[at:last]]
        yield number, Block("quotation", inside[0].start, inside[-1].end, 1)
        for one, unit in zip(units[at:last], inside, strict=True):
            if unit.kind in ("heading", "table", "code", "caption"):
                yield one, unit
        at = last


def quoting(flow: Flow, marks: Marks, element: int, stop: int = -1) -> int | None:
    """Return the outermost element around a unit, or it, below `stop` that sets a quotation off; None for none."""
    found = None
    for one in _below(flow, element, stop):
        if flow.tags[one] == "blockquote" or (
            flow.tags[one] in ("div", "aside", "section", "p") and _is_quotation(marks, one)
        ):
            found = one
    return found


def _is_quotation(marks: Marks, element: int) -> bool:
    return any(
        len([word for word in name if not word.isdecimal()]) <= 3
        and marks.means(name, "quotation")
        and not marks.means(name, "note")
        for name in marks.names(element)
    )


def is_note(flow: Flow, marks: Marks, unit: Unit) -> bool:
    """Whether a unit is a footnote or endnote."""
    for one in [unit.element, *flow.ancestors(unit.element, 5)]:
        attributes = flow.elements[one].attrib
        said = f"{attributes.get('epub:type', '')} {attributes.get('role', '')}".split()
        if any(word in _NOTE_TYPES for word in said):
            return True
        if flow.tags[one] in ("li", "ol", "ul", "div", "p", "aside", "section", "dl", "dd") and marks.has(one, "note"):
            return True
    return False


def commented(flow: Flow, marks: Marks, item: Item) -> Iterator[Block]:
    """Yield the blocks of a comment: what it quotes as quotations, the rest as paragraphs, items, tables, code."""
    if item.words is None:
        return
    span, element = item.words, item.element if item.body is None else item.body
    numbers = sorted({flow.runs[run].unit for run in item.runs})
    for _, unit in _with_quotations(flow, marks, numbers, element):
        start, end = max(unit.start, span.start), min(unit.end, span.end)
        if start >= end:
            continue
        kind, level = unit.kind, unit.level
        if isinstance(unit, Unit):
            lists = [one for one in _below(flow, unit.element, element) if flow.tags[one] == "li"]
            kind, level = (kind, len(lists)) if kind != "item" or lists else ("paragraph", 0)
        kind = kind if kind in ("quotation", "item", "code", "table") else "paragraph"
        yield Block(kind, start, end, level if kind in ("quotation", "item") else 0)

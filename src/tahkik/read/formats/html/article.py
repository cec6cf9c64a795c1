"""Which words of a page are its article.

trafilatura locates it, on a copy of the tree without the comments; its own text is not used. Each unit of the written
text whose words it kept is the article's, and so is what it drops though it stands among them: block quotations,
captions, notes, tables, asides, repeated paragraphs.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tahkik.read.formats.html.blocks import title_unit
from tahkik.read.formats.html.elements import FRAME_ROLES, FRAME_TAGS, LISTS
from tahkik.read.formats.html.flow import Flow, Unit
from tahkik.read.formats.html.marks import Marks

#: Words of a run by which a unit is known again in what trafilatura kept.
SHINGLE = 4
#: Share of a unit's runs of words that must be found again.
KEPT = 0.6
#: Share of a unit's words inside links from which it is a list of links.
LINKED = 0.5
#: Elements up to which trafilatura is asked; on 30,000 it takes some 3 s, and its time grows faster than the page.
ASKED = 30_000

#: Units between the title and the first words kept, at most; more is a page around them.
HEAD = 12
#: Code points from which a sentence there is the article's lead.
LEAD = 60
_STOPS = '.!?…:”"»’'
_STRUCTURES = frozenset(("blockquote", "details", "q"))

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Located:
    """The numbers of the article's units, the element that holds them, and the unit of the title."""

    units: frozenset[int]
    container: int
    title: int | None


def locate(flow: Flow, marks: Marks, titles: Sequence[str], away: Sequence[int], left: frozenset[int]) -> Located:
    """Find the article.

    Parameters
    ----------
    flow, marks
        The page.
    titles : sequence of str
        Titles of the metadata.
    away : sequence of int
        Elements that are comments.
    left : frozenset of int
        Units that are none of the article's already.
    """
    kept = _asked(flow, away) if len(flow.elements) <= ASKED else []
    found = _found_again(flow, kept, left) if kept else set()
    if not found:
        found = _densest(flow, marks, left)
    container = _container(flow, found)
    title = title_unit(flow, titles, found, left)
    found |= _dropped(flow, marks, found, container, left, title)
    return Located(frozenset(found), container, title)


# --- trafilatura ---------------------------------------------------------------------------------------------------


def _asked(flow: Flow, away: Sequence[int]) -> list[str]:
    """Return the blocks of words trafilatura takes for the article."""
    # Imported here: pages of plain text do not need it, and it takes 200 ms.
    from lxml import etree
    from trafilatura import bare_extraction

    copied = deepcopy(flow.elements[0])
    if away:
        own = _visited(flow, copied)
        for number in away:
            element = own[number]
            if element.getparent() is not None:
                element.drop_tree()
    # Without a handler of its own, what it says of pages it discards would go to standard error.
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    try:
        document = bare_extraction(copied, include_comments=False, with_metadata=False)
    except (RecursionError, etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [" ".join(line.split()) for line in "\n".join(_lines(body)).split("\n") if line.strip()]


def _visited(flow: Flow, copied: Any) -> list[Any]:
    """Return the elements of a copy under the numbers of `flow`, which leaves out what stands in unseen ones."""
    from lxml import etree

    out: list[Any] = []
    walker = etree.iterwalk(copied, events=("start",))
    for _, element in walker:
        if len(out) in flow.unseen:
            walker.skip_subtree()
        out.append(element)
    return out


def _lines(body: Any) -> list[str]:
    out: list[str] = []
    for element in body.iter():
        if element.tag in ("p", "head", "item", "quote", "cell", "lb", "code", "list", "row", "table", "ab", "div"):
            out.append("\n")
        else:
            out.append(" ")
        if element.text:
            out.append(element.text)
        if element.tail:
            out.append(" " + element.tail)
    return ["".join(out)]


# --- found again ---------------------------------------------------------------------------------------------------


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def _found_again(flow: Flow, kept: Sequence[str], left: frozenset[int]) -> set[int]:
    """Return the units whose words stand in what was kept, in its order."""
    words: list[str] = []
    lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for said in kept:
        own = _words(said)
        lines[tuple(own)].append(len(words))
        words += own
    shingles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - SHINGLE + 1):
        shingles[tuple(words[at : at + SHINGLE])].append(at)
    found: dict[int, int] = {}
    short: list[tuple[int, tuple[str, ...]]] = []
    for number, unit in enumerate(flow.units):
        if number in left:
            continue
        own = _unit_words(flow, unit)
        if not own:
            continue
        if len(own) < SHINGLE:
            short.append((number, tuple(own)))
            continue
        total = len(own) - SHINGLE + 1
        places = [shingles.get(tuple(own[at : at + SHINGLE])) for at in range(total)]
        hits = [place[0] for place in places if place]
        if len(hits) >= KEPT * total:
            found[number] = hits[0]
        elif tuple(own) in lines:
            found[number] = lines[tuple(own)][0]
    ordered = sorted(found)
    used: Counter[tuple[str, ...]] = Counter()
    for number, line in short:
        if used[line] < len(lines.get(line, ())) and _beside(ordered, number, found, lines[line]):
            used[line] += 1
            found[number] = -1
    return set(found)


def _unit_words(flow: Flow, unit: Unit) -> list[str]:
    runs = flow.runs[unit.first : unit.last]
    if runs[0].drawn:
        return _words(flow.text[runs[0].end : unit.end])
    return _words(flow.text[unit.start : unit.end])


def _beside(ordered: list[int], number: int, found: dict[int, int], places: list[int]) -> bool:
    """Whether a short line stands where what was kept has it: between the units kept before and after it."""
    at = bisect_left(ordered, number)
    low = found[ordered[at - 1]] if at > 0 else -1
    high = found[ordered[at]] if at < len(ordered) else 1 << 60
    return any(low <= place <= high for place in places)


# --- what it drops -------------------------------------------------------------------------------------------------


def _container(flow: Flow, found: set[int]) -> int:
    """Return the innermost element that holds nearly all of the article's words."""
    if not found:
        return 0
    weight: dict[int, int] = defaultdict(int)
    total = 0
    for number in found:
        unit = flow.units[number]
        size = unit.end - unit.start
        total += size
        for element in [unit.element, *flow.ancestors(unit.element)]:
            weight[element] += size
    holding = [element for element, size in weight.items() if size >= 0.9 * total]
    return max(holding, default=0)


def _dropped(
    flow: Flow, marks: Marks, found: set[int], container: int, left: frozenset[int], title: int | None
) -> set[int]:
    """Return the units inside the article that were dropped though they are its own."""
    if not found:
        return set()
    low, high = min(found), max(found)
    if title is not None and title < low and low - title <= HEAD:
        low, container = title, _above(flow, container, flow.units[title].element)
    parents = {flow.parents[flow.units[number].element] for number in found}
    # Of the article's paragraphs, not of its items: where these stand, its lists may stand too.
    around = {flow.parents[flow.units[number].element] for number in found if flow.units[number].kind != "item"}
    out: set[int] = set()
    for number, unit in enumerate(flow.units):
        if number in found or number in left or not flow.within(unit.element, container):
            continue
        if _is_frame(flow, marks, unit, container):
            continue
        beside = flow.parents[unit.element] in parents
        if low < number < high:
            heads = unit.kind == "heading" and beside
            if number < min(found) and not heads and not _is_lead(flow, marks, unit):
                continue
            if beside or number < min(found) or _is_structure(flow, marks, unit, container, around):
                out.add(number)
        elif number > high and beside and unit.kind in ("note", "paragraph", "item"):
            out.add(number)
    return out


def _above(flow: Flow, one: int, other: int) -> int:
    """Return the innermost element that holds two."""
    while not flow.within(other, one):
        one = flow.parents[one]
    return one


def _is_lead(flow: Flow, marks: Marks, unit: Unit) -> bool:
    """Whether a unit between the title and the first words kept sums the article up: named so, or a sentence."""
    if marks.above(unit.element, "lead", flow.parents[flow.parents[unit.element]]):
        return True
    words = flow.text[unit.start : unit.end]
    return unit.kind in ("paragraph", "heading", "quotation", "item") and len(words) >= LEAD and words[-1] in _STOPS


def _is_structure(flow: Flow, marks: Marks, unit: Unit, container: int, parents: set[int]) -> bool:
    """Whether a unit stands in what sets words off: a block quotation, a caption, a table, a list of the article's."""
    if unit.kind in ("caption", "table", "code", "note"):
        return True
    element = unit.element
    lists = None
    while element > container:
        if flow.tags[element] in _STRUCTURES or marks.has(element, "quotation"):
            return True
        if flow.tags[element] in LISTS or flow.tags[element] == "dl":
            lists = element
        element = flow.parents[element]
    # A list that stands among the article's paragraphs; one in a box of its own is a list of links or figures.
    return lists is not None and flow.parents[lists] in parents and not _is_menu(flow, lists)


def _is_menu(flow: Flow, element: int) -> bool:
    """Whether most of what an element shows stands in links."""
    span = flow.span(element)
    inside = 0
    at = element + 1
    while at < flow.after[element]:
        if flow.tags[at] == "a" and (shown := flow.span(at)):
            inside += shown.end - shown.start
            at = flow.after[at]
        else:
            at += 1
    return span is not None and inside >= LINKED * (span.end - span.start)


def _is_frame(flow: Flow, marks: Marks, unit: Unit, container: int) -> bool:
    """Whether a unit is the software's by its element, by an element around it, or because it is all links."""
    element = unit.element
    while element > container:
        if flow.tags[element] == "a" or flow.tags[element] in FRAME_TAGS:
            return True
        if flow.elements[element].get("role") in FRAME_ROLES or flow.elements[element].get("aria-hidden") == "true":
            return True
        if marks.has(element, "frame"):
            return True
        element = flow.parents[element]
    return linked(flow, unit) >= LINKED


def linked(flow: Flow, unit: Unit) -> float:
    """Return the share of a unit's letters that stand in links."""
    letters = inside = 0
    for run in flow.runs[unit.first : unit.last]:
        size = run.end - run.start
        letters += size
        element = run.owner
        while element >= unit.element or flow.tags[element] not in LISTS:
            if flow.tags[element] in ("a", "button"):
                inside += size
                break
            if element <= unit.element:
                break
            element = flow.parents[element]
    return inside / letters if letters else 0.0


def _densest(flow: Flow, marks: Marks, left: frozenset[int]) -> set[int]:
    """Return what is left when frames are taken away: of a page too small or too odd for trafilatura."""
    out = {
        number
        for number, unit in enumerate(flow.units)
        if number not in left and not _is_frame(flow, marks, unit, 0) and not _in_frame_tag(flow, unit)
    }
    return out or {number for number in range(len(flow.units)) if number not in left}


def _in_frame_tag(flow: Flow, unit: Unit) -> bool:
    return any(flow.tags[one] in ("footer", "aside", "nav") for one in [unit.element, *flow.ancestors(unit.element)])

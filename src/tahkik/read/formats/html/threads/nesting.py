"""Which comment answers which: by what the page says, by elements inside each other, by printed depth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.candidates import is_place
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import is_whole

#: Attributes that name the comment answered, and those that give the depth.
PARENTS = (
    "data-parent",
    "data-parent-id",
    "data-parentid",
    "data-parent-comment-id",
    "data-reply-to",
    "data-in-reply-to",
)
DEPTHS = ("data-depth", "data-level", "data-indent", "aria-level")
#: Digits of a comment's number.
DIGITS = 20
#: Code points of an address looked at, from its end.
ADDRESS = 200

_POST = re.compile(r"(?:[?&](?:id|p|pid|post|postid)=|post[-/])(\d{1,20})(?=$|[&#/])")
_NUMBER = re.compile(rf"\d{{1,{DIGITS}}}(?!.*\d)")
_DEPTH = re.compile(r"(?:^|[\s_-])(?:depth|level|indent|nest|nested|lvl)[-_]?(\d{1,2})(?=$|[\s_-])", re.I)
_MARGIN = re.compile(r"(?:margin|padding)-left\s{0,4}:\s{0,4}(\d{1,4})(?:\.\d{1,3})?\s{0,2}(px|em|rem|%)", re.I)
_FRAGMENT = re.compile(r"#([\w-]{1,80})$")


def nest(flow: Flow, marks: Marks, items: Sequence[Item]) -> None:
    """Set the parents (places in `items`, which are in document order)."""
    by_anchor = {anchor: place for place, item in reversed(list(enumerate(items))) for anchor in item.anchors}
    by_number = {number: place for place, item in reversed(list(enumerate(items))) for number in _numbers(flow, item)}
    said = [_said(flow, item, place, by_anchor, by_number) for place, item in enumerate(items)]
    inside = _inside(flow, marks, items)
    depth = _by_depth([_depth(flow, marks, item) for item in items])
    for place, item in enumerate(items):
        item.parent = next((one for one in (said[place], inside[place], depth[place]) if one is not None), None)


def _numbers(flow: Flow, item: Item) -> list[str]:
    """Return the numbers a comment goes by (``comment-12``, ``data-id="12"``)."""
    attributes = flow.elements[item.element].attrib
    names = [
        *item.anchors,
        *(
            attributes[name]
            for name in attributes
            if name.endswith(("-id", "data-id", "commentid")) and name not in PARENTS
        ),
    ]
    return [hit[0] for name in names if (hit := _NUMBER.search(name[:200]))]


def _said(flow: Flow, item: Item, place: int, by_anchor: dict[str, int], by_number: dict[str, int]) -> int | None:
    """Return the comment an attribute or a link names as the one answered; only one that stands before."""
    attributes = flow.elements[item.element].attrib
    for name in PARENTS:
        value = attributes.get(name, "")
        hit = _NUMBER.search(value[:200])
        found = by_anchor.get(value, by_number.get(hit[0]) if hit else None)
        if found is not None and found < place:
            return found
    for element in range(item.element + 1, min(item.behind, len(flow.tags))):
        if flow.tags[element] != "a" or any(flow.within(element, inner) for inner in item.inner):
            continue
        link = flow.elements[element].attrib
        target = _FRAGMENT.search(link.get("href", "")[-ADDRESS:])
        found = by_anchor.get(target[1]) if target else None
        quoted = any(flow.tags[up] in ("blockquote", "cite") for up in flow.ancestors(element, 5))
        if found is None and quoted:
            numbered = _POST.search(link.get("href", "")[-ADDRESS:])
            found = by_number.get(numbered[1]) if numbered else None
        if found is None or found >= place:
            continue
        answers = "in-reply-to" in link.get("rel", "") or is_whole("answer_to", flow.words(flow.parents[element])[:120])
        if quoted or answers:
            return found
    return None


def _inside(flow: Flow, marks: Marks, items: Sequence[Item]) -> list[int | None]:
    """Return the comment in whose element, or in the list beside whose element, each stands."""
    out: list[int | None] = []
    open_: list[int] = []
    for place, item in enumerate(items):
        while open_ and not answers(flow, marks, items[open_[-1]], item):
            open_.pop()
        out.append(open_[-1] if open_ else None)
        open_.append(place)
    return out


def answers(flow: Flow, marks: Marks, above: Item, item: Item) -> bool:
    """Whether an item stands inside another one, or in a list of answers that stands beside it."""
    if flow.within(item.element, above.element):
        return True
    # The nearest element that holds both; the answer must stand deeper in it, inside a list of answers.
    between = []
    element = flow.parents[item.element]
    while element >= 0 and not flow.within(above.element, element):
        between.append(element)
        element = flow.parents[element]
    if not between:
        return False
    deep = 0
    one = flow.parents[above.element]
    while one >= 0 and one != element:
        deep += 1
        one = flow.parents[one]
    if deep >= len(between):
        return False
    return any(_holds_answers(flow, marks, one, element) for one in between)


def _holds_answers(flow: Flow, marks: Marks, one: int, around: int) -> bool:
    """Whether an element is a list of answers inside `around`, or looks like it: boxes of one shape in each other."""
    if flow.tags[one] in ("ul", "ol", "dl", "blockquote") or marks.has(one, "answers"):
        return True
    return any(is_place(name) for name in marks.names(one)) or alike(marks, one, around)


def alike(marks: Marks, one: int, other: int) -> bool:
    """Whether two elements share a name that speaks of comments, numbers aside."""
    names = ({tuple(word for word in name if not word.isdecimal()) for name in marks.names(n)} for n in (one, other))
    return any(marks.means(name, "comment") for name in set.intersection(*names))


def _depth(flow: Flow, marks: Marks, item: Item) -> int | None:
    """Return how far in a comment is printed, None where nothing says so."""
    for element in [item.element, flow.parents[item.element], item.element + 1]:
        if not 0 <= element < len(flow.tags):
            continue
        attributes = flow.elements[element].attrib
        for name in DEPTHS:
            value = attributes.get(name, "")
            if value.isdecimal() and len(value) < 4:
                return int(value)
        hit = _DEPTH.search(attributes.get("class", "")[:400])
        if hit:
            return int(hit[1])
        margin = _MARGIN.search(attributes.get("style", "")[:400])
        if margin:
            return int(margin[1])
        width = _spacer(flow, element)
        if width is not None:
            return width
    if any("reply" in name or "child" in name for name in marks.names(item.element)):
        return 1
    return None


def _spacer(flow: Flow, element: int) -> int | None:
    """Return the width of the picture that pushes a comment in (as the oldest threads did)."""
    for one in range(element + 1, min(element + 6, flow.after[element])):
        if flow.tags[one] == "img":
            width = flow.elements[one].get("width", "")
            return (
                int(width) if width.isdecimal() and len(width) < 5 and flow.elements[one].get("height") == "1" else None
            )
    return None


def _by_depth(depths: Sequence[int | None]) -> list[int | None]:
    """Return the nearest comment before each that is printed less far in."""
    out: list[int | None] = []
    if all(depth is None for depth in depths):
        return [None] * len(depths)
    open_: list[tuple[int, int]] = []
    for place, depth in enumerate(depths):
        level = depth if depth is not None else 0
        while open_ and open_[-1][0] >= level:
            open_.pop()
        out.append(open_[-1][1] if open_ else None)
        open_.append((level, place))
    return out

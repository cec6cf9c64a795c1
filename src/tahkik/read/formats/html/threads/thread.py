"""From candidates to comments: which are real, which of a thread's posts is the article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.candidates import candidates
from tahkik.read.formats.html.threads.dates import Dated, dates, within
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.formats.html.threads.nesting import nest
from tahkik.read.formats.html.threads.parts import Anatomy
from tahkik.read.formats.html.threads.repeated import repeated

#: Letters of prose before the first of a thread's posts that make it an answer to an article.
ARTICLE = 600
#: Dates a comment may print in its own frame: when written and when changed, and the day its author joined.
DATES = 3


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments in document order; ``opening`` is the post that is the article, where the page is a thread."""

    items: tuple[Item, ...] = ()
    opening: Item | None = None


def threads(flow: Flow, marks: Marks, title: str = "") -> Thread:
    """Find the comments of a page."""
    dated = dates(flow, marks)
    anatomy = Anatomy(flow, marks, dated, title)
    found = _real(flow, dated, anatomy, candidates(flow, marks))
    strong = [item for item in found if not item.weak]
    opening = None
    if not strong or len(found) > len(strong):
        strong, opening = _with_posts(flow, marks, strong, [item for item in found if item.weak])
    if not strong and opening is None:
        strong = _real(flow, dated, anatomy, repeated(flow, marks, dated, title))
    strong.sort(key=lambda item: item.element)
    every = sorted([*strong, *([opening] if opening else [])], key=lambda item: item.element)
    nest(flow, marks, every)
    if opening is not None:
        for item in every:
            if item.parent is not None:
                above = every[item.parent]
                item.parent = None if above is opening else strong.index(above)
    return Thread(tuple(strong), opening)


def _real(flow: Flow, dated: list[Dated], anatomy: Anatomy, found: list[Item]) -> list[Item]:
    """Return the candidates that have words of their own and an author or a date: no lists, no parts of another."""
    items = list(found)
    while True:
        _contain(flow, items)
        for item in items:
            item.author = item.published = item.words = None
            anatomy.fill(item)
        bad = {id(item) for item in items if not _is_comment(flow, dated, item)}
        # A part of a comment that is named like one: its words are the outer one's.
        for item in items:
            if id(item) in bad and item.words is None and len(item.inner) == 1:
                inner = next((one for one in items if one.element == item.inner[0]), None)
                if inner is not None and _completes(item, inner):
                    bad.discard(id(item))
                    bad.add(id(inner))
        if not bad:
            return items
        items = [item for item in items if id(item) not in bad]


def _completes(item: Item, inner: Item) -> bool:
    """Whether an item without words holds what the one inside it lacks: they are one comment."""
    return bool((item.author and not inner.author) or (item.published and not inner.published))


def _contain(flow: Flow, items: list[Item]) -> None:
    """Set for each item the outermost items inside it."""
    open_: list[Item] = []
    for item in items:
        item.inner = []
        while open_ and item.element >= max(open_[-1].behind, flow.after[open_[-1].element]):
            open_.pop()
        if open_:
            open_[-1].inner.append(item.element)
        open_.append(item)


def _is_comment(flow: Flow, dated: list[Dated], item: Item) -> bool:
    if item.words is None or not (item.author or item.published):
        return False
    if item.weak and not (item.author and item.published):
        return False
    inner = [(element, flow.after[element]) for element in item.inner]
    own = [
        one
        for one in within(dated, item.element, item.behind)
        if one.sure and not any(low <= one.element < high for low, high in inner)
    ]
    return len(own) <= DATES


def _with_posts(flow: Flow, marks: Marks, strong: list[Item], weak: list[Item]) -> tuple[list[Item], Item | None]:
    """Add the posts of a thread to the comments; the first is the article where no article stands before it."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in weak:
        groups[item.signature].append(item)
    out = list(strong)
    opening = None
    for signature, group in groups.items():
        under = all(marks.above(flow.parents[item.element], "comment") for item in group)
        if under:
            out += group
            continue
        if strong or len(group) < 2 or any(_is_teaser(flow, item) for item in group):
            continue
        answers = "answer" in signature or "response" in signature
        if not answers and opening is None and _prose_before(flow, group[0]) < ARTICLE:
            opening = group[0]
            group = group[1:]
        out += group
    return _unique(out), opening


def _unique(items: list[Item]) -> list[Item]:
    return list({item.element: item for item in items}.values())


def _is_teaser(flow: Flow, item: Item) -> bool:
    """Whether an element is the beginning of another page: its heading is a link to one."""
    for element in range(item.element, flow.after[item.element]):
        if flow.tags[element] in ("h1", "h2", "h3", "h4"):
            for one in range(element, flow.after[element]):
                if flow.tags[one] == "a" and "#" not in (flow.elements[one].get("href") or "#"):
                    return True
    return False


def _prose_before(flow: Flow, item: Item) -> int:
    """Return the letters of paragraphs before an item."""
    total = 0
    for unit in flow.units:
        if unit.first >= flow.first[item.element]:
            break
        if unit.kind == "paragraph" and unit.end - unit.start > 80:
            total += unit.end - unit.start
    return total

"""From candidates to comments: which are real, which of a thread's posts is the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.candidates import candidates, is_list, is_place
from tahkik.read.formats.html.threads.dates import Dated, dates, within
from tahkik.read.formats.html.threads.declared import declared_comments
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.formats.html.threads.merging import merged
from tahkik.read.formats.html.threads.nesting import alike, answers, nest
from tahkik.read.formats.html.threads.parts import Anatomy
from tahkik.read.formats.html.threads.repeated import repeated, timed
from tahkik.read.pagewords import heading_of_comments

#: Letters of prose before the first of a thread's posts that make it an answer to an article.
ARTICLE = 600
#: Letters of prose beside comments that are no article.
SPARSE = 100
#: Posts of a thread that nothing names, at least.
POSTS = 3
#: Dates a comment may print in its own frame: when written and when changed, and the day its author joined.
DATES = 3
#: Share of unnamed items that must have an author to be comments.
SIGNED = 0.8


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments in document order; ``opening`` is the post that is the article, where the page is a thread.

    ``dated`` are the elements of the page that print a date.
    """

    items: tuple[Item, ...] = ()
    opening: Item | None = None
    dated: tuple[Dated, ...] = ()


def threads(flow: Flow, marks: Marks, title: str = "", objects: Sequence[dict[str, Any]] = ()) -> Thread:
    """Find the comments of a page.

    Parameters
    ----------
    flow, marks
        The page. Comments that are declared and not shown are added to the end of `flow`.
    title : str
        Its title.
    objects : sequence of dict
        What its scripts declare (JSON-LD).
    """
    dated = dates(flow, marks)
    anatomy = Anatomy(flow, marks, dated, title)
    found = _real(flow, marks, dated, anatomy, candidates(flow, marks))
    strong = [item for item in found if not item.weak]
    opening = None
    if not strong or len(found) > len(strong):
        strong, opening = _with_posts(flow, marks, strong, [item for item in found if item.weak])
    if not strong and opening is None:
        strong = _signed(flow, _real(flow, marks, dated, anatomy, repeated(flow, marks, dated, title)))
    if not strong and opening is None:
        strong, opening = _unnamed_posts(flow, marks, dated, anatomy)
    elif opening is None and len(strong) > 1 and _is_thread(flow, strong, title):
        strong.sort(key=lambda item: item.element)
        opening = strong.pop(0)
    strong.sort(key=lambda item: item.element)
    every = sorted([*strong, *([opening] if opening else [])], key=lambda item: item.element)
    nest(flow, marks, every)
    if opening is not None:
        for item in every:
            if item.parent is not None:
                above = every[item.parent]
                item.parent = None if above is opening else strong.index(above)
    said = declared_comments(objects)
    return Thread(tuple(merged(flow, strong, said) if said else strong), opening, tuple(dated))


def _real(flow: Flow, marks: Marks, dated: list[Dated], anatomy: Anatomy, found: list[Item]) -> list[Item]:
    """Return the candidates that are comments.

    From the innermost outwards: a candidate without words, author or date of its own is a part of what stands around
    it, or a list of what stands in it.
    """
    real: dict[int, Item] = {}
    around: list[Item] = []  # those that stand in no other, the last of the page first
    for item in reversed(found):
        outer = []
        while around and flow.within(around[-1].element, item.element):
            outer.append(around.pop())
        item.inner = [one.element for one in outer]
        anatomy.fill(item)
        wraps = (
            outer
            and not is_list(marks, item.element)
            and all(answers(flow, marks, outer[0], one) or alike(marks, item.element, one.element) for one in outer[1:])
        )
        if wraps and (not _is_comment(flow, dated, item) or _completes(item, outer[0])):
            # What holds a comment and the answers to it is that comment.
            item.inner = [*outer[0].inner, *(one.element for one in outer[1:])]
            anatomy.fill(item)
            if _is_comment(flow, dated, item):
                del real[outer[0].element]
        if _is_comment(flow, dated, item):
            real[item.element] = item
            around.append(item)
        else:
            around += reversed(outer)
    return [real[element] for element in sorted(real)]


def _completes(item: Item, inner: Item) -> bool:
    """Whether one of two elements has the author and the other the date: they are one comment."""
    here, there = (bool(item.author), bool(item.published)), (bool(inner.author), bool(inner.published))
    return sorted((here, there)) == [(False, True), (True, False)]


def _is_comment(flow: Flow, dated: list[Dated], item: Item) -> bool:
    """Whether an element has words of its own and an author or a date, both where its markup may be an article's."""
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
        under = all(
            any(is_place(name) for one in flow.ancestors(item.element) for name in marks.names(one)) for item in group
        )
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


def _is_thread(flow: Flow, items: list[Item], title: str) -> bool:
    """Whether comments stand for themselves: with no article before them, nor a heading that announces comments."""
    first = min(items, key=lambda item: item.element)
    if _prose_before(flow, first) >= SPARSE or first.weak:
        return False
    before = (unit for unit in flow.units if unit.first < flow.first[first.element])
    return not any(heading_of_comments(flow.text[unit.start : unit.end], title) for unit in before)


def _unnamed_posts(flow: Flow, marks: Marks, dated: list[Dated], anatomy: Anatomy) -> tuple[list[Item], Item | None]:
    """Return the posts of a forum that names them by no class: elements of one shape, each with author, time, words."""
    found = timed(flow, dated)
    for item in found:
        item.weak = True
    real = [item for item in _real(flow, marks, dated, anatomy, found) if item.body is not None]
    if len(real) < POSTS or len(real) < SIGNED * len(found):
        return [], None
    return _with_posts(flow, marks, [], real)


def _unique(items: list[Item]) -> list[Item]:
    return list({item.element: item for item in items}.values())


def _signed(flow: Flow, items: list[Item]) -> list[Item]:
    """Return items that nothing names as comments only where nearly all have an author and none leads to a page."""
    signed = [item for item in items if item.author and not _is_teaser(flow, item)]
    return signed if len(signed) >= SIGNED * len(items) else []


def _is_teaser(flow: Flow, item: Item) -> bool:
    """Whether an element is the beginning of another page: its heading is a link to one."""
    for element in range(item.element, flow.after[item.element]):
        if flow.tags[element] in ("h1", "h2", "h3", "h4") and flow.words(element).strip() != item.author:
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

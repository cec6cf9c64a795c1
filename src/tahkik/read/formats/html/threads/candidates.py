"""Elements that may be comments by their names, their microdata, or their place in a list of comments."""

from __future__ import annotations

import re
from bisect import bisect_right

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks, known
from tahkik.read.formats.html.threads.item import Item

#: Elements a comment is made of.
TAGS = frozenset("li div article section table tbody tr td dl dt dd p blockquote ol ul main aside details".split())
#: Letters of a maker's sign that names begin with (``wp-``, ``ips``, ``js-``).
PREFIX = 3
#: schema.org types, the last part of their address.
_TYPES = frozenset(("Comment", "UserComments", "Answer"))
_POST_TYPES = frozenset(("DiscussionForumPosting", "SocialMediaPosting"))
_PROPERTIES = frozenset(("comment", "suggestedanswer", "acceptedanswer", "usercomments"))
#: Attributes that give a comment's number, or who wrote an entry.
_NUMBERED = re.compile(r"data-(?:\w{1,12}-)?(?:comment|post|message|entry|reply|answer)(?:-?id)?$")
_ITEM_TAGS = frozenset(("li", "article", "div", "dl", "section", "table", "tr"))


def candidates(flow: Flow, marks: Marks) -> list[Item]:
    """Return the candidates in document order."""
    found: dict[int, Item] = {}
    for element, tag in enumerate(flow.tags):
        if tag not in TAGS or element in flow.unseen or flow.first[element] == flow.last[element]:
            continue
        one = _by_markup(flow, element) or _by_name(flow, marks, element)
        if one:
            found[element] = one
    _listed(flow, marks, found)
    _defined(flow, marks, found)
    return [found[element] for element in sorted(found)]


def _by_markup(flow: Flow, element: int) -> Item | None:
    attributes = flow.elements[element].attrib
    if not attributes:
        return None
    kind = attributes.get("itemtype", "").rstrip("/").rpartition("/")[2]
    if kind in _TYPES or attributes.get("itemprop", "").lower() in _PROPERTIES:
        return Item(element, signature="microdata")
    if kind in _POST_TYPES:
        return Item(element, weak=True, signature="microdata")
    return None


def _by_name(flow: Flow, marks: Marks, element: int) -> Item | None:
    weak: Item | None = None
    for name in marks.names(element):
        words = [word for word in name if not word.isdecimal()]
        kind = _kind(words)
        if kind == "comment":
            return Item(element, signature=f"{flow.tags[element]} comment")
        if kind:
            weak = Item(element, weak=True, signature=f"{flow.tags[element]} {kind}")
    if weak:
        return weak
    attributes = flow.elements[element].attrib
    if any(_NUMBERED.match(name) for name in attributes):
        return Item(element, weak=True, signature=f"{flow.tags[element]} data")
    if _is_number(flow.elements[element].get("id", "")):
        return Item(element, weak=True, signature=f"{flow.tags[element]} number")
    if "data-author" in attributes and flow.tags[element] in ("li", "article", "div"):
        return Item(element, weak=True, signature=f"{flow.tags[element]} author")
    return None


def _kind(words: list[str]) -> str | None:
    """Return whether a name is that of a comment, or which kind of post; None for neither, and for parts of them."""
    if len(words) > 1 and len(words[0]) <= PREFIX and not any(words[0] in known(kind) for kind in ("comment", "post")):
        words = words[1:]
    for kind in ("comment", "post"):
        places = [place for place, word in enumerate(words) if word in known(kind)]
        if not places:
            continue
        rest = [word for word in words if word not in known(kind) and not (kind == "post" and word in known("comment"))]
        behind = words[places[-1] + 1 :]
        # "user-comment" is a comment, "comment-user" a part of one.
        if all(word in known("item") for word in rest) and not any(word in known("author") for word in behind):
            return kind if kind == "comment" else " ".join(sorted({words[place] for place in places}))
        return None
    return None


def _is_number(name: str) -> bool:
    """Whether an id is a letter or two and a number (``p123``, ``c4567``), as forums number their posts."""
    letters = name.rstrip("0123456789")
    return letters != name and len(letters) <= 2 and letters.isalpha()


def _listed(flow: Flow, marks: Marks, found: dict[int, Item]) -> None:
    """Add the children of lists of comments or entries that have no candidates in them."""
    taken = sorted(element for element in found if flow.tags[element] in _ITEM_TAGS)
    for element, tag in enumerate(flow.tags):
        if element in flow.unseen or tag not in TAGS:
            continue
        kind = _list_kind(marks, element)
        place = bisect_right(taken, element)
        if kind is None or (place < len(taken) and taken[place] < flow.after[element]):
            continue
        wanted = "li" if tag in ("ul", "ol") else ""
        for child in _children(flow, element):
            if flow.tags[child] == (wanted or flow.tags[child]) and flow.tags[child] in ("li", "article", "div", "dl"):
                found.setdefault(child, Item(child, weak=kind == "post", signature=f"listed {element}"))


def _defined(flow: Flow, marks: Marks, found: dict[int, Item]) -> None:
    """Add comments written as terms and definitions: from each term to the next."""
    for element, tag in enumerate(flow.tags):
        if tag != "dl" or element in flow.unseen or not marks.has(element, "comment"):
            continue
        children = _children(flow, element)
        terms = [child for child in children if flow.tags[child] == "dt"]
        if len(terms) == len(children):
            continue
        for child in children:
            found.pop(child, None)
        found.pop(element, None)
        for term, following in zip(terms, [*terms[1:], flow.after[element]], strict=True):
            found[term] = Item(term, behind=following, signature=f"listed {element}")


def is_place(name: tuple[str, ...]) -> bool:
    """Whether a name is that of the place of the comments (``disqus_thread``, ``comments-area``)."""
    words = {word for word in name if not word.isdecimal()}
    rest = words - known("comment")
    return rest < words and rest <= known("list") | known("item")


def is_list(marks: Marks, element: int) -> bool:
    """Whether an element is named as a list of comments or posts, or of answers to one."""
    return _list_kind(marks, element) is not None or marks.has(element, "answers")


def _list_kind(marks: Marks, element: int) -> str | None:
    for name in marks.names(element):
        words = {word for word in name if not word.isdecimal()}
        comments = words & known("comment")
        if comments and ((words - comments and words - comments <= known("list")) or "comments" in words):
            return "comment"
        if words & known("post") and words & {"list", "lists", "liste", "listesi", "stream", "feed"}:
            return "post"
    return None


def _children(flow: Flow, element: int) -> list[int]:
    out = []
    child = element + 1
    while child < flow.after[element]:
        if child not in flow.unseen and flow.tags[child]:
            out.append(child)
        child = flow.after[child]
    return out

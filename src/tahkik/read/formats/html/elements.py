"""What the HTML standard and the habits of its authors say of an element: is it shown, does it break the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Never shown as words.
UNSEEN = frozenset(
    "head script style template noscript noframes iframe object embed applet video audio canvas svg map area datalist "
    "option optgroup rp param source track meta link base colgroup col frameset frame".split()
)
#: Elements that begin a line of their own; the number is how many line ends stand around them.
BREAKS: dict[str, int] = {
    **dict.fromkeys("li dt dd tr caption option legend summary label button".split(), 1),
    **dict.fromkeys(
        "address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hgroup hr html main menu nav ol p pre search section select table tbody textarea "
        "tfoot thead ul xmp listing plaintext td th".split(),
        2,
    ),
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
VERBATIM = frozenset(("pre", "textarea", "xmp", "listing", "plaintext"))
EMPHASES = frozenset(("em", "i", "strong", "b", "u", "mark"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
#: Parts of a page that are never its article.
FRAME_TAGS = frozenset(("nav", "form", "button", "select", "textarea", "label", "menu", "dialog"))
FRAME_ROLES = frozenset(
    ("navigation", "search", "banner", "contentinfo", "menu", "menubar", "dialog", "alertdialog", "toolbar", "tablist")
)

_HIDING = re.compile(r"(?:^|;)\s{0,8}(?:display\s{0,8}:\s{0,8}none|visibility\s{0,8}:\s{0,8}hidden)\b", re.IGNORECASE)
#: Classes by which every theme hides words from the eye and keeps them for screen readers.
_ASIDE_CLASSES = frozenset(
    "screen-reader-text screen-reader-only sr-only visually-hidden visuallyhidden element-invisible".split()
)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_]+")
#: Code points of a style attribute or a class looked at; some pages hold pictures in them.
ATTRIBUTE = 400


def is_unseen(element: HtmlElement, tag: str) -> bool:
    """Whether nothing of an element is shown: by its kind, ``hidden``, ``display: none``, or for the ear only."""
    if tag in UNSEEN:
        return True
    attributes = element.attrib
    if not attributes:
        return tag == "dialog"
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    if style and _HIDING.search(style[:ATTRIBUTE]):
        return True
    classes = attributes.get("class")
    return bool(classes) and not _ASIDE_CLASSES.isdisjoint(classes[:ATTRIBUTE].split())


def words_of(name: str) -> list[str]:
    """Return the words a class or id is made of, in lower case: ``commentList-item_12`` → comment, list, item, 12."""
    return [part.lower() for part in _PARTS.findall(name[:ATTRIBUTE])]

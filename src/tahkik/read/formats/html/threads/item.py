"""One comment as found in the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from tahkik.model import Span


@dataclass(slots=True)
class Item:
    """A comment: its element, the elements of its parts, and its words.

    It goes on to the element before ``behind`` (of a ``<dt>`` its ``<dd>`` too); -1 takes its own end.
    ``inner`` are the elements of the comments that stand inside its element. ``weak`` says that its markup is that of a
    post, which an article may have too.
    """

    element: int
    behind: int = -1
    inner: list[int] = field(default_factory=list)
    weak: bool = False
    signature: str = ""
    author: str | None = None
    published: str | None = None
    permalink: str | None = None
    #: Ids under which links may speak of it (``comment-12``).
    anchors: tuple[str, ...] = ()
    words: Span | None = None
    #: Runs that are its own words.
    runs: frozenset[int] = frozenset()
    #: The element named as its words, None where none is.
    body: int | None = None
    parent: int | None = None

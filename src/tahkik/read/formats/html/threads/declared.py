"""Comments a script declares (schema.org in JSON-LD): what it says of comments that are shown, and those that are not.

Comments that a script would put on the page once it is opened are shown nowhere in the file. They are words of the file
all the same, and are written at the end of the text, each a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tahkik.errors import LimitError, ReadError
from tahkik.read.formats.html.flow import linearise
from tahkik.read.formats.html.metadata import date_of, name_of, text_of, types_of
from tahkik.read.formats.html.parsing import Source, tree_of

#: Comments of one page.
COMMENTS = 20_000
#: Code points of one.
WORDS = 200_000

_TYPES = frozenset(("Comment", "UserComments", "Answer"))
_LISTS = ("comment", "suggestedAnswer", "acceptedAnswer", "comments")


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared comment; ``parent`` is the place of the one it answers in the list."""

    words: str
    author: str | None
    published: str | None
    permalink: str | None
    parent: int | None


def declared_comments(objects: Sequence[dict[str, Any]]) -> list[Declared]:
    """Return the comments of a page's JSON-LD, in order, each once."""
    out: list[Declared] = []
    seen: set[int] = set()
    for one in objects:
        if not types_of(one) & _TYPES:
            _gather(one, out, seen)
    for one in objects:  # those that stand by themselves
        if types_of(one) & _TYPES and id(one) not in seen:
            _add(one, None, out, seen)
    return out


def _gather(top: dict[str, Any], out: list[Declared], seen: set[int]) -> None:
    for one in _comments(top):
        _add(one, None, out, seen)


def _add(top: dict[str, Any], parent: int | None, out: list[Declared], seen: set[int]) -> None:
    waiting = [(top, parent)]
    while waiting and len(out) < COMMENTS:
        one, above = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        words = text_of(one.get("text")) or text_of(one.get("commentText")) or text_of(one.get("articleBody"))
        place = above
        if words and words.strip() and len(words) <= WORDS:
            place = len(out)
            published = date_of(one.get("datePublished")) or date_of(one.get("dateCreated"))
            words = _shown(words)
            said = name_of(one.get("author")) or name_of(one.get("creator"))
            out.append(Declared(words, said, published, text_of(one.get("url")), above))
        waiting += [(inner, place) for inner in reversed(list(_comments(one)))]


def _shown(words: str) -> str:
    """Return the words of a text that is HTML itself."""
    if "<" not in words and "&" not in words:
        return words
    try:
        return linearise(tree_of(Source(words), "a comment")).text
    except (ReadError, LimitError):
        return words


def _comments(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in _LISTS:
        value = one.get(name)
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield inner

"""What classes and ids say of an element, by the words they are made of (profiles' lists ``markup_…``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from tahkik.read.formats.html.elements import ATTRIBUTE, words_of
from tahkik.read.formats.html.flow import Flow
from tahkik.read.pagewords import entries

#: Names of one element looked at; themes write some ten.
NAMES = 24


@lru_cache(maxsize=32)
def known(kind: str) -> frozenset[str]:
    """Return the words of a list in every profile."""
    return frozenset(entry for _, entry in entries(f"markup_{kind}"))


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """Return the words of one class or id; a compound that begins with a word for a comment is taken apart.

    Examples
    --------
    >>> parts("commentlist"), parts("wp-block-comment-date")
    (('comment', 'list'), ('wp', 'block', 'comment', 'date'))
    """
    out: list[str] = []
    for word in words_of(name):
        stem = max((one for one in known("comment") if word.startswith(one) and len(one) > 3), key=len, default="")
        rest = word[len(stem) :]
        if stem and rest and word not in known("comment") and _means_something(rest):
            out += [stem, rest]
        else:
            out.append(word)
    return tuple(out)


def _means_something(word: str) -> bool:
    return any(word in known(kind) for kind in ("item", "list", "author", "date", "words", "frame", "answers"))


@dataclass(slots=True)
class Marks:
    """The names of each element of a page, looked up once."""

    flow: Flow
    _has: dict[tuple[int, str], bool] = field(default_factory=dict)
    _names: dict[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def names(self, element: int) -> tuple[tuple[str, ...], ...]:
        """Return an element's classes and its id, each as its words."""
        found = self._names.get(element)
        if found is None:
            attributes = self.flow.elements[element].attrib
            said = attributes.get("class", "")[:ATTRIBUTE].split()[:NAMES]
            if "id" in attributes:
                said.append(attributes["id"][:ATTRIBUTE])
            found = self._names[element] = tuple(parts(name) for name in said)
        return found

    def has(self, element: int, kind: str) -> bool:
        """Whether one of an element's names holds a word of a list."""
        found = self._has.get((element, kind))
        if found is None:
            words = known(kind)
            found = any(not words.isdisjoint(name) for name in self.names(element))
            self._has[element, kind] = found
        return found

    def above(self, element: int, kind: str, stop: int = -1) -> bool:
        """Whether an element, or one around it below `stop`, has such a name."""
        while element > stop:
            if self.has(element, kind):
                return True
            element = self.flow.parents[element]
        return False

    def means(self, name: tuple[str, ...], kind: str) -> bool:
        """Whether one name holds a word of a list."""
        return not known(kind).isdisjoint(name)

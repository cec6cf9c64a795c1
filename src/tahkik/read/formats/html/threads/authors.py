"""Who wrote a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahkik.read.formats.html.flow import Flow
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.threads.item import Item
from tahkik.read.pagewords import NAME_WORDS, entries, heading_of_comments, is_frame, is_whole, speaker, undotted
from tahkik.read.stamps import stamp

#: Code points of a name, and of the line it stands in.
NAME = 60
LINE = 160
#: Ranks from which an element is the author's by its markup.
MARKED = 4
#: Code points of an initial with its full stop.
INITIAL = 3
#: Elements above a name that may say whose it is.
ABOVE = 4

_EDGE = " \t\n\xa0:;,|–—-•·»«>›()[]"
#: Addresses of members' pages, as forums and blogs write them.
_PEOPLE = re.compile(r"/(?:users?|profiles?|members?|authors?|u|by)/|member\.php|viewprofile|[?&]u=\d", re.IGNORECASE)
_BARS = re.compile(r"\s[|•·»/]\s|\s[|•·»]|[|•·»]\s")
_ATTRIBUTES = ("data-author", "data-username", "data-user-name", "data-author-name")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the element that prints it, None where only an attribute gives it."""

    words: str
    element: int | None


class Authors:
    """Finds the authors of comments."""

    def __init__(self, flow: Flow, marks: Marks) -> None:
        self.flow = flow
        self.marks = marks
        self._ranks: dict[int, int] = {}

    def name(self, item: Item, own: Sequence[int]) -> Name | None:
        """Return the name an element of a comment is marked to print, else the one in an attribute."""
        flow = self.flow
        best: tuple[int, int, Name] | None = None
        for element in own if len(own) == 1 else own[1:]:
            rank = self._rank(element, item.element)
            words = _cleaned(flow.words(element)) if rank else None
            if not words:
                continue
            inside = best is not None and best[2].element is not None and flow.within(element, best[2].element)
            # What is marked inside another marked element is the name, the rest of it words around ("by", "says").
            if best is None or rank > best[0] or (inside and rank >= best[0] - 1):
                best = (rank, element, Name(words, element))
        said = next((value for key in _ATTRIBUTES if (value := flow.elements[item.element].get(key))), None)
        if best is None:
            return Name(said[:NAME].strip(), None) if said and said.strip() else None
        return best[2]

    def marked(self, item: Item, own: Sequence[int]) -> list[int]:
        """Return the elements marked as those of the author, whose name may stand twice."""
        return [element for element in own[1:] if self._rank(element, item.element) >= MARKED]

    def _rank(self, element: int, stop: int) -> int:
        """Return how surely an element prints the author's name, 0 for not at all."""
        rank = self._ranks.get(element)
        if rank is None:
            rank = self._ranks[element] = self._ranked(element)
        return rank if rank and not self._is_quoted(element, stop) else 0

    def _is_quoted(self, element: int, stop: int) -> bool:
        above = self.flow.ancestors(element, ABOVE)
        return any(
            self.flow.tags[one] == "blockquote" or self.marks.has(one, "quotation") for one in above if one > stop
        )

    def _ranked(self, element: int) -> int:
        flow = self.flow
        span = flow.span(element)
        if span is None or span.end - span.start > LINE or "\n" in flow.text[span.start : span.end]:
            return 0
        attributes = flow.elements[element].attrib
        said = attributes.get("itemprop", "").lower()
        above = flow.ancestors(element, ABOVE)
        if said == "name":
            owner = (flow.elements[one].get("itemprop", "").lower() for one in above)
            return 7 if any(one in ("author", "creator") for one in owner) else 0
        names = self.marks.names(element)
        if any(name == ("fn",) for name in names):
            return 6
        if said in ("author", "creator") or attributes.get("rel") == "author":
            return 5
        if any(self._is_name(name) for name in names):
            return 4
        tag = flow.tags[element]
        if tag == "cite":
            return 3
        if tag in ("a", "b", "strong") and any(
            self._is_name(name) for one in above[:2] for name in self.marks.names(one)
        ):
            return 3
        return 2 if tag == "a" and _PEOPLE.search(attributes.get("href", "")[:400]) else 0

    def _is_name(self, name: tuple[str, ...]) -> bool:
        marks = self.marks
        return marks.means(name, "author") and not any(
            marks.means(name, kind) for kind in ("date", "profile", "unnamed", "words")
        )

    def in_line(self, line: str) -> str | None:
        """Return the name in a line that stands where a comment's head does, None where it is no name."""
        if len(line) > LINE or heading_of_comments(line):
            return None
        words = _cleaned(line)
        if not words or len(words.split()) > NAME_WORDS or words[-1] in "?!…":
            return None
        # "İbrahim Ş." is a name, "Thank you." is not.
        return None if words.endswith(".") and len(words.split()[-1]) > INITIAL else words


def _cleaned(line: str) -> str | None:
    """Return the name in an author's line, None where it holds none."""
    words = " ".join(line.split()).strip(_EDGE)
    words = speaker(f"{words}:") or words
    seen = stamp(words)
    rest = seen.rest if seen else words
    # "Ann | next", "Ann • 3 posts"
    kept = next((part for part in _BARS.split(rest) if any(map(str.isalpha, part))), rest).split()
    while len(kept) > 1 and _is_around(kept[-1]):
        kept.pop()
    while len(kept) > 1 and (_opens(kept[0]) or not kept[0].strip(_EDGE)):
        kept.pop(0)
    words = " ".join(kept).strip(_EDGE)
    if not words or len(words) > NAME or len(kept) > NAME_WORDS + 1 or not any(map(str.isalnum, words)):
        return None
    if any(is_whole(name, words) for name in ("reply_words", "leavings", "ago")):
        return None
    return words


def _is_around(word: str) -> bool:
    bare = word.strip(_EDGE + ".")
    return not bare or is_frame(bare)


def _opens(word: str) -> bool:
    """Whether a word stands before an author's name ("by", "gönderen")."""
    return undotted(word.strip(_EDGE)) in {undotted(entry) for _, entry in entries("author_words")}

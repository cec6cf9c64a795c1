"""Markdown (CommonMark with tables): its block structure, every position that of the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahkik.model import Block, BlockKind, Document, Span
from tahkik.read.comments import discussion, spans_of
from tahkik.read.decoding import Decoded, decode, refusal
from tahkik.read.emphasis import emphases
from tahkik.read.leavings import leavings
from tahkik.read.lines import lines, without
from tahkik.read.pagewords import heading_of_sources
from tahkik.read.stamps import stamp

if TYPE_CHECKING:
    from markdown_it.token import Token

NAME = "Markdown"
ORDER = 20
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
#: Levels of nesting; pages need a handful, and a hostile file shall not grow the stack.
NESTING = 40
#: Code points of a front matter; a longer one is no front matter but a page that begins with a rule.
FRONT_MATTER = 20_000
#: Code points of a lead.
LEAD = 600

#: Signs before the words of a block. An ordered item's number is one of its words: a letter's articles are numbered.
_SIGNS = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|#{1,6}(?=[ \t])){0,200}")
#: The same with an item's number, for headings and code inside items.
_NUMBER = re.compile(r"\d{1,9}[.)][ \t]+")
_CLOSING = re.compile(r"[ \t]+#+$")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=+|-+)$")
_NOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:")
_FIELD = re.compile(r"^(title|author|date)[ \t]{0,4}:[ \t]{0,4}(?=[^\s])(.{1,500})$", re.MULTILINE | re.IGNORECASE)
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?=\r?$)", re.MULTILINE)
_LINE_ENDS = re.compile(r"\r\n|\n|\r")
_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "blockquote_open": "quotation",
    "fence": "code",
    "code_block": "code",
    "table_open": "table",
    "html_block": "paragraph",
}


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are not taken for Markdown: it has no mark of its own but the file's name."""
    if suffix not in SUFFIXES:
        return "its name does not end in .md"
    return refusal(data)


def parse(data: bytes, name: str) -> Document:
    """Read a Markdown file."""
    return structured(decode(data, name), name)


def structured(decoded: Decoded, name: str) -> Document:
    """Return the document a decoded text is; of the head of a long one that is title, author and date."""
    text = decoded.text
    front = _front_matter(text)
    found = [line for line in lines(text) if line.start >= front.end]
    blocks = [*front.blocks(), *_blocks(text, front.end, "title" in front.fields)]
    title = next((one for one in blocks if one.kind == "title"), None)
    headline = text[title.start : title.end] if title else ""
    around = discussion(text, found, headline)
    left = spans_of(found, around.frames | leavings(found, around, headline))
    taken = sorted(left + [Span(one.start, one.end) for one in around.comments])
    blocks = list(_apart(text, blocks, taken))
    left = front.rest() + left
    taken = front.rest() + taken
    return Document(
        source=name,
        text=text,
        sha256="",
        text_sha256="",
        media_type="text/markdown",
        title=headline or None,
        author=front.field("author", text),
        published=_date(front.field("date", text)),
        body=without(text, taken),
        blocks=tuple(blocks),
        emphases=_emphases(text, front.end, blocks),
        comments=around.comments,
        leavings=tuple(left),
        repairs=decoded.repairs,
    )


# --- front matter --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Front:
    """A YAML head: where the text after it begins, and the values of the fields read."""

    end: int
    fields: dict[str, Span]

    def field(self, name: str, text: str) -> str | None:
        span = self.fields.get(name)
        return text[span.start : span.end] if span else None

    def blocks(self) -> list[Block]:
        """Return the title: it is the article's, though it stands among the software's fields."""
        title = self.fields.get("title")
        return [Block("title", title.start, title.end, 1)] if title else []

    def rest(self) -> list[Span]:
        """Return the head without the title's words: the software's."""
        if not self.end:
            return []
        title = self.fields.get("title")
        return [Span(0, title.start), Span(title.end, self.end)] if title else [Span(0, self.end)]


def _front_matter(text: str) -> _Front:
    if not text.startswith(("---\n", "---\r\n")):
        return _Front(0, {})
    end = _FRONT_END.search(text, 4, FRONT_MATTER)
    if end is None:
        return _Front(0, {})
    fields: dict[str, Span] = {}
    for hit in _FIELD.finditer(text, 0, end.start()):
        start, stop = hit.span(2)
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop - start > 1 and text[start] == text[stop - 1] and text[start] in "\"'":
            start, stop = start + 1, stop - 1
        if start < stop and any(map(str.isalnum, text[start:stop])):
            fields.setdefault(hit[1].lower(), Span(start, stop))
    return _Front(end.end(), fields)


def _date(field: str | None) -> str | None:
    """Return a date as ISO where it can be read, else as printed."""
    seen = stamp(field) if field else None
    return seen.published if seen else field


# --- blocks --------------------------------------------------------------------------------------------------------


def _blocks(text: str, skip: int, front_titled: bool) -> Iterator[Block]:
    # Imported here: a page of plain text does not need it, and it takes 40 ms.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table").disable("inline")
    starts = [0, *(hit.end() for hit in _LINE_ENDS.finditer(text)), len(text) + 1]
    # The head's lines stay, empty, so that the parser counts lines as the file does.
    head = "\n" * len(_LINE_ENDS.findall(text, 0, skip))
    titled = front_titled
    listed = lead = False
    quoted = items = 0
    for token in parser.parse(head + text[skip:]):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        kind = _KINDS.get(token.type)
        inner = kind == "quotation" and quoted > 1
        if kind is None or inner or (quoted and kind == "paragraph"):
            continue
        span = _span(text, starts, token, kind)
        if span is None or span.end <= skip:
            continue
        words = text[span.start : span.end]
        level = {"heading": int(token.tag[1:] or 0) if token.tag[:1] == "h" else 0, "quotation": 1}.get(kind, 0)
        at = heading_of_sources(words.partition("\n")[0].strip()) if kind in ("heading", "paragraph") else -1
        if kind == "heading":
            listed = at >= 0
            if level == 1 and not titled and not quoted:
                kind = "title"
            lead = kind == "title"
            titled = titled or lead
        elif kind == "paragraph":
            if at >= 0:
                kind, listed = ("sources" if at < len(words) else "heading"), True
            elif _NOTE.match(words):
                kind = "note"
            elif listed:
                kind = "sources"
            elif items:
                kind, level = "item", items
            elif lead and len(words) <= LEAD and words[-1] in ".!?…" and words[0] not in '“„«"‘':
                kind = "lead"
            lead = False
        else:
            lead = False
        yield Block(kind, span.start, span.end, level)


def _span(text: str, starts: Sequence[int], token: Token, kind: str) -> Span | None:
    """Return the span of a block's words, its signs left out; None where it has none."""
    if not token.map or token.map[0] >= len(starts) - 1:
        return None
    start, end = starts[token.map[0]], min(len(text), starts[min(token.map[1], len(starts) - 1)])
    if kind != "code":
        signs = _SIGNS.match(text, start, end)
        start = signs.end() if signs else start
        number = _NUMBER.match(text, start, end) if kind in ("heading", "quotation", "table") else None
        if number:
            signs = _SIGNS.match(text, number.end(), end)
            start = signs.end() if signs else number.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    if kind == "heading":
        close = _CLOSING.search(text, max(start, end - 200), end) or _UNDERLINE.search(text, max(start, end - 200), end)
        end = close.start() if close else end
        while end > start and text[end - 1].isspace():
            end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if end > start else None


def _apart(text: str, blocks: Iterable[Block], taken: Sequence[Span]) -> Iterator[Block]:
    """Yield the blocks without what comments and leavings take up."""
    ends = [span.end for span in taken]
    for block in blocks:
        place = bisect_left(ends, block.start + 1)
        start = block.start
        while place < len(taken) and taken[place].start < block.end:
            yield from _cut(text, block, start, taken[place].start)
            start = max(start, taken[place].end)
            place += 1
        if start == block.start:
            yield block
        else:
            yield from _cut(text, block, start, block.end)


def _cut(text: str, block: Block, start: int, end: int) -> Iterator[Block]:
    while start < end and (text[start].isspace() or text[start] in "#>*-+"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "#>*-+"):
        end -= 1
    if start < end:
        yield Block(block.kind, start, end, block.level)


def _emphases(text: str, start: int, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the emphases outside blocks of code."""
    found: list[Span] = []
    for block in [*(one for one in blocks if one.kind == "code"), Block("code", len(text), len(text))]:
        if block.start >= start:
            found.extend(emphases(text, start, block.start, code=True))
            start = block.end
    return tuple(found)

"""Markdown (CommonMark): its block structure, every position that of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tahkik.model import Block, BlockKind, Document, Span
from tahkik.read.decoding import decode, refusal
from tahkik.read.emphasis import emphases
from tahkik.read.lines import without
from tahkik.read.pagewords import heading_of_sources

if TYPE_CHECKING:
    from markdown_it.token import Token

NAME = "Markdown"
ORDER = 20
SUFFIXES = (".md", ".markdown")
#: Levels of nesting; CommonMark needs no more, and a hostile file shall not grow the stack.
NESTING = 40
_SIGNS = re.compile(r"[ \t]{0,40}(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})(?=[ \t]|$)[ \t]{0,40}|>){0,40}")
_FIELD = re.compile(r"^(title|author|date)\s{0,4}:\s{0,4}(.{1,500})$", re.MULTILINE | re.IGNORECASE)
_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading", "paragraph_open": "paragraph", "fence": "code", "code_block": "code",
    "table_open": "table", "html_block": "paragraph",
}  # fmt: skip


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are not taken for Markdown: it has no mark of its own but the file's name."""
    if suffix not in SUFFIXES:
        return "its name does not end in .md"
    return refusal(data)


def parse(data: bytes, name: str) -> Document:
    """Read a Markdown file."""
    decoded = decode(data, name)
    text = decoded.text
    fields, skip = _front_matter(text)
    blocks = tuple(_blocks(text, skip))
    title = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    left = (Span(0, skip),) if skip else ()
    return Document(
        source=name,
        text=text,
        sha256="",
        text_sha256="",
        media_type="text/markdown",
        title=title or fields.get("title"),
        author=fields.get("author"),
        published=fields.get("date"),
        body=without(len(text), text, list(left)),
        blocks=blocks,
        repairs=decoded.repairs,
        emphases=emphases(text, skip),
        leavings=left,
    )


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return title, author and date of a YAML head, and where the text after it begins."""
    if not text.startswith(("---\n", "---\r\n")):
        return {}, 0
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, 4)
    if end is None:
        return {}, 0
    fields = {match[1].lower(): match[2].strip().strip("\"'") for match in _FIELD.finditer(text, 0, end.start())}
    return fields, end.end()


def _blocks(text: str, skip: int) -> Iterator[Block]:
    # imported here: a page of plain text does not need it, and it takes 40 ms
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table").disable("inline")
    starts = [0]
    # the same line ends as the parser's
    for match in re.compile(r"\r\n|\n|\r").finditer(text):
        starts.append(match.end())
    starts.append(len(text) + 1)
    head = text[:skip].count("\n")
    body = "\n" * head + text[skip:]
    tokens = parser.parse(body)
    titled = False
    sources = False
    quoted: list[tuple[int, int]] = []
    depth = items = 0
    for token in tokens:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "blockquote_open" and depth == 1 and token.map:
            quoted.append((token.map[0], token.map[1]))
            span = _span(text, starts, token)
            if span:
                yield Block("quotation", *span, level=depth)
        kind = _KINDS.get(token.type)
        if kind is None or not token.map:
            continue
        span = _span(text, starts, token)
        if span is None or (depth and kind == "paragraph"):
            continue
        words = text[span.start : span.end]
        level = int(token.tag[1]) if kind == "heading" else 0
        at = heading_of_sources(words.splitlines()[0]) if len(words) < 3_000 else -1
        if kind == "heading":
            sources = at >= 0
            if level == 1 and not titled:
                kind, titled = "title", True
        elif kind == "paragraph" and at >= 0:
            sources = True
            kind = "sources" if at < len(words) else "heading"
        elif kind == "paragraph" and sources:
            kind = "sources"
        elif kind == "paragraph" and items:
            kind, level = "item", items
        yield Block(kind, span.start, span.end, level)


def _span(text: str, starts: Sequence[int], token: Token) -> Span | None:
    """Return the span of a block's words, its opening signs left out."""
    assert token.map is not None
    first, last = token.map
    if first >= len(starts) - 1:
        return None
    start = starts[first]
    end = min(len(text), starts[min(last, len(starts) - 1)])
    signs = _SIGNS.match(text, start, end)
    start = signs.end() if signs and token.type not in ("fence", "code_block") else start
    while end > start and text[end - 1].isspace():
        end -= 1
    if token.type == "heading_open":
        while end > start and text[end - 1] in "#= \t\r\n-" and "\n" in text[start:end]:
            end -= 1
    return Span(start, end) if end > start else None

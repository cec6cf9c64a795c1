"""Plain text, and the plain-text copy of a web page: title, lead, paragraphs, list of sources, comments, leavings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahkik.model import Block, BlockKind, Document, Span
from tahkik.read.comments import discussion
from tahkik.read.decoding import decode, refusal
from tahkik.read.emphasis import emphases
from tahkik.read.lines import Line, lines, paragraphs, without
from tahkik.read.pagewords import heading_of_sources

NAME = "plain text"
#: Asked last: anything that is text can be read as plain text.
ORDER = 90
#: Code points of a title; longer first lines are prose.
TITLE = 200
#: Code points of one cited source; a longer paragraph under the heading is prose again.
SOURCE = 700
_OPENING = "“\"‘'«„‹「『"
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no plain text."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_MARKUP):
        return "it is HTML or XML, which this version does not read"
    return refusal(data)


def parse(data: bytes, name: str) -> Document:
    """Read a plain text."""
    decoded = decode(data, name)
    text = decoded.text
    found = lines(text)
    around = discussion(text, found)
    taken = sorted([Span(c.start, c.end) for c in around.comments] + list(around.leavings))
    own = _own(found, taken)
    blocks = tuple(_blocks(text, own))
    title = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    return Document(
        source=name,
        text=text,
        sha256="",
        text_sha256="",
        media_type="text/plain",
        title=title,
        body=without(len(text), text, taken),
        blocks=blocks,
        repairs=decoded.repairs,
        emphases=emphases(text),
        comments=around.comments,
        leavings=around.leavings,
    )


def _own(found: Sequence[Line], taken: Sequence[Span]) -> list[Line]:
    """Return the lines with those of comments and leavings emptied."""
    out: list[Line] = []
    k = 0
    for line in found:
        while k < len(taken) and taken[k].end <= line.start:
            k += 1
        inside = k < len(taken) and taken[k].start < line.end and line.text
        out.append(Line(line.start, line.start, 0, "") if inside else line)
    return out


def _blocks(text: str, own: Sequence[Line]) -> Iterator[Block]:
    ranges = list(paragraphs(list(own)))
    sources = False
    for number, (first, last) in enumerate(ranges):
        start, end = own[first].start, own[last - 1].end
        words = own[first].text
        kind: BlockKind = "paragraph"
        at = heading_of_sources(words) if len(words) <= 4 * SOURCE else -1
        if at >= 0:
            sources = True
            if at >= len(words) and last == first + 1:
                yield Block("heading", start, end)
                continue
            kind = "sources"
        elif sources and end - start <= SOURCE * (last - first) and any(sign.isdigit() for sign in text[start:end]):
            kind = "sources"
        elif number == 0 and len(ranges) > 1 and last == first + 1 and _is_title(words):
            kind = "title"
        elif number == 1 and _is_title(own[ranges[0][0]].text) and words[-1] != ":" and words[0] not in _OPENING:
            kind = "lead" if ranges[0][1] == ranges[0][0] + 1 else "paragraph"
        if kind != "sources":
            sources = False
        yield Block(kind, start, end)


def _is_title(words: str) -> bool:
    return (
        len(words) <= TITLE
        and words[-1] not in ".:;,…"
        and words[0] not in _OPENING
        and any(c.isalpha() for c in words)
    )

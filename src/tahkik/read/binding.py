"""Several written texts bound into one document: chapters of a book, each with its structure and its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from tahkik.model import Block, Document, Origin, Span
from tahkik.read.draft import loci

#: What stands between two parts.
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A document that becomes part of another one.

    ``path`` is the file it came from; ``page`` the word that, between U+E0F0 and U+E0F1 and with a label in
    hexadecimal figures behind it, stands where a printed page begins.
    """

    document: Document
    path: str
    page: str


def bind(
    parts: Sequence[Part], name: str, media_type: str, *, title: str | None, author: str | None,
    published: str | None, language: str,
) -> Document:  # fmt: skip
    """Return one document of several."""
    texts: list[str] = []
    pages: list[tuple[int, str]] = []
    fields: dict[str, list[Any]] = {key: [] for key in ("body", "blocks", "emphases", "leavings", "repairs", "origins")}
    at = 0
    for part in parts:
        document, found = _without_pages(part)
        for start, label in found:
            pages.append((at + start, label))
        texts.append(document.text)
        for key, values in fields.items():
            values += [
                Span(one.start + at, one.end + at)
                if isinstance(one, Span)
                else replace(one, start=one.start + at, end=one.end + at)
                for one in getattr(document, key)
            ]
        fields["origins"] = [
            replace(one, path=f"{part.path}#{one.path}") if isinstance(one, Origin) and one.start >= at else one
            for one in fields["origins"]
        ]
        at += len(document.text) + len(BETWEEN)
    text = BETWEEN.join(texts)
    document = Document(
        source=name, text=text, sha256="", text_sha256="", media_type=media_type, language=language, title=title,
        author=author, published=published, loci=loci(pages, len(text)),
    )  # fmt: skip
    structure: dict[str, Any] = {key: tuple(values) for key, values in fields.items()}
    return replace(document, **structure)


def _without_pages(part: Part) -> tuple[Document, list[tuple[int, str]]]:
    """Return a part without the words that mark its pages, and where each page begins."""
    sign = re.compile(rf"\ue0f0{part.page}([0-9a-f]{{0,400}})\ue0f1( ?)(\n*)")
    pages: list[tuple[int, str]] = []
    cuts: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = length = 0
    text = part.document.text
    for hit in sign.finditer(text):
        # Of the white space on both sides one sign stays; a mark that was a paragraph of its own takes its lines along.
        start = hit.start()
        before = text[start - 1] if start else "\n"
        alone = before == "\n" and bool(hit[3])
        end = hit.end() if alone else hit.end() - len(hit[3])
        if not alone and hit[2] and not before.isspace():
            end -= 1
        pieces.append(text[at:start])
        length += start - at
        pages.append((length, _label(hit[1])))
        cuts.append((start, end))
        at = end
    if not cuts:
        return part.document, []
    pieces.append(text[at:])
    starts = [start for start, _ in cuts]
    removed = list(accumulate((end - start for start, end in cuts), initial=0))

    def where(position: int) -> int:
        number = bisect_right(starts, position) - 1
        if number < 0:
            return position
        start, end = cuts[number]
        return position - removed[number + 1] if position >= end else start - removed[number]

    moved: dict[str, Any] = {}
    for key in ("body", "blocks", "emphases", "leavings", "repairs", "origins"):
        values = []
        for one in getattr(part.document, key):
            start, end = where(one.start), where(one.end)
            if end > start or one.start == one.end:
                values.append(Span(start, end) if isinstance(one, Span) else replace(one, start=start, end=end))
        moved[key] = tuple(values)
    document = replace(part.document, text="".join(pieces), **moved)
    return replace(document, blocks=_trimmed(document.text, document.blocks)), pages


def _trimmed(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks without white space at their ends."""
    out = []
    for block in blocks:
        words = text[block.start : block.end]
        start = block.start + len(words) - len(words.lstrip())
        end = block.end - (len(words) - len(words.rstrip()))
        if end > start:
            out.append(replace(block, start=start, end=end))
    return tuple(out)


def _label(figures: str) -> str:
    try:
        return bytes.fromhex(figures).decode("utf-8")
    except ValueError:
        return "?"

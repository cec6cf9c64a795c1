"""Where a passage stands, as a person cites it: the heading above it and its printed pages."""

from __future__ import annotations

from bisect import bisect_right

from tahkik.model import Document
from tahkik.read.draft import LABEL

#: The format whose headings are told by their lines alone; ``#`` before one, and code points of its line.
MARKDOWN = "text/markdown"
MARKS, LINE = 6, 1_000
#: Lines like headings that are looked at for one.
TRIED = 50


def locus_of(document: Document, start: int, end: int) -> str | None:
    """Return where a passage stands as a person cites it: what the document says of itself, the heading above it,
    and its printed pages.
    """
    labels = [locus.label for locus in document.loci if locus.start < end and locus.end > start]
    pages = f"p. {labels[0]}" + (f"–{labels[-1]}" if labels[-1] != labels[0] else "") if labels else None
    return ", ".join(part for part in (document.locus, _division(document, start), pages) if part) or None


def _division(document: Document, start: int) -> str | None:
    """Return the heading that a place stands under; of Markdown it is read where it is asked for, from the text."""
    if document.media_type == MARKDOWN:
        return _heading_above(document.text, start)
    at = bisect_right(document.divisions, start, key=lambda one: one.start) - 1
    return document.divisions[at].label if at >= 0 and start < document.divisions[at].end else None


def _heading_above(text: str, start: int) -> str | None:
    at = start + 1
    for _ in range(TRIED):
        at = max(text.rfind(mark, 0, at) for mark in ("\n#", "\n===", "\n---"))
        if at < 0:
            return None
        label = _heading(text, at + 1)
        # an odd count of fences before it: a comment in code
        if label and text.count("\n```", 0, at) % 2 == 0:
            return label[:LABEL]
    return None


def _heading(text: str, start: int) -> str | None:
    """Return the words of the heading whose line of ``#``, or of ``=`` or ``-`` below the words, begins at a place."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    if len(line) > LINE:
        return None
    if line[0] == "#":
        words = line.lstrip("#")
        if len(line) - len(words) > MARKS or words[:1] not in (" ", "\t"):
            return None
        bare = words.rstrip().rstrip("#")
        return " ".join((bare if bare[-1:] in (" ", "\t") else words).split())
    above = text[max(0, text.rfind("\n", 0, start - 1) + 1, start - LINE) : start - 1].strip()
    # words with a line below them; the lines of a front matter have one too
    front = text.startswith("---") and "\n---" not in text[3 : start - 1]
    return above if line.strip() == line[0] * len(line.strip()) and above[:1] not in "#>|-*" and not front else None

"""Sources as a page prints them: a line each in a list of sources, or after "Source:" in a line of its own."""

from __future__ import annotations

import re

from tahkik.model import Document, Span
from tahkik.segment.cues import Cues, words
from tahkik.segment.paragraphs import Zone

#: Longest heading looked for at the head of a line ("YARARLANILAN KAYNAKLAR"), in characters.
HEADING_LENGTH = 60

_LINE = re.compile(r"[^\n\r]+")
#: What stands before a source in a list: bullets, "1.", "[1]", "(1)", "¹".
_BULLET = re.compile(r"[\s>*_•·–—-]{0,8}(?:\[\^?\w{1,4}\]:?|\(\d{1,3}\)|\d{1,3}[.)\]]|[¹²³⁰⁴-⁹]{1,4})?[\s*_]{0,4}")
#: Between a heading and the first source; a number may stand in ("Kaynak1:").
_COLON = re.compile(r"\s{0,2}\d{0,2}\s{0,2}[*_]{0,3}\s{0,2}[:：][*_]{0,3}\s{0,4}")
_NUMBERED_HEADING = re.compile(r"([^\W\d_]{2,30})\d{1,2}(?=\s?[:：])")
#: Where an inline heading may stand: at a line's head, behind a full stop, a closing mark or an opening bracket.
_INLINE = re.compile(r"(?:^|[\n\r(\[]|[.!?…”\"»)]\s{1,3})[\s*_>]{0,6}", re.MULTILINE)


def spans(document: Document, zones: tuple[Zone, ...], cues: Cues) -> list[Span]:
    """Return the sources a page lists, unparsed, in reading order. The full stop that ends a line is left out."""
    text = document.text
    found: list[Span] = []
    for zone in zones:
        for paragraph in zone.paragraphs:
            if paragraph.kind == "sources":
                found.extend(_listed(text, paragraph.start, paragraph.end, cues))
            elif paragraph.kind != "code":
                found.extend(_inline(text, paragraph.start, paragraph.end, cues))
    return sorted(found)


def _listed(text: str, start: int, end: int, cues: Cues) -> list[Span]:
    found = []
    for line in _LINE.finditer(text, start, end):
        at = _after_heading(text, line.start(), line.end(), cues)
        if at is None:
            continue
        bullet = _BULLET.match(text, at, line.end())
        span = _edges(text, bullet.end() if bullet else at, line.end(), cues)
        if span:
            found.append(span)
    return found


def _heading_end(text: str, at: int, end: int, cues: Cues) -> int | None:
    """Return where the heading that begins at `at` ends, its number left out."""
    numbered = _NUMBERED_HEADING.match(text, at, min(end, at + HEADING_LENGTH))
    if numbered and cues.headings.whole(numbered.group(1)):
        return numbered.end(1)
    heading = cues.headings.at(text, at, min(end, at + HEADING_LENGTH))
    return heading.end() if heading else None


def _after_heading(text: str, start: int, end: int, cues: Cues) -> int | None:
    """Return where the source begins in a line; None where the line is a heading and nothing else."""
    at = start
    while at < end and text[at] in "#*_ \t>":
        at += 1
    heading = _heading_end(text, at, end, cues)
    if heading is None:
        return start
    colon = _COLON.match(text, heading, end)
    if colon:
        return colon.end() if colon.end() < end else None
    return None if not words(text[heading:end]) else start


def _inline(text: str, start: int, end: int, cues: Cues) -> list[Span]:
    found: list[Span] = []
    if ":" not in text[start:end]:
        return found
    for place in _INLINE.finditer(text, start, end):
        at = place.end()
        heading = _heading_end(text, at, end, cues)
        colon = _COLON.match(text, heading, end) if heading is not None else None
        if not colon or (found and at < found[-1].end):
            continue
        closing = {"(": ")", "[": "]"}.get(place.group().strip()[:1])
        stop = text.find("\n", colon.end(), end)
        stop = end if stop < 0 else stop
        if closing:
            bracket = text.find(closing, colon.end(), stop)
            stop = bracket if bracket >= 0 else stop
        span = _edges(text, colon.end(), stop, cues)
        if span and len(words(text[span.start : span.end])) >= 2:
            found.append(span)
    return found


def _edges(text: str, start: int, end: int, cues: Cues) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    if end - start > 1 and text[end - 1] == "." and text[end - 2] != ".":
        last = words(text[max(start, end - 25) : end - 1])
        # The full stop of an abbreviation (vd., et al.) belongs to it.
        if not (last and last[-1] in cues.abbreviations):
            end -= 1
    return Span(start, end) if words(text[start:end]) else None

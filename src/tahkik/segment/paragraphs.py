"""Paragraphs of the article and of each comment: what quotations may run over, and where they must stop."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahkik.model import Block, Document, Span

#: Longest announcement, in characters. "A line of its own" is 80 to 120 characters in print; three of them may be one
#: wrapped sentence, more is a paragraph that happens to end in a colon.
ANNOUNCEMENT_LENGTH = 300
#: Kinds a quotation may run through; every other kind (title, heading, sources, table …) ends it.
FLOWING = frozenset({"paragraph", "item", "note", "quotation", "code"})

#: One or more empty lines; ``>`` alone on a line is an empty line of a Markdown quotation. Possessive: linear.
_EMPTY_LINES = re.compile(r"\n(?:[ \t\r\f\v\u00a0>]*+\n)+")
#: A line that ends in a colon, directly before a line that opens with a quotation mark or a number.
_COLON_LINE = re.compile(r"[:：][ \t*_]{0,8}\r?\n(?=[ \t*_>]{0,8}[“”„\"«»‘'「『\d])")
#: A line longer than this was not wrapped by hand or by a mail program (72 to 80 signs; wide ones 100 to 120).
WRAPPED = 140
#: In wrapped prose one line in ten ends with a sentence; where most lines do, each of them is a paragraph.
CLOSED_LINES = 0.6
_LINE_STOPS = frozenset('.!?…:;。！？؟۔”"»)]')
#: A letter, or a mark of quotation that may stand alone on a line.
_WORDY = re.compile(r"[^\W\d_]|[“”„\"«»‘’「」『』]")
_NUMBERED = re.compile(r"\d{1,3}\s{0,3}[.)–—-]")
#: Signs before the first word of a paragraph that belong to the page's layout.
LAYOUT_SIGNS = " \t\r\n\u00a0*_>•·"
_MARKS = "“”„‟\"«»‹›‘’‚'「」『』"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article or of a comment.

    ``start`` and ``end`` leave white space out; ``head`` is the first character that is no sign of layout.
    ``setoff`` is the number of the quotation block it stands in, None outside. ``apart`` says that a quotation cannot
    run on into it from the paragraph before; ``announces`` that it is a line that ends in a colon.
    """

    start: int
    end: int
    head: int
    kind: str
    setoff: int | None
    apart: bool
    announces: bool


@dataclass(frozen=True, slots=True)
class Zone:
    """Paragraphs that belong together: the article (``comment`` None) or one comment (its place in the list)."""

    comment: int | None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Setoff:
    """Blocks the page sets off as one quotation, joined where only signs of layout stand between them."""

    start: int
    end: int


def setoffs(document: Document) -> tuple[Setoff, ...]:
    """Return the outermost quotation blocks; paragraphs of one Markdown quotation are one."""
    text = document.text
    found: list[Setoff] = []
    for block in sorted((b for b in document.blocks if b.kind == "quotation"), key=lambda b: (b.start, -b.end)):
        if found and block.start < found[-1].end:
            continue
        # A Markdown reader may hand over each paragraph of a quotation: between them stands a line with ">" alone.
        gap = text[found[-1].end : block.start] if found and block.start - found[-1].end <= 200 else "x"
        inner = gap.strip("\n\r")
        if not gap.strip(" \t\r\n>") and ">" in gap and "\n\n" not in inner.replace(" ", ""):
            found[-1] = Setoff(found[-1].start, block.end)
        else:
            found.append(Setoff(block.start, block.end))
    return tuple(found)


def zones(document: Document) -> tuple[Zone, ...]:
    """Return the article and the comments as paragraphs; leavings are in none of them."""
    text = document.text
    blocks = _kinds(document)
    leavings = list(document.leavings)
    body = list(document.body) or [Span(0, len(text))]
    comments = sorted(enumerate(document.comments), key=lambda pair: (pair[1].start, -pair[1].end))
    spans = [Span(comment.start, comment.end) for _, comment in comments]
    result = [Zone(None, tuple(_paragraphs(text, _without(body, [*leavings, *spans]), blocks)))]
    holes = sorted(leavings)
    starts = [hole.start for hole in holes]
    for place, (number, comment) in enumerate(comments):
        # Replies that stand inside a comment are zones of their own.
        after = place + 1
        while after < len(spans) and spans[after].start < comment.end:
            after += 1
        # Leavings do not overlap: the first that can reach into the comment is the one before its start.
        near = holes[max(0, bisect_right(starts, comment.start) - 1) : bisect_right(starts, comment.end)]
        own = _without([Span(comment.start, comment.end)], [*near, *spans[place + 1 : after]])
        result.append(Zone(number, tuple(_paragraphs(text, own, _within(blocks, own)))))
    return tuple(result)


def _within(kinds: list[_Kind], spans: list[Span]) -> list[_Kind]:
    """Return the stretches that can touch `spans` (ordered): a page of many comments is walked once, not squared."""
    if not spans:
        return []
    first = bisect_right(kinds, spans[0].start, key=lambda kind: kind.end)
    last = bisect_right(kinds, spans[-1].end, key=lambda kind: kind.start)
    return kinds[first:last]


def _without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Return `spans` less `holes`, in order."""
    rest: list[Span] = []
    cuts = sorted(holes)
    first = 0
    for start, end in sorted(spans):
        at = start
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        place = first
        while place < len(cuts) and cuts[place].start < end:
            if cuts[place].start > at:
                rest.append(Span(at, cuts[place].start))
            at = max(at, cuts[place].end)
            place += 1
        if at < end:
            rest.append(Span(at, end))
    return rest


@dataclass(frozen=True, slots=True)
class _Kind:
    """A stretch between two borders of blocks: the innermost kind, and the quotation it stands in."""

    start: int
    end: int
    kind: str
    setoff: int | None


def _kinds(document: Document) -> list[_Kind]:
    """Return the blocks as stretches that do not overlap: the innermost block gives the kind."""
    quotations = setoffs(document)
    stretches: list[_Kind] = []
    open_: list[Block] = []
    number = 0

    def put(start: int, end: int, kind: str) -> None:
        nonlocal number
        while number < len(quotations) and quotations[number].end <= start:
            number += 1
        inside = number < len(quotations) and quotations[number].start <= start < quotations[number].end
        if start < end:
            stretches.append(_Kind(start, end, kind, number if inside else None))

    at = 0
    for block in sorted(document.blocks, key=lambda b: (b.start, -b.end)):
        while open_ and open_[-1].end <= block.start:
            put(at, open_[-1].end, open_[-1].kind)
            at = max(at, open_.pop().end)
        if open_:
            put(at, block.start, open_[-1].kind)
        at = max(at, block.start)
        open_.append(block)
    while open_:
        put(at, open_[-1].end, open_[-1].kind)
        at = max(at, open_.pop().end)
    return stretches


def _paragraphs(text: str, spans: list[Span], kinds: list[_Kind]) -> Iterator[Paragraph]:
    last: tuple[int, str, int | None] | None = None
    place = 0
    for span in spans:
        while place < len(kinds) and kinds[place].end <= span.start:
            place += 1
        for start, end, kind, setoff in _pieces(text, span, kinds, place):
            for part in _split(text, start, end):
                apart = last is None or _is_apart(text, last, part.start, kind, setoff)
                yield _paragraph(text, part, kind, setoff, apart)
                last = (part.end, kind, setoff)


def _is_apart(text: str, last: tuple[int, str, int | None], start: int, kind: str, setoff: int | None) -> bool:
    end, before, inside = last
    if kind not in FLOWING or before not in FLOWING or setoff != inside:
        return True
    # Words between two paragraphs of one zone were left out: leavings, comments. Bullets and ">" are no words.
    return _WORDY.search(text, end, start) is not None


def _pieces(text: str, span: Span, kinds: list[_Kind], place: int) -> Iterator[tuple[int, int, str, int | None]]:
    at = span.start
    while place < len(kinds) and kinds[place].start < span.end:
        piece = kinds[place]
        # What no block covers is mostly layout ("> ", "- ", "# "); words there are a paragraph all the same.
        if piece.start > at and _WORDY.search(text, at, piece.start):
            yield at, piece.start, "paragraph", None
        start, end = max(at, piece.start), min(span.end, piece.end)
        if start < end:
            yield start, end, piece.kind, piece.setoff
        at = max(at, end)
        place += 1
    if at < span.end and (_WORDY.search(text, at, span.end) or not kinds):
        yield at, span.end, "paragraph", None


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a block at empty lines, and after a colon that ends a line before a mark or a number."""
    cuts = [(hit.start(), hit.end()) for hit in _EMPTY_LINES.finditer(text, start, end)]
    cuts += [(hit.end() - 1, hit.end()) for hit in _COLON_LINE.finditer(text, start, end)]
    cuts += _line_cuts(text, start, end)
    at = start
    for cut, after in [*sorted(cuts), (end, end)]:
        first, last = max(at, start), min(cut, end)
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield Span(first, last)
        at = max(at, after)


def _line_cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ends of lines that are paragraphs: too long to be wrapped, or closed like most lines of the block."""
    lines: list[tuple[int, bool, bool]] = []
    at = start
    while (stop := text.find("\n", at, end)) >= 0:
        last = stop
        while last > at and text[last - 1].isspace():
            last -= 1
        if last > at:
            lines.append((stop, text[last - 1] in _LINE_STOPS, last - at > WRAPPED))
        at = stop + 1
    stops = sum(ended for _, ended, _ in lines)
    closed = len(lines) > 0 and stops >= CLOSED_LINES * len(lines)
    return [(stop, stop + 1) for stop, ended, long in lines if long or (closed and ended)]


def _paragraph(text: str, part: Span, kind: str, setoff: int | None, apart: bool) -> Paragraph:
    head = part.start
    while head < part.end - 1 and text[head] in LAYOUT_SIGNS:
        head += 1
    return Paragraph(part.start, part.end, head, kind, setoff, apart, _announces(text, head, part.end, kind))


def _announces(text: str, head: int, end: int, kind: str) -> bool:
    if kind in ("sources", "code", "table") or end - head > ANNOUNCEMENT_LENGTH:
        return False
    line = text[head:end].rstrip("*_ \t\u00a0")
    return line.endswith((":", "：")) and line[0] not in _MARKS and _NUMBERED.match(line) is None

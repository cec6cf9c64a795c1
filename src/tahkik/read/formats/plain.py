"""Plain text, and the plain-text copy of a web page: title, lead, paragraphs, list of sources, comments, leavings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tahkik.model import Block, BlockKind, Document, Span
from tahkik.read.comments import Discussion, discussion, spans_of
from tahkik.read.decoding import Decoded, decode, refusal
from tahkik.read.emphasis import emphases
from tahkik.read.leavings import leavings
from tahkik.read.lines import Line, lines, paragraphs, without
from tahkik.read.pagewords import author_of, heading_of_sources, is_frame
from tahkik.read.stamps import stamp

NAME = "plain text"
#: Asked last: anything that is text can be read as plain text.
ORDER = 90
#: Code points of a title; a longer first line is prose.
TITLE = 200
#: Code points of a lead, the sentences under the title that sum the article up; a longer paragraph is the article.
LEAD = 600
#: Code points of a heading in capitals.
HEADING = 80
#: Code points of one cited source on its line; a longer one under the heading is prose again.
SOURCE = 700
#: The same where it names neither year nor page.
UNNUMBERED = 200
#: Code points of a line that no typewriter and no mail programme wrapped: each such line is a paragraph.
WRAPPED = 120
#: Lines under the title in which author and date stand.
BYLINES = 6
#: Code points of such a line.
BYLINE = 120
#: Lines of the head of a text whose structure is not asked for: a title, its bylines, and a few of the software's.
HEAD = 12

_PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’", "‹": "›", "「": "」", "『": "』"}
_OPENING = "".join(_PAIRS) + "\"'"
_HTML = re.compile(
    rb"\s*(?:<!doctype\s+html|<\?xml|(?:<!--[^>]*-->\s*)?<(?:html|head|body|div|p|article|table)[\s>])", re.I
)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".xml")
_BULLET = re.compile(r"[•·▪‣◦●○*–—-]\s+")
_ITEM = re.compile(r"(?:[•·▪‣◦●○*–—-]|\(?\d{1,3}[.)])\s+")
_MARKED = re.compile(r"#{1,6}\s+")


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no plain text."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf")
    if suffix in _HTML_NAMES or _HTML.match(head):
        return "it is HTML or XML, which this version does not read"
    return refusal(data)


def parse(data: bytes, name: str) -> Document:
    """Read a plain text."""
    return structured(decode(data, name), name)


def structured(decoded: Decoded, name: str) -> Document:
    """Return the document a decoded text is."""
    text = decoded.text
    found = lines(text)
    headline = found[0].text if found and len(found[0].text) <= TITLE else ""
    around = discussion(text, found, headline)
    left = spans_of(found, around.frames | leavings(found, around, headline))
    taken = sorted(left + [Span(one.start, one.end) for one in around.comments])
    own = _own(found, taken)
    blocks = tuple(_blocks(text, own))
    author, published = _bylines(own)
    title = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    return Document(
        source=name,
        text=text,
        sha256="",
        text_sha256="",
        media_type="text/plain",
        title=" ".join(title.split()) if title else None,
        author=author,
        published=published,
        body=without(text, taken),
        blocks=blocks,
        emphases=emphases(text),
        comments=around.comments,
        leavings=tuple(left),
        repairs=decoded.repairs,
    )


def head(decoded: Decoded, name: str) -> Document:
    """Return title, author and date of a text from its first lines, without comments and structure."""
    found = lines(decoded.text)[:HEAD]
    left = leavings(found, Discussion(), found[0].text if found else "")
    own = _own(found, spans_of(found, left))
    first = _title(own, list(_ranges(own)))
    title = " ".join(decoded.text[own[0].start : own[first - 1].end].split()) if first else None
    author, published = _bylines(own)
    return Document(
        source=name, text=decoded.text, sha256="", text_sha256="", media_type="text/plain", title=title, author=author,
        published=published, repairs=decoded.repairs,
    )  # fmt: skip


def _own(found: Sequence[Line], taken: Sequence[Span]) -> list[Line]:
    """Return the article's lines; one that follows a comment or leaving stands apart."""
    out: list[Line] = []
    place = 0
    apart = True
    for line in found:
        while place < len(taken) and taken[place].end <= line.start:
            place += 1
        if place < len(taken) and taken[place].start < line.end:
            apart = True
            continue
        out.append(line._replace(apart=True) if apart else line)
        apart = False
    return out


# --- blocks --------------------------------------------------------------------------------------------------------


def _blocks(text: str, own: Sequence[Line]) -> Iterator[Block]:
    ranges = list(_ranges(own))
    first = _title(own, ranges)
    if first:
        yield Block("title", own[0].start, own[first - 1].end, 1)
        ranges = [(low, high) for low, high in ranges if low >= first]
    lead = _lead(text, own, ranges) if first else -1
    listed = alone = False
    for number, (low, high) in enumerate(ranges):
        start, end = own[low].start, own[high - 1].end
        kind: BlockKind = "paragraph"
        at = heading_of_sources(own[low].text)
        if at >= 0:
            alone = at >= len(own[low].text)
            kind = "heading" if alone and high == low + 1 else "sources"
            listed = True
        elif listed and _is_source(text[start:end], high - low, alone):
            kind = "sources"
        else:
            listed = False
            if number == lead:
                kind = "lead"
            elif _is_heading(own, ranges, number):
                kind = "heading"
        if kind == "paragraph" and high - low > 1 and all(_ITEM.match(line.text) for line in own[low:high]):
            yield from _items(own[low:high])
        elif kind == "paragraph" and _BULLET.match(own[low].text):
            yield Block("item", start, end, 1)
        else:
            yield Block(kind, start, end)


def _ranges(own: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs; where lines are too long to have been wrapped, each is one."""
    for low, high in paragraphs(own):
        if any(line.end - line.start > WRAPPED for line in own[low : high - 1]):
            yield from ((number, number + 1) for number in range(low, high))
        else:
            yield low, high


def _items(found: Sequence[Line]) -> Iterator[Block]:
    depths: list[int] = []
    for line in found:
        while depths and depths[-1] > line.indent:
            depths.pop()
        if not depths or depths[-1] < line.indent:
            depths.append(line.indent)
        yield Block("item", line.start, line.end, len(depths))


def _title(own: Sequence[Line], ranges: Sequence[tuple[int, int]]) -> int:
    """Return how many lines the title takes up: a short first line, underlined or with an empty one below; else 0."""
    if len(ranges) < 2 or not _is_title(own[0].text):
        return 0
    low, high = ranges[0]
    if high - low == 1:
        return 1
    underlined = high - low == 2 and len(own[1].text) > 2 and not own[1].text.strip("=-~")
    return 2 if underlined else 0


def _is_title(words: str) -> bool:
    if len(words) > TITLE or words[-1] in ".:;,…" or not any(map(str.isalpha, words)) or _BULLET.match(words):
        return False
    if words[0] not in _OPENING:
        return True
    # A title may begin with the words it quotes; a quotation that goes on below it does not close in it.
    closing = _PAIRS.get(words[0], words[0])
    return closing in words[1:] and words[-1] != closing


def _lead(text: str, own: Sequence[Line], ranges: Sequence[tuple[int, int]]) -> int:
    """Return which paragraph is the lead: the first below title, author and date, if it is a sentence of its own."""
    for number, (low, high) in enumerate(ranges[: BYLINES + 1]):
        if high == low + 1 and _is_byline(own[low].text):
            continue
        words = text[own[low].start : own[high - 1].end]
        ends = words[-1] in ".!?…" or (words[-1] in "”\"’'»)" and words[-2:-1] in tuple(".!?…"))
        begins = words[0] not in _OPENING and not words[0].isdigit() and not _BULLET.match(words)
        closed = all(words.count(mark) <= words.count(_PAIRS[mark]) for mark in "“«") and words.count('"') % 2 == 0
        more = number + 1 < len(ranges)
        return number if more and ends and begins and closed and len(words) <= LEAD else -1
    return -1


def _is_heading(own: Sequence[Line], ranges: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a paragraph is a heading by its sign (``## …``), or a line in capitals over one that is not.

    No other short line is one: a letter's date and signature look the same, and belong to the quotation above them.
    """
    low, high = ranges[number]
    if high > low + 1 or number + 1 == len(ranges):
        return False
    words = own[low].text
    if _MARKED.match(words):
        return True
    if len(words) > HEADING or not words.isupper() or words[-1] in ".,;:!…" or words[0] in _OPENING:
        return False
    below = own[ranges[number + 1][0]].text
    return (
        sum(map(str.isalpha, words)) > 3
        and not below.isupper()
        and len(below) > len(words)
        and below[0] not in _OPENING
    )


def _is_source(words: str, count: int, alone: bool) -> bool:
    """Whether a paragraph of `count` lines goes on with a list of sources, whose heading stands `alone` on its line."""
    if words[-1] in ":?!" or len(words) > SOURCE * count:
        return False
    return any(map(str.isdigit, words)) or (alone and len(words) <= UNNUMBERED * count)


# --- author and date -----------------------------------------------------------------------------------------------


def _bylines(own: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return author and date as the lines under the title print them."""
    author = published = None
    for line in own[1 : BYLINES + 1]:
        if len(line.text) > BYLINE or not _is_byline(line.text):
            continue
        author = author or author_of(line.text)
        seen = stamp(line.text)
        published = published or (seen.published if seen else None)
    return author, published


def _is_byline(words: str) -> bool:
    """Whether a line names the author or the day and nothing else."""
    if len(words) > BYLINE or words[-1] in "!?":
        return False
    if author_of(words):
        return True
    seen = stamp(words)
    return seen is not None and all(
        is_frame(word.strip(".:,|-–()")) for word in seen.rest.split() if word.strip(".:,|-–()")
    )

"""Quotations as values: which marked stretches count, how they nest, what stands in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tahkik.model import Document, Quotation, Span
from tahkik.segment.cues import Cues
from tahkik.segment.inner import articles, brackets, ellipses, notes, word_count
from tahkik.segment.introductions import extent, introduction
from tahkik.segment.narration import join
from tahkik.segment.paragraphs import Paragraph, Zone
from tahkik.segment.runs import Found, runs
from tahkik.segment.setoff import set_off

#: Fewer words in marks are a term, a title or a word held at arm's length, unless they are a sentence. The shortest
#: of the 92 circulating sayings has four words; "ya istiklal" has two and is a slogan, not a sentence.
LEAST_WORDS = 3
#: In a list of sources marks stand around titles; only a passage this long that ends like a sentence is a quotation.
LEAST_WORDS_IN_SOURCES = 8
#: What may stand between a quotation's closing mark and the end of a paragraph that is all quotation.
_TAIL = re.compile(r"[\s.,;:!?*_]{0,8}(?:[¹²³⁰⁴-⁹]{1,4}|\[[^\[\]]{1,40}\]|\([^()]{1,160}\))?[\s.*_]{0,8}")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔]\s*$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A quotation, the zone it stands in and the paragraphs it runs over; ``after`` is behind its closing mark."""

    quotation: Quotation
    zone: int
    first: int
    last: int
    after: int


def quotations(document: Document, zones: tuple[Zone, ...], cues: Cues) -> list[Placed]:
    """Return the quotations of a document by start, with ids and nesting."""
    text = document.text
    placed: list[Placed] = []
    for zone, content in enumerate(zones):
        paragraphs = content.paragraphs
        ends = [paragraph.end for paragraph in paragraphs]
        found = set_off(text, paragraphs, runs(text, paragraphs))
        found = join(text, found, ends, cues)
        kept = _nested(one for one in found if _counts(text, paragraphs, one))
        placed.extend(_quotation(document, paragraphs, ends, one, before, zone, cues) for one, before in kept)
    placed.sort(key=lambda one: (one.quotation.start, -one.quotation.end))
    return _numbered(placed)


def _counts(text: str, paragraphs: tuple[Paragraph, ...], one: Found) -> bool:
    passage = text[one.start : one.end]
    sentence = _SENTENCE_END.search(passage[-4:]) is not None
    count = word_count(passage if len(passage) <= 400 else passage[:400])
    if paragraphs[one.first].kind == "sources":
        return sentence and count >= LEAST_WORDS_IN_SOURCES
    if count >= LEAST_WORDS:
        return True
    return count >= 1 and sentence and not passage[0].islower() and not passage.startswith(("…", "."))


def _nested(found: Iterable[Found]) -> list[tuple[Found, int]]:
    """Return the stretches with the end of the one before at the same level; one that crosses another is left out."""
    result: list[tuple[Found, int]] = []
    open_: list[tuple[int, int]] = []
    previous: dict[int, int] = {}
    for one in found:
        while open_ and open_[-1][0] <= one.start:
            open_.pop()
        after = one.closing.end if one.closing else one.end
        if open_ and one.end > open_[-1][0]:
            continue
        depth = len(open_)
        result.append((one, max(previous.get(depth, 0), open_[-1][1] if open_ else 0)))
        previous[depth] = after
        open_.append((one.end, one.start))
    return result


def _quotation(
    document: Document,
    paragraphs: tuple[Paragraph, ...],
    ends: list[int],
    one: Found,
    before: int,
    zone: int,
    cues: Cues,
) -> Placed:
    text = document.text
    start, end = one.start, one.end
    omitted, noted = ellipses(text, start, end), notes(text, start, end)
    announced = introduction(text, paragraphs, one, before, cues)
    own_ends = tuple(min(stop, end) for stop in ends[one.first : one.last + 1])
    first = bisect_left(document.emphases, start, key=lambda span: span.start)
    last = bisect_right(document.emphases, end, key=lambda span: span.start)
    quotation = Quotation(
        id="",
        start=start,
        end=end,
        text=text[start:end],
        marks=text[one.opening.start : one.opening.end] or None,
        marks_at=tuple(one.marks_at),
        kind="block" if _is_block(text, paragraphs, one) else "inline",
        closed=one.closing is not None or one.opening.sign in ("", ">"),
        language=document.language,
        introduction=announced,
        extent=extent(text, announced, cues),
        articles=articles(text, start, end, own_ends, cues),
        brackets=brackets(text, start, end, (*omitted, *noted), cues),
        ellipses=omitted,
        emphases=tuple(span for span in document.emphases[first:last] if span.end <= end),
        breaks=_merged([*one.breaks, *noted], start, end),
    )
    return Placed(quotation, zone, one.first, one.last, one.closing.end if one.closing else end)


def _is_block(text: str, paragraphs: tuple[Paragraph, ...], one: Found) -> bool:
    """Whether a quotation is set apart: set off or announced, over several paragraphs, or a paragraph of its own."""
    if one.announced or one.last > one.first:
        return True
    paragraph = paragraphs[one.first]
    if one.opening.start > paragraph.head or one.joined or paragraph.kind == "title":
        return False
    after = one.closing.end if one.closing else one.end
    return paragraph.end - after <= 220 and _TAIL.fullmatch(text, after, paragraph.end) is not None


def _merged(spans: list[Span], start: int, end: int) -> tuple[Span, ...]:
    result: list[Span] = []
    for span in sorted(spans):
        if span.start < start or span.end > end:
            continue
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def _numbered(placed: list[Placed]) -> list[Placed]:
    result = []
    open_: list[tuple[int, str]] = []
    for number, one in enumerate(placed, 1):
        while open_ and open_[-1][0] <= one.quotation.start:
            open_.pop()
        name = f"q{number}"
        inside = open_[-1][1] if open_ else None
        result.append(replace(one, quotation=replace(one.quotation, id=name, inside=inside)))
        open_.append((one.quotation.end, name))
    return result

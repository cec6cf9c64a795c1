"""The sentence or line that announces a quotation, and the part of a document it announces."""

from __future__ import annotations

from tahkik.model import Extent, Span
from tahkik.segment.cues import Cues, words
from tahkik.segment.paragraphs import FLOWING, Paragraph
from tahkik.segment.runs import Found
from tahkik.segment.sentences import sentence_end, sentence_start

_EDGES = " \t\r\n\u00a0*_>"


def introduction(
    text: str, paragraphs: tuple[Paragraph, ...], found: Found, previous_end: int, cues: Cues
) -> Span | None:
    """Return the announcement of a quotation, None where nothing announces it.

    Parameters
    ----------
    previous_end : int
        End of the quotation before it at the same level, its closing mark included: it is no part of the announcement.
    """
    paragraph = paragraphs[found.first]
    if found.opening.start <= paragraph.head:
        line = announcement(paragraphs, found.first)
        if line:
            return trimmed(text, line.head, line.end)
    else:
        low = max(paragraph.start, previous_end)
        start = sentence_start(text, low, found.opening.start, cues)
        before = trimmed(text, start, found.opening.start)
        if before and _announces(text, before, cues):
            return before
    return _behind(text, paragraphs[found.last], found, cues)


def announcement(paragraphs: tuple[Paragraph, ...], number: int) -> Paragraph | None:
    """Return the announcing line directly before a paragraph; a heading may announce, leavings between cut it off."""
    if number == 0 or not paragraphs[number - 1].announces:
        return None
    before, here = paragraphs[number - 1], paragraphs[number]
    belongs = not here.apart or before.kind not in FLOWING or here.setoff != before.setoff
    return before if belongs else None


def extent(text: str, span: Span | None, cues: Cues) -> Extent | None:
    """Return the part that an announcement names ("ikinci kısmı", "article 3"), None where it names none."""
    if span is None:
        return None
    hit = cues.extents.numbered(text, span.start, span.end)
    if hit is None:
        return None
    start, end, part = hit
    return Extent(start, end, text[start:end], part)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space and signs of layout at its edges, None where no word is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if words(text[start:end]) else None


def _announces(text: str, span: Span, cues: Cues) -> bool:
    phrase = text[span.start : span.end]
    if phrase.endswith((":", "：")):
        return True
    if cues.announcing.occur_in(phrase) or cues.verbatim.first(text, *span) or cues.renderings.first(text, *span):
        return True
    # A language without lists: a phrase that ends in a comma, or that a quoting word would have to stand in.
    return not cues.announcing and (phrase.endswith((",", "،", "、")) or len(words(phrase)) >= 2)


def _behind(text: str, paragraph: Paragraph, found: Found, cues: Cues) -> Span | None:
    """Return the announcement that follows a quotation (“…” dedi Paşa.)."""
    if found.closing is None or found.closing.end >= paragraph.end:
        return None
    end = sentence_end(text, found.closing.end, paragraph.end, cues)
    span = trimmed(text, found.closing.end, end)
    if span is None:
        return None
    while span.start < span.end and text[span.start] in ",;.–—- ":
        span = Span(span.start + 1, span.end)
    first = " ".join(words(text[span.start : span.end])[:4])
    return span if cues.narration.occur_in(first) else None

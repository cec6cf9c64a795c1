"""Find passages of a page that repeat a quotation's words in another form, though nothing announces them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tahkik.model import Document, Quotation, Rendering, Span
from tahkik.text.fold import Folded

#: Words of a paragraph worth comparing; shorter ones share formulae by chance.
LEAST_WORDS = 12
#: Share of a paragraph's words (by search letters) that the quotation must have too. Paragraphs of one article about
#: one
#: document share up to a third; the seed's rendering shares nine tenths.
SHARE = 0.6


def find_repeats(
    document: Document, quotations: Sequence[Quotation], known: Sequence[Rendering], folded: Folded
) -> list[Rendering]:
    """Return renderings that no cue announces: paragraphs outside quotations that share most of their words with one.

    Parameters
    ----------
    document : Document
        The page.
    quotations : sequence of Quotation
        Marked quotations.
    known : sequence of Rendering
        Renderings already recognised; their spans are left alone.
    folded : Folded
        The whole page.

    Returns
    -------
    list of Rendering
        Numbered after the known ones, in page order.
    """
    taken = [Span(q.start, q.end) for q in quotations] + [Span(r.start, r.end) for r in known]
    taken += [Span(c.start, c.end) for c in document.comments]
    bags = [(q, set(folded.hashes[slice(*folded.tokens_within(q.start, q.end))].tolist())) for q in quotations]
    out: list[Rendering] = []
    for block in document.blocks:
        if block.kind not in ("paragraph", "item", "lead") or any(
            _overlap(block.start, block.end, span) for span in taken
        ):
            continue
        first, last = folded.tokens_within(block.start, block.end)
        if last - first < LEAST_WORDS:
            continue
        hashes = folded.hashes[first:last]
        shares = [(float(np.mean([int(h) in bag for h in hashes])), q) for q, bag in bags if len(bag) >= LEAST_WORDS]
        best = max(shares, key=lambda item: item[0], default=None)
        if best is not None and best[0] >= SHARE:
            number = len(known) + len(out) + 1
            text = document.text[block.start : block.end]
            out.append(Rendering(f"r{number}", best[1].id, block.start, block.end, text))
    return out


def _overlap(start: int, end: int, span: Span) -> bool:
    return start < span.end and span.start < end

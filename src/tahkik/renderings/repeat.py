"""Find passages of a page that repeat a quotation's words in another form, though nothing announces them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tahkik.languages import Profile
from tahkik.model import Document, Quotation, Rendering, Span
from tahkik.renderings.taken import taken
from tahkik.renderings.words import LEAST_LETTERS, idle_hashes
from tahkik.text.fold import Folded

#: Words of a paragraph worth comparing; shorter ones share formulae by chance.
LEAST_WORDS = 12
#: Different words among them that say something: a list of page numbers has few.
LEAST_TELLING = 6
#: Share of a paragraph's different words that say something (by search letters) that the quotation must have too.
#: Paragraphs of one article about one document share up to a third; the seed's rendering shares nine tenths.
SHARE = 0.6


def find_repeats(
    document: Document, quotations: Sequence[Quotation], known: Sequence[Rendering], folded: Folded, profile: Profile
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
    profile : Profile
        Its language.

    Returns
    -------
    list of Rendering
        Numbered after the known ones, in page order.
    """
    elsewhere = taken(document, quotations, known)
    bags = [(q, set(folded.hashes[slice(*folded.tokens_within(q.start, q.end))].tolist())) for q in quotations]
    idle = idle_hashes(profile)
    telling = _telling(folded)
    out: list[Rendering] = []
    for block in document.blocks:
        if block.kind not in ("paragraph", "item", "lead") or elsewhere.meets(Span(block.start, block.end)):
            continue
        first, last = folded.tokens_within(block.start, block.end)
        if last - first < LEAST_WORDS:
            continue
        hashes = set(folded.hashes[first:last][telling[first:last]].tolist()) - idle
        if len(hashes) < LEAST_TELLING:
            continue
        shares = [(float(np.mean([one in bag for one in hashes])), q) for q, bag in bags if len(bag) >= LEAST_WORDS]
        best = max(shares, key=lambda item: item[0], default=None)
        if best is not None and best[0] >= SHARE:
            number = len(known) + len(out) + 1
            text = document.text[block.start : block.end]
            out.append(Rendering(f"r{number}", best[1].id, block.start, block.end, text))
    return out


def _telling(folded: Folded) -> NDArray[np.bool_]:
    """Return which words are of letters, and of enough of them."""
    telling = np.diff(folded.offsets) >= LEAST_LETTERS
    first = folded.letters[folded.offsets[:-1][telling]]
    telling[telling] = (first < ord("0")) | (first > ord("9"))
    return telling

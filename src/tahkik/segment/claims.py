"""What a page says about what it quotes: headline, lead, and the sentences that introduce quotations."""

from __future__ import annotations

from tahkik.model import Claim, Document, Span
from tahkik.segment.introductions import trimmed
from tahkik.segment.quotations import Placed


def claims(document: Document, placed: list[Placed]) -> tuple[Claim, ...]:
    """Return the claims in reading order.

    Headline and lead speak of the page's one quotation, or of its one block among several; where there is no such
    one, ``about`` is None. Quotations nested in another are its words, and their introductions no claims of the page.
    """
    main = _main(placed)
    found: dict[Span, str | None] = {}
    for block in document.blocks:
        if block.kind in ("title", "lead"):
            span = trimmed(document.text, block.start, block.end)
            if span:
                found.setdefault(span, main)
    for one in placed:
        quotation = one.quotation
        if quotation.introduction and quotation.inside is None:
            # A lead that introduces a quotation is about that one.
            found[quotation.introduction] = quotation.id
    return tuple(
        Claim(id=f"l{number}", start=span.start, end=span.end, text=document.text[span.start : span.end], about=about)
        for number, (span, about) in enumerate(sorted(found.items()), 1)
    )


def _main(placed: list[Placed]) -> str | None:
    article = [one.quotation for one in placed if one.zone == 0 and one.quotation.inside is None]
    blocks = [quotation for quotation in article if quotation.kind == "block"]
    for candidates in (article, blocks):
        if len(candidates) == 1:
            return candidates[0].id
    return None

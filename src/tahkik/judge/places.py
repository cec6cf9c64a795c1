"""Where words that one side lacks would stand on it: the page and the passage walked side by side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tahkik.model import Match, Span, Variant

Side = Literal["page", "source"]
#: Letters and figures, with an inner apostrophe or hyphen: what a variant can begin or end with.
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʾʿ‑-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Gap:
    """The place between two words (their spans; None at an edge) where words of the other side are missing."""

    before: Span | None
    after: Span | None


def gaps(match: Match, text: str, breaks: Sequence[Span] = ()) -> dict[int, Gap]:
    """Return, by the index of each addition and omission, its gap on the side that lacks the words.

    Parameters
    ----------
    match : Match
        A collated match; every word that is in no variant has its like on the other side.
    text : str
        The written text of the page.
    breaks : sequence of Span
        Stretches of the page that are not the quotation's words.

    Returns
    -------
    dict of int to Gap
        Gaps of additions in positions of the source, gaps of omissions in positions of the page. Linear in the words.
    """
    page = [w for w in _words(text, match.covers) if not any(b.start <= w.start < b.end for b in breaks)]
    source = [Span(w.start + match.start, w.end + match.start) for w in _words(match.text, Span(0, len(match.text)))]
    on_page, in_source = _owners(page, match.variants, "page"), _owners(source, match.variants, "source")
    found: dict[int, Gap] = {}
    i = j = 0
    while i < len(page) or j < len(source):
        ours = on_page[i] if i < len(page) else None
        theirs = in_source[j] if j < len(source) else None
        if ours is not None and match.variants[ours].kind in ("addition", "transposition"):
            found.setdefault(ours, _gap(source, j))
            i += 1
        elif theirs is not None and match.variants[theirs].kind in ("omission", "transposition"):
            if match.variants[theirs].kind == "omission":
                found.setdefault(theirs, _gap(page, i))
            j += 1
        elif ours is not None and ours == theirs:
            while i < len(page) and on_page[i] == ours:
                i += 1
            while j < len(source) and in_source[j] == ours:
                j += 1
        else:
            i += 1
            j += 1
    return {index: gap for index, gap in found.items() if match.variants[index].kind != "transposition"}


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*word.span()) for word in _WORD.finditer(text, span.start, span.end)]


def _owners(words: Sequence[Span], variants: Sequence[Variant], side: Side) -> list[int | None]:
    """Return for each word the index of the variant it belongs to."""
    owners: list[int | None] = [None] * len(words)
    starts = [word.start for word in words]
    for index, variant in enumerate(variants):
        passage = variant.page if side == "page" else variant.source
        if passage is None:
            continue
        for at in range(bisect_left(starts, passage.start), bisect_left(starts, passage.end)):
            owners[at] = index
    return owners


def _gap(words: Sequence[Span], at: int) -> Gap:
    before = words[at - 1] if 0 < at <= len(words) else None
    return Gap(before, words[at] if at < len(words) else None)

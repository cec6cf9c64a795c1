"""Find paragraphs that say a quotation in other words, though nothing announces them: their words align in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import exp, lgamma

import numpy as np
from numpy.typing import NDArray

from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.model import Document, Quotation, Rendering, Span
from tahkik.renderings.pairing import Pair, pair
from tahkik.renderings.taken import taken
from tahkik.renderings.words import LEAST_LETTERS, Word, idle_hashes, words_of
from tahkik.text.fold import Folded
from tahkik.text.morphology import morphology

#: Words that say something in a passage worth comparing: fewer stand in one order by chance.
LEAST_WORDS = 6
#: Longest passage that is compared, in words: a page of one paragraph is no rendering.
MOST_WORDS = 2_000
#: Share of a paragraph's words that say something and stand for words of the quotation, in its order. Of 590 stretches
#: of one to four sentences of four speeches, 465 reach it beside their modern wording, by less than chance gives; of
#: 3,965 pairs of stretches that are not each other's, one does, and it says the same of another harbour.
SHARE = 0.5
#: Share of the quotation's words, from the first to the last that is met, that are: a summary passes most of them over.
#: Nineteen in twenty modern wordings have it.
SHARE_OF_ORIGINAL = 0.55
#: The same before order is looked at, by the beginnings of words: nineteen in twenty of those stretches have it.
LIKELY = 0.5
#: Share of a paragraph's words whose beginnings are the quotation's own. Of those stretches 98 in a hundred have it, of
#: the others one in ten; a page of prose is not taken apart.
KIN = 0.15
#: Words that stand for another form or another word: a paragraph without them repeats the quotation.
LEAST_OTHER = 2
#: How often chance may put linked words in that order, over all comparisons of a page.
MOST_BY_CHANCE = 1e-6
#: Quotations to either side of a paragraph that are asked.
NEAR = 4
#: Letters of a word's beginning.
BEGINNING = 4


def find_alike(
    document: Document,
    quotations: Sequence[Quotation],
    known: Sequence[Rendering],
    folded: Folded,
    profile: Profile,
    glossary: Glossary,
) -> list[Rendering]:
    """Return renderings that only their words tell.

    Parameters
    ----------
    document : Document
        The page.
    quotations : sequence of Quotation
        Quotations of the page.
    known : sequence of Rendering
        Renderings already recognised; their spans are left alone.
    folded : Folded
        The whole page.
    profile : Profile
        Language of the page.
    glossary : Glossary
        Pairs of old and modern words.

    Returns
    -------
    list of Rendering
        Numbered after the known ones, in page order. Paragraphs that follow each other and render one quotation are
        one rendering.
    """
    asked = [one for one in quotations if one.inside is None and one.marks is not None]
    elsewhere = taken(document, quotations, known)
    compare = _Comparison(folded, profile, glossary)
    out: list[Rendering] = []
    behind = -1
    for number, block in enumerate(document.blocks):
        span = Span(block.start, block.end)
        if block.kind not in ("paragraph", "item") or elsewhere.meets(span):
            continue
        of = compare.rendered(span, _near(span, asked))
        if of is None:
            continue
        if out and behind == number - 1 and out[-1].of == of.id:
            start = out[-1].start
            out[-1] = replace(out[-1], end=span.end, text=document.text[start : span.end])
        else:
            name = f"r{len(known) + len(out) + 1}"
            out.append(Rendering(name, of.id, span.start, span.end, document.text[span.start : span.end]))
        behind = number
    return out


def _near(span: Span, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations around a paragraph, the nearest before it first."""
    at = bisect_left(quotations, span.start, key=lambda one: one.start)
    return [*reversed(quotations[max(0, at - NEAR) : at]), *quotations[at : at + NEAR]]


class _Comparison:
    """Compares passages of one page; what was read of a quotation is kept."""

    def __init__(self, folded: Folded, profile: Profile, glossary: Glossary) -> None:
        self._folded = folded
        self._profile = profile
        self._glossary = glossary
        self._may_end = morphology(profile).ends_in_suffixes
        self._beginning, self._telling = _beginnings(folded), _telling(folded, profile)
        self._kin: dict[str, NDArray[np.uint64]] = {}
        self._originals: dict[str, tuple[list[Word], set[str]]] = {}
        self._compared = 0

    def rendered(self, span: Span, quotations: Iterable[Quotation]) -> Quotation | None:
        """Return the quotation that a paragraph renders."""
        first, last = self._folded.tokens_within(*span)
        if not LEAST_WORDS <= last - first <= MOST_WORDS:
            return None
        own = self._beginning[first:last][self._telling[first:last]]
        if len(own) < LEAST_WORDS:
            return None
        words: list[Word] | None = None
        for quotation in quotations:
            if np.isin(own, self._kin_of(quotation)).mean() < KIN:
                continue
            original, beginnings = self._original(quotation)
            if not original:
                continue
            words = words_of(self._folded, span, self._profile) if words is None else words
            content = [word for word in words if word.content]
            if len(content) < LEAST_WORDS:
                return None
            met = sum(word.plain[:BEGINNING] in beginnings for word in content)
            if met < LIKELY * len(content):
                continue
            self._compared += 1
            if self._in_order(pair(original, words, self._glossary, self._profile), original, words, len(content)):
                return quotation
        return None

    def _kin_of(self, quotation: Quotation) -> NDArray[np.uint64]:
        if quotation.id not in self._kin:
            first, last = self._folded.tokens_within(quotation.start, quotation.end)
            self._kin[quotation.id] = np.unique(self._beginning[first:last][self._telling[first:last]])
        return self._kin[quotation.id]

    def _original(self, quotation: Quotation) -> tuple[list[Word], set[str]]:
        """Return the words of a quotation, and the beginnings of those that may stand for them; none of a short one."""
        kept = self._originals.get(quotation.id)
        if kept is None:
            span = Span(quotation.start, quotation.end)
            first, last = self._folded.tokens_within(*span)
            words = words_of(self._folded, span, self._profile) if last - first <= MOST_WORDS else []
            if sum(word.content for word in words) < LEAST_WORDS:
                words = []
            kept = self._originals[quotation.id] = (words, set(self._beginnings(words)))
        return kept

    def _beginnings(self, words: Sequence[Word]) -> Iterator[str]:
        for at, word in enumerate(words):
            for form in {word.plain, *word.stems}:
                yield form[:BEGINNING]
                phrases = [form, *(f"{form} {words[at + 1].plain}" for _ in words[at + 1 : at + 2])]
                for phrase in phrases:
                    for gloss in self._glossary.of_original(phrase, self._may_end):
                        yield from (part[:BEGINNING] for part in gloss.modern.split())

    def _in_order(self, pairs: Sequence[Pair], original: Sequence[Word], words: Sequence[Word], content: int) -> bool:
        linked = [
            one
            for one in pairs
            if any(words[at].content for at in range(*one.rendering))
            and any(original[at].content for at in range(*one.original))
        ]
        if sum(one.relation != "same" for one in linked) < LEAST_OTHER:
            return False
        chain = _longest([one.rendering[0] for one in linked])
        hull = [at for at in range(linked[0].original[0], linked[-1].original[1]) if original[at].content]
        met = {at for one in linked for at in range(*one.original)}
        if sum(at in met for at in hull) < SHARE_OF_ORIGINAL * len(hull):
            return False
        return chain >= SHARE * content and _chance(len(linked), chain) * self._compared <= MOST_BY_CHANCE


def _beginnings(folded: Folded) -> NDArray[np.uint64]:
    """Return the first search letters of every word in one number."""
    sizes = np.diff(folded.offsets)
    out = np.zeros(len(folded), np.uint64)
    for at in range(BEGINNING):
        has = sizes > at
        out[has] |= folded.letters[folded.offsets[:-1][has] + at].astype(np.uint64) << np.uint64(16 * at)
    return out


def _telling(folded: Folded, profile: Profile) -> NDArray[np.bool_]:
    """Return which words say something."""
    idle = np.array(sorted(idle_hashes(profile)), np.uint64)
    telling: NDArray[np.bool_] = (np.diff(folded.offsets) >= LEAST_LETTERS) & ~np.isin(folded.hashes, idle)
    return telling


def _longest(places: Sequence[int]) -> int:
    """Return the length of the longest rising row within a row of different numbers."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _chance(links: int, chain: int) -> float:
    """Return how many rising rows of a length are expected within so many links in any order."""
    ways = lgamma(links + 1) - lgamma(chain + 1) - lgamma(links - chain + 1)
    return exp(min(0.0, ways - lgamma(chain + 1)))

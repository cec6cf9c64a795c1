"""Seeds to anchors to chains: where in the sources a stretch of words may stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tahkik.corpus import Group, Postings
from tahkik.kernels import chains, seeds
from tahkik.text.fold import Folded

#: A seed that stands in more places is passed over, unless it is the rarest of its window.
CAP = 32
#: Letters of the page among which at least one seed is kept, and the places it may have.
RESCUE_WINDOW = 16
RESCUE_CAP = 4_000
#: Anchors of one stretch. 3,600 letters of page meet 300,000 tokens of sources in about 9,000.
ANCHOR_LIMIT = 200_000
#: Letters two neighbours of a chain may lie apart on the page, and their diagonals differ by (about 35 and 18 words).
PAGE_GAP = 220
DRIFT = 110
#: Bits a doubling of the drift and of the gap on the page costs: the room in which chance could have put the next
#: anchor.
DRIFT_COST = 1.0
GAP_COST = 0.5
#: Predecessors tried for each anchor.
LOOK_BACK = 48
#: Chains handed on: this many, or all that have this share of the best one's score, up to a bound.
FEW = 160
AS_GOOD = 0.9
MOST = 600
#: Bits of a letter of a word that an anchor cuts off: a letter after eight known ones surprises by about this much.
LETTER_BITS = 1.7


class Chain(NamedTuple):
    """Anchors in order: half-open letters of the stretch and of the sources they span, and their score in bits."""

    page_start: int
    page_end: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Seeking:
    """What one search met: runs of letters looked up, anchors and chains counted, and the best chains handed on."""

    seeds: int = 0
    anchors: int = 0
    chained: int = 0
    chains: tuple[Chain, ...] = ()


def seek(words: Folded, group: Group, index: Postings, least: float, *, cap: int = CAP) -> Seeking:
    """Chain the exact meetings of a stretch of words with the sources.

    Parameters
    ----------
    words : Folded
        The stretch.
    group : Group
        The sources.
    index : Postings
        ``group.long`` or ``group.short``.
    least : float
        Chains below this score (bits) are left out.
    cap : int
        Places of a seed.

    Returns
    -------
    Seeking
        Its chains best first. At most linear in the letters of the stretch times ``cap``.
    """
    letters = words.letters
    if len(letters) < index.k or len(group.letters) < index.k:
        return Seeking()
    buckets = seeds.run_buckets(letters, index.k, index.bits)
    if index.window > 1:
        buckets = seeds.minimizers(buckets, index.bits, index.window)
    runs = len(letters) - index.k + 1
    found, _ = seeds.anchors(
        letters, buckets, 0, len(letters), group.letters, index.pointers, index.places,
        index.k, cap, RESCUE_WINDOW, RESCUE_CAP, min(ANCHOR_LIMIT, 64 + len(letters) * cap),
    )  # fmt: skip
    if len(found) == 0:
        return Seeking(runs)
    found = found[np.argsort(found[:, 1] * (len(letters) + 1) + found[:, 0])]
    weights = chains.anchor_bits(
        found, group.offsets, group.word_bits, group.next_bits, len(group.letters), index.k, LETTER_BITS
    )
    documents = group.offsets[group.first].searchsorted(found[:, 1], "right")
    spans, scores = chains.chain(found, documents, weights, PAGE_GAP, DRIFT, DRIFT_COST, GAP_COST, LOOK_BACK, least)
    # a page meets the sources in some thousand weak chains; nobody looks beyond the first but where many are as good
    last = min(MOST, max(FEW, int(np.count_nonzero(scores >= AS_GOOD * scores[0])))) if len(scores) else 0
    best = map(Chain, *spans[:last].T.tolist(), scores[:last].tolist())
    return Seeking(runs, len(found), len(scores), tuple(best))


def diagonals(words: Folded, group: Group, one: Chain, slack: int) -> tuple[int, int]:
    """Return the lowest and the highest difference of source and page token along a chain, and some words around."""
    page = words.offsets.searchsorted([one.page_start, one.page_end - 1], "right")
    source = group.offsets.searchsorted([one.start, one.end - 1], "right")
    first, last = (source - page).tolist()
    return min(first, last) - slack, max(first, last) + slack


def stands(words: Folded, group: Group, most: int) -> list[int]:
    """Return the source tokens at which all words stand, one after another, letter by letter.

    Parameters
    ----------
    words : Folded
        A quotation.
    group : Group
        The sources.
    most : int
        Places returned at the most.

    Returns
    -------
    list of int
        First tokens, ascending. However common the words are, no such place is missed: the rarest run of letters is
        looked up in all its places.
    """
    index, letters = group.short, words.letters
    if len(letters) < index.k or len(group.letters) < len(letters):
        return []
    buckets = seeds.run_buckets(letters, index.k, index.bits)[: len(letters) - index.k + 1].astype(np.int64)
    sizes = index.pointers[buckets + 1].astype(np.int64) - index.pointers[buckets]
    rarest = int(np.argmin(sizes))
    bucket = buckets[rarest]
    starts = index.places[index.pointers[bucket] : index.pointers[bucket + 1]].astype(np.int64) - rarest
    tokens = np.searchsorted(group.offsets, starts[starts >= 0])
    tokens = tokens[tokens + len(words) <= len(group.hashes)]
    for k in range(len(words)):
        tokens = tokens[group.hashes[tokens + k] == words.hashes[k]]
    found: list[int] = tokens[:most].tolist()
    return found

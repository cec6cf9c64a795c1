"""Seeds to anchors to chains: where in the sources a stretch of words may stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus import Group, Postings
from tahkik.kernels import chains, seeds
from tahkik.text.fold import Folded

#: A seed that stands in more places is passed over, unless it is the rarest of its window.
CAP = 60
#: Letters of the page among which at least one seed is kept, and the places it may have.
RESCUE_WINDOW = 16
RESCUE_CAP = 4_000
#: Anchors of one stretch. 3,600 letters of page meet 300,000 tokens of sources in about 9,000.
ANCHOR_LIMIT = 200_000
#: Letters two neighbours of a chain may lie apart on the page, and their diagonals differ by (about 35 and 18 words).
PAGE_GAP = 220
DRIFT = 110
#: Bits a letter of drift and of gap on the page costs.
DRIFT_COST = 0.06
GAP_COST = 0.02
#: Predecessors tried for each anchor.
LOOK_BACK = 48
#: Bits each letter adds to an anchor beyond its seed: a letter after eight known ones surprises by about this much.
LETTER_BITS = 1.5


@dataclass(frozen=True, slots=True)
class Chain:
    """Anchors in order: half-open letters of the stretch and of the sources they span, and their score in bits."""

    page_start: int
    page_end: int
    start: int
    end: int
    score: float


def seek(words: Folded, group: Group, index: Postings, least: float, *, cap: int = CAP) -> list[Chain]:
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
    list of Chain
        Best first. At most linear in the letters of the stretch times ``cap``.
    """
    letters = words.letters
    if len(letters) < index.k or len(group.letters) < index.k:
        return []
    buckets = seeds.run_buckets(letters, index.k, index.bits)
    found, _ = seeds.anchors(
        letters, buckets, 0, len(letters), group.letters, index.pointers, index.places,
        index.k, cap, RESCUE_WINDOW, RESCUE_CAP, min(ANCHOR_LIMIT, 64 + len(letters) * cap),
    )  # fmt: skip
    if len(found) == 0:
        return []
    order = np.lexsort((found[:, 0], found[:, 1]))
    found = found[order]
    weights = _weights(found, len(group.letters), index.k)
    member, scores = chains.chain(found, weights, PAGE_GAP, DRIFT, DRIFT_COST, GAP_COST, LOOK_BACK)
    return _spans(found, member, scores, least)


def _weights(found: NDArray[np.int64], total: int, k: int) -> NDArray[np.float64]:
    """Bits of each anchor: how rare its seed is among all positions, and what every further letter adds."""
    return np.log2(total / np.maximum(found[:, 3], 1)) + LETTER_BITS * (found[:, 2] - k)


def _spans(
    found: NDArray[np.int64], member: NDArray[np.int64], scores: NDArray[np.float64], least: float
) -> list[Chain]:
    count = len(scores)
    page_start = np.full(count, np.iinfo(np.int64).max)
    start = np.full(count, np.iinfo(np.int64).max)
    page_end = np.zeros(count, np.int64)
    end = np.zeros(count, np.int64)
    np.minimum.at(page_start, member, found[:, 0])
    np.minimum.at(start, member, found[:, 1])
    np.maximum.at(page_end, member, found[:, 0] + found[:, 2])
    np.maximum.at(end, member, found[:, 1] + found[:, 2])
    kept = np.flatnonzero(scores >= least)
    kept = kept[np.lexsort((start[kept], -scores[kept]))]
    return [Chain(int(page_start[c]), int(page_end[c]), int(start[c]), int(end[c]), float(scores[c])) for c in kept]

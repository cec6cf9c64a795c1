"""Words sampled for the statistics of a corpus: the same ones however the corpus is split.

A word counts once in each neighbourhood (:mod:`tahkik.corpus.statistics`). Of all neighbourhoods those with the
smallest hashes are kept: the smallest of a whole are among the smallest of its parts, so that samples of parts make the
sample of the whole, in any order and however often one is added (bottom-k sketches: Cohen and Kaplan 2007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus.statistics import BACKGROUND, COMMON, CONTEXT, PAIR_TRUST, UNSEEN
from tahkik.kernels import cells

#: Neighbourhoods kept: four times the words of the speeches, on which the bits were calibrated. A smaller corpus is
#: kept whole, and has the very statistics of one held in memory.
KEPT = 1 << 20

#: Of many more hashes than are kept, a share that holds so many times as many is looked at, then all: hashes are even,
#: but some are repeats.
SPARE = (1.5, 4.0)

#: What stands before the first and after the last word of a document.
FAR = np.uint64(0xFEED)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Neighbourhoods by rising hash: ``near`` uint64[n]; ``words`` and ``pairs`` uint32[n], hashes of the word and of
    it with the one before. ``whole`` says that none was left out.
    """

    near: NDArray[np.uint64]
    words: NDArray[np.uint32]
    pairs: NDArray[np.uint32]
    whole: bool


def neighbourhoods(hashes: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint64]]:
    """Return, for each word of one document (or stretch), the hash of its neighbourhood, its pair, the word before."""
    edge = np.full(CONTEXT, FAR, np.uint64)
    padded = np.concatenate([edge, hashes, edge])
    count = len(hashes)
    before = padded[CONTEXT - 1 : CONTEXT - 1 + count]
    pair = cells.mixed(before, hashes)
    far = cells.mixed(padded[:count], padded[2 * CONTEXT :])
    return cells.mixed(pair, far), pair, before


def sampled(documents: Sequence[NDArray[np.uint64]]) -> Sample:
    """Sample the words of documents, given the hashes of each one's words."""
    parts = [(*neighbourhoods(hashes)[:2], hashes) for hashes in documents]
    if not parts:
        return merged([])
    near, pairs, words = (np.concatenate([part[k] for part in parts]) for k in range(3))
    return _cut(near, _short(words), _short(pairs), whole=True)


def merged(samples: Sequence[Sample]) -> Sample:
    """Return the sample of everything that the samples were taken of."""
    if not samples:
        return Sample(np.empty(0, np.uint64), np.empty(0, np.uint32), np.empty(0, np.uint32), whole=True)
    near, words, pairs = (
        np.concatenate([getattr(sample, name) for sample in samples]) for name in ("near", "words", "pairs")
    )
    return _cut(near, words, pairs, whole=all(sample.whole for sample in samples))


def _cut(near: NDArray[np.uint64], words: NDArray[np.uint32], pairs: NDArray[np.uint32], *, whole: bool) -> Sample:
    for spare in SPARE:
        if len(near) > 2 * spare * KEPT:
            low = np.flatnonzero(near < np.uint64(int(float(2**64) * spare * KEPT / len(near))))
            first = low[_rising(near[low])]
            if len(first) >= KEPT:
                first = first[:KEPT]
                return Sample(near[first], words[first], pairs[first], whole=False)
    first = _rising(near)
    whole = whole and len(first) <= KEPT
    first = first[:KEPT]
    return Sample(near[first], words[first], pairs[first], whole)


def _rising(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return where the different hashes stand, by rising hash."""
    order = cells.rising(hashes, max(1, len(hashes).bit_length() - 1))
    if len(order) < len(hashes):
        order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return order[fresh]


def _short(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return half of each hash: of a million words a hundred share theirs with another."""
    return (hashes >> np.uint64(32)).astype(np.uint32)


def _named(short: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return names for the tables, which have none for 0."""
    return short.astype(np.uint64) + np.uint64(1)


Table = tuple[NDArray[np.uint64], NDArray[np.uint32]]


class Statistics:
    """The surprise of words, as the sample of a corpus says it; the same whatever the split."""

    def __init__(self, sample: Sample, common: NDArray[np.uint64]) -> None:
        self.stops: Table = cells.count_table(_named(_short(common)), 4 + len(common).bit_length())
        self.total = len(sample.near)
        # the last hash up to which every neighbourhood of the corpus is in the sample
        self.last = np.uint64(2**64 - 1) if sample.whole or not self.total else sample.near[-1]
        bits = max(4, (2 * self.total).bit_length())
        self.words = cells.count_table(_named(sample.words), bits)
        self.pairs = cells.count_table(_named(sample.pairs), bits)

    def tables(self) -> tuple[Table, Table, Table, float, float, float, float]:
        """Return what `tahkik.kernels.cells.meeting_bits` weighs words by."""
        return self.words, self.pairs, self.stops, float(max(self.total, BACKGROUND)), UNSEEN, COMMON, PAIR_TRUST

    def bits(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the bits of each word of a stretch of one document, its own occurrence left out.

        Returns
        -------
        word_bits, next_bits : float32[t]
            As `tahkik.corpus.statistics.surprise` returns them.
        """
        near, pair, before = neighbourhoods(hashes)
        own = near <= self.last
        own_before = np.concatenate([[False], own[:-1]]) if len(own) else own
        word_count = cells.counted(*self.words, _named(_short(hashes)))
        pair_count = cells.counted(*self.pairs, _named(_short(pair)))
        before_count = cells.counted(*self.words, _named(_short(before)))
        alone = (np.maximum(word_count - own, 0) + UNSEEN) / max(self.total, BACKGROUND)
        alone = np.where(cells.counted(*self.stops, _named(_short(hashes))) > 0, np.maximum(alone, COMMON), alone)
        rest = np.maximum(before_count - own_before, 0)
        trust = rest / (rest + PAIR_TRUST)
        given = trust * np.maximum(pair_count - own, 0) / np.maximum(rest, 1) + (1 - trust) * alone
        given = np.minimum(np.maximum(given, alone), 1.0)
        return (-np.log2(alone)).astype(np.float32), (-np.log2(given)).astype(np.float32)

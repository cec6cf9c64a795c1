"""Local alignment in bits: how much a meeting of words says against chance."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus import Group
from tahkik.kernels import align
from tahkik.text.compare import is_word
from tahkik.text.fold import Folded

#: Bits a wrong letter, a gap, each word of a gap and a replaced word cost (a trial on 10,000 planted quotations).
LETTER_COST = 3.5
GAP_OPEN = -5.0
GAP_WORD = -0.5
REPLACED = -2.0
#: Bits that words behind a gap must bring at an open end: there are some hundred places for them.
EDGE_BITS = 9.0
#: Bits by which the score of unmarked words may fall below what it had reached before they are cut in two.
DROP_BITS = 20.0
#: Cells of a full alignment matrix; above it a band along the chain is used.
FULL_CELLS = 1_500_000
#: Half width of that band in words.
BAND = 160


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Aligned words: ``pairs`` int32[c, 2] of tokens of the stretch and tokens of the group; ``bits`` of evidence."""

    bits: float
    pairs: NDArray[np.int32]

    def exact(self, words: Folded, group: Group) -> int:
        """Count the words that stand in the source letter by letter."""
        return int(np.count_nonzero(words.hashes[self.pairs[:, 0]] == group.hashes[self.pairs[:, 1]]))

    def longest(self, words: Folded, group: Group) -> int:
        """Count the words of the longest stretch that stands in the source letter by letter, without a gap."""
        same = words.hashes[self.pairs[:, 0]] == group.hashes[self.pairs[:, 1]]
        best = run = 0
        last = (-2, -2)
        for (i, j), alike in zip(self.pairs.tolist(), same.tolist(), strict=True):
            run = (run + 1 if last == (i - 1, j - 1) else 1) if alike else 0
            best = max(best, run)
            last = (i, j)
        return best

    def held(self, words: Folded, group: Group) -> int:
        """Count the words that stand in the source letter by letter or nearly so: replaced words are not held."""
        return len(self._near(words, group))

    def misread(self, words: Folded, group: Group) -> int:
        """Count the words that stand in the source letter by letter, or are no words and nearly so."""
        pairs = self.pairs
        near = self._near(words, group)
        same = words.hashes[pairs[near, 0]] == group.hashes[pairs[near, 1]]
        profile = group.profile
        others = sum(not is_word(words.word(int(pairs[k, 0])), profile) for k in near[~same]) if near.size else 0
        return int(np.count_nonzero(same)) + others

    def _near(self, words: Folded, group: Group) -> NDArray[np.int64]:
        pairs = self.pairs
        gains, _, _ = align.pair_gains(
            pairs, words.hashes, words.offsets, words.letters, group.hashes, group.offsets, group.letters,
            group.word_bits, group.next_bits, LETTER_COST, 0.0, 0.0, REPLACED,
        )  # fmt: skip
        return np.flatnonzero(gains > 0)


def weigh(
    words: Folded, first: int, last: int, group: Group, low: int, high: int, near: tuple[int, int] | None = None
) -> Alignment:
    """Align the tokens ``first:last`` of a stretch with the tokens ``low:high`` of the sources, locally.

    Parameters
    ----------
    words, first, last :
        The stretch and half-open tokens of it.
    group, low, high :
        The sources and half-open tokens of them.
    near : (int, int) or None
        Lowest and highest difference of source and page token to look at; None looks everywhere.

    Returns
    -------
    Alignment
        Tokens numbered as in the stretch and the group; no pairs where nothing fits.
    """
    rows = last - first
    columns = high - low
    if rows <= 0 or columns <= 0:
        return Alignment(0.0, np.empty((0, 2), np.int32))
    if near is not None:
        lows, highs = align.diagonal_band(rows, columns, first + near[0] - low, first + near[1] - low)
    elif rows * columns <= FULL_CELLS:
        lows = np.zeros(rows, np.int64)
        highs = np.full(rows, columns, np.int64)
    else:
        centre = (np.arange(rows) * (columns / rows)).astype(np.int64)
        lows = np.maximum(0, centre - BAND)
        highs = np.minimum(columns, centre + BAND + 1)
    bits, pairs = align.local(
        words.hashes[first:last], words.masks[first:last], words.offsets[first : last + 1], words.letters,
        group.hashes[low:high], group.masks[low:high], group.offsets[low : high + 1], group.letters,
        group.word_bits[low:high], group.next_bits[low:high],
        lows, highs, LETTER_COST, GAP_OPEN, GAP_WORD, REPLACED,
    )  # fmt: skip
    pairs[:, 0] += first
    pairs[:, 1] += low
    return Alignment(float(bits), pairs)


def shared(words: Folded, first: int, last: int, group: Group, low: int, high: int) -> float:
    """Return a bound on what exact words bring to an alignment of ``first:last`` with ``low:high`` of the sources."""
    return float(align.shared_bits(words.hashes[first:last], group.hashes[low:high], group.word_bits[low:high]))


def trim(found: Alignment, words: Folded, group: Group, *, head: bool) -> Alignment:
    """Cut open ends of an alignment back to words that chance did not bring in.

    Behind a gap or an unlike word, what follows at an open end must bring more than the room it was looked for in; and
    an open end is a word of the source's own: a look-alike there is as likely the host's.

    Parameters
    ----------
    found : Alignment
        As `weigh` returns it.
    words, group :
        The two sides.
    head : bool
        Whether the beginning is open too (words without marks), or only the end (a quotation without a closing mark).
    """
    pairs = found.pairs
    if len(pairs) == 0:
        return found
    gains, gaps, solid = align.pair_gains(
        pairs, words.hashes, words.offsets, words.letters, group.hashes, group.offsets, group.letters,
        group.word_bits, group.next_bits, LETTER_COST, GAP_OPEN, GAP_WORD, REPLACED,
    )  # fmt: skip
    exact = words.hashes[pairs[:, 0]] == group.hashes[pairs[:, 1]]
    first, last = align.trimmed(gains, gaps, solid, exact, head, EDGE_BITS, DROP_BITS)
    bits = float(gains[first:last].sum() + gaps[first + 1 : last].sum())
    return Alignment(max(0.0, bits), pairs[first:last])


def chance(bits: float, words: int, tokens: int) -> float:
    """Return how many places as good as this one chance would give.

    Parameters
    ----------
    bits : float
        Evidence.
    words, tokens : int
        Words that were looked for, and words of the sources they were looked for in.

    Returns
    -------
    float
        An expected count (Karlin and Altschul 1990, with bits already scaled: K = 1, λ = ln 2).
    """
    return float(words) * float(tokens) * math.exp2(-bits)

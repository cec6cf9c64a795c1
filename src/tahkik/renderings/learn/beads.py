"""Align the sentences of a text with those of its rendering: monotone, one to four with one to four."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Letters of a word's key that are compared: five hold a Turkish stem apart from its suffixes.
PREFIX = 5
#: Sizes of beads, and what each costs beside its words: 85 in a hundred beads are one to one.
SHAPES = {
    (1, 1): 0.0, (1, 2): 0.25, (2, 1): 0.25, (1, 3): 0.4, (3, 1): 0.4, (2, 2): 0.45, (1, 4): 0.55, (4, 1): 0.55,
    (0, 1): 1.1, (1, 0): 1.1,
}  # fmt: skip
KINDS = tuple(SHAPES)
#: Sentences of one side of a bead.
MOST = max(max(shape) for shape in SHAPES)
#: What a sentence of the rendering that stands for nothing costs.
SKIP = (SHAPES[0, 1] + 1) / 2
#: Cheaper by less than this is not cheaper: sums of the same costs in another order.
ROUNDING = 1e-9
#: Letters added to both lengths before they are compared: short sentences differ in length by chance.
ROOM = 20.0
#: How much the ratio of lengths counts beside the shared words.
LENGTH = 0.35
#: Sentences to either side of the line along which equal shares of the letters lie that are looked at.
BAND = 80
#: Sentences of the original whose likenesses are computed at once: a product of matrices each.
BLOCK = 128
#: Multiplications of one product of matrices that are done on one processor: for the sentences of a page the others
#: take longer to wake than the work (on two busy processors 20 ms a product for 2). Fewer words at once are no gain.
ALONE, LEAST_AT_ONCE = 200_000, 8

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bead:
    """Half-open sentences of the original and of the rendering that say the same; one side may be empty."""

    original: tuple[int, int]
    rendering: tuple[int, int]


def align_sentences(original: Sequence[Sequence[str]], rendering: Sequence[Sequence[str]]) -> list[Bead]:
    """Align sentences, each given as the keys of its words.

    Parameters
    ----------
    original, rendering : sequence of sequence of str
        Keys of the words of each sentence; `PREFIX` letters of each are compared.

    Returns
    -------
    list of Bead
        In order; every sentence of both sides is in one. Linear in the sentences times `BAND`.

    Notes
    -----
    Dynamic programming after Gale and Church (1993), with shared word beginnings, weighed by their rarity, beside the
    lengths: `n` times `BAND` cells, row by row.
    """
    n, m = len(original), len(rendering)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0)) for i in range(n)] + [Bead((0, 0), (j, j + 1)) for j in range(m)]
    a = [Counter(word[:PREFIX] for word in words) for words in original]
    b = [Counter(word[:PREFIX] for word in words) for words in rendering]
    met = Counter(key for bag in (*a, *b) for key in bag)
    rarity = {key: math.log(1 + (n + m) / count) for key, count in met.items()}
    sizes_a, sizes_b = (
        np.array([sum(map(len, words)) for words in side], np.float64) for side in (original, rendering)
    )
    sizes_a *= sizes_b.sum() / max(1.0, sizes_a.sum())
    low, high = _band(sizes_a, sizes_b)
    best = [np.full(high[i] - low[i] + 1, np.inf) for i in range(n + 1)]
    shape = [np.full(high[i] - low[i] + 1, -1, np.int8) for i in range(n + 1)]
    best[0][0] = 0.0
    for first in range(0, n + 1, BLOCK):
        last = min(n, first + BLOCK - 1)
        rows, columns = slice(first, last + MOST), slice(low[first], high[last] + MOST)
        costs = _costs(a[rows], b[columns], sizes_a[rows], sizes_b[columns], rarity)
        for i in range(first, last + 1):
            _skip(best[i], shape[i])
            for kind, (p, q) in enumerate(SHAPES):
                if not p or i + p > n:
                    continue
                # cells (i, j) and (i + p, j + q) that both lie within the band
                start, stop = max(low[i], low[i + p] - q), min(high[i], high[i + p] - q)
                if start > stop:
                    continue
                to = slice(start + q - low[i + p], stop + q - low[i + p] + 1)
                step = costs[kind][i - first, start - low[first] : stop - low[first] + 1]
                cost = best[i][start - low[i] : stop - low[i] + 1] + step
                better = cost < best[i + p][to]
                best[i + p][to][better] = cost[better]
                shape[i + p][to][better] = kind
    return _traced(shape, low, n, m)


def _band(sizes_a: Floats, sizes_b: Floats) -> tuple[list[int], list[int]]:
    """Return the first and the last sentence of the rendering looked at before each sentence of the original."""
    shares = np.cumsum(np.append(0.0, sizes_a)) / max(1.0, sizes_a.sum())
    centre = np.searchsorted(np.cumsum(sizes_b) / max(1.0, sizes_b.sum()), shares)
    m = len(sizes_b)
    low = np.maximum(0, centre - BAND)
    # as far as the next row's: between two rows many sentences may have been added
    high = np.minimum(m, np.append(centre[1:], m) + BAND)
    low[0], high[-1] = 0, m
    return low.tolist(), high.tolist()


def _skip(best: Floats, shape: NDArray[np.int8]) -> None:
    """Let sentences of the rendering stand for nothing, along one row."""
    way = np.arange(len(best)) * SKIP
    reached = np.minimum.accumulate(best - way) + way
    better = reached < best - ROUNDING
    best[better] = reached[better]
    shape[better] = KINDS.index((0, 1))


def _traced(shape: Sequence[NDArray[np.int8]], low: Sequence[int], i: int, j: int) -> list[Bead]:
    beads: list[Bead] = []
    while (i, j) != (0, 0):
        p, q = KINDS[shape[i][j - low[i]]]
        beads.append(Bead((i - p, i), (j - q, j)))
        i, j = i - p, j - q
    return beads[::-1]


def _costs(
    a: Sequence[Counter[str]], b: Sequence[Counter[str]], sizes_a: Floats, sizes_b: Floats, rarity: dict[str, float]
) -> list[Floats]:
    """Return for every kind of bead what one costs that begins at each sentence of both sides; infinite beyond them."""
    keys = sorted({key for bag in a for key in bag} & {key for bag in b for key in bag})
    number = {key: k for k, key in enumerate(keys)}
    weight = np.array([rarity[key] for key in keys])
    counts_a, counts_b = _counts(a, number), _counts(b, number)
    heavy_a, heavy_b = (
        np.array([sum(rarity[key] * count for key, count in bag.items()) for bag in side]) for side in (a, b)
    )
    out = []
    for (p, q), price in SHAPES.items():
        cost = np.full((len(a) + 1, len(b) + 1), np.inf)
        if not p or not q:
            cost[: len(a) + 1 - p, : len(b) + 1 - q] = (price + 1) * (p + q) / 2
        elif p <= len(a) and q <= len(b):
            both = _both(_runs(counts_a, p), _runs(counts_b, q), weight)
            all_ = _runs(heavy_a, p)[:, None] + _runs(heavy_b, q)[None, :]
            dice = np.divide(2 * both, all_, out=np.zeros_like(both), where=all_ > 0)
            unlike = np.abs(np.log((_runs(sizes_a, p)[:, None] + ROOM) / (_runs(sizes_b, q)[None, :] + ROOM)))
            cost[: len(a) + 1 - p, : len(b) + 1 - q] = (price + 1 - dice + LENGTH * unlike) * (p + q) / 2
        out.append(cost)
    return out


def _counts(bags: Sequence[Counter[str]], number: dict[str, int]) -> Floats:
    out = np.zeros((len(bags), len(number)))
    for row, bag in enumerate(bags):
        for key, count in bag.items():
            if key in number:
                out[row, number[key]] = count
    return out


def _runs(values: Floats, length: int) -> Floats:
    """Return the sums of `length` consecutive rows."""
    out: Floats = np.sum([values[k : len(values) - length + 1 + k] for k in range(length)], axis=0)
    return out


def _both(a: Floats, b: Floats, weight: Floats) -> Floats:
    """Return the weight of the words every row of `a` shares with every row of `b`, each as often as both have it."""
    out: Floats = np.zeros((len(a), len(b)))
    # min(x, y) is the number of whole numbers t >= 1 with x >= t and y >= t
    columns, times = np.arange(len(weight)), 1
    while True:
        columns = columns[(a[:, columns].max(0, initial=0) >= times) & (b[:, columns].max(0, initial=0) >= times)]
        if not len(columns):
            return out
        step = ALONE // max(1, len(a) * len(b))
        step = step if step >= LEAST_AT_ONCE else len(columns)
        for first in range(0, len(columns), step):
            some = columns[first : first + step]
            out += ((a[:, some] >= times) * weight[some]) @ (b[:, some] >= times).T.astype(np.float64)
        times += 1

"""Align the sentences of a text with those of its rendering: monotone, one to four with one to four."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

#: Letters of a word's key that are compared: five hold a Turkish stem apart from its suffixes.
PREFIX = 5
#: Sizes of beads, and what each costs beside its words: 85 in a hundred beads are one to one.
SHAPES = {
    (1, 1): 0.0, (1, 2): 0.25, (2, 1): 0.25, (1, 3): 0.4, (3, 1): 0.4, (2, 2): 0.45, (1, 4): 0.55, (4, 1): 0.55,
    (0, 1): 1.1, (1, 0): 1.1,
}  # fmt: skip
#: How much the ratio of lengths counts beside the shared words.
LENGTH = 0.35
#: Sentences to either side of the straight line between both ends that are looked at.
BAND = 60


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
    lengths.
    """
    a = [Counter(word[:PREFIX] for word in words) for words in original]
    b = [Counter(word[:PREFIX] for word in words) for words in rendering]
    met = Counter(key for bag in (*a, *b) for key in bag)
    total = max(1, len(a) + len(b))
    rarity = {key: math.log(1 + total / count) for key, count in met.items()}
    n, m = len(a), len(b)
    slope = m / n if n else 0.0
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    size_a = [sum(len(word) for word in words) for words in original]
    size_b = [sum(len(word) for word in words) for words in rendering]
    ratio = sum(size_b) / max(1, sum(size_a))
    for i in range(n + 1):
        low, high = max(0, int(i * slope) - BAND), min(m, int(i * slope) + BAND)
        for j in range(low, high + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for (p, q), price in SHAPES.items():
                if i + p > n or j + q > m:
                    continue
                words = 1.0 if not p or not q else 1 - _shared(a[i : i + p], b[j : j + q], rarity)
                length = _unlike(sum(size_a[i : i + p]) * ratio, sum(size_b[j : j + q])) if p and q else 0.0
                cost = here[0] + (price + words + LENGTH * length) * (p + q) / 2
                old = best.get((i + p, j + q))
                if old is None or cost < old[0]:
                    best[i + p, j + q] = (cost, (p, q))
    beads: list[Bead] = []
    i, j = n, m
    while (i, j) != (0, 0) and (i, j) in best:
        p, q = best[i, j][1]
        beads.append(Bead((i - p, i), (j - q, j)))
        i, j = i - p, j - q
    return beads[::-1]


def _shared(a: Sequence[Counter[str]], b: Sequence[Counter[str]], rarity: dict[str, float]) -> float:
    """Return the Dice coefficient of two groups of sentences, their keys weighed by rarity."""
    one, other = sum(a, Counter()), sum(b, Counter())
    both = sum(rarity[key] * min(count, other[key]) for key, count in one.items() if key in other)
    weight = sum(rarity[key] * count for bag in (one, other) for key, count in bag.items())
    return 2 * both / weight if weight else 0.0


def _unlike(a: float, b: float) -> float:
    return abs(math.log((a + 20) / (b + 20)))

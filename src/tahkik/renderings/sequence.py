"""Which sentences of a page's rendering stand for which of its original: as `learn.beads`, for a page read while one
waits.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from tahkik.renderings.learn.beads import LENGTH, PREFIX, SHAPES, Bead

#: Sentences to either side of the straight line between both ends that are looked at: an omitted paragraph has fewer.
BAND = 15


def sequence(original: Sequence[Sequence[str]], rendering: Sequence[Sequence[str]]) -> list[Bead]:
    """Align sentences, each given as the keys of its words; the words two sentences share are counted once a pair."""
    a = [{word[:PREFIX] for word in words} for words in original]
    b = [{word[:PREFIX] for word in words} for words in rendering]
    met = Counter(key for bag in (*a, *b) for key in bag)
    n, m = len(a), len(b)
    rarity = {key: math.log(1 + (n + m) / count) for key, count in met.items()}
    weight_a = [0.0, *accumulate(sum(rarity[key] for key in bag) for bag in a)]
    weight_b = [0.0, *accumulate(sum(rarity[key] for key in bag) for bag in b)]
    size_a = [0, *accumulate(sum(map(len, words)) for words in original)]
    size_b = [0, *accumulate(sum(map(len, words)) for words in rendering)]
    ratio, slope = size_b[-1] / max(1, size_a[-1]), m / n if n else 0.0
    shared: dict[tuple[int, int], float] = {}
    for i, bag in enumerate(a):
        for j in range(max(0, int(i * slope) - BAND - 4), min(m, int(i * slope) + BAND + 5)):
            both = bag & b[j]
            if both:
                shared[i, j] = sum(rarity[key] for key in both)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        for j in range(max(0, int(i * slope) - BAND), min(m, int(i * slope) + BAND) + 1 if i < n else m + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for (p, q), price in SHAPES.items():
                if i + p > n or j + q > m:
                    continue
                words, length = 1.0, 0.0
                if p and q:
                    both_ = sum(shared.get((x, y), 0.0) for x in range(i, i + p) for y in range(j, j + q))
                    whole = weight_a[i + p] - weight_a[i] + weight_b[j + q] - weight_b[j]
                    words = 1 - min(1.0, 2 * both_ / whole) if whole else 1.0
                    sizes = (size_a[i + p] - size_a[i]) * ratio, size_b[j + q] - size_b[j]
                    length = abs(math.log((sizes[0] + 20) / (sizes[1] + 20)))
                cost = here[0] + (price + words + LENGTH * length) * (p + q) / 2
                old = best.get((i + p, j + q))
                if old is None or cost < old[0]:
                    best[i + p, j + q] = (cost, (p, q))
    if (n, m) not in best:  # one side is far longer than the other: what is left of it has no counterpart
        return [Bead((0, n), (0, m))]
    out: list[Bead] = []
    i, j = n, m
    while (i, j) != (0, 0):
        p, q = best[i, j][1]
        out.append(Bead((i - p, i), (j - q, j)))
        i, j = i - p, j - q
    return out[::-1]

"""Chains against the plain recursion they are defined by."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from tahkik.kernels.chains import chain


def naive_best(anchors: list[tuple[int, int, int, int]], weights: list[float]) -> float:
    best: list[float] = []
    for i, (pi, si, li, _) in enumerate(anchors):
        value = weights[i]
        for j in range(i):
            pj, sj, lj, _ = anchors[j]
            gap, slip = pi - (pj + lj), abs((si - pi) - (sj - pj))
            near = si - (sj + lj) <= 40 + 20 and si // 150 == sj // 150
            if near and pj < pi and sj < si and pi + li > pj + lj and gap <= 40 and slip <= 20:
                overlap = max(0, max(pj + lj - pi, sj + lj - si))
                gain = weights[i] * max(0.0, 1 - overlap / li)
                value = max(value, best[j] + gain - 1.0 * math.log2(1 + slip) - 0.5 * math.log2(1 + max(0, gap)))
        best.append(value)
    return max(best)


@pytest.mark.parametrize("seed", range(30))
def test_the_best_chain(seed: int) -> None:
    generator = random.Random(seed)
    rows = {
        (generator.randrange(0, 120), generator.randrange(0, 300), generator.randrange(8, 14), 1) for _ in range(14)
    }
    anchors = sorted(rows, key=lambda row: (row[1], row[0]))
    weights = [float(generator.randrange(8, 30)) for _ in anchors]
    documents = np.array([row[1] // 150 for row in anchors])
    spans, scores = chain(np.array(anchors, np.int64), documents, np.array(weights), 40, 20, 1.0, 0.5, 100, 0.0)
    assert scores[0] == pytest.approx(naive_best(anchors, weights))
    assert (np.diff(scores) <= 0).all()
    starts = {(row[0], row[1]) for row in anchors}
    assert all((span[0], span[2]) in starts for span in spans.tolist())


def test_a_transposition_gives_two_chains() -> None:
    anchors = np.array([(100, 50, 20, 1), (125, 75, 20, 1), (0, 110, 20, 1), (25, 135, 20, 1)], np.int64)
    spans, scores = chain(anchors, np.zeros(4, np.int64), np.full(4, 20.0), 220, 110, 1.0, 0.5, 48, 0.0)
    assert sorted(spans.tolist()) == [[0, 45, 110, 155], [100, 145, 50, 95]]
    assert len(scores) == 2


def test_weak_chains_are_left_out() -> None:
    anchors = np.array([(0, 0, 8, 1), (500, 5000, 8, 1)], np.int64)
    spans, _ = chain(anchors, np.zeros(2, np.int64), np.array([20.0, 40.0]), 220, 110, 1.0, 0.5, 48, 30.0)
    assert spans.tolist() == [[500, 508, 5000, 5008]]

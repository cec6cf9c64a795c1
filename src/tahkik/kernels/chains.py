"""Chains: anchors in the same order on both sides."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def chain(
    anchors: NDArray[np.int64],
    weights: NDArray[np.float64],
    page_gap: int,
    drift: int,
    drift_cost: float,
    gap_cost: float,
    look_back: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Chain anchors by colinear dynamic programming with gap costs.

    Parameters
    ----------
    anchors : int64[a, 4]
        Page position, source position, length, places; sorted by source position, then page position.
    weights : float64[a]
        What an anchor is worth, in bits.
    page_gap : int
        Letters of the page two neighbours of a chain may lie apart.
    drift : int
        Letters their diagonals may differ by.
    drift_cost, gap_cost : float
        Bits a letter of drift, and of gap on the page, costs.
    look_back : int
        Predecessors tried for each anchor.

    Returns
    -------
    member : int64[a]
        The chain each anchor belongs to, numbered by descending score; -1 for none.
    scores : float64[c]
        Score of each chain in bits.
    """
    n = anchors.shape[0]
    best = np.empty(n, np.float64)
    previous = np.full(n, -1, np.int64)
    for i in range(n):
        best[i] = weights[i]
        pi, si, li = anchors[i, 0], anchors[i, 1], anchors[i, 2]
        tried = 0
        j = i - 1
        while j >= 0 and tried < look_back:
            pj, sj, lj = anchors[j, 0], anchors[j, 1], anchors[j, 2]
            if si - (sj + lj) > page_gap + drift:
                # sorted by source start: a longer anchor further back may still reach, but lengths are bounded in practice
                if si - sj > page_gap + drift + 4096:
                    break
                j -= 1
                tried += 1
                continue
            if pj < pi and sj < si and pi + li > pj + lj:
                gap = pi - (pj + lj)
                slip = abs((si - pi) - (sj - pj))
                if gap <= page_gap and slip <= drift:
                    overlap = max(0, max(pj + lj - pi, sj + lj - si))
                    gain = weights[i] * max(0.0, 1.0 - overlap / li)
                    value = best[j] + gain - drift_cost * slip - gap_cost * max(0, gap)
                    if value > best[i]:
                        best[i] = value
                        previous[i] = j
            j -= 1
            tried += 1
    order = np.argsort(-best)
    member = np.full(n, -1, np.int64)
    scores = np.empty(n, np.float64)
    count = 0
    for x in range(n):
        i = order[x]
        if member[i] >= 0:
            continue
        at = i
        floor = 0.0
        while at >= 0 and member[at] < 0:
            member[at] = count
            at = previous[at]
        if at >= 0:
            floor = best[at]
        scores[count] = best[i] - floor
        count += 1
    return member, scores[:count].copy()

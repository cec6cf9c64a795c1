"""Chains: anchors in the same order on both sides."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def chain(
    anchors: NDArray[np.int64],
    documents: NDArray[np.int64],
    weights: NDArray[np.float64],
    page_gap: int,
    drift: int,
    drift_cost: float,
    gap_cost: float,
    look_back: int,
    least: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Chain anchors by colinear dynamic programming with gap costs.

    Parameters
    ----------
    anchors : int64[a, 4]
        Page position, source position, length, places; sorted by source position, then page position.
    documents : int64[a]
        The document each anchor stands in; no chain crosses two.
    weights : float64[a]
        What an anchor is worth, in bits.
    page_gap : int
        Letters of the page two neighbours of a chain may lie apart.
    drift : int
        Letters their diagonals may differ by.
    drift_cost, gap_cost : float
        Bits a doubling of the drift, and of the gap on the page, costs: the second anchor may lie anywhere in that
        room.
    look_back : int
        Predecessors tried for each anchor.
    least : float
        Chains below this score are left out.

    Returns
    -------
    spans : int64[c, 4]
        Half-open page and source letters of each chain, best first.
    scores : float64[c]
        Their scores in bits.
    """
    n = anchors.shape[0]
    best = np.empty(n, np.float64)
    previous = np.full(n, -1, np.int64)
    longest = 0
    for i in range(n):
        longest = max(longest, anchors[i, 2])
    reach = page_gap + drift + longest
    for i in range(n):
        best[i] = weights[i]
        pi, si, li = anchors[i, 0], anchors[i, 1], anchors[i, 2]
        for j in range(i - 1, max(-1, i - 1 - look_back), -1):
            pj, sj, lj = anchors[j, 0], anchors[j, 1], anchors[j, 2]
            if si - sj > reach or documents[j] != documents[i]:
                break
            if pj < pi and sj < si and pi + li > pj + lj and si - (sj + lj) <= page_gap + drift:
                gap = pi - (pj + lj)
                slip = abs((si - pi) - (sj - pj))
                if gap <= page_gap and slip <= drift:
                    overlap = max(0, max(pj + lj - pi, sj + lj - si))
                    gain = weights[i] * max(0.0, 1.0 - overlap / li)
                    value = best[j] + gain - drift_cost * np.log2(1.0 + slip) - gap_cost * np.log2(1.0 + max(0, gap))
                    if value > best[i]:
                        best[i] = value
                        previous[i] = j
    kept = np.flatnonzero(best >= least)
    order = kept[np.argsort(-best[kept], kind="mergesort")]
    used = np.zeros(n, np.bool_)
    spans = np.empty((order.shape[0], 4), np.int64)
    scores = np.empty(order.shape[0], np.float64)
    count = 0
    for x in range(order.shape[0]):
        i = order[x]
        if used[i]:
            continue
        at = i
        first = i
        while at >= 0 and not used[at]:
            used[at] = True
            first = at
            at = previous[at]
        score = best[i] - (best[at] if at >= 0 else 0.0)
        if score < least:
            continue
        spans[count, 0] = anchors[first, 0]
        spans[count, 1] = anchors[i, 0] + anchors[i, 2]
        spans[count, 2] = anchors[first, 1]
        spans[count, 3] = anchors[i, 1] + anchors[i, 2]
        scores[count] = score
        count += 1
    rank = np.argsort(-scores[:count], kind="mergesort")
    return spans[:count][rank], scores[:count][rank]


@njit(cache=True, nogil=True)
def anchor_bits(
    anchors: NDArray[np.int64],
    offsets: NDArray[np.int64],
    word_bits: NDArray[np.float32],
    next_bits: NDArray[np.float32],
    total: int,
    k: int,
    letter_bits: float,
) -> NDArray[np.float64]:
    """Return what each anchor says against chance, in bits.

    A whole word inside an anchor counts what the sources' statistics give it after the word before; the letters of
    words
    cut off at its ends count ``letter_bits`` each; and no anchor counts more than the rarity of its rarest run allows.

    Parameters
    ----------
    anchors : int64[a, 4]
        Page position, source position, length, places; rising by source position.
    offsets : int64[t + 1]
        Where each source token's letters begin.
    word_bits, next_bits : float32[t]
        Surprise of each source token alone, and given the token before it.
    total : int
        Letters of the sources.
    k : int
        Letters of a run.
    letter_bits : float
        Bits of a letter.

    Returns
    -------
    float64[a]
        Bits.
    """
    out = np.empty(anchors.shape[0], np.float64)
    most = 1
    for a in range(anchors.shape[0]):
        most = max(most, anchors[a, 3])
    commonest = np.log2(total / most)
    near = 0
    for a in range(anchors.shape[0]):
        start = anchors[a, 1]
        end = start + anchors[a, 2]
        # doubling steps from the anchor before: the next one is near, and its offsets are still at hand
        low = near
        step = 1
        while near + step < offsets.shape[0] and offsets[near + step] < start:
            low = near + step
            step *= 2
        high = min(near + step, offsets.shape[0])
        while low < high:
            middle = (low + high) // 2
            if offsets[middle] < start:
                low = middle + 1
            else:
                high = middle
        near = low
        token = near
        first = token
        bits = 0.0
        covered = 0
        while token < word_bits.shape[0] and offsets[token + 1] <= end:
            # next_bits also stand for a first word whose own predecessor's tail is in the anchor
            bits += np.float64(word_bits[token]) if token == first else np.float64(next_bits[token])
            covered += offsets[token + 1] - offsets[token]
            token += 1
        bits += letter_bits * (end - start - covered)
        longer = letter_bits * (end - start - k)
        # few anchors reach what the commonest run allows, and only they need their own logarithm
        if bits > commonest + longer:
            bits = min(bits, np.log2(total / max(anchors[a, 3], 1)) + longer)
        out[a] = bits
    return out

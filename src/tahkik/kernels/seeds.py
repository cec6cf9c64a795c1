"""Seeds: runs of search letters, where they stand in the sources, and the anchors they grow into."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

_BASE = np.uint64(0x9E3779B97F4A7C15)


@njit(cache=True, nogil=True)
def run_buckets(letters: NDArray[np.uint16], k: int, bits: int) -> NDArray[np.uint32]:
    """Return the bucket of the run of ``k`` letters that begins at each position.

    Parameters
    ----------
    letters : uint16[l]
        Search letters; 0 separates documents and stands in no run.
    k : int
        Letters of a run.
    bits : int
        Buckets are numbered below ``2**bits``.

    Returns
    -------
    uint32[l]
        ``2**bits`` where no run begins (too near the end or to a separator).
    """
    n = letters.shape[0]
    none = np.uint32(1) << np.uint32(bits)
    out = np.full(n, none, np.uint32)
    power = np.uint64(1)
    for _ in range(k):
        power = power * _BASE
    h = np.uint64(0)
    clean = 0
    shift = np.uint64(64 - bits)
    for i in range(n):
        value = letters[i]
        h = h * _BASE + np.uint64(value)
        if i >= k:
            h = h - np.uint64(letters[i - k]) * power
        clean = clean + 1 if value != 0 else 0
        if clean >= k:
            x = h
            x = (x ^ (x >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
            x = x ^ (x >> np.uint64(27))
            out[i - k + 1] = np.uint32((x * _BASE) >> shift)
    return out


@njit(cache=True, nogil=True)
def minimizers(buckets: NDArray[np.uint32], bits: int, window: int) -> NDArray[np.uint32]:
    """Keep the smallest run of every ``window`` runs in a row (winnowing: Schleimer, Wilkerson and Aiken 2003).

    Any stretch of ``k + window - 1`` letters that two texts share has a kept run in both, the same one; of all runs
    about ``2 / (window + 1)`` are kept.

    Parameters
    ----------
    buckets : uint32[l]
        As :func:`run_buckets` returns them.
    bits : int
        Buckets are numbered below ``2**bits``.
    window : int
        Runs in a row of which one is kept; 1 keeps all.

    Returns
    -------
    uint32[l]
        ``buckets`` with ``2**bits`` where a run is not kept. In a stretch of fewer runs than ``window`` one is kept.
    """
    n = buckets.shape[0]
    none = np.uint32(1) << np.uint32(bits)
    out = np.full(n, none, np.uint32)
    # rising orders of the runs that may still become the smallest of a window: a monotone queue in a ring
    ring = 1
    while ring < window:
        ring *= 2
    mask = ring - 1
    queue = np.empty(ring, np.int64)
    order = np.empty(ring, np.uint32)
    head = 0
    size = 0
    run = 0
    for i in range(n):
        bucket = buckets[i]
        if bucket >= none:
            if 0 < run < window:
                out[queue[head]] = buckets[queue[head]]
            run = 0
            size = 0
            continue
        run += 1
        # the numbers of buckets are scrambled once more, lest those with small numbers be the full ones
        product = np.uint32(np.uint64(bucket) * np.uint64(2654435761) & np.uint64(0xFFFFFFFF))
        value = product ^ (product >> np.uint32(15))
        while size > 0 and order[(head + size - 1) & mask] > value:
            size -= 1
        if size > 0 and queue[head] <= i - window:
            head = (head + 1) & mask
            size -= 1
        queue[(head + size) & mask] = i
        order[(head + size) & mask] = value
        size += 1
        if run >= window:
            out[queue[head]] = buckets[queue[head]]
    if 0 < run < window:
        out[queue[head]] = buckets[queue[head]]
    return out


@njit(cache=True, nogil=True)
def build_postings(buckets: NDArray[np.uint32], bits: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Sort positions by bucket (counting sort: linear).

    Parameters
    ----------
    buckets : uint32[l]
        As :func:`run_buckets` returns them.
    bits : int
        Buckets are numbered below ``2**bits``.

    Returns
    -------
    pointers : uint32[2**bits + 1]
        Where each bucket begins in ``postings``.
    postings : uint32[p]
        Positions in ``letters``, ascending within a bucket.
    """
    size = 1 << bits
    pointers = np.zeros(size + 1, np.uint32)
    n = buckets.shape[0]
    for i in range(n):
        if buckets[i] < size:
            pointers[buckets[i] + 1] += np.uint32(1)
    for b in range(size):
        pointers[b + 1] += pointers[b]
    postings = np.empty(pointers[size], np.uint32)
    cursor = pointers[:size].copy()
    for i in range(n):
        b = buckets[i]
        if b < size:
            postings[cursor[b]] = i
            cursor[b] += np.uint32(1)
    return pointers, postings


@njit(cache=True, nogil=True)
def anchors(
    page: NDArray[np.uint16],
    page_buckets: NDArray[np.uint32],
    first: int,
    last: int,
    letters: NDArray[np.uint16],
    pointers: NDArray[np.uint32],
    postings: NDArray[np.uint32],
    k: int,
    cap: int,
    rescue_window: int,
    rescue_cap: int,
    limit: int,
) -> tuple[NDArray[np.int64], bool]:
    """Find the exact meetings of a stretch of page letters with the sources.

    Parameters
    ----------
    page : uint16[p]
        Search letters of the page.
    page_buckets : uint32[p]
        As :func:`run_buckets` of the page.
    first, last : int
        Half-open stretch of page positions at which runs may begin.
    letters, pointers, postings :
        The sources' letters and index.
    k : int
        Letters of a run.
    cap : int
        A run that stands in more places is passed over,
    rescue_window, rescue_cap : int
        but the rarest run of every window of this many positions without a kept one is kept, to this many places.
    limit : int
        Anchors returned at the most; the second result says whether it was reached.

    Returns
    -------
    int64[a, 4]
        Page position, source position, length, places of its rarest run; maximal, in order of discovery.
    bool
        Whether ``limit`` cut the list.
    """
    n = page.shape[0]
    total = letters.shape[0]
    buckets = pointers.shape[0] - 1
    met = np.int64(0)
    for i in range(first, last):
        b = page_buckets[i]
        if b < buckets:
            size = np.int64(pointers[b + 1]) - np.int64(pointers[b])
            if size <= cap or size <= rescue_cap:
                met += size
    # no more anchors than places met: room for the limit would be cleared memory, most of it never written
    if met < limit:
        limit = int(met)
    out = np.empty((limit, 4), np.int64)
    count = 0
    full = False
    # diagonals lately met; a quotation needs few places in it, and clearing many costs more than the search
    size_of_table = 256
    while size_of_table < 4 * (last - first) and size_of_table < 1 << 14:
        size_of_table *= 2
    mask = size_of_table - 1
    table_diagonal = np.full(size_of_table, np.int64(-(1 << 62)), np.int64)
    table_anchor = np.zeros(size_of_table, np.int64)
    window_start = first
    kept_in_window = False
    rarest = -1
    rarest_size = np.int64(0)
    i = first
    while i < last:
        take = -1
        b = page_buckets[i]
        if b < buckets:
            size = np.int64(pointers[b + 1]) - np.int64(pointers[b])
            if size > 0:
                if size <= cap:
                    take = i
                    kept_in_window = True
                elif rarest < 0 or size < rarest_size:
                    rarest = i
                    rarest_size = size
        end_of_window = i + 1 - window_start >= rescue_window or i + 1 == last
        passes = 1
        if end_of_window and not kept_in_window and rarest >= 0 and rarest_size <= rescue_cap:
            passes = 2
        for turn in range(passes):
            at = take if turn == 0 else rarest
            if at < 0:
                continue
            b = page_buckets[at]
            size = np.int64(pointers[b + 1]) - np.int64(pointers[b])
            for x in range(pointers[b], pointers[b + 1]):
                s = np.int64(postings[x])
                diagonal = s - at
                slot = (diagonal * 2654435761) & mask
                if table_diagonal[slot] == diagonal:
                    a = table_anchor[slot]
                    if out[a, 1] <= s and s + k <= out[a, 1] + out[a, 2]:
                        if size < out[a, 3]:
                            out[a, 3] = size
                        continue
                same = True
                for y in range(k):
                    if letters[s + y] != page[at + y]:
                        same = False
                        break
                if not same:
                    continue
                left = 0
                while at - left > 0 and s - left > 0:
                    value = letters[s - left - 1]
                    if value == 0 or value != page[at - left - 1]:
                        break
                    left += 1
                right = k
                while at + right < n and s + right < total:
                    value = letters[s + right]
                    if value == 0 or value != page[at + right]:
                        break
                    right += 1
                if count == limit:
                    full = True
                    break
                out[count, 0] = at - left
                out[count, 1] = s - left
                out[count, 2] = left + right
                out[count, 3] = size
                table_diagonal[slot] = diagonal
                table_anchor[slot] = count
                count += 1
            if full:
                break
        if full:
            break
        if end_of_window:
            window_start = i + 1
            kept_in_window = False
            rarest = -1
        i += 1
    return out[:count].copy(), full

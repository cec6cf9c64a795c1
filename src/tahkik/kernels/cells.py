"""The index on disk: where runs of search letters stand, to the cell of 256 letters, and the meetings with a page."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

#: The letters of a document as they are kept: an ordinal, and this sign on the first of every word; 0 ends a document.
#: (uint8: 127 different letters and fewer; else uint16 with the sign in its highest bit.)
FIRST_8, FIRST_16 = 0x80, 0x8000


@njit(cache=True, nogil=True)
def sorted_cells(keys: NDArray[np.uint32], bits: int, cell: int) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Sort the cells of runs by their keys, each cell of a key once (two stable counting sorts: linear).

    Parameters
    ----------
    keys : uint32[l]
        Key of the run that begins at each letter; ``2**bits`` and more where none is indexed.
    bits : int
        Of a key.
    cell : int
        Letters of a cell; ``l`` is at most ``cell * 2**16``.

    Returns
    -------
    keys : uint32[c]
        Ascending.
    cells : uint16[c]
        Ascending under one key.
    """
    n = keys.shape[0]
    low_bits = bits // 2
    low = np.uint32((1 << low_bits) - 1)
    many = np.uint32(1 << bits)
    by_low = np.zeros((1 << low_bits) + 1, np.int64)
    by_high = np.zeros((1 << (bits - low_bits)) + 1, np.int64)
    for i in range(n):
        key = keys[i]
        if key < many:
            by_low[(key & low) + 1] += 1
            by_high[(key >> np.uint32(low_bits)) + 1] += 1
    for b in range(by_low.shape[0] - 1):
        by_low[b + 1] += by_low[b]
    for b in range(by_high.shape[0] - 1):
        by_high[b + 1] += by_high[b]
    count = by_low[by_low.shape[0] - 1]
    first_keys = np.empty(count, np.uint32)
    first_cells = np.empty(count, np.uint16)
    for i in range(n):
        key = keys[i]
        if key < many:
            slot = key & low
            at = by_low[slot]
            by_low[slot] = at + 1
            first_keys[at] = key
            first_cells[at] = i // cell
    out_keys = np.empty(count, np.uint32)
    out_cells = np.empty(count, np.uint16)
    for i in range(count):
        slot = first_keys[i] >> np.uint32(low_bits)
        at = by_high[slot]
        by_high[slot] = at + 1
        out_keys[at] = first_keys[i]
        out_cells[at] = first_cells[i]
    kept = 0
    for i in range(count):
        if kept > 0 and out_keys[i] == out_keys[kept - 1] and out_cells[i] == out_cells[kept - 1]:
            continue
        out_keys[kept] = out_keys[i]
        out_cells[kept] = out_cells[i]
        kept += 1
    return out_keys[:kept].copy(), out_cells[:kept].copy()


#: Steps a hash may be moved within its bucket, on average; hashes that are even need less than one.
_STEPS = 8


@njit(cache=True, nogil=True)
def rising(hashes: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    """Return the order in which hashes rise, equal ones in theirs (a counting sort by the leading bits, then by hand).

    Parameters
    ----------
    hashes : uint64[n]
        Evenly spread, repeats aside.
    bits : int
        Leading bits that make a bucket.

    Returns
    -------
    int64[n]
        Empty where they are so uneven that another way of sorting is the faster one.
    """
    n = hashes.shape[0]
    shift = np.uint64(64 - bits)
    begins = np.zeros((1 << bits) + 1, np.int64)
    for i in range(n):
        begins[(hashes[i] >> shift) + np.uint64(1)] += 1
    for b in range(begins.shape[0] - 1):
        begins[b + 1] += begins[b]
    out = np.empty(n, np.int64)
    for i in range(n):
        bucket = hashes[i] >> shift
        at = begins[bucket]
        begins[bucket] = at + 1
        out[at] = i
    left = _STEPS * n
    for i in range(1, n):
        own = out[i]
        value = hashes[own]
        at = i
        while at > 0 and hashes[out[at - 1]] > value:
            out[at] = out[at - 1]
            at -= 1
        out[at] = own
        left -= i - at
        if left < 0:
            return np.empty(0, np.int64)
    return out


@njit(cache=True, nogil=True)
def count_cells(
    keys: NDArray[np.uint32],
    directory: NDArray[np.uint32],
    marks: NDArray[np.uint16],
    shift: int,
    starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
) -> None:
    """Look up runs of letters: where the cells of each begin, and how many there are.

    Parameters
    ----------
    keys : uint32[q]
        Keys of the runs that are asked for; one too large for the directory is not.
    directory : uint32[2**d + 1]
        Where the cells of each leading ``d`` bits of a key begin.
    marks : uint16[c]
        The trailing bits of every cell's key, ascending under one leading part.
    shift : int
        How many trailing bits there are.
    starts, sizes : int64[q]
        Written here.
    """
    most = directory.shape[0] - 1
    low_bits = (1 << shift) - 1
    for i in range(keys.shape[0]):
        key = np.int64(keys[i])
        top = key >> shift
        sizes[i] = 0
        starts[i] = 0
        if top >= most:
            continue
        mark = key & low_bits
        low = np.int64(directory[top])
        high = np.int64(directory[top + 1])
        end = high
        while low < high:
            middle = (low + high) // 2
            if np.int64(marks[middle]) < mark:
                low = middle + 1
            else:
                high = middle
        first = low
        while low < end and np.int64(marks[low]) == mark:
            low += 1
        starts[i] = first
        sizes[i] = low - first


@njit(cache=True, nogil=True)
def chosen(sizes: NDArray[np.int64], cap: int, window: int, rescue_cap: int) -> NDArray[np.bool_]:
    """Choose the runs that are looked at: those that stand in few cells, and else the rarest of every window.

    Parameters
    ----------
    sizes : int64[q]
        Cells of every run of the page, in the page's order; 0 where a run is not asked for or stands nowhere.
    cap : int
        A run in more cells is passed over,
    window, rescue_cap : int
        but the rarest of every window of this many runs in which none was chosen, if it is in no more cells than that.
    """
    n = sizes.shape[0]
    out = np.zeros(n, np.bool_)
    begin = 0
    while begin < n:
        end = min(n, begin + window)
        rarest = -1
        kept = False
        for i in range(begin, end):
            if sizes[i] == 0:
                continue
            if sizes[i] <= cap:
                out[i] = True
                kept = True
            elif rarest < 0 or sizes[i] < sizes[rarest]:
                rarest = i
        if not kept and rarest >= 0 and sizes[rarest] <= rescue_cap:
            out[rarest] = True
        begin = end
    return out


@njit(cache=True, nogil=True)
def _spots(
    letters: NDArray[np.uint16],
    eights: NDArray[np.uint64],
    low: int,
    high: int,
    first: int,
    second: int,
    plain: int,
    spots: NDArray[np.int64],
) -> int:
    """Write where two letters stand, one after the other, into ``spots``, ascending; return how many there are.

    A letter is compared in all lanes of eight bytes at once: the highest bit of a lane is the sign of a word's first
    letter, and free for the carry of what differs. ``low`` begins eight bytes, as every cell does.
    """
    width = np.uint64(16 if plain > 0x7F else 8)
    lanes = 4 if plain > 0x7F else 8
    ones = np.uint64(0x0001000100010001) if plain > 0x7F else np.uint64(0x0101010101010101)
    rest = ones * np.uint64(plain)
    signs = ~rest
    one, other = ones * np.uint64(first), ones * np.uint64(second)
    count = 0
    end = min(high // lanes, eights.shape[0] - 1)
    for e in range(low // lanes, end):
        here = eights[e] & rest
        following = (here >> width) | ((eights[e + 1] & rest) << (np.uint64(64) - width))
        hit = ~(((here ^ one) + rest) | ((following ^ other) + rest)) & signs
        if hit != 0:
            for lane in range(lanes):
                if hit >> (width * np.uint64(lane + 1) - np.uint64(1)) & np.uint64(1):
                    spots[count] = e * lanes + lane
                    count += 1
    for s in range(max(low, end * lanes), high):
        if letters[s] & plain == first and letters[s + 1] & plain == second:
            spots[count] = s
            count += 1
    return count


@njit(cache=True, nogil=True)
def meet(
    page: NDArray[np.uint16],
    asked: NDArray[np.int64],
    starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    totals: NDArray[np.int64],
    cells: NDArray[np.uint16],
    letters: NDArray[np.uint16],
    eights: NDArray[np.uint64],
    plain: int,
    k: int,
    cell: int,
    limit: int,
) -> NDArray[np.int64]:
    """Find the exact meetings of a page with the letters of a segment.

    Parameters
    ----------
    page : uint16[p]
        The page's letters, as ordinals of the segment's; 0 meets nothing.
    asked : int64[a]
        Positions of the runs that are looked at.
    starts, sizes, totals : int64[p]
        As :func:`count_cells` gives them for this segment, and the sizes in all segments together.
    cells : uint16[c]
        Which stretch of ``cell`` letters a run begins in.
    letters : uint8 or uint16[l]
        Kept letters, with the sign of a word's first one.
    eights : uint64[e]
        The same letters, eight bytes at a time, but for a rest that fills none. Many letters are compared at once so.
    plain : int
        Mask that takes that sign away.
    k, cell : int
        Letters of a run, of a cell.
    limit : int
        Meetings returned at the most.

    Returns
    -------
    int64[m, 4]
        Page position, position in ``letters``, length, ``totals`` of its rarest run; maximal, in order of discovery.
    """
    n = page.shape[0]
    total = letters.shape[0]
    out = np.empty((limit, 4), np.int64)
    count = 0
    spots = np.empty(cell, np.int64)
    table = 1 << 14
    diagonals = np.full(table, np.int64(-(1 << 62)), np.int64)
    latest = np.zeros(table, np.int64)
    for a in range(asked.shape[0]):
        at = asked[a]
        first, second = page[at], page[at + 1]
        # a letter this segment does not have meets nothing, the end of a document neither
        if first == 0 or second == 0:
            continue
        for x in range(starts[at], starts[at] + sizes[at]):
            low = np.int64(cells[x]) * cell
            high = min(low + cell, total - k + 1)
            found = _spots(letters, eights, int(low), high, first, second, plain, spots)
            for spot in range(found):
                s = spots[spot]
                same = True
                for y in range(2, k):
                    if page[at + y] == 0 or letters[s + y] & plain != page[at + y]:
                        same = False
                        break
                if not same:
                    continue
                diagonal = s - at
                slot = (diagonal * 2654435761) & (table - 1)
                if diagonals[slot] == diagonal:
                    b = latest[slot]
                    if out[b, 1] <= s and s + k <= out[b, 1] + out[b, 2]:
                        out[b, 3] = min(out[b, 3], totals[at])
                        continue
                left = 0
                while at - left > 0 and s - left > 0:
                    value = letters[s - left - 1] & plain
                    if value == 0 or value != page[at - left - 1]:
                        break
                    left += 1
                right = k
                while at + right < n and s + right < total:
                    value = letters[s + right] & plain
                    if value == 0 or value != page[at + right]:
                        break
                    right += 1
                if count == limit:
                    return out
                out[count, 0] = at - left
                out[count, 1] = s - left
                out[count, 2] = left + right
                out[count, 3] = totals[at]
                diagonals[slot] = diagonal
                latest[slot] = count
                count += 1
    return out[:count].copy()


@njit(cache=True, nogil=True)
def mixed(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix two rows of hashes into one; the order of the two matters."""
    n = a.shape[0]
    out = np.empty(n, np.uint64)
    for i in range(n):
        x = a[i] * np.uint64(0x9E3779B97F4A7C15) + b[i]
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        out[i] = x ^ (x >> np.uint64(31))
    return out


@njit(cache=True, nogil=True)
def count_table(hashes: NDArray[np.uint64], bits: int) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """Count hashes in an open table of ``2**bits`` slots, which must be more than there are hashes; 0 is no hash."""
    size = 1 << bits
    mask = np.uint64(size - 1)
    names = np.zeros(size, np.uint64)
    counts = np.zeros(size, np.uint32)
    for i in range(hashes.shape[0]):
        value = hashes[i]
        if value == 0:
            continue
        slot = (value ^ (value >> np.uint64(32))) & mask
        while names[slot] != 0 and names[slot] != value:
            slot = (slot + np.uint64(1)) & mask
        names[slot] = value
        counts[slot] += np.uint32(1)
    return names, counts


@njit(cache=True, nogil=True)
def counted(names: NDArray[np.uint64], counts: NDArray[np.uint32], asked: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return how often each hash stands in a table of :func:`count_table`."""
    mask = np.uint64(names.shape[0] - 1)
    out = np.zeros(asked.shape[0], np.int64)
    for i in range(asked.shape[0]):
        value = asked[i]
        if value == 0:
            continue
        slot = (value ^ (value >> np.uint64(32))) & mask
        while names[slot] != 0:
            if names[slot] == value:
                out[i] = counts[slot]
                break
            slot = (slot + np.uint64(1)) & mask
    return out


@njit(cache=True, nogil=True)
def _find(names: NDArray[np.uint64], counts: NDArray[np.uint32], value: np.uint64) -> float:
    mask = np.uint64(names.shape[0] - 1)
    slot = (value ^ (value >> np.uint64(32))) & mask
    while names[slot] != 0:
        if names[slot] == value:
            return float(counts[slot])
        slot = (slot + np.uint64(1)) & mask
    return 0.0


@njit(cache=True, nogil=True)
def meeting_bits(
    meetings: NDArray[np.int64],
    letters: NDArray[np.uint16],
    first_sign: int,
    alphabet: NDArray[np.uint16],
    words: tuple[NDArray[np.uint64], NDArray[np.uint32]],
    pairs: tuple[NDArray[np.uint64], NDArray[np.uint32]],
    common: tuple[NDArray[np.uint64], NDArray[np.uint32]],
    total: float,
    unseen: float,
    most_common: float,
    pair_trust: float,
    letter_bits: float,
) -> NDArray[np.float64]:
    """Weigh meetings by the words they hold: what chance gives of each after the one before it.

    Parameters
    ----------
    meetings : int64[m, 4]
        As :func:`meet` returns them.
    letters : uint8 or uint16[l]
        Kept letters; ``first_sign`` is the sign of a word's first one.
    alphabet : uint16[a]
        The letters the ordinals mean, from 1 on.
    words, pairs, common :
        Tables of :func:`count_table`: sampled words, pairs of words, and the language's most frequent words.
    total, unseen, most_common, pair_trust : float
        As the statistics of a corpus name them.
    letter_bits : float
        What a letter of a word is worth that a meeting cuts off; the word's own bits at the most.

    Returns
    -------
    float64[m]
        Bits.
    """
    plain = first_sign - 1
    n = letters.shape[0]
    base = np.uint64(14695981039346656037)
    prime = np.uint64(1099511628211)
    one = np.uint64(1)
    half = np.uint64(32)
    out = np.zeros(meetings.shape[0], np.float64)
    for m in range(meetings.shape[0]):
        start = meetings[m, 1]
        end = start + meetings[m, 2]
        # back to the beginning of the word the meeting begins in
        at = start
        while at > 0 and not letters[at] & first_sign and letters[at - 1] & plain != 0:
            at -= 1
        bits = 0.0
        before = np.uint64(0)
        known = False
        while at < end:
            h = base
            begin = at
            while at < n and letters[at] & plain != 0 and (at == begin or not letters[at] & first_sign):
                ordinal = letters[at] & plain
                if ordinal > alphabet.shape[0]:
                    break
                h = (h ^ np.uint64(alphabet[ordinal - 1])) * prime
                at += 1
            if at == begin:
                break
            h = h ^ (h >> np.uint64(29))
            count = max(_find(words[0], words[1], (h >> half) + one) - 1.0, 0.0)
            alone = (count + unseen) / total
            if alone < most_common and _find(common[0], common[1], (h >> half) + one) > 0:
                alone = most_common
            given = alone
            if known:
                x = before * np.uint64(0x9E3779B97F4A7C15) + h
                x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
                x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
                x = x ^ (x >> np.uint64(31))
                rest = max(_find(words[0], words[1], (before >> half) + one) - 1.0, 0.0)
                pair = max(_find(pairs[0], pairs[1], (x >> half) + one) - 1.0, 0.0)
                trust = rest / (rest + pair_trust)
                given = trust * pair / max(rest, 1.0) + (1.0 - trust) * alone
                given = min(max(given, alone), 1.0)
            gain = -np.log2(given)
            held = min(at, end) - max(begin, start)
            if held < at - begin:
                gain = min(gain, letter_bits * held)
            bits += gain
            before = h
            known = held == at - begin
        out[m] = bits
    return out

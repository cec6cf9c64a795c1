"""Align tokens: locally in bits (is it a quotation?), and as a whole in letters (what differs?)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

_LOW = -1e18
#: Search letters below this have a place in the table of a word's letters; words with others are compared cell by cell.
TABLE = 2048
#: Longest word whose rows fit into one machine word.
_BITS = 64


@njit(cache=True, nogil=True)
def letter_distance(
    a: NDArray[np.uint16], a0: int, a1: int, b: NDArray[np.uint16], b0: int, b1: int, most: int, row: NDArray[np.int32]
) -> int:
    """Levenshtein distance of two runs of letters, or ``most + 1`` when it is larger.

    Parameters
    ----------
    a, b : uint16[...]
        Search letters.
    a0, a1, b0, b1 : int
        Half-open runs in them.
    most : int
        Bound; work stops once every cell of a row is above it.
    row : int32[>= b1 - b0 + 1]
        Scratch space.

    Returns
    -------
    int
        The distance, at most ``most + 1``.
    """
    la = a1 - a0
    lb = b1 - b0
    if abs(la - lb) > most:
        return most + 1
    for j in range(lb + 1):
        row[j] = j
    for i in range(la):
        diagonal = row[0]
        row[0] = i + 1
        smallest = row[0]
        value = a[a0 + i]
        for j in range(lb):
            up = row[j + 1]
            cost = diagonal if b[b0 + j] == value else diagonal + 1
            if up + 1 < cost:
                cost = up + 1
            if row[j] + 1 < cost:
                cost = row[j] + 1
            diagonal = up
            row[j + 1] = cost
            if cost < smallest:
                smallest = cost
        if smallest > most:
            return most + 1
    distance: int = row[lb]
    return min(distance, most + 1)


@njit(cache=True, nogil=True)
def load_word(letters: NDArray[np.uint16], start: int, end: int, table: NDArray[np.uint64]) -> bool:
    """Write where each letter of a word stands into a table, for :func:`bit_distance`.

    Parameters
    ----------
    letters : uint16[...]
        Search letters.
    start, end : int
        The half-open run that is the word.
    table : uint64[TABLE]
        All 0; bit x of the entry of a letter is set where the word has it as its letter x.

    Returns
    -------
    bool
        False, and the table untouched, where the word has no letter, too many, or one that has no place in the table.
    """
    if end <= start or end - start > _BITS:
        return False
    for x in range(start, end):
        if letters[x] >= TABLE:
            return False
    bit = np.uint64(1)
    for x in range(start, end):
        table[letters[x]] |= bit
        bit = bit << np.uint64(1)
    return True


@njit(cache=True, nogil=True)
def unload_word(letters: NDArray[np.uint16], start: int, end: int, table: NDArray[np.uint64]) -> None:
    """Set the entries of a word's letters back to 0."""
    for x in range(start, end):
        table[letters[x]] = np.uint64(0)


@njit(cache=True, nogil=True)
def bit_distance(table: NDArray[np.uint64], size: int, b: NDArray[np.uint16], b0: int, b1: int, most: int) -> int:
    """Levenshtein distance of a loaded word and a run of letters, or ``most + 1`` when it is larger.

    A column of the table of distances is one machine word (Myers 1999, in the form of Hyyrö 2003): four times as fast
    as cell by cell for words of eight letters.

    Parameters
    ----------
    table : uint64[TABLE]
        As :func:`load_word` fills it.
    size : int
        Letters of that word, 1 to 64.
    b : uint16[...]
        Search letters.
    b0, b1 : int
        Half-open run in them.
    most : int
        Bound; work stops once no ending can come below it.

    Returns
    -------
    int
        The distance, at most ``most + 1``.
    """
    left = b1 - b0
    if abs(left - size) > most:
        return most + 1
    one = np.uint64(1)
    top = one << np.uint64(size - 1)
    rising = ~np.uint64(0)
    falling = np.uint64(0)
    distance = size
    for y in range(b0, b1):
        letter = b[y]
        meets = table[letter] if letter < TABLE else np.uint64(0)
        x = meets | falling
        level = (((x & rising) + rising) ^ rising) | x
        up = falling | ~(level | rising)
        down = rising & level
        if up & top:
            distance += 1
        elif down & top:
            distance -= 1
        left -= 1
        # each letter still to come takes one away at the most
        if distance - left > most:
            return most + 1
        up = (up << one) | one
        down = down << one
        rising = down | ~(level | up)
        falling = up & level
    return min(distance, most + 1)


@njit(cache=True, nogil=True)
def _bits_on(value: np.uint32) -> np.signedinteger[Any]:
    v = np.int64(value)
    v = v - ((v >> 1) & 0x55555555)
    v = (v & 0x33333333) + ((v >> 2) & 0x33333333)
    v = (v + (v >> 4)) & 0x0F0F0F0F
    return ((v * 0x01010101) & 0xFFFFFFFF) >> 24


@njit(cache=True, nogil=True)
def local(
    p_hash: NDArray[np.uint64],
    p_mask: NDArray[np.uint32],
    p_off: NDArray[np.int64],
    p_letters: NDArray[np.uint16],
    s_hash: NDArray[np.uint64],
    s_mask: NDArray[np.uint32],
    s_off: NDArray[np.int64],
    s_letters: NDArray[np.uint16],
    word_bits: NDArray[np.float32],
    next_bits: NDArray[np.float32],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    letter_cost: float,
    gap_open: float,
    gap_word: float,
    replaced: float,
) -> tuple[float, NDArray[np.int32]]:
    """Align page words with source words locally; the score is bits of evidence against chance.

    Parameters
    ----------
    p_hash, p_mask : uint64[m], uint32[m]
        Hash and letter mask of the page's tokens.
    p_off, p_letters : int64[m + 1], uint16[...]
        Their letters.
    s_hash, s_mask, s_off, s_letters :
        The same of the source's n tokens; a separator has the letter 0 and matches nothing.
    word_bits, next_bits : float32[n]
        Surprise of each source token alone, and given the token before it.
    low, high : int64[m]
        Half-open band of source tokens for each page token, both rising.
    letter_cost, gap_open, gap_word, replaced : float
        Bits a wrong letter, a gap, each word of a gap, and a replaced word cost.

    Returns
    -------
    float
        The best score in bits; 0 when nothing matches.
    int32[c, 2]
        Aligned tokens in order (replaced words included), without gaps.
    """
    m = p_hash.shape[0]
    n = s_hash.shape[0]
    width = 1
    for i in range(m):
        width = max(width, high[i] - low[i])
    # Three states a cell. Trace: bits 0-1 where the match came from (0 nowhere, 1 match, 2 page gap, 3 source gap);
    # bit 2: the page gap opened here; bit 3: the source gap opened here.
    trace = np.empty((m, width), np.uint8)
    # One row of each state, written over as it is read; entry j + 1 is source word j, and what lies outside the band of
    # a row is impossible.
    match = np.full(n + 2, _LOW)
    page = np.full(n + 2, _LOW)
    source = np.full(n + 2, _LOW)
    row = np.empty(256, np.int32)
    table = np.zeros(TABLE, np.uint64)
    # more wrong letters than this are worth less than a replaced word
    affordable = np.empty(n, np.int64)
    for j in range(n):
        affordable[j] = int((np.float64(word_bits[j]) - replaced) / letter_cost) if s_mask[j] != 0 else -1
    best = 0.0
    best_i = -1
    best_j = -1
    for i in range(m):
        lo = low[i]
        hi = high[i]
        word = p_hash[i]
        mask = p_mask[i]
        page_letters = p_off[i + 1] - p_off[i]
        loaded = load_word(p_letters, p_off[i], p_off[i + 1], table)
        match_diagonal, page_diagonal, source_diagonal = match[lo], page[lo], source[lo]
        match_left = source_left = _LOW
        match[lo] = page[lo] = source[lo] = _LOW
        for j in range(lo, hi):
            match_above, page_above, source_above = match[j + 1], page[j + 1], source[j + 1]
            cell = np.uint8(0)
            # a source word without partner
            source_left += gap_word
            opened = match_left + (gap_open + gap_word)
            if opened >= source_left:
                source_left = opened
                cell = np.uint8(8)
            # a page word without partner
            page_here = page_above + gap_word
            opened = match_above + (gap_open + gap_word)
            if opened >= page_here:
                page_here = opened
                cell |= np.uint8(4)
            before = 0.0
            came = np.uint8(0)
            if match_diagonal > before:
                before = match_diagonal
                came = np.uint8(1)
            if page_diagonal > before:
                before = page_diagonal
                came = np.uint8(2)
            if source_diagonal > before:
                before = source_diagonal
                came = np.uint8(3)
            gain = _LOW
            most = affordable[j]
            if most >= 0 and page_letters > 0:
                if word == s_hash[j]:
                    if came == 1 and p_hash[i - 1] == s_hash[j - 1]:
                        gain = np.float64(next_bits[j])
                    else:
                        gain = np.float64(word_bits[j])
                else:
                    gain = replaced
                    source_letters = s_off[j + 1] - s_off[j]
                    longer = max(page_letters, source_letters)
                    most = min(longer // 2, most)
                    # a letter that only one side has is a wrong one
                    if (
                        longer < 200
                        and abs(page_letters - source_letters) <= most
                        and _bits_on(mask & ~s_mask[j]) <= most
                        and _bits_on(s_mask[j] & ~mask) <= most
                    ):
                        if loaded:
                            d = bit_distance(table, page_letters, s_letters, s_off[j], s_off[j + 1], most)
                        else:
                            d = letter_distance(
                                p_letters, p_off[i], p_off[i + 1], s_letters, s_off[j], s_off[j + 1], most, row
                            )
                        if d <= most:
                            gain = max(gain, np.float64(word_bits[j]) - letter_cost * d)
            match_left = before + gain
            if match_left <= 0:
                match_left = _LOW
            elif match_left > best and gain > 0:
                best = match_left
                best_i = i
                best_j = j
            trace[i, j - lo] = cell | came
            match_diagonal, page_diagonal, source_diagonal = match_above, page_above, source_above
            match[j + 1], page[j + 1], source[j + 1] = match_left, page_here, source_left
        if loaded:
            unload_word(p_letters, p_off[i], p_off[i + 1], table)
    pairs = np.empty((m + 1, 2), np.int32)
    count = 0
    i = best_i
    j = best_j
    state = 1
    while i >= 0 and j >= 0 and j >= low[i] and j < high[i]:
        cell = trace[i, j - low[i]]
        if state == 1:
            pairs[count, 0] = i
            pairs[count, 1] = j
            count += 1
            state = cell & 3
            if state == 0:
                break
            i -= 1
            j -= 1
        elif state == 2:
            if cell & 4:
                state = 1
            i -= 1
        else:
            if cell & 8:
                state = 1
            j -= 1
    return best, pairs[:count][::-1].copy()


@njit(cache=True, nogil=True)
def shared_bits(p_hash: NDArray[np.uint64], s_hash: NDArray[np.uint64], word_bits: NDArray[np.float32]) -> float:
    """Return the bits of the page words that stand somewhere among some source words, letter by letter.

    Parameters
    ----------
    p_hash, s_hash : uint64[m], uint64[n]
        Hashes of the words of both sides.
    word_bits : float32[n]
        Surprise of each source word alone.

    Returns
    -------
    float
        A bound on what exact words can bring to an alignment of the two, found in a tenth of the time; 0 where no word
        is shared.
    """
    total = 0.0
    for i in range(p_hash.shape[0]):
        word = p_hash[i]
        for j in range(s_hash.shape[0]):
            if s_hash[j] == word:
                total += np.float64(word_bits[j])
                break
    return total


@njit(cache=True, nogil=True)
def diagonal_band(rows: int, columns: int, lowest: int, highest: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the band between two diagonals, for :func:`local`.

    Parameters
    ----------
    rows, columns : int
        Tokens of the page and of the source.
    lowest, highest : int
        Differences of source and page token, both looked at.

    Returns
    -------
    low, high : int64[rows]
        Half-open columns of each row, at least one.
    """
    low = np.empty(rows, np.int64)
    high = np.empty(rows, np.int64)
    for i in range(rows):
        low[i] = min(max(i + lowest, 0), columns - 1)
        high[i] = min(max(i + highest + 1, 1), columns)
    return low, high


@njit(cache=True, nogil=True)
def pair_gains(
    pairs: NDArray[np.int32],
    p_hash: NDArray[np.uint64],
    p_off: NDArray[np.int64],
    p_letters: NDArray[np.uint16],
    s_hash: NDArray[np.uint64],
    s_off: NDArray[np.int64],
    s_letters: NDArray[np.uint16],
    word_bits: NDArray[np.float32],
    next_bits: NDArray[np.float32],
    letter_cost: float,
    gap_open: float,
    gap_word: float,
    replaced: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return what each pair of a local alignment brought, and what the gap before it cost.

    Parameters
    ----------
    pairs : int32[c, 2]
        Aligned tokens, as :func:`local` returns them; numbered as the arrays are.
    p_hash, p_off, p_letters, s_hash, s_off, s_letters, word_bits, next_bits :
        The two sides.
    letter_cost, gap_open, gap_word, replaced : float
        As for :func:`local`.

    Returns
    -------
    gains : float64[c]
        Bits of each pair.
    gaps : float64[c]
        Bits of the gap before each pair, negative or 0; all gains and gaps together are the alignment's score.
    solid : bool[c]
        Whether the pair is exact and follows an exact pair without a gap.
    """
    count = pairs.shape[0]
    gains = np.empty(count, np.float64)
    gaps = np.zeros(count, np.float64)
    solid = np.zeros(count, np.bool_)
    row = np.empty(256, np.int32)
    for c in range(count):
        i, j = pairs[c, 0], pairs[c, 1]
        follows = c > 0 and pairs[c - 1, 0] == i - 1 and pairs[c - 1, 1] == j - 1
        gain = replaced
        if p_hash[i] == s_hash[j]:
            solid[c] = follows and p_hash[i - 1] == s_hash[j - 1]
            gain = float(next_bits[j]) if solid[c] else float(word_bits[j])
        else:
            longer = max(p_off[i + 1] - p_off[i], s_off[j + 1] - s_off[j])
            most = min(longer // 2, int((np.float64(word_bits[j]) - replaced) / letter_cost))
            if longer < 200:
                d = letter_distance(p_letters, p_off[i], p_off[i + 1], s_letters, s_off[j], s_off[j + 1], most, row)
                if d <= most:
                    gain = max(gain, float(word_bits[j]) - letter_cost * d)
        if c > 0 and not follows:
            skipped_page = i - pairs[c - 1, 0] - 1
            skipped_source = j - pairs[c - 1, 1] - 1
            for skipped in (skipped_page, skipped_source):
                if skipped > 0:
                    gaps[c] += gap_open + gap_word * skipped
        gains[c] = gain
    return gains, gaps, solid


@njit(cache=True, nogil=True)
def trimmed(
    gains: NDArray[np.float64],
    gaps: NDArray[np.float64],
    solid: NDArray[np.bool_],
    exact: NDArray[np.bool_],
    head: bool,
    edge_bits: float,
    drop_bits: float,
) -> tuple[int, int]:
    """Cut the open ends of an alignment back to words that chance did not bring in.

    Parameters
    ----------
    gains, gaps, solid :
        As :func:`pair_gains` returns them, c of each.
    exact : bool[c]
        Whether both words of a pair are the same.
    head : bool
        Whether the beginning is open too, or only the end.
    edge_bits : float
        What follows a gap or an unlike word at an open end must bring more.
    drop_bits : float
        Where the sum falls so far below what it had reached, an alignment open on both sides is cut in two, and the
        stronger piece is kept.

    Returns
    -------
    int, int
        Half-open range of the pairs that are left; equal where none is.
    """
    first, last = 0, gains.shape[0]
    if head:
        best = peak = score = 0.0
        start = peak_at = first = last = 0
        for c in range(gains.shape[0]):
            score += gains[c] + gaps[c]
            if score > peak:
                peak, peak_at = score, c + 1
            if peak > best:
                best, first, last = peak, start, peak_at
            if peak - score > drop_bits:
                start = peak_at = c + 1
                score = peak = 0.0
    tail = 0.0
    cut = last
    for c in range(last - 1, first - 1, -1):
        tail += gains[c] + gaps[c]
        if tail < edge_bits and not solid[c]:
            cut = c
    last = cut
    if head:
        ahead = 0.0
        cut = first
        for c in range(first, last):
            ahead += gains[c]
            if c + 1 < last:
                ahead += gaps[c + 1]
                if ahead < edge_bits and not solid[c + 1]:
                    cut = c + 1
        first = cut
    while last > first and not exact[last - 1]:
        last -= 1
    while head and first < last and not exact[first]:
        first += 1
    return first, last


@njit(cache=True, nogil=True)
def whole(
    p_hash: NDArray[np.uint64],
    p_off: NDArray[np.int64],
    p_letters: NDArray[np.uint16],
    s_hash: NDArray[np.uint64],
    s_off: NDArray[np.int64],
    s_letters: NDArray[np.uint16],
    p_word: NDArray[np.float64],
    s_word: NDArray[np.float64],
    elided: NDArray[np.bool_],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    gap_open: float,
    replaced: float,
    letter_cost: float,
    join_cost: float,
) -> tuple[float, NDArray[np.int32]]:
    """Align a quotation, consumed whole, with a stretch of a source whose ends are free; the score counts letters.

    Parameters
    ----------
    p_hash, p_off, p_letters : uint64[m], int64[m + 1], uint16[...]
        The quotation's tokens.
    s_hash, s_off, s_letters : uint64[n], int64[n + 1], uint16[...]
        The source's tokens.
    p_word, s_word : float64[m], float64[n]
        What leaving a word without partner costs (negative), beside ``gap_open``.
    elided : bool[m]
        True where a marked ellipsis follows page word i: a source gap there is nearly free.
    low, high : int64[m]
        Half-open band of source tokens for each page token, both rising.
    gap_open, replaced, letter_cost, join_cost : float
        Cost of opening a gap, floor of a replaced pair, cost of a wrong letter, cost of a split or join.

    Returns
    -------
    float
        The score.
    int32[c, 4]
        Half-open page and source tokens of each aligned step: 1:1, 1:2 (split) or 2:1 (join).
    """
    m = p_hash.shape[0]
    n = s_hash.shape[0]
    width = 1
    for i in range(m):
        width = max(width, high[i] - low[i])
    # Trace: bits 0-2 where the match came from (0 start, 1 match, 2 page gap, 3 source gap); bit 3 page gap opened
    # here;
    # bit 4 source gap opened here; bits 5-6 the step (0 1:1, 1 1:2, 2 2:1); bit 7 page gap opened from a source gap.
    trace = np.zeros((m, width), np.uint8)
    match = np.full((3, n + 1), _LOW)
    page = np.full((3, n + 1), _LOW)
    source = np.full((3, n + 1), _LOW)
    row = np.empty(512, np.int32)
    table = np.zeros(TABLE, np.uint64)
    head = np.zeros(m + 1, np.float64)
    tail = np.zeros(m + 1, np.float64)
    for i in range(m):
        head[i + 1] = (gap_open if i == 0 else head[i]) + p_word[i]
    for i in range(m - 1, 0, -1):
        tail[i] = (gap_open if i == m - 1 else tail[i + 1]) + p_word[i]
    best = _LOW
    best_i = -1
    best_j = -1
    for i in range(m):
        lo = low[i]
        hi = high[i]
        here = i % 3
        above = (i + 2) % 3
        higher = (i + 1) % 3
        page_size = p_off[i + 1] - p_off[i]
        loaded = load_word(p_letters, p_off[i], p_off[i + 1], table)
        open_source = -0.5 if elided[i] else gap_open
        for j in range(lo, hi):
            cell = np.uint8(0)
            opened = match[here, j] + open_source if j > lo else _LOW
            grown = source[here, j] if j > lo else _LOW
            step = -0.001 if elided[i] else s_word[j]
            if opened >= grown:
                source[here, j + 1] = opened + step
                cell |= np.uint8(16)
            else:
                source[here, j + 1] = grown + step
            inside = i > 0 and j >= low[i - 1] and j < high[i - 1]
            opened = match[above, j + 1] + gap_open if inside else _LOW
            crossed = source[above, j + 1] + gap_open if inside else _LOW
            grown = page[above, j + 1] if inside else _LOW
            if crossed > opened and crossed >= grown:
                page[here, j + 1] = crossed + p_word[i]
                cell |= np.uint8(128)
            elif opened >= grown:
                page[here, j + 1] = opened + p_word[i]
                cell |= np.uint8(8)
            else:
                page[here, j + 1] = grown + p_word[i]
            # how well the two words, or one and two, agree
            source_size = s_off[j + 1] - s_off[j]
            same = p_hash[i] == s_hash[j]
            gain = replaced
            step_kind = np.uint8(0)
            if same:
                gain = 1.0 + page_size
            else:
                longer = max(page_size, source_size)
                most = longer // 2
                if 0 < longer < 250 and page_size > 0 and source_size > 0:
                    if loaded:
                        d = bit_distance(table, page_size, s_letters, s_off[j], s_off[j + 1], most)
                    else:
                        d = letter_distance(
                            p_letters, p_off[i], p_off[i + 1], s_letters, s_off[j], s_off[j + 1], most, row
                        )
                    if d <= most:
                        gain = max(gain, longer - letter_cost * d)
            before = head[i]
            came = np.uint8(0)
            if i > 0 and j - 1 >= low[i - 1] and j - 1 < high[i - 1]:
                if match[above, j] >= before:
                    before = match[above, j]
                    came = np.uint8(1)
                if page[above, j] > before:
                    before = page[above, j]
                    came = np.uint8(2)
                if source[above, j] > before:
                    before = source[above, j]
                    came = np.uint8(3)
            value = before + gain
            if not same and page_size > 0 and source_size > 0:
                # one page word for the source words j - 1 and j
                if j > lo and s_off[j] > s_off[j - 1] and p_hash[i] != s_hash[j - 1]:
                    joined = s_off[j + 1] - s_off[j - 1]
                    longer = max(page_size, joined)
                    most = max(1, longer // 6)
                    if longer < 250 and abs(joined - page_size) <= most:
                        if loaded:
                            d = bit_distance(table, page_size, s_letters, s_off[j - 1], s_off[j + 1], most)
                        else:
                            d = letter_distance(
                                p_letters, p_off[i], p_off[i + 1], s_letters, s_off[j - 1], s_off[j + 1], most, row
                            )
                        if d <= most:
                            ahead = head[i]
                            from_ = np.uint8(0)
                            if i > 0 and j - 2 >= low[i - 1] and j - 2 < high[i - 1]:
                                if match[above, j - 1] >= ahead:
                                    ahead = match[above, j - 1]
                                    from_ = np.uint8(1)
                                if page[above, j - 1] > ahead:
                                    ahead = page[above, j - 1]
                                    from_ = np.uint8(2)
                                if source[above, j - 1] > ahead:
                                    ahead = source[above, j - 1]
                                    from_ = np.uint8(3)
                            if ahead + longer - letter_cost * d - join_cost > value:
                                value = ahead + longer - letter_cost * d - join_cost
                                came = from_
                                step_kind = np.uint8(1)
                # the page words i - 1 and i for one source word
                if i > 0 and p_off[i] > p_off[i - 1] and p_hash[i - 1] != s_hash[j]:
                    joined = p_off[i + 1] - p_off[i - 1]
                    longer = max(source_size, joined)
                    most = max(1, longer // 6)
                    if longer < 250 and abs(joined - source_size) <= most:
                        d = letter_distance(
                            p_letters, p_off[i - 1], p_off[i + 1], s_letters, s_off[j], s_off[j + 1], most, row
                        )
                        if d <= most:
                            ahead = head[i - 1]
                            from_ = np.uint8(0)
                            if i > 1 and j - 1 >= low[i - 2] and j - 1 < high[i - 2]:
                                if match[higher, j] >= ahead:
                                    ahead = match[higher, j]
                                    from_ = np.uint8(1)
                                if page[higher, j] > ahead:
                                    ahead = page[higher, j]
                                    from_ = np.uint8(2)
                                if source[higher, j] > ahead:
                                    ahead = source[higher, j]
                                    from_ = np.uint8(3)
                            if ahead + longer - letter_cost * d - join_cost > value:
                                value = ahead + longer - letter_cost * d - join_cost
                                came = from_
                                step_kind = np.uint8(2)
            match[here, j + 1] = value
            trace[i, j - lo] = cell | came | (step_kind << np.uint8(5))
            if value + tail[i + 1] > best:
                best = value + tail[i + 1]
                best_i = i
                best_j = j
        if loaded:
            unload_word(p_letters, p_off[i], p_off[i + 1], table)
    steps = np.empty((m + 1, 4), np.int32)
    count = 0
    i = best_i
    j = best_j
    state = 1
    while i >= 0 and j >= 0 and j >= low[i] and j < high[i]:
        cell = trace[i, j - low[i]]
        if state == 1:
            kind = (cell >> 5) & 3
            i0 = i - 1 if kind == 2 else i
            j0 = j - 1 if kind == 1 else j
            steps[count, 0] = i0
            steps[count, 1] = i + 1
            steps[count, 2] = j0
            steps[count, 3] = j + 1
            count += 1
            state = cell & 7
            if state == 0:
                break
            i = i0 - 1
            j = j0 - 1
        elif state == 2:
            if cell & 8:
                state = 1
            elif cell & 128:
                state = 3
            i -= 1
        else:
            if cell & 16:
                state = 1
            j -= 1
    return best, steps[:count][::-1].copy()

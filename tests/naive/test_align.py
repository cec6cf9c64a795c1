"""Alignments against plain recursions over all ways to align."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from tahkik.kernels.align import (
    TABLE,
    bit_distance,
    diagonal_band,
    letter_distance,
    load_word,
    local,
    pair_gains,
    trimmed,
    unload_word,
    whole,
)

GAP_OPEN, GAP_WORD, REPLACED, LETTER = -5.0, -0.5, -2.0, 3.5
#: Words as runs of letter numbers: some are near each other.
WORDS = [(1, 2, 3, 4), (1, 2, 3, 5), (6, 7), (6, 7, 8, 9, 10), (11,), (6, 7, 8, 9, 11), (12, 13, 14)]


def pack(words: list[tuple[int, ...]]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    letters = np.array([letter for word in words for letter in word], np.uint16)
    offsets = np.cumsum([0] + [len(word) for word in words]).astype(np.int64)
    hashes = np.array([hash(word) & 0xFFFFFFFF for word in words], np.uint64)
    masks = np.array([sum({1 << (letter & 31) for letter in word}) for word in words], np.uint32)
    return hashes, masks, offsets, letters


def naive_distance(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    @cache
    def distance(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        return min(distance(i - 1, j) + 1, distance(i, j - 1) + 1, distance(i - 1, j - 1) + (a[i - 1] != b[j - 1]))

    return distance(len(a), len(b))


@pytest.mark.parametrize("seed", range(60))
def test_letter_distance(seed: int) -> None:
    generator = random.Random(seed)
    a = tuple(generator.randrange(1, 5) for _ in range(generator.randrange(0, 9)))
    b = tuple(generator.randrange(1, 5) for _ in range(generator.randrange(0, 9)))
    most = generator.randrange(0, 9)
    row = np.empty(64, np.int32)
    got = letter_distance(np.array(a, np.uint16), 0, len(a), np.array(b, np.uint16), 0, len(b), most, row)
    assert got == min(naive_distance(a, b), most + 1)


@pytest.mark.parametrize("seed", range(200))
def test_distance_of_a_loaded_word(seed: int) -> None:
    generator = random.Random(seed)
    a = tuple(generator.randrange(1, 6) for _ in range(generator.choice([1, 2, 5, 8, 12, 63, 64])))
    b = tuple(
        generator.choice([1, 2, 3, 4, 5, TABLE + 1]) for _ in range(generator.choice([0, 1, 2, 5, 8, 12, 64, 70]))
    )
    most = generator.randrange(0, 40)
    table = np.zeros(TABLE, np.uint64)
    page = np.array(a, np.uint16)
    assert load_word(page, 0, len(a), table)
    assert bit_distance(table, len(a), np.array(b, np.uint16), 0, len(b), most) == min(naive_distance(a, b), most + 1)
    unload_word(page, 0, len(a), table)
    assert not table.any()


@pytest.mark.parametrize("word", [(), (1,) * 65, (1, TABLE)])
def test_words_that_cannot_be_loaded_leave_the_table_alone(word: tuple[int, ...]) -> None:
    table = np.zeros(TABLE, np.uint64)
    assert not load_word(np.array(word, np.uint16), 0, len(word), table)
    assert not table.any()


def test_words_of_letters_without_a_place_align_as_others_do() -> None:
    words = [(TABLE, TABLE + 1, TABLE + 2, TABLE + 3), (1, 2, 3, 4)]
    misread = [(TABLE, TABLE + 1, TABLE + 2, 9), (1, 2, 3, 9)]
    bits = np.array([12.0, 12.0], np.float32)
    p, s = pack(misread), pack(words)
    low, high = diagonal_band(2, 2, 0, 0)
    score, pairs = local(*p, *s, bits, bits, low, high, LETTER, GAP_OPEN, GAP_WORD, REPLACED)
    assert score == pytest.approx(2 * (12.0 - LETTER))
    assert pairs.tolist() == [[0, 0], [1, 1]]


@pytest.mark.parametrize(("rows", "columns", "lowest", "highest"), [(3, 5, -1, 1), (4, 2, -9, -8), (2, 9, 20, 30)])
def test_diagonal_band(rows: int, columns: int, lowest: int, highest: int) -> None:
    low, high = diagonal_band(rows, columns, lowest, highest)
    for i in range(rows):
        wanted = [j for j in range(columns) if lowest <= j - i <= highest]
        assert list(range(low[i], high[i])) == (wanted or [0 if i + highest < 0 else columns - 1])


def naive_trimmed(
    gains: list[float], gaps: list[float], solid: list[bool], exact: list[bool], head: bool, edge: float, drop: float
) -> list[int]:
    """Pairs left: each open end is cut after every place beyond which too little follows, then to an exact pair."""
    kept = list(range(len(gains)))
    if head:
        pieces, piece = [], []
        for c in kept:
            piece.append(c)
            sums = [sum(gains[x] + gaps[x] for x in piece[: k + 1]) for k in range(len(piece))]
            if max([0.0, *sums]) - sums[-1] > drop:
                pieces.append(piece)
                piece = []
        best, kept = 0.0, []
        for one in [*pieces, piece]:
            for k in range(len(one)):
                total = sum(gains[x] + gaps[x] for x in one[: k + 1])
                if total > best:
                    best, kept = total, one[: k + 1]
    full = kept
    for c in full:
        if c in kept and not solid[c] and sum(gains[x] + gaps[x] for x in kept if x >= c) < edge:
            kept = [x for x in kept if x < c]
    if head:
        for c in reversed(kept[1:]):
            before = [x for x in kept if x < c]
            if not solid[c] and sum(gains[x] for x in before) + sum(gaps[x] for x in [*before[1:], c]) < edge:
                kept = [x for x in kept if x >= c]
                break
    while kept and not exact[kept[-1]]:
        kept = kept[:-1]
    while head and kept and not exact[kept[0]]:
        kept = kept[1:]
    return kept


@pytest.mark.parametrize("seed", range(300))
def test_open_ends_are_trimmed(seed: int) -> None:
    generator = random.Random(seed)
    count = generator.randrange(0, 12)
    exact = [generator.random() < 0.6 for _ in range(count)]
    gains = [float(generator.randrange(2, 12)) if alike else float(generator.randrange(-4, 5)) for alike in exact]
    gaps = [-float(generator.randrange(5, 9)) if c and generator.random() < 0.3 else 0.0 for c in range(count)]
    solid = [c > 0 and exact[c] and exact[c - 1] and gaps[c] == 0 for c in range(count)]
    head, edge, drop = generator.random() < 0.5, float(generator.randrange(3, 12)), float(generator.randrange(4, 12))
    first, last = trimmed(
        np.array(gains), np.array(gaps), np.array(solid, np.bool_), np.array(exact, np.bool_), head, edge, drop
    )
    assert list(range(first, last)) == naive_trimmed(gains, gaps, solid, exact, head, edge, drop)


def naive_local(
    page: list[tuple[int, ...]], source: list[tuple[int, ...]], word: list[float], then: list[float]
) -> float:
    """Best score over all local alignments: match, page gap and source gap states by plain recursion."""

    def gain(i: int, j: int, followed: bool) -> float:
        if page[i] == source[j]:
            return then[j] if followed and i and j and page[i - 1] == source[j - 1] else word[j]
        longer = max(len(page[i]), len(source[j]))
        d = naive_distance(page[i], source[j])
        return max(REPLACED, word[j] - LETTER * d) if d <= longer // 2 else REPLACED

    @cache
    def match(i: int, j: int) -> float:
        if i < 0 or j < 0:
            return -1e9
        before, came = 0.0, 0
        for kind, value in ((1, match(i - 1, j - 1)), (2, page_gap(i - 1, j - 1)), (3, source_gap(i - 1, j - 1))):
            if value > before:
                before, came = value, kind
        value = before + gain(i, j, came == 1)
        return value if value > 0 else -1e9

    @cache
    def page_gap(i: int, j: int) -> float:
        if i < 1 or j < 0:
            return -1e9
        return max(match(i - 1, j) + GAP_OPEN, page_gap(i - 1, j)) + GAP_WORD

    @cache
    def source_gap(i: int, j: int) -> float:
        if i < 0 or j < 1:
            return -1e9
        return max(match(i, j - 1) + GAP_OPEN, source_gap(i, j - 1)) + GAP_WORD

    return max([0.0] + [match(i, j) for i in range(len(page)) for j in range(len(source))])


@pytest.mark.parametrize("seed", range(40))
def test_local_alignment(seed: int) -> None:
    generator = random.Random(seed)
    page = [generator.choice(WORDS) for _ in range(generator.randrange(1, 9))]
    source = [generator.choice(WORDS) for _ in range(generator.randrange(1, 11))]
    word = [float(generator.randrange(3, 14)) for _ in source]
    then = [float(generator.randrange(1, int(w) + 1)) for w in word]
    p, s = pack(page), pack(source)
    low, high = np.zeros(len(page), np.int64), np.full(len(page), len(source), np.int64)
    score, pairs = local(
        *p, *s, np.array(word, np.float32), np.array(then, np.float32), low, high, LETTER, GAP_OPEN, GAP_WORD, REPLACED
    )
    assert score == pytest.approx(naive_local(page, source, word, then))
    rows = pairs.tolist()
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(rows))
    if score > 0:
        assert rows
    gains, gaps, _ = pair_gains(
        pairs, p[0], p[2], p[3], s[0], s[2], s[3], np.array(word, np.float32), np.array(then, np.float32),
        LETTER, GAP_OPEN, GAP_WORD, REPLACED,
    )  # fmt: skip
    assert gains.sum() + gaps.sum() == pytest.approx(score)


def naive_whole(page: list[tuple[int, ...]], source: list[tuple[int, ...]], elided: list[bool]) -> float:
    """Best score when the whole page side is consumed; splits and joins left out (the words here do not join)."""

    def gain(i: int, j: int) -> float:
        if page[i] == source[j]:
            return 1.0 + len(page[i])
        longer = max(len(page[i]), len(source[j]))
        d = naive_distance(page[i], source[j])
        return max(-3.0, longer - 2.0 * d) if d <= longer // 2 else -3.0

    def head(i: int) -> float:
        return 0.0 if i == 0 else -4.0 - i

    @cache
    def match(i: int, j: int) -> float:
        before = head(i)
        if i and j:
            before = max(before, match(i - 1, j - 1), page_gap(i - 1, j - 1), source_gap(i - 1, j - 1))
        return before + gain(i, j)

    @cache
    def page_gap(i: int, j: int) -> float:
        if i == 0:
            return -1e9
        return max(match(i - 1, j) - 4.0, source_gap(i - 1, j) - 4.0, page_gap(i - 1, j)) - 1.0

    @cache
    def source_gap(i: int, j: int) -> float:
        if j == 0:
            return -1e9
        opening, step = (-0.5, -0.001) if elided[i] else (-4.0, -1.0)
        return max(match(i, j - 1) + opening, source_gap(i, j - 1)) + step

    last = len(page)
    return max(match(i, j) + head(last - 1 - i) for i in range(last) for j in range(len(source)))


@pytest.mark.parametrize("seed", range(40))
def test_whole_alignment(seed: int) -> None:
    generator = random.Random(seed)
    page = [generator.choice(WORDS) for _ in range(generator.randrange(1, 8))]
    source = [generator.choice(WORDS) for _ in range(generator.randrange(1, 10))]
    elided = [generator.random() < 0.2 for _ in page]
    p, s = pack(page), pack(source)
    low, high = np.zeros(len(page), np.int64), np.full(len(page), len(source), np.int64)
    score, steps = whole(
        p[0], p[2], p[3], s[0], s[2], s[3],
        np.full(len(page), -1.0), np.full(len(source), -1.0), np.array(elided), low, high,
        -4.0, -3.0, 2.0, 100.0,
    )  # fmt: skip
    assert score == pytest.approx(naive_whole(page, source, elided))
    rows = steps.tolist()
    assert rows
    assert all(a[1] <= b[0] and a[3] <= b[2] for a, b in pairwise(rows))


def test_a_split_word_is_one_step() -> None:
    page, source = [(1, 2, 3), (4, 5, 6, 7), (8, 9)], [(1, 2, 3), (4, 5), (6, 7), (8, 9)]
    p, s = pack(page), pack(source)
    low, high = np.zeros(3, np.int64), np.full(3, 4, np.int64)
    arguments = (np.zeros(3, np.bool_), low, high, -4.0, -3.0, 2.0, 1.0)
    _, steps = whole(p[0], p[2], p[3], s[0], s[2], s[3], np.full(3, -1.0), np.full(4, -1.0), *arguments)
    assert steps.tolist() == [[0, 1, 0, 1], [1, 2, 1, 3], [2, 3, 3, 4]]
    low, high = np.zeros(4, np.int64), np.full(4, 3, np.int64)
    arguments = (np.zeros(4, np.bool_), low, high, -4.0, -3.0, 2.0, 1.0)
    _, steps = whole(s[0], s[2], s[3], p[0], p[2], p[3], np.full(4, -1.0), np.full(3, -1.0), *arguments)
    assert steps.tolist() == [[0, 1, 0, 1], [1, 3, 1, 2], [3, 4, 2, 3]]

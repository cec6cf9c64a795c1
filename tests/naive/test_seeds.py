"""Runs, postings and anchors against plain search."""

from __future__ import annotations

import random

import numpy as np
import pytest

from tahkik.kernels.seeds import anchors, build_postings, minimizers, run_buckets

K, BITS = 4, 10


def stream(generator: random.Random, size: int) -> np.ndarray:
    """Few letters, so that runs repeat; 0 separates documents."""
    return np.array([generator.choice([0, 1, 1, 2, 2, 3, 4]) for _ in range(size)], np.uint16)


def naive_places(letters: np.ndarray) -> dict[tuple[int, ...], list[int]]:
    out: dict[tuple[int, ...], list[int]] = {}
    for at in range(len(letters) - K + 1):
        run = tuple(letters[at : at + K].tolist())
        if 0 not in run:
            out.setdefault(run, []).append(at)
    return out


@pytest.mark.parametrize("seed", range(20))
def test_postings_hold_every_run_once(seed: int) -> None:
    letters = stream(random.Random(seed), 300)
    pointers, places = build_postings(run_buckets(letters, K, BITS), BITS)
    expected = naive_places(letters)
    assert sorted(places.tolist()) == sorted(at for run in expected.values() for at in run)
    buckets = run_buckets(letters, K, BITS)
    for run in expected.values():
        assert len({int(buckets[at]) for at in run}) == 1
        bucket = int(buckets[run[0]])
        held = places[pointers[bucket] : pointers[bucket + 1]].tolist()
        assert set(run) <= set(held)
        assert held == sorted(held)


@pytest.mark.parametrize("seed", range(30))
def test_anchors_are_all_maximal_meetings(seed: int) -> None:
    generator = random.Random(seed)
    letters = stream(generator, 160)
    page = np.array([generator.choice([1, 2, 3, 4]) for _ in range(40)], np.uint16)
    pointers, places = build_postings(run_buckets(letters, K, BITS), BITS)
    buckets = run_buckets(page, K, BITS)
    found, full = anchors(page, buckets, 0, len(page), letters, pointers, places, K, 1000, 8, 1000, 10_000)
    assert not full
    expected = set()
    for p in range(len(page)):
        for s in range(len(letters)):
            if p and s and letters[s - 1] == page[p - 1]:
                continue
            size = 0
            while p + size < len(page) and s + size < len(letters) and page[p + size] == letters[s + size] != 0:
                size += 1
            if size >= K:
                expected.add((p, s, size))
    assert {tuple(row[:3]) for row in found.tolist()} == expected
    assert len(found) == len(expected)


def test_a_frequent_run_is_kept_where_its_window_has_nothing_rarer() -> None:
    block = [1, 2, 3, 4, 5, 6, 7, 8, 0]
    letters = np.array(block * 50, np.uint16)
    page = np.array(block[:-1], np.uint16)
    pointers, places = build_postings(run_buckets(letters, K, BITS), BITS)
    buckets = run_buckets(page, K, BITS)
    capped, _ = anchors(page, buckets, 0, len(page), letters, pointers, places, K, 10, 8, 10, 10_000)
    rescued, _ = anchors(page, buckets, 0, len(page), letters, pointers, places, K, 10, 8, 100, 10_000)
    assert len(capped) == 0
    assert len(rescued) == 50
    assert {row[2] for row in rescued.tolist()} == {8}


def test_the_limit_is_said() -> None:
    letters = np.array([1, 2, 3, 4, 0] * 50, np.uint16)
    page = np.array([1, 2, 3, 4], np.uint16)
    pointers, places = build_postings(run_buckets(letters, K, BITS), BITS)
    found, full = anchors(page, run_buckets(page, K, BITS), 0, 4, letters, pointers, places, K, 100, 8, 100, 7)
    assert full
    assert len(found) == 7


@pytest.mark.parametrize("seed", range(40))
def test_minimizers_are_the_smallest_of_each_window(seed: int) -> None:
    generator = random.Random(seed)
    buckets = run_buckets(stream(generator, generator.randrange(5, 200)), K, BITS)
    window = generator.randrange(1, 7)
    kept = {at for at, bucket in enumerate(minimizers(buckets, BITS, window).tolist()) if bucket != 1 << BITS}

    def order(at: int) -> tuple[int, int]:
        value = int(buckets[at]) * 2654435761 % 2**32
        return value ^ (value >> 15), at

    expected, stretch = set(), []
    for at in range(len(buckets) + 1):
        if at < len(buckets) and buckets[at] < 1 << BITS:
            stretch.append(at)
            continue
        spans = [stretch[k : k + window] for k in range(max(1, len(stretch) - window + 1))]
        expected |= {min(span, key=order) for span in spans if span}
        stretch = []
    assert kept == expected


@pytest.mark.parametrize("seed", range(20))
def test_two_texts_keep_the_same_run_of_a_shared_stretch(seed: int) -> None:
    generator = random.Random(seed)
    window = generator.randrange(1, 6)
    shared = [generator.randrange(1, 9) for _ in range(K + window - 1)]
    kept = []
    for _ in range(2):
        before, after = ([generator.randrange(1, 9) for _ in range(20)] for _ in range(2))
        buckets = run_buckets(np.array(before + shared + after, np.uint16), K, BITS)
        kept.append(minimizers(buckets, BITS, window)[20 : 20 + window])
    both = (kept[0] == kept[1]) & (kept[0] < 1 << BITS)
    assert both.any()

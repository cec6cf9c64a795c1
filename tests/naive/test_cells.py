"""The kernels of the index on disk against slow twins."""

import numpy as np
import pytest

from tahkik.kernels import cells, tokens


@pytest.mark.parametrize("seed", range(20))
def test_sorted_cells(seed: int) -> None:
    rng = np.random.default_rng(seed)
    bits, cell = int(rng.integers(2, 12)), int(rng.integers(1, 9))
    keys = rng.integers(0, (1 << bits) + 3, int(rng.integers(0, 400))).astype(np.uint32)
    expected = sorted({(int(key), at // cell) for at, key in enumerate(keys) if key < 1 << bits})
    found, where = cells.sorted_cells(keys, bits, cell)
    assert list(zip(found.tolist(), where.tolist(), strict=True)) == expected


@pytest.mark.parametrize("seed", range(20))
def test_rising(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pool = rng.integers(0, 1 << 64, int(rng.integers(1, 60)), dtype=np.uint64)
    hashes = pool[rng.integers(0, len(pool), int(rng.integers(0, 300)))]
    expected = sorted(range(len(hashes)), key=lambda at: (int(hashes[at]), at))
    assert cells.rising(hashes, max(1, len(hashes).bit_length())).tolist() == expected


def test_rising_gives_up_on_uneven_hashes() -> None:
    hashes = np.arange(400, dtype=np.uint64)[::-1].copy()
    assert len(cells.rising(hashes, 8)) == 0


@pytest.mark.parametrize("seed", range(10))
def test_unmet(seed: int) -> None:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 70_000, 300).astype(np.uint32)
    known = np.zeros(65_536, np.bool_)
    known[rng.integers(0, 65_536, 30_000)] = True
    before = known.copy()
    found = tokens.unmet(codes, known)
    assert sorted(found.tolist()) == sorted({int(code) for code in codes if code < 65_536 and not before[code]})
    assert set(np.flatnonzero(known & ~before).tolist()) == set(found.tolist())


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("seed", range(12))
def test_meet(seed: int, dtype: type) -> None:
    """Every maximal meeting of the runs asked for, and no other."""
    rng = np.random.default_rng(seed)
    k, cell, first = 3, 16, cells.FIRST_8 if dtype is np.uint8 else cells.FIRST_16
    source = rng.integers(1, 4, int(rng.integers(20, 300)))
    source[rng.integers(0, len(source), 4)] = 0
    page = rng.integers(1, 4, 40)
    at, size = int(rng.integers(0, len(source) - 12)), 12
    page[10 : 10 + size] = source[at : at + size]
    kept = source.astype(dtype)
    begins = rng.integers(0, len(source), 30)
    kept[begins[source[begins] > 0]] |= dtype(first)
    lanes = 8 // kept.itemsize
    eights = kept[: len(kept) // lanes * lanes].copy().view(np.uint64)
    asked = np.arange(len(page) - k + 1)
    runs = [[s for s in range(len(source) - k + 1) if (source[s : s + k] == page[p : p + k]).all()] for p in asked]
    where = [sorted({s // cell for s in run}) for run in runs]
    stretches = np.array([one for row in where for one in row], np.uint16)
    sizes = np.array([*map(len, where), *[0] * (k - 1)])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    found = cells.meet(
        page.astype(np.uint16), asked, starts, sizes, sizes, stretches, kept, eights, first - 1, k, cell, 10_000
    )
    expected = set()
    for p, run in zip(asked.tolist(), runs, strict=True):
        for s in run:
            if 0 in source[s : s + k]:
                continue
            left = 0
            while min(p, s) > left and source[s - left - 1] and source[s - left - 1] == page[p - left - 1]:
                left += 1
            right = k
            while p + right < len(page) and s + right < len(source) and 0 != source[s + right] == page[p + right]:
                right += 1
            expected.add((p - left, s - left, left + right))
    assert {tuple(row) for row in found[:, :3].tolist()} == expected

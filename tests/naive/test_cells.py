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

"""Checksums of the stretches of a segment's index: each is reckoned when a search first touches it.

The texts are checked block by block as they are shown, the bounds as a segment is opened. What lies between, where runs
of letters stand, is as large as the texts: to reckon it whole on opening would read all of it, to leave it unchecked
would let a damaged bit hide a passage.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Bytes of a stretch: it takes 0.05 ms to reckon, and a segment of 12 MB has 300.
STRETCH = 1 << 16
#: The files that have them, in the order of their checksums.
SUMMED = ("letters", "marks", "cells")


def sums(files: Sequence[bytes]) -> NDArray[np.uint32]:
    """Return the checksums of every stretch of some files, one file after another."""
    return np.array(
        [zlib.crc32(data[at : at + STRETCH]) for data in files for at in range(0, len(data), STRETCH)], "u4"
    )


class Sums:
    """The checksums of opened arrays, and which of them were reckoned. Threads may share it: one reckoned twice is all.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        Those of `SUMMED`, by their names.
    recorded : uint32[s]
        As `sums` gives them.

    Raises
    ------
    ValueError
        There are not as many as the arrays have stretches.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]], recorded: NDArray[np.uint32]) -> None:
        self._arrays = {name: arrays[name].view(np.uint8) for name in SUMMED}
        self._sizes = {name: arrays[name].itemsize for name in SUMMED}
        counts = [-(-len(self._arrays[name]) // STRETCH) for name in SUMMED]
        if sum(counts) != len(recorded):
            raise ValueError(f"{len(recorded)} checksums for {sum(counts)} stretches")
        parts = np.split(recorded, np.cumsum(counts)[:-1])
        self._recorded = dict(zip(SUMMED, parts, strict=True))
        self._left = {name: np.ones(count, np.bool_) for name, count in zip(SUMMED, counts, strict=True)}

    def left(self, name: str) -> bool:
        """Whether a stretch of a file was not reckoned yet."""
        return bool(self._left[name].any())

    def hold(self, name: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> bool:
        """Whether the checksums of half-open ranges of an array hold; the ranges may reach over its ends."""
        left = self._left[name]
        count = len(left)
        size = self._sizes[name]
        some = ends > starts
        first = np.clip(starts[some] * size // STRETCH, 0, count)
        last = np.clip((ends[some] * size - 1) // STRETCH + 1, 0, count)
        covered = np.cumsum(np.bincount(first, minlength=count + 1) - np.bincount(last, minlength=count + 1))
        data = self._arrays[name]
        for k in np.flatnonzero((covered[:count] > 0) & left).tolist():
            if zlib.crc32(data[k * STRETCH : (k + 1) * STRETCH].data) != self._recorded[name][k]:
                return False
            left[k] = False
        return True

"""The signs of a text beyond ASCII, found in one pass: every step of mending asks for them, most texts have few."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

#: Code points turned into numbers at a time.
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Foreign:
    """``signs`` are those beyond ASCII; ``clusters`` the different runs of two and more of them, as they are met."""

    signs: frozenset[str]
    clusters: tuple[str, ...]


# the steps follow each other on one text
@lru_cache(maxsize=1)
def foreign(text: str) -> Foreign:
    """Return the signs of a text beyond ASCII, and where they stand side by side."""
    signs: set[str] = set()
    clusters: dict[str, None] = {}
    start = 0
    while start < len(text):
        # a run is not cut: what follows the piece goes on with a sign of ASCII
        end = min(len(text), start + PIECE)
        while end < len(text) and not text[end].isascii():
            end += 1
        data = np.frombuffer(text[start:end].encode("utf-8", "surrogatepass"), np.uint8)
        at = np.flatnonzero(data > 127)
        beyond = data[at]
        signs.update(_letters(beyond))
        # where each sign begins among the bytes beyond ASCII, and which of them follow one another in the text
        first = np.flatnonzero(beyond & 0xC0 != 0x80)
        place = at[first]
        follows = np.zeros(len(first) + 1, np.bool_)
        follows[1:-1] = at[first[1:] - 1] + 1 == place[1:]
        opens, ends = np.flatnonzero(follows[1:] > follows[:-1]), np.flatnonzero(follows[1:] < follows[:-1])
        limits = np.append(first, len(at))
        for a, b in zip(limits[opens].tolist(), limits[ends + 1].tolist(), strict=True):
            clusters[_letters(beyond[a:b])] = None
        start = end
    return Foreign(frozenset(signs), tuple(clusters))


def _letters(data: NDArray[np.uint8]) -> str:
    return data.tobytes().decode("utf-8", "surrogatepass")

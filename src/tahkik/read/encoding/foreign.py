"""The signs of a text beyond ASCII, found in one pass: every step of mending asks for them, most texts have few."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

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
        codes = np.frombuffer(text[start:end].encode("utf-32-le", "surrogatepass"), np.uint32)
        at = np.flatnonzero(codes > 127)
        signs.update(map(chr, set(codes[at].tolist())))
        side = np.flatnonzero(np.diff(at) == 1)
        firsts = start + at[side[np.diff(side, prepend=-2) > 1]]
        lasts = start + at[side[np.diff(side, append=len(at) + 1) > 1] + 1]
        clusters |= dict.fromkeys(text[a : b + 1] for a, b in zip(firsts.tolist(), lasts.tolist(), strict=True))
        start = end
    return Foreign(frozenset(signs), tuple(clusters))

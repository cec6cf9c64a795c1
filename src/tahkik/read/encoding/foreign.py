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
    open_ = ""  # a run that may go on in the next piece
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        codes = np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), np.uint32)
        at = np.flatnonzero(codes > 127)
        signs.update(map(chr, set(codes[at].tolist())))
        cuts = np.flatnonzero(np.diff(at) != 1) + 1
        firsts = at[np.concatenate([[0], cuts])].tolist() if len(at) else []
        lasts = at[np.concatenate([cuts, [len(at)]]) - 1].tolist() if len(at) else []
        if open_ and not (firsts and firsts[0] == 0):
            clusters[open_] = None
            open_ = ""
        for first, last in zip(firsts, lasts, strict=True):
            run = piece[first : last + 1]
            if first == 0:
                run = open_ + run
                open_ = ""
            if last + 1 == len(piece):
                open_ = run
            elif len(run) > 1:
                clusters[run] = None
    if open_:
        clusters[open_] = None
    return Foreign(frozenset(signs), tuple(run for run in clusters if len(run) > 1))

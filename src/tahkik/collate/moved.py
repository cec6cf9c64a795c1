"""Words that stand elsewhere: a run added here and left out there is a transposition."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tahkik.collate.blocks import Run
from tahkik.text.fold import Folded

#: Words between the two places; farther apart an addition and an omission are told separately.
REACH = 30
#: Letters of moved words together; a shorter word (ve, bu) may as well have been added here and left out there,
SUBSTANCE = 4
#: unless the two places are this near.
SHORT_REACH = 9


def moves(
    runs: Sequence[Run], unlike: Sequence[bool], words: Folded, source: Folded, hull: tuple[int, int]
) -> list[tuple[Run, Run, bool]]:
    """Pair words of the quotation without counterpart with the same words of the source without counterpart.

    Parameters
    ----------
    runs : sequence of Run
        In order.
    unlike : sequence of bool
        Whether each run is a gap or a pair of unlike words.
    words, source : Folded
        The two sides.
    hull : (int, int)
        Source tokens set beside the quotation; words right before or after them may have moved too.

    Returns
    -------
    list of (Run, Run, bool)
        The moved words where they stand in the quotation (as an addition) and in the source (as an omission), the
        longest first; False where the move of their neighbours already tells it (a swap is one move, not two).
    """
    page_free = _free([run.page for run, odd in zip(runs, unlike, strict=True) if odd], len(words))
    source_free = _free([run.source for run, odd in zip(runs, unlike, strict=True) if odd], len(source))
    inside = source_free.copy()
    source_free[max(0, hull[0] - REACH) : hull[0]] = True
    source_free[hull[1] : hull[1] + REACH] = True
    if not page_free.any() or not source_free.any():
        return []
    where = _expected(runs, len(words))
    found: list[tuple[int, int, int]] = []
    by_hash: dict[int, list[int]] = {}
    for s in np.flatnonzero(source_free).tolist():
        by_hash.setdefault(int(source.hashes[s]), []).append(s)
    for p in np.flatnonzero(page_free).tolist():
        for s in by_hash.get(int(words.hashes[p]), ()):
            size = 0
            while (
                p + size < len(words)
                and s + size < len(source)
                and page_free[p + size]
                and source_free[s + size]
                and words.hashes[p + size] == source.hashes[s + size]
            ):
                size += 1
            letters = int(words.offsets[p + size] - words.offsets[p])
            distance = abs(int(where[p]) - s)
            if not inside[s]:
                beside = s + size == hull[0] or s == hull[1]
                # further off, or a small word, it is a word added or changed, and its like stands there by chance
                if not beside or letters < SUBSTANCE or distance > SHORT_REACH:
                    continue
            if 0 < distance <= REACH and (letters >= SUBSTANCE or distance <= SHORT_REACH) and letters > 0:
                found.append((size, p, s))
    out: list[tuple[Run, Run, bool]] = []

    def weight(item: tuple[int, int, int]) -> tuple[int, int, int]:
        size, p, s = item
        return (int(words.offsets[p]) - int(words.offsets[p + size]), abs(int(where[p]) - s), p)

    for size, p, s in sorted(found, key=weight):
        if page_free[p : p + size].all() and source_free[s : s + size].all():
            page_free[p : p + size] = False
            source_free[s : s + size] = False
            told = not any(_swapped((p, p + size), (s, s + size), here.page, there.source) for here, there, _ in out)
            out.append((Run("addition", (p, p + size), (s, s)), Run("omission", (p, p), (s, s + size)), told))
    return out


def _free(spans: Sequence[tuple[int, int]], size: int) -> NDArray[np.bool_]:
    out = np.zeros(size, np.bool_)
    for start, end in spans:
        out[start:end] = True
    return out


def _expected(runs: Sequence[Run], size: int) -> NDArray[np.int64]:
    """Return the source token that stands where each token of the quotation stands."""
    out = np.zeros(size, np.int64)
    for run in runs:
        for offset, token in enumerate(range(*run.page)):
            out[token] = min(run.source[0] + offset, max(run.source[0], run.source[1]))
    return out


def _swapped(page: tuple[int, int], source: tuple[int, int], other: tuple[int, int], there: tuple[int, int]) -> bool:
    """Whether two runs are neighbours on both sides, in the other order."""
    return (page[1] == other[0] and there[1] == source[0]) or (other[1] == page[0] and source[1] == there[0])

"""Align a whole quotation with a stretch of a source."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tahkik.kernels import align as kernel
from tahkik.text.fold import Folded

#: In letters. A gap costs what five letters bring, so that a replaced word is one substitution, not an addition and an
#: omission; ends pay in letters, not in words (a trial cut off altered tails when they paid in words).
GAP_OPEN = -4.0
GAP_WORD = -0.7
REPLACED = -3.0
LETTER_COST = 2.4
JOIN_COST = 1.0
#: Leaving out a word in brackets costs less: brackets are where words come in (gloss) or fall out (audience noise).
BRACKET_WORD = -0.2
#: Cells of a full matrix; above it a band along the diagonal of the two stretches, of this half width in words.
FULL_CELLS = 2_000_000
BAND = 250


class Step(NamedTuple):
    """Aligned words: half-open tokens of the quotation and of the source; 1:1, 1:2 or 2:1."""

    page: tuple[int, int]
    source: tuple[int, int]


def align(
    words: Folded,
    source: Folded,
    *,
    page_brackets: NDArray[np.bool_],
    source_brackets: NDArray[np.bool_],
    elided: NDArray[np.bool_],
) -> list[Step]:
    """Align a quotation, consumed whole, with a stretch of a source whose ends are free.

    Parameters
    ----------
    words, source : Folded
        m and n tokens.
    page_brackets, source_brackets : bool[m], bool[n]
        Tokens inside brackets.
    elided : bool[m]
        True where a marked ellipsis follows the token.

    Returns
    -------
    list of Step
        In order. O(m · n) up to `FULL_CELLS`, then linear in m.
    """
    m, n = len(words), len(source)
    if m == 0 or n == 0:
        return []
    if m * n <= FULL_CELLS:
        low, high = np.zeros(m, np.int64), np.full(m, n, np.int64)
    else:
        centre = (np.arange(m) * (n / m)).astype(np.int64)
        band = max(BAND, abs(n - m) + 16)
        low, high = np.maximum(0, centre - band), np.minimum(n, centre + band + 1)
    _, steps = kernel.whole(
        words.hashes, words.offsets, words.letters, source.hashes, source.offsets, source.letters,
        np.where(page_brackets, BRACKET_WORD, GAP_WORD), np.where(source_brackets, BRACKET_WORD, GAP_WORD),
        elided, low, high, GAP_OPEN, REPLACED, LETTER_COST, JOIN_COST,
    )  # fmt: skip
    return [Step((a, b), (c, d)) for a, b, c, d in steps.tolist()]

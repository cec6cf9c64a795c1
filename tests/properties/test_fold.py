"""Folding on all of Unicode: the map back is monotone, and what is folded folds to itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tahkik.languages import codes, load
from tahkik.text.fold import Folded, fold

CODES = st.sampled_from(codes())
TEXT = st.text(max_size=40)
TURKISH = st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyzâîûAIİĞÜ'’-. 12\u0302\u0327\u00ad\n", max_size=40)
#: Code points folded at once, apart by a sign that no token holds.
APART = " | "


def letters(folded: Folded) -> list[str]:
    """Return the search letters of each token."""
    return [
        "".join(map(chr, folded.letters[folded.offsets[t] : folded.offsets[t + 1]].tolist()))
        for t in range(len(folded))
    ]


def lettered(folded: Folded) -> list[str]:
    """Return the tokens of letters the search key has; beyond them stand hashes of signs (Gothic, emoji)."""
    return [word for word in letters(folded) if word and max(word) < "\ud7ff"]


def is_monotone(folded: Folded) -> bool:
    starts, ends = folded.starts, folded.ends
    return bool(
        np.all(starts < ends)
        and np.all(ends[:-1] <= starts[1:])
        and (len(starts) == 0 or (starts[0] >= 0 and ends[-1] <= len(folded.text)))
        and np.all(np.diff(folded.offsets) >= 0)
    )


@settings(deadline=None, max_examples=500)
@given(CODES, TEXT | TURKISH)
def test_the_map_back_is_monotone(code: str, text: str) -> None:
    assert is_monotone(fold(text, load(code)))


@settings(deadline=None, max_examples=500)
@given(CODES, TEXT | TURKISH)
def test_folding_what_is_folded_changes_nothing(code: str, text: str) -> None:
    profile = load(code)
    once = lettered(fold(text, profile))
    again = lettered(fold(APART.join(once), profile))
    assert again == once


def test_every_code_point_folds_to_what_folds_to_itself() -> None:
    points = [chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000]
    for code in codes():
        profile = load(code)
        folded = fold(APART.join(points), profile)
        assert is_monotone(folded)
        once = lettered(folded)
        assert lettered(fold(APART.join(once), profile)) == once

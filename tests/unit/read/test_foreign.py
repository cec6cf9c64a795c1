"""The signs of a text beyond ASCII, and where they stand side by side."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.read.encoding import foreign as module
from tahkik.read.encoding.foreign import foreign


@pytest.mark.parametrize(
    ("text", "signs", "clusters"),
    [
        ("", "", ()),
        ("plain words", "", ()),
        ("so güzel", "ü", ()),
        ("sÃ¼re, sÃ¼re", "Ã¼", ("Ã¼",)),
        ("öä", "öä", ("öä",)),
    ],
)
def test_signs_and_clusters(text: str, signs: str, clusters: tuple[str, ...]) -> None:
    assert foreign(text).signs == frozenset(signs)
    assert foreign(text).clusters == clusters


@given(st.text(alphabet="ab üğ\ud800😀", max_size=40), st.integers(1, 7))
def test_pieces_change_nothing(text: str, piece: int) -> None:
    whole, module.PIECE = module.PIECE, piece
    try:
        found = foreign.__wrapped__(text)
    finally:
        module.PIECE = whole
    assert found.signs == {sign for sign in text if not sign.isascii()}
    assert found.clusters == tuple(dict.fromkeys(re.findall(r"[^\x00-\x7f]{2,}", text)))

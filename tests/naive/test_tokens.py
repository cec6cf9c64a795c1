"""Tokens and search letters against a plain reading of their definition."""

from __future__ import annotations

import random
import unicodedata

import numpy as np
import pytest

from tahkik.kernels.tokens import hash_tokens, letter_masks
from tahkik.languages import load
from tahkik.text.fold import fold

ALPHABET = "aeıiİIoöuüâbcçdgğhkklmnprsştyvz  ’'-–.,09 ()\n"


def naive_tokens(text: str) -> list[tuple[int, int]]:
    """Runs of letters and digits; apostrophes and hyphens between them join, points join digits."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        if not text[at].isalnum():
            at += 1
            continue
        end = at + 1
        while end < len(text):
            if text[end].isalnum():
                end += 1
            elif (text[end] in "’'-–" and end + 1 < len(text) and text[end + 1].isalnum()) or (
                text[end] in ".," and text[end - 1].isdigit() and text[end + 1 : end + 2].isdigit()
            ):
                end += 2
            else:
                break
        out.append((at, end))
        at = end
    return out


def naive_key(word: str) -> str:
    """K3 by its written rules, one after the other, in Turkish."""
    profile = load("tr")
    key = profile.search_key
    lower = "".join(key.case.get(sign, sign).lower() for sign in word)
    letters = [sign for sign in unicodedata.normalize("NFC", lower) if sign.isalnum()]
    kept = []
    for k, sign in enumerate(letters):
        between = kept and k + 1 < len(letters) and kept[-1] in key.vowels and letters[k + 1] in key.vowels
        if not (sign in key.glides and between):
            kept.append(sign)
    classed = [key.classes.get(sign, sign) for sign in kept]
    vowels = {key.classes.get(sign, sign) for sign in key.vowels}

    def undouble(signs: list[str]) -> list[str]:
        out: list[str] = []
        for sign in signs:
            if not (out and out[-1] == sign and sign not in vowels and not sign.isdigit()):
                out.append(sign)
        return out

    single = undouble(classed)
    coda = [
        key.coda.get(sign, sign) if k + 1 == len(single) or single[k + 1] not in vowels else sign
        for k, sign in enumerate(single)
    ]
    return "".join(undouble(coda))


@pytest.mark.parametrize("seed", range(40))
def test_tokens_and_letters_match_the_plain_reading(seed: int) -> None:
    generator = random.Random(seed)
    text = "".join(generator.choice(ALPHABET) for _ in range(generator.randrange(0, 120)))
    folded = fold(text, load("tr"))
    assert list(zip(folded.starts.tolist(), folded.ends.tolist(), strict=True)) == naive_tokens(text)
    for token in range(len(folded)):
        letters = folded.letters[folded.offsets[token] : folded.offsets[token + 1]]
        assert "".join(map(chr, letters)) == naive_key(folded.word(token)), folded.word(token)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("harekât-ı", "harekâtı"),
        ("Ingiliz", "İngiliz"),
        ("teşebbüs", "teşebüs"),
        ("harb", "harp"),
        ("Türkiye", "TÜRKİYE"),
        ("Azerbaycan’ı", "Azerbaycan'ı"),
    ],
)
def test_spellings_of_one_word_share_their_letters(a: str, b: str) -> None:
    one, other = fold(a, load("tr")), fold(b, load("tr"))
    assert one.hashes.tolist() == other.hashes.tolist()


def test_a_number_keeps_all_its_digits() -> None:
    folded = fold("30.000 ve 11", load("tr"))
    assert [folded.word(token) for token in range(3)] == ["30.000", "ve", "11"]
    assert "".join(map(chr, folded.letters)) == "30000va11"


def test_hashes_and_masks_follow_the_letters() -> None:
    letters = np.array([1, 2, 3, 1, 2, 3, 33], np.uint16)
    offsets = np.array([0, 3, 6, 7, 7], np.int64)
    hashes = hash_tokens(letters, offsets)
    assert hashes[0] == hashes[1]
    assert len({int(h) for h in hashes}) == 3
    assert letter_masks(letters, offsets).tolist() == [0b1110, 0b1110, 0b10, 0]

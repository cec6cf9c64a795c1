"""The folded text: tokens, their spans in the written text, and their search letters.

Folding is for *finding* only: it merges what a comparison would keep apart (see DESIGN: *Six laws*, 2).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tahkik.kernels import tokens as kernel
from tahkik.languages import Profile

#: Scripts that write no spaces: each character is a token (Thai, Lao, Khmer, Myanmar, kana, ideographs).
_LONE_RANGES = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF),
)  # fmt: skip
_JOINERS = frozenset("'’‘ʼʹ′`´ʾʿ‛-‐‑‒–")
_POINTS = frozenset(".,")
_IGNORABLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff\u2060")


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text as seeds see it.

    Parameters
    ----------
    text : str
        The written text.
    starts, ends : int32[t]
        Half-open spans of the tokens in ``text``, code points.
    offsets : int64[t + 1]
        Where each token's letters begin in ``letters``; the first need not be 0.
    letters : uint16[l]
        Search letters.
    hashes : uint64[t]
        A hash of each token's letters.
    masks : uint32[t]
        The set of each token's letters, modulo 32.
    """

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    offsets: NDArray[np.int64]
    letters: NDArray[np.uint16]
    hashes: NDArray[np.uint64]
    masks: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, token: int) -> str:
        """Return the written form of a token."""
        return self.text[self.starts[token] : self.ends[token]]

    def tokens_within(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of tokens that lie wholly within a span of the written text."""
        first = int(self.starts.searchsorted(start))
        last = int(self.ends.searchsorted(end, "right"))
        return first, max(first, last)

    def part(self, first: int, last: int) -> Folded:
        """Return the folded text of the tokens ``first:last`` alone; positions stay those of the written text."""
        base, end = self.offsets[first], self.offsets[last]
        return Folded(
            self.text,
            self.starts[first:last],
            self.ends[first:last],
            self.offsets[first : last + 1] - base,
            self.letters[base:end],
            self.hashes[first:last],
            self.masks[first:last],
        )

    def take(self, chosen: NDArray[np.int64]) -> Folded:
        """Return the folded text of the chosen tokens alone, in their order; a stretch of them is `part`."""
        sizes = self.offsets[chosen + 1] - self.offsets[chosen]
        offsets = np.zeros(len(chosen) + 1, np.int64)
        np.cumsum(sizes, out=offsets[1:])
        pieces = [self.letters[self.offsets[t] : self.offsets[t + 1]] for t in chosen]
        letters = np.concatenate(pieces) if pieces else np.empty(0, np.uint16)
        return Folded(
            self.text, self.starts[chosen], self.ends[chosen], offsets, letters, self.hashes[chosen], self.masks[chosen]
        )


class KeyTables:
    """The tables of one profile's search key, filled for the code points met so far."""

    def __init__(self, profile: Profile) -> None:
        key = profile.search_key
        self.profile = profile
        self.undouble = key.undouble
        self.category = np.zeros(65536, np.uint8)
        self.letter = np.zeros(65536, np.uint16)
        self.flags = np.zeros(65536, np.uint8)
        self.resolve = np.arange(65536, dtype=np.uint16)
        self.coda = np.arange(65536, dtype=np.uint16)
        self._known = np.zeros(65536, np.bool_)
        for sign in key.vowels:
            self.flags[self._search_letter(sign)] |= kernel.VOWEL
        for sign in key.glides:
            # a glide keeps a letter of its own until it is known to stay, lest its class be dropped with it (ğ, not g)
            self.flags[ord(sign)] |= kernel.GLIDE
            self.resolve[ord(sign)] = self._search_letter(sign)
        for sign, becomes in key.coda.items():
            self.coda[self._search_letter(sign)] = self._search_letter(becomes)

    def _search_letter(self, sign: str) -> int:
        """Return the search letter of one written letter: case, then marks, then classes; 0 for none."""
        key = self.profile.search_key
        sign = key.case.get(sign, sign).casefold()
        sign = key.classes.get(sign, sign)
        for part in unicodedata.normalize("NFKD", sign):
            if unicodedata.category(part)[0] in "LN" and part not in _JOINERS:
                # What a sign is made of can be a capital again (ᴬ).
                part = key.case.get(part, part).casefold()
                part = key.classes.get(part, part)
                return min(ord(part[0]), 0xDFFF) if part else 0
        return 0

    def _letter(self, sign: str) -> int:
        lower = self.profile.search_key.case.get(sign, sign).lower()
        return ord(lower) if lower in self.profile.search_key.glides else self._search_letter(sign)

    def learn(self, codes: NDArray[np.uint32]) -> None:
        """Fill the tables for code points not met before."""
        known = self._known.copy()
        for cp in kernel.unmet(codes, known):
            sign = chr(cp)
            kind = unicodedata.category(sign)
            if sign in _IGNORABLE or kind in ("Mn", "Me"):
                self.category[cp] = kernel.IGNORABLE
            elif sign in _JOINERS:
                self.category[cp] = kernel.JOINER
            elif sign in _POINTS:
                self.category[cp] = kernel.POINT
            elif any(low <= cp <= high for low, high in _LONE_RANGES) and kind[0] in "LN":
                self.category[cp] = kernel.LONE
            elif kind[0] == "L" or kind == "Mc":
                self.category[cp] = kernel.LETTER
            elif kind == "Nd":
                self.category[cp] = kernel.DIGIT
            if self.category[cp] in (kernel.LETTER, kernel.DIGIT, kernel.LONE):
                self.letter[cp] = self._letter(sign) if kind != "Nd" else ord("0") + unicodedata.digit(sign)
        # not before the tables are filled: another thread may fold with them
        self._known |= known


@lru_cache(maxsize=32)
def key_tables(profile: Profile) -> KeyTables:
    """Return the search key tables of a profile (one per profile and process)."""
    return KeyTables(profile)


def _code_points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _composed(text: str) -> tuple[str, NDArray[np.int32], NDArray[np.int32]]:
    """Return NFC of a text and, for each of its code points, where what it was made of begins and ends as written."""
    pieces: list[str] = []
    positions: list[int] = []
    stops: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        # a combining mark belongs to what stands before it; everything else can be composed on its own
        if at < len(text) and (
            unicodedata.combining(text[at]) or not unicodedata.is_normalized("NFC", text[at - 1 : at + 1])
        ):
            continue
        piece = unicodedata.normalize("NFC", text[start:at])
        pieces.append(piece)
        positions.extend([start] * len(piece))
        stops.extend([at] * len(piece))
        start = at
    return "".join(pieces), np.array(positions, np.int32), np.array(stops, np.int32)


def fold(text: str, profile: Profile) -> Folded:
    """Fold a text: tokens with the map back to the written text, and search letters.

    Parameters
    ----------
    text : str
        Written text; it need not be NFC.
    profile : Profile
        Whose search key is used.

    Returns
    -------
    Folded
        Token spans speak of ``text``.
    """
    tables = key_tables(profile)
    positions: NDArray[np.int32] | None = None
    composed = text
    if not unicodedata.is_normalized("NFC", text):
        composed, positions, stops = _composed(text)
    codes = _code_points(composed)
    tables.learn(codes)
    starts, ends, offsets, letters = kernel.tokenise(
        codes, tables.category, tables.letter, tables.flags, tables.resolve, tables.coda, tables.undouble
    )
    if positions is not None:
        starts, ends = positions[starts], stops[ends - 1]
    wide = offsets.astype(np.int64)
    return Folded(
        text, starts, ends, wide, letters, kernel.hash_tokens(letters, wide), kernel.letter_masks(letters, wide)
    )

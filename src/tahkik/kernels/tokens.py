"""Tokenise a text and derive its search letters, in one pass over its code points.

A token is a run of letters and digits with inner apostrophes and hyphens (``harekât-ı``, ``Azerbaycan’ı``), a number
with inner points or commas (``30.000``), or one character of a script that writes no spaces. Its *search letters* are
what seeds are cut from: classes of letters, glides between vowels dropped, doubled consonants undone, codas devoiced,
as
the tables of a language profile say.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

#: Categories of code points, dtype uint8.
SEPARATOR, LETTER, JOINER, DIGIT, IGNORABLE, LONE, POINT = 0, 1, 2, 3, 4, 5, 6
#: Flags of search letters, dtype uint8.
VOWEL, GLIDE = 1, 2
#: Digits keep their own code points as search letters and are never undoubled.
LAST_DIGIT = 57


@njit(cache=True, nogil=True)
def unmet(codes: NDArray[np.uint32], known: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the code points of the basic plane that are not known yet, and mark them known.

    Parameters
    ----------
    codes : uint32[n]
        Code points of a text.
    known : bool[65536]
        Changed here.
    """
    out = np.empty(known.shape[0], np.int64)
    count = 0
    for i in range(codes.shape[0]):
        cp = codes[i]
        if cp < known.shape[0] and not known[cp]:
            known[cp] = True
            out[count] = cp
            count += 1
    return out[:count].copy()


@njit(cache=True, nogil=True)
def tokenise(
    codes: NDArray[np.uint32],
    category: NDArray[np.uint8],
    letter: NDArray[np.uint16],
    flags: NDArray[np.uint8],
    resolve: NDArray[np.uint16],
    coda: NDArray[np.uint16],
    undouble: bool,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.uint16]]:
    """Cut a text into tokens and search letters.

    Parameters
    ----------
    codes : uint32[n]
        Code points of the text (NFC).
    category, letter : uint8[65536], uint16[65536]
        Category and search letter of each code point of the basic plane; 0 is no letter.
    flags : uint8[65536]
        By search letter: VOWEL and GLIDE.
    resolve, coda : uint16[65536]
        What a glide that stays becomes; what a search letter becomes at a word's end or before a consonant.
    undouble : bool
        Whether a doubled consonant counts once.

    Returns
    -------
    starts, ends : int32[t]
        Half-open code point spans of the tokens.
    offsets : int32[t + 1]
        Where each token's letters begin in ``letters``.
    letters : uint16[l]
        Search letters of all tokens, without gaps. A token may have none.
    """
    n = codes.shape[0]
    starts = np.empty(n, np.int32)
    ends = np.empty(n, np.int32)
    offsets = np.empty(n + 1, np.int32)
    letters = np.empty(n, np.uint16)
    word = np.empty(n + 1, np.uint16)
    tokens = 0
    used = 0
    i = 0
    while i < n:
        cp = codes[i]
        kind = category[cp] if cp < 65536 else np.uint8(LETTER)
        if kind != LETTER and kind != DIGIT and kind != LONE:
            i += 1
            continue
        start = i
        size = 0
        end = i + 1
        previous = kind
        word[0] = letter[cp] if cp < 65536 else np.uint16(0xE000 | (cp & 0xFFF))
        if word[0] != 0:
            size = 1
        i += 1
        if kind != LONE:
            while i < n:
                cp = codes[i]
                kind = category[cp] if cp < 65536 else np.uint8(LETTER)
                if kind == LETTER or kind == DIGIT:
                    value = letter[cp] if cp < 65536 else np.uint16(0xE000 | (cp & 0xFFF))
                    if value != 0:
                        word[size] = value
                        size += 1
                    previous = kind
                    i += 1
                    end = i
                elif kind == IGNORABLE:
                    i += 1
                elif kind == JOINER or kind == POINT:
                    # inner only: something that continues the word must follow at once
                    if i + 1 >= n:
                        break
                    following = codes[i + 1]
                    after = category[following] if following < 65536 else np.uint8(LETTER)
                    if kind == POINT:
                        if previous != DIGIT or after != DIGIT:
                            break
                    elif after != LETTER and after != DIGIT:
                        break
                    i += 1
                else:
                    break
        starts[tokens] = start
        ends[tokens] = end
        offsets[tokens] = used
        tokens += 1
        # glides between vowels, then doubled consonants, then codas
        kept = 0
        for k in range(size):
            value = word[k]
            if flags[value] & GLIDE and kept > 0 and k + 1 < size:
                if flags[word[kept - 1]] & VOWEL and flags[word[k + 1]] & VOWEL:
                    continue
            value = resolve[value]
            if undouble and kept > 0 and word[kept - 1] == value and value > LAST_DIGIT and not flags[value] & VOWEL:
                continue
            word[kept] = value
            kept += 1
        for k in range(kept):
            value = word[k]
            if k + 1 == kept or not flags[word[k + 1]] & VOWEL:
                value = coda[value]
            if undouble and k > 0 and used > offsets[tokens - 1] and letters[used - 1] == value:
                if value > LAST_DIGIT and not flags[value] & VOWEL:
                    continue
            letters[used] = value
            used += 1
    offsets[tokens] = used
    return starts[:tokens].copy(), ends[:tokens].copy(), offsets[: tokens + 1].copy(), letters[:used].copy()


@njit(cache=True, nogil=True)
def hash_tokens(letters: NDArray[np.uint16], offsets: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Hash each token's search letters (FNV-1a over 16-bit units, 64 bits).

    Parameters
    ----------
    letters : uint16[l]
        Search letters.
    offsets : int64[t + 1]
        Where each token's letters begin.

    Returns
    -------
    uint64[t]
        A hash per token; equal letters, equal hash.
    """
    t = offsets.shape[0] - 1
    out = np.empty(t, np.uint64)
    for k in range(t):
        h = np.uint64(14695981039346656037)
        for x in range(offsets[k], offsets[k + 1]):
            h = (h ^ np.uint64(letters[x])) * np.uint64(1099511628211)
        out[k] = h ^ (h >> np.uint64(29))
    return out


@njit(cache=True, nogil=True)
def letter_masks(letters: NDArray[np.uint16], offsets: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return the set of letters of each token as a bit mask (letter modulo 32).

    Parameters
    ----------
    letters : uint16[l]
        Search letters.
    offsets : int64[t + 1]
        Where each token's letters begin.

    Returns
    -------
    uint32[t]
        Two tokens whose masks differ in more than 2·k bits are more than k edits apart.
    """
    t = offsets.shape[0] - 1
    out = np.zeros(t, np.uint32)
    for k in range(t):
        m = np.uint32(0)
        for x in range(offsets[k], offsets[k + 1]):
            m |= np.uint32(1) << np.uint32(letters[x] & 31)
        out[k] = m
    return out

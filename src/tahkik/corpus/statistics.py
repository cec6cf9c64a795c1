"""What chance would give: the surprise of every word of the sources, alone and after the word before it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Counts added to an unseen word: half an occurrence (Krichevsky and Trofimov 1981).
UNSEEN = 0.5
#: Words a small collection is taken to be a sample of: in a source of ten words every word stands once, and says no
#: less
#: against chance than the same word in a library.
BACKGROUND = 20_000
#: Chance of one of the language's most frequent words, whatever the collection (the fiftieth of the speeches' has
#: .004).
COMMON = 2.0**-7
#: How many occurrences of the word before it takes for pairs to weigh as much as single words.
PAIR_TRUST = 1.0
#: Two occurrences of a word pair whose words this far before and after are the same too belong to one repeated passage
#: and count once: a formula recurs among changing neighbours, a passage that many documents repeat does not.
CONTEXT = 4


def surprise(hashes: NDArray[np.uint64], common: NDArray[np.uint64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the bits of each word of the sources, leaving its own occurrence out.

    Parameters
    ----------
    hashes : uint64[t]
        Hash of each token's search letters, documents one after another, separators among them.
    common : uint64[c]
        Hashes of the language's most frequent words.

    Returns
    -------
    word_bits, next_bits : float32[t]
        −log2 of the chance of the word alone, and given the word before it.
    """
    total = len(hashes)
    if total == 0:
        return np.empty(0, np.float32), np.empty(0, np.float32)
    _, types = np.unique(hashes, return_inverse=True)
    types = types.astype(np.int64)
    padded = np.concatenate([np.full(CONTEXT, -1), types, np.full(CONTEXT, -1)])
    before = padded[CONTEXT - 1 : CONTEXT - 1 + total]
    far = padded[:total] * 1_000_003 + padded[2 * CONTEXT :]
    pair = before * (int(types.max()) + 2) + types
    _, pairs = np.unique(pair, return_inverse=True)
    # one count for each distinct neighbourhood of a pair
    order = np.lexsort((far, pairs))
    fresh = np.ones(total, bool)
    fresh[1:] = (pairs[order][1:] != pairs[order][:-1]) | (far[order][1:] != far[order][:-1])
    counted = np.zeros(total)
    counted[order] = fresh
    pair_count = np.bincount(pairs, weights=counted)[pairs]
    word_count = np.bincount(types, weights=counted)
    before_count = np.where(before >= 0, word_count[np.maximum(before, 0)], 0.0)
    alone = (np.maximum(word_count[types] - 1, 0) + UNSEEN) / max(counted.sum(), BACKGROUND)
    alone = np.where(np.isin(hashes, common), np.maximum(alone, COMMON), alone)
    rest = np.maximum(before_count - 1, 0)
    trust = rest / (rest + PAIR_TRUST)
    given = trust * np.maximum(pair_count - 1, 0) / np.maximum(rest, 1) + (1 - trust) * alone
    # an unseen pair is no more surprising than its second word alone: the safe side
    given = np.minimum(np.maximum(given, alone), 1.0)
    return (-np.log2(alone)).astype(np.float32), (-np.log2(given)).astype(np.float32)

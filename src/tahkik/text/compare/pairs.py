"""Minimal pairs: different words that a licence alone would merge, in any of their forms."""

from __future__ import annotations

from tahkik.model import Relation
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules
from tahkik.text.morphology import Morphology


def minimal_pair(bare_a: str, bare_b: str, rules: Rules, morph: Morphology) -> Relation | None:
    """Two different words of the list of minimal pairs, in any of their forms."""
    pairs = rules.minimal_pairs
    if not pairs:
        return None
    a, b = bare_a.replace("'", ""), bare_b.replace("'", "")
    for stem in _listed_stems(a, pairs, morph):
        for other in pairs[stem]:
            if other in _listed_stems(b, pairs, morph):
                return related("different", (), "other-words", stem, other)
    return None


def _listed_stems(word: str, pairs: dict[str, frozenset[str]], morph: Morphology) -> list[str]:
    """Return the members of `pairs` that `word` literally begins with and may be a form of."""
    found = []
    for length in range(1, len(word) + 1):
        stem = word[:length]
        if stem not in pairs:
            continue
        rests = [word[length:]]
        if rests[0].startswith(stem[-1]) and stem[-1] not in morph.vowels:
            rests.append(rests[0][1:])  # hadd-i: the last letter doubles before a vowel
        kinds = morph.kinds_of(stem)
        if any(not rest or rest[0] == "-" or morph.suffixes(rest, stem[-1], kinds) for rest in rests):
            found.append(stem)
    return found

"""Minimal pairs: different words that a licence alone would merge, in any of their forms."""

from __future__ import annotations

from tahkik.model import Relation
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules
from tahkik.text.morphology import Kind, Morphology


def minimal_pair(bare_a: str, bare_b: str, rules: Rules, morph: Morphology) -> Relation | None:
    """Two different words of the list of minimal pairs, in any of their forms."""
    pairs = rules.minimal_pairs
    if not pairs:
        return None
    a, b = bare_a.replace("'", ""), bare_b.replace("'", "")
    ones = _listed_stems(a, pairs)
    others = _listed_stems(b, pairs) if ones else {}
    for stem, rests in ones.items():
        for other in pairs[stem]:
            # "akıtlar" is no form of a verb, but beside "akitler" it is the same ending after the other word.
            kinds: set[Kind] = {"noun", *morph.kinds_of(stem), *morph.kinds_of(other)}
            if other in others and any(
                all(_may_follow(x, y, kind, morph) for x, y in ((stem, rests), (other, others[other])))
                for kind in kinds
            ):
                return related("different", (), "other-words", stem, other)
    return None


def _may_follow(stem: str, rests: list[str], kind: Kind, morph: Morphology) -> bool:
    return any(not rest or rest[0] == "-" or morph.suffixes(rest, stem[-1], (kind,)) for rest in rests)


def _listed_stems(word: str, pairs: dict[str, frozenset[str]]) -> dict[str, list[str]]:
    """Return the members of `pairs` that `word` literally begins with, and what may then be their suffixes."""
    found = {}
    for length in range(1, len(word) + 1):
        stem, rest = word[:length], word[length:]
        if stem in pairs:
            # hadd-i: the last letter doubles before a vowel
            found[stem] = [rest, rest[1:]] if rest[:1] == stem[-1] else [rest]
    return found

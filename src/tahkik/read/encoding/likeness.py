"""How likely a word is in a language as it stands, with letters left out, and with plain letters in their place.

Three tables of letter triples, counted once over the language's own list of forms: as printed, with the letters taken
out, with plain letters for them. Known words alone would not do: a page has words no list has.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import Literal, NamedTuple

from tahkik.languages import Profile

Way = Literal["whole", "left out", "plain"]
#: In the order in which they are compared.
WAYS: tuple[Way, ...] = ("whole", "left out", "plain")
#: Added to every count, so that a triple never met is unlikely and not impossible.
SMOOTHING = 0.1
#: Letters of an alphabet, roughly: what one more letter may be.
ALPHABET = 32


class _Table(NamedTuple):
    """Counts of triples and of the pairs they begin with; ``^`` and ``$`` stand around a word."""

    triples: Counter[str]
    pairs: Counter[str]


def model(word: str, way: Way, missing: frozenset[str], profile: Profile) -> float:
    """Return the log-likelihood of a word, in nats, if the language's words are written in the given way."""
    table = _table(way, missing, profile)
    padded = f"^^{profile.normalise(word) if way == 'whole' else word.lower()}$"
    return sum(
        math.log(
            (table.triples[padded[at : at + 3]] + SMOOTHING) / (table.pairs[padded[at : at + 2]] + SMOOTHING * ALPHABET)
        )
        for at in range(len(padded) - 2)
    )


@lru_cache(maxsize=32)
def letter_share(letters: frozenset[str], profile: Profile) -> float:
    """Return the share of a text's letters that these are, by the forms of the language and how often they were met."""
    counts: Counter[bool] = Counter()
    for form, times in profile.lexicon.forms.items():
        inside = sum(map(form.count, letters))
        counts[True] += inside * times
        counts[False] += (len(form) - inside) * times
    return counts[True] / max(1, counts.total())


@lru_cache(maxsize=16)
def _table(way: Way, missing: frozenset[str], profile: Profile) -> _Table:
    bare = profile.table("compare").get("ascii", {}).get("letters", {})
    change: dict[int, str | None] = {}
    if way != "whole":
        change = {ord(letter): bare.get(letter) if way == "plain" else None for letter in missing}
    triples: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for form in profile.lexicon.forms:
        padded = f"^^{form.translate(change)}$"
        for at in range(len(padded) - 2):
            triples[padded[at : at + 3]] += 1
            pairs[padded[at : at + 2]] += 1
    return _Table(triples, pairs)

"""A printed word made ready: letters of other alphabets mapped, signs and case unified."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tahkik.languages import Profile
from tahkik.text.compare.rules import Rules, script_of

#: Prepared words that are kept.
CACHE = 65_536


@dataclass(frozen=True, slots=True)
class Prepared:
    """A word as compared.

    ``written`` as printed, ``form`` its first reading, ``forms`` every reading (a foreign letter can stand for two),
    ``rules`` of the repairs that were needed.
    """

    written: str
    form: str
    forms: tuple[str, ...]
    rules: frozenset[str]


@lru_cache(maxsize=CACHE)
def prepare(word: str, profile: Profile, rules: Rules) -> Prepared:
    """Return a printed word ready for comparing."""
    if word.isascii() or rules.repaired.isdisjoint(word):
        form = profile.normalise(word)
        return Prepared(word, form, (form,), frozenset())
    forms: dict[str, str] = {}
    for repair in rules.repairs:
        if not any(letters in word for letters in repair.letters):
            continue
        if repair.with_script and not any(script_of(c) == repair.with_script for c in word if c.isalpha()):
            continue
        repaired = word
        for letters, image in repair.letters.items():
            repaired = repaired.replace(letters, image)
        forms.setdefault(profile.normalise(repaired), repair.rule)
    plain = profile.normalise(word)
    if not forms:
        return Prepared(word, plain, (plain,), frozenset())
    return Prepared(word, next(iter(forms)), tuple(forms), frozenset([next(iter(forms.values()))]))

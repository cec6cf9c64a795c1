"""Whether a form is a word of the language, and whether it was ever met."""

from __future__ import annotations

from functools import lru_cache

from tahkik.languages import Profile
from tahkik.text.compare.prepare import prepare
from tahkik.text.compare.rules import Rules, rules_of
from tahkik.text.morphology import Morphology, morphology, strip_marks

#: Answers of is_word that are kept.
CACHE = 65_536
#: Characters of the longest form that is compared as a word.
LONGEST = 200
#: Letters of the last member of a hyphened word that is no izafet vowel.
LEAST_MEMBER = 3


@lru_cache(maxsize=CACHE)
def is_word(form: str, profile: Profile) -> bool:
    """Return whether `form` is a word of the language: a form met, or a known stem with valid suffixes.

    Where the profile ships no words, everything is one. Figures are words. A hyphened form is one when its members
    are; an izafet's vowel counts as a member.
    """
    rules = rules_of(profile)
    if rules.generic or not profile.lexicon.headwords:
        return True
    if len(form) > LONGEST:
        return False
    return is_known(prepare(form, profile, rules).form, profile, rules, morphology(profile))


@lru_cache(maxsize=CACHE)
def is_known(word: str, profile: Profile, rules: Rules, morph: Morphology) -> bool:
    """Return whether a prepared form is a word; see `is_word`."""
    forms = profile.lexicon.forms
    if word in forms or word in profile.lexicon.headwords:
        return True
    if "-" in word:
        *parts, last = word.split("-")
        ends = last in rules.allomorphs or (len(last) >= LEAST_MEMBER and is_known(last, profile, rules, morph))
        return ends and all(len(part) > 1 and is_known(part, profile, rules, morph) for part in parts)
    if not any(letter.isalpha() for letter in word):
        return True
    if any(letter.isdigit() for letter in word):
        return _figures_with_suffix(word, morph)
    return bool(morph.analyses(word))


def _figures_with_suffix(word: str, morph: Morphology) -> bool:
    """Return whether `word` is figures and, after them, a suffix ("1336'da"); "mil1et" is not."""
    rest = word.lstrip("0123456789.,").lstrip("'")
    return rest.isalpha() and (len(rest) < 2 or morph.suffixes(rest, "0") or morph.suffixes(rest, "a"))


def is_attested(word: str, profile: Profile, rules: Rules) -> bool:
    """Return whether a prepared form was met in print, or each member of a hyphened one, before its apostrophe."""
    forms = profile.lexicon.forms
    if word in forms:
        return True
    for at, part in enumerate(word.split("-")):
        base = part.partition("'")[0]
        if base not in forms and strip_marks(base) not in forms and not (at and base in rules.allomorphs):
            return False
    return True

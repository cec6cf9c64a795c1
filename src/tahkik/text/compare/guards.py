"""Guards: what a licensed path may still not be called *same*. A guard that speaks is final."""

from __future__ import annotations

from tahkik.languages import Profile
from tahkik.model import Relation
from tahkik.text.compare.context import Context
from tahkik.text.compare.inflections import inflection
from tahkik.text.compare.licence import Steps, Walk
from tahkik.text.compare.pairs import minimal_pair
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules
from tahkik.text.morphology import Analysis, Morphology, strip_marks

#: Kinds of headword a dictionary vouches for; "s" stems are known from the speeches alone.
_DICTIONARY = frozenset({"n", "v", "nv"})
#: Features an adjective in -î is confused with: its bare noun with a possessive or accusative.
#: Steps that cannot lead to another headword, and steps behind which suffixes cannot be read.
_ONE_WORD = frozenset({"mark", "hyphen", "izafet", "allomorph", "izafet-accusative", "doublet", "ascii", "same-form"})
_OPAQUE = frozenset({"sound-apostrophe", "same-form", "whole-ending"})
_VOWEL_CASES = frozenset({("p3",), ("accusative",)})


def guard(
    walk: Walk,
    steps: Steps,
    names: tuple[str, ...],
    profile: Profile,
    rules: Rules,
    morph: Morphology,
    context: Context,
) -> Relation:
    """Return the relation of two forms between which a licensed path leads."""
    kinds = {step.kind for step in steps}
    relation = (
        _typed_bare(walk, profile, rules, context)
        or (None if "doublet" in kinds else minimal_pair(walk.bare_a, walk.bare_b, rules, morph))
        or _izafet(kinds, names, rules, context)
        or _apostrophe(walk, kinds, names, profile, morph)
        or _other_headword(walk, kinds, profile, rules, morph)
        or _marks(walk, kinds, names, rules, morph, profile)
        or _ascii(walk, kinds, names, profile, morph, context)
    )
    return relation or _licensed(kinds, names, rules)


def _licensed(kinds: set[str], names: tuple[str, ...], rules: Rules) -> Relation:
    if kinds == {"mark"}:
        return related("same", names, "mark", text=rules.mark_reason)
    if kinds & {"izafet", "allomorph", "hyphen"}:
        return related("same", names, "izafet", text=str(rules.izafet.get("reason", "")))
    return related("same", names, "licensed")


# --- another word ---------------------------------------------------------------------------------------------------


def _other_headword(walk: Walk, kinds: set[str], profile: Profile, rules: Rules, morph: Morphology) -> Relation | None:
    """Two words a dictionary knows under different headwords, or one headword with different suffixes."""
    if kinds <= _ONE_WORD or kinds & _OPAQUE or walk.joints:
        return None
    one = _dictionary_readings(walk.bare_a, profile, morph)
    other = _dictionary_readings(walk.bare_b, profile, morph)
    if not one or not other:
        return None
    if "suffix" in kinds and _both_headwords(walk, profile):
        return related("different", (), "other-words", walk.bare_a, walk.bare_b)
    shared = [(x, y) for x in one for y in other if x.headword == y.headword]
    if any(x.features == y.features for x, y in shared):
        return None
    if any(x.features == y.features and _variant(x.headword, y.headword, walk) for x in one for y in other):
        return None
    if shared:
        x, y = min(shared, key=lambda pair: (len(set(pair[0].features) ^ set(pair[1].features)), pair[0].features))
        return inflection(x.features, y.features, x.headword, morph)
    return related("different", (), "other-words", one[0].headword, other[0].headword)


def _dictionary_readings(word: str, profile: Profile, morph: Morphology) -> list[Analysis]:
    headwords = profile.lexicon.headwords
    return [
        r for r in morph.analyses(word.partition("-")[0]) if headwords.get(r.headword.split("+")[0], "n") in _DICTIONARY
    ]


def _variant(one: str, other: str, walk: Walk) -> bool:
    """Return whether two headwords are spellings of one word by the same licences, and no minimal pair."""
    x, y = one.split("+")[0], other.split("+")[0]
    if y in walk.rules.minimal_pairs.get(x, ()):
        return False
    if one.split("+")[1:] != other.split("+")[1:]:
        return False
    steps = Walk(x, y, walk.rules, walk.morphology, walk.context).path()
    return steps is not None and all(step.kind != "suffix" for step in steps)


def _both_headwords(walk: Walk, profile: Profile) -> bool:
    headwords = profile.lexicon.headwords
    return walk.bare_a != walk.bare_b and all(headwords.get(word) in _DICTIONARY for word in (walk.bare_a, walk.bare_b))


# --- signs that decide ----------------------------------------------------------------------------------------------


def _izafet(kinds: set[str], names: tuple[str, ...], rules: Rules, context: Context) -> Relation | None:
    followed = context.next_a is not None and context.next_b is not None
    if "izafet-accusative" in kinds:
        return related("inflection", (), "accusative")
    if "izafet" in kinds and not followed:
        return related("underspecified", names, "case-ending")
    return None


def _apostrophe(
    walk: Walk, kinds: set[str], names: tuple[str, ...], profile: Profile, morph: Morphology
) -> Relation | None:
    """A suffix apostrophe whose absence leaves another word (Bey'in, beyin)."""
    if "suffix-apostrophe" not in kinds:
        return None
    for word in (walk.bare_a, walk.bare_b):
        if "'" not in word and len(word) > 2 and profile.lexicon.headwords.get(word) in _DICTIONARY:
            return related("underspecified", names, "apostrophe", word)
    return None


def _marks(
    walk: Walk, kinds: set[str], names: tuple[str, ...], rules: Rules, morph: Morphology, profile: Profile
) -> Relation | None:
    """A missing mark where the bare form is another word (kâr, kar), or a possessive (tarihî, tarihi)."""
    if "mark" not in kinds:
        return None
    if rules.mark_relation != "same":
        return related("underspecified", names, "mark", text=rules.mark_reason)
    a, b = walk.bare_a.replace("'", ""), walk.bare_b.replace("'", "")
    if a == b:
        marked = {walk.a.replace("'", ""), walk.b.replace("'", "")}
        for length in range(2, len(a) + 1):
            rest = a[length:]
            stems = {word[:length] for word in marked}
            if (
                a[:length] in rules.mark_pairs
                and len(stems) == 2
                and a[:length] in stems
                and (not rest or morph.harmonic_suffixes(rest, a[:length]))
            ):
                return related("underspecified", names, "two-words", a[:length])
        if _adjective_or_case(walk, rules, morph):
            return related("underspecified", names, "adjective-or-case")
    return None


def _adjective_or_case(walk: Walk, rules: Rules, morph: Morphology) -> bool:
    """Return whether the last letter differs in its mark alone and the bare form is a noun with that suffix."""
    if walk.a[:-1].translate(rules.base) != walk.b[:-1].translate(rules.base) or walk.a[-1] == walk.b[-1]:
        return False
    word = walk.bare_a
    stem = word[:-1]
    for reading in morph.analyses(word):
        if reading.features not in _VOWEL_CASES or reading.length != len(stem) or reading.headword in rules.not_nouns:
            continue
        if stem[-1:] == stem[-2:-1] or stem in rules.not_nouns:
            continue
        last = next((letter for letter in reversed(stem) if letter in morph.vowels), "")
        if last in morph.back and reading.headword not in rules.palatal:
            continue
        return True
    return False


def _typed_bare(walk: Walk, profile: Profile, rules: Rules, context: Context) -> Relation | None:
    """A passage without the language's letters in which a word is all that could be typed of the other."""
    letters = str.maketrans(rules.ascii_letters)
    sides = ((walk.bare_a, walk.bare_b, context.ascii_a), (walk.bare_b, walk.bare_a, context.ascii_b))
    for bare, full, typed in sides:
        if typed and bare != full and full.translate(letters) == bare:
            known = bare in profile.lexicon.forms or strip_marks(bare) in profile.lexicon.headwords
            names = (rules.ascii_rule,)
            return related("underspecified", names, "ascii", bare) if known else related("same", names, "licensed")
    return None


def _ascii(
    walk: Walk, kinds: set[str], names: tuple[str, ...], profile: Profile, morph: Morphology, context: Context
) -> Relation | None:
    """A passage without the language's letters: open where the bare form is a word of its own."""
    if "ascii" not in kinds:
        return None
    bare = walk.bare_a if context.ascii_a else walk.bare_b
    if bare in profile.lexicon.forms or strip_marks(bare) in profile.lexicon.headwords:
        return related("underspecified", names, "ascii", bare)
    return None

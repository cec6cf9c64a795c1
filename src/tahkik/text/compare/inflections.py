"""Two forms of one headword: what their suffixes say that differs."""

from __future__ import annotations

from collections.abc import Callable

from tahkik.model import Relation
from tahkik.text.compare.pairs import minimal_pair
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules
from tahkik.text.morphology import Analysis, Morphology, strip_marks

#: Letters of a stem no dictionary knows that two forms must share to count as forms of one word.
LEAST_SHARED = 4
#: Letters of a stem, beyond those two forms share, that a headword's end may bend into: it agrees with each form but
#: for its last two letters (fik-ir: fik-r, ba-n: be-n), and doubling adds one (hak: hakk).
LONGEST_BENT = 3


def may_be_inflected(a: str, b: str, rules: Rules, morph: Morphology) -> bool:
    """Return whether two forms can be those of one stem: what `inflected` denies of all others at a higher price."""
    one, other = a.translate(rules.classes), b.translate(rules.classes)
    if not (one.isalpha() and other.isalpha()):
        return True
    shared = 0
    for x, y in zip(one, other, strict=False):
        if x != y:
            break
        shared += 1
    return shared > 0 and all(morph.ends_in_suffixes(word, shared + LONGEST_BENT) for word in (a, b))


def inflected(a: str, b: str, rules: Rules, morph: Morphology, known: Callable[[], bool]) -> Relation | None:
    """Two forms of one headword: by their readings, or, unless both are known, by a stem no dictionary knows."""
    ones, others = morph.analyses(a), morph.analyses(b)
    pair = closest_readings(ones, others, rules)
    if pair is not None:
        one, other = pair
        exact = {strip_marks(a), strip_marks(b)}
        nothing_apart = set(one.features) == set(other.features)
        if (one.kind == "noun" or nothing_apart) and one.headword not in exact and exact <= morph.nouns:
            return None
        if nothing_apart:
            pair_of_words = minimal_pair(a.translate(rules.base), b.translate(rules.base), rules, morph)
            if pair_of_words is not None:
                return pair_of_words
        return inflection(one.features, other.features, one.headword, morph)
    if known():
        return None
    return _unknown_stem(strip_marks(a), strip_marks(b), rules, morph, ones or others)


def closest_readings(
    ones: tuple[Analysis, ...], others: tuple[Analysis, ...], rules: Rules
) -> tuple[Analysis, Analysis] | None:
    """Return the two readings of one headword whose features differ least, None where no headword is shared.

    Headwords that licensed letters make one (hükümet, hükumet) count as one, minimal pairs do not.
    """
    classes = rules.classes
    keys = [(x.kind, x.headword.translate(classes)) for x in others]
    pairs = []
    for x in ones:
        key = (x.kind, x.headword.translate(classes))
        for y, other_key in zip(others, keys, strict=True):
            if key == other_key and (
                x.headword == y.headword or y.headword not in rules.minimal_pairs.get(x.headword, ())
            ):
                pairs.append((len(set(x.features) ^ set(y.features)), x, y))
    if not pairs:
        return None
    _, one, other = min(
        pairs, key=lambda pair: (pair[0], pair[1].headword, sorted([pair[1].features, pair[2].features]))
    )
    return one, other


def inflection(ones: tuple[str, ...], others: tuple[str, ...], headword: str, morph: Morphology) -> Relation:
    """Return the relation of two forms of `headword` with the features that only one of them has."""
    apart = sorted(set(ones) ^ set(others))
    flags = tuple(sorted({morph.flags[feature] for feature in apart if feature in morph.flags}))
    word = headword.split("+")[0]
    if not apart:
        return related("inflection", (), "forms-of-one", word, flags=flags)  # type: ignore[arg-type]
    return related("inflection", (), "forms", word, ", ".join(apart), flags=flags)  # type: ignore[arg-type]


def _unknown_stem(a: str, b: str, rules: Rules, morph: Morphology, readings: tuple[Analysis, ...]) -> Relation | None:
    """Two forms of a stem no dictionary knows: both endings are suffixes of the same kind after the same letters.

    ``readings`` are those of the form that is known, if one is: its stem must be the shared one.
    """
    shared = 0
    for x, y in zip(a.translate(rules.classes), b.translate(rules.classes), strict=False):
        if x != y:
            break
        shared += 1
    for length in range(min(shared, len(a), len(b)), LEAST_SHARED - 1, -1):
        if shared - length > 3:
            break
        if a[length - 1] in "'-" or (readings and not any(reading.length == length for reading in readings)):
            continue
        for state in ("noun", "verb"):
            ones = morph.chains_after(a[:length], a[length:], state)
            others = morph.chains_after(b[:length], b[length:], state)
            if not ones or not others:
                continue
            one, other = min(
                ((x, y) for x in ones for y in others),
                key=lambda pair: (len(set(pair[0]) ^ set(pair[1])), sorted(pair)),
            )
            if set(one) != set(other):
                return inflection(one, other, a[:length], morph)
    return None

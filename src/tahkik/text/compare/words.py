"""Two single words: from the licensed path, its guards, the lexicon and the suffixes to one relation."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from tahkik.languages import Profile
from tahkik.languages.signs import unify_signs
from tahkik.model import Relation, RelationKind
from tahkik.text.compare.context import Context
from tahkik.text.compare.guards import guard
from tahkik.text.compare.inflections import inflected, may_be_inflected
from tahkik.text.compare.known import LONGEST, is_attested, is_known, is_word
from tahkik.text.compare.letters import suspicious
from tahkik.text.compare.licence import Walk
from tahkik.text.compare.misread import misreading
from tahkik.text.compare.pairs import minimal_pair
from tahkik.text.compare.prepare import Prepared, prepare
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules, rules_of
from tahkik.text.morphology import Morphology, morphology, strip_marks


def confusable(a: str, b: str, profile: Profile) -> bool:
    """Return whether one form is no word and letters that are often confused (R08, R19, R20) lead to the other."""
    rules = rules_of(profile)
    if rules.generic or max(len(a), len(b)) > LONGEST:
        return False
    one, other = prepare(a, profile, rules), prepare(b, profile, rules)
    if one.form == other.form or (is_word(a, profile) and is_word(b, profile)):
        return False
    return suspicious(one, other, rules) is not None


def compare_words(
    a: str, b: str, profile: Profile, rules: Rules, context: Context, *, joints: frozenset[int] = frozenset()
) -> Relation:
    """Return the relation of two single words as printed; ``joints`` are the places where one was joined."""
    relation = _compare_written(a, b, profile, rules, context, joints)
    if context.misread and relation.kind in ("inflection", "different"):
        return misreading(a, b, profile, rules) or relation
    return relation


def _compare_written(
    a: str, b: str, profile: Profile, rules: Rules, context: Context, joints: frozenset[int]
) -> Relation:
    if a == b:
        return Relation("same")
    if max(len(a), len(b)) > LONGEST:
        return related("same" if profile.normalise(a) == profile.normalise(b) else "different", (), "no-words")
    one, other = prepare(a, profile, rules), prepare(b, profile, rules)
    before = one.rules | other.rules
    if one.form == other.form:
        rule = tuple(sorted(before)) or (_typographic(a, b, rules),)
        return related("same", rule, "signs")
    morph = morphology(profile)
    capital = _wrong_capital(one, other, profile, rules, morph, context, joints)
    if capital is not None:
        return _with_rules(capital, before)
    for form_a, form_b in _forms(one, other):
        relation = _compare_forms(form_a, form_b, one, other, profile, rules, morph, context, joints)
        if relation is not None:
            return _with_rules(relation, before)
    return _without_licence(one, other, profile, rules, morph, context, bool(joints))


def _forms(one: Prepared, other: Prepared) -> list[tuple[str, str]]:
    """Return the pairs of forms to compare; a letter of two alphabets can stand for two letters (ġ: ş, ğ)."""
    return [(x, y) for x in one.forms for y in other.forms]


def _typographic(a: str, b: str, rules: Rules) -> str:
    """Return the rule of signs where two forms of one normal form differ in nothing else, else the rule of case."""
    return rules.sign_rule if unify_signs(a) == unify_signs(b) else rules.case_rule


def _with_rules(relation: Relation, more: frozenset[str]) -> Relation:
    if not more:
        return relation
    return replace(relation, rules=tuple(sorted({*relation.rules, *more})))


def _compare_forms(
    form_a: str,
    form_b: str,
    one: Prepared,
    other: Prepared,
    profile: Profile,
    rules: Rules,
    morph: Morphology,
    context: Context,
    joints: frozenset[int],
) -> Relation | None:
    """Return the relation a licensed path leads to, None where there is no such path."""
    if form_a == form_b:
        return related("same", (), "repaired")
    names = (_has_capital(one.written), _has_capital(other.written))
    walk = Walk(form_a, form_b, rules, morph, context, joints=joints, names=names)
    steps = walk.path()
    if steps is None:
        return None
    if min(len(walk.bare_a), len(walk.bare_b)) < 2 and walk.bare_a != walk.bare_b:
        return None
    licences = tuple(sorted({name for step in steps for name in step.rule.split("+")}))
    return guard(walk, steps, licences, profile, rules, morph, context)


def _wrong_capital(
    one: Prepared,
    other: Prepared,
    profile: Profile,
    rules: Rules,
    morph: Morphology,
    context: Context,
    joints: frozenset[int],
) -> Relation | None:
    """Return *same* where the first letters are a wrong capital and its right one, or their lower case (Iran, ıran).

    The wrong letter makes no other word, whatever the suffix table may read into it (ıra-n): only two words that were
    both met, or in lower case two that a dictionary has, are left to the guards. With the first letter put right, one
    form must be a word and the rest licensed; where the same two letters differ again, the word may be another (ılık,
    ilik).
    """
    a, b = one.form, other.form
    if not a or not b or a[0] == b[0]:
        return None
    alternations = rules.alternations.get((a[0], b[0]), ())
    initial = [x for x in alternations if "initial" in x.places]
    if not initial:
        return None
    again = {x.rule for x in alternations}
    lower = not (_has_capital(one.written) or _has_capital(other.written))
    if all(is_attested(word, profile, rules) or (lower and morph.is_dictionary_word(word)) for word in (a, b)):
        return None
    right_a, right_b = b[0] + a[1:], a[0] + b[1:]
    for x, y, righted in ((right_a, b, right_a), (a, right_b, right_b)):
        if x == y:
            return related("same", (initial[0].rule,), "capital", text=initial[0].reason)
        if is_known(righted, profile, rules, morph):
            relation = _compare_forms(x, y, one, other, profile, rules, morph, context, joints)
            if relation and relation.kind in ("same", "underspecified") and again.isdisjoint(relation.rules):
                return _with_rules(relation, frozenset([initial[0].rule]))
    return None


def _has_capital(word: str) -> bool:
    return word[:1].isupper()


# --- without a licence ----------------------------------------------------------------------------------------------


def _without_licence(
    one: Prepared, other: Prepared, profile: Profile, rules: Rules, morph: Morphology, context: Context, joined: bool
) -> Relation:
    if rules.generic:
        return _generic(one.form, other.form, rules)
    final = _final_vowel(one.form, other.form, rules, profile)
    if final is not None:
        return final

    # Reading a word never met costs more than all the rest, and most pairs are told apart without.
    def known() -> bool:
        return all(is_known(word.form, profile, rules, morph) for word in (one, other))

    if not joined and may_be_inflected(one.form, other.form, rules, morph) and not (context.misread and not known()):
        relation = inflected(one.form, other.form, rules, morph, known)
        if relation is not None:
            return relation
    found = suspicious(one, other, rules)
    if found and not known():
        return related("suspect", tuple(sorted(found)), "confused")
    if rules.fused and (relation := _fused(one.form, other.form, rules)):
        return relation
    return related("different", (), "other-word")


def _generic(a: str, b: str, rules: Rules) -> Relation:
    """Compare in a language without tables: a mark on one side only leaves the reading open."""
    if a.casefold() == b.casefold():
        return related("same", (rules.case_rule,), "case")
    bare_a, bare_b = all_marks_stripped(a), all_marks_stripped(b)
    if bare_a == bare_b and (a == bare_a or b == bare_b or rules.mark_relation == "same"):
        kind: RelationKind = "underspecified" if rules.mark_relation != "same" else "same"
        return related(kind, (rules.mark_rule,), "mark", text=rules.mark_reason)
    if a.replace("'", "").replace("-", "") == b.replace("'", "").replace("-", ""):
        return related("same", (rules.sign_rule,), "sign")
    return related("different", (), "other-word")


def all_marks_stripped(word: str) -> str:
    """Return `word` without any combining mark."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _final_vowel(a: str, b: str, rules: Rules, profile: Profile) -> Relation | None:
    """A last letter that makes an adjective of one form and a case of the other (hayati, hayatı)."""
    table = rules.final_vowel
    if not table or len(a) != len(b) or a[:-1].translate(rules.base) != b[:-1].translate(rules.base):
        return None
    last = {a[-1].translate(rules.base), b[-1].translate(rules.base)}
    if not any(last == set(pair) for pair in table["pairs"]):
        return None
    pair = minimal_pair(a.translate(rules.base), b.translate(rules.base), rules, morphology(profile))
    if pair is not None:
        return pair
    kinds = profile.lexicon.headwords
    if strip_marks(a) in kinds and strip_marks(b) in kinds:
        return related("different", (), "last-vowel")
    if morphology(profile).analyses(a) and morphology(profile).analyses(b):
        return related(table["relation"], (), "final-vowel", text=table["reason"])
    return None


def _fused(a: str, b: str, rules: Rules) -> Relation | None:
    kind = rules.fused.get((a, b))
    if kind is None:
        return None
    return related(kind, (rules.izafet["rule"],), "fused")  # type: ignore[arg-type]

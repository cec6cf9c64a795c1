"""In a misread passage: which differences are the machine's and which may be the writer's.

A form that is no word means nothing that could be lost. A form that is a word only by the suffix table, never met and
near one that was met, is taken for a misreading of it, unless the two are forms of one headword and differ in their
suffixes: a person, a case or a negation may be the writer's, however badly the rest was read. Two words that were met,
or that a dictionary has, stay what they are to each other.
"""

from __future__ import annotations

from tahkik.languages import Profile
from tahkik.model import Relation
from tahkik.text.compare.known import LONGEST, is_attested, is_known
from tahkik.text.compare.letters import MOST_WRONG_NO_WORD, near
from tahkik.text.compare.prepare import prepare
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules
from tahkik.text.morphology import Morphology, morphology, strip_marks

#: Letters of a word that was never met and that a dictionary's word alone does not save: lists of headwords are full of
#: three letters nobody writes (nal, bit, tin), one misread letter from "hal", "bir", "din".
SHORT = 3


def misreading(a: str, b: str, profile: Profile, rules: Rules) -> Relation | None:
    """Return *suspect* where two different printed forms of a misread passage are one misread, else None."""
    if rules.generic or max(len(a), len(b)) > LONGEST:
        return None
    morph = morphology(profile)
    one, other = prepare(a, profile, rules).form, prepare(b, profile, rules).form
    if not (is_known(one, profile, rules, morph) and is_known(other, profile, rules, morph)):
        if near(one, other, MOST_WRONG_NO_WORD):
            return related("suspect", ("R20",), "no-word")
        return None
    if _weak(one, profile, rules, morph):
        weak, met = one, other
    elif _weak(other, profile, rules, morph):
        weak, met = other, one
    else:
        return None
    if is_attested(met, profile, rules) and near(one, other) and not _suffixes_apart(weak, met, morph):
        return related("suspect", ("R20",), "never-met", weak)
    return None


def _weak(word: str, profile: Profile, rules: Rules, morph: Morphology) -> bool:
    """Return whether a word was never met and stands in no dictionary either."""
    if is_attested(word, profile, rules):
        return False
    return len(word) <= SHORT or not morph.is_dictionary_word(word)


def _suffixes_apart(a: str, b: str, morph: Morphology) -> bool:
    """Return whether two forms can be read as one headword whose letters agree and whose suffixes do not."""
    x, y = strip_marks(a), strip_marks(b)
    shared = next((at for at, (m, n) in enumerate(zip(x, y, strict=False)) if m != n), min(len(x), len(y)))
    stems = {(r.headword.partition("+")[0], r.kind) for r in morph.analyses(x) if r.length <= shared}
    return any(r.length <= shared and (r.headword.partition("+")[0], r.kind) in stems for r in morph.analyses(y))

"""Words and short phrases: tokens are aligned, joined where one side writes together, and each pair compared."""

from __future__ import annotations

import itertools
from dataclasses import replace

from tahkik.languages import Profile
from tahkik.model import Relation, RelationKind
from tahkik.text.compare.context import NO_CONTEXT, Context
from tahkik.text.compare.misread import misreading
from tahkik.text.compare.numerals import compare_numbers
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules, rules_of
from tahkik.text.compare.words import compare_words

#: Words of a phrase; the longest number in words has about twelve, an izafet chain four.
MOST_WORDS = 16
#: Words that may have been written together on one side.
MOST_JOINED = 3
#: From most to least alike; a phrase is as unlike as its most unlike pair.
_ORDER: dict[RelationKind, int] = {"same": 0, "underspecified": 1, "suspect": 2, "inflection": 3, "different": 4}


def compare(a: str, b: str, profile: Profile, context: Context = NO_CONTEXT) -> Relation:
    """Return what two aligned words or short phrases are to each other.

    Parameters
    ----------
    a, b : str
        Words as printed, or phrases of up to 16 words. The order does not matter: the relation is symmetric.
    profile : Profile
        The language's profile.
    context : Context
        The words that follow, and what is known of the passages.

    Returns
    -------
    Relation
        ``same``, ``underspecified``, ``suspect``, ``inflection`` or ``different``, with the rules that licensed it, a
        reason and, where a suffix or a number of weight changed, flags; those of other words are `flags_apart`’s.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> compare("nüfuzla", "nüfusla", load("tr")).kind
    'different'
    >>> compare("harb", "harp", load("tr")).rules
    ('R09',)
    """
    if a == b:
        return Relation("same")
    if b < a:
        a, b, context = b, a, context.swapped()
    rules = rules_of(profile)
    tokens_a, tokens_b = a.split(), b.split()
    if len(tokens_a) == 1 and len(tokens_b) == 1:
        return _pair(tokens_a[0], tokens_b[0], profile, rules, context)
    if not tokens_a or not tokens_b:
        return Relation("same" if not tokens_a and not tokens_b else "different")
    if len(tokens_a) > MOST_WORDS or len(tokens_b) > MOST_WORDS:
        return related("different", (), "phrases")
    fused = rules.fused.get((profile.normalise(a), profile.normalise(b)))
    if fused:
        return related(fused, (rules.izafet["rule"],), "fused")  # type: ignore[arg-type]
    numbers = compare_numbers(a, b, profile, rules)
    if numbers is not None:
        return numbers
    return _align(tokens_a, tokens_b, profile, rules, context)


def _pair(a: str, b: str, profile: Profile, rules: Rules, context: Context) -> Relation:
    """Compare two single tokens: as numbers, else as words."""
    if a == b:
        return Relation("same")
    numbers = compare_numbers(a, b, profile, rules)
    if numbers is None:
        return compare_words(a, b, profile, rules, context)
    if context.misread and numbers.kind == "inflection":
        # The same number: what is left is its suffix, and that may be no suffix at all (2’uci).
        return misreading(a, b, profile, rules) or numbers
    return numbers


def _align(left: list[str], right: list[str], profile: Profile, rules: Rules, context: Context) -> Relation:
    """Return the relation of the best alignment: each word to one, several joined to one, or a number to a number."""
    best: dict[tuple[int, int], tuple[int, int, tuple[Relation, ...]]] = {(0, 0): (0, 0, ())}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for m, n, relation in _moves(left, right, i, j, profile, rules, context):
                worst = max(here[0], _ORDER[relation.kind])
                total = here[1] + _ORDER[relation.kind]
                known = best.get((i + m, j + n))
                if known is None or (worst, total) < known[:2]:
                    best[i + m, j + n] = (worst, total, (*here[2], relation))
    found = best.get((len(left), len(right)))
    if found is None:
        return related("different", (), "words")
    return _together(found[2])


def _together(relations: tuple[Relation, ...]) -> Relation:
    worst = max(relations, key=lambda relation: _ORDER[relation.kind])
    same_rules = {rule for relation in relations for rule in relation.rules}
    flags = tuple(sorted({flag for relation in relations for flag in relation.flags}))
    kept = tuple(sorted(same_rules)) if worst.kind in ("same", "underspecified", "suspect") else worst.rules
    return Relation(worst.kind, kept, worst.reason, flags, worst.because)


def _moves(
    left: list[str], right: list[str], i: int, j: int, profile: Profile, rules: Rules, context: Context
) -> list[tuple[int, int, Relation]]:
    """Return the ways on from word i of one side and word j of the other."""
    moves: list[tuple[int, int, Relation]] = []
    if i < len(left) and j < len(right):
        near = _context(left, right, i + 1, j + 1, context)
        moves.append((1, 1, _pair(left[i], right[j], profile, rules, near)))
    for m in range(1, len(left) - i + 1):
        for n in range(1, len(right) - j + 1):
            if m == n == 1:
                continue
            words_a, words_b = left[i : i + m], right[j : j + n]
            number = compare_numbers(" ".join(words_a), " ".join(words_b), profile, rules)
            if number is not None:
                moves.append((m, n, number))
            elif min(m, n) == 1 and max(m, n) <= MOST_JOINED:
                near = _context(left, right, i + m, j + n, context)
                moves.append((m, n, _joined(words_a, words_b, profile, rules, near)))
    return moves


def _context(left: list[str], right: list[str], i: int, j: int, context: Context) -> Context:
    next_a = left[i] if i < len(left) else context.next_a
    next_b = right[j] if j < len(right) else context.next_b
    return Context(next_a, next_b, context.ascii_a, context.ascii_b, context.misread)


def _joined(ones: list[str], others: list[str], profile: Profile, rules: Rules, context: Context) -> Relation:
    """Compare words written together on one side and apart on the other."""
    rule = rules.spacing.get("rule")
    if not rule:
        return _without_tables(ones, others, profile, rules)
    apart = ones if len(ones) > 1 else others
    last = profile.normalise(apart[-1])
    clitic = _clitic(ones, others, rules, profile, context)
    if clitic is not None:
        return clitic
    hyphened = any("-" in profile.normalise(word) for word in (*ones, *others))
    joints = frozenset(itertools.accumulate(len(profile.normalise(word)) for word in apart[:-1]))
    relation = compare_words("".join(ones), "".join(others), profile, rules, context, joints=joints)
    if relation.kind in ("inflection", "different"):
        return related("different", (), "divided")
    names = tuple(sorted({*relation.rules, rules.izafet["rule"] if hyphened else rule}))
    names = tuple(name for name in names if name not in (rules.case_rule, rules.sign_rule) or name in relation.rules)
    if last in rules.spacing.get("ambiguous", ()):
        return related("underspecified", names, "particle", last)
    if not relation.reason:
        return related(relation.kind, names, "spacing", flags=relation.flags, text=rules.spacing.get("reason", ""))
    return replace(relation, rules=names)


def _without_tables(ones: list[str], others: list[str], profile: Profile, rules: Rules) -> Relation:
    if profile.normalise("".join(ones)).replace("-", "") == profile.normalise("".join(others)).replace("-", ""):
        return related("same", ("U05",), "spacing")
    return related("different", (), "words")


def _clitic(ones: list[str], others: list[str], rules: Rules, profile: Profile, context: Context) -> Relation | None:
    """A word that becomes an ending when written together ("onun ile", "onunla")."""
    apart, together = (ones, others[0]) if len(ones) > 1 else (others, ones[0])
    if len(apart) != 2:
        return None
    endings = rules.spacing.get("clitics", {}).get(profile.normalise(apart[1]))
    if not endings:
        return None
    base, whole = profile.normalise(apart[0]), profile.normalise(together).replace("'", "")
    if any(whole == base.replace("'", "") + ending for ending in endings):
        return related("same", (rules.spacing["rule"],), "clitic", apart[1])
    for ending in endings:
        # eşkali ile, eşkâliyle: what is left of the difference is a spelling of the word before it
        relation = compare_words(base + ending, together, profile, rules, context)
        if relation.kind == "same":
            return related("same", tuple(sorted({*relation.rules, rules.spacing["rule"]})), "clitic", apart[1])
    return None

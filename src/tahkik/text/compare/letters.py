"""Letters that are confused: what makes a form that is no word *suspect* of being another."""

from __future__ import annotations

from tahkik.text.compare.prepare import Prepared
from tahkik.text.compare.rules import Rules

#: Share of a word's letters that may be confused ones: the worst specimen, read by an English machine, has 7 in 13.
MOST_CONFUSED = 0.6
#: Share of letters that may be wrong in a misread passage where both forms are words: at 15 % of letters wrong, 98 of
#: 100 words of 4–14 letters stay within a third of their letters (binomial), and words of three letters get one.
MOST_WRONG = 0.34
#: The same where one form is no word, and so nothing it could mean is lost. A wrong letter is often printed as two
#: (m: rn), which is two edits. Of 2,400 words misread at 15 %, a third left 109 unexplained and a half 29.
MOST_WRONG_NO_WORD = 0.5
#: Letters of the longest word that is looked at; longer ones are no words.
LONGEST = 64


def suspicious(one: Prepared, other: Prepared, rules: Rules) -> frozenset[str] | None:
    """Return the rules of the confusions that lead from one form to the other, None where none do."""
    if not rules.suspicion:
        return None
    for a, b in _glyph_forms(one, other, rules):
        found = _confusions(a, b, rules)
        if found is not None:
            return found
    return None


def _glyph_forms(one: Prepared, other: Prepared, rules: Rules) -> list[tuple[str, str]]:
    """Return the pairs of forms to look at: as prepared, and with capitals that look like small letters read so."""
    a, b = one.form.translate(rules.base), other.form.translate(rules.base)
    stem_a, stem_b = _without_izafet(a, rules), _without_izafet(b, rules)
    if stem_a != a and stem_b != b:
        a, b = stem_a, stem_b
    pairs = [(a, b)]
    for capital, small in rules.glyphs.items():
        for position, word in ((0, one), (1, other)):
            if capital in word.written[1:] and len(word.written) == len(word.form):
                changed = "".join(
                    small if letter == capital and at > 0 else form
                    for at, (letter, form) in enumerate(zip(word.written, word.form, strict=True))
                ).translate(rules.base)
                pairs.append((changed, b) if position == 0 else (a, changed))
    return pairs


def _without_izafet(word: str, rules: Rules) -> str:
    """Return `word` without the vowel of its izafet, whose allomorphs are no confusion."""
    stem, hyphen, tail = word.rpartition("-")
    return stem if hyphen and tail in rules.allomorphs else word


def _confusions(a: str, b: str, rules: Rules) -> frozenset[str] | None:
    """Return the rules on the cheapest path of confusions from `a` to `b`, None where a letter is unexplained."""
    if a == b:
        return frozenset({"R20"})
    if max(len(a), len(b)) > LONGEST or abs(len(a) - len(b)) > max(3, len(a) // 2):
        return None
    start = 0
    limit = min(len(a), len(b))
    while start < limit and a[start] == b[start]:
        start += 1
    # One letter back, so that a group that begins with an equal letter ("ın", "im") is seen whole.
    start = max(0, start - 1)
    end = 0
    while end < limit - start and a[len(a) - 1 - end] == b[len(b) - 1 - end]:
        end += 1
    end = max(0, end - 1)
    best = _cheapest(
        a[start : len(a) - end], b[start : len(b) - end], a[start - 1 : start], b[start - 1 : start], rules
    )
    if best is None:
        return None
    steps, names = best
    return names if steps <= max(1, MOST_CONFUSED * max(len(a), len(b))) else None


def _cheapest(a: str, b: str, before_a: str, before_b: str, rules: Rules) -> tuple[int, frozenset[str]] | None:
    """Dynamic programming over both middles: cell (i, j) is the fewest steps and the rules that reach it."""
    table: dict[tuple[int, int], tuple[int, frozenset[str]]] = {(0, 0): (0, frozenset())}
    visited = 0
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            here = table.get((i, j))
            if here is None:
                continue
            visited += 1
            steps, names = here
            for next_i, next_j, rule in _moves(a, b, i, j, before_a, before_b, rules):
                cost = steps + (1 if rule else 0)
                known = table.get((next_i, next_j))
                if known is None or cost < known[0]:
                    table[next_i, next_j] = (cost, names | {rule} if rule else names)
            if visited == len(table):
                # Nothing lies ahead: most pairs end at their first letter.
                return here if (i, j) == (len(a), len(b)) else None
    return table.get((len(a), len(b)))


def _moves(a: str, b: str, i: int, j: int, before_a: str, before_b: str, rules: Rules) -> list[tuple[int, int, str]]:
    moves: list[tuple[int, int, str]] = []
    if i < len(a) and j < len(b) and a[i] == b[j]:
        moves.append((i + 1, j + 1, ""))
    left, right = a[i : i + 1], b[j : j + 1]
    found = [
        (len(group_a), len(group_b), rule)
        for key in ((left, right), (left, ""), ("", right))
        for group_a, group_b, rule in rules.confusions.get(key, ())
        if a.startswith(group_a, i) and b.startswith(group_b, j)
    ]
    moves += [(i + m, j + n, rule) for m, n, rule in (sorted(found) if len(found) > 1 else found)]
    previous_a = a[i - 1] if i else before_a
    previous_b = b[j - 1] if j else before_b
    if i < len(a) and a[i] == previous_a:
        moves.append((i + 1, j, rules.doubling.get("rule", "R08")))
    if j < len(b) and b[j] == previous_b:
        moves.append((i, j + 1, rules.doubling.get("rule", "R08")))
    if i < len(a) and j < len(b) and (_is_sign(a[i]) or _is_sign(b[j])):
        moves.append((i + 1, j + 1, "R20"))
    if rules.transposition and a[i : i + 2] == b[j : j + 2][::-1] and len(a[i : i + 2]) == 2:
        moves.append((i + 2, j + 2, "R20"))
    return moves


def _is_sign(letter: str) -> bool:
    """Return whether a sign that no word holds stands in a letter's place ("bü£ük")."""
    return not (letter.isalnum() or letter in "'-.")


def near(a: str, b: str, share: float = MOST_WRONG) -> bool:
    """Return whether two forms differ in at most `share` of their letters, rounded (edits, transpositions one)."""
    if max(len(a), len(b)) > LONGEST:
        return False
    allowed = max(1, int(share * max(len(a), len(b)) + 0.5))
    if abs(len(a) - len(b)) > allowed:
        return False
    two_ago: list[int] = []
    previous = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        current = [i]
        for j, other in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, two_ago[j - 2] + 1)
            current.append(cost)
        if min(current) > allowed:
            return False
        two_ago, previous = previous, current
    return previous[-1] <= allowed

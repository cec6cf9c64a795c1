"""Alterations of substance: one function an operation, each recording what it did.

Every function returns False where the draft offers no place for it. The words put in are attested words of the
speeches, so that nothing betrays them but that they do not stand there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache
from random import Random

from plant.drafts import EDGE, Draft, Mark, Token
from plant.speeches import Field, band, lower, plain

Alteration = Callable[[Random, Field, Draft], bool]

#: Similarity above which two words might be taken for one: a replaced word stays below it; near words are a class.
ANOTHER_WORD = 0.55
_UNITS = "iki üç dört beş yedi sekiz dokuz".split()
_TENS = "yirmi otuz kırk elli altmış seksen doksan".split()
_LARGE = "bin milyon".split()
_ORDINALS = "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu".split()
_VOWELS = "aeıioöuüâîû"


def add(rng: Random, field: Field, draft: Draft, most: int = 2) -> bool:
    """Add one word (sometimes two) that the source does not have."""
    places = draft.changeable()
    if not places:
        return False
    i = rng.choice(places)
    near = {token.plain for token in draft.tokens[max(0, i - 4) : i + 5]}
    tokens = []
    for _ in range(min(most, rng.choice([1, 1, 1, 2]))):
        word = _any_word(rng, field)
        if plain(word) in near or any(_alike(plain(word), other) for other in near):
            return False
        near.add(plain(word))
        tokens.append(Token(word, " ", None))
    draft.tokens[i:i] = tokens
    draft.marks.append(Mark("addition", tokens, None))
    return True


def drop(rng: Random, field: Field, draft: Draft, most: int = 3) -> bool:
    """Drop one to three words."""
    places = draft.changeable()
    if not places:
        return False
    i = rng.choice(places)
    count = min(most, rng.choice([1, 1, 1, 2, 3]))
    gone = draft.tokens[i : i + count]
    if i + count > len(draft.tokens) - EDGE or any(token.source is None or _touched(draft, token) for token in gone):
        return False
    before, after = draft.tokens[i - 1], draft.tokens[i + count]
    if after.source is None or _touched(draft, after) or {gone[0].plain, gone[-1].plain} & {before.plain, after.plain}:
        return False
    _cut(draft, i, count)
    return True


def replace(rng: Random, field: Field, draft: Draft) -> bool:
    """Replace a word by another of about the same frequency."""
    places = [i for i in draft.changeable() if len(draft.tokens[i].text) >= 3]
    if not places:
        return False
    i = rng.choice(places)
    token = draft.tokens[i]
    near = {other.plain for other in draft.tokens[max(0, i - 4) : i + 5]}
    pool = field.bands.get(band(max(2, field.forms[token.text])), [])
    for _ in range(40):
        word = rng.choice(pool) if pool else _any_word(rng, field)
        if plain(word) not in near and not any(_alike(plain(word), other) for other in near):
            return substitute(draft, token, word)
    return False


def move(rng: Random, field: Field, draft: Draft) -> bool:
    """Move one or two words three to eight words away, within the sentence."""
    places = draft.changeable()
    if not places:
        return False
    i, count, distance = rng.choice(places), rng.choice([1, 1, 2]), rng.randint(3, 8)
    to = i + count + distance
    stretch = draft.tokens[i:to]
    if to > len(draft.tokens) - EDGE or any(t.source is None or _touched(draft, t) for t in stretch):
        return False
    # No word of the neighbourhood twice: "çok gamlı ve kasvetli" must not offer the moved "ve" another partner.
    forms = [token.plain for token in draft.tokens[max(0, i - 3) : to + 3]]
    if len(set(forms)) != len(forms) or any(re.search("[.!?;:]", token.after) for token in stretch):
        return False
    moved, jumped = stretch[:count], stretch[count:]
    if not all(token.text.isalpha() for token in moved):
        return False
    if any("-" in token.text for token in (draft.tokens[i - 1], jumped[-1])):
        return False
    moved[-1].after, jumped[-1].after = jumped[-1].after, moved[-1].after
    if "," in moved[-1].after or "," in jumped[-1].after:
        moved[-1].after = jumped[-1].after = " "
    draft.tokens[i:to] = jumped + moved
    source = _source_of(moved)
    draft.marks.append(Mark("transposition", moved, source, was=_words(moved), also=jumped))
    return True


def negate(rng: Random, field: Field, draft: Draft) -> bool:
    """Turn a verb into its negation or back (both forms attested); or add or drop *değil*, *hiç*."""
    pairs = negations(field)
    places = [i for i in draft.changeable() if draft.tokens[i].text in pairs]
    small = [i for i in draft.changeable() if draft.tokens[i].text in {"değil", "hiç", "hiçbir"}]
    if small and rng.random() < 0.5:
        _cut(draft, rng.choice(small), 1, detail="negation")
        return True
    if places and rng.random() < 0.9:
        token = draft.tokens[rng.choice(places)]
        return substitute(draft, token, rng.choice(pairs[token.text]), "negation")
    ends = [i for i in draft.changeable() if re.match(r".*(d[ıiuü]r|t[ıiuü]r)$", draft.tokens[i].text)]
    if not ends or rng.random() < 0.5:
        return False
    word = Token("değil", " ", None)
    i = rng.choice(ends)
    if "değil" in {plain(token.text)[:5] for token in draft.tokens[i - 2 : i + 3]}:
        return False
    draft.tokens.insert(i, word)
    draft.marks.append(Mark("addition", [word], None, detail="negation"))
    return True


def renumber(rng: Random, field: Field, draft: Draft) -> bool:
    """Change a number word, an ordinal or a figure."""
    touched = {id(token) for mark in draft.marks for token in mark.tokens}
    places = []
    for i in range(EDGE, len(draft.tokens) - EDGE):
        token = draft.tokens[i]
        near = {other.plain for other in draft.tokens[i - 2 : i + 3] if other is not token}
        if id(token) in touched or token.source is None or token.plain in near:
            continue
        if token.text.isdigit() and "." in token.after:
            # "2." may number an article: a matter of its own.
            continue
        others = [word for word in _other_numbers(rng, token.text) if word not in near]
        if others:
            places.append((token, others))
    if not places:
        return False
    token, others = rng.choice(places)
    return substitute(draft, token, rng.choice(others), "number")


def inside(rng: Random, field: Field, draft: Draft) -> bool:
    """Change a letter or two inside a word so that another attested form stands there (-nız/-mız, -te/-e)."""
    pairs = near_words(field)
    places = [i for i in draft.changeable() if draft.tokens[i].text in pairs]
    if not places:
        return False
    token = draft.tokens[rng.choice(places)]
    return substitute(draft, token, rng.choice(pairs[token.text]), "inside")


def substitute(draft: Draft, token: Token, word: str, detail: str = "") -> bool:
    """Put another word in a token's place and record it."""
    draft.marks.append(Mark("substitution", [token], token.source, was=token.text, detail=detail))
    token.text = word
    return True


def scatter(rng: Random, field: Field, draft: Draft, share: float) -> bool:
    """Change a share of the words: mostly replaced, some added or dropped, never two side by side."""
    wanted = round(share * len(draft.tokens))
    for _ in range(wanted * 12):
        if len(draft.marks) >= wanted:
            return True
        pick = rng.random()
        if pick < 0.75:
            replace(rng, field, draft)
        elif pick < 0.87:
            add(rng, field, draft, 1)
        else:
            drop(rng, field, draft, 1)
    return len(draft.marks) >= 0.9 * wanted


def elide(rng: Random, draft: Draft, first: int, count: int, sign: str) -> None:
    """Leave out words and say so with a sign of omission."""
    before = draft.tokens[first - 1]
    gone = draft.tokens[first : first + count]
    glued = sign in {"…", "..."} and rng.random() < 0.4
    before.after = (sign if glued else " " + sign) + " "
    del draft.tokens[first : first + count]
    draft.marks.append(Mark("elision", [], _source_of(gone), was=_words(gone), after=before))


def _cut(draft: Draft, i: int, count: int, detail: str = "") -> None:
    gone = draft.tokens[i : i + count]
    before = draft.tokens[i - 1]
    if gone[-1].after.strip():
        before.after = gone[-1].after
    del draft.tokens[i : i + count]
    draft.marks.append(Mark("omission", [], _source_of(gone), was=_words(gone), detail=detail, after=before))


def _source_of(tokens: list[Token]) -> tuple[int, int]:
    spans = [token.source for token in tokens if token.source is not None]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _words(tokens: list[Token]) -> str:
    return "".join(token.text + token.after for token in tokens).strip()


def _touched(draft: Draft, token: Token) -> bool:
    return any(token is other for mark in draft.marks for other in [*mark.tokens, *mark.also, mark.after])


def _any_word(rng: Random, field: Field) -> str:
    return rng.choice(field.bands[rng.choice(sorted(field.bands))])


def _alike(a: str, b: str) -> bool:
    return a in b or b in a or SequenceMatcher(None, a, b, autojunk=False).ratio() >= ANOTHER_WORD


def _other_numbers(rng: Random, word: str) -> list[str]:
    for family in (_UNITS, _TENS, _LARGE, _ORDINALS):
        if word in family:
            return [other for other in family if other != word]
    if word.isdigit() and not word.startswith("0"):
        i = rng.randrange(len(word))
        digit = rng.choice([d for d in "123456789" if d != word[i]])
        return [word[:i] + digit + word[i + 1 :]]
    return []


_NEGATIVE = (
    (re.compile(r"^(.{2,})[dt]([ıiuü])(.*)$"), "m{a}d{i}{rest}"),
    (re.compile(r"^(.{2,})m([ıiuü])ş(.*)$"), "m{a}m{i}ş{rest}"),
    (re.compile(r"^(.{2,}?)y?[ae]ca([kğ].*)$"), "mayaca{tail}"),
    (re.compile(r"^(.{2,}?)y?[ae]ce([kğ].*)$"), "meyece{tail}"),
    (re.compile(r"^(.{2,}?)[aeıiuü]?r$"), "m{a}z"),
    (re.compile(r"^(.{2,}?)y?[ae]n(.*)$"), "m{a}y{a}n{tail}"),
    (re.compile(r"^(.{2,})m([ae])([ksy].*)$"), "m{a}m{a}{rest}"),
)


@lru_cache(maxsize=4)
def negations(field: Field) -> dict[str, list[str]]:
    """Return attested verb forms (twice or more) with their attested negations, both ways."""
    pairs: dict[str, list[str]] = defaultdict(list)
    known = {form for form, count in field.forms.items() if count >= 2 and form.isalpha() and len(form) >= 4}
    for form in sorted(known):
        for other in sorted(set(_negatives(form))):
            if other in known and other != form:
                pairs[form].append(other)
                pairs[other].append(form)
    for a, b in (("vardır", "yoktur"), ("vardı", "yoktu")):
        pairs[a].append(b)
        pairs[b].append(a)
    return dict(pairs)


def _negatives(form: str) -> list[str]:
    found = []
    for pattern, shape in _NEGATIVE:
        match = pattern.match(form)
        if match is None:
            continue
        stem, groups = match[1], match.groups()
        vowels = [letter for letter in stem if letter in _VOWELS]
        if not vowels:
            continue
        back = vowels[-1] in "aıouâû"
        a = "a" if back else "e"
        i = "ı" if back else "i"
        tail = groups[-1] if len(groups) > 1 else ""
        ending = shape.format(a=a, i=i, rest=tail, tail=tail)
        for base in {stem, stem[:-1] + "t" if stem.endswith("d") else stem}:
            found.append(base + ending)
            # Vowels after the negation follow it, not the stem: oldu, olmadı; buldunuz, bulmadınız.
            found.append(base + ending.replace("u", "ı").replace("ü", "i"))
    return found


#: Letters whose exchange some rule licenses or may excuse: pairs of these are no alteration.
_LICENSED = (
    "ıi",
    "uü",
    "bp",
    "dt",
    "cç",
    "gk",
    "kğ",
    "gğ",
    "ğy",
    "sş",
    "ae",
    "aâ",
    "iî",
    "uû",
    "ıu",
    "iü",
    "oö",
    "kh",
    "iu",
    "ıü",
    "vğ",
)


@lru_cache(maxsize=4)
def near_words(field: Field) -> dict[str, list[str]]:
    """Return attested words with other attested words that differ inside by a letter or a short suffix."""
    pairs: dict[str, list[str]] = defaultdict(list)
    known = {form: count for form, count in field.forms.items() if count >= 3 and form.isalpha() and len(form) >= 5}
    for form in sorted(known):
        for other in _neighbours(form):
            if other in known:
                pairs[form].append(other)
                pairs[other].append(form)
    return {form: sorted(set(others)) for form, others in pairs.items()}


def _neighbours(form: str) -> list[str]:
    found = [form[: m.start()] + "m" + form[m.start() + 1 :] for m in re.finditer(r"n([ıiuü]z)", form)]
    if re.search(r"t[ae]$", form):
        found.append(form[:-1] + "t" + form[-1])
    if re.search(r"(l[ae]r|m[ae])?d[ae]$", form):
        found.append(form[:-2] + form[-1])
    for i, letter in enumerate(form):
        if i == 0:
            continue
        for new in "bcçdfghklmnprsştvyz":
            if letter in _VOWELS or new == letter or any({new, letter} == set(pair) for pair in _LICENSED):
                continue
            found.append(form[:i] + new + form[i + 1 :])
    return [other for other in found if other != form and lower(other) == other]

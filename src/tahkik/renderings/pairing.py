"""Which words of a sentence and of its rendering stand for each other.

Every pair that something known supports is a candidate: the same word, its spelling, its inflection, a gloss of one to
three words, a light verb for another. The best supported are taken first; words beside linked ones are likelier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahkik.languages import Profile
from tahkik.languages.glossary import LONGEST, Glossary
from tahkik.renderings.words import Word
from tahkik.text.morphology import Morphology, morphology

#: What a kind of support is worth beside another; the distance of two words from the straight line costs up to one.
WORTH = {"same": 3.0, "spelling": 2.9, "inflection": 2.5, "gloss": 2.4, "light-verb": 0.6}
#: A phrase is worth this much more a word: "yerine getirme" is surer than "yer".
PHRASE = 0.3
#: Worth of a neighbour that may be linked the same way.
BESIDE = 0.35
#: Letters that two unknown words begin with and are forms of one.
BEGINNING = 5
#: Glosses of one word that are tried.
GLOSSES = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """Half-open ranges of words of both sides that stand for each other, with the relation and its source."""

    original: tuple[int, int]
    rendering: tuple[int, int]
    relation: str
    source: str | None
    worth: float


def pair(original: Sequence[Word], rendering: Sequence[Word], glossary: Glossary, profile: Profile) -> list[Pair]:
    """Return the pairs of two sentences, each word in one at most."""
    found = list(_candidates(original, rendering, glossary, profile))
    places = {(one.original[0], one.rendering[0]) for one in found if one.relation != "light-verb"}
    m, n = max(1, len(original)), max(1, len(rendering))

    def weight(one: Pair) -> float:
        i, j = one.original[0], one.rendering[0]
        beside = sum((i + d, j + e) in places for d in (-2, -1, 1, 2) for e in (-2, -1, 1, 2))
        return one.worth + BESIDE * min(3, beside) - 1.5 * abs(i / m - j / n)

    ranked = sorted(found, key=lambda one: (-weight(one), one.original, one.rendering))
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for one in ranked:
        here, there = range(*one.original), range(*one.rendering)
        if left.isdisjoint(here) and right.isdisjoint(there):
            left.update(here)
            right.update(there)
            out.append(one)
    return sorted(out, key=lambda one: one.original)


def _candidates(a: Sequence[Word], b: Sequence[Word], glossary: Glossary, profile: Profile) -> Iterator[Pair]:
    by_key: dict[int, list[int]] = defaultdict(list)
    by_stem: dict[str, list[int]] = defaultdict(list)
    by_beginning: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(b):
        by_key[word.key].append(j)
        for stem in word.stems:
            by_stem[stem].append(j)
        by_beginning[word.plain[:3]].append(j)
    for i, word in enumerate(a):
        met: set[int] = set()
        for j in by_key[word.key]:
            met.add(j)
            relation = "same" if b[j].plain == word.plain else "spelling"
            yield _one(i, j, relation, word)
        for stem in word.stems:
            for j in by_stem[stem]:
                if j not in met:
                    met.add(j)
                    yield _one(i, j, "inflection", word)
        if word.light:
            for j, other in enumerate(b):
                if other.light and j not in met:
                    yield _one(i, j, "light-verb", word)
        for j in by_beginning[word.plain[:3]]:
            if j not in met and _family(word, b[j], profile):
                yield _one(i, j, "inflection", word)
    yield from _glossed(a, b, by_stem, by_beginning, glossary, profile)


def _one(i: int, j: int, relation: str, word: Word) -> Pair:
    says = word.content or relation == "light-verb" or (word.light and relation in ("same", "spelling"))
    worth = WORTH[relation] if says else WORTH[relation] / 2
    return Pair((i, i + 1), (j, j + 1), relation, None, worth)


def _family(one: Word, other: Word, profile: Profile) -> bool:
    """Return whether two words are forms of one that no dictionary has both of."""
    a, b = one.plain, other.plain
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    if shared < BEGINNING:
        return False
    morph = morphology(profile)
    if morph.empty:
        return min(len(a), len(b)) - shared <= 1 and max(len(a), len(b)) - shared <= 3
    if morph.analyses(a) and morph.analyses(b) and shared < min(len(a), len(b)):
        return False
    return morph.ends_in_suffixes(a, shared) and morph.ends_in_suffixes(b, shared)


def _glossed(
    a: Sequence[Word],
    b: Sequence[Word],
    by_stem: dict[str, list[int]],
    by_beginning: dict[str, list[int]],
    glossary: Glossary,
    profile: Profile,
) -> Iterator[Pair]:
    morph = morphology(profile)

    def places(part: str) -> list[int]:
        near = [j for j in by_beginning[part[:3]] if _forms(b[j].plain, part, morph)]
        return sorted({*by_stem[part], *by_stem[_verb(part, morph)], *near})

    for i in range(len(a)):
        for length in range(1, LONGEST + 1):
            if i + length > len(a) or (length == 1 and not a[i].content and not a[i].light):
                continue
            words = a[i : i + length]
            phrases = {" ".join(word.plain for word in words)}
            if length == 1:
                phrases |= words[0].stems
            seen: set[str] = set()
            for phrase in sorted(phrases):
                for gloss in glossary.of_original(phrase, morph.ends_in_suffixes)[:GLOSSES]:
                    if len(gloss.original.split()) != length or gloss.modern in seen:
                        continue
                    seen.add(gloss.modern)
                    parts = gloss.modern.split()
                    for j in places(parts[0]):
                        end = j + len(parts)
                        if end <= len(b) and all(_stands(b[j + k], part, morph) for k, part in enumerate(parts[1:], 1)):
                            worth = WORTH["gloss"] + 0.3 * gloss.share + PHRASE * (length + len(parts) - 2)
                            yield Pair((i, i + length), (j, end), "gloss", gloss.source, worth)


def _forms(plain: str, part: str, morph: Morphology) -> bool:
    return plain.startswith(part) and len(part) >= 3 and morph.ends_in_suffixes(plain, len(part))


def _stands(word: Word, part: str, morph: Morphology) -> bool:
    return (
        part in word.stems or word.plain == part or _verb(part, morph) in word.stems or _forms(word.plain, part, morph)
    )


def _verb(part: str, morph: Morphology) -> str:
    """Return the stem of a verb a glossary names by its dictionary form or by what it does; the word itself if none."""
    for ending in morph.naming:
        stem = part.removesuffix(ending)
        if stem != part and stem in morph.verbs:
            return stem
    return part

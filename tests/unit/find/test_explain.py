"""How a quotation was looked for, told from what looking for it left."""

from __future__ import annotations

import random
from functools import cache

import pytest

from tahkik.corpus import Group, build
from tahkik.find import Looked, Sought, candidates_of, explain, find_marked, look, missed
from tahkik.languages import load
from tahkik.model import Document, Quotation
from tahkik.options import FindOptions
from tahkik.text.fold import fold

SYLLABLES = [a + b + c for a in "bdkmnrst" for b in "aeio" for c in ("", "l", "n", "r", "s")]


def words_of(generator: random.Random, count: int) -> list[str]:
    return ["".join(generator.choices(SYLLABLES, k=generator.choice([2, 3, 3, 4]))) for _ in range(count)]


@cache
def texts() -> tuple[str, ...]:
    generator = random.Random(30)
    return tuple(" ".join(words_of(generator, 300)) for _ in range(8))


@cache
def group() -> Group:
    return build([Document(f"s{k}", body, "", "", "text/plain", "und") for k, body in enumerate(texts())], load("und"))


def search(words: str) -> Looked:
    quotation = Quotation("q1", 0, len(words), words, "“")
    return look(Sought(quotation, fold(words, group().profile), False), group(), FindOptions())


def passage(document: int, start: int, count: int) -> list[str]:
    return texts()[document].split()[start : start + count]


def mixed(held: int, of: int) -> str:
    """Return ``held`` words of a source and as many others as make ``of``."""
    return " ".join(passage(2, 40, held) + words_of(random.Random(7), of - held))


def test_what_is_found_is_explained_by_the_place_it_stands_in() -> None:
    words = " ".join(passage(3, 100, 14))
    trace = explain([search(words)], found=True)
    first = trace.places[0]
    assert (first.source, first.kept, first.reason, first.held, first.of) == ("s3", True, None, 14, 14)
    assert texts()[3][first.start : first.end] == words
    assert first.text == " ".join(words.split()[:12])
    assert trace.tier == 1
    assert trace.seeds == len(fold(words, group().profile).letters) - group().long.k + 1
    assert trace.anchors >= trace.chains >= 1
    assert trace.alignments >= len(trace.places) >= 1
    assert trace.causes == ()


def test_too_few_words_are_named() -> None:
    looked = search(mixed(5, 30))
    assert candidates_of(looked) == []
    near = missed([looked]).places[0]
    assert (near.source, near.kept, near.reason, near.held, near.of) == ("s2", False, "few-words", 5, 30)


def test_chance_is_named_where_little_is_shared() -> None:
    trace = missed([search(mixed(1, 12))])
    assert trace.tier == 2
    near = trace.places[0]
    assert near.reason == "chance"
    assert near.chance > 0.02


def test_a_place_in_the_shadow_of_another_is_weaker() -> None:
    whole = passage(4, 50, 30)
    copied = " ".join(whole[:18] + words_of(random.Random(3), 12))
    bodies = [" ".join(whole), copied]
    held = build([Document(f"s{k}", body, "", "", "text/plain", "und") for k, body in enumerate(bodies)], load("und"))
    words = " ".join(whole)
    quotation = Quotation("q1", 0, len(words), words, "“")
    looked = look(Sought(quotation, fold(words, held.profile), False), held, FindOptions())
    places = {place.source: place for place in explain([looked], found=True).places}
    assert places["s0"].kept
    assert places["s1"].reason == "weaker"
    assert places["s1"].bits < places["s0"].bits


@pytest.mark.parametrize(
    ("words", "causes"),
    [
        (mixed(12, 30), ("too-different", "not-held")),
        (mixed(3, 30), ("not-held", "rendering", "too-different")),
        (" ".join(words_of(random.Random(5), 5)), ("too-short", "not-held", "rendering", "too-different")),
    ],
)
def test_the_likeliest_cause_comes_first(words: str, causes: tuple[str, ...]) -> None:
    assert missed([search(words)]).causes == causes


def test_no_more_than_the_three_nearest_of_a_miss() -> None:
    places = missed([search(mixed(4, 40))]).places
    assert 1 <= len(places) <= 3
    assert [place.bits for place in places] == sorted((place.bits for place in places), reverse=True)
    assert all(len(place.text.split()) <= 12 for place in places)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_explained_is_what_was_decided(seed: int) -> None:
    generator = random.Random(seed)
    words = mixed(generator.randint(3, 12), generator.randint(12, 24))
    looked = search(words)
    found = find_marked(looked.sought, group(), FindOptions())
    kept = [place for place in explain([looked], found=bool(found)).places if place.kept]
    assert bool(kept) == bool(found)
    assert all(place.reason is None for place in kept)
    assert {place.source for place in kept} <= {group().documents[one.document].source for one in found}


def test_a_word_or_two_are_not_looked_for() -> None:
    looked = search("bal dor")
    assert looked.tiers == ()
    assert explain([looked], found=False).places == ()

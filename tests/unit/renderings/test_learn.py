"""Learning a glossary: sentences, beads, links and pairs, on texts written for this."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from tahkik.languages import load
from tahkik.renderings.learn import Bead, align_sentences, learn, sentences
from tahkik.renderings.learn.beads import LENGTH, PREFIX, ROOM, SHAPES
from tahkik.renderings.learn.words import best_links

TURKISH = load("tr")


def test_sentences_leave_audience_noise_out() -> None:
    text = "Efendiler! Köprü bitti. (Alkışlar) Yarın dr. Ali gelecek; su da. ikinci"
    assert [text[a:b] for a, b in sentences(text, TURKISH)] == [
        "Efendiler!",
        "Köprü bitti.",
        "Yarın dr.",
        "Ali gelecek; su da. ikinci",
    ]


def test_beads_join_and_split_what_the_words_join_and_split() -> None:
    original = [["koprü", "bitti"], ["mektep", "açıldı", "muallim", "geldi"], ["bağ", "kurudu"]]
    rendering = [["koprü", "bitirildi"], ["mektep", "açılmış"], ["muallim", "gelmiş"], ["bağlar", "kurudu"]]
    assert align_sentences(original, rendering) == [Bead((0, 1), (0, 1)), Bead((1, 2), (1, 3)), Bead((2, 3), (3, 4))]


@pytest.mark.parametrize("seed", range(20))
def test_every_sentence_is_in_one_bead(seed: int) -> None:
    generator = random.Random(seed)
    sides = [
        [
            [generator.choice("abcdefg") * 4 for _ in range(generator.randrange(1, 6))]
            for _ in range(generator.randrange(0, 9))
        ]
        for _ in range(2)
    ]
    beads = align_sentences(*sides)
    for side, name in zip(sides, ("original", "rendering"), strict=True):
        covered = [k for bead in beads for k in range(*getattr(bead, name))]
        assert covered == list(range(len(side)))
    assert all((b.original[1] - b.original[0], b.rendering[1] - b.rendering[0]) in SHAPES for b in beads)


def joined(sides: list[list[str]]) -> list[str]:
    return [word for words in sides for word in words]


def naive_cost(beads: list[Bead], a: list[list[str]], b: list[list[str]]) -> float:
    """What an alignment costs, by the words of the definition."""
    n, m = len(a), len(b)
    met = Counter(word[:PREFIX] for words in [*a, *b] for word in {w[:PREFIX] for w in words})
    ratio = sum(map(len, joined(b))) / sum(map(len, joined(a)))
    total = 0.0
    for bead in beads:
        left, right = joined(a[slice(*bead.original)]), joined(b[slice(*bead.rendering)])
        p, q = bead.original[1] - bead.original[0], bead.rendering[1] - bead.rendering[0]
        cost = SHAPES[p, q] + 1
        if p and q:
            bags = Counter(word[:PREFIX] for word in left), Counter(word[:PREFIX] for word in right)
            weigh = [
                sum(math.log(1 + (n + m) / met[k]) * c for k, c in bag.items()) for bag in (*bags, bags[0] & bags[1])
            ]
            sizes = sum(map(len, left)) * ratio, sum(map(len, right))
            cost += LENGTH * abs(math.log((sizes[0] + ROOM) / (sizes[1] + ROOM))) - 2 * weigh[2] / (weigh[0] + weigh[1])
        total += cost * (p + q) / 2
    return total


def every_alignment(n: int, m: int, at: tuple[int, int] = (0, 0)) -> Iterator[list[Bead]]:
    """All ways to cut two rows of sentences into beads."""
    i, j = at
    if at == (n, m):
        yield []
    for p, q in SHAPES:
        if i + p <= n and j + q <= m:
            for rest in every_alignment(n, m, (i + p, j + q)):
                yield [Bead((i, i + p), (j, j + q)), *rest]


@pytest.mark.parametrize("seed", range(25))
def test_no_other_alignment_is_cheaper(seed: int) -> None:
    generator = random.Random(seed)
    a, b = (
        [
            [generator.choice("abcde") * generator.randrange(3, 7) for _ in range(generator.randrange(1, 6))]
            for _ in range(generator.randrange(1, 5))
        ]
        for _ in range(2)
    )
    least = min(naive_cost(beads, a, b) for beads in every_alignment(len(a), len(b)))
    assert naive_cost(align_sentences(a, b), a, b) == pytest.approx(least)


def test_long_texts_are_cut_into_blocks_without_a_seam() -> None:
    generator = random.Random(7)
    words = ["".join(generator.choices("abcdefgh", k=6)) for _ in range(400)]
    a = [generator.sample(words, 7) for _ in range(700)]
    # every ninth sentence is joined to the one after it
    b: list[list[str]] = []
    expected: list[Bead] = []
    i = 0
    while i < len(a):
        step = 2 if i % 9 == 0 and i + 1 < len(a) else 1
        expected.append(Bead((i, i + step), (len(b), len(b) + 1)))
        b.append(joined(a[i : i + step]))
        i += step
    assert align_sentences(a, b) == expected


def test_words_that_always_meet_are_linked() -> None:
    # 0 and 10 in every pair, 1 with 11 and 2 with 12, in either order
    originals = [[0, 1], [2, 0], [1, 2, 0], [0, 2]]
    renderings = [[10, 11], [12, 10], [11, 12, 10], [10, 12]]
    links = best_links(originals, renderings, 13)
    partner = {10: 0, 11: 1, 12: 2}
    for original, rendering, found in zip(originals, renderings, links, strict=True):
        assert [original[i] for i in found] == [partner[word] for word in rendering]


def test_pairs_are_learned_with_counts_and_shares() -> None:
    subjects = [("muallim", "öğretmen"), ("talebe", "öğrenci"), ("tabip", "hekim")]
    verbs = [("bekledi", "bekledi"), ("güldü", "güldü"), ("yazdı", "yazdı"), ("sustu", "sustu")]
    lines = [(f"Bugün {a} {v} ve gitti.", f"Bugün {b} {w} ve gitti.") for (a, b), (v, w) in product(subjects, verbs)]
    original, rendering = (" ".join(side) for side in zip(*lines, strict=True))
    found = {(one.original, one.modern): one for one in learn([(original, rendering)], TURKISH, "mine")}
    assert {("muallim", "öğretmen"), ("talebe", "öğrenci"), ("tabip", "hekim")} <= found.keys()
    assert found["talebe", "öğrenci"].count == 4
    assert found["talebe", "öğrenci"].share == 1.0
    assert all(one.source == "mine" for one in found.values())
    assert learn([(original, rendering)], TURKISH, "mine") == list(found.values())


def test_nothing_is_learned_from_nothing() -> None:
    assert learn([("", "")], TURKISH, "mine") == []


def test_a_stop_within_brackets_ends_no_sentence() -> None:
    text = "Elcezire (Mezopotamya; Dicle ile Fırat arası) cephesi sakindir. Cephe sakindir."
    assert [text[start:end] for start, end in sentences(text, load("tr"))] == [text[:63], text[64:]]

"""The small parts of collating: gaps between steps, edges at a sentence's end, noise in brackets."""

from __future__ import annotations

import pytest

from tahkik.collate.align import Step
from tahkik.collate.blocks import Run, edges, runs
from tahkik.collate.typed import is_noise
from tahkik.languages import load


def steps(*pairs: tuple[int, int]) -> list[Step]:
    return [Step((page, page + 1), (source, source + 1)) for page, source in pairs]


def test_gaps_become_additions_and_omissions() -> None:
    assert runs(steps((0, 5), (2, 6), (3, 9)), 5) == [
        Run("pair", (0, 1), (5, 6)),
        Run("addition", (1, 2), (6, 6)),
        Run("pair", (2, 3), (6, 7)),
        Run("omission", (3, 3), (7, 9)),
        Run("pair", (3, 4), (9, 10)),
        Run("addition", (4, 5), (10, 10)),
    ]


def test_a_gap_on_both_sides_is_an_addition_and_an_omission() -> None:
    assert [run.operation for run in runs(steps((0, 0), (3, 4)), 4)] == ["pair", "addition", "omission", "pair"]


def test_words_before_the_first_step_are_an_addition() -> None:
    assert runs(steps((2, 7)), 3) == [Run("addition", (0, 2), (7, 7)), Run("pair", (2, 3), (7, 8))]


def test_nothing_aligned_is_all_addition() -> None:
    assert runs([], 3) == [Run("addition", (0, 3), (0, 0))]


def test_a_split_and_a_join_stay_one_step() -> None:
    found = runs([Step((0, 1), (0, 2)), Step((1, 3), (2, 3))], 3)
    assert found == [Run("pair", (0, 1), (0, 2)), Run("pair", (1, 3), (2, 3))]


def test_unlike_words_beyond_a_sentence_are_cut_off() -> None:
    four = steps((0, 0), (1, 1), (2, 2), (3, 3))
    broken = [False, False, True, False]
    assert edges(four, [True, True, False, False], broken.__getitem__) == four[:2]
    assert edges(four, [True, True, False, True], broken.__getitem__) == four
    assert edges(four, [False, False, True, True], broken.__getitem__) == four[2:]


def test_unlike_words_within_a_sentence_stay() -> None:
    three = steps((0, 0), (1, 1), (2, 2))
    assert edges(three, [True, True, False], lambda _: False) == three


def test_where_nothing_is_alike_nothing_is_cut() -> None:
    three = steps((0, 0), (1, 1), (2, 2))
    assert edges(three, [False] * 3, lambda _: True) == three


@pytest.mark.parametrize(
    ("words", "noise"),
    [
        ("Alkışlar", True),
        ("Şiddetli alkışlar.", True),
        ("Bravo sesleri, sürekli alkışlar", True),
        ("Komünist", False),
        ("iki yaprak", False),
        ("Alkışlar, sonra yemek", False),
        ("", False),
        (",", False),
    ],
)
def test_noise(words: str, noise: bool) -> None:
    assert is_noise(words, load("tr")) is noise


def test_a_language_without_a_list_hears_no_noise() -> None:
    assert not is_noise("Applause", load("und"))

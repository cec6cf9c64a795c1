"""What is planted is found, wherever it stands and whatever stands beside it in the sources."""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tahkik.corpus import Group, build
from tahkik.find import Sought, find_marked, find_unmarked
from tahkik.languages import load
from tahkik.model import Candidate, Document, Quotation
from tahkik.options import FindOptions
from tahkik.text.fold import fold

# The same draws every time: of 30,000 of two joined passages one meets six words in a row by chance as misreadings.
EXAMPLES = settings(max_examples=60, derandomize=True)
WORDS = 300
SOURCES = 8
SYLLABLES = [a + b + c for a in "bcdfghklmnprstvyz" for b in "aeiou" for c in ("", *"klmnrstz")]

numbers = st.integers(0, SOURCES - 1)
starts = st.integers(0, WORDS - 30)


@cache
def texts() -> tuple[tuple[str, ...], ...]:
    """Return words of no language, the same every time."""
    chance = random.Random(7)
    return tuple(
        tuple("".join(chance.choices(SYLLABLES, k=chance.choice([2, 3, 3, 4]))) for _ in range(WORDS))
        for _ in range(SOURCES)
    )


@cache
def hold(order: tuple[int, ...]) -> Group:
    documents = [Document(f"s{k}", " ".join(texts()[k]), "", "", "text/plain", "und") for k in order]
    return build(documents, load("und"))


def marked(words: str, held: Group) -> list[Candidate]:
    quotation = Quotation("q1", 0, len(words), words, "“")
    return find_marked(Sought(quotation, fold(words, held.profile), elided=False), held, FindOptions())


def place(held: Group, found: Candidate) -> tuple[str, str]:
    """Return the source and the words of a candidate."""
    source = held.folded(found.document)
    return held.documents[found.document].source, source.text[source.starts[found.start] : source.ends[found.end - 1]]


def _alike(a: str, b: str) -> bool:
    return SequenceMatcher(None, a, b, autojunk=False).ratio() > 0.5


EVERY = tuple(range(SOURCES))


@EXAMPLES
@given(numbers, st.integers(0, WORDS - 5), st.integers(5, 40))
def test_an_exact_passage_is_found_at_every_position(number: int, start: int, length: int) -> None:
    words = " ".join(texts()[number][start : start + length])
    assert place(hold(EVERY), marked(words, hold(EVERY))[0]) == (f"s{number}", words)


@EXAMPLES
@given(numbers, starts, st.integers(8, 30))
def test_an_exact_passage_is_found_without_marks(number: int, start: int, length: int) -> None:
    passage = texts()[number][start : start + length]
    words = " ".join(("Burada", "yazan", "şudur", *passage, "diye", "biter"))
    held = hold(EVERY)
    page = fold(words, held.profile)
    source, text = place(held, find_unmarked(page, [(0, len(page))], held)[0])
    assert source == f"s{number}"
    assert " ".join(passage) in text


@EXAMPLES
@given(numbers, starts, st.integers(5, 20), st.sets(numbers, min_size=1))
def test_unrelated_sources_change_no_primary_match(number: int, start: int, length: int, others: set[int]) -> None:
    words = " ".join(texts()[number][start : start + length])
    few, many = hold((number,)), hold((number, *sorted(others - {number})))
    assert place(few, marked(words, few)[0]) == place(many, marked(words, many)[0])


@EXAMPLES
@given(numbers, starts, st.integers(5, 20), st.permutations(EVERY))
def test_the_order_of_the_sources_changes_nothing(number: int, start: int, length: int, order: list[int]) -> None:
    words = " ".join(texts()[number][start : start + length])
    here, there = hold(EVERY), hold(tuple(order))
    one, other = marked(words, here), marked(words, there)
    assert [place(here, found) for found in one] == [place(there, found) for found in other]
    assert one[0].bits == other[0].bits


@EXAMPLES
@given(
    st.permutations(EVERY), starts, starts, st.integers(8, 25), st.integers(8, 25), st.sampled_from([" ", ", ", ". "])
)
def test_two_passages_in_one_pair_of_marks_are_both_found(
    order: list[int], first: int, second: int, one: int, other: int, joint: str
) -> None:
    left = " ".join(texts()[order[0]][first : first + one])
    right = " ".join(texts()[order[1]][second : second + other])
    # a word at the joint that could be a misreading of what stands on the other side may belong to either passage
    assume(not _alike(texts()[order[0]][first + one], texts()[order[1]][second]))
    assume(second == 0 or not _alike(texts()[order[1]][second - 1], texts()[order[0]][first + one - 1]))
    held = hold(EVERY)
    found = marked(left + joint + right, held)
    best = {candidate.part: candidate for candidate in reversed(found)}
    assert sorted(place(held, candidate) for candidate in best.values()) == sorted(
        [(f"s{order[0]}", left), (f"s{order[1]}", right)]
    )
    assert sorted((c.page.start, c.page.end) for c in best.values()) == [
        (0, len(left)),
        (len(left) + len(joint), len(left) + len(joint) + len(right)),
    ]

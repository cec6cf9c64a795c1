"""Finding in sources made of words of no language: what is planted is found, whatever stands beside it."""

from __future__ import annotations

import random
from functools import cache

import pytest

from tahkik.corpus import Group, build
from tahkik.find import Sought, find_marked, find_unmarked
from tahkik.languages import load
from tahkik.model import Candidate, Document, Quotation
from tahkik.options import FindOptions
from tahkik.text.fold import fold

SYLLABLES = [a + b + c for a in "bdkmnrst" for b in "aeio" for c in ("", "l", "n", "r", "s")]


def sentence(generator: random.Random, words: int) -> str:
    return " ".join("".join(generator.choices(SYLLABLES, k=generator.choice([2, 3, 3, 4]))) for _ in range(words))


@cache
def texts() -> tuple[str, ...]:
    generator = random.Random(20)
    return tuple(sentence(generator, 400) for _ in range(12))


def hold(*bodies: str) -> Group:
    documents = [Document(f"s{k}", body, "", "", "text/plain", "und") for k, body in enumerate(bodies)]
    return build(documents, load("und"))


@cache
def group() -> Group:
    return hold(*texts())


def seek(words: str, held: Group, **marks: object) -> list[Candidate]:
    ellipses = tuple((k, k + 1) for k, sign in enumerate(words) if sign == "…")
    quotation = Quotation("q1", 0, len(words), words, "“", ellipses=ellipses)  # type: ignore[arg-type]
    return find_marked(Sought(quotation, fold(words, held.profile), bool(ellipses)), held, FindOptions())


def passage(held: Group, found: Candidate) -> str:
    source = held.folded(found.document)
    return source.text[source.starts[found.start] : source.ends[found.end - 1]]


@pytest.mark.parametrize("start", range(0, 392, 7))
def test_an_exact_passage_is_found_at_every_position(start: int) -> None:
    words = " ".join(texts()[5].split()[start : start + 8])
    found = seek(words, group())
    assert found[0].document == 5
    assert passage(group(), found[0]) == words


def test_an_unrelated_source_changes_no_match() -> None:
    words = " ".join(texts()[3].split()[100:112])
    alone, beside = hold(texts()[3]), hold(texts()[3], *texts()[6:])
    a, b = seek(words, alone), seek(words, beside)
    assert (a[0].document, a[0].start, a[0].end) == (b[0].document, b[0].start, b[0].end)


def test_the_order_of_the_sources_changes_nothing() -> None:
    words = " ".join(texts()[3].split()[100:112])
    forwards, backwards = hold(*texts()), hold(*reversed(texts()))
    a, b = seek(words, forwards)[0], seek(words, backwards)[0]
    assert passage(forwards, a) == passage(backwards, b) == words
    assert a.chance == pytest.approx(b.chance)


def test_what_was_never_written_is_not_found() -> None:
    generator = random.Random(99)
    assert [seek(sentence(generator, 15), group()) for _ in range(20)] == [[]] * 20


def test_wrong_letters_do_not_hide_a_passage() -> None:
    generator = random.Random(4)
    for start in range(10, 380, 30):
        words = " ".join(texts()[2].split()[start : start + 12])
        letters = [generator.choice("abdekmnorst") if s != " " and generator.random() < 0.08 else s for s in words]
        found = seek("".join(letters), group())
        assert found
        assert found[0].document == 2


def test_an_ellipsis_joins_two_places_into_one_hull() -> None:
    source = texts()[7].split()
    words = " ".join(source[50:58]) + " … " + " ".join(source[200:208])
    found = seek(words, group())
    assert passage(group(), found[0]) == " ".join(source[50:208])


def test_a_transposition_keeps_one_hull() -> None:
    source = texts()[7].split()
    words = " ".join(source[60:68]) + " " + " ".join(source[50:60])
    found = seek(words, group())
    assert passage(group(), found[0]) == " ".join(source[50:68])


def test_a_passage_of_many_documents_is_found_in_all_of_them() -> None:
    famous = " ".join(texts()[0].split()[:14])
    generator = random.Random(8)
    held = hold(*(f"{sentence(generator, 30)} {famous} {sentence(generator, 30)}" for _ in range(500)))
    found = seek(famous, held)
    assert len({candidate.document for candidate in found}) == 500


def test_identical_documents_both_count() -> None:
    held = hold(texts()[0], texts()[0], texts()[1])
    found = seek(" ".join(texts()[0].split()[40:52]), held)
    assert [candidate.document for candidate in found] == [0, 1]


def test_words_without_marks_are_found_and_their_host_is_not() -> None:
    generator = random.Random(12)
    words = " ".join(texts()[4].split()[30:45])
    page = f"{sentence(generator, 60)} {words} {sentence(generator, 60)}"
    folded = fold(page, group().profile)
    found = find_unmarked(folded, [(0, len(folded))], group())
    assert [page[candidate.page.start : candidate.page.end] for candidate in found] == [words]


def test_an_empty_group_finds_nothing() -> None:
    assert seek("bir iki üç", hold()) == []
    assert find_unmarked(fold("bir iki üç dört beş", load("und")), [(0, 5)], hold()) == []


def test_a_formula_that_stands_there_whole_is_found_among_its_likes() -> None:
    generator = random.Random(31)
    formula = sentence(generator, 6).split()
    likes = []
    for _ in range(80):
        altered = formula.copy()
        altered[generator.randrange(6)] = sentence(generator, 1)
        likes.append(f"{sentence(generator, 40)} {' '.join(altered)} {sentence(generator, 40)}")
    bodies = [f"{sentence(generator, 40)} {' '.join(formula)} {sentence(generator, 40)}" for _ in range(3)]
    held = hold(*likes, *bodies)
    found = seek(" ".join(formula), held)
    assert {80, 81, 82} <= {candidate.document for candidate in found}

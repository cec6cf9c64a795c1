"""Whose words, and on which page: what the citation beside a quotation says, against where the words stand."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tahkik.model import Span

WORDS = "the bridge was paid for twice in one summer"


def cited(make: SimpleNamespace, words: str, match: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:
    text = f"The clerk wrote “{WORDS}” ({words})."
    made = make.page(text).against(WORDS, **match).citing(words, **fields)
    return [(one.rule, one.level) for one in made.judged().findings]


@pytest.mark.parametrize(
    ("page", "locus", "start", "wrong"),
    [
        ("40", "C-I, s. 40", 0, False),
        ("41", "C-I, s. 40", 0, False),
        ("39", "C-I, s. 40", 0, True),
        ("90", "C-I, s. 40", 0, True),
        ("44", "C-I, s. 40", 9_200, False),
        ("40", "C-I, s. 40", 9_200, True),
        ("40", None, 0, False),
        ("40", "the whole of it", 0, False),
    ],
)
def test_a_part_that_begins_on_a_page(make: SimpleNamespace, page: str, locus: str, start: int, wrong: bool) -> None:
    match = {"work": "Collected Speeches", "locus": locus, "start": start, "end": start + len(WORDS), "variants": ()}
    found = cited(make, f"Collected Speeches, p. {page}", match, title="Collected Speeches", page=page, held=True)
    assert found == ([("wrong-locus", "warning")] if wrong else [])


@pytest.mark.parametrize(
    ("fields", "pages", "wrong"),
    [
        ({"page": "12"}, ("12",), False),
        ({"page": "12"}, ("12", "13"), False),
        ({"page": "13"}, ("12", "13"), False),
        ({"page": "14"}, ("12", "13"), True),
        ({"pages": "10-14"}, ("12",), False),
        ({"pages": "10–11"}, ("12",), True),
        ({"page": "10", "following": True}, ("12",), False),
        ({"page": "xii"}, ("xii",), False),
        ({"page": "xi"}, ("xii",), True),
        ({"page": "12b"}, ("40",), False),
        ({"page": "12"}, ("A-3",), False),
        ({}, ("40",), False),
    ],
)
def test_a_passage_on_pages_that_are_known(
    make: SimpleNamespace, fields: dict[str, Any], pages: tuple[str, ...], wrong: bool
) -> None:
    match = {"title": "The Bridge of Kars", "pages": pages, "locus": f"p. {pages[0]}"}
    found = cited(make, "The Bridge of Kars, ibid.", match, title="The Bridge of Kars", **fields)
    assert [rule for rule, _ in found] == (["wrong-locus"] if wrong else [])


def test_another_volume(make: SimpleNamespace) -> None:
    match = {"work": "Collected Speeches", "locus": "C-II, s. 40"}
    same = {"title": "Collected Speeches", "page": "40"}
    assert cited(make, "Collected Speeches 2, p. 40", match, volume="2", **same) == []
    assert cited(make, "Collected Speeches III", match, volume="III", **same) == [("wrong-locus", "warning")]


def test_an_edition_that_is_printed_makes_it_a_note(make: SimpleNamespace) -> None:
    match = {"title": "The Bridge of Kars", "pages": ("40",)}
    found = cited(make, "The Bridge of Kars, 1921", match, title="The Bridge of Kars", page="12", year="1921")
    assert found == [("wrong-locus", "note")]


@pytest.mark.parametrize("title", ["The Roads of Kars", "Kars", ""])
def test_another_work_says_nothing_of_this_ones_pages(make: SimpleNamespace, title: str) -> None:
    match = {"title": "The Bridge of Kars", "pages": ("40",)}
    assert cited(make, "one, p. 12", match, title=title, page="12", held=False) == []


def test_a_work_held_that_has_not_got_the_words(make: SimpleNamespace) -> None:
    match = {"title": "The Bridge of Kars", "author": "John Hill"}
    fields = {"title": "Roads and Rivers", "author": "Mary Sand"}
    assert cited(make, "Roads and Rivers", match, held=True, **fields) == [("misattributed", "warning")]
    assert cited(make, "Roads and Rivers", match | {"author": None}, held=True, **fields) == [("misattributed", "note")]
    assert cited(make, "Roads and Rivers", match, held=False, **fields) == []
    assert cited(make, "Roads and Rivers", match, **fields) == []


def test_the_work_cited_is_one_of_the_places(make: SimpleNamespace) -> None:
    text = f"The clerk wrote “{WORDS}” (Roads and Rivers)."
    made = make.page(text).against(WORDS, title="The Bridge of Kars").against(WORDS, title="Roads and Rivers")
    assert made.citing("Roads and Rivers", title="Roads and Rivers", held=True).judged().findings == ()


def introduced(make: SimpleNamespace, before: str, author: str | None, authors: tuple[str, ...]) -> list[str]:
    made = make.page(f"{before} “{WORDS}”").against(WORDS, author=author).with_(introduction=Span(0, len(before)))
    return [one.rule for one in replace(made, authors=authors).judged().findings]


@pytest.mark.parametrize(
    ("before", "author", "named"),
    [
        ("Mary Sand said:", "John Hill", True),
        ("John Hill said:", "John Hill", False),
        ("Mary Sand heard Hill say:", "John Hill", False),
        ("Mary Sand said:", None, False),
        ("Mary Sand’e mektubunda dedi ki:", "John Hill", False),
        ("In a letter to Mary Sand:", "John Hill", False),
        ("The clerk said:", "John Hill", False),
        ("Sand said:", "John Hill", False),
    ],
)
def test_a_speaker_who_is_named(make: SimpleNamespace, before: str, author: str | None, named: bool) -> None:
    found = introduced(make, before, author, ("John Hill", "Mary Sand", "Sand"))
    assert found == (["misattributed"] if named else [])


def test_nobody_is_known_by_a_name_that_is_not_held(make: SimpleNamespace) -> None:
    assert introduced(make, "Mary Sand said:", "John Hill", ("John Hill",)) == []


def test_far_from_the_quotation_a_citation_is_for_something_else(make: SimpleNamespace) -> None:
    text = f"He wrote “{WORDS}” and then spoke of the roads (Bridge, p. 2)."
    made = (
        make.page(text).against(WORDS, title="Bridge", pages=("40",)).citing("Bridge, p. 2", title="Bridge", page="2")
    )
    assert made.judged().findings == ()


def test_two_works_cited_for_one_passage(make: SimpleNamespace) -> None:
    text = f"He wrote “{WORDS}” (Bridge, p. 2; Roads, p. 3)."
    made = make.page(text).against(WORDS, title="Bridge", pages=("40",))
    made = made.citing("Bridge, p. 2", title="Bridge", page="2").citing("Roads, p. 3", title="Roads", page="3")
    assert made.judged().findings == ()


def test_a_source_line_after_several_quotations_is_for_all_of_them(make: SimpleNamespace) -> None:
    text = f"He wrote “so it is said today”, and “{WORDS}”\n\nSource: Bridge, p. 2"
    made = make.page(text).against(WORDS, quotation=1, title="Bridge", pages=("40",))
    assert made.citing("Bridge, p. 2", title="Bridge", page="2").judged().findings == ()
    alone = make.page(f"He wrote “{WORDS}”\n\nSource: Bridge, p. 2").against(WORDS, title="Bridge", pages=("40",))
    alone = alone.citing("Bridge, p. 2", title="Bridge", page="2")
    assert [one.rule for one in alone.judged().findings] == ["wrong-locus"]

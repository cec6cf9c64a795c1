"""The record of what was found where, and what the rules ask of it."""

from __future__ import annotations

import pytest

from tahkik.languages import load
from tahkik.model import Modality
from tahkik.text.flags import flags, flags_apart
from tahkik.text.modality import closes_clause, find_modality, joining, opener, turning, word_signs

TR, EN, DE, UND = load("tr"), load("en"), load("de"), load("und")


def test_the_record_has_place_form_and_both_readings() -> None:
    text = "Köprüyü görmeden, eğer öderse, döner."
    first, second, third = find_modality(text, TR)
    assert first == Modality("negation", 8, 16, "görmeden", ("negative converb", "verbal-noun ablative"), False, True)
    assert (second.kind, second.text, second.readings, second.sure) == ("condition", "eğer", ("word",), True)
    assert (third.kind, third.text, third.sure) == ("condition", "öderse", True)
    assert "aorist conditional" in third.readings


def test_only_the_kinds_asked_for_are_looked_up() -> None:
    text = "Belki gelmezse ancak yarın gelebilir."
    assert {one.kind for one in find_modality(text, TR)} == {"condition", "negation", "hedge", "limit"}
    assert [one.text for one in find_modality(text, TR, ("limit",))] == ["ancak"]
    assert find_modality(text, TR, ()) == ()


def test_a_profile_without_a_table_finds_nothing() -> None:
    assert find_modality("if not perhaps only", UND) == ()
    assert opener("but", UND) is None
    assert not closes_clause("gelir", UND)
    assert not turning("but", UND)
    assert not joining("and", UND)
    assert word_signs("not", UND) == ()


def test_a_phrase_is_not_found_over_the_end_of_a_clause() -> None:
    assert [one.text for one in find_modality("Şu kadar. Ki o geldi.", TR)] == []
    assert [one.text for one in find_modality("Şu kadar ki o geldi.", TR)] == ["Şu kadar ki"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ancak yarın gelir", "ancak"),
        ("ve fakat gelmedi", "fakat"),
        ("şu kadar ki borç ödensin", "şu kadar ki"),
        ("Bununla beraber su azdır", "Bununla beraber"),
        ("yalnız başına kaldı", None),
        ("köylüler ancak yarın gelir", None),
        ("", None),
    ],
)
def test_what_limits_the_words_before_it(text: str, words: str | None) -> None:
    found = opener(text, TR)
    assert (found.text if found else None) == words


def test_a_word_before_the_opener_is_passed_over_where_that_is_asked() -> None:
    assert opener("and unless it rains", EN, "condition") is not None
    assert opener("and unless it rains", EN, "condition", skip=False) is None


@pytest.mark.parametrize("word", ["gelir", "geldi", "gelecektir", "yapılmalıdır", "gelmiştir", "gidiyor"])
def test_a_verb_that_closes_a_clause(word: str) -> None:
    assert closes_clause(word, TR)


@pytest.mark.parametrize("word", ["köprü", "gelirse", "gelen", "gelmek", "geldiği", ""])
def test_a_word_that_closes_none(word: str) -> None:
    assert not closes_clause(word, TR)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("mânâsız", "anlamsız", ()),  # both say that something is lacking
        ("mânâsız", "boş", ()),  # another word, and no denial of the first
        ("anlamlı", "anlamsız", ("negation",)),
        ("ümitli", "ümitsiz", ("negation",)),
        ("gider", "gitmez", ("negation",)),
        ("etmeyi", "etmemeyi", ("negation",)),
        ("yapabilir", "yapamaz", ("modality", "negation")),
        ("yapılmadı", "edilmedi", ()),
        ("vardır", "yoktur", ("negation",)),
        ("güzeldir", "güzel değildir", ("negation",)),
        ("mümkün", "gayrimümkün", ("modality", "negation")),
        ("beş", "altı", ("number",)),
        ("gelirse", "gelince", ("condition",)),
        ("Ankara’da", "Bursa’da", ("name",)),
    ],
)
def test_the_flags_of_an_exchange(a: str, b: str, expected: tuple[str, ...]) -> None:
    assert flags_apart(a, b, TR) == expected
    assert flags_apart(b, a, TR) == expected


@pytest.mark.parametrize("words", ["Ankara’da", "Ankara’nın", "Lenin’e", "Mustafa Kemal’in", "İzmir’den", "Paşa’yla"])
def test_a_suffix_never_makes_another_name_of_a_name(words: str) -> None:
    assert flags(words, TR) == ("name",)


def test_a_negation_in_german() -> None:
    assert flags("nicht", DE) == ("negation",)
    assert flags("der Rat", DE) == ()


def test_a_table_with_an_unknown_section_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tahkik.errors import ProfileError
    from tahkik.text.modality import table

    read = type(EN).table
    monkeypatch.setattr(type(EN), "table", lambda self, name: {**read(self, name), "mood": {}})
    table.modality_table.cache_clear()
    with pytest.raises(ProfileError, match="mood"):
        table.modality_table(EN)
    table.modality_table.cache_clear()

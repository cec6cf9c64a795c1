"""Comparing words: specimens of every profile, contexts, suspicion, and what a caller may rely on."""

from __future__ import annotations

import pytest

from tahkik.errors import ProfileError
from tahkik.languages import codes, load
from tahkik.text.compare import Context, compare, confusable, is_word
from tahkik.text.compare import rules as rules_module
from tahkik.text.compare.rules import rules_of

TR = load("tr")


def specimens() -> list[tuple[str, str, str, str, str]]:
    return [(code, *specimen) for code in codes() for specimen in rules_of(load(code)).specimens]


@pytest.mark.parametrize(("code", "one", "other", "relation", "entry"), specimens())
def test_printed_specimens(code: str, one: str, other: str, relation: str, entry: str) -> None:
    found = compare(one, other, load(code))
    assert found.kind == relation, (entry, found)
    assert compare(other, one, load(code)) == found


def test_the_same_word_needs_no_rule() -> None:
    assert compare("harekât", "harekât", TR).rules == ()


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("Ingiliz", "İngiliz", ("R01",)),
        ("Meclisinin", "Meclisi’nin", ("R02",)),
        ("takip", "tâkip", ("R04",)),
        ("harb", "harp", ("R09",)),
        ("milletdir", "millettir", ("R10",)),
        ("inkılap", "inkilap", ("R11",)),
        ("etmeğe", "etmeye", ("R13",)),
        ("on altı", "16", ("R15",)),
        ("arz edeceğim", "arzedeceğim", ("R16",)),
        ("mıntıka", "mıntaka", ("R17",)),
        ("TÜRKĐYE", "Türkiye", ("R18",)),
        ("ṣulḥ", "sulh", ("R22",)),
        ("hakikati", "hakikatı", ("R23",)),
        ("idhâl", "ithal", ("R04", "R09")),
    ],
)
def test_the_licence_is_named(one: str, other: str, rules: tuple[str, ...]) -> None:
    found = compare(one, other, TR)
    assert (found.kind, found.rules) == ("same", rules)


@pytest.mark.parametrize(
    ("one", "other", "flags"),
    [
        ("etmeyi", "etmemeyi", ("negation",)),
        ("kurultayınız", "kurultayımız", ("person",)),
        ("gelir", "gelirse", ("condition",)),
        ("olur", "olabilir", ("modality",)),
        ("olabilir", "olmalıdır", ("modality",)),
        ("değildir", "değildi", ()),
        ("memlekete", "memlekette", ()),
        ("verememiş", "vermemiş", ("negation",)),
    ],
)
def test_inflection_carries_flags(one: str, other: str, flags: tuple[str, ...]) -> None:
    found = compare(one, other, TR)
    assert found.kind == "inflection"
    assert set(flags) <= set(found.flags)


def test_a_changed_number_is_flagged() -> None:
    assert compare("252", "253", TR).flags == ("number",)
    assert compare("28.000", "280 bin", TR).flags == ("number",)


def test_izafet_needs_the_next_word() -> None:
    assert compare("harekâtı", "harekât-ı", TR).kind == "underspecified"
    followed = compare("harekâtı", "harekât-ı", TR, Context(next_a="askeriye", next_b="askeriye"))
    assert (followed.kind, followed.rules) == ("same", ("R05",))
    assert compare("harekâtı", "harekât-ı", TR, Context(next_a="askeriye")).kind == "underspecified"


def test_ascii_passages() -> None:
    assert compare("Kurtulus", "Kurtuluş", TR).kind == "suspect"
    assert compare("Kurtulus", "Kurtuluş", TR, Context(ascii_a=True)).kind == "same"
    assert compare("Kurtuluş", "Kurtulus", TR, Context(ascii_b=True)).kind == "same"
    # Typed without Turkish letters, sevk may be either word.
    assert compare("sevk", "şevk", TR, Context(ascii_a=True)).kind == "underspecified"


def test_a_guard_survives_later_steps() -> None:
    for one, other in (("hükûmete", "hükümette"), ("mütalaatta", "mutalaata"), ("etvarı", "edvar-ı"), ("kul", "küll")):
        assert compare(one, other, TR).kind in ("inflection", "different")
        assert compare(one, other, TR, Context("sonra", "sonra")).kind in ("inflection", "different")


def test_a_misread_passage_makes_near_non_words_suspect() -> None:
    misread = Context(misread=True)
    assert compare("memleketimizin", "mernlekxtimizin", TR).kind == "different"
    assert compare("memleketimizin", "mernlekxtimizin", TR, misread).kind == "suspect"
    assert compare("memlekete", "memlekette", TR, misread).kind == "inflection"
    assert compare("etmeyi", "etmemeyi", TR, misread).kind == "inflection"
    assert compare("kurultayınız", "kurultayımız", TR, misread).kind == "inflection"
    assert compare("nüfuzla", "nüfusla", TR, misread).kind == "different"
    assert compare("müdafaa", "xqzwk", TR, misread).kind == "different"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("bu1nnması", "bulunması"),
        ("nem1exetiınizı", "memleketimizi"),
        ("ltr", "bir"),
        ("attim", "ettim"),  # words by the suffix table alone, never met
        ("samanda", "zamanda"),
        ("butün", "bütün"),
        ("6u", "bu"),
        ("bit", "bir"),  # a word of three letters that no speech has
        ("2’uci", "2’nci"),
    ],
)
def test_a_misread_passage_misreads_these(printed: str, meant: str) -> None:
    assert compare(printed, meant, TR, Context(misread=True)).kind == "suspect"


@pytest.mark.parametrize(
    ("printed", "meant", "relation"),
    [
        ("edenim", "ederim", "inflection"),  # never met, but the same headword with another suffix
        ("vardın", "vardır", "inflection"),
        ("olmaz", "olur", "inflection"),
        ("olduğunu", "öldüğünü", "different"),
        ("şevk", "sevk", "different"),
        ("2’nci", "3’üncü", "different"),
        ("düşman", "asker", "different"),
        ("osker", "düşman", "different"),  # no word, but not near either
    ],
)
def test_a_misread_passage_may_still_be_changed(printed: str, meant: str, relation: str) -> None:
    assert compare(printed, meant, TR, Context(misread=True)).kind == relation


def test_outside_a_misread_passage_known_words_are_different() -> None:
    for one, other in [("attim", "ettim"), ("samanda", "zamanda"), ("bit", "bir")]:
        assert compare(one, other, TR).kind in ("different", "inflection")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "İran"), ("ıran", "İran"), ("Iran’ın", "İran’ın"), ("IRAN", "İran"), ("Işte", "İşte"),
        ("ışte", "İşte"), ("Isa", "İsa"), ("Ise", "İse"), ("İrak", "Irak"), ("İğdır", "Iğdır"),
        ("ıranlılar", "İranlılar"),
    ],
)  # fmt: skip
def test_a_wrong_capital_makes_no_other_word(one: str, other: str) -> None:
    found = compare(one, other, TR)
    assert found.kind == "same"
    assert "R01" in found.rules


@pytest.mark.parametrize(
    ("one", "other"), [("Ilgın", "ilgin"), ("Ilık", "İlik"), ("İlim", "Ilım"), ("ırk", "irk"), ("ışık", "isik")]
)
def test_two_words_stay_two_whatever_their_capitals(one: str, other: str) -> None:
    assert compare(one, other, TR).kind == "different"


def test_words_and_non_words() -> None:
    for word in ("memleketimizin", "çalışılmıştır", "harekât-ı", "Azerbaycan’ı", "1336’da", "etmemeyi", "nüfusla"):
        assert is_word(word, TR), word
    for word in ("Tiirk", "mil1et", "gahqrlmrqtrr", "Saka’nm", "memlekxt", "taaruz"):
        assert not is_word(word, TR), word


def test_confusable() -> None:
    assert confusable("Tiirk", "Türk", TR)
    assert confusable("çalışılmıştır", "gahqrlmrqtrr", TR)
    assert not confusable("nüfuz", "nüfus", TR)
    assert not confusable("Türk", "Türk", TR)
    assert not confusable("cafe", "café", load("und"))


def test_without_tables_every_form_is_a_word() -> None:
    assert is_word("xqzwk", load("und"))


def test_long_and_empty_input() -> None:
    assert compare("", "", TR).kind == "same"
    assert compare("", "harp", TR).kind == "different"
    assert compare("a" * 100_000, "b" * 100_000, TR).kind == "different"
    assert compare("1." * 50_000, "2." * 50_000, TR).kind == "different"
    assert compare("-" * 2_000 + "a", "-" * 2_000 + "b", TR).kind == "different"


def test_a_faulty_rule_names_its_entry() -> None:
    table = {"alternations": [{"rule": "X1", "pairs": ["ab"], "where": ["somewhere"]}]}
    with pytest.raises(ProfileError) as caught:
        rules_module._alternations(table, "xx/compare.toml")
    assert caught.value.details["entry"] == "alternations[1].where"
    with pytest.raises(ProfileError, match="need the source"):
        rules_module._specimens({"doubling": {"specimens": [["a", "b", "same"]]}}, "xx/compare.toml")

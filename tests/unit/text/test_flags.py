"""Flags: what weighs in words that were added, left out or exchanged."""

from __future__ import annotations

import pytest

from tahkik.languages import load
from tahkik.text.compare import compare
from tahkik.text.flags import flags

TR = load("tr")


@pytest.mark.parametrize(
    "word", ["etmemeyi", "gelmez", "gelmeden", "değildir", "olmayan", "verememiş", "almadığı", "hiçbir"]
)
def test_negation(word: str) -> None:
    assert "negation" in flags(word, TR)


@pytest.mark.parametrize(
    "word", ["edilmesi", "etmek", "olması", "etmeyi", "mütemadiyen", "gayret", "bilakis", "karma", "mesele", "temel"]
)
def test_no_negation(word: str) -> None:
    assert flags(word, TR) == ()


@pytest.mark.parametrize("words", ["gelirse", "temin ederse", "ise", "şartıyla", "takdirde", "olsa", "etmedikçe"])
def test_condition(words: str) -> None:
    assert "condition" in flags(words, TR)


@pytest.mark.parametrize(
    "word", ["bilhassa", "müessese", "esasen", "hadise", "mahsusa", "nefese", "bahse", "mebusan", "hâlde", "kimse"]
)
def test_no_condition(word: str) -> None:
    assert flags(word, TR) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("olabilir", ("modality",)),
        ("övünmelidir", ("modality",)),
        ("güya", ("modality",)),
        ("mümkün olan", ("modality",)),
        ("kabul ediyoruz", ("modality",)),
        ("ancak", ("limit",)),
        ("yalnız", ("limit",)),
        ("beş milyon", ("number",)),
        ("bir", ()),  # the article
        ("bir kişi", ()),
        ("tek", ()),
        ("ilk defa", ()),
        ("birinci", ("number",)),
        ("on bir", ("number",)),
        ("bir milyon", ("number",)),
        ("bir Mart", ("number", "date")),
        ("26 Nisan 1920", ("number", "date")),
        ("Azerbaycan’ı", ("name",)),
        ("Lenin’e", ("name",)),
        ("bizim", ("person",)),
        ("memleketimizin", ()),
        ("", ()),
    ],
)
def test_others(words: str, expected: tuple[str, ...]) -> None:
    assert flags(words, TR) == expected


def test_an_article_exchanged_is_no_changed_number() -> None:
    assert compare("bir", "bu", TR).flags == ()
    assert compare("ilk", "son", TR).flags == ()
    assert compare("ilk", "bir", TR).kind == "different"
    assert compare("bir", "iki", TR).flags == ("number",)
    assert compare("ilk", "ikinci", TR).flags == ("number",)
    assert compare("bir", "1", TR).kind == "same"


def test_english() -> None:
    assert flags("unless they may not", load("en")) == ("negation", "condition", "modality", "person")


def test_without_lists_only_figures_count() -> None:
    assert flags("12 apples", load("und")) == ("number",)

"""The suffix analyser."""

from __future__ import annotations

import pytest

from tahkik.languages import load
from tahkik.text.morphology import morphology, strip_marks

ANALYSER = morphology(load("tr"))


@pytest.mark.parametrize(
    ("word", "headword", "features"),
    [
        ("memlekette", "memleket", ("locative",)),
        ("memlekete", "memleket", ("dative",)),
        ("etmemeyi", "et", ("negative", "verbal-noun", "accusative")),
        ("fikrini", "fikir", ("p3", "accusative")),
        ("hakkını", "hak", ("p3", "accusative")),
        ("bekliyor", "bekle", ("progressive",)),
        ("edeceğimiz", "et", ("future", "p1pl")),
        ("azerbaycan'ı", "azerbaycan", ("accusative",)),
        ("hatırlatmak", "hatırla+causative", ("infinitive",)),
        ("olamaz", "ol", ("unable", "aorist")),
    ],
)
def test_readings(word: str, headword: str, features: tuple[str, ...]) -> None:
    assert (headword, features) in [(reading.headword, reading.features) for reading in ANALYSER.analyses(word)]


@pytest.mark.parametrize("word", ["memlekettü", "kitaplarü", "görülnr", "gahqrlmrqtrr", "milletlerisin", "bitr", ""])
def test_no_reading(word: str) -> None:
    assert ANALYSER.analyses(word) == ()


def test_a_profile_without_suffixes_reads_nothing() -> None:
    assert morphology(load("und")).analyses("words") == ()


def test_marks() -> None:
    assert strip_marks("harekât-ı") == "harekat-ı"
    assert strip_marks("şöyle") == "şöyle"

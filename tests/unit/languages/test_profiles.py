"""Profiles: what they hold, what they refuse, and how a language is guessed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tahkik.errors import ProfileError
from tahkik.languages import codes, guess, load, pattern_regex
from tahkik.languages.checks import LIST_NAMES, check_header, check_lists
from tahkik.languages.lexicon import Lexicon
from tahkik.text.compare.rules import rules_of
from tahkik.text.flags import flag_words
from tahkik.text.morphology import morphology
from tahkik.text.numbers import number_words


@pytest.mark.parametrize("code", codes())
def test_every_profile_loads_whole(code: str) -> None:
    profile = load(code)
    assert set(profile.lists) == set(LIST_NAMES)
    assert all(1 <= month <= 12 for month in profile.months.values())
    for patterns in profile.lists.values():
        for pattern in patterns:
            pattern_regex(pattern, profile)
    rules_of(profile)
    flag_words(profile)
    number_words(profile)
    morphology(profile)


@pytest.mark.parametrize("code", codes())
def test_stop_words_are_written_as_normalised(code: str) -> None:
    profile = load(code)
    assert all(profile.normalise(word) == word for word in profile.stop_words)


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ProfileError, match="no language profile 'xx'") as caught:
        load("xx")
    assert caught.value.hint is not None
    assert "tr" in caught.value.hint


def test_a_region_is_left_aside() -> None:
    assert load("tr-TR") is not None
    assert load("tr_TR").code == "tr"


def test_a_path_is_no_language() -> None:
    with pytest.raises(ProfileError):
        load("../tr")


def header() -> dict[str, Any]:
    return {
        "code": "xx",
        "name": "Exemplar",
        "search_key": {"classes": {"ı": "i"}, "vowels": "aı"},
        "specimens": [{"written": "A", "normalised": "a", "source": "an alphabet"}],
    }


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        (lambda h: h.update(code="yy"), "code"),
        (lambda h: h.pop("name"), "name"),
        (lambda h: h.pop("search_key"), "search_key"),
        (lambda h: h["search_key"]["classes"].update(ab="c"), "search_key.classes.ab"),
        (lambda h: h["search_key"].update(colour="red"), "search_key.colour"),
        (lambda h: h.update(stop_words=["ve", "ve"]), "stop_words[2]"),
        (lambda h: h.update(specimens=[]), "specimens"),
        (lambda h: h["specimens"][0].pop("source"), "specimens[1].source"),
        (lambda h: h.update(direction="up"), "direction"),
        (lambda h: h.update(surprise=1), "surprise"),
    ],
)
def test_a_faulty_header_names_file_and_entry(change: Callable[[dict[str, Any]], Any], entry: str) -> None:
    data = header()
    check_header(data, "xx.toml", "xx")
    change(data)
    with pytest.raises(ProfileError) as caught:
        check_header(data, "xx.toml", "xx")
    assert caught.value.details == {"file": "xx.toml", "entry": entry}
    assert "xx.toml" in caught.value.message


def test_lists_refuse_what_they_do_not_know() -> None:
    with pytest.raises(ProfileError) as caught:
        check_lists({"nosie": ["Alkışlar"]}, "tr/lists.toml", (), str)
    assert caught.value.details["entry"] == "nosie"
    with pytest.raises(ProfileError) as caught:
        check_lists({"months": {"Ocak": 1}}, "tr/lists.toml", (), load("tr").normalise)
    assert caught.value.details["entry"] == "months.Ocak"


def test_a_damaged_word_table_is_said_to_be_damaged() -> None:
    with pytest.raises(ProfileError, match="word table forms"):
        Lexicon.read(b"no archive", b"", b"", {})


def test_turkish_casing() -> None:
    tr = load("tr")
    assert tr.normalise("İKİ") == "iki"
    assert tr.normalise("ISPARTA’NIN") == "ısparta'nın"
    assert tr.normalise("hare\u00adkât‑ı") == "harekât-ı"
    assert load("und").normalise("ISPARTA") == "isparta"


def test_the_search_key_of_turkish_is_k3() -> None:
    key = load("tr").search_key
    assert {key.classes[letter] for letter in "ıuüîû"} == {"i"}
    assert {key.classes[letter] for letter in "eâ"} == {"a"}
    assert (key.classes["ş"], key.classes["ç"], key.classes["ğ"], key.classes["ö"]) == ("s", "c", "g", "o")
    assert dict(key.coda) == {"b": "p", "d": "t", "c": "s", "g": "k"}
    assert "z" not in key.classes
    assert "v" not in key.classes
    assert key.undouble


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bu mektup ve onun cevabı için bir açıklama yapmak gerekir.", "tr"),
        ("This is the text of a letter that was written in 1920.", "en"),
        ("Das ist nicht der Brief, den wir auf dem Tisch haben.", "de"),
        ("Ce n'est pas la lettre que nous avons dans les archives.", "fr"),
        ("هذا هو الكتاب الذي كان على الطاولة في البيت", "ar"),
        ("Ankara 1336", "und"),
        ("", "und"),
        ("1. 1. 1.", "und"),
    ],
)
def test_guess(text: str, code: str) -> None:
    assert guess(text) == code


@pytest.mark.parametrize(
    ("pattern", "text", "hit"),
    [
        ("{ordinal} kısm*", "Mektubun ikinci kısmında yazılı", "ikinci kısmında"),
        ("{ordinal} kısm*", "Mektubun 2’nci KISMI", "2’nci KISMI"),
        ("{ordinal} madde*", "Kararın 3. maddesi", "3. maddesi"),
        ("için {number} yorum", "“Bu doğru mu?” için 12 yorum", "için 12 yorum"),
        ("%d blogcu bunu beğendi", "%d blogcu bunu beğendi:", "%d blogcu bunu beğendi"),
        ("Bir Cevap Yazın", "BİR CEVAP YAZIN", "BİR CEVAP YAZIN"),
        ("yani", "yanında", None),
    ],
)
def test_patterns(pattern: str, text: str, hit: str | None) -> None:
    match = pattern_regex(pattern, load("tr")).search(text)
    assert (match.group() if match else None) == hit


def test_a_pattern_gives_its_ordinal() -> None:
    tr = load("tr")
    match = pattern_regex("{ordinal} bölüm*", tr).search("üçüncü bölümünde")
    assert match is not None
    assert tr.ordinals[match["ordinal"]] == 3


def test_importing_languages_loads_no_kernel() -> None:
    program = (
        "import tahkik.languages, sys; tahkik.languages.load('tr'); "
        "print('numba' in sys.modules, 'numpy' in sys.modules)"
    )
    source = str(Path(__file__).parents[3] / "src")
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONPATH": source}
    )
    assert result.stdout.split() == ["False", "False"]

"""Glossaries: looked up from both sides, refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tahkik.errors import ProfileError
from tahkik.languages import load
from tahkik.languages.glossary import Gloss, Glossary
from tahkik.text.morphology import morphology

TURKISH = load("tr")
HEAD = "# language: tr\noriginal\tmodern\tcount\tshare\n"


def test_suffixes_marks_and_soft_ends_do_not_hide_an_entry() -> None:
    glossary = Glossary([Gloss("netice", "sonuç", 3, 1.0, "g"), Gloss("harekat", "hareket", 2, 1.0, "g")], TURKISH)
    assert [one.modern for one in glossary.of_original("neticesinde")] == ["sonuç"]
    assert [one.modern for one in glossary.of_original("Harekât-ı")] == ["hareket"]
    assert [one.original for one in glossary.of_modern("sonucu")] == ["netice"]
    assert glossary.of_original("net") == ()


def test_a_second_glossary_is_asked_first() -> None:
    one = Glossary([Gloss("sulh", "barış", 0, 1.0, "a")], TURKISH)
    other = Glossary([Gloss("sulh", "barışma", 0, 1.0, "b")], TURKISH)
    assert [gloss.source for gloss in one.with_(other).of_original("sulh")] == ["b", "a"]


def test_what_is_shipped_says_where_a_pair_is_from() -> None:
    found = Glossary.load(TURKISH).of_original("mektepler")
    assert {(one.modern, one.source) for one in found} == {("okul", "glossary:tr-curated")}  # learned too; asked first
    assert found[0].modern == "okul"
    assert Glossary.load(load("en")).glosses == ()


def test_a_table_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text(HEAD + "Sadâret makamı\tbaşbakanlık\t4\t.5\n", encoding="utf-8")
    (gloss,) = Glossary.read(file, "tr").glosses
    assert gloss == Gloss("sadaret makamı", "başbakanlık", 4, 0.5, "glossary:mine.tsv")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("sulh\tbarış\n", 1, "first line"),
        ("# language: de\nFriede\tRuhe\n", 1, "language 'de'"),
        (HEAD + "sulh\n", 3, "columns"),
        (HEAD + "sulh\tbarış\t1\t1\tn\tm\n", 3, "columns"),
        (HEAD + "\tbarış\n", 3, "empty"),
        (HEAD + "bir iki üç dört\tbeş\n", 3, "more than 3 words"),
        (HEAD + "sulh\tSULH\n", 3, "one word"),
        (HEAD + "sulh\tbarış\tçok\n", 3, "no number"),
        (HEAD + "sulh\tbarış\t2\t1.5\n", 3, "out of range"),
        (HEAD + "sulh\tbarış\nbarış\tsulh\n", 4, "line 3"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=f"mine.tsv, line {line}.*{what}"):
        Glossary.read(file, "tr")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"none\.tsv"):
        Glossary.read(tmp_path / "none.tsv", "tr")


@pytest.mark.parametrize("word", ["başmabeyinci", "türküm", "halkının", "sanatları", "konferansına", "oyuncak"])
def test_a_short_entry_stands_for_its_own_forms_only(word: str) -> None:
    glosses = [Gloss("x", head, 1, 1.0, "glossary:here") for head in ("baş", "tür", "hal", "san", "kon", "oyun")]
    glossary = Glossary(glosses, TURKISH)
    assert glossary.of_modern(word, morphology(TURKISH).ends_in_suffixes) == ()


@pytest.mark.parametrize("word", ["başımız", "türlerin", "halde", "oyunlarında"])
def test_a_short_entry_stands_for_what_its_suffixes_make_of_it(word: str) -> None:
    glosses = [Gloss("x", head, 1, 1.0, "glossary:here") for head in ("baş", "tür", "hal", "oyun")]
    glossary = Glossary(glosses, TURKISH)
    assert len(glossary.of_modern(word, morphology(TURKISH).ends_in_suffixes)) == 1

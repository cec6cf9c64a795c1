"""``tahkik glossary learn`` and ``--glossary``: what goes where, the exit status, and what is refused."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from tahkik import Glossary, learn_glossary, read, write_glossary
from tahkik.cli import main
from tahkik.errors import UsageError
from tahkik.options import ReadOptions

NOUNS = [("muallim", "öğretmen"), ("talebe", "öğrenci"), ("tabip", "hekim")]
VERBS = ["köprüde bekledi", "kapıda durdu", "bahçede güldü", "evde sustu"]
HEAD = "# language: tr\noriginal\tmodern\n"


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "eski.txt", tmp_path / "yeni.txt"
    for side, file in enumerate(files):
        lines = [f"Bugün {noun[side]} {verb} ve sonra gitti." for noun, verb in product(NOUNS, VERBS)]
        file.write_text("\n".join(lines), encoding="utf-8")
    return files


def test_pairs_are_printed_as_a_table_that_can_be_read_again(
    texts: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["glossary", "learn", *map(str, texts), "--language", "tr"]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[:2] == ["# language: tr", "# source: eski.txt | yeni.txt"]
    mine = tmp_path / "mine.tsv"
    assert main(["glossary", "learn", *map(str, texts), "--language", "tr", "--output", str(mine)]) == 0
    assert mine.read_text(encoding="utf-8") == printed
    (gloss,) = Glossary.read(mine).of_original("muallimler")
    assert (gloss.modern, gloss.count, gloss.source) == ("öğretmen", 4, "glossary:mine.tsv")


def test_nothing_learned_is_said_by_the_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = tmp_path / "bir.txt"
    one.write_text("Köprü bitti.", encoding="utf-8")
    assert main(["glossary", "learn", str(one), str(one), "--language", "tr"]) == 3
    assert capsys.readouterr().out.endswith("original\tmodern\tcount\tshare\n")


def test_a_glossary_is_learned_written_and_read_in_python(texts: tuple[Path, Path], tmp_path: Path) -> None:
    options = ReadOptions(language="tr")
    learned = learn_glossary(*(read(file, options) for file in texts))
    write_glossary(learned, tmp_path / "mine.tsv")
    again = Glossary.read(tmp_path / "mine.tsv", "tr")
    assert [(one.original, one.modern, one.count) for one in again.glosses] == [
        (one.original, one.modern, one.count) for one in learned.glosses
    ]
    assert {(one.original, one.modern) for one in learned.glosses} >= set(NOUNS)


def test_two_languages_are_no_original_and_rendering(texts: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match=r"'tr'.*'en'"):
        learn_glossary(read(texts[0], ReadOptions(language="tr")), read(texts[1], ReadOptions(language="en")))


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("sulh\tbarış\n", 1),
        ("# language: xx\nsulh\tbarış\n", 1),
        (HEAD + "sulh\n", 3),
        (HEAD + "sulh\tbarış\nharp\tsavaş\nbarış\tsulh\n", 5),
        (HEAD + "sulh\tbarış\nbarış\thuzur\nhuzur\tsulh\n", 5),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_before_any_page(
    table: str, line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, mine = tmp_path / "page.txt", tmp_path / "mine.tsv"
    page.write_text("Ali dedi ki: “Köprü bitti ve yol açıldı.”", encoding="utf-8")
    mine.write_text(table, encoding="utf-8")
    for command in (["check", str(page)], ["find", "Köprü bitti", "--sources", str(page)]):
        assert main([*command, "--glossary", str(mine), "--ui", "en"]) == 2
        assert f"mine.tsv, line {line}:" in capsys.readouterr().err


def test_a_table_of_another_language_than_the_page_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, mine = tmp_path / "page.txt", tmp_path / "mine.tsv"
    page.write_text("The mayor said: “The bridge is finished and the road is open for all.”", encoding="utf-8")
    mine.write_text(HEAD + "sulh\tbarış\n", encoding="utf-8")
    command = ["check", str(page), "--language", "en", "--format", "json", "--glossary", str(mine)]
    assert main(command) == 2
    assert "mine.tsv, line 1:" in json.dumps(capsys.readouterr())
    # where the language is not named, each page is refused by its own
    del command[2:4]
    assert main(command) == 2
    shown = json.loads(capsys.readouterr().out)
    assert shown["error"]["details"] == {"file": "mine.tsv", "line": 1}


def test_several_tables_are_asked_the_last_first(tmp_path: Path) -> None:
    from tahkik.cli.glossaries import given

    for name, modern in (("a", "barışma"), ("b", "uzlaşma")):
        (tmp_path / f"{name}.tsv").write_text(HEAD + f"sulh\t{modern}\n", encoding="utf-8")
    glossary = given((str(tmp_path / "a.tsv"), str(tmp_path / "b.tsv")), "tr")
    assert glossary is not None
    found = [(one.modern, one.source) for one in glossary.of_original("sulhun")]
    assert found[:2] == [("uzlaşma", "glossary:b.tsv"), ("barışma", "glossary:a.tsv")]
    assert ("barış", "glossary:tr-curated") in found
    assert given((), None) is None


def test_a_pair_of_ones_own_ties_words_of_a_page_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, mine = tmp_path / "page.md", tmp_path / "mine.tsv"
    page.write_text(
        "Belge şöyle:\n\n“Kasabanın zelbiyesi köprüyü tamir edip yolu açtı.”\n\nGünümüz Türkçesiyle:\n\n"
        "Kasabanın kurulu köprüyü onarıp yolu açtı.\n",
        encoding="utf-8",
    )
    mine.write_text(HEAD + "zelbiye\tkurul\n", encoding="utf-8")
    main(["check", str(page), "--language", "tr", "--glossary", str(mine), "--format", "json"])
    (rendering,) = json.loads(capsys.readouterr().out)["renderings"]
    assert "glossary:mine.tsv" in {link["from"] for link in rendering["links"]}

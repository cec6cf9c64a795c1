"""`tahkik corpus` as one meets it: what is printed where, exit statuses, and advice that can be typed as it stands."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tahkik.api import library
from tahkik.cli.door import run
from tahkik.cli.output import Progress
from tahkik.corpus.locking import writing
from tahkik.corpus.manifest import NAME

TAR = "Seven barrels of tar were left at the old slipway when the keeper went home."
ANCHOR = "Nobody claimed the anchor that the dredger brought up in front of the customs house."
#: What no terminal may get of a name: controls but a line's end, and what turns a line around.
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]")

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a folder of papers whose name has a space."""
    (tmp_path / "my papers" / "below").mkdir(parents=True)
    (tmp_path / "my papers" / "tar.txt").write_text(TAR, encoding="utf-8")
    (tmp_path / "my papers" / "below" / "anchor.txt").write_text(ANCHOR, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def say(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = run([*words, "--ui", "en"])
        out, err = capsys.readouterr()
        return status, out, err

    return say


@pytest.fixture
def corpus(said: Said) -> str:
    assert said("corpus", "create", "my lib")[0] == 0
    assert said("corpus", "add", "my lib", "my papers")[0] == 0
    return "my lib"


def advised(err: str) -> list[str]:
    """Return the words of the command after ``hint:``."""
    found = re.search(r"hint: .*?tahkik (corpus .*?)(?:, (?:or|then)| lists them|$)", err, re.M)
    assert found, err
    return shlex.split(found[1])


def test_what_is_said_goes_to_standard_error_alone(said: Said) -> None:
    status, out, err = said("corpus", "create", "my lib")
    assert (status, out) == (0, "")
    assert "tahkik corpus add 'my lib' SOURCE" in err
    assert said("corpus", "add", "my lib", "my papers") == (0, "", "Added 2, replaced 0, unchanged 0.\n")
    assert said("corpus", "add", "my lib", "my papers") == (0, "", "Added 0, replaced 0, unchanged 2.\n")


def test_adding_as_json_says_all_and_names_what_failed(corpus: str, home: Path, said: Said) -> None:
    (home / "my papers" / "tar.txt").write_text(TAR + " " + ANCHOR, encoding="utf-8")
    (home / "my papers" / "empty.txt").write_text("", encoding="utf-8")
    status, out, err = said("corpus", "add", corpus, "my papers", "--format", "json")
    told = json.loads(out)
    assert (status, err) == (1, "")
    assert (told["added"], told["replaced"], told["unchanged"]) == (0, 1, 1)
    assert [one["source"] for one in told["refusals"]] == ["my papers/empty.txt"]


def test_removing_and_compacting_as_json(corpus: str, said: Said) -> None:
    status, out, err = said("corpus", "remove", corpus, "my papers/below/", "--format", "json")
    assert (status, json.loads(out), err) == (0, {"removed": 1}, "")
    status, out, _ = said("corpus", "compact", corpus, "--format", "json")
    assert (status, json.loads(out)) == (0, {"before": 1, "after": 1})
    assert said("corpus", "list", corpus)[1] == "my papers/tar.txt\n"


def test_the_list_is_one_identifier_a_line_and_the_same_as_json(corpus: str, said: Said) -> None:
    status, out, err = said("corpus", "list", corpus)
    assert (status, out, err) == (0, "my papers/below/anchor.txt\nmy papers/tar.txt\n", "")
    held = json.loads(said("corpus", "list", corpus, "--format", "json")[1])
    assert [one["source"] for one in held] == out.splitlines()
    assert [one["words"] for one in held] == [len(ANCHOR.split()), len(TAR.split())]


def test_an_empty_corpus(said: Said) -> None:
    said("corpus", "create", "new")
    assert said("corpus", "list", "new")[:2] == (0, "")
    assert json.loads(said("corpus", "list", "new", "--format", "json")[1]) == []
    assert json.loads(said("corpus", "info", "new", "--format", "json")[1])["documents"] == 0
    assert said("corpus", "verify", "new")[0] == 0
    status, out, _ = said("find", TAR, "--corpus", "new")
    assert status == 3
    assert "no document is held" in out


@pytest.mark.parametrize("source", ["nothing.txt", "my papers/*", "my papers/below", "/"])
def test_what_is_not_held_removes_nothing_and_the_advice_lists_what_is(corpus: str, source: str, said: Said) -> None:
    status, out, err = said("corpus", "remove", corpus, "my papers/tar.txt", source)
    assert (status, out) == (2, "")
    assert repr(source) in err
    assert said(*advised(err))[1].count("\n") == 2


def test_a_name_typed_decomposed_is_the_same_name(corpus: str, home: Path, said: Said) -> None:
    decomposed = unicodedata.normalize("NFD", "gölge.txt")
    (home / "my papers" / decomposed).write_text("Kuyu derindir; köylüler suyu kovayla çekerler.", encoding="utf-8")
    said("corpus", "add", corpus, "my papers")
    assert "my papers/gölge.txt\n" in said("corpus", "list", corpus)[1]
    assert said("corpus", "remove", corpus, f"my papers/{decomposed}")[0] == 0
    assert "lge" not in said("corpus", "list", corpus)[1]


def test_where_a_corpus_is_already(corpus: str, said: Said) -> None:
    status, _, err = said("corpus", "create", corpus)
    assert status == 2
    assert "is a corpus already" in err
    assert said(*("my papers" if word == "SOURCE" else word for word in advised(err)))[0] == 0


@pytest.mark.parametrize("place", ["my papers", "my papers/tar.txt"])
def test_where_something_else_is_the_advice_makes_one_beside_it(place: str, said: Said) -> None:
    status, _, err = said("corpus", "create", place)
    assert status == 2
    assert said(*advised(err))[0] == 0
    assert Path(f"{place}.tahkik", NAME).is_file()


@pytest.mark.parametrize("words", [["list"], ["info"], ["verify"], ["compact"], ["add", "my papers"], ["remove", "x"]])
def test_a_folder_that_is_no_corpus(words: list[str], said: Said) -> None:
    status, out, err = said("corpus", words[0], "my papers", *words[1:])
    assert (status, out) == (2, "")
    assert "There is no corpus at 'my papers'" in err
    assert said(*advised(err))[0] == 0
    assert sorted(os.listdir("my papers")) == ["below", "tar.txt"]


def test_where_nothing_is_the_advice_makes_one(said: Said) -> None:
    status, _, err = said("find", TAR, "--corpus", "my lib")
    assert status == 2
    assert said(*advised(err))[0] == 0
    assert said("corpus", "list", "my lib")[0] == 0


@pytest.mark.parametrize(("version", "advice"), [(2, "pip install --upgrade tahkik"), (0, "tahkik corpus create NEW")])
def test_a_corpus_of_another_version(corpus: str, version: int, advice: str, said: Said) -> None:
    file = Path(corpus, NAME)
    whole = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**whole, "version": version}), encoding="utf-8")
    before = file.read_bytes()
    for words in (["list", corpus], ["add", corpus, "my papers"], ["compact", corpus], ["verify", corpus]):
        status, _, err = said("corpus", *words)
        assert status == 2
        assert f"version {version} " in err
        assert advice in err
    assert file.read_bytes() == before


def test_beside_another_writer(corpus: str, said: Said) -> None:
    with writing(Path(corpus)):
        for words in (["add", corpus, "my papers"], ["remove", corpus, "my papers/"], ["compact", corpus]):
            status, out, err = said("corpus", *words)
            assert (status, out) == (2, "")
            assert "Another process is writing to my lib" in err
        assert said("corpus", "list", corpus)[0] == 0
        assert said("find", TAR, "--corpus", corpus)[0] == 0


def test_where_one_may_not_write_it_is_searched_all_the_same(
    corpus: str, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse(path: os.PathLike[str], flags: int, *rest: int, **named: int) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *rest, **named)

    monkeypatch.setattr("tahkik.corpus.locking.os.open", refuse)
    status, _, err = said("corpus", "add", corpus, "my papers")
    assert status == 2
    assert "cannot be written to: Permission denied" in err
    assert "copy the folder" in err
    assert said("find", TAR, "--corpus", corpus)[0] == 0


def test_a_full_disk(corpus: str, home: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (home / "my papers" / "new.txt").write_text(ANCHOR + TAR, encoding="utf-8")
    monkeypatch.setattr("tahkik.corpus.manifest.os.replace", full)
    status, out, err = said("corpus", "add", corpus, "my papers")
    assert (status, out) == (2, "")
    assert "There is no room left to write to my lib: No space left on device." in err
    assert "hint: make room and run the command again; the corpus is as it was before" in err
    monkeypatch.undo()
    monkeypatch.chdir(home)
    assert said("corpus", "list", corpus)[1].count("\n") == 2
    assert said("corpus", "verify", corpus)[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="names that cannot be there")
def test_names_that_a_terminal_might_obey(home: Path, said: Said) -> None:
    box, names = home / "box", ["line\nend.txt", "red\x1b[31m.txt", "turned\u202etxt.exe.txt", "bell\x07.bin"]
    box.mkdir()
    for name in names:
        (box / name).write_text(f"{name[0]}: {TAR}" if name.endswith("txt") else "", encoding="utf-8")
    place = "lib\x1b]0;x\x07"
    printed = [said("corpus", "create", place), said("corpus", "create", place)]
    assert said("corpus", "add", place, "box")[0] == 1
    printed += [said("corpus", *words) for words in (["add", place, "box"], ["list", place], ["info", place])]
    printed += [said("corpus", "remove", place, "no\x1b[2J"), said("find", TAR, "--corpus", place)]
    texts = next(Path(place).glob("segments/s*/texts"))
    texts.write_bytes(bytes(texts.stat().st_size))
    printed.append(said("corpus", "verify", place))
    assert printed[3][1].count("\n") == 3
    for _, out, err in printed:
        assert not RAW.search(out + err), out + err


def test_a_name_in_the_manifest_that_a_terminal_might_obey(corpus: str, said: Said) -> None:
    file = Path(corpus, NAME)
    whole = json.loads(file.read_text(encoding="utf-8"))
    body = {key: value for key, value in whole.items() if key not in ("magic", "version", "crc32")} | {
        "name": "\x1b[2J"
    }
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    file.write_text(json.dumps({**whole, **body, "crc32": zlib.crc32(text.encode())}), encoding="utf-8")
    for words in (["corpus", "info", corpus], ["corpus", "remove", corpus, "x"], ["find", TAR, "--corpus", corpus]):
        _, out, err = said(*words)
        assert "␛[2J" in out + err
        assert not RAW.search(out + err)


@pytest.mark.parametrize("twice", [["--corpus", "my lib", "--corpus", "other"], ["--corpus=my lib", "--corpus=my lib"]])
def test_two_corpora_are_refused_and_none_is_passed_over(corpus: str, twice: list[str], said: Said) -> None:
    status, out, err = said("find", TAR, *twice)
    assert (status, out) == (2, "")
    assert "--corpus was given twice" in err


def test_links_in_a_circle_are_named_and_the_rest_goes_in(corpus: str, home: Path, said: Said) -> None:
    try:
        (home / "my papers" / "below" / "up").symlink_to(home / "my papers")
        (home / "my papers" / "itself").symlink_to("itself")
    except OSError:
        pytest.skip("no links here")
    (home / "my papers" / "new.txt").write_text(ANCHOR + TAR, encoding="utf-8")
    status, _, err = said("corpus", "add", corpus, "my papers")
    assert status == 1
    assert "my papers/itself" in err
    assert "Added 1, replaced 0, unchanged 2." in err


def test_a_bar_on_a_terminal_alone() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, bar in ((Terminal(), True), (io.StringIO(), False)):
        progress = Progress(stream)
        progress("a.txt", 3, 10)
        progress.close()
        assert ("3/10" in stream.getvalue()) is bar
        assert stream.getvalue().endswith("\r\x1b[K" if bar else "")


def test_a_listing_is_linear_in_its_documents(home: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    genuine = library.documents

    def counted(path: str) -> object:
        for one in genuine(path):
            opened.append(one.source)
            yield one

    said("corpus", "create", "many")
    folder = home / "many papers"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"Paper {number}: {TAR}", encoding="utf-8")
    said("corpus", "add", "many", "many papers")
    monkeypatch.setattr(library, "documents", counted)
    status, out, _ = said("corpus", "list", "many")
    assert (status, out.splitlines()) == (0, sorted(opened))
    assert len(opened) == 300

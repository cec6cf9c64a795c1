"""A damaged corpus: what `verify` says to do is done, word for word, and mends it."""

from __future__ import annotations

import re
import shlex
import shutil
from itertools import product
from pathlib import Path

import pytest

import tahkik
from tahkik.api import library
from tahkik.cli.door import run
from tahkik.corpus.segment import FILES

#: Times `verify` is asked: what was taken out of a damaged file leaves it damaged until the corpus is compacted.
ROUNDS = 4
TEXTS = {
    "mill.txt": "Each spring the miller counted the planks of the weir, and each spring two of them were gone.",
    "lamp.txt": "A second lamp was lit upon the tower of the customs house before the ice came down the river.",
    "kuyu.txt": "Kuyu derindir; köylüler suyu kovayla çekerler ve yazın iki defa temizlerler, ipi yenidir.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    (home / "papers").mkdir()
    for name, text in TEXTS.items():
        (home / "papers" / name).write_text(text, encoding="utf-8")
    library.create(home / "c.tahkik")
    library.add(home / "c.tahkik", [home / "papers"])
    return home


@pytest.mark.parametrize(("name", "how"), [*product(FILES, ("flipped", "cut", "gone")), ("held", "gone")])
def test_the_advice_mends_the_corpus(
    name: str, how: str, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "c.tahkik"
    shutil.copytree(made / "c.tahkik", corpus)
    monkeypatch.chdir(made)
    segment = next(one for one in sorted((corpus / "segments").iterdir()) if one.is_dir())
    file = segment / name
    data = bytearray(file.read_bytes())
    if how == "gone":
        file.unlink()
    elif how == "cut":
        file.write_bytes(data[: len(data) // 2])
    else:
        data[len(data) // 2] ^= 16
        file.write_bytes(data)
    rounds = 0
    while run(["corpus", "verify", str(corpus), "--ui", "en"]) == 1 and rounds < ROUNDS:
        rounds += 1
        said = capsys.readouterr().out
        advice = re.findall(r"tahkik (corpus (?:compact|remove|add) .*?)(?=, then |$| with all sources)", said, re.M)
        assert advice, said
        documents = re.findall(r"^    (\S+)$", said, re.M)
        for command in dict.fromkeys(advice):
            filled = command.replace("SOURCE", "papers").replace("DOCUMENT", " ".join(map(shlex.quote, documents)))
            assert run([*shlex.split(filled), "--ui", "en"]) == 0, (filled, capsys.readouterr())
    assert 0 < rounds < ROUNDS, capsys.readouterr().out
    opened = tahkik.Corpus.open(corpus)
    for source, text in TEXTS.items():
        quotation = opened.find(text).quotations[0]
        assert (quotation.verdict, quotation.matches[0].source) == ("verbatim", f"papers/{source}")


@pytest.mark.parametrize("how", ["flipped", "cut", "empty"])
def test_the_advice_of_a_damaged_manifest_makes_the_corpus_again(
    how: str, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "c.tahkik"
    shutil.copytree(made / "c.tahkik", corpus)
    monkeypatch.chdir(made)
    file = corpus / "manifest.json"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 16
    file.write_bytes({"flipped": data, "cut": data[: len(data) // 2], "empty": b""}[how])
    assert run(["corpus", "verify", str(corpus), "--ui", "en"]) == 2
    advice = re.findall(r"tahkik (corpus (?:create|add) .*?)(?=, then |$)", capsys.readouterr().err, re.M)
    assert len(advice) == 2
    new = tmp_path / "new"
    for command in advice:
        assert run(shlex.split(command.replace("NEW", shlex.quote(str(new))).replace("SOURCE", "papers"))) == 0
    opened = tahkik.Corpus.open(new)
    assert [opened.find(text).quotations[0].verdict for text in TEXTS.values()] == ["verbatim"] * len(TEXTS)

"""A folder in which a source of every kind fails: each is listed with its reason, and the rest goes in."""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import tahkik
from tahkik.api import library

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))
import files

TAR = "Seven barrels of tar were left at the old slipway when the keeper went home."
ANCHOR = "Nobody claimed the anchor that the dredger brought up in front of the customs house."

PDF = files.pdf([files.column(TAR, 60, 700, 400)])
EPUB = files.epub({"a.xhtml": f"<p>{TAR}</p>"})

#: Content, and what the reason says.
FAILING = {
    "locked.pdf": (files.pdf([files.column(TAR, 60, 700, 400)], locked=True), "asks for a password"),
    "scan.pdf": (files.pdf([[]]), "no text"),
    "half.pdf": (PDF[:300], "damaged"),
    "half.epub": (EPUB[: len(EPUB) // 2], "damaged"),
    "no-package.epub": (files.archive({"META-INF/container.xml": "<x/>"}), "no package file"),
    "half.xml": (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>half', "no sound XML"),
    "bomb.docx": (files.archive({"word/document.xml": b" " * 30_000_000}), "would unpack"),
    "nothing-in-it.zip": (files.archive({}), "in no format"),
    "empty.zip": (b"", "holds no words"),
    "empty.txt": (b"", "holds no words"),
    "blank.md": (b" \n\n", "holds no words"),
    "empty.jsonl": (b"", "holds no document"),
    "broken.jsonl": (b"nothing", "is no JSON"),
    "broken.warc": (b"WARC/1.0\r\nbroken", "holds no web page"),
    "broken.warc.gz": (b"\x1f\x8b\x08broken", "damaged"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "it is a picture"),
    "program.bin": (b"\x7fELF" + bytes(500), "it is a program"),
    "old.doc": (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(500), "an old Office file"),
    "letter.rtf": (rb"{\rtf1 words}", "an RTF document"),
    "packed.txt.gz": (gzip.compress(TAR.encode()), "a gzip archive"),
}


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "box"
    (folder / "below").mkdir(parents=True)
    for name, (content, _) in FAILING.items():
        (folder / "below" / name).write_bytes(content)
    (folder / "below" / "dangling.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "below" / "pipe.txt")
    (folder / "below" / "forbidden.txt").write_text("Nobody may read what is written here in eight words.")
    (folder / "a.txt").write_text(TAR)
    (folder / "z.md").write_text(f"# The anchor\n\n{ANCHOR}\n")
    opened = Path.open

    def refused(self: Path, *given: object, **named: object) -> object:
        # the user who runs the tests may be one who may read everything
        if self.name == "forbidden.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    return folder


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
@pytest.mark.skipif(sys.platform != "linux", reason="the permission is taken away in this process and its children")
@pytest.mark.parametrize("processes", [1, 2])
def test_each_is_listed_with_its_reason_and_the_rest_goes_in(
    processes: int, box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tahkik.api.batches.LEAST_BATCH", 2_000)  # several batches, for several processes
    corpus = tmp_path / "c.tahkik"
    library.create(corpus)
    added = library.add(corpus, [box], processes=processes)
    assert added.added == 2
    expected = {name: why for name, (_, why) in FAILING.items()} | {
        "dangling.txt": "No such file", "pipe.txt": "no regular file", "forbidden.txt": "Permission denied",
    }  # fmt: skip
    told = {one.source.partition("#")[0].removeprefix("box/below/"): one for one in added.refusals}
    assert told.keys() == expected.keys()
    assert len(added.refusals) == len(expected)
    for name, why in expected.items():
        assert why in told[name].message
        assert name in told[name].message
    opened = tahkik.Corpus.open(corpus)
    assert {opened.find(words).quotations[0].verdict for words in (TAR, ANCHOR)} == {"verbatim"}
    again = library.add(corpus, [box], processes=processes)
    assert (again.added, again.unchanged, len(again.refusals)) == (0, 2, len(expected))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_the_same_without_a_corpus_on_disk(box: Path, tmp_path: Path) -> None:
    (box / "below" / "forbidden.txt").unlink()
    corpus = tahkik.Corpus.of([box], keep=False)
    assert corpus.info.documents == 2
    assert len(corpus.info.refusals) == len(FAILING) + 2


def test_what_vanishes_or_changes_between_the_walk_and_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name, words in (("stays", TAR), ("goes", "It goes."), ("changes", "It changes.")):
        (papers / f"{name}.txt").write_text(words, encoding="utf-8")
    walked = library.list_sources

    def meanwhile(*given: Any, **named: Any) -> Any:
        listed = walked(*given, **named)
        (papers / "goes.txt").unlink(missing_ok=True)
        (papers / "changes.txt").write_text(ANCHOR, encoding="utf-8")
        return listed

    monkeypatch.setattr(library, "list_sources", meanwhile)
    path = tmp_path / "corpus"
    library.create(path)
    added = library.add(path, [papers], language="en", processes=1)
    assert added.added == 2
    assert [(one.source, one.code) for one in added.refusals] == [("papers/goes.txt", "read")]
    assert library.verify(path) == []
    quotation = tahkik.Corpus.open(path).find(ANCHOR).quotations[0]
    assert (quotation.verdict, quotation.matches[0].source) == ("verbatim", "papers/changes.txt")
    monkeypatch.undo()
    again = library.add(path, [papers], language="en", processes=1)
    assert (again.added, again.replaced, again.unchanged, again.refusals) == (0, 0, 2, ())

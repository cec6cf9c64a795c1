"""A writer that is stopped, killed or runs out of room; readers beside a writer. The last good state always stands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random

import pytest

import tahkik
from tahkik.api import Corpus, library
from tahkik.errors import CorpusError

LASTING = "the ferryman counted eleven baskets of salted mackerel before the northern gate was shut"
PASSING = "a cart of {} slates stood two winters behind the customs house and nobody asked for it"

#: Bytes that a file may have where there is little room.
ROOM = 300_000

posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of another kind")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "stay").mkdir()
    (tmp_path / "stay" / "ferry.txt").write_text(f"It is written that {LASTING}.\n", encoding="utf-8")
    path = tmp_path / "corpus"
    library.create(path)
    library.add(path, [tmp_path / "stay"], language="en", processes=1)
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    random = Random(3)
    words = ["".join(random.choices("aeioubdgklmnrst", k=random.randint(3, 9))) for _ in range(2_000)]
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(36):
        (folder / f"{number}.txt").write_text(" ".join(random.choices(words, k=8_000)), encoding="utf-8")
    return folder


def _command(*words: str) -> list[str]:
    code = "import sys; from tahkik.cli import main; sys.exit(main(sys.argv[1:]))"
    return [sys.executable, "-c", code, *words]


def _environment() -> dict[str, str]:
    source = str(Path(tahkik.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": source, "PYTHONUTF8": "1", "LC_ALL": "en"}


def _is_as_before(path: Path) -> None:
    assert [one.source for one in library.documents(path)] == ["stay/ferry.txt"]
    assert library.verify(path) == []
    (quotation,) = Corpus.open(path).find(LASTING).quotations
    assert quotation.verdict == "verbatim"


def _is_finished(path: Path, many: Path) -> None:
    library.add(path, [many], language="en", processes=1)
    assert len(list(library.documents(path))) == 1 + len(list(many.iterdir()))
    assert library.verify(path) == []
    named = {entry.name for entry in (path / "segments").iterdir()}
    assert named == {segment.entry.name for segment in Corpus.open(path).shelf.snapshot.segments}  # type: ignore[union-attr]
    assert not (path / "scratch").exists()


@posix
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_writer_that_is_stopped_leaves_the_last_good_state(sign: signal.Signals, corpus: Path, many: Path) -> None:
    process = subprocess.Popen(
        _command("corpus", "add", str(corpus), str(many), "--language", "en"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment(), start_new_session=True,
    )  # fmt: skip
    # as soon as it writes: the folder of what is not yet part of the corpus is there
    while process.poll() is None and not (corpus / "scratch").exists():
        time.sleep(0.005)
    assert process.poll() is None
    if sign == signal.SIGINT:  # Ctrl-C reaches every process of the terminal
        os.killpg(process.pid, sign)
    else:
        process.kill()
    _, said = process.communicate()
    assert process.returncode == (130 if sign == signal.SIGINT else -9)
    if sign == signal.SIGINT:
        assert b"Traceback" not in said
        assert said.strip().count(b"\n") == 0
        assert not (corpus / "scratch").exists()
    _is_as_before(corpus)
    _is_finished(corpus, many)


@posix
def test_a_disk_without_room_is_a_clear_error_and_leaves_the_last_good_state(corpus: Path, many: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        with pytest.raises(CorpusError, match="no room left") as raised:
            library.add(corpus, [many], language="en", processes=1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "as it was before" in (raised.value.hint or "")
    _is_as_before(corpus)
    _is_finished(corpus, many)


def test_a_manifest_that_cannot_be_written_leaves_the_last_good_state(
    corpus: Path, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(CorpusError, match="no room"):
            library.add(corpus, [many], language="en", processes=1)
        with pytest.raises(CorpusError, match="no room"):
            library.remove(corpus, ["stay/"])
    _is_as_before(corpus)
    _is_finished(corpus, many)


def test_what_a_killed_create_left_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "begun"
    (path / "segments").mkdir(parents=True)
    (path / "manifest.json.new").write_bytes(b'{"mag')
    library.create(path)
    assert library.verify(path) == []


#: Rounds of the writer beside which two readers search.
ROUNDS = 4


def test_readers_see_whole_states_while_a_writer_adds_replaces_removes_and_compacts(
    corpus: Path, tmp_path: Path
) -> None:
    pair = tmp_path / "pair"
    pair.mkdir()
    over = threading.Event()
    faults: list[object] = []
    seen: list[int] = []

    def search() -> None:
        opened = Corpus.open(corpus)
        try:
            while not over.is_set():
                opened = opened.refresh()
                (lasting,) = opened.find(LASTING).quotations
                (passing,) = opened.find(PASSING.format("seventy")).quotations
                sources = sorted(match.source for match in passing.matches)
                wordings = {match.text for match in passing.matches}
                if lasting.verdict != "verbatim" or sources not in ([], ["pair/a.txt", "pair/b.txt"]):
                    faults.append((lasting.verdict, sources))
                if len(wordings) > 1:
                    faults.append(wordings)
                seen.append(len(sources))
        except Exception as error:
            faults.append(error)

    readers = [threading.Thread(target=search) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(ROUNDS):
            for wording in ("seventy", "ninety"):
                for name in ("a", "b"):
                    words = f"Paper {name}: {PASSING.format(wording)}.\n"
                    (pair / f"{name}.txt").write_text(words, encoding="utf-8")
                library.add(corpus, [pair], language="en", processes=1)
            library.compact(corpus)
            library.remove(corpus, ["pair/"])
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert faults == []
    assert seen
    assert library.verify(corpus) == []

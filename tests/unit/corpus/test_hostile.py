"""A folder that pretends to be a corpus: checksums that agree, numbers that do not. It is refused, never searched."""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tahkik.api import Corpus, library
from tahkik.corpus import manifest as manifests
from tahkik.corpus.sums import sums
from tahkik.errors import CorpusError, DamagedCorpus, Outdated, TahkikError

WORDS = "the ferryman counted eleven baskets of salted mackerel before the northern gate was shut"
MORE = "a cart of slates stood two winters behind the customs house and nobody asked for it"
NAME = "s000001"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    papers = folder / "papers"
    papers.mkdir()
    # longer than one block, so that the bounds of blocks matter
    filler = " ".join(f"Entry {number} names barrel {number * 7} and shelf {number % 13}." for number in range(300))
    (papers / "a.txt").write_text(f"{filler} It is written that {WORDS}. {filler}\n", encoding="utf-8")
    (papers / "b.txt").write_text(f"It is noted that {MORE}.\n", encoding="utf-8")
    library.create(folder / "corpus")
    library.add(folder / "corpus", [papers], language="en", processes=1)
    return folder / "corpus"


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    shutil.copytree(sound, place)
    return place


def remade(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the manifest and give it the checksum that it asks for."""
    body = asdict(manifests.load(folder))
    body = json.loads(json.dumps(body))
    change(body)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    whole = {"magic": "tahkik-corpus", "version": 1, "crc32": zlib.crc32(text.encode()), **body}
    (folder / "manifest.json").write_text(json.dumps(whole, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def put(folder: Path, name: str, data: bytes) -> None:
    """Write a file of the segment, and every checksum that covers it."""
    place = folder / "segments" / NAME
    (place / name).write_bytes(data)
    changed = {name: data}
    if name in ("letters", "marks", "cells"):
        changed["sums"] = sums([(place / one).read_bytes() for one in ("letters", "marks", "cells")]).tobytes()
        (place / "sums").write_bytes(changed["sums"])

    def change(body: dict[str, Any]) -> None:
        for one, held in changed.items():
            body["segments"][0]["files"][one] = {"bytes": len(held), "crc32": zlib.crc32(held)}

    remade(folder, change)


def array(folder: Path, name: str, dtype: str) -> np.ndarray[Any, Any]:
    return np.frombuffer((folder / "segments" / NAME / name).read_bytes(), dtype).copy()


def used(folder: Path) -> None:
    """Do everything that a reader does."""
    corpus = Corpus.open(folder)
    for words in (WORDS, MORE):
        corpus.find(words)
    list(library.documents(folder))
    library.info(folder)


def test_the_sound_one_is_used(folder: Path) -> None:
    used(folder)
    remade(folder, lambda body: None)
    put(folder, "letters", (folder / "segments" / NAME / "letters").read_bytes())
    used(folder)
    assert library.verify(folder) == []


BIG = 2**32 - 1


@pytest.mark.parametrize(
    ("column", "row", "value"),
    [(c, r, v) for c in (0, 2, 3) for r in (0, 1, -1) for v in (BIG, 2**31, 1, 0)]
,
)  # fmt: skip
def test_a_table_that_points_elsewhere_is_refused(column: int, row: int, value: int, folder: Path) -> None:
    table = array(folder, "table", "<u4").reshape(-1, 5)
    if int(table[row, column]) == value:
        pytest.skip("that is what stands there")
    table[row, column] = value
    put(folder, "table", table.tobytes())
    with pytest.raises(DamagedCorpus):
        used(folder)
    assert library.verify(folder)


@pytest.mark.parametrize(
    ("column", "row", "value"),
    [
        (c, r, v)
        for c in (0, 2, 3)
        for r in (0, 1, 2, -1)
        for v in (BIG, 2**31, 0, 5)
        if c != 3 or r in (0, -1) or v > 5
    ],
)
def test_blocks_that_point_elsewhere_are_refused(column: int, row: int, value: int, folder: Path) -> None:
    blocks = array(folder, "blocks", "<u4").reshape(-1, 4)
    if int(blocks[row, column]) == value:
        pytest.skip("that is what stands there")
    blocks[row, column] = value
    put(folder, "blocks", blocks.tobytes())
    assert library.verify(folder)
    with pytest.raises(DamagedCorpus):
        used(folder)


@pytest.mark.parametrize(("at", "value"), [(0, 1), (0, BIG), (-1, 0), (-1, BIG), (500, BIG), (500, 2**31), (-2, BIG)])
def test_a_directory_that_points_elsewhere_is_refused(at: int, value: int, folder: Path) -> None:
    directory = array(folder, "directory", "<u4")
    directory[at] = value
    put(folder, "directory", directory.tobytes())
    with pytest.raises(DamagedCorpus):
        Corpus.open(folder)


@pytest.mark.parametrize("size", [0, 4, 4 * 1000, 4 * 1025 * 2, 4 * ((1 << 25) + 1)])
def test_a_directory_of_another_size_is_refused(size: int, folder: Path) -> None:
    put(folder, "directory", bytes(size))
    with pytest.raises(DamagedCorpus):
        Corpus.open(folder)


@pytest.mark.parametrize("name", ["cells", "marks", "letters", "alphabet"])
@pytest.mark.parametrize("value", [0x00, 0x7F, 0x80, 0xFF])
def test_an_index_of_other_values_reads_nothing_beyond_its_arrays(name: str, value: int, folder: Path) -> None:
    size = (folder / "segments" / NAME / name).stat().st_size
    put(folder, name, bytes([value]) * size)
    # no number of these points anywhere that is not looked up first: a search finds nothing, or refuses
    try:
        found = [
            match for words in (WORDS, MORE) for q in Corpus.open(folder).find(words).quotations for match in q.matches
        ]
    except TahkikError:
        return
    for match in found:
        assert match.text in (WORDS, MORE)


@pytest.mark.parametrize("name", ["table", "blocks", "letters", "marks", "cells", "documents", "texts", "sums"])
@pytest.mark.parametrize(
    "change", [lambda data: b"", lambda data: data[:-2], lambda data: data + bytes(40), lambda data: data * 3]
)
def test_files_of_other_sizes_are_refused(name: str, change: Callable[[bytes], bytes], folder: Path) -> None:
    put(folder, name, change((folder / "segments" / NAME / name).read_bytes()))
    with pytest.raises(DamagedCorpus):
        used(folder)
    assert library.verify(folder)


def test_a_file_as_large_as_it_claims_is_not_read_when_no_segment_is(folder: Path) -> None:
    size = 1 << 40
    for name in ("table", "letters", "directory", "alphabet", "sums"):
        with (folder / "segments" / NAME / name).open("r+b") as file:
            try:
                file.truncate(size)
            except OSError:
                pytest.skip("the file system has no files of holes")

        def claim(body: dict[str, Any], name: str = name) -> None:
            body["segments"][0]["files"][name]["bytes"] = size

        remade(folder, claim)
        with pytest.raises(DamagedCorpus):
            Corpus.open(folder)
        os.truncate(folder / "segments" / NAME / name, 0)


def packed(text: bytes) -> bytes:
    return zlib.compress(text, 1)


@pytest.mark.parametrize(
    "data",
    [
        packed(b"\xff\xfe not of this coding"),
        packed(b"a" * 50_000_000),
        packed(b"short"),
        packed(b""),
        b"not packed at all",
        b"",
    ],
)
def test_texts_that_are_none_are_refused(data: bytes, folder: Path) -> None:
    blocks = array(folder, "blocks", "<u4").reshape(-1, 4)
    texts = (folder / "segments" / NAME / "texts").read_bytes()
    last = int(blocks[-2, 0])
    put(folder, "texts", texts[:last] + data)
    blocks[-2, 1], blocks[-1, 0] = zlib.crc32(data), last + len(data)
    put(folder, "blocks", blocks.tobytes())
    with pytest.raises(DamagedCorpus):
        used(folder)
    assert library.verify(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"source": None}, {"source": 7}, {"source": ["a"]}, {"title": 3}, {"author": {}}, {"language": None},
        {"length": -1}, {"length": "9"}, {"length": 10**30}, {"length": True}, {"repairs": 3}, {"repairs": [3]},
        {"repairs": [{"start": -1, "end": 2, "was": "a", "rule": "b"}]},
        {"repairs": [{"start": 0, "end": 10**9, "was": "a", "rule": "b"}]},
        {"loci": [[0, 10**9, "s. 1"]]}, {"loci": [["0", 1, "s. 1"]]}, {"loci": {"a": 1}}, {"loci": [[0, 1]]},
        {"work": 5}, {"file": None}, {"root": 1}, {"reader": []}, {"sha256": 1.5}, {"modified": 4},
    ],
)  # fmt: skip
def test_records_of_other_kinds_are_refused(change: dict[str, Any], folder: Path) -> None:
    record(folder, lambda one: json.dumps({**one, **change}).encode() + b"\n")
    with pytest.raises(DamagedCorpus):
        used(folder)
    assert library.verify(folder)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"3", b"null", b"{", b"\xff\xff", b"[" * 200_000, b'{"a":' * 100_000, b'"' * 9, b"9" * 10_000]
)
def test_records_that_are_none_are_refused(data: bytes, folder: Path) -> None:
    record(folder, lambda _: data)
    with pytest.raises(DamagedCorpus):
        used(folder)
    assert library.verify(folder)


def record(folder: Path, change: Callable[[dict[str, Any]], bytes]) -> None:
    """Replace the last record, with the checksums of the table and the manifest."""
    table = array(folder, "table", "<u4").reshape(-1, 5)
    data = (folder / "segments" / NAME / "documents").read_bytes()
    start = int(table[-2, 0])
    last = change(json.loads(data[start:]))
    put(folder, "documents", data[:start] + last)
    table[-2, 1], table[-1, 0] = zlib.crc32(last), start + len(last)
    put(folder, "table", table.tobytes())


def segment(**change: Any) -> Callable[[dict[str, Any]], object]:
    return lambda body: body["segments"][0].update(change)


@pytest.mark.parametrize(
    "change",
    [
        segment(name="../../etc"), segment(name=".."), segment(name="/etc"), segment(name=""), segment(name=7),
        segment(name="s1\n"), segment(name=None), segment(name="ſ000001"), segment(profile=3),
        segment(profile="../en"), segment(profile="zz"), segment(key=None), segment(key="0" * 16),
        segment(documents=-1), segment(documents=10**18), segment(documents=1.5), segment(documents="2"),
        segment(documents=True), segment(documents=3), segment(tokens=None), segment(tokens=-4), segment(text="x"),
        segment(removed=[-1]), segment(removed=[2]), segment(removed=[0, 0]), segment(removed=[0.5]),
        segment(removed=None), segment(removed="0"), segment(removed=[10**30]), segment(files={}),
        segment(files=[]), segment(files={"../x": {"bytes": 1, "crc32": 1}}), segment(files={"table": {"bytes": -1}}),
        segment(files={"table": {"bytes": 10**15, "crc32": 0}}), segment(more=1),
        lambda body: body.update(segments=3), lambda body: body.update(segments=[3]),
        lambda body: body.update(segments=body["segments"] * 2), lambda body: body.update(name=4),
        lambda body: body.update(generation="1"), lambda body: body.update(generation=-1),
        lambda body: body.update(following=None), lambda body: body.update(stale=[]),
        lambda body: body.update(statistics=[]), lambda body: body.update(statistics={"en": 3}),
        lambda body: body.update(statistics={"en": {"file": "../x", "bytes": 0, "crc32": 0, "whole": True}}),
        lambda body: body.update(
            statistics={"en": {"file": "statistics-en-000001", "bytes": 16, "crc32": 0, "whole": True}}
        ),
        lambda body: body.pop("segments"), lambda body: body.update(another=1),
    ],
)  # fmt: skip
def test_a_manifest_that_says_what_cannot_be_is_refused(
    change: Callable[[dict[str, Any]], object], folder: Path
) -> None:
    remade(folder, change)
    with pytest.raises(TahkikError) as raised:
        used(folder)
    assert raised.value.message
    for command in (library.compact, lambda path: library.remove(path, ["papers/b.txt"])):
        before = sorted(place.name for place in folder.parent.iterdir())
        try:
            command(folder)
            used(folder)
        except TahkikError:
            continue
        finally:
            assert sorted(place.name for place in folder.parent.iterdir()) == before
        # what the texts are enough for was made again
        assert library.verify(folder) == []


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"3", b"\xff\xfe", b"[" * 500_000, b'{"a":' * 500_000, b"{}", b"1" * 9_000]
)
def test_a_manifest_that_is_none_is_refused(data: bytes, folder: Path) -> None:
    (folder / "manifest.json").write_bytes(data)
    for command in (Corpus.open, library.verify, library.compact):
        with pytest.raises(DamagedCorpus):
            command(folder)


@pytest.mark.parametrize("version", [0, 2, 99, "1", None, [], -1])
def test_another_version_says_what_to_run(version: object, folder: Path) -> None:
    whole = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    whole["version"] = version
    (folder / "manifest.json").write_text(json.dumps(whole), encoding="utf-8")
    for command in (Corpus.open, library.verify, library.compact, library.info):
        with pytest.raises(Outdated) as raised:
            command(folder)
        assert "tahkik corpus create" in (raised.value.hint or "")


def test_rules_of_another_version_say_what_to_run_and_it_helps(folder: Path) -> None:
    remade(folder, segment(key="0" * 16))
    with pytest.raises(Outdated) as raised:
        Corpus.open(folder)
    assert "tahkik corpus compact" in (raised.value.hint or "")
    library.compact(folder)
    used(folder)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of another kind")
@pytest.mark.parametrize("name", ["manifest.json", f"segments/{NAME}/texts", f"segments/{NAME}/table"])
def test_links_and_pipes_are_no_files_of_a_corpus(name: str, folder: Path, tmp_path: Path) -> None:
    file = folder / name
    elsewhere = tmp_path / "elsewhere"
    file.rename(elsewhere)
    for make in (lambda: file.symlink_to(elsewhere), lambda: os.mkfifo(file)):
        make()
        try:
            with pytest.raises(DamagedCorpus):
                used(folder)
            if name != "manifest.json":
                assert library.verify(folder)
        finally:
            file.unlink()


@pytest.mark.skipif(os.name == "nt", reason="links of another kind")
@pytest.mark.parametrize("name", ["segments", "scratch"])
def test_a_writer_sweeps_nothing_below_a_link(name: str, folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "letters").mkdir(parents=True)
    (home / "letters" / "one.txt").write_text("mine", encoding="utf-8")
    if (folder / name).exists():
        shutil.rmtree(folder / name)
    (folder / name).symlink_to(home, target_is_directory=True)
    with pytest.raises(CorpusError):
        library.add(folder, [home / "letters"])
    assert (home / "letters" / "one.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["letters", "marks", "cells", "directory", "alphabet", "sums"])
def test_a_damaged_index_is_named_never_searched_and_made_again(name: str, folder: Path) -> None:
    file = folder / "segments" / NAME / name
    data = bytearray(file.read_bytes())
    for at in range(0, len(data), 7):
        data[at] ^= 0x04
    file.write_bytes(bytes(data))
    (damage,) = library.verify(folder)
    assert (damage.place, damage.rebuild) == (f"{NAME}/{name}", "compact")
    with pytest.raises(DamagedCorpus):
        Corpus.open(folder).find(WORDS)
    library.compact(folder)
    assert library.verify(folder) == []
    (quotation,) = Corpus.open(folder).find(WORDS).quotations
    assert quotation.verdict == "verbatim"


def test_a_document_whose_record_is_damaged_can_be_removed_by_the_name_verify_gives_it(folder: Path) -> None:
    file = folder / "segments" / NAME / "documents"
    data = bytearray(file.read_bytes())
    data[20] ^= 1
    file.write_bytes(bytes(data))
    (damage,) = library.verify(folder)
    assert damage.documents == (f"{NAME}:0",)
    library.remove(folder, damage.documents)
    library.compact(folder)
    assert library.verify(folder) == []
    assert [one.source for one in library.documents(folder)] == ["papers/b.txt"]


def test_replacing_a_manifest_keeps_what_it_says(folder: Path) -> None:
    one = manifests.load(folder)
    manifests.save(replace(one, generation=one.generation + 1), folder)
    assert manifests.load(folder) == replace(one, generation=one.generation + 1)

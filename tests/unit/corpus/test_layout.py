"""A group on disk: what is written is read back, and what was damaged is refused, whatever was done to it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tahkik.corpus import Group, build
from tahkik.corpus.layout import read, write
from tahkik.errors import CorpusError, DamagedCorpus, Outdated
from tahkik.find import Sought, find_marked
from tahkik.languages import load
from tahkik.model import Document, Locus, Quotation, Repair
from tahkik.options import FindOptions
from tahkik.text.fold import fold

ARRAYS = ("first", "starts", "ends", "offsets", "letters", "hashes", "masks", "word_bits", "next_bits")
TEXTS = (
    "Köprünün tamiri için gereken kereste bu yaz içinde getirilecek, ustalar ay sonunda işe başlayacaktır.",
    "Kuyu derindir; köylüler suyu kovayla çekerler. İpi geçen sene yenilendi.",
    "",
    "Ambarın anahtarı muhtarda, defteri heyettedir. \ud800 \U0001f33e",
)


@pytest.fixture(scope="module")
def group() -> Group:
    repairs = (Repair(0, 3, "Kop", "R18"),)
    documents = [
        Document(
            f"folder/{number}.txt", text, "a" * 64, "b" * 64, "text/plain", "tr",
            title="Başlık" if number else None, author="Kâtip", published="1920-04", locus=f"s. {number}",
            repairs=repairs if number == 0 else (), loci=(Locus(0, 9, "xii"),) if number == 1 else (),
        )
        for number, text in enumerate(TEXTS)
    ]  # fmt: skip
    return build(documents, load("tr"))


@pytest.fixture
def folder(group: Group, tmp_path: Path) -> Path:
    place = tmp_path / "tr"
    place.mkdir()
    write(group, place)
    return place


def test_what_is_written_is_read_back(group: Group, folder: Path) -> None:
    back = read(folder, group.profile)
    assert back.documents == group.documents
    for name in ARRAYS:
        before, after = getattr(group, name), getattr(back, name)
        assert before.dtype == after.dtype, name
        np.testing.assert_array_equal(before, after, err_msg=name)
    for before, after in ((group.long, back.long), (group.short, back.short)):
        assert (before.k, before.bits) == (after.k, after.bits)
        np.testing.assert_array_equal(before.pointers, after.pointers)
        np.testing.assert_array_equal(before.places, after.places)


def test_what_is_read_back_finds_the_same(group: Group, folder: Path) -> None:
    words = "gereken kereste bu yaz içinde getirilecek"
    sought = Sought(Quotation("q1", 0, len(words), words, "“"), fold(words, group.profile), False)
    assert find_marked(sought, read(folder, group.profile), FindOptions()) == find_marked(sought, group, FindOptions())


def test_an_empty_group_is_read_back(tmp_path: Path) -> None:
    write(build([], load("tr")), tmp_path)
    assert read(tmp_path, load("tr")).documents == ()


def test_another_language_s_profile_is_refused(folder: Path) -> None:
    with pytest.raises(Outdated) as caught:
        read(folder, load("de"))
    assert caught.value.hint


@pytest.mark.parametrize("change", [{"version": 0}, {"long_seed": 9}, {"search_key": "0" * 64}, {"statistics": []}])
def test_other_parameters_are_outdated(change: dict[str, Any], folder: Path, group: Group) -> None:
    edit(folder, lambda manifest: manifest["parameters"].update(change))
    with pytest.raises(Outdated):
        read(folder, group.profile)


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    change(manifest)
    file.write_text(json.dumps(manifest), encoding="utf-8")


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != "manifest.json")


def test_a_flipped_byte_anywhere_is_noticed(folder: Path, group: Group) -> None:
    for name in files(folder):
        whole = (folder / name).read_bytes()
        for at in {0, len(whole) // 2, len(whole) - 1} if whole else ():
            damaged = bytearray(whole)
            damaged[at] ^= 0x10
            (folder / name).write_bytes(bytes(damaged))
            with pytest.raises(DamagedCorpus, match=name):
                read(folder, group.profile)
        (folder / name).write_bytes(whole)
    assert read(folder, group.profile).documents == group.documents


@pytest.mark.parametrize("cut", [1, 3, 8])
def test_a_file_that_breaks_off_is_noticed(cut: int, folder: Path, group: Group) -> None:
    for name in files(folder):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[:-cut])
        with pytest.raises(DamagedCorpus):
            read(folder, group.profile)
        (folder / name).write_bytes(whole + b"\0" * cut)
        with pytest.raises(DamagedCorpus):
            read(folder, group.profile)
        (folder / name).write_bytes(whole)


def test_a_missing_file_is_noticed(folder: Path, group: Group) -> None:
    for name in [*files(folder), "manifest.json"]:
        whole = (folder / name).read_bytes()
        (folder / name).unlink()
        with pytest.raises(DamagedCorpus):
            read(folder, group.profile)
        (folder / name).write_bytes(whole)


@pytest.mark.parametrize("words", ["", "{", "[]", "null", "{}", '{"magic": "tahkik-group"}', '{"magic": 1}', "\udcff"])
def test_a_manifest_that_is_none_is_refused(words: str, folder: Path, group: Group) -> None:
    (folder / "manifest.json").write_bytes(words.encode("utf-8", "surrogateescape"))
    with pytest.raises(CorpusError):
        read(folder, group.profile)


def replace_array(folder: Path, name: str, values: np.ndarray[Any, Any]) -> None:
    """Write other numbers, with the checksum they ask for."""
    data = values.tobytes()
    (folder / name).write_bytes(data)
    edit(folder, lambda manifest: manifest["files"][name].update(bytes=len(data), crc32=zlib.crc32(data)))


@pytest.mark.parametrize(
    ("name", "dtype", "at", "value"),
    [
        ("first", "i8", 1, 10**9),
        ("first", "i8", 0, -1),
        ("first", "i8", -1, 0),
        ("offsets", "i8", 3, 10**12),
        ("offsets", "i8", 3, -5),
        ("offsets", "i8", -1, 10**6),
        ("starts", "i4", 2, -1),
        ("ends", "i4", 2, 10**6),
        ("long_pointers", "u4", 5, 2**31),
        ("long_pointers", "u4", -1, 0),
        ("long_places", "u4", 0, 2**32 - 1),
        ("short_pointers", "u4", 0, 1),
        ("short_places", "u4", -1, 10**6),
    ],
)
def test_numbers_that_point_outside_are_refused(
    name: str, dtype: str, at: int, value: int, folder: Path, group: Group
) -> None:
    values = np.frombuffer((folder / name).read_bytes(), dtype=f"<{dtype}").copy()
    values[at] = value
    replace_array(folder, name, values)
    with pytest.raises(DamagedCorpus):
        read(folder, group.profile)


@pytest.mark.parametrize("name", ["starts", "hashes", "word_bits", "first", "offsets", "long_pointers"])
def test_arrays_of_other_lengths_are_refused(name: str, folder: Path, group: Group) -> None:
    whole = (folder / name).read_bytes()
    values = np.frombuffer(whole, dtype=np.uint8)
    replace_array(folder, name, values[: len(values) - 8])
    with pytest.raises(DamagedCorpus):
        read(folder, group.profile)


@pytest.mark.parametrize("bits", [{"long": 63}, {"long": 0}, {"short": -1}, {"long": "many"}, {}])
def test_index_sizes_that_do_not_hold_are_refused(bits: dict[str, Any], folder: Path, group: Group) -> None:
    edit(folder, lambda manifest: manifest["bits"].update(bits) if bits else manifest.pop("bits"))
    with pytest.raises(DamagedCorpus):
        read(folder, group.profile)


@pytest.mark.parametrize("change", [{"bytes": 1}, {"bytes": 10**9}, {"bytes": -1}, {"repairs": None}, {"repairs": [3]}])
def test_records_that_do_not_fit_the_texts_are_refused(change: dict[str, Any], folder: Path, group: Group) -> None:
    records = json.loads((folder / "documents").read_text(encoding="utf-8"))
    records[0].update(change)
    data = json.dumps(records).encode()
    (folder / "documents").write_bytes(data)
    edit(folder, lambda manifest: manifest["files"]["documents"].update(bytes=len(data), crc32=zlib.crc32(data)))
    with pytest.raises(DamagedCorpus):
        read(folder, group.profile)


def test_a_write_that_broke_off_has_no_manifest(group: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "hashes":
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="space"):
        write(group, tmp_path)
    with pytest.raises(DamagedCorpus):
        read(tmp_path, group.profile)

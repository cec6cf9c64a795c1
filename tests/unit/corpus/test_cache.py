"""The user's cache of sources: kept, counted, cleared, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from tahkik.corpus import Group, build, cache
from tahkik.languages import load
from tahkik.model import Document


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("TAHKIK_CACHE", str(folder))
    return folder


@pytest.fixture
def groups() -> list[Group]:
    def one(code: str, words: str) -> Group:
        return build([Document(f"s/{code}.txt", words, "", "", "text/plain", code)], load(code))

    return [one("en", "The bridge shall be mended."), one("tr", "Köprü tamir edilecektir.")]


def test_an_empty_cache_has_nothing(place: Path) -> None:
    assert cache.get("none") is None
    assert cache.size() == (0, 0)
    assert cache.clear() == (0, 0)
    assert not place.exists()


def test_what_was_put_is_got(groups: list[Group]) -> None:
    cache.put("k", groups)
    back = cache.get("k")
    assert back is not None
    assert [group.profile.code for group in back] == ["en", "tr"]
    assert [group.documents for group in back] == [group.documents for group in groups]
    np.testing.assert_array_equal(back[1].letters, groups[1].letters)
    assert cache.get("other") is None


def test_the_key_follows_what_the_sources_are() -> None:
    assert cache.key(["a", "b"]) == cache.key(["a", "b"])
    assert len({cache.key(parts) for parts in (["a", "b"], ["b", "a"], ["ab"], ["a", "b", ""], [])}) == 5


def test_size_and_clear_count_the_same(groups: list[Group], place: Path) -> None:
    cache.put("one", groups)
    cache.put("two", groups[:1])
    entries, size = cache.size()
    assert entries == 2
    assert size == sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    assert cache.clear() == (entries, size)
    assert cache.size() == (0, 0)
    assert cache.get("one") is None


def test_putting_twice_keeps_one(groups: list[Group]) -> None:
    cache.put("k", groups)
    cache.put("k", groups)
    assert cache.size()[0] == 1
    assert cache.get("k") is not None


def test_a_damaged_entry_is_thrown_away(groups: list[Group], place: Path) -> None:
    cache.put("k", groups)
    (place / "k" / "tr" / "letters").write_bytes(b"xx")
    assert cache.get("k") is None
    assert not (place / "k").exists()
    cache.put("k", groups)
    assert cache.get("k") is not None


def test_an_entry_of_an_unknown_language_is_thrown_away(groups: list[Group], place: Path) -> None:
    cache.put("k", groups)
    (place / "k" / "tr").rename(place / "k" / "zz")
    assert cache.get("k") is None


def test_the_longest_unused_go_first(groups: list[Group], place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for age, name in enumerate(("old", "older")):
        cache.put(name, groups)
        os.utime(place / name, (1_000_000 - age, 1_000_000 - age))
    one = cache.size()[1] // 2
    monkeypatch.setattr(cache, "CAP", int(2.5 * one))
    cache.put("new", groups)
    assert sorted(entry.name for entry in place.iterdir()) == ["new", "old"]


def test_what_was_used_last_stays(groups: list[Group], place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for age, name in enumerate(("a", "b")):
        cache.put(name, groups)
        os.utime(place / name, (1_000_000 - age, 1_000_000 - age))
    assert cache.get("b") is not None
    monkeypatch.setattr(cache, "CAP", int(1.25 * cache.size()[1]))
    cache.put("new", groups)
    assert sorted(entry.name for entry in place.iterdir()) == ["b", "new"]


def test_a_cache_that_cannot_be_written_is_no_error(groups: list[Group], place: Path) -> None:
    place.write_text("a file stands where the folder would", encoding="utf-8")
    cache.put("k", groups)
    assert cache.get("k") is None
    assert cache.size() == (0, 0)
    assert cache.clear() == (0, 0)
    assert place.read_text(encoding="utf-8").startswith("a file")


def test_a_full_disk_leaves_nothing_behind(groups: list[Group], place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "write", full)
    cache.put("k", groups)
    assert cache.get("k") is None
    assert list(place.iterdir()) == []

"""All files below a folder, in one order, and what could not be looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tahkik.api import library
from tahkik.model import Refusal
from tahkik.read import walk
from tahkik.read.sources import list_sources


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b.txt", "a.txt", "Ç.txt", "C\u0327a.txt", "b/.hidden/x.txt", ".git/x", "b/.x"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("söz", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in walk(tmp_path)]
    assert found == ["a.txt", "b.txt", "b/z.txt", "Ç.txt", "C\u0327a.txt"]


def test_a_corpus_in_the_folder_of_its_sources_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("söz", encoding="utf-8")
    library.create(tmp_path / "held.tahkik")
    library.add(tmp_path / "held.tahkik", [tmp_path])
    assert [path.name for path in walk(tmp_path)] == ["x.txt"]
    again = library.add(tmp_path / "held.tahkik", [tmp_path])
    assert (again.unchanged, again.refusals) == (1, ())


def test_a_folder_that_links_to_its_parent_is_entered_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("söz", encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in walk(tmp_path)] == ["x.txt"]


def test_pipes_and_broken_links_are_reported_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes on this system")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    (tmp_path / "x.txt").write_text("söz", encoding="utf-8")
    refusals: list[Refusal] = []
    assert [path.name for path in walk(tmp_path, refusals)] == ["x.txt"]
    assert sorted(one.source for one in refusals) == ["broken", "pipe"]
    assert {one.source for one in list_sources(tmp_path, "L").refusals} == {"L/broken", "L/pipe"}


def test_a_folder_that_may_not_be_entered_is_reported(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("this user may enter every folder")
        refusals: list[Refusal] = []
        assert list(walk(tmp_path, refusals)) == []
        assert [one.source for one in refusals] == ["closed"]
    finally:
        closed.chmod(0o700)

"""Many pages on several processes say what one process says, in order."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path

import pytest

from tahkik.cli import parallel
from tahkik.cli.parallel import SHARE, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


def squared_by(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_tasks_keep_their_order_and_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_processors", lambda: 2)
    done = list(run([partial(squared_by, number) for number in range(4 * SHARE)]))
    assert [square for square, _ in done] == [number * number for number in range(4 * SHARE)]
    first, *others = [process for _, process in done]
    assert first == os.getpid()
    assert os.getpid() not in others


@pytest.mark.parametrize(("processors", "tasks"), [(1, 4 * SHARE), (8, 2 * SHARE - 1)])
def test_few_tasks_or_one_processor_stay_here(monkeypatch: pytest.MonkeyPatch, processors: int, tasks: int) -> None:
    monkeypatch.setattr(parallel, "_processors", lambda: processors)
    assert {process for _, process in run([partial(squared_by, 3)] * tasks)} == {os.getpid()}


def test_many_pages_read_as_they_would_one_by_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tahkik.cli.asked import Asked
    from tahkik.cli.checking import check_pages

    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(
        "The harbour was closed on the third day and nobody was told of it.", "utf-8"
    )
    pages = []
    for number in range(2 * SHARE + 1):
        page = tmp_path / f"{number}.txt"
        day = ("third", "fourth")[number % 2]
        page.write_text(f"Page {number}: “The harbour was closed on the {day} day and nobody was told of it.”", "utf-8")
        pages.append(str(page))
    pages[5] = str(tmp_path / "missing.txt")
    asked = Asked(sources=(str(tmp_path / "sources"),), language="en", format="json")
    said = []
    for processors in (1, 2):
        monkeypatch.setattr(parallel, "_processors", lambda processors=processors: processors)
        status = check_pages(pages, asked)
        said.append((status, json.loads(capsys.readouterr().out)))
    assert said[0] == said[1]
    status, results = said[0]
    assert status == 2
    assert [result["document"]["source"] for result in results] == [Path(page).name for page in pages]
    assert results[5]["error"]["code"]
    assert [result["quotations"][0]["verdict"] for result in results[:4]] == ["verbatim", "altered"] * 2

"""The example of docs/reference/python.md does what it says, on the library of the guide."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest

import tahkik
from tahkik.api import library

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "library"
    shutil.copytree(ROOT / "docs" / "examples" / "library", folder)
    monkeypatch.chdir(folder)
    library.create("library.tahkik")
    library.add("library.tahkik", ["papers"], processes=1)
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/reference/python.md").read_text("utf-8"), re.S)
    Path("example.py").write_text(example, encoding="utf-8")
    names = runpy.run_path("example.py")
    (printed,) = capsys.readouterr().out.splitlines()
    assert printed.startswith("papers/clippings/notes.jsonl#1912-03-04 ")
    assert printed.lower().endswith("seven barrels of tar were left at the old slipway")
    result = names["result"]
    assert isinstance(result, tahkik.CheckResult)
    assert [one.rule for one in result.findings] == ["cut-before-condition"]

"""The comparison of words, as a scholar would write it down: tables in ``compare/``, one relation a heading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tahkik.languages import load
from tahkik.text.compare import compare

_FILES = {"turkish.md": "tr", "turkish_print.md": "tr"}
_ROW = re.compile(r"^\| (?P<one>.+?) \| (?P<other>.+?) \|$")


def rows() -> list[tuple[str, str, str, str]]:
    found = []
    for name, code in _FILES.items():
        relation = ""
        for line in (Path(__file__).parent / "compare" / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                relation = line[3:].strip()
            elif (match := _ROW.match(line)) and match["one"] not in ("one", "---"):
                found.append((code, match["one"], match["other"], relation))
    return found


@pytest.mark.parametrize(("code", "one", "other", "relation"), rows())
def test_row(code: str, one: str, other: str, relation: str) -> None:
    found = compare(one, other, load(code))
    assert found.kind == relation, found
    assert compare(other, one, load(code)) == found


def test_every_relation_has_rows() -> None:
    assert {row[3] for row in rows()} == {"same", "underspecified", "inflection", "suspect", "different"}

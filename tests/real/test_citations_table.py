"""The table of specimens of citations: every row as expected, but for those argued in docs/reference/citations.md."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import tahkik

#: Rows that are read otherwise, with the reason in docs/reference/citations.md.
ARGUED = {"K028", "K042", "K047", "K072"}
#: Rows of the table that are no citations.
NONE = "NOT-A-CITATION"


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, str]]:
    table = shared / "turkish" / "citations.tsv"
    if not table.is_file():
        pytest.skip(f"no table at {table}")
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_row_is_as_expected_or_argued(rows: list[dict[str, str]]) -> None:
    otherwise = set()
    for row in rows:
        found = tahkik.find_citations(row["as_printed"], language="tr")
        wanted = json.loads(row["parsed_json"])
        as_expected = not found if row["type"] == NONE else bool(found) and found[0].fields == wanted
        if not as_expected:
            otherwise.add(row["id"])
    assert otherwise == ARGUED


def test_csl_is_valid(rows: list[dict[str, str]], shared: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="no validator of JSON schemas")
    schema = json.loads((shared / "schemas" / "csl-data.json").read_text(encoding="utf-8"))
    for row in rows:
        items = [one.csl for one in tahkik.find_citations(row["as_printed"], language="tr")]
        jsonschema.validate(items, schema)

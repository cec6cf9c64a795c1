"""Every row of the specification's table of normalisations, read where it lies."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from tahkik.languages import load
from tahkik.text.compare import compare

SHARED = Path(os.environ.get("TAHKIK_SHARED", Path(__file__).parents[3] / "shared"))
TABLE = SHARED / "turkish" / "normalisation.tsv"
#: Rows whose answer agrees; the table has 113. The floor only rises.
FLOOR = 113

pytestmark = pytest.mark.skipif(not TABLE.is_file(), reason=f"the table of normalisations is not at {TABLE}")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_rows_agree() -> None:
    profile = load("tr")
    wrong = []
    for row in rows():
        found = compare(row["variant_a"], row["variant_b"], profile)
        assert compare(row["variant_b"], row["variant_a"], profile) == found
        if found.kind != row["expected_comparison"].lower():
            wrong.append((row["id"], row["variant_a"], row["variant_b"], row["expected_comparison"], found))
    assert len(rows()) - len(wrong) >= FLOOR, wrong


def test_nothing_that_differs_is_called_the_same() -> None:
    profile = load("tr")
    for row in rows():
        if row["expected_comparison"] in ("DIFFERENT", "INFLECTION"):
            assert compare(row["variant_a"], row["variant_b"], profile).kind != "same", row

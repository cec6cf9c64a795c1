"""The hedges, limits and numbers that modernisations lost: does the detector see them in the original's words?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tahkik.languages import load
from tahkik.text.flags import flags
from tahkik.text.modality import find_modality

TR = load("tr")


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "turkish" / "parallel_findings.tsv").open(encoding="utf-8") as file:
        return [dict(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize("kind", ["hedge", "limit"])
def test_every_hedge_and_limit_of_the_originals_is_seen(rows: list[dict[str, str]], kind: str) -> None:
    words = [row["original_words"] for row in rows if row["kind"] in (kind, {"hedge": "strengthened"}.get(kind))]
    assert words
    missed = [one for one in words if kind not in {sign.kind for sign in find_modality(one, TR)}]
    assert missed == []


def test_numbers_that_differ_carry_the_flag(rows: list[dict[str, str]]) -> None:
    pairs = [(row["original_words"], row["modern_words"]) for row in rows if row["kind"] == "number"]
    assert len(pairs) >= 8
    assert [pair for pair in pairs if any("number" not in flags(words, TR) for words in pair)] == []

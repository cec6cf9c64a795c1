"""The demo page: each planted fault is named, and the faithful quotations are left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

import tahkik

PAGE = Path(__file__).resolve().parents[2] / "src" / "tahkik" / "demo" / "page.md"

#: First words of a quotation, its verdict, and the rules that report it, as the page was made.
PLANTED = {
    "İlim ve fen": ("spelling", set()),
    "Mektep genç": ("altered", {"unmarked-insertion"}),
    "Evet, milletimizin": ("altered", {"changed-word"}),
    "Mektep sayesinde": ("elided", set()),
    "Bu mekteplerin": ("altered", {"changed-number"}),
    "Bu sebeple": ("altered", {"changed-negation"}),
    "Milletin çiftçilikteki": ("altered", {"silent-omission"}),
    "Gerek ziraat": ("verbatim", set()),
    "asar-ı sanayide": ("verbatim", {"cut-before-condition"}),
    "Sporda daima": ("altered", {"silent-addition"}),
    "Çünkü Spor": ("verbatim", {"unmarked-emphasis"}),
    "Bahçıvan sabrını": ("not-found", set()),
    "2. Bulgaristan": ("verbatim", {"missing-article"}),
    "Sporu ya": ("verbatim", {"unclosed-quotation"}),
}


@pytest.fixture(scope="module")
def result(speeches: str) -> tahkik.CheckResult:
    return tahkik.Corpus.of([speeches]).check(tahkik.read(PAGE))


def test_every_quotation_is_seen_once(result: tahkik.CheckResult) -> None:
    seen = [checked.quotation.text for checked in result.quotations if checked.quotation.marks is not None]
    assert len(seen) == len(PLANTED)
    for text, begins in zip(seen, PLANTED, strict=True):
        assert text.startswith(begins)


@pytest.mark.parametrize("begins", PLANTED)
def test_each_fault_is_named(result: tahkik.CheckResult, begins: str) -> None:
    checked = next(each for each in result.quotations if each.quotation.text.startswith(begins))
    rules = {finding.rule for finding in result.findings if finding.about == checked.quotation.id}
    assert (checked.verdict, rules) == PLANTED[begins]


def test_the_drifted_word_of_the_rendering_is_named(result: tahkik.CheckResult) -> None:
    drifts = [finding for finding in result.findings if finding.rule == "rendering-drift"]
    assert [[evidence.text for evidence in drift.evidence] for drift in drifts] == [["tevsi", "tevzi"]]

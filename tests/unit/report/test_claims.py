"""A claim beside the clause it rests on, in the reports."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import tahkik
from tahkik.model import CheckResult
from tahkik.report import dumps, to_dict
from tahkik.report.terminal import render

PAGE = """The town promised to lease the mill to the French

This is what the council wrote:

“If the river falls, the town undertakes to lease the mill to the Dutch.”
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    file = tmp_path_factory.mktemp("page") / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return tahkik.check(replace(tahkik.read(file), language="en"))


def test_both_findings_speak_of_the_headline(result: CheckResult) -> None:
    found = {finding.rule: finding.about for finding in result.findings}
    assert found == {"lost-condition": "l1", "claim-differs-from-document": "l1"}


@pytest.mark.parametrize(
    ("ui", "page", "document"),
    [("en", "the page says", "the document says"), ("tr", "sayfa diyor ki", "belge diyor ki")],
)
def test_the_terminal_sets_the_clause_under_the_claim(result: CheckResult, ui: str, page: str, document: str) -> None:
    lines = [line.strip() for line in render(result, ui, columns_wide=200).splitlines()]
    at = lines.index(f"{page}: The town promised to lease the mill to the French")
    assert lines[at + 1].startswith(f"{document}: If the river falls, the town undertakes")


def test_the_page_report_sets_them_side_by_side(result: CheckResult, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    tahkik.write_html(result, file)
    html = file.read_text(encoding="utf-8")
    beside = html[html.index('id="l1"') :].split("</div>\n</div>")[0]
    assert beside.count("<figure>") == 2
    assert "the page says" in beside
    assert "the document says" in beside
    assert "Dutch" in beside
    assert 'class="left-out"' in beside


def test_the_result_has_the_clause_with_what_is_lost_and_departs(result: CheckResult, root: Path) -> None:
    written = json.loads(dumps(to_dict(result)))
    law = json.loads((root / "schema" / "result-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(law).validate(written)
    claim = written["claims"][0]
    assert claim["clause"]["text"].startswith("If the river falls")
    assert [(one["kind"], one["sign"]["text"]) for one in claim["losses"]] == [("condition", "If")]
    assert [(one["role"], one["claim"]["text"], one["document"]["text"]) for one in claim["departures"]] == [
        ("to-whom", "French", "Dutch")
    ]
    assert {one["relation"] for one in claim["links"]} <= {"same", "inflection", "alike", "gloss"}
    for link in claim["links"]:
        assert PAGE[slice(*link["original"])].strip() == PAGE[slice(*link["original"])]

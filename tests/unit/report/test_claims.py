"""A claim beside the clause it rests on, in the reports."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import lxml.html
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
    ("ui", "page", "document", "lost"),
    [
        ("en", "the page says", "the document says", "said under a condition there, without it here: "),
        ("tr", "sayfa diyor ki", "belge diyor ki", "orada bir şartla söyleniyor, burada şartsız: "),
    ],
)
def test_the_terminal_sets_the_clause_under_the_claim(
    result: CheckResult, ui: str, page: str, document: str, lost: str
) -> None:
    lines = [line.strip() for line in render(result, ui, columns_wide=200).splitlines()]
    at = lines.index(f"{page}: The town promised to lease the mill to the ~French~[1]")
    assert lines[at + 1].startswith(f"{document}: −If the river falls−, the town undertakes")
    assert "~Dutch~[1]" in lines[at + 1]
    assert lines[at + 2].startswith("[1] French → Dutch: ")
    assert any(lost in line for line in lines[:at])


def test_explaining_numbers_every_link(result: CheckResult) -> None:
    report = render(result, explain=True, columns_wide=200)
    assert "[1] French → Dutch: to whom" in report
    assert "the same word" in report
    numbered = [line for line in report.splitlines() if re.match(r" +\[\d+\] ", line)]
    assert len(numbered) == 1 + len(result.claims[0].links)


def test_the_page_report_sets_them_side_by_side(result: CheckResult, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    tahkik.write_html(result, file)
    tree = lxml.html.document_fromstring(file.read_text(encoding="utf-8"))
    facing = tree.get_element_by_id("l1")
    document, page = (one.text_content() for one in facing.find_class("words"))
    assert "Dutch" in document
    assert "The town promised" in page
    assert [one.text_content() for one in facing.iter("figcaption")] == ["the document says", "the page says"]
    assert [one.get("id") for one in facing.find_class("finding")] == ["f1", "f2"]
    assert len(facing.find_class("left-out")) == 1


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

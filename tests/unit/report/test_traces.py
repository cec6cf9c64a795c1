"""How a quotation was looked for, as a report and as JSON say it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from tahkik.model import Checked, CheckResult, Dropped, MissedCause, Trace, TracedPlace
from tahkik.report import dumps, to_dict
from tahkik.report.messages import codes, load
from tahkik.report.terminal import render

TEXT = "He wrote: “the harbour was never this full of ships before the war”."
PLACE = TracedPlace(
    "letters/two.txt", 5, 60, "the harbour was empty when the ships had gone", 9.6, 0.41, 3, 12, False, "unlike-words"
)
KEPT = replace(PLACE, source="letters/one.txt", bits=92.0, chance=1e-20, held=12, kept=True, reason=None)
WEAKER = replace(PLACE, source="letters/three.txt", bits=60.0, chance=1e-11, reason="weaker")
TRACE = Trace(2, 1_234, 56, 7, 8, (PLACE,), ("not-held", "too-different"))


def missed(build: SimpleNamespace, **more: Any) -> CheckResult:
    words = TEXT[TEXT.index("“") + 1 : TEXT.index("”")]
    result: CheckResult = build.result(
        TEXT, (Checked(build.quotation(TEXT, words), "not-found", missed=TRACE, **more),)
    )
    return result


def errors(root: Path, value: object) -> list[str]:
    schema = json.loads((root / "schema" / "result-1.json").read_text(encoding="utf-8"))
    return [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(dumps(value)))]


def test_every_miss_says_the_nearest_place_and_why(build: SimpleNamespace) -> None:
    report = render(missed(build), columns_wide=300)
    assert (
        "    nearest: letters/two.txt “the harbour was empty when the …”, 3 of 12 words, 0.41 expected by chance: "
        "too few of the words for so little evidence\n" in report
    )
    assert (
        "    why it may have been missed: the copies held do not have it; it is spelled, misread or changed too "
        "differently\n" in report
    )
    assert "seeds" not in report


def test_a_miss_without_any_place_still_says_why(build: SimpleNamespace) -> None:
    page = missed(build)
    checked = replace(page.quotations[0], missed=replace(TRACE, places=()))
    report = render(replace(page, quotations=(checked,)), columns_wide=300)
    assert "nearest" not in report
    assert "why it may have been missed" in report


def test_explaining_says_the_search_and_what_was_dropped(build: SimpleNamespace) -> None:
    trace = replace(TRACE, places=(KEPT, WEAKER, PLACE))
    report = render(missed(build, explain=trace), explain=True, columns_wide=300)
    assert "searched: seeds 1,234, anchors 56, chains 7, places aligned 8" in report
    assert "searched a second time, with shorter seeds" in report
    assert "kept: letters/one.txt “the harbour was empty when the …”, 12 of 12 words, 92 bits" in report
    assert "dropped: letters/three.txt" in report
    assert "another place fits better, by 32 bits" in report


def test_without_asking_nothing_is_explained(build: SimpleNamespace) -> None:
    assert render(missed(build, explain=TRACE)) == render(missed(build))


def test_turkish_says_the_same(build: SimpleNamespace) -> None:
    report = render(missed(build), "tr", columns_wide=300)
    assert "en yakını: letters/two.txt" in report
    assert "12 kelimeden 3 tanesi" in report
    assert "neden bulunamamış olabilir: eldeki nüshalarda yok" in report


@pytest.mark.parametrize("ui", codes())
def test_every_reason_and_cause_has_words(ui: str) -> None:
    words = load(ui)
    assert {*words["dropped"]} == {*get_args(Dropped), "weaker_by"}
    assert {*words["causes"]} == {*get_args(MissedCause)}


def test_signs_of_a_source_do_no_harm(build: SimpleNamespace) -> None:
    hostile = replace(PLACE, text="\x1b[31mred [bold]x[/bold]", chance=float("inf"))
    page = missed(build, explain=replace(TRACE, places=(hostile,)))
    assert "\x1b" not in render(page, explain=True)


def test_traces_keep_the_schema(root: Path, build: SimpleNamespace) -> None:
    endless = replace(PLACE, chance=float("inf"))
    page = to_dict(missed(build, explain=replace(TRACE, places=(KEPT, WEAKER, endless))))
    assert errors(root, page) == []
    one = page["quotations"][0]
    assert one["missed"][0]["source"] == "letters/two.txt"
    assert one["missed_causes"] == ["not-held", "too-different"]
    assert one["explain"]["anchors"] == 56
    assert set(to_dict(build.one_difference())["quotations"][0]).isdisjoint({"missed", "missed_causes", "explain"})


def test_the_schema_refuses_traces_that_contradict_themselves(root: Path, build: SimpleNamespace) -> None:
    good = json.loads(dumps(to_dict(missed(build))))
    kept = json.loads(dumps(good))
    kept["quotations"][0]["missed"][0]["kept"] = True
    found = json.loads(dumps(good))
    found["quotations"][0] |= {"verdict": "verbatim"}
    assert errors(root, kept)
    assert errors(root, found)

"""The JSON result keeps its schema and its names, whatever is in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tahkik.errors import UnknownFormat
from tahkik.model import (
    VERDICTS,
    Block,
    Checked,
    Citation,
    Claim,
    Comment,
    DateMention,
    DateReading,
    FailedPage,
    Link,
    Refusal,
    Relation,
    Rendering,
    Repair,
    Span,
    Variant,
)
from tahkik.report import document_to_dict, dumps, relation_to_dict, to_dict, write_json

FAILED = FailedPage("broken.pdf", UnknownFormat("no reader took it", hint="save it as text").to_dict())


@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "schema" / "result-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return found


def _errors(schema: dict[str, Any], value: object, part: str | None = None) -> list[str]:
    law = schema if part is None else {"$ref": f"#/$defs/{part}", "$defs": schema["$defs"]}
    back = json.loads(dumps(value))
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(law).iter_errors(back)]


@pytest.fixture
def full(build: SimpleNamespace) -> Any:
    """Return a result in which nothing is empty."""
    page = build.one_difference()
    text = page.document.text
    span = Span(0, 2)
    document = replace(
        page.document,
        title="A page",
        published="2021-12-30T07:31",
        body=(Span(0, len(text)),),
        blocks=(Block("paragraph", 0, len(text)),),
        comments=(Comment("c1", None, None, "2021-12-30T07:31", None, *span, "He"),),
        leavings=(span,),
        repairs=(Repair(*span, "Hè", "R18"),),
    )
    reading = DateReading("rumi", "1920-04-26", "day")
    none = DateReading("gregorian", None, "day", reason="there is no 30 February")
    return replace(
        page,
        document=document,
        corpus=replace(page.corpus, refusals=(Refusal("letters/x.bin", "unknown-format", "no reader took it"),)),
        renderings=(Rendering("r1", "q1", *span, "He", links=(Link(span, span, "gloss", "glossary:x"),)),),
        dates=(DateMention("d1", *span, "He", (reading, none), False),),
        citations=(Citation("k1", *span, "He", held=False),),
        claims=(Claim("l1", *span, "He", "q1"),),
    )


def test_a_full_result_keeps_the_schema(schema: dict[str, Any], full: Any) -> None:
    assert _errors(schema, to_dict(full), "checked") == []
    assert _errors(schema, to_dict(full, "tr", include_text=True), "checked") == []
    assert _errors(schema, [to_dict(full), to_dict(FAILED)]) == []


def test_the_names_are_those_of_the_format(full: Any) -> None:
    page = to_dict(full)
    assert list(page) == [
        "schema_version", "tahkik", "policy", "document", "corpus", "quotations", "renderings", "dates", "citations",
        "claims", "comments", "findings",
    ]  # fmt: skip
    quotation = page["quotations"][0]
    assert set(quotation) >= {"id", "start", "end", "text", "marks", "marks_at", "kind", "closed", "verdict", "matches"}
    variant = quotation["matches"][0]["variants"][1]
    assert variant == {
        "kind": "addition",
        "level": "lexical",
        "class": "substantive",
        "flags": [],
        "relation": None,
        "rule": "silent-addition",
        "page": {"start": 36, "end": 41, "text": "quite"},
        "source": None,
    }
    assert full.document.text[36:41] == "quite"
    assert page["document"]["text_length"] == len(full.document.text)
    assert page["renderings"][0]["links"][0] == {
        "original": [0, 2], "rendering": [0, 2], "relation": "gloss", "from": "glossary:x",
    }  # fmt: skip


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_keeps_the_schema(verdict: Any, schema: dict[str, Any], build: SimpleNamespace) -> None:
    page = build.one_difference()
    checked = page.quotations[0]
    unmatched = verdict in ("not-found", "not-checked")
    changed = Checked(checked.quotation, verdict, () if unmatched else checked.matches, "why" if unmatched else None)
    assert _errors(schema, to_dict(replace(page, quotations=(changed,), findings=())), "checked") == []


@pytest.mark.parametrize("kind", ["addition", "omission", "substitution", "transposition"])
@pytest.mark.parametrize("class_", ["orthographic", "doubtful", "substantive", "elided"])
def test_every_variant_keeps_the_schema(kind: Any, class_: Any, schema: dict[str, Any], build: SimpleNamespace) -> None:
    if class_ == "elided" and kind != "omission":
        pytest.skip("only an omission can be marked")
    page = build.one_difference()
    passage = build.passage(page.document.text, "dusk")
    variant = Variant(
        kind,
        "lexical",
        class_,
        None if kind == "omission" else passage,
        None if kind == "addition" else passage,
        "different" if kind == "substitution" else None,
        ("negation", "number", "date", "name", "condition", "modality", "person", "limit"),
        None,
    )
    checked = page.quotations[0]
    match = replace(checked.matches[0], variants=(variant,))
    assert _errors(schema, to_dict(replace(page, quotations=(replace(checked, matches=(match,)),))), "checked") == []


def test_the_schema_refuses_what_breaks_it(schema: dict[str, Any], build: SimpleNamespace) -> None:
    good = json.loads(dumps(to_dict(build.one_difference())))
    for path, bad in [
        (("quotations", 0, "verdict"), "false"),
        (("quotations", 0, "matches"), []),
        (("quotations", 0, "matches", 0, "variants", 1, "page"), None),
        (("quotations", 0, "matches", 0, "source"), "/home/x/letters/one.txt"),
        (("findings", 0, "level"), "fatal"),
        (("findings", 0, "start"), -1),
        (("findings", 0, "message"), ""),
        (("schema_version",), 2),
        (("corpus",), {}),
    ]:
        page = json.loads(json.dumps(good))
        part = page
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = bad
        assert _errors(schema, page), path


def test_failed_pages_and_failures_keep_the_schema(schema: dict[str, Any]) -> None:
    assert to_dict(FAILED) == {
        "schema_version": 1,
        "document": {"source": "broken.pdf"},
        "error": {"code": "unknown-format", "message": "no reader took it", "hint": "save it as text", "details": {}},
    }
    assert _errors(schema, to_dict(FAILED)) == []
    assert _errors(schema, {"error": FAILED.error}) == []
    assert _errors(schema, {"error": {"code": "x"}})


def test_a_document_keeps_the_schema(schema: dict[str, Any], full: Any) -> None:
    read = document_to_dict(full.document)
    assert _errors(schema, read) == []
    assert read["text"] == full.document.text
    assert read["body"] == [[0, len(full.document.text)]]
    assert read["leavings"] == [[0, 2]]


def test_a_relation_keeps_the_schema(schema: dict[str, Any]) -> None:
    relation = relation_to_dict(Relation("different", (), "z and s are not one sound"))
    assert relation == {
        "schema_version": 1, "kind": "different", "rules": [], "reason": "z and s are not one sound", "flags": [],
    }  # fmt: skip
    assert _errors(schema, relation) == []


def test_no_source_held_is_null(schema: dict[str, Any], build: SimpleNamespace) -> None:
    page = to_dict(build.result("Nothing.", corpus=None))
    assert page["corpus"] is None
    assert _errors(schema, page) == []


@pytest.mark.parametrize(
    ("expected", "written"), [(float("inf"), 1e300), (float("nan"), 1e300), (0.0, 0.0), (1e-9, 1e-9)]
)
def test_counts_are_json_numbers(
    expected: float, written: float, schema: dict[str, Any], build: SimpleNamespace
) -> None:
    page = build.one_difference()
    match = replace(page.quotations[0].matches[0], expected_by_chance=expected)
    found = to_dict(replace(page, quotations=(replace(page.quotations[0], matches=(match,)),)))
    assert found["quotations"][0]["matches"][0]["expected_by_chance"] == written
    assert _errors(schema, found) == []


def test_messages_are_in_the_language_of_the_interface(build: SimpleNamespace) -> None:
    page = build.one_difference()
    english, turkish = (to_dict(page, ui)["findings"][0]["message"] for ui in ("en", "tr"))
    assert english != turkish
    assert "quite" in english
    assert "quite" in turkish


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\u202e", "[/]", '"</script>', "\ud800", "\x00", "{reason}"])
def test_hostile_words_are_carried_unchanged(hostile: str, schema: dict[str, Any], build: SimpleNamespace) -> None:
    text = f"He wrote: “{hostile} he”"
    checked = Checked(build.quotation(text, f"{hostile} he"), "not-found")
    page = build.result(text, (checked,))
    printed = dumps(to_dict(page, include_text=True))
    printed.encode("utf-8")
    assert json.loads(printed)["quotations"][0]["text"] == f"{hostile} he"
    assert _errors(schema, to_dict(page, include_text=True)) == []


def test_writing_one_and_several(tmp_path: Path, build: SimpleNamespace) -> None:
    page = build.one_difference()
    write_json(page, tmp_path / "one.json")
    write_json([page, FAILED], tmp_path / "two.json")
    assert json.loads((tmp_path / "one.json").read_text(encoding="utf-8")) == to_dict(page)
    assert json.loads((tmp_path / "two.json").read_text(encoding="utf-8")) == [to_dict(page), to_dict(FAILED)]


def test_the_same_result_prints_the_same(build: SimpleNamespace) -> None:
    assert dumps(to_dict(build.one_difference())) == dumps(to_dict(build.one_difference()))

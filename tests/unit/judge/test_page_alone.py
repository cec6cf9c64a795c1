"""Rules that ask the page alone: brackets, emphasis, numbering, marks, renderings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tahkik.judge import Judgement
from tahkik.model import Article, Extent, Quotation, Relation, Span

Seen = Callable[[Judgement], list[tuple[str, str]]]


def wrote(words: str) -> str:
    return f"The council wrote: “{words}” So they say."


# --- brackets ------------------------------------------------------------------------------------------------------


def test_a_bracket_is_asked_about_while_no_source_decides(make: SimpleNamespace, seen: Seen) -> None:
    page = make.page(wrote("The old (Roman) bridge."))
    assert seen(page.judged()) == [("bracket-in-quotation", "(Roman)")]
    assert seen(replace(page, corpus=make.held).judged()) == [("bracket-in-quotation", "(Roman)")]


def test_a_bracket_the_source_has_too_is_no_finding(make: SimpleNamespace, seen: Seen) -> None:
    assert seen(make.page(wrote("The old (Roman) bridge.")).against("The old (Roman) bridge.").judged()) == []


def test_a_bracket_beyond_the_passage_found_stays_a_question(make: SimpleNamespace, seen: Seen) -> None:
    text = "The council wrote: “The old bridge. Signed (the mayor)"
    page = make.page(text).against("The old bridge.", covers=Span(20, 35))
    assert seen(page.judged()) == [("unclosed-quotation", "“"), ("bracket-in-quotation", "(the mayor)")]


@pytest.mark.parametrize("kind", ["noise", "editorial", "number"])
def test_brackets_of_known_kinds_are_left_alone(make: SimpleNamespace, kind: str) -> None:
    page = make.page(wrote("The old (applause) bridge."))
    page = page.with_(brackets=(replace(page.quotations[0].brackets[0], kind=kind),))
    assert page.judged().findings == ()


# --- emphasis ------------------------------------------------------------------------------------------------------


def test_emphasis_on_a_part_is_noted(make: SimpleNamespace) -> None:
    (finding,) = make.page(wrote("The *old* bridge.")).judged().findings
    assert (finding.rule, finding.level, finding.params["words"]) == ("unmarked-emphasis", "note", "old")


def test_a_quotation_in_italics_as_a_whole_is_a_way_of_printing(make: SimpleNamespace) -> None:
    assert make.page(wrote("*The old bridge.*")).judged().findings == ()
    assert make.page(wrote("*The old bridge,* … *the mill.*")).judged().findings == ()


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        ("en", "(Emphasis mine.)"),
        ("en", "Emphasis in the original."),
        ("tr", "(Vurgu bana aittir.)"),
        ("tr", "(a.b.ç.)"),
    ],
)
def test_a_remark_on_the_emphasis_settles_it(make: SimpleNamespace, language: str, remark: str) -> None:
    page = make.page(f"{wrote('The *old* bridge.')} {remark}", language=language)
    assert page.judged().findings == ()


# --- numbering -----------------------------------------------------------------------------------------------------


def missing(judgement: Judgement) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (one.level, one.about, one.params.get("form"), one.params["missing"])
        for one in judgement.findings
        if one.rule == "missing-article"
    ]


@pytest.mark.parametrize(
    ("quoted", "part", "expected"),
    [
        ("1. The bridge. 2. The mill.", None, []),
        ("2. The bridge. 3. The mill.", None, [("warning", "q1", None, "1")]),
        ("2. The bridge. 3. The mill.", 2, [("note", "q1", "announced", "1")]),
        ("3. The bridge. 4. The mill.", 2, [("warning", "q1", None, "1–2")]),
        ("7. The bridge.", None, [("note", "q1", None, "1–6")]),
        ("1. The bridge. 4. The mill.", None, [("warning", "q1", "skipped", "2–3")]),
        ("1. The bridge. … 4. The mill.", None, []),
        ("1. The … bridge. 3. The mill.", None, [("warning", "q1", "skipped", "2")]),
        ("… 2. The bridge. 3. The mill.", None, []),
        ("1. The bridge. 2. The mill. 1. The road. 2. The gate.", None, []),
        ("The bridge and the mill.", None, []),
    ],
)
def test_the_numbering_is_checked_against_itself(
    make: SimpleNamespace, quoted: str, part: int | None, expected: list[Any]
) -> None:
    page = make.page(wrote(quoted))
    if part is not None:
        page = page.with_(extent=Extent(0, 11, "second part", part))
    assert missing(page.judged()) == expected


def test_where_the_passage_was_found_the_collation_speaks(make: SimpleNamespace) -> None:
    quoted = "1. The town repairs the bridge. 3. The smith closes the mill."
    page = make.page(wrote(quoted)).against(
        "1. The town repairs the bridge. 2. The mayor pays. 3. The smith closes the mill."
    )
    assert [one.rule for one in page.judged().findings] == ["silent-omission"]


def test_the_evidence_is_the_number_as_printed(make: SimpleNamespace) -> None:
    text = wrote("2. The bridge. 3. The mill.")
    (finding,) = make.page(text).judged().findings
    assert text[finding.start : finding.end] == finding.evidence[0].text == "2."


RENDERED = "1. The town pays. 2. The town waits. 3. The town rests."


@pytest.mark.parametrize(
    ("numbers", "extent", "expected"),
    [
        ((1, 2, 3), None, []),
        ((1, 3), None, [("warning", "r1", "rendering", "2")]),
        ((1,), None, [("note", "r1", "rendering", "2, 3")]),
        ((2,), Extent(0, 3, "second part", 2), []),
        ((1,), Extent(0, 3, "a part", None), []),
        ((3,), Extent(0, 3, "second part", 2), [("note", "r1", "rendering", "2")]),
        ((), None, []),
    ],
)
def test_a_rendering_is_missed_only_what_it_does_not_announce(
    make: SimpleNamespace, numbers: tuple[int, ...], extent: Extent | None, expected: list[Any]
) -> None:
    text = f"{wrote(RENDERED)} In plain words: it pays and waits."
    at = text.index("it pays")
    articles = tuple(Article(number, at, at + 2) for number in numbers)
    page = make.page(text).rendered("it pays and waits.", drifts=(), articles=articles, extent=extent)
    assert missing(page.judged()) == expected


# --- marks ---------------------------------------------------------------------------------------------------------


def test_an_unclosed_mark_is_shown_where_it_stands(make: SimpleNamespace) -> None:
    text = "The council wrote: “The town shall repair the old bridge and close the mill before the winter."
    (finding,) = make.page(text).judged().findings
    assert (finding.rule, finding.level, text[finding.start : finding.end]) == ("unclosed-quotation", "warning", "“")
    assert finding.params == {"mark": "“", "tail": "and close the mill before the winter."}


def test_an_unclosed_mark_inside_a_quotation_is_a_note(make: SimpleNamespace) -> None:
    text = wrote("The smith said: ‘I shall wait.")
    page = make.page(text)
    at = text.index("I shall")
    inner = Quotation("q2", at, at + 13, text[at : at + 13], "‘", (at - 1,), closed=False, inside="q1")
    findings = replace(page, quotations=(*page.quotations, inner)).judged().findings
    assert [(one.rule, one.level, one.about) for one in findings] == [("unclosed-quotation", "note", "q2")]


def test_a_quotation_without_marks_has_none_to_close(make: SimpleNamespace) -> None:
    page = make.page("The town shall pay “The bridge.").with_(marks=None)
    assert page.judged().findings == ()


# --- renderings ----------------------------------------------------------------------------------------------------

PLAIN = f"{wrote('The town uses its old influence here.')} In plain words: The town uses its old influenza here."


def drift(make: SimpleNamespace, relation: Relation) -> tuple[str, str, str | None]:
    page = make.page(PLAIN).rendered("The town uses its old influenza here.")
    (rendering,) = page.renderings
    (one,) = rendering.drifts
    page = replace(page, renderings=(replace(rendering, drifts=(replace(one, relation=relation),)),))
    (finding,) = page.judged().findings
    return finding.rule, finding.level, finding.about


@pytest.mark.parametrize(
    ("relation", "level"),
    [
        (Relation("different"), "warning"),
        (Relation("suspect"), "note"),
        (Relation("inflection"), "note"),
        (Relation("inflection", flags=("negation",)), "warning"),
    ],
)
def test_a_drift_is_as_grave_as_the_two_words_are_apart(make: SimpleNamespace, relation: Relation, level: str) -> None:
    assert drift(make, relation) == ("rendering-drift", level, "r1")


def test_a_drift_needs_no_source_and_gives_both_words(make: SimpleNamespace) -> None:
    (finding,) = make.page(PLAIN).rendered("The town uses its old influenza here.").judged().findings
    assert [(one.of, one.source, one.text) for one in finding.evidence] == [
        ("page", "page.txt", "influence"),
        ("page", "page.txt", "influenza"),
    ]
    assert PLAIN[finding.start : finding.end] == "influenza"


def test_neighbouring_drifts_are_one_finding(make: SimpleNamespace) -> None:
    text = f"{wrote('The town uses its old influence here.')} In plain words: The town uses its new influenza here."
    findings = make.page(text).rendered("The town uses its new influenza here.").judged().findings
    assert [(one.params["was"], one.params["words"]) for one in findings] == [("old influence", "new influenza")]

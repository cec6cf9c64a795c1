"""What faces an original: which words are tied, what is shown of it, and that no word is lost on the way."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.model import (
    Checked,
    CheckResult,
    Drift,
    Evidence,
    Finding,
    Link,
    Match,
    Parting,
    Passage,
    Quotation,
    Relation,
    Rendering,
    Span,
)
from tahkik.report.abreast import cells, untied
from tahkik.report.facing import Facing, Tie, facings
from tahkik.report.html import render as render_html
from tahkik.report.html.faced import row_cuts
from tahkik.report.messages import load
from tahkik.report.terminal import render
from tahkik.report.visible import width

OLD = "The council saith the mylner may nat selle the grete melle, if the ryver falleth."
NEW = "The council says the miller must sell the house that is large and old."
BEFORE, BEHIND = (
    "To all the lords and ladies here assembled, good morrow.",
    "So be it until the feast of the saint cometh.",
)
PAGE = f"He wrote: “{BEFORE} {OLD} {BEHIND}” In plain words: {NEW}\n"


def at(words: str, text: str = PAGE, after: int = 0) -> Passage:
    start = text.index(words, after)
    return Passage(start, start + len(words), words)


def link(old: str, new: str, relation: str, source: str | None = None) -> Link:
    one, other = at(old), at(new, after=PAGE.index(NEW))
    return Link(Span(one.start, one.end), Span(other.start, other.end), relation, source)


def finding(rule: str, name: str, words: Passage, was: Passage, **params: str) -> Finding:
    told = {"words": words.text, "was": was.text, "clause": was.text, "of": "q1", **params}
    return Finding(rule, "warning", name, words.start, words.end, told, (Evidence("page", "page.txt", *was),), "page")


@pytest.fixture
def page(build: SimpleNamespace) -> CheckResult:
    """A page with a rendering that loses a condition, strengthens, adds and turns a phrase round."""
    whole = at(f"{BEFORE} {OLD} {BEHIND}")
    quotation = Quotation("q1", *whole, "“", (whole.start - 1,), language="en")
    rendered = at(NEW)
    gone = Passage(at("that is").end, at("that is").end, "")
    condition, may, must = at("if the ryver falleth"), at("may nat"), at("must")
    added = at("and old")
    rendering = Rendering(
        "r1", "q1", *rendered,
        links=(
            link("council", "council", "same"), link("saith", "says", "inflection"),
            link("mylner", "miller", "gloss", "glossary:old.tsv"), link("selle", "sell", "spelling"),
            link("grete", "large", "gloss", "glossary:old.tsv"), link("melle", "house", "gloss", "glossary:old.tsv"),
        ),
        partings=(
            Parting("strengthened", may, must),
            Parting("condition", condition, gone, condition),
            Parting("addition", Passage(at("melle,").end, at("melle,").end, ""), added),
        ),
    )  # fmt: skip
    findings = (
        finding("strengthened", "r1", must, may),
        finding("lost-condition", "r1", gone, condition, form="gone"),
        finding("rendering-addition", "r1", added, added),
    )
    return build.result(
        PAGE, (Checked(quotation, "not-checked", reason="no source"),), renderings=(rendering,), findings=findings
    )


def only(page: CheckResult) -> Facing:
    [facing] = facings(page).values()
    return facing


def words(facing: Facing, spans: tuple[Span, ...] | list[Span], *, original: bool) -> list[str]:
    text = facing.shown[0] if original else facing.facing
    return [text.text[span.start - text.start : span.end - text.start] for span in spans]


# --- what is shown -------------------------------------------------------------------------------------------------


def test_only_the_sentence_that_is_rendered_is_shown(page: CheckResult) -> None:
    facing = only(page)
    assert [piece.text for piece in facing.shown] == [OLD]
    assert (facing.opened, facing.closed) == (False, False)


def test_an_address_that_is_not_rendered_is_shown_with_it(page: CheckResult) -> None:
    quotation = page.quotations[0].quotation
    start = quotation.start + BEFORE.index("good morrow.")
    short = replace(quotation, start=start, text=quotation.text[start - quotation.start :])
    facing = only(replace(page, quotations=(replace(page.quotations[0], quotation=short),)))
    assert facing.shown[0].text == f"good morrow. {OLD}"
    assert (facing.opened, facing.closed) == (True, False)


def test_a_rendering_without_links_shows_the_whole(page: CheckResult) -> None:
    bare = replace(page.renderings[0], links=(), partings=())
    facing = only(replace(page, renderings=(bare,)))
    assert facing.shown[0].text == page.quotations[0].quotation.text
    assert (facing.opened, facing.closed) == (True, True)


def test_what_parts_is_said_instead_of_a_link(page: CheckResult) -> None:
    more = replace(page.renderings[0], links=(*page.renderings[0].links, link("nat", "must", "gloss")))
    kinds = [tie.kind for tie in only(replace(page, renderings=(more,))).ties]
    assert kinds == ["same", "inflection", "gloss", "strengthened", "spelling", "gloss", "gloss"]


def test_a_rendering_of_an_unknown_quotation_faces_nothing(page: CheckResult) -> None:
    assert facings(replace(page, renderings=(replace(page.renderings[0], of="q9"),))) == {}
    assert facings(replace(page, renderings=(replace(page.renderings[0], source="letters/none.txt"),))) == {}


# --- cells ---------------------------------------------------------------------------------------------------------


def test_a_phrase_turned_round_is_one_cell(page: CheckResult) -> None:
    facing = only(page)
    pairs = [(words(facing, c.original, original=True), words(facing, c.facing, original=False)) for c in cells(facing)]
    assert (["grete", "melle,"], ["house", "that", "is", "large"]) in pairs
    assert (["the"], ["the"]) in pairs  # nothing ties them but that they are equal, between the same neighbours


def test_words_nothing_ties_are_told_and_those_of_findings_are_not(page: CheckResult) -> None:
    facing = only(page)
    originals, others = untied(facing, cells(facing))
    assert words(facing, originals, original=True) == []
    assert words(facing, others, original=False) == []
    bare = replace(page.renderings[0], partings=())
    facing = only(replace(page, renderings=(bare,)))
    originals, others = untied(facing, cells(facing))
    assert words(facing, originals, original=True) == ["may", "nat", "if", "the", "ryver", "falleth"]
    assert words(facing, others, original=False) == ["must", "and", "old"]


def test_words_in_brackets_explain_and_are_not_told(build: SimpleNamespace) -> None:
    facing = Facing(
        "r1", "rendering", "q1", (Passage(0, 3, "one"),), Passage(10, 24, "one (that is)."), (), (), (), True, True
    )
    assert untied(facing, cells(facing)) == ([], [])


@st.composite
def facing_of_any_ties(draw: st.DrawFn) -> Facing:
    letters = st.text("ab. (İIı\n", max_size=60)
    left, right = draw(letters), draw(letters)
    ties = []
    for _ in range(draw(st.integers(0, 8))):
        one, other = (
            sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text))))) for text in (left, right)
        )
        ties.append(Tie(Span(*one), Span(*other), "same"))
    ties.sort(key=lambda tie: (tie.original, tie.facing))
    here, there = Passage(0, len(left), left), Passage(0, len(right), right)
    return Facing("r1", "rendering", "q1", (here,), there, tuple(ties), (), (), True, True)


@given(facing_of_any_ties())
def test_every_word_stands_in_one_cell_and_in_order(facing: Facing) -> None:
    woven = cells(facing)
    for side, text in (("original", facing.shown[0].text), ("facing", facing.facing.text)):
        spans = [span for cell in woven for span in getattr(cell, side)]
        assert [text[slice(*span)] for span in spans] == text.split()
        assert spans == sorted(spans)


# --- at a terminal -------------------------------------------------------------------------------------------------


def test_what_was_lost_stands_on_top_then_original_over_rendering(page: CheckResult) -> None:
    lines = render(page, columns_wide=100).splitlines()
    lost = next(k for k, line in enumerate(lines) if "said under a condition there, without it here: " in line)
    head = next(k for k, line in enumerate(lines) if line.strip() == "r1 · line 1 · rendering of q1, 6 links")
    assert lost < head
    over, under = lines[head + 1 : head + 3]
    assert over.split()[0] == "original"
    assert under.split()[0] == "rendering"
    for old, new in (("saith", "says"), ("mylner", "miller"), ("~may", "~must~"), ("selle", "sell")):
        assert over.index(f" {old} ") == under.index(f" {new} "), (over, under)
    report = "\n".join(lines)
    assert "−if" in report
    assert "falleth.−" in report
    assert "+and" in report


@pytest.mark.parametrize("ui", ["en", "tr"])
@pytest.mark.parametrize("columns_wide", [40, 80, 200])
def test_it_fits_the_terminal(page: CheckResult, columns_wide: int, ui: str) -> None:
    for explain in (False, True):
        report = render(page, ui, columns_wide=columns_wide, explain=explain)
        assert max(map(width, report.splitlines())) <= columns_wide


def test_explaining_lists_each_link_with_its_kind_and_source(page: CheckResult) -> None:
    report = " ".join(render(page, explain=True, columns_wide=120).split())
    assert "the same word: council" in report
    assert "the same word, spelled otherwise: selle → sell" in report
    assert "the same word in another form: saith → says" in report
    assert "mylner → miller: another word, known to mean the same (glossary:old.tsv)" in report
    assert "may nat → must: stronger" in report


def test_colour_only_repeats(page: CheckResult) -> None:
    plain, coloured = (render(page, colour=colour, explain=True) for colour in (False, True))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_a_word_tied_elsewhere_says_so(build: SimpleNamespace) -> None:
    old = "one two three four five six seven eight nine ten eleven twelve"
    new = "twelve one two three four five six seven eight nine ten eleven"
    text = f"“{old}” {new}"
    quoted = build.quotation(text, old)
    start = text.index(new)
    links = tuple(
        Link(Span(1 + old.index(f"{word}"), 1 + old.index(word) + len(word)), Span(there, there + len(word)), "same")
        for word in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
        for there in [start + new.index(word)]
    )
    rendering = Rendering("r1", "q1", start, start + len(new), new, links=links)
    report = render(build.result(text, (Checked(quoted, "not-checked"),), renderings=(rendering,)), explain=True)
    assert report.count("^twelve^") == 2


def test_a_rendering_that_lost_nothing_is_named_with_its_links(page: CheckResult) -> None:
    report = render(replace(page, findings=()))
    assert "r1 · line 1 · rendering of q1, 6 links" in report
    assert "mylner" not in report.split("Renderings on the page")[1]
    assert "mylner → miller" in render(replace(page, findings=()), explain=True)


def test_hostile_words_of_a_rendering_stay_words(build: SimpleNamespace) -> None:
    bad = "\x1b[31m \u202e {0} [/] \x00"
    text = f"“one {bad} two” one {bad} two"
    quoted = build.quotation(text, f"one {bad} two")
    start = text.index("one", 5)
    drift = Drift(Passage(5, 5 + len(bad), bad), Passage(start + 4, start + 4 + len(bad), bad), Relation("different"))
    rendering = Rendering("r1", "q1", start, len(text), text[start:], drifts=(drift,))
    told = Finding("rendering-drift", "warning", "r1", start + 4, start + 5, {"words": bad, "was": bad, "of": "q1"})
    report = render(build.result(text, (Checked(quoted, "not-checked"),), renderings=(rendering,), findings=(told,)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", report)


# --- in the HTML report --------------------------------------------------------------------------------------------


def test_both_sides_of_a_link_carry_one_number_and_a_line_says_what_it_is(page: CheckResult) -> None:
    tree = lxml.html.document_fromstring(render_html(page))
    facing = tree.get_element_by_id("r1")
    original, against = facing.find_class("original")[0], facing.find_class("against")[0]
    assert [one.text_content() for one in original.find_class("k3")] == ["mylner"]
    assert [one.text_content() for one in against.find_class("k3")] == ["miller"]
    [line] = [one for one in facing.iter("label") if "k3" in one.get("class")]
    assert " ".join(line.text_content().split()) == (
        "mylner → miller · another word, known to mean the same (glossary:old.tsv)"
    )
    radios = facing.findall(".//input")
    assert {one.get("type") for one in radios} == {"radio"}
    assert len({one.get("name") for one in radios}) == 1
    assert [one.get("checked") is not None for one in radios] == [True, *[False] * (len(radios) - 1)]


def test_the_style_knows_as_many_ties_as_the_longest_row(page: CheckResult) -> None:
    html = render_html(page)
    ties = len(only(page).ties)
    assert f".row:has(.k{ties}:hover) .k{ties}" in html
    assert f".k{ties + 1}:hover" not in html
    assert ":hover) .k" not in render_html(replace(page, renderings=(), findings=()))


@pytest.mark.parametrize("ui", ["en", "tr"])
def test_what_was_lost_is_the_first_thing_in_a_facing(page: CheckResult, ui: str) -> None:
    facing = lxml.html.document_fromstring(render_html(page, ui)).get_element_by_id("r1")
    notes = facing.find_class("finding")
    assert sorted(str(one.get("id")) for one in notes) == ["f1", "f2", "f3"]
    words = load(ui)["lost"]
    assert {one.findtext(".//strong") for one in notes} == {
        f"{words[rule]}:" for rule in ("strengthened", "lost-condition", "rendering-addition")
    }
    assert facing.text_content().index(words["lost-condition"]) < facing.text_content().index("mylner")


def test_a_rendering_without_findings_says_what_that_means(page: CheckResult) -> None:
    facing = lxml.html.document_fromstring(render_html(replace(page, findings=()))).get_element_by_id("r1")
    assert facing.find_class("kept")[0].text_content().startswith("Nothing was found to be lost.")


def test_a_long_rendering_is_cut_into_rows_and_no_word_is_lost(build: SimpleNamespace) -> None:
    sentences = [" ".join(f"w{s}x{w}" for w in range(25)) + "." for s in range(12)]
    old = " ".join(sentences)
    text = f"“{old}” {old}"
    quoted = build.quotation(text, old)
    start = text.rindex(old)
    links = tuple(
        Link(Span(1 + word.start(), 1 + word.end()), Span(start + word.start(), start + word.end()), "same")
        for word in re.finditer(r"\w+", old)
    )
    rendering = Rendering("r1", "q1", start, len(text), old, links=links)
    html = render_html(build.result(text, (Checked(quoted, "not-checked"),), renderings=(rendering,)))
    facing = lxml.html.document_fromstring(html).get_element_by_id("r1")
    rows = facing.find_class("row")
    assert len(rows) == 4
    for side in ("original", "against"):
        assert " ".join(one.text_content() for row in rows for one in row.find_class(side)) == old
    assert sum(len(row.findall(".//label")) - 1 for row in rows) == len(links)


@given(facing_of_any_ties())
def test_rows_are_cut_in_order_on_both_sides(facing: Facing) -> None:
    quoted = Quotation("q1", 0, facing.shown[0].end, facing.shown[0].text, "“")
    rendering = Rendering("r1", "q1", 0, facing.facing.end, facing.facing.text)
    cuts = list(row_cuts(facing, cells(facing)))
    assert cuts == sorted(cuts)
    assert all(low <= quoted.end and begin <= rendering.end for low, begin in cuts)


def test_a_quotation_that_renders_a_source_faces_its_passage(build: SimpleNamespace) -> None:
    new, old = "the vessel shall stay here", "the shyp shal byde here"
    text = f"He wrote: “{new}”."
    quoted = build.quotation(text, new)
    passage = replace(build.match(quoted, old, start=50, end=50 + len(old)), is_rendering=True)
    assert isinstance(passage, Match)
    links = tuple(
        Link(
            Span(50 + old.index(one), 50 + old.index(one) + len(one)),
            Span(quoted.start + new.index(other), quoted.start + new.index(other) + len(other)),
            "gloss",
            "glossary:old.tsv",
        )
        for one, other in (("shyp", "vessel"), ("byde", "stay"))
    )
    rendering = Rendering("r1", "q1", quoted.start, quoted.end, new, links=links, source="letters/one.txt")
    page = build.result(text, (Checked(quoted, "rendering", (passage,)),), renderings=(rendering,))
    report = render(page)
    over, under = (
        next(line for line in report.splitlines() if line.split()[:1] == [label]) for label in ("source", "rendering")
    )
    assert over.index("shyp") == under.index("vessel")
    assert over.index("byde") == under.index("stay")
    facing = lxml.html.document_fromstring(render_html(page)).get_element_by_id("r1")
    assert facing.find_class("kept")[0].text_content().startswith("The page has this passage in other words.")
    assert facing.find_class("original")[0].text_content() == old
    assert facing.find_class("against")[0].text_content() == new


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ui", ["en", "tr"])
def test_every_kind_of_link_and_of_parting_has_plain_words(ui: str) -> None:
    tables = load(ui)
    assert set(tables["links"]) >= {"same", "spelling", "inflection", "gloss", "inverted-izafet", "light-verb", "alike"}
    kinds = {"omission", "addition", "number", "date", "condition", "negation", "hedge", "limit", "strengthened"}
    assert set(tables["parts"]) >= (kinds - {"omission", "addition"}) | {"drift", "who", "does", "what", "to-whom"}
    assert set(tables["lost"]) <= set(tables["rules"])
    assert set(tables["lost"]) >= {name for name in tables["rules"] if name.startswith(("lost-", "rendering-"))}

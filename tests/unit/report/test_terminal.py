"""The report at a terminal: findings first, readable without colour, and safe whatever the page contains."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tahkik.errors import UnknownFormat
from tahkik.languages import load as load_profile
from tahkik.model import (
    VERDICTS,
    Checked,
    Citation,
    Comment,
    CorpusInfo,
    DateMention,
    DateReading,
    Evidence,
    FailedPage,
    Finding,
    Refusal,
    Relation,
    Rendering,
    Span,
)
from tahkik.report.messages import fill, load
from tahkik.report.notices import render_error, render_refusals, render_relation
from tahkik.report.terminal import render
from tahkik.report.visible import width
from tahkik.text.compare import compare
from tahkik.text.compare.reasons import REASONS


def test_one_difference_whole(build: SimpleNamespace) -> None:
    assert (
        render(build.one_difference(), columns_wide=80)
        == """\
page.txt
checked against 366 documents held (letters), 250,000 words
0 errors, 1 warning, 0 notes

warning · line 1 · added: “quite” stands in the quotation but not in
  letters/one.txt, in the copy held [silent-addition]
  q1 · line 1 · “the grey harbour was not quite empty at dusk”
    Differs from the source held in one place.
    letters/one.txt, Letter, C-I, s. 7
    before  the words before
    page    the grey harbour was not +quite+ empty at dusk
    source  the gray harbour was not         empty at dusk
    after   the words after
    spelling differs in one place (R04)
"""
    )


def test_turkish(build: SimpleNamespace) -> None:
    report = render(build.one_difference(), "tr")
    assert "0 hata, 1 uyarı, 0 not" in report
    assert "eldeki 366 belgeyle (letters, 250.000 kelime) karşılaştırıldı" in report
    assert "Eldeki kaynaktan bir yerde ayrılıyor." in report
    assert re.search(r"^ +sayfa +the grey harbour was not \+quite\+ empty", report, re.M)


def test_colour_only_adds(build: SimpleNamespace) -> None:
    plain, coloured = (render(build.one_difference(), colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_explaining_lists_each_spelling_and_what_a_finding_rests_on(build: SimpleNamespace) -> None:
    report = render(build.one_difference(), explain=True)
    assert "grey · gray · R04" in report
    assert "rests on the copy held" in report
    assert "1.0e-09" in report


@pytest.mark.parametrize("ui", ["en", "tr"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_is_a_sentence(verdict: Any, ui: str, build: SimpleNamespace) -> None:
    page = build.one_difference()
    unmatched = verdict in ("not-found", "not-checked")
    checked = replace(page.quotations[0], verdict=verdict, matches=() if unmatched else page.quotations[0].matches)
    report = render(replace(page, quotations=(checked,), findings=()), ui)
    sentence = fill(
        f"verdicts.{verdict}", "message", ui, count=0 if verdict == "doubtful" else 1 if verdict == "altered" else 366,
        documents="366", reason=fill("report", "unknown_reason", ui),
    )  # fmt: skip
    assert sentence in report


def test_not_found_says_in_what(build: SimpleNamespace) -> None:
    text = "He wrote: “nobody wrote this”."
    page = build.result(text, (Checked(build.quotation(text, "nobody wrote this"), "not-found"),))
    assert "Not found in the 366 documents held." in render(page)
    assert "Not found in the one document held." in render(replace(page, corpus=CorpusInfo("x", 1, 10)))


def test_without_sources_it_says_so(build: SimpleNamespace) -> None:
    text = "He wrote: “nobody wrote this”."
    page = build.result(text, (Checked(build.quotation(text, "nobody wrote this"), "not-checked"),), corpus=None)
    assert "no source was given: only what needs none was checked" in render(page)
    assert "Not checked: no source was given." in render(page)
    told = replace(page, quotations=(replace(page.quotations[0], reason="no source was given"),))
    assert "Denetlenmedi: kaynak verilmedi." in render(told, "tr")


def test_the_worst_findings_come_first(build: SimpleNamespace) -> None:
    page = build.one_difference()
    note = Finding("missing-article", "note", None, 0, 1, {"first": 2, "missing": 1})
    error = Finding("unmarked-emphasis", "error", None, 20, 25, {"words": "harbour"})
    report = render(replace(page, findings=(note, *page.findings, error)))
    levels = re.findall(r"^(error|warning|note) ·", report, re.M)
    assert levels == ["error", "warning", "note"]
    assert "1 error, 1 warning, 1 note" in report


def test_evidence_of_the_page_stands_in_its_place(build: SimpleNamespace) -> None:
    text = "one two three four five drifted six seven eight\nnine original ten"
    start, other = text.index("drifted"), text.index("original")
    evidence = (
        Evidence("page", "page.txt", start, start + 7, "drifted"),
        Evidence("page", "page.txt", other, other + 8, "original"),
        Evidence("source", "letters/one.txt", 0, 4, "held"),
    )
    finding = Finding("rendering-drift", "warning", "r1", start, start + 7, {"words": "a", "was": "b"}, evidence)
    report = render(build.result(text, findings=(finding,)))
    assert "page, line 1: … two three four five ~drifted~ six seven eight nine …" in report
    assert "page, line 2: … six seven eight nine ~original~ ten …" in report
    assert "source, letters/one.txt: ~held~" in report


def test_a_long_quotation_is_shown_where_it_differs(build: SimpleNamespace) -> None:
    words = [f"word{n}" for n in range(400)]
    source = " ".join(words)
    words[200] = "other"
    text = f"“{' '.join(words)}”"
    quoted = build.quotation(text, text[1:-1])
    variant = build.variant(build.passage(text, "other"), build.passage(source, "word200"))
    page = build.result(text, (Checked(quoted, "altered", (build.match(quoted, source, (variant,)),)),))
    report = render(page, columns_wide=80)
    assert "~other~" in report
    assert "~word200~" in report
    assert "words alike …]" in report
    assert "word100" not in report
    assert all(width(line) <= 80 for line in report.splitlines())
    assert "word100" in render(page, explain=True)


def test_further_places_are_named(build: SimpleNamespace) -> None:
    page = build.one_difference()
    checked = page.quotations[0]
    more = tuple(replace(checked.matches[0], source=f"letters/{n}.txt", rank="secondary") for n in range(5))
    several = replace(checked, matches=(*checked.matches, *more))
    report = render(replace(page, quotations=(several,)))
    assert "the same also in letters/0.txt, letters/1.txt, letters/2.txt, 2 more places" in report
    twice = replace(checked, matches=(*checked.matches, replace(checked.matches[0], start=1, rank="secondary")))
    assert "the same also in one more place" in render(replace(page, quotations=(twice,)))
    ambiguous = render(replace(page, quotations=(replace(several, verdict="ambiguous"),)))
    assert "fits as well: letters/0.txt" in ambiguous


def test_lists(build: SimpleNamespace) -> None:
    page = build.one_difference()
    text = page.document.text
    comment = Comment("c1", None, None, None, None, 0, 2, text[:2])
    readings = (DateReading("rumi", "1920-04-26", "day"), DateReading("hijri", None, "day", reason="no such day"))
    report = render(
        replace(
            page,
            document=replace(page.document, comments=(comment, replace(comment, id="c2", parent="c1"))),
            renderings=(Rendering("r1", "q1", 0, 2, "He"),),
            dates=(DateMention("d1", 0, 2, "26 Nisan 1336", readings, True),),
            citations=(Citation("k1", 0, 2, "Archive 1/2", held=False), Citation("k2", 0, 2, "Book")),
            corpus=replace(
                page.corpus, refusals=(Refusal("letters/x.bin", "damaged", "it breaks off", "get it again"),)
            ),
        )
    )
    assert "26 Nisan 1336: 1920-04-26 (rumi), no such day (hijri); agree with each other" in report
    assert "line 1 · Archive 1/2 (not held)" in report
    assert "line 1 · Book\n" in report
    assert "2 comments stand on the page" in report
    assert "r1 · line 1 · rendering of q1, 0 links" in report
    assert "letters/x.bin: it breaks off (get it again)" in report


HOSTILE = "\x1b]0;x\x07 \u202e [/] [red] {reason} \x00 \ud800 \u2028 %s \x9b31m"


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("verdict", ["altered", "not-found", "verbatim"])
def test_hostile_words_never_reach_the_terminal(verdict: Any, explain: bool, build: SimpleNamespace) -> None:
    text = f"He wrote: “{HOSTILE} he quite”"
    quoted = build.quotation(text, f"{HOSTILE} he quite")
    variant = build.variant(build.passage(text, HOSTILE), build.passage(HOSTILE, HOSTILE))
    match = build.match(
        quoted, HOSTILE, (variant,), source=HOSTILE, title=HOSTILE, locus=HOSTILE, before=HOSTILE, after=HOSTILE
    )
    span = Span(0, 2)
    page = build.result(
        text,
        (Checked(quoted, verdict, () if verdict == "not-found" else (match,), HOSTILE),),
        document=build.document(text, source=HOSTILE, title=HOSTILE),
        corpus=CorpusInfo(HOSTILE, 3, 10, (Refusal(HOSTILE, "x", HOSTILE, HOSTILE),)),
        findings=(
            Finding("silent-addition", "warning", None, 0, 2, {"words": HOSTILE, "source": HOSTILE},
                    (Evidence("page", HOSTILE, 10, 12, HOSTILE), Evidence("source", HOSTILE, 0, 1, HOSTILE)), HOSTILE),
        ),
        dates=(DateMention("d1", *span, HOSTILE, (DateReading("rumi", None, "day", reason=HOSTILE),)),),
        citations=(Citation("k1", *span, HOSTILE),),
    )  # fmt: skip
    report = render(page, explain=explain)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800]", report)
    assert "␛]0;x␇" in report
    assert "⟨U+202E⟩" in report
    assert "[/]" in report


def test_errors_have_a_hint_after_an_empty_line() -> None:
    error = UnknownFormat("no reader took \x1b", hint="save it as text").to_dict()
    assert render_error(error) == "error: no reader took ␛\n\nhint: save it as text\n"
    assert render_error(error, "tr").startswith("hata: ")
    assert render(FailedPage("broken.pdf", error)).startswith("error: broken.pdf: no reader took ␛\n")
    assert render_error({"message": "x.txt is empty"}, source="x.txt") == "error: x.txt is empty\n"
    assert render_error({"message": "x", "hint": None}) == "error: x\n"


def test_refusals() -> None:
    assert render_refusals(CorpusInfo("x", 1, 1)) == ""
    assert "one source did not go in" in render_refusals(CorpusInfo("x", 1, 1, (Refusal("a", "x", "m"),)))


def test_relations() -> None:
    relation = Relation("same", ("R04", "R11"), "because", ("number",))
    assert render_relation("kâğıt", "kağıt", relation) == (
        "kâğıt · kağıt: The same word by R04, R11.\n  because\n  number\n"
    )
    assert render_relation("a", "b", Relation("different"), "tr") == "a · b: Ayrı kelimeler.\n"


def test_the_reason_of_a_relation_is_in_the_language_of_the_interface() -> None:
    turkish = load_profile("tr")
    one = render_relation("memlekete", "memlekette", compare("memlekete", "memlekette", turkish), "tr")
    assert one.splitlines()[1] == "  memleket kelimesinin çekimleri: yönelme hâli, bulunma hâli"
    two = render_relation("gelir", "gelmez", compare("gelir", "gelmez", turkish), "tr")
    assert two.splitlines()[1:] == ["  gel kelimesinin çekimleri: olumsuz", "  olumsuzluk"]
    three = render_relation("kâr", "kar", compare("kâr", "kar", turkish), "tr")
    assert three.splitlines()[1] == "  kar iki ayrı kelimedir, yalnız işaret ayırır"


def test_every_reason_has_words_in_every_language() -> None:
    assert load("en")["reasons"] == REASONS
    assert {
        name
        for rows in load_profile("tr").table("suffixes")["states"].values()
        for _, names, *_ in rows
        for name in names.split()
    } <= set(load("tr")["suffixes"])


@pytest.mark.parametrize("columns_wide", [0, 20, 40, 200])
def test_any_width(columns_wide: int, build: SimpleNamespace) -> None:
    report = render(build.one_difference(), columns_wide=columns_wide)
    assert max(map(width, report.splitlines())) <= max(columns_wide, 40)


def test_a_page_without_anything(build: SimpleNamespace) -> None:
    report = render(build.result(""))
    assert "Nothing to report." in report
    assert "No quotation was found on this page." in report

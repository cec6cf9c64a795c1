"""The HTML report as text: everything escaped and visible, nothing lost, English and Turkish."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.errors import UsageError
from tahkik.model import VERDICTS, Checked, Comment, FailedPage, Rendering, Span
from tahkik.report.html import plain, render, write_html
from tahkik.report.html.entries import entries
from tahkik.report.html.marking import Marked, runs
from tahkik.report.html.sheet import Sheet
from tahkik.report.terminal import RISK


def _spans(most: int) -> st.SearchStrategy[list[Marked]]:
    edges = st.tuples(st.integers(0, most), st.integers(0, most)).map(sorted)
    marks = st.sampled_from(["added", "changed", "spelled", "left-out"])
    return st.lists(st.builds(lambda edge, mark: Marked(Span(*edge), mark, 1), edges, marks), max_size=8)


@given(st.text(max_size=30), _spans(40), _spans(40))
def test_the_runs_of_a_text_are_the_text(text: str, marked: list[Marked], asides: list[Marked]) -> None:
    assert "".join(run.text for run in runs(text, 5, marked, asides)) == text


@given(st.text(min_size=20, max_size=20), _spans(20))
def test_a_mark_begins_and_ends_once(text: str, marked: list[Marked]) -> None:
    cut = [run for run in runs(text, 0, marked) if run.mark]
    assert sum(run.first for run in cut) == sum(run.last for run in cut)


def test_marks_stand_where_the_spans_are() -> None:
    cut = runs("one two three", 10, [Marked(Span(14, 17), "changed", 3), Marked(Span(18, 18), "left-out", 4)])
    assert [(run.text, run.mark, run.finding) for run in cut] == [
        ("one ", None, 0), ("two", "changed", 3), (" ", None, 0), ("", "left-out", 4), ("three", None, 0),
    ]  # fmt: skip
    assert (cut[1].opening, cut[1].closing) == ("~", "~")


def test_a_mark_cut_by_an_aside_keeps_one_sign_on_each_side() -> None:
    cut = runs("one [2] two", 0, [Marked(Span(0, 11), "added", 1)], [Marked(Span(4, 7), "aside")])
    assert [(run.opening, run.text, run.closing, run.aside) for run in cut] == [
        ("+", "one ", "", None), ("", "[2]", "", "aside"), ("", " two", "+", None),
    ]  # fmt: skip


def test_the_riskiest_come_first(build: SimpleNamespace) -> None:
    text = "“one two three four” “five six seven eight” “nine ten eleven twelve”"
    quoted = [build.quotation(text, words, n) for n, words in enumerate(re.findall("“(.*?)”", text), 1)]
    page = build.result(
        text,
        (Checked(quoted[0], "verbatim"), Checked(quoted[1], "not-found"), Checked(quoted[2], "verbatim")),
        findings=(replace(build.one_difference().findings[0], about="q3", start=50, end=53),),
    )
    assert [one.checked.quotation.id for one in entries(page) if one.checked] == ["q3", "q2", "q1"]


def test_a_finding_about_a_rendering_stands_with_its_quotation(build: SimpleNamespace) -> None:
    page = build.one_difference()
    finding = replace(page.findings[0], about="r1")
    page = replace(page, renderings=(Rendering("r1", "q1", 0, 2, "He"),), findings=(finding,))
    [entry] = entries(page)
    assert [one.number for one in entry.findings] == [1]
    assert [one.id for one in entry.renderings] == ["r1"]


@pytest.mark.parametrize(
    ("ui", "expected"),
    [
        ("en", "Found in Letter: one word added, spelling differs in one place."),
        ("tr", "Bulunduğu yer: Letter; bir kelime fazla, yazım bir yerde ayrı."),
    ],
)
def test_the_plain_line(build: SimpleNamespace, ui: str, expected: str) -> None:
    page = build.one_difference()
    assert plain.line(page.quotations[0], page, ui) == expected


def test_a_source_named_like_a_template_stays_a_name(build: SimpleNamespace) -> None:
    page = build.one_difference()
    match = replace(page.quotations[0].matches[0], title="{what} {count} {{ 1 }}")
    line = plain.line(replace(page.quotations[0], matches=(match,)), page, "en")
    assert line.startswith("Found in {what} {count} {{ 1 }}: ")


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("ui", ["en", "tr"])
def test_every_verdict_is_set(build: SimpleNamespace, verdict: str, ui: str) -> None:
    page = build.one_difference()
    matches = page.quotations[0].matches if verdict not in ("not-found", "not-checked") else ()
    page = replace(page, quotations=(replace(page.quotations[0], verdict=verdict, matches=matches),))
    assert "{" not in re.sub(r"<(style|script)>.*?</\1>", "", render(page, ui), flags=re.S)
    assert verdict in RISK


@pytest.mark.parametrize(
    "words", ["</title><script>alert(1)</script>", '" onload="x', "<img src=x onerror=y>", "{{ 7*7 }}{% raw %}"]
)
def test_whatever_a_page_says_of_itself_is_escaped(build: SimpleNamespace, words: str) -> None:
    text = f"He wrote: “{words} and so on” here."
    quoted = build.quotation(text, f"{words} and so on", language=words)
    document = replace(
        build.document(text, source=words, title=words, author=words, language=words, address=words),
        comments=(Comment("c1", None, words, words, words, 0, 1, words),),
    )
    html = render(replace(build.result(text, (Checked(quoted, "not-found"),)), document=document))
    tree = lxml.html.document_fromstring(html)
    assert [one.tag for one in tree.iter("script", "img")] == ["script"]
    assert not {name for one in tree.iter() for name in one.attrib if name.startswith("on")}
    assert tree.findtext(".//title") == f"{words} · Tahkik"
    assert tree.find_class("words")[0].text_content() == f"{words} and so on"


def test_control_and_bidirectional_characters_are_signs(build: SimpleNamespace) -> None:
    text = "He wrote: “one \x1b[31m two \u202e three \x00 four \ud800” here."
    quoted = build.quotation(text, "one \x1b[31m two \u202e three \x00 four \ud800")
    html = render(build.result(text, (Checked(quoted, "not-found"),)))
    assert "one ␛[31m two ⟨U+202E⟩ three ␀ four ⟨U+D800⟩" in html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\ud800-\udfff]", html)


def test_the_policy_allows_the_one_style_and_the_one_script(build: SimpleNamespace) -> None:
    html = render(build.one_difference())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    for name in ("style", "script"):
        [words] = re.findall(rf"<{name}>(.*?)</{name}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"{name}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;;")


def test_it_names_no_address_of_a_network(build: SimpleNamespace) -> None:
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|https?:", render(build.one_difference()))


def test_it_knows_no_time_and_no_folder_of_this_machine(build: SimpleNamespace, tmp_path: Path) -> None:
    page = build.one_difference()
    first, second = tmp_path / "one.html", tmp_path / "two.html"
    write_html(page, first)
    write_html([page], second)
    assert first.read_bytes() == second.read_bytes()
    assert str(tmp_path) not in first.read_text(encoding="utf-8")


def test_several_pages_have_addresses_of_their_own(build: SimpleNamespace) -> None:
    html = render([build.one_difference(), FailedPage("x.pdf", {"code": "read", "message": "no", "hint": None})])
    assert 'id="p1-q1"' in html
    assert 'id="p2-page"' in html
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))


def test_the_page_of_a_rule_is_put_in(build: SimpleNamespace) -> None:
    html = render(build.one_difference(), rule_pages={"silent-addition": "Words.\n\n## When\n\n<b>`x`</b>\n"})
    assert "<h4>When</h4>" in html
    assert "&lt;b&gt;<code>x</code>&lt;/b&gt;" in html


def test_explaining_says_what_chance_would_give(build: SimpleNamespace) -> None:
    page = build.one_difference()
    assert "expected by chance" not in render(page)
    assert "expected by chance: 1.0e-09" in render(page, explain=True)


def test_comments_stand_under_those_they_answer_and_rings_do_not_hang(build: SimpleNamespace) -> None:
    def comment(name: str, parent: str | None) -> Comment:
        return Comment(name, parent, None, None, None, 0, 1, name)

    page = build.one_difference()
    threads = (comment("c1", None), comment("c2", "c9"), comment("c3", "c1"), comment("c4", "c5"), comment("c5", "c4"))
    sheet = Sheet(replace(page, document=replace(page.document, comments=threads)), "en", "", False)
    assert [(one.id, depth) for one, depth in sheet.comments] == [
        ("c1", 0), ("c3", 1), ("c2", 0), ("c4", 0), ("c5", 1),
    ]  # fmt: skip


def test_ten_thousand_comments_deep(build: SimpleNamespace) -> None:
    page = build.one_difference()
    deep = tuple(Comment(f"c{n}", f"c{n - 1}" if n else None, None, None, None, 0, 1, "x") for n in range(10_000))
    sheet = Sheet(replace(page, document=replace(page.document, comments=deep)), "en", "", False)
    assert len(sheet.comments) == 10_000


def test_a_finding_about_nothing_and_without_evidence_is_set(build: SimpleNamespace) -> None:
    page = build.one_difference()
    html = render(replace(page, quotations=(), findings=(replace(page.findings[0], about=None, evidence=()),)))
    assert 'id="e1"' in html
    assert 'href="#f1"' in html


def test_an_unknown_language_of_the_interface_is_refused(build: SimpleNamespace) -> None:
    with pytest.raises(UsageError):
        render(build.one_difference(), "xx")

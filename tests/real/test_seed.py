"""A real page about a letter of 1920: what the page alone shows, and what a transcription of the letter adds.

The page and the transcription lie beside the checkout and are not part of the project; nothing of them stands here but
figures, single words and pairs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import tahkik
from tahkik.model import Checked, CheckResult, Finding, Variant
from tahkik.report import dumps, to_dict


@pytest.fixture(scope="module")
def page(shared: Path) -> tahkik.Document:
    return tahkik.read(shared / "seed" / "article.txt")


@pytest.fixture(scope="module")
def transcription(shared: Path) -> Path:
    return shared / "seed" / "respelled.txt"


@pytest.fixture(scope="module")
def alone(page: tahkik.Document) -> CheckResult:
    return tahkik.check(page)


@pytest.fixture(scope="module")
def held(page: tahkik.Document, transcription: Path) -> CheckResult:
    return tahkik.Corpus.of([transcription], keep=False).check(page)


@pytest.fixture(scope="module")
def elsewhere(page: tahkik.Document, speeches: str) -> CheckResult:
    return tahkik.Corpus.of([speeches]).check(page)


@pytest.fixture(params=["alone", "held", "elsewhere"])
def any_result(request: pytest.FixtureRequest) -> CheckResult:
    found: CheckResult = request.getfixturevalue(request.param)
    return found


def letter(result: CheckResult) -> Checked:
    (only,) = result.quotations
    return only


def by_rule(result: CheckResult) -> dict[str, Finding]:
    assert len({finding.rule for finding in result.findings}) == len(result.findings)
    return {finding.rule: finding for finding in result.findings}


# --- the page, whatever is held --------------------------------------------------------------------------------------


def test_the_letter_is_one_unclosed_block(any_result: CheckResult) -> None:
    quotation = letter(any_result).quotation
    assert (quotation.start, quotation.end) == (270, 1399)
    assert (quotation.marks, quotation.marks_at) == ("“", (269,))
    assert (quotation.kind, quotation.closed) == ("block", False)
    assert [article.number for article in quotation.articles] == [2, 3]
    assert quotation.extent is not None
    assert (quotation.extent.text, quotation.extent.part) == ("ikinci kısmı", 2)


def test_two_comments_stand_apart(any_result: CheckResult) -> None:
    first, second = any_result.document.comments
    assert (first.published, second.published) == ("2021-12-24T16:37", "2021-12-30T07:31")
    assert (first.parent, second.parent) == (None, first.id)
    body_ends = max(span.end for span in any_result.document.body)
    assert body_ends <= first.start < first.end < second.start


def test_the_leavings_are_no_words_of_the_page(any_result: CheckResult) -> None:
    text = any_result.document.text
    left = [text[start:end] for start, end in any_result.document.leavings]
    assert "Bir Cevap Yazın" in left
    assert any(words.startswith("%d") for words in left)
    assert any(words.endswith("için 2 yorum") for words in left)


def test_both_sources_are_citations(any_result: CheckResult) -> None:
    text = any_result.document.text
    found = [(citation.start, citation.end) for citation in any_result.citations]
    assert found == [(1932, 1989), (1992, 2124)]
    assert [citation.text for citation in any_result.citations] == [text[start:end] for start, end in found]
    archive, book = (citation.text for citation in any_result.citations)
    assert "132/19543" in archive
    assert archive.endswith("sayfa 13")
    assert "1991" in book
    assert book.endswith("sayfa 318")


def test_a_word_of_the_rendering_drifted(any_result: CheckResult) -> None:
    drift = by_rule(any_result)["rendering-drift"]
    assert (drift.level, drift.about) == ("warning", "r1")
    assert [(evidence.of, evidence.text) for evidence in drift.evidence] == [("page", "nüfuzla"), ("page", "nüfusla")]
    for evidence in drift.evidence:
        assert any_result.document.text[evidence.start : evidence.end] == evidence.text
    (rendering,) = any_result.renderings
    assert (rendering.id, rendering.of) == ("r1", "q1")
    assert [(drift.original.text, drift.rendering.text) for drift in rendering.drifts] == [("nüfuzla", "nüfusla")]


def test_the_words_of_the_rendering_are_linked_to_article_2(any_result: CheckResult) -> None:
    text, (rendering,) = any_result.document.text, any_result.renderings
    links = {text[slice(*one.original)]: (text[slice(*one.rendering)], one) for one in rendering.links}
    assert links["harekâtı"][0] == "harekat"
    assert links["askeriye"][0] == "askeri"
    assert links["askeriye"][1].relation == "inverted-izafet"
    assert links["zümrei"][0] == "zümresine"
    assert links["düveliyesine"][0] == "devletler"
    assert (links["düveliyesine"][1].source or "").startswith("glossary:tr-")
    third = text.index("3 – Evvela")
    assert all(one.original.end <= third for one in rendering.links)


def test_nothing_of_article_3_is_missed_and_the_gloss_in_brackets_adds_nothing(any_result: CheckResult) -> None:
    assert any_result.renderings[0].partings == ()
    assert [one.rule for one in any_result.findings if one.about == "r1"] == ["rendering-drift"]


def test_the_page_alone_shows_what_it_can(any_result: CheckResult) -> None:
    findings = by_rule(any_result)
    assert (findings["unclosed-quotation"].level, findings["unclosed-quotation"].start) == ("warning", 269)
    missing = findings["missing-article"]
    assert (missing.level, missing.about, missing.params["first"]) == ("note", "q1", 2)
    assert missing.params["announced"] == "ikinci kısmı"
    emphasis = findings["unmarked-emphasis"]
    words = any_result.document.text[emphasis.start : emphasis.end]
    assert words.startswith("ilk taksit")
    assert words.endswith("olunur.")


def test_nothing_is_said_of_an_article_3_missing_from_the_rendering(any_result: CheckResult) -> None:
    assert [finding.about for finding in any_result.findings if finding.rule == "missing-article"] == ["q1"]
    assert [article.number for article in any_result.renderings[0].articles] == [2]


def test_the_lead_loses_the_condition(any_result: CheckResult) -> None:
    lost = by_rule(any_result)["lost-condition"]
    assert (lost.level, lost.about, lost.params["was"]) == ("warning", "l2", "ederse")
    said, clause = (evidence.text for evidence in lost.evidence)
    assert "teklif" in said
    assert clause.endswith("temin ederse")


def test_the_lead_says_it_in_words_that_are_not_the_letter_s(any_result: CheckResult) -> None:
    found = by_rule(any_result)["claim-differs-from-document"]
    assert (found.level, found.about) == ("warning", "l2")
    (lead,) = [claim for claim in any_result.claims if claim.id == "l2"]
    pairs = {one.role: (one.claim.text, one.document.text) for one in lead.departures}
    assert pairs["addressed-to"] == ("Lenin’e", "Moskova Hükümetine")
    assert pairs["to-whom"] == ("Ruslara", "Bolşevik (Komünist) zümrei düveliyesine")
    assert pairs["does"] == ("vermeyi", "ithal etmeyi")
    assert len(pairs) == len(lead.departures)
    assert lead.clause is not None
    assert lead.clause.text.endswith("taahhüt eyler")
    for evidence in found.evidence:
        assert any_result.document.text[evidence.start : evidence.end] == evidence.text


def test_a_headline_that_asks_says_nothing(any_result: CheckResult) -> None:
    assert [finding.about for finding in any_result.findings if (finding.about or "").startswith("l")] == ["l2", "l2"]


def test_the_result_keeps_the_schema(any_result: CheckResult, root: Path) -> None:
    law = json.loads((root / "schema" / "result-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(law).validate(json.loads(dumps(to_dict(any_result))))


# --- no source has it ------------------------------------------------------------------------------------------------


def test_without_a_source_the_letter_is_not_checked(alone: CheckResult) -> None:
    assert letter(alone).verdict == "not-checked"
    assert letter(alone).reason
    assert alone.corpus is None


def test_the_speeches_do_not_have_the_letter(elsewhere: CheckResult) -> None:
    assert letter(elsewhere).verdict == "not-found"
    assert letter(elsewhere).matches == ()
    assert elsewhere.corpus is not None
    assert elsewhere.corpus.documents == 366


@pytest.mark.parametrize("name", ["alone", "elsewhere"])
def test_findings_without_the_letter(name: str, request: pytest.FixtureRequest) -> None:
    result: CheckResult = request.getfixturevalue(name)
    assert {(finding.rule, finding.level) for finding in result.findings} == {
        ("unclosed-quotation", "warning"),
        ("missing-article", "note"),
        ("bracket-in-quotation", "note"),
        ("unmarked-emphasis", "note"),
        ("rendering-drift", "warning"),
        ("lost-condition", "warning"),
        ("claim-differs-from-document", "warning"),
    }
    bracket = by_rule(result)["bracket-in-quotation"]
    assert result.document.text[bracket.start : bracket.end] == "(Komünist)"


# --- the transcription has it ----------------------------------------------------------------------------------------


def variants(result: CheckResult) -> tuple[Variant, ...]:
    return letter(result).matches[0].variants


def test_the_letter_is_found(held: CheckResult) -> None:
    assert letter(held).verdict == "altered"
    (match,) = letter(held).matches
    assert match.source == "seed/respelled.txt"
    assert match.rank == "primary"
    assert match.expected_by_chance < 1e-100


def test_every_respelling_is_named_with_its_rule(held: CheckResult) -> None:
    spelled = [variant for variant in variants(held) if variant.class_ == "orthographic"]
    assert len(spelled) == 36
    for variant in spelled:
        assert variant.kind == "substitution"
        assert variant.relation == "same"
        assert variant.rule is not None
        assert re.fullmatch(r"R\d\d(\+R\d\d)*", variant.rule), variant


@pytest.mark.parametrize(
    ("page_word", "source_word", "rule"),
    [
        ("Ingiliz", "İngiliz", "R01"),
        ("Meclisinin", "Meclisi’nin", "R02"),
        ("nüfuzla", "nüfûzla", "R04"),
        ("zümrei", "zümre-i", "R05"),
        ("temin", "te’min", "R07"),
        ("miktarda", "mikdarda", "R09"),
        ("ithal", "idhâl", "R04+R09"),
        ("sıhhıyenin", "sıhhiyenin", "R11"),
        ("Hükümeti", "Hükûmeti", "R12"),
        ("kuvayı", "kuvâ-yı", "R04+R05"),
    ],
)
def test_a_respelling(held: CheckResult, page_word: str, source_word: str, rule: str) -> None:
    found = {(v.page.text, v.source.text): v.rule for v in variants(held) if v.page and v.source}
    assert found[page_word, source_word] == rule


def test_one_word_is_suspect(held: CheckResult) -> None:
    (doubtful,) = [variant for variant in variants(held) if variant.class_ == "doubtful"]
    assert doubtful.page is not None
    assert doubtful.source is not None
    assert (doubtful.page.text, doubtful.source.text) == ("taazuv", "taazzuv")
    assert (doubtful.relation, doubtful.level, doubtful.rule) == ("suspect", "graphic", "R08")


def test_one_word_is_a_substantive_addition(held: CheckResult) -> None:
    (added,) = [variant for variant in variants(held) if variant.class_ == "substantive"]
    assert added.page is not None
    assert (added.kind, added.page.text, added.page.start, added.page.end) == ("addition", "Komünist", 749, 757)
    assert (added.source, added.relation, added.rule) == (None, None, "unmarked-insertion")


def test_the_closing_line_is_outside_the_extent(held: CheckResult, transcription: Path) -> None:
    (match,) = letter(held).matches
    text = held.document.text
    assert text[match.covers.start : match.covers.end].endswith("rica olunur")
    assert match.covers.end < letter(held).quotation.end
    assert all(variant.page is None or variant.page.end <= match.covers.end for variant in match.variants)
    source = transcription.read_text(encoding="utf-8")
    assert (match.start, match.end) == (0, len(source.rstrip().rstrip(".")))


def test_findings_with_the_letter(held: CheckResult) -> None:
    assert {(finding.rule, finding.level) for finding in held.findings} == {
        ("unclosed-quotation", "warning"),
        ("missing-article", "note"),
        ("unmarked-insertion", "warning"),
        ("unmarked-emphasis", "note"),
        ("rendering-drift", "warning"),
        ("lost-condition", "warning"),
        ("claim-differs-from-document", "warning"),
    }
    inserted = by_rule(held)["unmarked-insertion"]
    assert held.document.text[inserted.start : inserted.end] == "Komünist"


# --- pages made from the two -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def article_2(transcription: Path) -> str:
    """Return the second article as transcribed, without its number."""
    (line,) = [line for line in transcription.read_text(encoding="utf-8").splitlines() if line.startswith("2.")]
    return line[2:].strip()


@pytest.fixture(scope="module")
def article_3(transcription: Path) -> str:
    (line,) = [line for line in transcription.read_text(encoding="utf-8").splitlines() if line.startswith("3.")]
    return line[2:].strip()


@pytest.fixture(scope="module", params=["the letter alone", "the speeches beside it"])
def corpus(request: pytest.FixtureRequest, transcription: Path) -> tahkik.Corpus:
    if request.param == "the letter alone":
        return tahkik.Corpus.of([transcription], keep=False)
    return tahkik.Corpus.of([transcription, request.getfixturevalue("speeches")])


@pytest.fixture
def quoting(corpus: tahkik.Corpus, tmp_path: Path) -> Callable[[str], CheckResult]:
    def check(words: str) -> CheckResult:
        file = tmp_path / "page.txt"
        file.write_text(f"Mektupta şöyle yazıyor:\n\n“{words}”\n", encoding="utf-8")
        return corpus.check(tahkik.read(file))

    return check


def replaced(words: str, old: str, new: str) -> str:
    assert words.count(old) == 1
    return words.replace(old, new)


#: Which article, what of it, what stands there instead; the operation, the words of both sides, the flags, the rule.
ALTERED: dict[str, tuple[int, str, str, tuple[Any, ...]]] = {
    "the promise turned": (
        2, "idhâl etmeyi", "idhâl etmemeyi", ("substitution", "etmemeyi", "etmeyi", ("negation",), "changed-negation"),
    ),
    "a number changed": (
        3, "beş milyon", "altı milyon", ("substitution", "altı", "beş", ("number",), "changed-number"),
    ),
    "a word added": (
        2, "bunlar aleyhine", "bunlar derhal aleyhine", ("addition", "derhal", None, (), "silent-addition"),
    ),
    "a word dropped": (
        2, "göstereceği tesir", "tesir", ("omission", None, "göstereceği", (), "silent-omission"),
    ),
    "a word replaced": (
        2, "edeceği siyaset", "edeceği usul", ("substitution", "usul", "siyaset", (), "changed-word"),
    ),
    "a word moved": (
        3, "şimdilik ilk taksit olarak", "ilk taksit olarak şimdilik",
        ("transposition", "şimdilik", "şimdilik", (), "moved-words"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ALTERED)
def test_each_alteration_is_named(
    name: str, quoting: Callable[[str], CheckResult], article_2: str, article_3: str
) -> None:
    number, old, new, (kind, page_words, source_words, flags, rule) = ALTERED[name]
    result = quoting(replaced(article_2 if number == 2 else article_3, old, new))
    checked = letter(result)
    assert checked.verdict == "altered"
    assert checked.matches[0].source == "seed/respelled.txt"
    (variant,) = checked.matches[0].variants
    assert (variant.kind, variant.class_, variant.flags, variant.rule) == (kind, "substantive", flags, rule)
    assert (variant.page and variant.page.text) == page_words
    assert (variant.source and variant.source.text) == source_words
    assert [finding.rule for finding in result.findings] == [rule]


def test_the_transcription_quoted_is_verbatim(quoting: Callable[[str], CheckResult], article_2: str) -> None:
    result = quoting(article_2)
    assert (letter(result).verdict, letter(result).matches[0].variants, result.findings) == ("verbatim", (), ())


@pytest.mark.parametrize("number", [2, 3])
def test_the_page_s_own_spelling_is_faithful(
    number: int, quoting: Callable[[str], CheckResult], page: tahkik.Document
) -> None:
    quotation = page.text[270:1399]
    (start,) = [found.end() for found in re.finditer(rf"^{number} – ", quotation, re.MULTILINE)]
    words = quotation[start:].split("\n")[0]
    # without what the letter's transcription does not have: the inserted word, the misprint, the closing line
    words = words.replace(" (Komünist)", "").replace("‘", "").replace("*", "").replace("taazuv", "taazzuv")
    words = words.split(" Ihtıramatı")[0].split("\xa0Ihtıramatı")[0]
    result = quoting(words)
    assert (letter(result).verdict, result.findings) == ("spelling", ())
    assert {variant.class_ for variant in letter(result).matches[0].variants} == {"orthographic"}


def test_the_page_s_own_promise_turned_is_named(page: tahkik.Document, transcription: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    at = page.text.index("ithal etmeyi")
    file.write_text(page.text[:at] + "ithal etmemeyi" + page.text[at + len("ithal etmeyi") :], encoding="utf-8")
    result = tahkik.Corpus.of([transcription], keep=False).check(tahkik.read(file))
    turned = by_rule(result)["changed-negation"]
    assert [evidence.text for evidence in turned.evidence if evidence.of == "page"] == ["etmemeyi"]
    found = {(variant.kind, variant.rule) for variant in variants(result) if variant.class_ == "substantive"}
    assert found == {("substitution", "changed-negation"), ("addition", "unmarked-insertion")}


def test_the_speeches_beside_the_letter_change_nothing(
    page: tahkik.Document, held: CheckResult, transcription: Path, speeches: str
) -> None:
    both = tahkik.Corpus.of([transcription, speeches]).check(page)
    assert variants(both) == variants(held)
    assert both.findings == held.findings


@pytest.mark.parametrize(
    ("was", "now", "named"),
    [
        ({"nüfûzla": "nüfusla", "taahhüd": "taahhüd (garanti)"}, {"nüfusla", "garanti"}, True),
        ({"nüfûzla": "nüfusla"}, set(), False),
        ({"taahhüd": "taahhüd (garanti)"}, set(), False),
    ],
)
def test_a_second_witness_with_two_of_the_renderings_deviations(
    page: tahkik.Document, transcription: Path, tmp_path: Path, was: dict[str, str], now: set[str], named: bool
) -> None:
    text = transcription.read_text(encoding="utf-8")
    for word, other in was.items():
        assert word in text
        text = text.replace(word, other)
    (tmp_path / "second.txt").write_text(text, encoding="utf-8")
    result = tahkik.Corpus.of([transcription, tmp_path], keep=False).check(page)
    found = [one for one in result.findings if one.rule == "rendering-not-of-this-text"]
    assert bool(found) is named
    for finding in found:
        assert now <= set(finding.params["shared"])

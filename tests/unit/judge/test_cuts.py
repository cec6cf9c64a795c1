"""What a quotation leaves out of its own sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tahkik.model import Passage, Span

PAGE = "He wrote: “{}” So it is."
Cuts = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def cuts(make: SimpleNamespace) -> Cuts:
    """Return a check of words quoted from a source: the (rule, level, clause) of every cut."""

    def check(quoted: str, source: str, *, language: str = "en", page: str = PAGE) -> list[tuple[str, str, str]]:
        made = make.page(page.format(quoted), language=language)
        start = source.index(quoted)
        end = start + len(quoted)
        low = source.rfind(". ", 0, start) + 2 if ". " in source[:start] else 0
        high = source.find(". ", end) + 1 or len(source)
        around = {
            "start": start,
            "end": end,
            "sentences": Passage(low, high, source[low:high]),
            "following": Passage(high, len(source), source[high:]),
        }
        judged = made.against(quoted, **around).judged()
        cut = [one for one in judged.findings if one.rule.startswith("cut-")]
        return [(one.rule, one.level, one.params["was"]) for one in cut]

    return check


CONDITION, LIMIT = "cut-before-condition", "cut-before-limit"


@pytest.mark.parametrize(
    ("quoted", "source", "expected"),
    [
        ("the town shall repair it", "If the mill pays, the town shall repair it.", (CONDITION, "If the mill pays")),
        ("the town shall repair it", "the town shall repair it if the mill pays.", (CONDITION, "if the mill pays.")),
        ("the town shall repair it", "the town shall repair it unless it rains.", (CONDITION, "unless it rains.")),
        ("the town shall repair it", "the town shall repair it, but not now.", (LIMIT, "but not now.")),
        ("the town shall repair it", "the town shall repair it, only later.", (LIMIT, "only later.")),
    ],
)
def test_english(cuts: Cuts, quoted: str, source: str, expected: tuple[str, str]) -> None:
    rule, clause = expected
    assert cuts(quoted, source) == [(rule, "warning", clause)]


@pytest.mark.parametrize(
    ("quoted", "source", "expected"),
    [
        ("kasaba köprüyü tamir eder", "Değirmen öderse, kasaba köprüyü tamir eder.", (CONDITION, "Değirmen öderse")),
        ("kasaba köprüyü tamir eder", "Değirmen ödediği takdirde kasaba köprüyü tamir eder.",
         (CONDITION, "Değirmen ödediği takdirde")),
        ("kasaba köprüyü tamir eder", "kasaba köprüyü tamir eder, eğer değirmen öderse.",
         (CONDITION, "eğer değirmen öderse.")),
        ("kasaba köprünün bütün masrafını", "kasaba köprünün bütün masrafını öderse yol açılır.",
         (CONDITION, "öderse yol açılır.")),
        ("kasaba köprüyü tamir eder", "kasaba köprüyü tamir eder, ancak değirmen satılacaktır.",
         (LIMIT, "ancak değirmen satılacaktır.")),
        ("kasaba köprüyü tamir eder", "kasaba köprüyü tamir eder, şu kadar ki taş bulunsun.",
         (LIMIT, "şu kadar ki taş bulunsun.")),
    ],
)  # fmt: skip
def test_turkish(cuts: Cuts, quoted: str, source: str, expected: tuple[str, str]) -> None:
    rule, clause = expected
    assert cuts(quoted, source, language="tr") == [(rule, "warning", clause)]


def test_german(cuts: Cuts) -> None:
    source = "Wenn der Müller zahlt, baut die Stadt eine Brücke."
    assert cuts("baut die Stadt eine Brücke", source, language="de") == [
        (CONDITION, "warning", "Wenn der Müller zahlt")
    ]


@pytest.mark.parametrize(
    ("quoted", "source", "language"),
    [
        ("the town shall repair it", "In spring the town shall repair it with stone.", "en"),
        ("If the mill pays, the town shall repair it", "If the mill pays, the town shall repair it.", "en"),
        ("the town shall repair it", "He left if it rained. the town shall repair it.", "en"),
        ("kasaba köprüyü tamir eder", "Bilhassa bu müessese ve o hadise için kasaba köprüyü tamir eder.", "tr"),
        ("kasaba köprüyü tamir eder", "Bizde ise kasaba köprüyü tamir eder.", "tr"),
        ("kasaba köprüyü tamir eder", "Ne yaparsa yapsın kasaba köprüyü tamir eder.", "tr"),
        ("değirmen öderse kasaba köprüyü tamir eder", "Eğer değirmen öderse kasaba köprüyü tamir eder.", "tr"),
        ("kasaba köprüyü tamir eder", "kasaba köprüyü tamir eder ve köylüler ancak yarın gelir.", "tr"),
    ],
)
def test_nothing_is_cut(cuts: Cuts, quoted: str, source: str, language: str) -> None:
    assert cuts(quoted, source, language=language) == []


@pytest.mark.parametrize(
    ("quoted", "source", "language"),
    [
        # a new thought stands between the condition and the words
        ("the town shall repair it", "If it rains they stay; the town shall repair it.", "en"),
        ("kasaba köprüyü tamir eder", "Yağmur yağarsa onlar kalır, fakat kasaba köprüyü tamir eder.", "tr"),
        # the condition opens the clause that follows
        ("kasaba köprüyü tamir eder", "kasaba köprüyü tamir eder ve eğer isterse yolu da yapar.", "tr"),
        ("kasaba köprüyü tamir eder", "kasaba köprüyü tamir eder, yağmur yağarsa bekler.", "tr"),
        # two or three words set nothing out
        ("the old bridge", "If it rains, the old bridge stands.", "en"),
    ],
)
def test_a_loose_condition_is_a_note(cuts: Cuts, quoted: str, source: str, language: str) -> None:
    assert [(rule, level) for rule, level, _ in cuts(quoted, source, language=language)] == [(CONDITION, "note")]


def test_a_limit_in_the_next_sentence_is_a_note(cuts: Cuts) -> None:
    source = "the town shall repair it. However, nobody has paid. They left."
    assert cuts("the town shall repair it", source) == [(LIMIT, "note", "However, nobody has paid.")]


def test_the_page_that_says_so_itself_gets_a_note(cuts: Cuts) -> None:
    source = "If the mill pays, the town shall repair it."
    page = "If all goes well, “{}”, he wrote."
    assert [level for _, level, _ in cuts("the town shall repair it", source, page=page)] == ["note"]
    source = "the town shall repair it, but not now."
    page = "He wrote “{}”, but only for summer."
    assert [level for _, level, _ in cuts("the town shall repair it", source, page=page)] == ["note"]


def test_an_ellipsis_at_the_end_that_is_cut_makes_it_a_note(make: SimpleNamespace, cuts: Cuts) -> None:
    source = "If the mill pays, the town shall repair it."
    text = "He wrote: “… the town shall repair it.”"
    made = make.page(text)
    start = text.index("the town")
    around = {
        "covers": Span(start, start + 24),
        "start": 18,
        "end": 42,
        "sentences": Passage(0, len(source), source),
    }
    (finding,) = made.against(source[18:42], **around).judged().findings
    assert (finding.rule, finding.level) == (CONDITION, "note")


def test_words_quoted_elsewhere_on_the_page_are_not_left_out(make: SimpleNamespace) -> None:
    source = "If the mill pays, the town shall repair it."
    made = make.page("“If the mill pays,” he wrote, “the town shall repair it.”")
    whole = Passage(0, len(source), source)
    first = made.against(source[:16], start=0, end=16, sentences=whole)
    both = first.against(source[18:42], quotation=1, start=18, end=42, sentences=whole)
    assert [one.rule for one in both.judged().findings] == []
    alone = replace(both, matches={"q2": both.matches["q2"], "q1": []})
    assert [one.rule for one in alone.judged().findings] == [CONDITION]


def test_a_copy_that_has_no_condition_is_as_good_a_source(make: SimpleNamespace) -> None:
    source = "If the mill pays, the town shall repair it."
    made = make.page("He wrote: “the town shall repair it.” So it is.")
    cut = made.against(source[18:42], start=18, end=42, sentences=Passage(0, len(source), source))
    assert [one.rule for one in cut.judged().findings] == [CONDITION]
    other = cut.against(source[18:42], start=0, end=24, sentences=Passage(0, 24, source[18:42]))
    assert [one.rule for one in other.judged().findings] == []


def test_the_clause_is_the_evidence(make: SimpleNamespace) -> None:
    source = "They met. If the mill pays, the town shall repair it."
    text = "He wrote: “the town shall repair it.” So it is."
    made = make.page(text).against(source[28:52], start=28, end=52, sentences=Passage(10, len(source), source[10:]))
    (finding,) = made.judged().findings
    assert (finding.start, finding.end) == (11, 11)
    page, clause = finding.evidence
    assert (page.of, page.text) == ("page", text[page.start : page.end])
    assert (clause.of, clause.text) == ("source", "If the mill pays")
    assert source[clause.start : clause.end] == clause.text
    assert finding.depends_on == "copy"


def test_without_sentences_nothing_is_said(make: SimpleNamespace) -> None:
    made = make.page("He wrote: “the town shall repair it.”").against("the town shall repair it.")
    assert made.judged().findings == ()

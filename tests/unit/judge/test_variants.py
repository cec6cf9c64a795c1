"""Variants get the rule that names them, and neighbours of one rule make one finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tahkik.judge import Judgement
from tahkik.model import Passage, Quotation, Span

Seen = Callable[[Judgement], list[tuple[str, str]]]


def wrote(words: str) -> str:
    return f"The council wrote: “{words}” So they say."


def one(make: SimpleNamespace, quoted: str, source: str) -> tuple[str, str, str, str]:
    """Return rule, level, the page's words and the source's words of the only finding."""
    text = wrote(quoted)
    (finding,) = make.page(text).against(source).judged().findings
    return finding.rule, finding.level, text[finding.start : finding.end], finding.params["was"]


@pytest.mark.parametrize(
    ("quoted", "source", "expected"),
    [
        ("The town shall never pay.", "The town shall pay.", ("changed-negation", "error", "never", "")),
        ("The town shall pay.", "The town shall never pay.", ("changed-negation", "error", "", "never")),
        ("The work was undone.", "The work was done.", ("changed-negation", "error", "undone", "done")),
        ("They paid seventy crowns.", "They paid seven crowns.", ("changed-number", "error", "seventy", "seven")),
        ("The town shall gladly pay.", "The town shall pay.", ("silent-addition", "warning", "gladly", "")),
        ("The town pays the smith.", "The town pays the old smith.", ("silent-omission", "warning", "", "old")),
        ("The town asks.", "The town begs.", ("changed-word", "warning", "asks", "begs")),
    ],
)
def test_each_alteration_has_its_rule(
    make: SimpleNamespace, quoted: str, source: str, expected: tuple[str, str, str, str]
) -> None:
    assert one(make, quoted, source) == expected


def test_a_number_added_or_left_out_is_an_addition_or_an_omission(make: SimpleNamespace) -> None:
    assert one(make, "They paid two crowns.", "They paid crowns.")[0] == "silent-addition"
    assert one(make, "They paid crowns.", "They paid two crowns.")[0] == "silent-omission"


def test_neighbours_are_one_finding(make: SimpleNamespace) -> None:
    assert one(make, "The town, quite gladly and soon, shall pay.", "The town shall pay.")[2:] == (
        "quite gladly and soon",
        "",
    )
    assert one(make, "The town shall pay.", "The town shall, when asked, pay.")[3] == "when asked"
    assert one(make, "The old smith asks.", "The old baker begs.")[2:] == ("smith asks", "baker begs")


def test_words_between_keep_findings_apart(make: SimpleNamespace, seen: Seen) -> None:
    page = make.page(wrote("The gladly town gladly pays.")).against("The town pays.")
    assert seen(page.judged()) == [("silent-addition", "gladly"), ("silent-addition", "gladly")]


def test_a_negation_inside_a_longer_phrase_is_one_of_its_words(make: SimpleNamespace) -> None:
    assert one(make, "The town, though not willingly, pays.", "The town pays.")[0] == "silent-addition"
    assert one(make, "The town pays.", "The town, though not willingly, pays.")[0] == "silent-omission"


def test_variants_carry_the_rule_into_the_result(make: SimpleNamespace) -> None:
    page = make.page(wrote("The town (wisely) shall not pay.")).against("The town shall pay.")
    (quotation,) = page.judged().quotations
    assert [variant.rule for variant in quotation.matches[0].variants] == ["unmarked-insertion", "changed-negation"]


def test_orthographic_variants_keep_their_licence(make: SimpleNamespace) -> None:
    page = make.page(wrote("The town pays.")).against("The toun pays.")
    (match,) = page.matches["q1"]
    spelled = replace(match.variants[0], class_="orthographic", relation="same", rule="R04")
    judgement = replace(page, matches={"q1": [replace(match, variants=(spelled,))]}).judged()
    assert judgement.quotations[0].matches[0].variants[0].rule == "R04"
    assert judgement.findings == ()


def test_an_omission_stands_between_two_words_and_shows_both(make: SimpleNamespace) -> None:
    text = wrote("The town shall pay, and soon.")
    (finding,) = make.page(text).against("The town shall pay the smith, and soon.").judged().findings
    assert text[: finding.start].endswith("shall pay")
    assert finding.start == finding.end
    assert finding.params["before"] == "pay"
    assert [(one.of, one.text) for one in finding.evidence] == [("page", "pay, and"), ("source", "the smith")]


def test_an_addition_shows_where_the_source_lacks_it(make: SimpleNamespace) -> None:
    text = wrote("The town shall gladly pay.")
    (finding,) = make.page(text).against("The town shall pay.", start=100, end=119).judged().findings
    source = finding.evidence[1]
    assert (source.of, source.source, source.start, source.end, source.text) == (
        "source", "letters/1.txt", 109, 118, "shall pay",
    )  # fmt: skip


def test_an_omission_after_a_changed_word_and_an_addition_finds_its_place(make: SimpleNamespace) -> None:
    text = wrote("The city shall (wisely) pay the smith soon.")
    findings = make.page(text).against("The town shall pay the old smith soon.").judged().findings
    assert [(one.rule, one.params["words"], one.params["was"]) for one in findings] == [
        ("changed-word", "city", "town"),
        ("unmarked-insertion", "wisely", ""),
        ("silent-omission", "", "old"),
    ]
    assert text[: findings[2].start].endswith("pay the")


def test_an_omission_given_as_an_empty_place_on_the_page_is_taken(make: SimpleNamespace) -> None:
    text = wrote("The town pays the smith.")
    page = make.page(text).against("The town pays the old smith.")
    (match,) = page.matches["q1"]
    at = text.index(" smith")
    given = replace(match.variants[0], page=Passage(at, at, ""))
    (finding,) = replace(page, matches={"q1": [replace(match, variants=(given,))]}).judged().findings
    assert (finding.start, finding.end) == (at, at)
    assert finding.evidence[0].text == "the smith"


def test_a_change_of_form_says_so(make: SimpleNamespace) -> None:
    page = make.page(wrote("The towns pay.")).against("The town pay.")
    (match,) = page.matches["q1"]
    form = replace(match.variants[0], relation="inflection", level="morphological")
    (finding,) = replace(page, matches={"q1": [replace(match, variants=(form,))]}).judged().findings
    assert (finding.rule, finding.params["form"]) == ("changed-word", "inflection")


@pytest.mark.parametrize(
    ("bracket", "kind", "level"),
    [
        ("(wisely)", "unknown", "warning"),
        ("(wisely)", "gloss", "warning"),
        ("[wisely]", "unknown", "note"),
        ("(applause)", "noise", "note"),
        ("(illegible)", "editorial", "note"),
    ],
)
def test_brackets_that_say_whose_they_are_make_a_note(
    make: SimpleNamespace, bracket: str, kind: str, level: str
) -> None:
    page = make.page(wrote(f"The town {bracket} shall pay.")).against("The town shall pay.")
    page = page.with_(brackets=(replace(page.quotations[0].brackets[0], kind=kind),))
    (finding,) = page.judged().findings
    assert (finding.rule, finding.level) == ("unmarked-insertion", level)


def test_two_brackets_are_two_insertions(make: SimpleNamespace, seen: Seen) -> None:
    page = make.page(wrote("The town (wisely) (gladly) shall pay.")).against("The town shall pay.")
    assert seen(page.judged()) == [("unmarked-insertion", "wisely"), ("unmarked-insertion", "gladly")]


def test_words_offered_as_nobodys_make_only_notes(make: SimpleNamespace) -> None:
    page = make.page(wrote("The town shall gladly pay.")).against("The town shall pay.")
    unmarked = page.with_(marks=None, marks_at=())
    assert [one.level for one in page.judged().findings] == ["warning"]
    assert [one.level for one in unmarked.judged().findings] == ["note"]
    assert [one.level for one in unmarked.with_(introduction=Span(0, 18)).judged().findings] == ["warning"]
    assert [one.level for one in unmarked.with_(kind="block").judged().findings] == ["warning"]


def test_only_the_first_match_is_spoken_of(make: SimpleNamespace, seen: Seen) -> None:
    page = make.page(wrote("The town shall pay.")).against("The town shall pay.").against("The town shall beg.")
    assert seen(page.judged()) == []


def test_a_quotation_inside_another_repeats_nothing(make: SimpleNamespace) -> None:
    text = wrote("The smith said the town gladly pays him.")
    page = make.page(text).against("The smith said the town pays him.")
    at = text.index("the town")
    inner = Quotation("q2", at, at + 20, text[at : at + 20], "‘", (at - 1,), inside="q1")
    both = replace(page, quotations=(*page.quotations, inner)).against("the town pays", quotation=1)
    findings = both.judged().findings
    assert [(one.rule, one.about) for one in findings] == [("silent-addition", "q1")]
    assert [one.verdict for one in both.judged().quotations] == ["altered", "altered"]


def test_findings_stand_in_the_order_of_the_page(make: SimpleNamespace) -> None:
    page = make.page(wrote("The gladly town *shall* (wisely) then repay seven smiths.")).against(
        "The town shall then pay two smiths."
    )
    found = page.judged().findings
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert [one.rule for one in found] == [
        "silent-addition", "unmarked-emphasis", "unmarked-insertion", "changed-word", "changed-number",
    ]  # fmt: skip

"""Every rule's public page: its headings, its words in both languages, and an example that yields the finding."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

import tahkik
from tahkik import judge
from tahkik.errors import UsageError
from tahkik.judge import page, rules
from tahkik.judge.registry import HEADINGS
from tahkik.model import Finding, Passage, Span
from tahkik.report import messages

_LINE = re.compile(r"^(page|source|sentence|elsewhere|rendering|finding|cited|found|held|author): +(.+)$", re.M)


def example(name: str) -> dict[str, str]:
    block = page(name).split("```text\n")[1].split("```")[0]
    return {key: words.strip() for key, words in _LINE.findall(block)}


def findings_of_example(name: str, make: SimpleNamespace) -> list[tuple[Finding, str]]:
    given = example(name)
    text = f"{given['page']} {given['rendering']}" if "rendering" in given else given["page"]
    made = make.page(text)
    if "sentence" in given:
        whole, words = given["sentence"], given["source"]
        start = whole.index(words)
        around = {"start": start, "end": start + len(words), "sentences": Passage(0, len(whole), whole)}
        made = made.against(words, **around)
    elif "source" in given:
        more = {"author": given["author"]} if "author" in given else {}
        if "found" in given:
            more = {"title": given["found"].split(", ")[0], "locus": given["found"].split(", ")[1]}
        made = made.against(given["source"], **more)
    if name in ("conflicting-dates", "impossible-date"):
        made = replace(made, dates=tuple(tahkik.find_dates(text, language="en")))
    if name == "unresolved-citation":
        made = made.citing(given["finding"], ibid=True)
    if "cited" in given:
        title, page_cited = given["cited"].split(", p. ")
        made = made.citing(given["cited"], title=title, page=page_cited)
    if "held" in given:
        introduction = Span(0, made.quotations[0].start - 1)
        made = replace(made, authors=tuple(given["held"].split("; "))).with_(introduction=introduction)
    if "elsewhere" in given:
        # what collation says of words that it found in another place
        first, *others = made.matches["q1"]
        joined = tuple(replace(one, rule=name) if one.kind == "addition" else one for one in first.variants)
        made = replace(made, matches={"q1": [replace(first, variants=joined), *others]})
    if "rendering" in given:
        made = made.rendered(given["rendering"])
    return [(one, text[one.start : one.end]) for one in made.judged().findings]


def test_the_folder_of_the_rules_does_not_hide_their_list() -> None:
    assert judge.rules() == judge.rules() == rules()


def test_the_first_set_is_there() -> None:
    assert set(rules()) >= {
        "silent-addition", "silent-omission", "changed-word", "changed-number", "changed-negation", "moved-words",
        "bracket-in-quotation", "unmarked-insertion", "unmarked-emphasis", "missing-article", "unclosed-quotation",
        "rendering-drift",
    }  # fmt: skip


@pytest.mark.parametrize("name", rules())
def test_a_page_has_the_headings_in_order_and_words_under_each(name: str) -> None:
    parts = re.split(r"^## (.+)$", page(name), flags=re.M)
    assert tuple(parts[1::2]) == HEADINGS
    assert all(len(words.split()) >= 5 for words in parts[2::2])
    assert len(parts[0].split()) >= 5


@pytest.mark.parametrize("name", rules())
def test_the_example_yields_the_finding_alone(name: str, make: SimpleNamespace) -> None:
    found = findings_of_example(name, make)
    assert [one.rule for one, _ in found] == [name]
    finding, here = found[0]
    said = example(name)["finding"]
    if name in ("silent-omission", "cut-before-condition", "cut-before-limit"):
        assert finding.params["was"] == said
        assert finding.start == finding.end
    else:
        assert here == said
    assert finding.level == rules()[name].level
    assert finding.evidence
    assert finding.depends_on


@pytest.mark.parametrize("ui", ["en", "tr"])
@pytest.mark.parametrize("name", rules())
def test_the_message_is_filled_in_both_languages(name: str, ui: str, make: SimpleNamespace) -> None:
    for finding, _ in findings_of_example(name, make):
        words = messages.message(finding, ui)
        assert "{" not in words
        assert "“”" not in words
        assert messages.title(name, ui)
        assert messages.depends_on(finding, ui) != finding.depends_on


@pytest.mark.parametrize("name", rules())
def test_both_languages_have_the_same_forms_with_the_same_places(name: str) -> None:
    english, turkish = (messages.load(ui)["rules"][name] for ui in ("en", "tr"))
    assert english.keys() == turkish.keys()
    for key in english:
        assert set(re.findall(r"\{[a-z_]+\}", english[key])) == set(re.findall(r"\{[a-z_]+\}", turkish[key]))


def test_messages_are_there_for_no_rule_that_does_not_exist() -> None:
    assert set(messages.load("en")["rules"]) == set(messages.load("tr")["rules"]) == set(rules())


def test_a_rule_that_stands_back_exists() -> None:
    assert {name for rule in rules().values() for name in rule.instead_of} <= set(rules())


def test_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as refusal:
        page("silent-changes")
    assert "silent-omission" in (refusal.value.hint or "")

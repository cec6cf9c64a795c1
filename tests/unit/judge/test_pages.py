"""Every rule's public page: its headings, its words in both languages, and an example that yields the finding."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

import tahkik
from tahkik import judge
from tahkik.errors import UsageError
from tahkik.judge import page, rules
from tahkik.judge.registry import HEADINGS
from tahkik.model import Claim, Departure, Finding, Parting, Passage, Sharing, Span
from tahkik.report import messages


def passage(text: str, words: str, start: int = 0) -> Passage:
    at = text.index(words, start)
    return Passage(at, at + len(words), words)


_LINE = re.compile(
    r"^(page|source|sentence|elsewhere|rendering|witness|finding|cited|found|held|author|claim|document): +(.+)$", re.M
)


#: Rules about renderings: what they take up, and the original's words where the rendering has others.
KINDS: dict[str, Any] = {
    "lost-condition": "condition",
    "lost-negation": "negation",
    "lost-hedge": "hedge",
    "rendering-omission": "omission",
    "rendering-addition": "addition",
    "strengthened": "strengthened",
    "changed-date": "date",
}
LOST = ("lost-condition", "lost-negation", "lost-hedge", "rendering-omission")
WAS = {"strengthened": "may", "changed-date": "4 May 1883", "rendering-addition": "before"}


def example(name: str) -> dict[str, str]:
    block = page(name).split("```text\n")[1].split("```")[0]
    return {key: words.strip() for key, words in _LINE.findall(block)}


def findings_of_example(name: str, make: SimpleNamespace) -> list[tuple[Finding, str]]:
    given = example(name)
    text = f"{given['page']} {given['rendering']}" if "rendering" in given else given["page"]
    if "claim" in given:
        text = f"{given['claim']}\n\n{text}"
    made = make.page(text)
    if "claim" in given:
        made = replace(made, claims=(claim_of_example(given, text),))
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
        made = made.rendered(given["rendering"], **evidence_of_rendering(name, given, text))
    return [(one, text[one.start : one.end]) for one in made.judged().findings]


def claim_of_example(given: dict[str, str], text: str) -> Claim:
    """Return the headline of an example, compared with its document."""
    departure = Departure("to-whom", passage(text, given["finding"]), passage(text, given["document"]))
    clause = passage(text, given["document"])
    return Claim("l1", 0, len(given["claim"]), given["claim"], "q1", clause, departures=(departure,))


def evidence_of_rendering(name: str, given: dict[str, str], text: str) -> dict[str, Any]:
    """Return what a comparison with the original gives for the example of a rule about renderings."""
    at = text.index(given["rendering"])
    if "witness" in given:
        drifted = [(word, given["witness"].index(word)) for word in ("ridge", "influenza")]
        places = tuple(
            (passage(text, word, at), Passage(there, there + len(word), word)) for word, there in drifted
        )  # fmt: skip
        return {"drifts": (), "sharing": Sharing("letters/2.txt", "Another letter", places)}
    kind = KINDS.get(name)
    if kind is None:
        return {}
    there, here = passage(text, WAS.get(name, given["finding"])), Passage(at, at, "")
    if name not in LOST:
        here = passage(text, given["finding"], at)
    if name == "rendering-addition":
        there = Passage(text.index("before"), text.index("before"), "")
    return {"drifts": (), "partings": (Parting(kind, there, here),)}


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
    if name in ("silent-omission", "cut-before-condition", "cut-before-limit", *LOST):
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

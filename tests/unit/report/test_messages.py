"""The words of reports: one shape in every language of the interface, and nothing read as a template but ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tahkik.errors import InternalError, UsageError
from tahkik.model import Finding
from tahkik.report.messages import codes, depends_on, fill, interface, load, message, number, shorten

PLACE = re.compile(r"\{([a-z_]+)\}")


def _leaves(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def test_english_and_turkish_are_there() -> None:
    assert set(codes()) >= {"en", "tr"}


@pytest.mark.parametrize("ui", codes())
def test_every_language_has_the_words_of_english(ui: str) -> None:
    english, other = dict(_leaves(load("en"))), dict(_leaves(load(ui)))
    assert {key for key in english if not key.endswith("_one")} == {key for key in other if not key.endswith("_one")}
    assert all(other.values())


@pytest.mark.parametrize("ui", codes())
def test_every_language_fills_the_same_places(ui: str) -> None:
    english, other = dict(_leaves(load("en"))), dict(_leaves(load(ui)))
    for key in english.keys() & other.keys():
        assert set(PLACE.findall(english[key])) == set(PLACE.findall(other[key])), key


@pytest.mark.parametrize("ui", codes())
def test_no_word_of_blame_stands_in_the_messages(ui: str) -> None:
    words = " ".join(value for _, value in _leaves(load(ui))).casefold()
    assert not re.search(r"\b(fake\w*|lie[sd]?|lying|fabricat\w*|sahte\w*|yalan\w*|uydur\w*)\b", words)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "tr_TR.UTF-8"}, "tr"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "tr_TR.UTF-8"}, "en"),
        ({"LC_MESSAGES": "tr", "LANG": "de_DE"}, "tr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "../../etc"}, "en"),
        ({"LC_ALL": "", "LANG": "tr"}, "tr"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(variables: dict[str, str], expected: str) -> None:
    assert interface(variables) == expected


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        load("xx")
    assert "en, tr" in str(refused.value.hint)


def test_params_are_never_read_as_templates() -> None:
    filled = fill("report", "no_corpus_reason")
    assert fill("verdicts.not-checked", "message", reason="{documents} {reason} %s") == (
        "Not checked: {documents} {reason} %s."
    )
    assert filled == "no source was given"


def test_one_is_said_of_one() -> None:
    assert fill("report", "comments", count=1).startswith("One comment stands")
    assert fill("report", "comments", count=2).startswith("2 comments stand")


def test_a_form_chooses_the_sentence() -> None:
    params = {"first": 2, "missing": 1, "announced": "part two"}
    plain = message(Finding("missing-article", "warning", "q1", 0, 1, params))
    announced = message(Finding("missing-article", "note", "q1", 0, 1, params | {"form": "announced"}))
    assert "part two" not in plain
    assert "part two" in announced


def test_lists_are_joined_and_long_words_shortened() -> None:
    assert fill("report", "elsewhere", sources=["a", "b"]) == "the same also in a, b"
    long = fill("verdicts.not-checked", "message", reason="word " * 1_000)
    assert len(long) < 200
    assert "[…]" in long


@pytest.mark.parametrize("words", ["", " ", "\n\t", "x" * 1_000, "x" * 100 + " " * 900, " " * 900])
def test_shortening_takes_everything(words: str) -> None:
    assert len(shorten(words)) <= 170


def test_numbers_have_the_thousands_sign_of_the_language() -> None:
    assert number(250_000, "en") == "250,000"
    assert number(250_000, "tr") == "250.000"


def test_a_rule_without_words_is_a_bug() -> None:
    with pytest.raises(InternalError):
        message(Finding("no-such-rule", "note", None, 0, 0))


def test_what_a_finding_rests_on_is_said_in_words_or_as_given() -> None:
    assert depends_on(Finding("missing-article", "note", None, 0, 0, depends_on="copy"), "tr") == "eldeki nüsha"
    assert depends_on(Finding("missing-article", "note", None, 0, 0, depends_on="R04")) == "R04"

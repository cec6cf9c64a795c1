"""One verdict a quotation: the first of the list that applies."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tahkik.judge import verdict_of
from tahkik.judge.verdicts import TIE
from tahkik.model import CorpusInfo, Match, Passage, Span, Variant

TEXT = "The council wrote: “The town shall repair the bridge.” It did."
SOURCE = "The town shall repair the bridge."


def variant(class_: str) -> Variant:
    words = Passage(24, 28, "town")
    if class_ == "elided":
        return Variant("omission", "lexical", "elided", None, Passage(4, 8, "town"))
    relation = {"orthographic": "same", "doubtful": "suspect", "substantive": "different"}[class_]
    return Variant("substitution", "lexical", class_, words, words, relation)  # type: ignore[arg-type]


def match(*classes: str, rank: str = "primary", chance: float = 1e-9) -> Match:
    variants = tuple(variant(one) for one in classes)
    return Match("a.txt", None, None, 0, len(SOURCE), SOURCE, rank, chance, "", "", Span(20, 53), variants)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("classes", "verdict"),
    [
        ((), "verbatim"),
        (("orthographic",), "spelling"),
        (("orthographic", "doubtful"), "doubtful"),
        (("doubtful", "elided", "orthographic"), "elided"),
        (("orthographic", "elided", "doubtful", "substantive"), "altered"),
    ],
)
def test_the_gravest_class_decides(classes: tuple[str, ...], verdict: str) -> None:
    assert verdict_of(match(*classes)) == verdict


def checked(make: SimpleNamespace, *matches: Match, corpus: CorpusInfo | None = None) -> tuple[str, str | None]:
    made = replace(make.page(TEXT), matches={"q1": list(matches)}, corpus=corpus or make.held)
    one = made.judged().quotations[0]
    return one.verdict, one.reason


def test_without_a_source_nothing_is_checked_and_the_reason_stands_there(make: SimpleNamespace) -> None:
    one = make.page(TEXT).judged().quotations[0]
    assert (one.verdict, one.reason) == ("not-checked", "no source was given")


def test_an_empty_corpus_checks_nothing(make: SimpleNamespace) -> None:
    assert checked(make, corpus=CorpusInfo("none", 0, 0)) == ("not-checked", "no document is held")


def test_a_quotation_that_could_not_be_looked_for_keeps_its_reason_whatever_else_was_found(
    make: SimpleNamespace,
) -> None:
    made = replace(make.page(TEXT).against(SOURCE), unchecked={"q1": "no words in a script that is held"})
    one = made.judged().quotations[0]
    assert (one.verdict, one.reason) == ("not-checked", "no words in a script that is held")


def test_no_match_is_not_found(make: SimpleNamespace) -> None:
    assert checked(make) == ("not-found", None)


def test_two_places_as_good_with_different_verdicts_are_ambiguous(make: SimpleNamespace) -> None:
    # the two counts a trial met: a right and a wrong place a factor of 1.1 apart
    assert checked(make, match("substantive", chance=9e-6), match("doubtful", chance=1e-5))[0] == "ambiguous"


@pytest.mark.parametrize("chance", [1e-5 * TIE * 1.01, 1e-2])
def test_a_clearly_worse_place_is_no_rival(make: SimpleNamespace, chance: float) -> None:
    assert checked(make, match("substantive", chance=1e-5), match("doubtful", chance=chance))[0] == "altered"


def test_a_place_for_other_words_of_the_quotation_is_no_rival(make: SimpleNamespace) -> None:
    other = replace(match("doubtful", rank="secondary"), covers=Span(1, 2))
    assert checked(make, match("substantive"), other)[0] == "altered"


def test_places_with_the_same_verdict_share_it(make: SimpleNamespace) -> None:
    assert checked(make, match("substantive"), match("substantive"))[0] == "altered"


@pytest.mark.parametrize("classes", [(), ("orthographic",), ("elided",)])
def test_words_that_stand_in_one_source_are_not_put_in_doubt_by_another(
    make: SimpleNamespace, classes: tuple[str, ...]
) -> None:
    assert checked(make, match(*classes), match("substantive"))[0] == verdict_of(match(*classes))


def test_counts_too_small_for_a_float_tell_nothing_apart(make: SimpleNamespace) -> None:
    assert checked(make, match("substantive", chance=0.0), match("doubtful", chance=0.0))[0] == "ambiguous"


def test_an_ambiguous_place_makes_only_notes(make: SimpleNamespace) -> None:
    made = make.page(TEXT).against("The town shall repair the mill.")
    second = replace(made.matches["q1"][0], variants=(variant("doubtful"),))
    judgement = replace(made, matches={"q1": [made.matches["q1"][0], second]}).judged()
    assert judgement.quotations[0].verdict == "ambiguous"
    assert [(one.rule, one.level) for one in judgement.findings] == [("changed-word", "note")]

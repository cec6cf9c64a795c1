"""What makes a claim rest on a clause, and what keeps it from being spoken of."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

import tahkik
from tahkik.languages import load
from tahkik.model import Claim, Document
from tahkik.renderings import compare_claims
from tahkik.segment import segment


def compared(text: str, language: str = "en") -> tuple[Claim, ...]:
    """Compare the claims of a page whose first line is its title."""
    page = Document("page.txt", text, "", "", "text/plain", language)
    segments = segment(page, load(language))
    quotation = segments.quotations[0]
    title = Claim("l1", 0, text.index("\n"), text[: text.index("\n")], quotation.id)
    return compare_claims(text, [title], segments.quotations, segments.renderings, {}, load(language))


def test_a_language_without_a_table_is_left_alone() -> None:
    (claim,) = compared("Die Stadt verkauft die Brücke\n\n„Wenn es regnet, verkauft die Stadt die Brücke.“\n", "de")
    assert claim.clause is None


def test_a_claim_about_nothing_is_left_alone() -> None:
    claim = Claim("l1", 0, 4, "Town", None)
    assert compare_claims("Town", [claim], [], [], {}, load("en")) == (claim,)


def test_a_condition_in_another_sentence_of_the_claim_is_carried() -> None:
    head = "The town will sell the mill. It asks one thing: if the river falls."
    text = f"{head}\n\nIt wrote: “If the river falls, the town shall sell the mill.”\n"
    assert compared(text)[0].losses == ()


def test_the_same_said_once_more_without_a_condition_loses_nothing() -> None:
    quoted = "If the river falls, the town shall sell the mill. The town shall sell the mill."
    text = f"The town will sell the mill\n\nIt wrote: “{quoted}”\n"
    assert compared(text)[0].losses == ()


def test_a_word_of_the_rendering_is_a_word_of_the_document() -> None:
    text = "The Norwegians sold the mill\n\nThe paper wrote: “The Danes sold the mill.”\n"
    assert [one.claim.text for one in compared(text)[0].departures] == ["Norwegians"]
    beside = f"{text}\nIn plain words:\n\nThe Danes and the Norwegians sold the mill.\n"
    page = Document("page.txt", beside, "", "", "text/plain", "en")
    segments = segment(page, load("en"))
    assert segments.renderings
    claim = replace(compared(text)[0], clause=None, links=(), departures=(), losses=())
    (again,) = compare_claims(beside, [claim], segments.quotations, segments.renderings, {}, load("en"))
    assert again.departures == ()


def test_positions_are_those_of_the_page() -> None:
    text = (
        "The town offered the mill to the French\n\nIt wrote: “If it rains, the town offers the mill to the Danes.”\n"
    )
    (claim,) = compared(text)
    passages = [part for one in claim.departures for part in (one.claim, one.document)]
    passages += [part for one in claim.losses for part in (one.sign, one.clause)]
    assert claim.clause is not None
    for passage in [claim.clause, *passages]:
        assert text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize(
    "piece", ["if ", "Ruslara ", "to the ", "If it rains, the town sells. ", "1. ", "won't ", "rain; "]
)
def test_hostile_pages_take_no_time(piece: str, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    many = piece * (60_000 // len(piece))
    file.write_text(f"The town sells {piece * 300}\n\n“{many}”\n", encoding="utf-8")
    page = replace(tahkik.read(file), language="en")
    segments = segment(page, load("en"))
    title = Claim("l1", 0, page.text.index("\n"), page.text[: page.text.index("\n")], segments.quotations[0].id)
    start = time.perf_counter()
    compare_claims(page.text, [title], segments.quotations, (), {}, load("en"))
    assert time.perf_counter() - start < 20

"""A date or a citation alone is read, though it says nothing of its language."""

from __future__ import annotations

import pytest

import tahkik


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("26 Nisan 1336", "1920-04-26"),
        ("26 \\ Nisan \\1336(1920)", "1920-04-26"),
        ("April 26, 1920", "1920-04-26"),
        ("26. April 1920", "1920-04-26"),
        ("1 Mart 1338", "1922-03-01"),
    ],
)
def test_a_date_alone(text: str, iso: str) -> None:
    (found,) = tahkik.find_dates(text)
    assert found.readings[0].iso == iso
    assert (found.start, found.end) == (0, len(text))


def test_a_citation_alone() -> None:
    (found,) = tahkik.find_citations("BCA 030.10/57.376.4")
    assert found.type == "archive"


def test_a_language_that_is_named_is_the_one_that_counts() -> None:
    assert tahkik.find_dates("26 Nisan 1336", language="en") == []


def test_nothing_is_found_in_nothing() -> None:
    assert tahkik.find_dates("") == []
    assert tahkik.find_citations("") == []

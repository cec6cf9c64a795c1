"""Marks told from apostrophes, and the side they lean to."""

from __future__ import annotations

import pytest

from tahkik.segment.marks import marks


def signs(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Atatürk’ün", "Türkiye'nin", "l’homme", "aujourd'hui", "Ankara‘ya", "1923'te", "TBMM’nin", "rock’n’roll",
        "'90lar", "’20s", "Atatu\u0308rk\u0308’u\u0308n",
    ],
)  # fmt: skip
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert signs(text) == []


def test_runs_of_three_are_decoration() -> None:
    assert signs("\"\"\"\" ‘‘‘ '''kalın'''") == []


def test_doubled_signs_are_one_mark() -> None:
    assert signs("''a'' ,,b“ <<c>> ``d") == ["''", "''", ",,", "“", "<<", ">>", "``"]


def test_an_empty_pair_is_none() -> None:
    assert signs('bir "" iki') == []


def test_signs_of_emphasis_are_looked_through() -> None:
    opening, closing = marks('*"söz"*,', 0, 8)
    assert (opening.opens, opening.closes) == (True, False)
    assert (closing.opens, closing.closes) == (False, True)


def test_a_mark_stays_inside_its_bounds() -> None:
    text = 'a "b" c'
    assert [mark.start for mark in marks(text, 3, len(text))] == [4]


def test_typewriter_marks_mean_something_else_in_code() -> None:
    text = "x = \"a\" + 'b' # “c”"
    assert [mark.sign for mark in marks(text, 0, len(text), straight=False)] == ["“", "”"]


def test_a_year_may_open_a_quotation() -> None:
    assert signs("'1920 yılında geldik' dedi") == ["'", "'"]

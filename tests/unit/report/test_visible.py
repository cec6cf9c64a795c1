"""Words of a page on a terminal: plain text, whatever they contain."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.report.paint import Paint, wrap
from tahkik.report.visible import visible, visible_lines, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\u202eabc\u202c", "⟨U+202E⟩abc⟨U+202C⟩"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"),
        ("bell\x07", "bell␇"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\x7f", "␡"),
        ("one\ntwo\tthree\r\n", "one two three  "),
        ("a\u200bb\ufeff", "a⟨U+200B⟩b⟨U+FEFF⟩"),
        ("a\u200fb", "a⟨U+200F⟩b"),
        ("\udc80", "⟨U+DC80⟩"),
        ("[/] [red]x[/red]", "[/] [red]x[/red]"),
        ("nüfûzla İstanbul ‘x’", "nüfûzla İstanbul ‘x’"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in shown)
    assert not any(
        unicodedata.bidirectional(character) in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI") for character in shown
    )
    assert visible(shown) == shown


def test_lines_keep_their_ends() -> None:
    assert visible_lines("a\x1b\n\tb\r\n") == "a␛\n\tb \n"


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("e\u0301", 1), ("漢字", 4), ("", 0), ("ığüşöç", 6)])
def test_width_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1)), st.integers(min_value=2, max_value=30))
def test_wrapping_loses_nothing_and_fits(words: list[str], room: int) -> None:
    lines = wrap(words, room)
    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(width(line) <= room for line in lines)


def test_paint_without_colour_changes_nothing() -> None:
    assert Paint(False)("word", "error") == "word"
    assert Paint(True)("word", None) == "word"
    assert Paint(True)("word", "error") == "\x1b[1;31mword\x1b[0m"

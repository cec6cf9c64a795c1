"""Whole sentences around a passage."""

from __future__ import annotations

import pytest

from tahkik.text.sentences import REACH, UNPUNCTUATED, sentences_around


def around(text: str, words: str, abbreviations: tuple[str, ...] = ()) -> str:
    start = text.index(words)
    span = sentences_around(text, start, start + len(words), abbreviations)
    return text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He came. He saw, and won. They left.", "saw", "He saw, and won."),
        ("He came. He saw. They left.", "came. He saw", "He came. He saw."),
        ("He came. He saw.", "saw.", "He saw."),
        ("“He came.” “He saw it.” They left.", "saw", "He saw it.”"),
        ("Geldi! Gördü mü? Gitti…", "Gördü", "Gördü mü?"),
        ("Section one\n\nthe town pays\n\nand so on", "town", "the town pays"),
        ("It cost 3. 000 crowns. They paid.", "000", "It cost 3. 000 crowns."),
        ("This was in 1921. They paid.", "paid", "They paid."),
        ("On 3. May the town paid. They left.", "paid", "On 3. May the town paid."),
        ("A. Smith paid. They left.", "paid", "A. Smith paid."),
        ("See p. Seven of it. They left.", "of it", "Seven of it."),
        ("He said e.g. nothing new. They left.", "nothing", "He said e.g. nothing new."),
        ("Başlık Riyasetine II Hükûmet toplandı. Dağıldı.", "Hükûmet", "Hükûmet toplandı."),
        ("Then I came and I saw it. They left.", "saw", "Then I came and I saw it."),
        ("你好。我们走。再见。", "我们", "我们走。"),
        ("no stop at all in it", "at", "no stop at all in it"),
    ],
)
def test_sentences(text: str, words: str, expected: str) -> None:
    assert around(text, words) == expected


def test_an_abbreviation_ends_no_sentence() -> None:
    assert around("See p. Seven of it. They left.", "of it", ("p",)) == "See p. Seven of it."


def test_words_without_stops_have_neighbours_only() -> None:
    text = "kelime " * 1_000
    at = 3_500
    span = sentences_around(text, at, at + 6)
    assert at - UNPUNCTUATED <= span.start <= at
    assert at + 6 <= span.end <= at + 6 + UNPUNCTUATED
    assert text[span.start :].startswith("kelime")


def test_a_hostile_line_costs_no_more_than_its_reach() -> None:
    text = "1." * 2_000_000
    span = sentences_around(text, 2_000_000, 2_000_002)
    assert span.end - span.start <= 2 * REACH + 2

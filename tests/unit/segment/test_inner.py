"""Articles, brackets, marks of omission and note numbers inside a quotation."""

from __future__ import annotations

import pytest

from tahkik.languages import load
from tahkik.segment.cues import cues
from tahkik.segment.inner import articles, brackets, ellipses, notes, word_count

CUES = cues(load("tr"))


def numbers(text: str) -> list[int]:
    return [one.number for one in articles(text, 0, len(text), (len(text),), CUES)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2 – Köprü", 2), ("2- Köprü", 2), ("2-Köprü", 2), ("2.- Köprü", 2), ("2. Köprü", 2), ("2.Köprü", 2),
        ("2) Köprü", 2), ("2 — Köprü", 2), ("Madde 2 – Köprü", 2), ("MADDE 12. Köprü", 12), ("Madde 3: Köprü", 3),
        ("Art. 5 Köprü", 5), ("§ 7 Köprü", 7), ("İkinci madde: Köprü", 2), ("41 – Köprü", 41), ("2 – ‘Köprü", 2),
    ],
)  # fmt: skip
def test_an_article_is_known_by_its_number(line: str, number: int) -> None:
    assert numbers(line) == [number]


@pytest.mark.parametrize(
    "line",
    [
        "26 Nisan 1920", "26 – Nisan 1920", "26. Nisan 1920", "16. Kolordu Kumandanlığına", "2.1338 tarihli",
        "3.5 milyon", "1920 – Ankara", "2", "2 –", "0. sayfa", "ikinci maddesi köprüdür", "(2) numaralı",
    ],
)  # fmt: skip
def test_a_number_at_a_lines_head_may_be_none(line: str) -> None:
    assert numbers(line) == []


def test_a_row_of_numbers_vouches_for_itself() -> None:
    assert numbers("15. Köprü\n16. Kolordu\n17. Yol") == [15, 16, 17]


def test_an_article_ends_before_the_next_one_and_the_last_with_its_paragraph() -> None:
    text = "1 – Bir.\n\nDevamı.\n\n2 – İki.\n\nAnkara"
    first, second = articles(text, 0, len(text), (8, 17, 27, len(text)), CUES)
    assert text[first.start : first.end] == "1 – Bir.\n\nDevamı."
    assert text[second.start : second.end] == "2 – İki."


@pytest.mark.parametrize(
    ("bracket", "kind"),
    [
        ("(Komşu)", "unknown"), ("(300, 301)", "number"), ("[1920]", "number"), ("(?)", "editorial"),
        ("(!)", "editorial"), ("(sic)", "editorial"), ("[sic]", "editorial"), ("(okunamadı)", "editorial"),
        ("(Alkışlar)", "noise"), ("(Şiddetli alkışlar)", "noise"), ("(Hay hay sesleri)", "noise"),
        ("(Alkışlar, bravo sesleri)", "noise"), ("(= köprü)", "gloss"), ("(yani köprü)", "gloss"),
        ("[köprü]", "unknown"),
    ],
)  # fmt: skip
def test_the_kinds_of_brackets(bracket: str, kind: str) -> None:
    text = f"köprü {bracket} yapılacak"
    (found,) = brackets(text, 0, len(text), (), CUES)
    assert (found.text, found.kind) == (bracket, kind)


def test_a_bracket_that_completes_a_year_is_an_editors() -> None:
    text = "4 Mayıs sene [1]331"
    (found,) = brackets(text, 0, len(text), notes(text, 0, len(text)), CUES)
    assert (found.text, found.kind) == ("[1]", "editorial")


def test_marks_of_omission() -> None:
    text = "a … b ... c . . . d […] e (...) f [. . .] g (…) h … … i .. j"
    assert [text[start:end] for start, end in ellipses(text, 0, len(text))] == [
        "…", "...", ". . .", "[…]", "(...)", "[. . .]", "(…)", "…", "…",
    ]  # fmt: skip


def test_note_numbers() -> None:
    text = "köprü[3] yapıldı.¹² yol[^4] [1]331 x²y [1920]"
    assert [text[start:end] for start, end in notes(text, 0, len(text))] == ["[3]", "¹²", "[^4]"]


@pytest.mark.parametrize(
    ("text", "count"), [("bir iki", 2), ("Atatürk’ün", 1), ("憲法", 1), ("橋は今年直します", 4), ("…", 0)]
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert word_count(text) == count

"""A quotation over its source: nothing lost, whatever the variants are."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.model import Match, Passage, Span, Variant
from tahkik.report.columns import CONTEXT, Column, columns, excerpt

WORD = st.sampled_from(["ak", "taş", "su.", "–", "dağ(yeşil)", "x" * 60, "…"])


def _rows(found: list[Column]) -> tuple[str, str]:
    return " ".join(c.page for c in found if c.page), " ".join(c.source for c in found if c.source)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _match(source: str, covers: Span, variants: tuple[Variant, ...]) -> Match:
    return Match("s", None, None, 0, len(source), source, "primary", 0.0, "", "", covers, variants)


@pytest.mark.parametrize(
    ("page", "source", "words", "was", "class_", "rows"),
    [
        ("a b c", "a c", "b", None, "substantive", ("a +b+ c", "a c")),
        ("a c", "a b c", None, "b", "substantive", ("a c", "a −b− c")),
        ("a b c", "a d c", "b", "d", "substantive", ("a ~b~ c", "a ~d~ c")),
        ("a b c", "a d c", "b", "d", "doubtful", ("a ?b? c", "a ?d? c")),
        ("a b c", "a d c", "b", "d", "orthographic", ("a b c", "a d c")),
        ("a … c", "a b b c", "…", "b b", "elided", ("a […] c", "a [b b] c")),
        ("a b(x) c", "a b c", "(x)", None, "substantive", ("a b +(x)+ c", "a b c")),
        ("a (b b), c", "a c", "b b", None, "substantive", ("a +(b b),+ c", "a c")),
        ("– a b", "2 a b", "b", "b", "doubtful", ("– a ?b?", "2 a ?b?")),
        ("a b b c", "a d c", "b b", "d", "substantive", ("a ~b b~ c", "a ~d~ c")),
    ],
)
def test_marks(
    page: str,
    source: str,
    words: str | None,
    was: str | None,
    class_: str,
    rows: tuple[str, str],
    build: SimpleNamespace,
) -> None:
    variant = build.variant(
        build.passage(page, words) if words else None, build.passage(source, was) if was else None, class_
    )
    assert _rows(columns(page, _match(source, Span(0, len(page)), (variant,)))) == rows


def test_moved_words_are_marked_on_both_sides() -> None:
    moved = Variant("transposition", "lexical", "substantive", Passage(0, 1, "a"), Passage(4, 5, "a"))
    assert _rows(columns("a b c", _match("b c a", Span(0, 5), (moved,)))) == ("^a^ b c", "b c ^a^")


def test_differing_words_stand_over_each_other(build: SimpleNamespace) -> None:
    page, source = "one two three four", "one 2 three extra four"
    variants = (
        build.variant(build.passage(page, "two"), build.passage(source, "2")),
        build.variant(None, build.passage(source, "extra")),
    )
    found = columns(page, _match(source, Span(0, len(page)), variants))
    assert [(c.page, c.source) for c in found] == [
        ("one", "one"), ("~two~", "~2~"), ("three", "three"), ("", "−extra−"), ("four", "four"),
    ]  # fmt: skip


def test_what_breaks_a_quotation_stands_alone() -> None:
    page = "a b, said he, c d"
    found = columns(page, _match("a b c d", Span(0, len(page)), ()), [Span(5, 13)])
    assert [(c.page, c.source, c.mark) for c in found[2:4]] == [("said", "", "aside"), ("he,", "", "aside")]
    assert found[-1] == Column("d", "d")


@given(st.data())
def test_no_word_of_either_side_is_lost(data: st.DataObject) -> None:
    page = " ".join(data.draw(st.lists(WORD, min_size=1, max_size=12)))
    source = " ".join(data.draw(st.lists(WORD, min_size=1, max_size=12)))

    def cuts(length: int, count: int) -> list[Span]:
        edges = sorted(data.draw(st.sets(st.integers(0, length), min_size=min(2 * count, length), max_size=2 * count)))
        return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]

    spans = zip(cuts(len(page), 3), data.draw(st.permutations(cuts(len(source), 3))), strict=False)
    kinds = st.sampled_from(["addition", "omission", "substitution", "transposition"])
    variants = []
    for a, b in spans:
        kind = data.draw(kinds)
        on_page = None if kind == "omission" else Passage(*a, page[a.start : a.end])
        on_source = None if kind == "addition" else Passage(*b, source[b.start : b.end])
        variants.append(Variant(kind, "lexical", "substantive", on_page, on_source))
    above, below = _rows(columns(page, _match(source, Span(0, len(page)), tuple(variants))))
    assert _letters(above) == _letters(page)
    assert _letters(below) == _letters(source)


def test_an_excerpt_keeps_the_differences_and_counts_the_rest() -> None:
    alike = [Column(str(n), str(n)) for n in range(100)]
    alike[50] = Column("~a~", "~b~", "changed")
    found = excerpt(alike)
    gaps = [column for column in found if column.mark == "gap"]
    assert Column("~a~", "~b~", "changed") in found
    assert sum(gap.words for gap in gaps) + len(found) - len(gaps) == 100
    assert len(found) == 2 + 4 * CONTEXT + 1


def test_few_words_are_no_gap() -> None:
    alike = [Column(str(n), str(n)) for n in range(4 * CONTEXT + 4)]
    alike[2 * CONTEXT + 2] = Column("~a~", "~b~", "changed")
    assert excerpt(alike) == alike


def test_the_middle_of_a_long_difference_is_left_out() -> None:
    long = [Column("", str(n), "left-out") for n in range(300)]
    found = excerpt(long)
    assert len(found) < 20
    assert sum(column.words for column in found) == 300

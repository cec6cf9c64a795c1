"""Numbers as values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tahkik.languages import codes, load
from tahkik.text.compare import compare
from tahkik.text.numbers import parse

TR = load("tr")


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("16", 16, "cardinal"),
        ("on altı", 16, "cardinal"),
        ("onaltı", 16, "cardinal"),
        ("1’inci", 1, "ordinal"),
        ("birinci", 1, "ordinal"),
        ("2’nci", 2, "ordinal"),
        ("dördüncü", 4, "ordinal"),
        ("onaltıncı", 16, "ordinal"),
        ("30.000", 30_000, "cardinal"),
        ("30 bin", 30_000, "cardinal"),
        ("otuz bin", 30_000, "cardinal"),
        ("17 338", 17_338, "cardinal"),
        ("üç yüz on iki", 312, "cardinal"),
        ("bin dokuz yüz on dokuz", 1919, "cardinal"),
        ("bir buçuk milyon", 1_500_000, "cardinal"),
        ("2,5", Fraction(5, 2), "cardinal"),
        ("XIV", 14, "roman"),
        ("II.", 2, "roman"),
        ("1.250.000", 1_250_000, "cardinal"),
        ("1 milyon 250 bin", 1_250_000, "cardinal"),
        ("3 bin 500", 3_500, "cardinal"),
        ("yarım", Fraction(1, 2), "cardinal"),
        ("yarım milyon", 500_000, "cardinal"),
        ("üçte iki", Fraction(2, 3), "cardinal"),
        ("binde beş", Fraction(5, 1000), "cardinal"),
        ("on altıda", 16, "cardinal"),
        ("altmış beşi", 65, "cardinal"),
        ("50 milyonu", 50_000_000, "cardinal"),
        ("16’ncı", 16, "ordinal"),
        ("16ncı", 16, "ordinal"),
        ("yirmi birinci", 21, "ordinal"),
    ],
)
def test_turkish(written: str, value: int | Fraction, kind: str) -> None:
    number = parse(written, TR)
    assert number is not None
    assert (number.value, number.kind) == (value, kind)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "kadar",
        "iki üç",
        "bin bin",
        "C",
        "IIX",
        "12.34.56",
        "on yirmi",
        "altında",
        "ondan",
        "yüzünden",
        "binlerce",
        "milyonlarca",
        "12-5-1920",
        "9" * 40,
        "%",
    ],
)
def test_no_number(written: str) -> None:
    assert parse(written, TR) is None


def test_per_cent() -> None:
    for written in ("%20", "yüzde yirmi", "20 %"):
        number = parse(written, TR)
        assert number is not None
        assert (number.value, number.percent) == (20, True)


@pytest.mark.parametrize("written", ["20-25", "20–25", "20 ila 25", "yirmi ilâ yirmi beş"])
def test_a_range_has_two_ends(written: str) -> None:
    number = parse(written, TR)
    assert number is not None
    assert (number.value, number.upper) == (20, 25)


def test_ranges_are_compared_by_both_ends() -> None:
    assert compare("20 ila 25", "20-25", TR).kind == "same"
    assert compare("20-25", "20-30", TR).flags == ("number",)
    assert compare("20-25", "20", TR).flags == ("number",)


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("thirty thousand", 30_000, "cardinal"),
        ("30,000", 30_000, "cardinal"),
        ("twenty-five", 25, "cardinal"),
        ("one hundred and five", 105, "cardinal"),
        ("a hundred", 100, "cardinal"),
        ("two and a half", Fraction(5, 2), "cardinal"),
        ("twenty-first", 21, "ordinal"),
        ("twentieth", 20, "ordinal"),
        ("16th", 16, "ordinal"),
    ],
)
def test_english(written: str, value: int | Fraction, kind: str) -> None:
    number = parse(written, load("en"))
    assert number is not None
    assert (number.value, number.kind) == (value, kind)


@pytest.mark.parametrize("written", ["10 per cent", "ten percent", "10%"])
def test_per_cent_in_english(written: str) -> None:
    number = parse(written, load("en"))
    assert number is not None
    assert (number.value, number.percent) == (10, True)


def test_a_suffix_is_kept() -> None:
    number = parse("1336’da", TR)
    assert number is not None
    assert (number.value, number.suffix) == (1336, "da")


@pytest.mark.parametrize("code", codes())
def test_printed_specimens(code: str) -> None:
    profile = load(code)
    for specimen in profile.table("numbers").get("specimens", ()):
        assert specimen["source"]
        number = parse(specimen["written"], profile)
        assert number is not None
        assert number.value == specimen["value"]


def test_figures_without_a_table() -> None:
    number = parse("1,200", load("und"))
    assert number is not None
    assert number.value == 1200

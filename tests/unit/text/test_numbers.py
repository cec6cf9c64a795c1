"""Numbers as values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tahkik.languages import codes, load
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
    ],
)
def test_turkish(written: str, value: int | Fraction, kind: str) -> None:
    number = parse(written, TR)
    assert number is not None
    assert (number.value, number.kind) == (value, kind)


@pytest.mark.parametrize(
    "written", ["", "kadar", "iki üç", "bin bin", "C", "IIX", "12.34.56", "on yirmi", "9" * 40, "%"]
)
def test_no_number(written: str) -> None:
    assert parse(written, TR) is None


def test_per_cent() -> None:
    for written in ("%20", "yüzde yirmi", "20 %"):
        number = parse(written, TR)
        assert number is not None
        assert (number.value, number.percent) == (20, True)


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

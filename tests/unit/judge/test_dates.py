"""The rules of dates: what does not exist, what does not agree, and what is left alone."""

from __future__ import annotations

import pytest

import tahkik
from tahkik.api import check
from tahkik.model import CheckResult
from tahkik.options import ReadOptions
from tahkik.read import read_bytes
from tahkik.report.messages import message


def page(words: str) -> CheckResult:
    return check(read_bytes(words.encode(), "page.txt", ReadOptions(language="tr")))


@pytest.mark.parametrize(
    ("words", "rule", "en", "tr"),
    [
        ("Meclis 31 Nisan 1336 günü toplandı.", "impossible-date", "no day of that number", "gün yoktur"),
        ("Meclis 20 Şubat 1332 günü toplandı.", "impossible-date", "skipped", "atlamıştır"),
        ("Meclis 3 Kânunusani 1333 günü toplandı.", "impossible-date", "ran from 1 Mart", "1 Mart’tan"),
        ("Meclis 26 Nisan 1336 (27 Nisan 1920) günü toplandı.", "conflicting-dates", "1920-04-27", "1920-04-27"),
        ("Meclis 26 Nisan 1336 (1921) günü toplandı.", "conflicting-dates", "1921 (gregorian)", "1921 (gregorian)"),
        ("Meclis 26 Nisan 1336 Pazar günü toplandı.", "conflicting-dates", "was pazartesi", "pazartesi idi"),
    ],
)
def test_a_date_that_cannot_be(words: str, rule: str, en: str, tr: str) -> None:
    [finding] = [one for one in page(words).findings if one.rule.endswith(("-date", "-dates"))]
    assert (finding.rule, finding.level, finding.about) == (rule, "warning", "d1")
    assert finding.evidence[0].text == words[finding.start : finding.end]
    assert en in message(finding, "en")
    assert tr in message(finding, "tr")


@pytest.mark.parametrize(
    "words",
    [
        "Meclis 26 Nisan 1336 (1920) Pazartesi günü toplandı.",
        "Kanun 7 Zilhicce 1293 (23 Aralık 1876) tarihlidir.",
        "Fermanın tarihi 12 Mart 1250 olarak yazılmış.",
        "Birlik 1310 rakımlı tepeye, (1394) sene evvel olduğu gibi, C. 27 ve (300, 301) numaralı emirle vardı.",
    ],
)
def test_what_agrees_or_cannot_be_told_is_left_alone(words: str) -> None:
    assert [one.rule for one in page(words).findings if one.rule.endswith(("-date", "-dates"))] == []


def test_a_date_inside_a_quotation_is_a_date_of_the_page() -> None:
    words = "Başkan şöyle yazdı: “Köprü 16 Mart sene 1336 [1920] günü onarıldı ve o gün açıldı.”"
    [date] = page(words).dates
    assert words[date.start : date.end] == "16 Mart sene 1336 [1920]"
    assert date == tahkik.find_dates(words, language="tr")[0]

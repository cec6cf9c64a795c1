"""Whatever the text: dates stand in it where they say, in order, and no text raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.calendars import CALENDARS, iso
from tahkik.languages import load
from tahkik.segment.dates import find_dates

MONTHS = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()
PIECES = st.sampled_from(
    [*MONTHS, "Kânun-ı", "Sânî", "evvel", "Receb", "evâil-i", "elf", "ve", "sene", "senesi", "gecesi", "1336", "[1]335",
     "335", "26", "3", "0", "99", "l333", ".", "/", "-", "(", ")", "[", "=", "\\", "’", "’te", "Cuma", "H.", "R", "V",
     "\n", "\n\n", " ", "İ", "ı̇", "١٢", "²", "\u0301", "\ud800"]
)  # fmt: skip


@pytest.mark.parametrize("code", ["tr", "en", "de", "fr", "und"])
@given(
    text=st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join))
)
def test_dates_stand_where_they_say(code: str, text: str) -> None:
    last = 0
    for number, date in enumerate(find_dates(text, load(code)), 1):
        assert date.id == f"d{number}"
        assert last <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        assert date.readings
        assert all((reading.iso is None) == (reading.reason is not None) for reading in date.readings)
        last = date.end


@given(
    year=st.integers(1256, 1341),
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    short=st.booleans(),
    words=st.text("ab ,"),
)
def test_a_rumi_date_is_read_as_its_calendar_has_it(year: int, month: int, day: int, short: bool, words: str) -> None:
    printed = f"{words} {day} {MONTHS[month - 1]} {str(year)[1:] if short else year}."
    [date] = find_dates(printed, load("tr"))
    of = CALENDARS["rumi"]
    exists = of.refuses(year, month, day) is None
    assert date.readings[0].calendar == "rumi"
    assert date.readings[0].iso == (iso(of.to_julian_day(year, month, day)) if exists else None)


@given(number=st.integers(2_393_178, 2_424_000))
def test_twins_of_one_day_agree_and_of_others_do_not(number: int) -> None:
    year, month, day = CALENDARS["gregorian"].from_julian_day(number)
    rumi_year, rumi_month, rumi_day = CALENDARS["rumi"].from_julian_day(number)
    for other, agree in ((day, True), (day % 28 + 1, day % 28 + 1 == day)):
        printed = f"{rumi_day} {MONTHS[rumi_month - 1]} {rumi_year} ({other} {MONTHS[month - 1]} {year})"
        [date] = find_dates(printed, load("tr"))
        assert date.consistent is agree
        assert date.conflict == (None if agree else "calendars")

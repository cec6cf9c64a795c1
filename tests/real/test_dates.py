"""Dates on real pages: the table of specimens, the mastheads, and the seed."""

from __future__ import annotations

import csv
from pathlib import Path

from tahkik.calendars import CALENDARS
from tahkik.languages import load
from tahkik.segment.dates import find_dates

#: Rows whose answer differs from the table's; docs/concepts/dates.md says why.
ARGUED = {"C089", "C090"}
#: Mastheads whose own numbers do not agree, by volume and issue; docs/concepts/dates.md lists them.
WRONG_ROWS = {("2", "437", "rumi"), ("2", "589", "rumi")}
WRONG_HIJRI = {("1", "3"), ("2", "366"), ("2", "585")}


def _rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_every_specimen_is_read_as_its_table_has_it(shared: Path) -> None:
    for row in _rows(shared / "turkish" / "calendar.tsv", "\t"):
        dates = find_dates(row["as_printed"], load("tr"))
        if row["id"] in ARGUED:
            continue
        if row["expected"] == "NOT A DATE":
            assert dates == [], row["as_printed"]
            continue
        assert len(dates) == 1, row["as_printed"]
        first = dates[0].readings[0]
        if row["expected"] == "BAD":
            assert first.iso is None
        elif row["calendar"] == "rumi-year":
            assert "/".join(first.span or ()) == row["expected"]
        else:
            assert first.iso == row["computed"], row["as_printed"]
        assert dates[0].consistent is not False, row["as_printed"]


def test_mastheads_agree_except_where_the_row_is_wrong(shared: Path) -> None:
    wrong, wrong_hijri = set(), set()
    for row in _rows(shared / "data" / "dates" / "mastheads.csv", ","):
        key = row["vol"], row["issue"]
        day = CALENDARS["gregorian"].to_julian_day(*map(int, row["gregorian"].split("-")))
        for column, calendar in (("julian", "julian"), ("ottomanfiscal", "rumi"), ("islamic", "hijri")):
            if not row[column]:
                continue
            year, month, number = map(int, row[column].split("-"))
            civil = (month + 1) % 12 + 1 if calendar == "rumi" else month
            off = abs(CALENDARS[calendar].to_julian_day(year, civil, number) - day)
            if calendar == "hijri" and off > 2:
                wrong_hijri.add(key)
            elif calendar != "hijri" and off:
                wrong.add((*key, calendar))
    assert wrong == WRONG_ROWS
    assert wrong_hijri == WRONG_HIJRI


def test_no_masthead_within_two_days_of_its_hijri_date_is_flagged(shared: Path) -> None:
    months = ["Muharrem", "Safer", "Rebîülevvel", "Rebîülâhir", "Cemâziyelevvel", "Cemâziyelâhir", "Receb", "Şaban",
              "Ramazan", "Şevval", "Zilkade", "Zilhicce"]  # fmt: skip
    flagged = set()
    for row in _rows(shared / "data" / "dates" / "mastheads.csv", ","):
        if row["islamic"]:
            year, month, day = row["islamic"].split("-")
            common = ".".join(reversed(row["gregorian"].split("-")))
            [date] = find_dates(f"{int(day)} {months[int(month) - 1]} {year} ({common})", load("tr"))
            if date.consistent is False:
                flagged.add((row["vol"], row["issue"]))
    assert flagged == WRONG_HIJRI


def test_the_date_of_the_seed(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    dates = {date.text: date for date in find_dates(text, load("tr"))}
    letter = dates["26 \\ Nisan \\1336(1920)"]
    assert (letter.readings[0].calendar, letter.readings[0].iso) == ("rumi", "1920-04-26")
    assert letter.consistent is True
    assert all(date.consistent is not False for date in dates.values())

"""Dates inside citations: day, month and year in any of the calendars, as the fields of a citation name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tahkik.calendars import CALENDARS, iso
from tahkik.segment.citations.pieces import ROMAN, Fields, roman
from tahkik.segment.citations.tables import Tables, fold, tables

#: Years of the Rumi calendar: it begins with 1256; from 1342 the state counts as Europe does.
RUMI_YEARS = range(1256, 1342)
HIJRI_YEARS = range(1, 1451)
GREGORIAN_YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date read: its calendar, its days in its own count, and as a day of ours (None where it cannot be told)."""

    start: int
    end: int
    calendar: str
    own: str
    iso: str | None
    modern: bool = False


@lru_cache(maxsize=32)
def _expression(language: Tables) -> re.Pattern[str]:
    names = sorted({re.escape(name).replace(r"\ ", r"[\s-]") for name in _months(language)}, key=len, reverse=True)
    month = "|".join(names) or "(?!)"
    return re.compile(
        r"(?<![\w.,/])(?:(?P<era>[hmr])[.\s-]{1,2})?(?P<d>\d{1,2})(?:'?\w{0,3})?\s{0,2}[./\s-]\s{0,2}"
        rf"(?:(?P<word>{month})|(?P<m>\d{{1,2}})|(?P<rom>{ROMAN}))"
        r"(?:\s{0,2}[./\s,-]\s{0,2}|\s{0,2}(?:sene\s{1,2})?)\[?(?P<y>\d\]?\d{2,3})(?!\d)\]?"
    )


@lru_cache(maxsize=32)
def _months(language: Tables) -> dict[str, tuple[str, int]]:
    found = {fold(name): ("civil", number) for name, number in language.profile.months.items()}
    for number, names in (language.get("calendar", "hijri") or {}).items():
        for name in names:
            found.setdefault(fold(name), ("hijri", int(number)))
    return found


def dates(folded: str, language: Tables, start: int = 0, end: int | None = None) -> list[Dated]:
    """Return the dates of a piece in order."""
    found = []
    for match in _expression(language).finditer(folded, start, len(folded) if end is None else end):
        dated = _dated(match, language)
        if dated is not None:
            found.append(dated)
    return found


def _dated(match: re.Match[str], language: Tables) -> Dated | None:
    day, year = int(match["d"]), int(match["y"].replace("]", ""))
    calendar, month = "civil", 0
    if match["word"]:
        calendar, month = _months(language)[re.sub(r"\s", " ", match["word"])]
    elif match["m"]:
        month = int(match["m"])
    elif match["rom"]:
        month = roman(match["rom"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    modern = bool(match["word"]) and match["word"] in language.words("calendar", "modern_months")
    if year < 1000 and calendar == "civil":
        if not 256 <= year <= 341 or not match["word"]:
            return None
        year += 1000
    if match["era"] == "h" or calendar == "hijri":
        calendar = "hijri"
        if year < 400:
            year += 1000
    elif year in RUMI_YEARS:
        calendar = "rumi"
    elif year in GREGORIAN_YEARS:
        calendar = "gregorian"
    else:
        return None
    of = CALENDARS[calendar]
    own = f"{year:04d}-{month:02d}-{day:02d}"
    exact = iso(of.to_julian_day(year, month, day)) if of.refuses(year, month, day) is None else None
    return Dated(match.start(), match.end(), calendar, own, exact, modern)


def date_fields(folded: str, language: Tables) -> Fields:
    """Return the date fields of a catalogue's entry: ``date_hijri``, ``date_rumi``, ``date``, ``year``.

    A date and its twin in brackets give both; a Rumi date gives the day of ours too.
    """
    out: Fields = {}
    for one in dates(folded, language):
        if one.calendar == "hijri":
            out.setdefault("date_hijri", one.own)
        elif one.calendar == "rumi" and not one.modern:
            out.setdefault("date_rumi", one.own)
            if one.iso:
                out.setdefault("date", one.iso)
        elif one.iso:
            out["date"] = one.iso
    if "date" not in out:
        year = re.search(r"\((?:m\.\s?)?(1[5-9]\d\d|20\d\d)\)", folded)
        if year and out:
            out["year"] = year[1]
    return out


def first_iso(folded: str, language: Tables) -> str | None:
    """Return the first date of a piece as a day of ours; a twin in brackets counts before a tabular Hijri date."""
    found = [one for one in dates(folded, language) if one.iso]
    ours = [one for one in found if one.calendar == "gregorian"] or [one for one in found if one.calendar == "rumi"]
    return ours[0].iso if ours else found[0].iso if found else None


__all__ = ["Dated", "date_fields", "dates", "first_iso", "tables"]

"""Minutes of parliaments: series, term, volume, sitting, date and page; and the running heads of their pages."""

from __future__ import annotations

import re

from tahkik.segment.citations.dating import first_iso
from tahkik.segment.citations.pieces import Fields, Parsed, labelled, number, page_fields, pages_at_end
from tahkik.segment.citations.tables import Tables, fold

#: ``İ : 162  20.2.1338  C : 1``, with the misreadings of the dotted capital (t, î, l).
_HEAD = re.compile(
    r"^\s{0,3}[iîtl1b]\s?:\s?(?P<sitting>\d{1,3})\s{1,4}(?P<date>\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?\d{4})"
    r"(?:\s{1,4}(?:[cçeo]\s?:\s?)?(?P<part>\d{1,2})\.?)?\s{0,3}$"
)
_PARTED = re.compile(r"c\s?:\s?\d")


def parse(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read a citation of parliamentary minutes or a running head, None where it is neither."""
    if not language.get("parliament"):
        return None
    return _series(piece, folded, language) or _running(folded, language) or _heading(piece, folded, language)


def _series(piece: str, folded: str, language: Tables) -> Parsed | None:
    best: tuple[int, int, str] | None = None
    for name, known in language.named("parliament.series").items():
        spelled = re.compile(
            r"(?<!\w)" + re.escape(name).replace(r"\.", r"\.?\s?").replace(r"\ ", r"\s{1,2}") + r"(?!\w)"
        )
        found = spelled.search(folded)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), found.end(), known)
    if best is None:
        return None
    start, at, known = best
    fields: Fields = {"series": known}
    rest, printed = folded[at:], piece[at:]
    end = 0
    for key in language.get("parliament", "fields"):
        found = labelled(f"parliament.fields.{key}", language).search(rest)
        if found:
            fields[key] = number(found, printed, language)
            end = max(end, found.end())
    date = first_iso(rest, language)
    if date:
        fields["date"] = date
    pages = pages_at_end(language).search(rest.rstrip(" .)"))
    if pages:
        fields |= page_fields(pages, printed)
    return Parsed("parliament", fields, start, len(piece)) if len(fields) > 1 else None


def _running(folded: str, language: Tables) -> Parsed | None:
    found = _HEAD.match(folded)
    if found is None:
        return None
    fields: Fields = {"series": language.get("parliament", "heads", "in_figures"), "inikat": found["sitting"]}
    date = first_iso(re.sub(r"\s", "", found["date"]), language)
    if date:
        fields["date"] = date
    if found["part"] and _PARTED.search(folded):
        fields["celse"] = found["part"]
    return Parsed("parliament", fields, 0, len(folded)) if date else None


def _heading(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read a heading in words: the number of the sitting, the date, the number of its part."""
    sitting = language.regex(r"(?P<words>(?:\w{2,12}\s){0,3}\w{2,14})\s@1(?!\w)", "parliament.fields.inikat").search(
        folded
    )
    part = language.regex(r"(?<!\w)(?P<word>\w{4,12})\s@1(?!\w)", "parliament.fields.celse").search(folded)
    if sitting is None or part is None:
        return None
    count = _spelled(sitting["words"], language)
    date = first_iso(folded, language)
    value = {fold(name): value for name, value in language.profile.ordinals.items()}.get(part["word"])
    if count is None or date is None or value is None:
        return None
    series = language.get("parliament", "heads", "in_words")
    return Parsed(
        "parliament", {"series": series, "inikat": str(count), "celse": str(value), "date": date}, 0, len(piece)
    )


def _spelled(words: str, language: Tables) -> int | None:
    """Return the value of an ordinal in words: ``yüz altmış altıncı`` → 166."""
    data = language.profile.table("numbers")
    units = {fold(name): value for name, value in data.get("units", {}).items()}
    scales = {fold(name): value for name, value in data.get("multipliers", {}).items()}
    ordinals = {fold(name): value for name, value in language.profile.ordinals.items()}
    total, seen = 0, False
    for word in words.split():
        if word in scales:
            total, seen = (total or 1) * scales[word], True
        elif word in units or word in ordinals:
            total, seen = total + units.get(word, ordinals.get(word, 0)), True
        elif seen:
            return None
    return total if seen else None

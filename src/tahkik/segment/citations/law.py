"""Laws and their gazettes: Düstur, Resmî Gazete, Takvim-i Vekayi, laws by number and date, decisions of courts."""

from __future__ import annotations

import re

from tahkik.segment.citations.dating import dates, first_iso
from tahkik.segment.citations.pieces import Fields, Parsed, labelled, number, page_fields, pages_at_end, roman
from tahkik.segment.citations.tables import Tables, fold

_YEAR = re.compile(r"(?<![\d./])(?:(?P<era>[hmr])\.\s?)?(?P<y>1[2-9]\d\d|20\d\d)(?![\d./])")


def parse(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read a law, its gazette or a decision, None where there is none."""
    if not language.get("law"):
        return None
    return _court(piece, folded, language) or _series(piece, folded, language) or _law(piece, folded, language)


def _court(piece: str, folded: str, language: Tables) -> Parsed | None:
    case = r"(?<!\w)@1\s?[.:]{0,2}\s{0,2}(?P<n>\d{4}\s?/\s?\d{1,5})"
    esas = language.regex(case, "law.court.esas").search(folded)
    karar = language.regex(case, "law.court.karar").search(folded)
    if esas is None or karar is None:
        return None
    start, end = min(esas.start(), karar.start()), max(esas.end(), karar.end())
    court = language.get("law", "court", "default")
    for known, *names in language.get("law", "court", "names"):
        at = min((folded.find(fold(name)) for name in names if fold(name) in folded), default=-1)
        if at >= 0:
            court, start = known, min(start, at)
            break
    fields: Fields = {"court": court, "esas": _tight(esas["n"]), "karar": _tight(karar["n"])}
    found = [one for one in dates(folded, language) if one.iso]
    if found:
        fields["date"] = found[0].iso
        start, end = min(start, found[0].start), max(end, found[0].end)
    return Parsed("court", fields, start, end)


def _tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def _series(piece: str, folded: str, language: Tables) -> Parsed | None:
    best: tuple[int, int, str] | None = None
    for name, known in language.named("law.series").items():
        spelled = re.search(
            r"(?<!\w)" + re.escape(name).replace(r"\.", r"\.\s?").replace(r"\ ", r"\s{1,2}") + r"(?!\w)", folded
        )
        # a siglum of two letters is one only in capitals
        if spelled and len(name) < 4 and not piece[spelled.start() : spelled.end()].isupper():
            continue
        # "düstur" is a word as well: the name has a capital
        if spelled and piece[spelled.start()].islower():
            continue
        if spelled and (best is None or spelled.start() < best[0]):
            best = (spelled.start(), spelled.end(), known)
    if best is None:
        return None
    start, end, known = best
    law = _numbered(folded, language)
    fields: Fields = {"law": law["n"]} if law and law.end() <= end else {}
    fields["series"] = known
    if law and law.end() <= end:
        start = min(start, law.start())
    before = _sections(piece[:end], folded[:end], language)
    fields |= before[0]
    start = min(start, before[1])
    after = _sections(piece[end:], folded[end:], language)
    fields |= after[0]
    stop = end + after[2]
    found = [one for one in dates(folded, language) if one.iso]
    if found:
        own = next((one for one in found if one.calendar == "rumi" and not one.modern), None)
        if own:
            fields["date_rumi"] = own.own
        hijri = next((one for one in found if one.calendar == "hijri"), None)
        if hijri and not own:
            fields["date_hijri"] = hijri.own
        date = first_iso(folded, language)
        if date and (own or not hijri or any(one.calendar == "gregorian" for one in found)):
            fields["date"] = date
        start, stop = min(start, found[0].start), max(stop, found[-1].end)
    issue = _issue(folded, end, language)
    if issue:
        fields["no"] = issue.group(issue.lastgroup or 0).replace(".", "")
        stop, start = max(stop, issue.end()), min(start, issue.start())
    pages = pages_at_end(language).search(folded[end:].rstrip(" .)"))
    if pages and not ("no" in fields and pages["cue"] is None):
        fields |= page_fields(pages, piece[end:])
        stop = max(stop, end + pages.end())
    if not found:
        fields |= _year(folded[end:])
    return Parsed("law", fields, start, max(stop, end)) if len(fields) > 1 else None


def _sections(piece: str, folded: str, language: Tables) -> tuple[Fields, int, int]:
    """Read the sections of a collection (series, volume), with where they begin and end."""
    fields: Fields = {}
    start, end = len(piece), 0
    for key in language.get("law", "sections"):
        found = labelled(f"law.sections.{key}", language).search(folded)
        if found:
            # Roman figures before a label are an ordinal, as the word is: "II. Tertip" is "İkinci Tertip"
            ordinal = found["b"] is not None and not found["b"].isdigit()
            fields[key] = str(roman(found["b"])) if ordinal else number(found, piece, language)
            start, end = min(start, found.start()), max(end, found.end())
    return fields, start, end


def _issue(folded: str, at: int, language: Tables) -> re.Match[str] | None:
    return language.regex(
        r"(?<!\w)(?:@1\s?[.:]{0,2}\s{0,2}(?P<a>\d{1,6}|\d{2}\.\d{3})(?![\d./])|(?P<b>\d{1,6})\s@2(?!\w))",
        "labels.number", "law.numbered",
    ).search(folded, at)  # fmt: skip


def _year(folded: str) -> Fields:
    found = _YEAR.search(folded)
    if found is None:
        return {}
    year = int(found["y"])
    if found["era"] == "h":
        return {"year_hijri": found["y"]}
    return {"year_rumi" if year < 1342 else "year": found["y"]}


def _numbered(folded: str, language: Tables) -> re.Match[str] | None:
    return language.regex(
        r"(?<![\d./])(?P<n>\d{1,5})\s{1,2}@1(?!\w)(?=(?:[^.;\n]|\.{3}){0,160}?(?<!\w)@2)", "law.numbered", "law.law"
    ).search(folded)


def _law(piece: str, folded: str, language: Tables) -> Parsed | None:
    headed = language.regex(r"(?<!\w)@1\s?[.:]{0,2}\s{0,2}(?P<n>\d{1,5})(?![\d./])", "law.law_number").search(folded)
    if headed:
        fields: Fields = {"law": headed["n"]}
        found = [one for one in dates(folded, language, headed.start()) if one.iso]
        end = headed.end()
        if found:
            fields["date"] = found[0].iso
            end = found[0].end
            twin = re.compile(r"\s?\(\d{4}\)").match(folded, end)
            end = twin.end() if twin else end
        return Parsed("law", fields, headed.start(), end)
    law = _numbered(folded, language)
    if law is None:
        return None
    fields = {"law": law["n"]}
    start = law.start()
    before = [one for one in dates(folded, language, max(0, law.start() - 60), law.start()) if one.iso]
    if before and language.regex(r"\s{0,2}(?:@1)?\s{0,2}(?:ve|,)?\s{0,2}$", "law.dated").match(
        folded[before[-1].end : law.start()]
    ):
        fields["date"] = before[-1].iso
        start = before[-1].start
    word = language.regex(r"[^.;\n]{0,160}?(?<!\w)@1", "law.law").match(folded, law.end())
    return Parsed("law", fields, start, word.end() if word else law.end())

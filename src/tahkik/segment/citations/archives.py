"""Holdings of archives: BOA, BCA, ATASE, TİTE, VGM, TSMA, registers of judges, TNA, the archives of Russia."""

from __future__ import annotations

import re

from tahkik.segment.citations.dating import date_fields
from tahkik.segment.citations.pieces import Fields, Parsed
from tahkik.segment.citations.tables import Tables, fold

#: Holdings of the Ottoman archive that stand without its name; three letters or fewer alone mean too much elsewhere.
_BARE_FONDS = (
    r"(?:DH|HR|BEO|MV|MF|ZB|YA|Y|İ|I|A|ML|EV|ŞD|SD|TFR|C|HH|HAT|DUİT|AMD|NFS|MAD|"
    r"İE|IE|TS\.MA|ŞUR|MİT|BH|ZT|PLK|HSD|AE|TT)"
)
#: Groups of capitals joined by dots, with spaces after them, a number of a branch, brackets: DH. EUM. 2. Şb, A.(AMD).
FONDS = re.compile(
    r"(?P<fonds>(?:[A-ZÇĞİÖŞÜ]{1,5}(?:\.?\s?\([A-ZÇĞİÖŞÜ]{2,5}\))?|[A-ZÇĞİÖŞÜ][.])"
    r"(?:\.?\s?\.\s?(?:Şb|[A-ZÇĞİÖŞÜ]{1,5}|\([A-ZÇĞİÖŞÜ]{2,5}\)|\d{1,2}(?=\.\s?Ş)|[a-zçş](?![\w'’])|[IVX]{1,4}))*)"
)
_BARE = re.compile(rf"(?<![\w.]){_BARE_FONDS}\s?\.\s?(?=[A-ZÇĞİÖŞÜ(d])")
_PLACE = re.compile(
    r"[\s,.;]{0,4}(?:(?:nr|no|nu|dosya no|dosya|kutu)\.?[\s:]{0,2}){0,2}"
    r"(?P<file>[A-Z]?\d{1,6}(?:-(?:[A-Z]|\d{1,3}))?)\s?[/-]\s?(?P<item>\d{1,6}(?:\s?/\s?\d{1,5})?)",
    re.IGNORECASE,
)
_BCA = re.compile(
    r"[\s,.;:]{0,4}(?:fon(?:\s?kodu)?[:\s]{0,2})?(?P<fonds>\d{2,3}(?:[.-]\d{1,3}){0,4}?)"
    r"\s?(?:/|,?\s?yer(?:\s?no)?[:\s]{1,2}|[-,]\s{0,2})\s?(?P<place>\d{1,4}\.\d{1,4}\.\d{1,4})",
    re.IGNORECASE,
)
_TNA = re.compile(
    r"(?:(?:TNA|PRO|The National Archives|National Archives)[\s,.:;/-]{1,3})?"
    r"\b(?P<class>FO|WO|CAB|ADM|AIR|CO|HW|KV)[\s/]{1,2}(?P<series>\d{1,4})"
    r"(?:[/,\s]{1,2}(?P<piece>\d{2,6})(?:[/,\s]{1,2}(?P<item>[A-Z]?\s?\d{1,6}(?:/\d{1,5}){0,2}))?)?"
)
_TNA_CLASS = re.compile(r"Foreign Office\s?\((?P<class>FO)\)[\s,]{1,3}(?P<series>\d{1,4})")
_SOVIET = re.compile(
    r"(?P<archive>[A-ZА-Я][A-ZА-Яa-zİ]{0,9}(?:\s[A-ZА-Я]{1,5})?)[\s,]{1,3}(?:f|ф|fond|фонд)\.?\s?(?P<f>\d{1,5}\w?)"
    r"[\s,]{1,3}(?:op|оп|opis|опись)\.?\s?(?P<op>\d{1,4}\w?)(?:[\s,]{1,3}(?:p|п|papka)\.?\s?(?P<p>\d{1,5}))?"
    r"(?:[\s,]{1,3}(?:d|д|delo|дело|ed\. ?khr)\.?\s?(?P<d>\d{1,5}\w?))?"
    r"(?:[\s,]{1,3}(?:ll|l|лл|л|list|лист)\.?\s?(?P<l>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)(?:\s?(?P<v>verso|об|ob|v)\.?)?)?"
)


def parse(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read the holding an archive is cited by, None where there is none."""
    return _named(piece, folded, language) or _bare(piece, folded, language) or _british(piece) or _russian(piece)


def _named(piece: str, folded: str, language: Tables) -> Parsed | None:
    if not language.get("archives", "names"):
        return None
    names = language.named("archives.names")
    first: tuple[int, int, str] | None = None
    for name, known in names.items():
        at = folded.find(name)
        if at < 0 or (at and folded[at - 1].isalnum()) or folded[at + len(name) : at + len(name) + 1].isalnum():
            continue
        if first is None or at < first[0]:
            first = (at, at + len(name), known)
    if first is None:
        return None
    start, end, known = first
    # the name may go on: "Arşivi", "(BOA)"
    more = language.regex(r"[\s.,]{0,2}(?:@1\b)?(?:\s?\([^()]{2,12}\))?", "archives.words").match(folded, end)
    end = more.end() if more else end
    reader = {"BOA": _ottoman, "TSMA": _simple, "TİTE": _simple, "TKGM": _simple, "BCA": _republic, "ATASE": _military}
    found = reader.get(known, _register)(piece, folded, end, language)
    if found is None and known not in ("BCA", "ATASE"):
        found = _register(piece, folded, end, language)
    if found is None:
        return None
    fields, stop = found
    return Parsed("archive", {"archive": known} | fields, start, stop)


def _bare(piece: str, folded: str, language: Tables) -> Parsed | None:
    if not language.get("archives", "names"):
        return None
    match = _BARE.search(piece)
    if match is None:
        return None
    found = _ottoman(piece, folded, match.start(), language)
    if found is None:
        return None
    return Parsed("archive", {"archive": "BOA"} | found[0], match.start(), found[1])


def _ottoman(piece: str, folded: str, at: int, language: Tables) -> tuple[Fields, int] | None:
    bracketed = re.compile(r"[^\[\]\n]{0,80}\[(?P<fonds>[A-ZÇĞİÖŞÜ.()a-z]{2,24})\]").match(piece, at)
    while at < len(piece) and piece[at] in " ,.;:(":
        at += 1
    match = bracketed or FONDS.match(piece, at)
    if match is None:
        return None
    fonds = re.sub(r"\s", "", match["fonds"]).rstrip(".")
    end = match.end()
    expanded = re.compile(r"\s{0,2}\([^()\d]{3,60}\)").match(piece, end)
    end = expanded.end() if expanded else end
    place = _PLACE.match(piece, end)
    if place:
        item = re.sub(r"\s", "", place["item"])
        fields: Fields = {"fonds": fonds, "file": place["file"], "item": item}
        return _dated(fields, folded, place.end(), language)
    register = _numbers(piece, folded, end, language)
    if register is None:
        return None
    fields, stop = register
    if bracketed and language.regex(r"@1", "archives.registers").search(folded, 0, end):
        fields = {"register": fields.pop("no")} | fields
    return {"fonds": fonds} | fields, stop


def _numbers(piece: str, folded: str, at: int, language: Tables) -> tuple[Fields, int] | None:
    """Read ``No. 989, Gömlek No. 7, 440``: number, folder, leaf or page."""
    found = language.regex(
        r"[\s,.]{0,4}(?:@1)\.?[\s:]{0,2}(?P<no>[a-z]?\s?\d{1,6})(?:/(?P<part>\d{1,5}))?"
        r"(?:[\s,]{1,3}@2(?:\s?@1)?\.?[\s:]{0,2}(?P<folder>\d{1,6}))?"
        r"(?:[\s,.]{1,3}(?P<cue>(?:@3|@4)\.?[\s:]{0,2})?(?P<leaf>\d{1,5}[ab]?(?:-\d{1,5}[ab]?)?)(?![\w/-]|\.\d))?",
        "archives.number", "archives.folder", "labels.page", "labels.leaf",
    ).match(folded, at)  # fmt: skip
    if found is None:
        return None
    fields: Fields = {"no": piece[found.start("no") : found.end("no")].strip()}
    if found["folder"]:
        fields["gomlek"] = found["folder"]
    if found["leaf"]:
        page = found["cue"] is not None and language.regex(r"@1\b", "labels.page").match(found["cue"])
        fields["page" if page else "folio"] = found["leaf"]
    return fields, found.end()


def _register(piece: str, folded: str, at: int, language: Tables) -> tuple[Fields, int] | None:
    found = language.regex(r"[^\n\d;]{0,80}?(?=(?:[\s,.])@1\.?\s?:?\s?[a-z]?\s?\d)", "archives.number").match(
        folded, at
    )
    got = _numbers(piece, folded, found.end(), language) if found else None
    if got is None:
        place = _PLACE.match(piece, at)
        if place is None:
            return None
        return _dated({"file": place["file"], "item": place["item"]}, folded, place.end(), language)
    fields, stop = got
    return {"register": fields.pop("no")} | fields, stop


def _simple(piece: str, folded: str, at: int, language: Tables) -> tuple[Fields, int] | None:
    found = language.regex(
        r"[\s,:.]{0,4}(?P<fonds>[ed]\.?\s)?(?P<box>\d{1,5})\s?/\s?(?P<item>\d{1,6})"
        r"(?:[\s,]{1,3}@1[\s.:]{1,3}(?P<page>\d{1,4}(?:-\d{1,4})?))?",
        "labels.page",
    ).match(folded, at)
    if found:
        fields: Fields = {"call": f"{found['box']}/{found['item']}", "box": found["box"], "item": found["item"]}
        if found["page"]:
            fields["pages" if "-" in found["page"] else "page"] = found["page"]
        return fields, found.end()
    boxed = language.regex(
        r"[\s,:.]{0,4}(?:@1)[\s.:]{1,3}(?P<box>\d{1,5})[\s,/-]{1,3}"
        r"(?:belge|b|@2|no|evrak)?[\s.:]{0,3}(?P<item>\d{1,6})",
        "labels.box", "labels.file",
    ).match(folded, at)  # fmt: skip
    if boxed:
        return {"box": boxed["box"], "item": boxed["item"]}, boxed.end()
    return None


def _republic(piece: str, folded: str, at: int, language: Tables) -> tuple[Fields, int] | None:
    found = _BCA.match(folded, at)
    if found is None:
        return None
    return _dated({"fonds": found["fonds"], "location": found["place"]}, folded, found.end(), language)


def _military(piece: str, folded: str, at: int, language: Tables) -> tuple[Fields, int] | None:
    found = language.regex(
        r"[\s,;:]{0,3}(?:(?P<fonds>[a-zçğöşü]{2,12})[\s,:-]{1,3})?@1[.:\s]{1,3}(?P<box>\d{1,5})[\s,;-]{1,3}"
        r"@2[.:\s]{1,3}(?P<file>\d{1,5}[a-z]?(?:/\d{1,4})?)"
        r"(?:[\s,;-]{1,3}@3[.:\s]{1,3}(?P<item>\d{1,5}(?:-\d{1,5}[a-z]?)?))?",
        "labels.box", "labels.file", "labels.index",
    ).match(folded, at)  # fmt: skip
    if found is None:
        return None
    fields: Fields = {"fonds": piece[found.start("fonds") : found.end("fonds")]} if found["fonds"] else {}
    fields |= {"box": found["box"], "file": found["file"]}
    if found["item"]:
        fields["item"] = found["item"]
    return fields, found.end()


def _dated(fields: Fields, folded: str, at: int, language: Tables) -> tuple[Fields, int]:
    """Add the date that follows a call number, with its twin in brackets."""
    tail = re.compile(r"[\s,.;(]{1,4}(?=[hmr]?[.-]?\d)[^\n;]{4,70}").match(folded, at)
    dated = date_fields(tail.group(), language) if tail else {}
    if not dated or tail is None:
        return fields, at
    return fields | dated, tail.end()


def _british(piece: str) -> Parsed | None:
    named = _TNA_CLASS.search(piece)
    found = named or _TNA.search(piece)
    if found is None or not (named or found["piece"] or found.group().startswith(("TNA", "PRO", "The", "Nat"))):
        return None
    fields: Fields = {"archive": "TNA", "fonds": f"{found['class']} {found['series']}"}
    if not named and found["piece"]:
        fields["file"] = found["piece"]
        if found["item"]:
            fields["item"] = found["item"].strip()
    rest = re.compile(r"[^\n;)]{0,30}").match(piece, found.end()) if named else None
    return Parsed("archive-uk", fields, found.start(), rest.end() if rest else found.end())


def _russian(piece: str) -> Parsed | None:
    found = _SOVIET.search(piece)
    if found is None or fold(found["archive"])[:1] == "":
        return None
    fields: Fields = {"archive": found["archive"]}
    for key in ("f", "op", "p", "d"):
        if found[key]:
            fields[key] = found[key]
    if found["l"]:
        fields["l"] = re.sub(r"\s?[-–]\s?", "-", found["l"]) + ("v" if found["v"] else "")
    return Parsed("archive-ru", fields, found.start(), found.end())

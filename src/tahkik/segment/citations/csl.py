"""Fields of a citation as CSL-JSON (csl-data 1.0): what reference managers read."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from tahkik.segment.citations.pieces import Fields, Parsed

#: The CSL type of each of ours; every other is a document.
TYPES = {
    "book": "book", "book-tr": "book", "book-mixed": "book", "edition": "book", "short-ref": "book",
    "author-date": "book", "article": "article-journal", "newspaper": "article-newspaper", "thesis": "thesis",
    "archive": "manuscript", "archive-ru": "manuscript", "archive-uk": "manuscript", "parliament": "hearing",
    "law": "legislation", "court": "legal_case", "web": "webpage", "document": "document",
}  # fmt: skip
_PLAIN = {
    "title": "title", "volume": "volume", "cilt": "volume", "edition": "edition", "publisher": "publisher",
    "place": "publisher-place", "issue": "issue", "doi": "DOI", "url": "URL", "isbn": "ISBN",
    "archive": "archive", "genre": "genre", "volume_title": "volume-title", "court": "authority",
}  # fmt: skip


def to_csl(parsed: Parsed, printed: str, language: str) -> dict[str, Any]:
    """Return one CSL-JSON item, valid against ``csl-data.json`` in a list.

    Parameters
    ----------
    parsed : Parsed
        Type and fields.
    printed : str
        The citation as printed; kept as ``note``, and what the item's id is made from.
    language : str
        Code of the page's profile.
    """
    fields = parsed.fields
    key = hashlib.sha256(printed.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    item: dict[str, Any] = {"id": f"tahkik-{key}", "type": TYPES.get(parsed.type, "document"), "language": language}
    for name, csl in _PLAIN.items():
        if name in fields:
            item[csl] = str(fields[name])
    people = [*fields.get("authors", ()), *([fields["author"]] if "author" in fields else ())]
    if "corporate_author" in fields:
        item["author"] = [{"literal": fields["corporate_author"]}]
    elif people:
        item["author"] = [_name(one) for one in people]
    for role in ("editor", "translator"):
        if role in fields:
            item[role] = [_name(fields[role])]
    for name in ("journal", "newspaper", "series"):
        if name in fields:
            item["container-title"] = str(fields[name])
    page = fields.get("pages") or fields.get("page") or fields.get("folio")
    if page:
        item["page"] = str(page)
    issued = _issued(fields)
    if issued:
        item["issued"] = issued
    number = _number(fields)
    if number:
        item["number"] = number
    location = _location(fields)
    if location:
        item["archive_location"] = location
    item["note"] = printed
    return item


def _name(name: str) -> dict[str, str]:
    last, comma, first = name.partition(",")
    if comma:
        return {"family": last.strip(), "given": first.strip()}
    words = name.split()
    if len(words) < 2 or len(words) > 5 or " ve " in name:
        return {"literal": name}
    return {"family": words[-1], "given": " ".join(words[:-1])}


def _issued(fields: Fields) -> dict[str, Any] | None:
    date = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", str(fields.get("date", "")))
    if date:
        return {"date-parts": [[int(part) for part in date.groups()]]}
    year = re.fullmatch(r"(\d{4})\w?", str(fields.get("year", "")))
    if year:
        return {"date-parts": [[int(year[1])]]}
    for name, era in (("year_rumi", "Rumi"), ("year_hijri", "Hijri"), ("date_rumi", "Rumi"), ("date_hijri", "Hijri")):
        if name in fields:
            return {"literal": f"{fields[name]} ({era})"}
    return None


def _number(fields: Fields) -> str | None:
    if "esas" in fields:
        return f"{fields['esas']}, {fields['karar']}"
    return next((str(fields[name]) for name in ("law", "no", "inikat") if name in fields), None)


def _location(fields: Fields) -> str | None:
    names = ("call", "fonds", "location", "register", "gomlek", "folio", "f", "op", "p", "d", "l")
    parts = [str(fields[name]) for name in names if name in fields]
    if "call" not in fields and "file" in fields:
        parts.append("/".join(str(fields[name]) for name in ("box", "file", "item") if name in fields))
    return ", ".join(parts) if "archive" in fields and parts else None

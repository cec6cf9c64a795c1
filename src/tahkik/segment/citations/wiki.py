"""Templates of wikis: ``{{Kitap kaynağı |yazar=… |başlık=… |sayfa=12}}``."""

from __future__ import annotations

import re

from tahkik.segment.citations.pieces import Fields, Parsed
from tahkik.segment.citations.tables import Tables, fold

#: A template without another inside, 2,000 signs at most; the longest met has 600.
TEMPLATE = re.compile(r"\{\{(?P<name>[^{}|\n]{3,40})\|(?P<body>[^{}]{2,2000})\}\}")
_KEYS = (
    "title", "author", "last", "first", "editor", "translator", "journal", "newspaper", "publisher", "place", "volume",
    "issue", "edition", "year", "date", "page", "pages", "isbn", "doi", "url",
)  # fmt: skip


def parse(match: re.Match[str], language: Tables) -> Parsed | None:
    """Read a template of a source, None where it is another."""
    name = re.sub(r"\s{1,3}", " ", fold(match["name"]).strip())
    if name not in language.words("wiki", "templates"):
        return None
    values: dict[str, str] = {}
    for entry in match["body"].split("|"):
        key, equals, value = entry.partition("=")
        if equals and value.strip():
            values[fold(key).strip()] = value.strip()
    fields: Fields = {}
    for key in _KEYS:
        found = next((values[fold(name)] for name in language.get("wiki", key) if values.get(fold(name))), None)
        if found:
            fields[key] = found
    if "title" not in fields:
        return None
    last, first = fields.pop("last", None), fields.pop("first", None)
    if last and "author" not in fields:
        fields = {"author": f"{last}, {first}" if first else last} | fields
    year = re.search(r"\b(1[2-9]\d\d|20\d\d)\b", fields.get("date", ""))
    if year and "year" not in fields and "journal" not in fields and "newspaper" not in fields:
        fields["year"] = year[1]
        fields.pop("date")
    if re.search(r"\d[-–,]", fields.get("page", "")):
        fields["pages"] = fields.pop("page")
    for key in ("page", "pages"):
        if key in fields:
            fields[key] = re.sub(r"\s?[-–—]\s?", "-", fields[key])
    kinds = dict(entry.split("=") for entry in language.get("wiki", "types"))
    kind = next((kinds[word] for word in name.split() if word in kinds), "book")
    if kind != "newspaper" and "newspaper" in fields:
        fields.setdefault("journal", fields.pop("newspaper"))
    own = str(language.get("type") or "book")
    return Parsed(own if kind == "book" else kind, fields, match.start(), match.end())

"""A page's own list of abbreviations: ``HTVD: Harp Tarihi Vesikaları Dergisi``. It is read before the profile's."""

from __future__ import annotations

import re
from dataclasses import replace

from tahkik.model import Citation
from tahkik.segment.citations.tables import Tables

#: Entries a list has at least: one line "TBMM: …" alone may be anybody's sentence.
LEAST_ENTRIES = 2
_ENTRY = re.compile(
    r"^[ \t*_•-]{0,6}(?P<short>[A-ZÇĞİÖŞÜ][A-ZÇĞİÖŞÜ.]{1,9})[*_]{0,2}\s?[:=–—]\s{0,3}"
    r"(?P<long>[A-ZÇĞİÖŞÜ][^\n:;]{5,120}?)[ \t.,]{0,3}$",
    re.MULTILINE,
)


def abbreviations(text: str, language: Tables) -> dict[str, str]:
    """Return what a page's abbreviations stand for; empty where it has no list of them.

    A line counts where its words are some with capitals, and the abbreviation's letters open words of them in order.
    """
    if not language:
        return {}
    found = {}
    for entry in _ENTRY.finditer(text):
        if _opens(entry["short"].replace(".", ""), entry["long"]):
            found[entry["short"]] = entry["long"].strip()
    return found if len(found) >= LEAST_ENTRIES else {}


def _opens(short: str, long: str) -> bool:
    firsts = iter(word[0].upper() for word in re.findall(r"[^\W\d_]+", long))
    return all(any(sign == first for first in firsts) for sign in short)


def expanded(one: Citation, known: dict[str, str]) -> Citation:
    """Return a citation whose title or body is written out, with the siglum as printed kept."""
    for name in ("title", "journal", "series", "archive", "corporate_author"):
        printed = one.fields.get(name)
        if isinstance(printed, str) and printed in known:
            fields = {**one.fields, name: known[printed], "siglum": printed}
            csl = dict(one.csl)
            if csl.get("title") == printed:
                csl["title"] = known[printed]
            if csl.get("container-title") == printed:
                csl["container-title"] = known[printed]
            return replace(one, fields=fields, csl=csl)
    return one

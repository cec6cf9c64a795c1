"""All citations of a page: the entries of its lists of sources, and those in its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahkik.languages import Profile
from tahkik.model import Citation, Document, Quotation, Span
from tahkik.segment.citations import listed, scanning
from tahkik.segment.citations.abbreviations import abbreviations, expanded
from tahkik.segment.citations.tables import tables
from tahkik.segment.cues import Cues
from tahkik.segment.paragraphs import Zone


def citations(
    document: Document, zones: tuple[Zone, ...], cues: Cues, profile: Profile, quotations: Sequence[Quotation] = ()
) -> tuple[Citation, ...]:
    """Return the sources a page prints, in reading order; those no grammar reads have the type ``unparsed``."""
    text, language = document.text, tables(profile)
    found: list[Citation] = []
    for span in listed.spans(document, zones, cues):
        read = scanning.read(text, span.start, span.end, language)
        if len(read) == 1:
            # an entry of a list is the whole line, whatever of it was read
            read = [replace(read[0], start=span.start, end=span.end, text=text[span.start : span.end])]
        found += read or [Citation("", span.start, span.end, text[span.start : span.end])]
    taken = sorted(Span(one.start, one.end) for one in found)
    for zone in zones:
        for paragraph in zone.paragraphs:
            if paragraph.kind not in ("sources", "code"):
                found += (
                    one
                    for one in scanning.find(text, language, paragraph.start, paragraph.end)
                    if not any(one.start < span.end and span.start < one.end for span in taken)
                )
    return _finished(text, found, profile, [Span(one.start, one.end) for one in quotations])


def find_all(text: str, profile: Profile) -> tuple[Citation, ...]:
    """Return the citations of a text that is read by the grammars alone, in reading order."""
    return _finished(text, scanning.find(text, tables(profile)), profile, [])


def _finished(text: str, found: list[Citation], profile: Profile, quoted: Sequence[Span]) -> tuple[Citation, ...]:
    ordered = sorted(found, key=lambda one: (one.start, one.end))
    known = abbreviations(text, tables(profile)) if ordered else {}
    out: list[Citation] = []
    works: dict[str, str] = {}
    for number, one in enumerate(ordered, 1):
        numbered = replace(one, id=f"k{number}")
        if known:
            numbered = expanded(numbered, known)
        inside = any(span.start <= one.start < span.end for span in quoted)
        if not inside:
            numbered = _resolved(numbered, works)
        out.append(numbered)
    return tuple(out)


def _resolved(one: Citation, works: dict[str, str]) -> Citation:
    """Say which work a reference back means: its author's last one, else the last one cited."""
    fields = one.fields
    authors = fields.get("authors") or [fields.get("author") or fields.get("corporate_author") or ""]
    key = _surname(str(authors[0]))
    if fields.get("ibid") or one.type == "short-ref":
        work = works.get(key if key else "")
        return replace(one, fields={**fields, "refers_to": work}) if work else one
    if "title" in fields:
        works[""] = one.id
        if key:
            works[key] = one.id
    return one


def _surname(author: str) -> str:
    """Return the name a later reference would give: the last word, or what stands before a comma."""
    last = author.split(",")[0] if "," in author else author.split(" ve ")[0].split("/")[0].split(" ")[-1]
    return last.strip(" .").casefold()

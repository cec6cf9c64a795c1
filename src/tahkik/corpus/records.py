"""A document as a JSON record beside its text: what a segment on disk and the cache of sources keep alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tahkik.model import Document, Locus, Repair


def extras(document: Document) -> dict[str, Any]:
    """Return what only some documents have: repairs, a work, printed pages, divisions."""
    found = {
        "repairs": [asdict(repair) for repair in document.repairs],
        "work": document.work,
        "loci": [[one.start, one.end, one.label] for one in document.loci],
        "divisions": [[one.start, one.end, one.label] for one in document.divisions],
    }
    return {name: value for name, value in found.items() if value}


def document_of(record: dict[str, Any], text: str, fields: Sequence[str]) -> Document:
    """Return the document that a record with some fields, its extras, and a text make."""
    repairs = tuple(Repair(**repair) for repair in record.get("repairs", ()))
    loci, divisions = (
        tuple(Locus(int(start), int(end), str(label)) for start, end, label in record.get(name, ()))
        for name in ("loci", "divisions")
    )
    named = {name: record[name] for name in fields}
    return Document(text=text, repairs=repairs, loci=loci, divisions=divisions, work=record.get("work"), **named)

"""A result as JSON, version 1: the format `schema/result-1.json` fixes.

Additions are free, renames are not. No timestamps of ours, no absolute paths; every offset speaks of the written text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tahkik import __version__
from tahkik.model import (
    Checked,
    CheckResult,
    Citation,
    Claim,
    Comment,
    DateMention,
    Document,
    Evidence,
    FailedPage,
    Finding,
    Link,
    Match,
    Parting,
    Passage,
    Relation,
    Rendering,
    Variant,
)
from tahkik.report.messages import depends_on, message
from tahkik.report.traces import count, place_to_dict, trace_to_dict

SCHEMA_VERSION = 1

_SURROGATES = re.compile("[\ud800-\udfff]")

Json = dict[str, Any]


def to_dict(result: CheckResult | FailedPage, ui: str = "en", include_text: bool = False) -> Json:
    """Return a result as JSON values.

    Parameters
    ----------
    result : CheckResult or FailedPage
        What checking one page gave; a page that failed becomes an object with ``error``.
    ui : str
        Language of the interface, for ``findings[].message`` and ``depends_on``.
    include_text : bool
        Embed the written text and the structure of the page (``text``, ``body``, ``blocks``, ``leavings``).
    """
    if isinstance(result, FailedPage):
        return {"schema_version": SCHEMA_VERSION, "document": {"source": result.source}, "error": result.error}
    page = {
        "schema_version": SCHEMA_VERSION,
        "tahkik": __version__,
        "policy": result.policy,
        "document": _document(result.document),
        "corpus": _corpus(result),
        "quotations": [_quotation(one) for one in result.quotations],
        "renderings": [_rendering(one) for one in result.renderings],
        "dates": [_date(one) for one in result.dates],
        "citations": [_citation(one) for one in result.citations],
        "claims": [_claim(one) for one in result.claims],
        "comments": [_comment(one) for one in result.document.comments],
        "findings": [_finding(one, ui) for one in result.findings],
    }
    return page | _structure(result.document) if include_text else page


def document_to_dict(document: Document) -> Json:
    """Return a whole document as read: what ``tahkik read --format json`` prints."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tahkik": __version__,
        "document": _document(document),
        "comments": [_comment(one) for one in document.comments],
        **_structure(document),
    }


def relation_to_dict(relation: Relation) -> Json:
    """Return what two words are to each other: what ``tahkik compare --format json`` prints."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": relation.kind,
        "rules": list(relation.rules),
        "reason": relation.reason,
        "flags": list(relation.flags),
    }


def dates_to_dict(dates: Sequence[DateMention]) -> Json:
    """Return the dates of a text: what ``tahkik date --format json`` prints."""
    return {"schema_version": SCHEMA_VERSION, "dates": [_date(one) for one in dates]}


def dumps(value: object) -> str:
    """Return JSON text that any stream can carry: UTF-8 words as they are, lone surrogates escaped.

    An object is set for eyes; of an array, which holds pages, each stands on a line of its own.
    """
    return array([line(one) for one in value]) if isinstance(value, list) else _dumps(value, indent=2)


def line(value: object) -> str:
    """Return JSON text on one line: ten times as fast as `dumps`."""
    return _dumps(value, indent=None)


def array(lines: Sequence[str]) -> str:
    """Return the JSON array of values that are JSON text already."""
    return "[\n" + ",\n".join(lines) + "\n]"


def _dumps(value: object, indent: int | None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, default=str)
    return _SURROGATES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def write_json(
    result: CheckResult | FailedPage | Sequence[CheckResult | FailedPage],
    path: str | Path,
    *,
    ui: str = "en",
    include_text: bool = False,
) -> None:
    """Write one result as a JSON object, or several as an array, to a file in UTF-8.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    if isinstance(result, (CheckResult, FailedPage)):
        value: object = to_dict(result, ui, include_text)
    else:
        value = [to_dict(one, ui, include_text) for one in result]
    Path(path).write_text(dumps(value) + "\n", encoding="utf-8")


# --- the parts -----------------------------------------------------------------------------------------------------


def _document(document: Document) -> Json:
    return {
        "source": document.source,
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "media_type": document.media_type,
        "language": document.language,
        "title": document.title,
        "author": document.author,
        "published": document.published,
        "modified": document.modified,
        "address": document.address,
        "text_length": len(document.text),
        "repairs": [{"start": r.start, "end": r.end, "was": r.was, "rule": r.rule} for r in document.repairs],
    }


def _structure(document: Document) -> Json:
    return {
        "text": document.text,
        "body": [[span.start, span.end] for span in document.body],
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end, "level": b.level} for b in document.blocks],
        "leavings": [[span.start, span.end] for span in document.leavings],
        "origins": [{"start": o.start, "end": o.end, "path": o.path} for o in document.origins],
        "loci": [{"start": one.start, "end": one.end, "label": one.label} for one in document.loci],
    }


def _corpus(result: CheckResult) -> Json | None:
    if result.corpus is None:
        return None
    return {
        "name": result.corpus.name,
        "documents": result.corpus.documents,
        "tokens": result.corpus.tokens,
        "refusals": [
            {"source": r.source, "code": r.code, "message": r.message, "hint": r.hint} for r in result.corpus.refusals
        ],
    }


def _quotation(checked: Checked) -> Json:
    quotation = checked.quotation
    traced: Json = {}
    if checked.missed is not None:
        traced["missed"] = [place_to_dict(one) for one in checked.missed.places]
        traced["missed_causes"] = list(checked.missed.causes)
    if checked.explain is not None:
        traced["explain"] = trace_to_dict(checked.explain)
    return {
        "id": quotation.id,
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
        "marks": quotation.marks,
        "marks_at": list(quotation.marks_at),
        "kind": quotation.kind,
        "closed": quotation.closed,
        "language": quotation.language,
        "inside": quotation.inside,
        "verdict": checked.verdict,
        "reason": checked.reason,
        "matches": [_match(one) for one in checked.matches],
        **traced,
    }


def _match(match: Match) -> Json:
    return {
        "source": match.source,
        "title": match.title,
        "locus": match.locus,
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "rank": match.rank,
        "expected_by_chance": count(match.expected_by_chance),
        "covers": [match.covers.start, match.covers.end],
        "before": match.before,
        "after": match.after,
        "variants": [_variant(one) for one in match.variants],
    }


def _variant(variant: Variant) -> Json:
    return {
        "kind": variant.kind,
        "level": variant.level,
        "class": variant.class_,
        "flags": list(variant.flags),
        "relation": variant.relation,
        "rule": variant.rule,
        "page": _passage(variant.page),
        "source": _passage(variant.source),
    }


def _passage(passage: Passage | None) -> Json | None:
    return None if passage is None else {"start": passage.start, "end": passage.end, "text": passage.text}


def _link(link: Link) -> Json:
    return {
        "original": list(link.original),
        "rendering": list(link.rendering),
        "relation": link.relation,
        "from": link.source,
    }


def _rendering(rendering: Rendering) -> Json:
    source = {} if rendering.source is None else {"source": rendering.source}
    return {
        "id": rendering.id,
        "of": rendering.of,
        "start": rendering.start,
        "end": rendering.end,
        "text": rendering.text,
        **source,
        "links": [_link(link) for link in rendering.links],
        "drifts": [
            {
                "original": _passage(one.original),
                "rendering": _passage(one.rendering),
                "relation": one.relation.kind,
                "flags": list(one.relation.flags),
            }
            for one in rendering.drifts
        ],
        "partings": [_parting(one) for one in rendering.partings],
    }


def _parting(parting: Parting) -> Json:
    out: Json = {
        "kind": parting.kind,
        "original": _passage(parting.original),
        "rendering": _passage(parting.rendering),
        "sure": parting.sure,
    }
    if parting.clause is not None:
        out["clause"] = _passage(parting.clause)
    return out


def _date(date: DateMention) -> Json:
    readings = []
    for reading in date.readings:
        one: Json = {
            "calendar": reading.calendar,
            "iso": reading.iso,
            "precision": reading.precision,
            "tolerance_days": reading.tolerance_days,
        }
        if reading.reason is not None:
            one["reason"] = reading.reason
        if reading.julian_iso is not None:
            one["julian_iso"] = reading.julian_iso
        if reading.span is not None:
            one["span"] = list(reading.span)
        readings.append(one)
    conflict = {"conflict": date.conflict} if date.conflict is not None else {}
    return _spanned(date) | {"readings": readings, "consistent": date.consistent} | conflict


def _citation(citation: Citation) -> Json:
    return _spanned(citation) | {
        "type": citation.type,
        "csl": citation.csl,
        "fields": citation.fields,
        "held": citation.held,
    }


def _claim(claim: Claim) -> Json:
    """Return a claim; what it rests on stands there only where that is sure."""
    out = _spanned(claim) | {"about": claim.about}
    if claim.clause is None:
        return out
    return out | {
        "clause": _passage(claim.clause),
        "links": [_link(one) for one in claim.links],
        "departures": [
            {"role": one.role, "claim": _passage(one.claim), "document": _passage(one.document)}
            for one in claim.departures
        ],
        "losses": [
            {"kind": one.kind, "sign": _passage(one.sign), "clause": _passage(one.clause)} for one in claim.losses
        ],
    }


def citation_to_dict(citation: Citation) -> Json:
    """Return one citation as the result form has it."""
    return _citation(citation)


def _spanned(one: DateMention | Citation | Claim) -> Json:
    return {"id": one.id, "start": one.start, "end": one.end, "text": one.text}


def _comment(comment: Comment) -> Json:
    return {
        "id": comment.id,
        "parent": comment.parent,
        "author": comment.author,
        "published": comment.published,
        "permalink": comment.permalink,
        "start": comment.start,
        "end": comment.end,
        "text": comment.text,
    }


def _finding(finding: Finding, ui: str) -> Json:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "about": finding.about,
        "start": finding.start,
        "end": finding.end,
        "params": finding.params,
        "message": message(finding, ui),
        "evidence": [_evidence(one) for one in finding.evidence],
        "depends_on": depends_on(finding, ui),
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "of": evidence.of,
        "source": evidence.source,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }

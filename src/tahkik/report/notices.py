"""Short texts for a terminal that are no report: errors, sources left out, what two words are to each other."""

from __future__ import annotations

from typing import Any

from tahkik.model import CorpusInfo, Relation
from tahkik.report.messages import fill
from tahkik.report.paint import Paint
from tahkik.report.visible import visible


def render_error(error: dict[str, Any], ui: str = "en", *, colour: bool = False, source: str | None = None) -> str:
    """Return an error: what happened, a blank line, and what to do now."""
    paint = Paint(colour)
    text = visible(str(error["message"]))
    if source is not None and source not in str(error["message"]):
        text = f"{visible(source)}: {text}"
    lines = [f"{paint(fill('errors', 'error', ui), 'error')}: {text}"]
    if error.get("hint"):
        lines += ["", f"{paint(fill('errors', 'hint', ui), 'note')}: {visible(str(error['hint']))}"]
    return "\n".join(lines) + "\n"


def render_relation(a: str, b: str, relation: Relation, ui: str = "en", *, colour: bool = False) -> str:
    """Return what two words are to each other, in one or two lines."""
    words = fill("relations", relation.kind, ui)
    if relation.rules:
        words += " " + fill("relations", "by", ui, rules=", ".join(relation.rules))
    first = f"{visible(a)} · {visible(b)}: {Paint(colour)(words, 'bold')}."
    extra = [visible(reason)] if (reason := reason_of(relation, ui)) else []
    extra += [", ".join(fill("flags", flag, ui) for flag in relation.flags)] if relation.flags else []
    return "\n".join([first, *("  " + line for line in extra)]) + "\n"


def reason_of(relation: Relation, ui: str) -> str:
    """Return why two words are what they are to each other; as the profile words it where it is asked in English."""
    if ui == "en" or not relation.because:
        return relation.reason
    key, *words = relation.because
    if key == "forms":
        words[1] = ", ".join(fill("suffixes", name, ui) for name in words[1].split(", "))
    return fill("reasons", key, ui, **dict(zip(("one", "other"), words, strict=False)))


def render_refusals(corpus: CorpusInfo, ui: str = "en") -> str:
    """Return which sources did not go in and why; empty if all did."""
    if not corpus.refusals:
        return ""
    lines = [fill("report", "left_out", ui, count=len(corpus.refusals))]
    for refusal in corpus.refusals:
        hint = f" ({visible(refusal.hint)})" if refusal.hint else ""
        lines.append(f"  {visible(refusal.source)}: {visible(refusal.message)}{hint}")
    return "\n".join(lines) + "\n"

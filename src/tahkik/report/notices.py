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
    extra = [visible(relation.reason)] if relation.reason else []
    extra += [", ".join(relation.flags)] if relation.flags else []
    return "\n".join([first, *("  " + line for line in extra)]) + "\n"


def render_refusals(corpus: CorpusInfo, ui: str = "en") -> str:
    """Return which sources did not go in and why; empty if all did."""
    if not corpus.refusals:
        return ""
    lines = [fill("report", "left_out", ui, count=len(corpus.refusals))]
    for refusal in corpus.refusals:
        hint = f" ({visible(refusal.hint)})" if refusal.hint else ""
        lines.append(f"  {visible(refusal.source)}: {visible(refusal.message)}{hint}")
    return "\n".join(lines) + "\n"

"""The verdict of a quotation as a plain sentence."""

from __future__ import annotations

from typing import Any

from tahkik.model import Checked, CorpusInfo
from tahkik.report.messages import fill, number


def verdict(checked: Checked, corpus: CorpusInfo | None, ui: str) -> str:
    """Return the sentence of a verdict; ``corpus`` is what was held, None where no source was given."""
    params: dict[str, Any] = {}
    if checked.verdict == "not-found":
        documents = corpus.documents if corpus else 0
        params = {"documents": number(documents, ui), "count": documents}
    elif checked.verdict == "not-checked":
        missing = "no_corpus_reason" if corpus is None else "unknown_reason"
        params = {"reason": (checked.reason or fill("report", missing, ui)).rstrip(".")}
    elif checked.verdict in ("altered", "doubtful") and checked.matches:
        class_ = {"altered": "substantive", "doubtful": "doubtful"}[checked.verdict]
        params = {"count": sum(variant.class_ == class_ for variant in checked.matches[0].variants)}
    return fill(f"verdicts.{checked.verdict}", "message", ui, **params)

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
        # reasons are told in English; the one of every page checked against itself alone is known in every language
        without = corpus is None and checked.reason in (None, fill("report", "no_corpus_reason"))
        unknown = fill("report", "no_corpus_reason" if without else "unknown_reason", ui)
        params = {"reason": (unknown if without else checked.reason or unknown).rstrip(".")}
    elif checked.verdict in ("altered", "doubtful") and checked.matches:
        class_ = {"altered": "substantive", "doubtful": "doubtful"}[checked.verdict]
        params = {"count": sum(variant.class_ == class_ for variant in checked.matches[0].variants)}
    return fill(f"verdicts.{checked.verdict}", "message", ui, **params)

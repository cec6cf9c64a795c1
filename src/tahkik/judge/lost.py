"""What a claim does not carry over from the clause it rests on, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.model import Claim, Finding, FindingLevel, Loss, ModalityKind
from tahkik.text.modality import find_modality


def lost(page: Judged, rule: str, kind: ModalityKind, level: FindingLevel) -> Iterator[Finding]:
    """Yield what claims lose of one kind.

    A note, where another claim about the same quotation carries over what this one leaves out: a headline is short,
    and its lead may say it.
    """
    for claim in page.segments.claims:
        for loss in claim.losses:
            if loss.kind == kind:
                yield _finding(page, rule, "note" if _said_beside(page, claim, kind) else level, claim, loss)


def _said_beside(page: Judged, claim: Claim, kind: ModalityKind) -> bool:
    beside = [one for one in page.segments.claims if one.about == claim.about and one.id != claim.id]
    return any(sign.sure for one in beside for sign in find_modality(one.text, page.profile, (kind,)))


def _finding(page: Judged, rule: str, level: FindingLevel, claim: Claim, loss: Loss) -> Finding:
    params = {"words": claim.text, "was": loss.sign.text, "clause": loss.clause.text, "form": "claim"}
    evidence = (page.words(claim.start, claim.end), page.words(loss.clause.start, loss.clause.end))
    return Finding(rule, level, claim.id, claim.start, claim.end, params, evidence, "page")

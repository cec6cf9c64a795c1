"""What of a clause a claim leaves out: its condition, its negation, its doubt."""

from __future__ import annotations

from tahkik.model import Loss, ModalityKind, Passage, Span
from tahkik.renderings.claims.resting import Paper, Rest
from tahkik.renderings.claims.words import Word, words_of
from tahkik.text.modality import find_modality

#: Words of a condition in a claim that show that the claim speaks of it in words of its own.
SPEAKS_OF_IT = 2
_HEDGE: tuple[ModalityKind, ...] = ("hedge",)


class Whole:
    """A claim with all its sentences: what any of them says is carried over.

    Parameters
    ----------
    span : Span
        Where it stands on the page.
    paper : Paper
        The quotation it speaks of.
    """

    def __init__(self, span: Span, paper: Paper) -> None:
        self.words = words_of(paper.text, span.start, span.end, paper.known.profile)
        self.denies = any(paper.known.listed(word, "denying") for word in self.words)
        self.carried = _carried(paper.text[span.start : span.end], paper)


def losses(rest: Rest, whole: Whole, paper: Paper) -> list[Loss]:
    """Return what a claim does not carry over from the clause it rests on.

    Parameters
    ----------
    rest : Rest
        A sentence of the claim and its clause.
    whole : Whole
        The claim: a condition in another of its sentences is carried over.
    """
    if not rest.told.finite and rest.told.force is None:
        return []  # a heading names what a text is about
    if whole.denies:
        return []
    carried = whole.carried
    found = [
        None if "condition" in carried or "hedge" in carried else _condition(rest, whole.words, paper),
        None if "negation" in carried else _negation(rest, paper),
        None if carried & {"hedge", "condition"} else _hedge(rest, paper),
    ]
    return [one for one in found if one is not None]


def _carried(claim: str, paper: Paper) -> set[ModalityKind]:
    """Return the kinds of which the claim has any sign, sure or not."""
    known = paper.known
    kinds = {one.kind for one in find_modality(claim, known.profile)}
    if any(known.listed(word, "conditional") for word in words_of(claim, 0, len(claim), known.profile)):
        kinds.add("condition")
    hedges = [one for one in find_modality(claim, known.profile, _HEDGE) if _is_doubt(one.text, paper)]
    return kinds if hedges else kinds - {"hedge"}


def _condition(rest: Rest, words: list[Word], paper: Paper) -> Loss | None:
    """Return the condition of the clause, unless the claim speaks of it in other words."""
    condition, known = rest.quoted.clause.condition, paper.known
    if condition is None or not _same_deed(rest):
        return None
    of_it = [
        word
        for word in words
        if known.tells(word)
        and rest.quoted.condition.counterparts(word)
        and not rest.quoted.held.has([word])
        and any(word.start == core.start for core in rest.told.core)
    ]
    if len(of_it) >= SPEAKS_OF_IT or any(known.is_name(word) for word in of_it):
        return None
    shown = condition.words
    clause = Passage(shown[0].start, shown[-1].end, paper.text[shown[0].start : shown[-1].end])
    return Loss("condition", condition.sign, clause)


def _same_deed(rest: Rest) -> bool:
    """Return whether claim and clause do, or offer, the same."""
    return rest.faces(rest.told.does) or (rest.told.force is not None and rest.faces([rest.told.force]))


def _negation(rest: Rest, paper: Paper) -> Loss | None:
    """Return the negation of the clause's own verb; one under a negated condition (unless …) denies nothing."""
    if not rest.quoted.told.negated or rest.told.negated or not rest.faces(rest.told.does):
        return None
    if rest.quoted.clause.condition is not None:
        return None
    return _loss("negation", rest.quoted.told.does, rest, paper)


def _hedge(rest: Rest, paper: Paper) -> Loss | None:
    """Return the word of doubt in the clause: one of the table, or a form of its verb."""
    if rest.quoted.clause.condition is not None or not rest.faces(rest.told.does):
        return None
    clause = rest.quoted.clause
    for one in find_modality(paper.text[clause.start : clause.end], paper.known.profile, _HEDGE):
        if one.sure and _is_doubt(one.text, paper):
            at = [
                word
                for word in clause.words
                if word.start < clause.start + one.end and word.end > clause.start + one.start
            ]
            return _loss("hedge", tuple(at), rest, paper) if at else None
    return None


def _is_doubt(sign: str, paper: Paper) -> bool:
    known = paper.known
    words = words_of(sign, 0, len(sign), known.profile)
    return any(known.listed(word, "uncertain") or known.says(word, "able") for word in words)


def _loss(kind: ModalityKind, sign: tuple[Word, ...], rest: Rest, paper: Paper) -> Loss:
    text, clause = paper.text, rest.quoted.clause
    at = Passage(sign[0].start, sign[-1].end, text[sign[0].start : sign[-1].end])
    return Loss(kind, at, Passage(clause.start, clause.end, text[clause.start : clause.end]))

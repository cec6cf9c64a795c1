"""The verdict of a quotation: the first of the design's list that applies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tahkik.model import CorpusInfo, Match, Quotation, VariantClass, Verdict

#: What a class of variant makes of a quotation, gravest first; ``elided`` stands before ``doubtful`` in the list.
_OF_CLASS: tuple[tuple[VariantClass, Verdict], ...] = (
    ("substantive", "altered"),
    ("elided", "elided"),
    ("doubtful", "doubtful"),
    ("orthographic", "spelling"),
)
#: Every word stands in the place found, and only spelling or the page's own marks of omission differ. A second place
#: where it would be altered takes nothing from that: an earlier and a later edition of one speech are the usual case.
_FAITHFUL: frozenset[Verdict] = frozenset({"verbatim", "spelling", "elided"})
#: Two places fit about equally when their expected counts differ by less than this factor. Finding charges 3.5 bits
#: for a wrong letter, a factor of 2 ** 3.5 = 11.3: nearer than one wrong letter, and the letters do not decide.
TIE = 2.0**3.5

NO_SOURCE = "no source was given"
NO_DOCUMENT = "no document is held"


def verdict_of(match: Match) -> Verdict:
    """Return what a quotation is when it stands in this place: a function of the variants alone.

    Examples
    --------
    A match without variants is ``verbatim``; one substantive variant among any others makes it ``altered``.
    """
    if match.is_rendering:
        return "rendering"
    classes = {variant.class_ for variant in match.variants}
    return next((verdict for class_, verdict in _OF_CLASS if class_ in classes), "verbatim")


def verdict(
    quotation: Quotation, matches: Sequence[Match], corpus: CorpusInfo | None, unchecked: Mapping[str, str]
) -> tuple[Verdict, str | None]:
    """Return the verdict of a quotation, and why where it was not checked.

    Parameters
    ----------
    quotation : Quotation
        What was looked for.
    matches : sequence of Match
        Best first; the verdict rests on the first.
    corpus : CorpusInfo or None
        What was held.
    unchecked : mapping of a quotation's id to a reason
        Quotations that could not be looked for.
    """
    if quotation.id in unchecked:
        return "not-checked", unchecked[quotation.id]
    if corpus is None:
        return "not-checked", NO_SOURCE
    if not corpus.documents:
        return "not-checked", NO_DOCUMENT
    if not matches:
        return "not-found", None
    return ("ambiguous" if _ambiguous(matches) else verdict_of(matches[0])), None


def _ambiguous(matches: Sequence[Match]) -> bool:
    best = matches[0]
    of_best = verdict_of(best)
    if of_best in _FAITHFUL:
        return False
    return any(
        other.covers == best.covers and _as_good(best, other) and verdict_of(other) != of_best for other in matches[1:]
    )


def _as_good(best: Match, other: Match) -> bool:
    # Counts below the smallest float are 0 on both sides: then nothing tells the two apart either.
    return other.expected_by_chance <= best.expected_by_chance * TIE

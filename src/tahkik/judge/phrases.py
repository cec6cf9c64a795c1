"""Variants that form one phrase: neighbours without a word of the text between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tahkik.model import Match, Passage, Quotation, Span, Variant

#: A bracket between two words keeps them apart: "(one) (two)" are two insertions.
_BRACKETS = frozenset("()[]{}⟨⟩（）［］")


@dataclass(frozen=True, slots=True)
class Place:
    """A substantive variant where it stands, as a rule is asked whether it claims it.

    ``run`` are the neighbours of the same kind that form one phrase with it, itself among them, in order.
    """

    quotation: Quotation
    match: Match
    variant: Variant
    run: tuple[Variant, ...]

    @property
    def words(self) -> int:
        """How many words the run has, on the side that has more."""
        sides = ([v.page for v in self.run], [v.source for v in self.run])
        return max(sum(len(one.text.split()) for one in side if one is not None) for side in sides)


def runs(match: Match, text: str, alike: Callable[[Variant, Variant], bool]) -> Iterator[tuple[Variant, ...]]:
    """Group the substantive variants of a match into phrases, each of one kind.

    Parameters
    ----------
    match : Match
        Its variants in any order.
    text : str
        The written text of the page.
    alike : callable
        Whether two neighbours of one kind may stand in one phrase (the same rule).
    """
    run: list[Variant] = []
    for variant in sorted((one for one in match.variants if one.class_ == "substantive"), key=_order):
        if run and not (alike(run[-1], variant) and _adjacent(run[-1], variant, match, text)):
            yield tuple(run)
            run = []
        run.append(variant)
    if run:
        yield tuple(run)


def _order(variant: Variant) -> tuple[str, int]:
    """Order variants of a kind by the words they have: an omission has no place on the page of its own."""
    words = variant.page if variant.page is not None and variant.page.text else variant.source
    return variant.kind, words.start if words is not None else -1


def _adjacent(left: Variant, right: Variant, match: Match, text: str) -> bool:
    """Tell whether two variants of one kind have only signs between them, on every side where both have words."""
    if left.kind != right.kind or left.kind == "transposition":
        return False
    if left.page is not None and right.page is not None and not bare(text, left.page.end, right.page.start):
        return False
    if left.source is not None and right.source is not None:
        return bare(match.text, left.source.end - match.start, right.source.start - match.start)
    return True


def bare(text: str, start: int, end: int) -> bool:
    """Tell whether only spaces and signs, and no bracket, stand between two positions."""
    return start <= end and not any(letter.isalnum() or letter in _BRACKETS for letter in text[start:end])


def hull(passages: Sequence[Passage], text: str, offset: int = 0) -> Passage | None:
    """Return the passage from the first to the last of several, None where there are none.

    ``text`` begins at position ``offset`` of its document.
    """
    if not passages:
        return None
    span = Span(min(one.start for one in passages), max(one.end for one in passages))
    return Passage(span.start, span.end, text[span.start - offset : span.end - offset])

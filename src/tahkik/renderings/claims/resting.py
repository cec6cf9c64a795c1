"""Find the clause of a quotation that a sentence of a claim rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tahkik.model import Span
from tahkik.renderings.claims.clauses import Clause, clauses, units
from tahkik.renderings.claims.known import Counterpart, Held, Known
from tahkik.renderings.claims.roles import Phrase, Told, read
from tahkik.renderings.claims.words import Word, words_of

#: Words of a claim that face words of a clause, at least, before the claim is taken to rest on it.
LEAST_FACING = 2
#: Share of a claim's telling words that face words of the clause. With two of four in common it speaks of the clause;
#: with one of three it may speak of anything.
LEAST_SHARE = 0.5
#: Clauses with equally many words in common with a claim, at most: where there are more, its words are such as stand
#: everywhere in the text, and it rests on none of them surely.
MOST_TIED = 8


@dataclass(frozen=True)
class Quoted:
    """A clause of a quotation, ready to be set beside claims."""

    clause: Clause
    told: Told
    held: Held
    condition: Held


class Paper:
    """A quotation: its clauses, to whom it is addressed, and every word that a claim may have from it.

    Parameters
    ----------
    text : str
        The page.
    spans : sequence of Span
        The quotation's own words.
    beside : sequence of (str, int, int)
        Further texts that speak of the same: renderings on the page, the sentences of the source. A word that stands
        there is no invention of the claim.
    """

    def __init__(self, text: str, spans: Sequence[Span], beside: Iterable[tuple[str, int, int]], known: Known) -> None:
        self.text, self.known = text, known
        found = [
            clause
            for span in spans
            for unit in units(text, span.start, span.end, known.profile)
            for clause in clauses(text, unit, known.profile, known.table)
        ]
        # what a text says again in the same words is said once: a claim rests on the first of them
        once = {_words(clause): clause for clause in reversed(found)}
        self.quoted = [self._prepared(clause) for clause in sorted(once.values(), key=lambda one: one.start)]
        self._texts = [*((text, *span) for span in spans), *beside]
        self.addressed = self._addressed()

    @cached_property
    def words(self) -> Held:
        """Every word a claim may have from the document; most claims rest on nothing, and never ask."""
        known = self.known
        found = [word for text, start, end in self._texts for word in words_of(text, start, end, known.profile)]
        return Held(found, known)

    def _prepared(self, clause: Clause) -> Quoted:
        known = self.known
        inside = clause.condition.words if clause.condition else ()
        return Quoted(clause, read(clause.words, known), Held(clause.words, known), Held(inside, known))

    def _addressed(self) -> Phrase | None:
        """Return to whom the first clause that names a paper is addressed."""
        for one in self.quoted:
            found = [phrase for phrase in one.told.of("addressed-to") if self.known.is_party(phrase.words)]
            if found:
                return found[0]
        return None


def _words(clause: Clause) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a clause and those of its condition."""
    condition = clause.condition.words if clause.condition else ()
    return tuple(word.plain for word in clause.words), tuple(word.plain for word in condition)


@dataclass(frozen=True)
class Rest:
    """A sentence of a claim beside the clause it rests on: ``facing`` are its words with their counterparts there."""

    told: Told
    quoted: Quoted
    facing: tuple[tuple[Word, Counterpart], ...]
    telling: int

    @property
    def weight(self) -> tuple[int, float]:
        """How many words face, and what share that is."""
        return len(self.facing), len(self.facing) / max(self.telling, 1)

    def faces(self, words: Iterable[Word]) -> bool:
        """Return whether one of some words of the claim faces a word of the clause."""
        met = {word.start for word, _ in self.facing}
        return any(word.start in met for word in words)


def rests(told: Told, paper: Paper) -> list[Rest]:
    """Return the clauses a sentence of a claim rests on, those with most words in common; [] where that is not sure."""
    known = paper.known
    # a verb that elsewhere only carries a noun tells what is done where it stands alone (yapıldı)
    telling = [word for word in told.core if known.tells(word) or known.is_party([word]) or (word,) == told.does]
    found = [_set_beside(told, telling, one, known) for one in paper.quoted]
    kept = [one for one in found if one.weight[0] >= LEAST_FACING and one.weight[1] >= LEAST_SHARE]
    best = max((one.weight for one in kept), default=None)
    tied = [one for one in kept if one.weight == best]
    return tied if len(tied) <= MOST_TIED else []


def _set_beside(told: Told, telling: Sequence[Word], quoted: Quoted, known: Known) -> Rest:
    facing = []
    for word in telling:
        counterparts = quoted.held.counterparts(word)
        if counterparts:
            facing.append((word, counterparts[0]))
        elif told.force is not None and word == told.force and quoted.told.force is not None:
            facing.append((word, Counterpart(quoted.told.force, "alike", None)))
    return Rest(told, quoted, tuple(facing), len(telling))

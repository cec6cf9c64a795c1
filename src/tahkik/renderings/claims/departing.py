"""The words of a claim that have no counterpart in the document, and what the document has in their place.

A word departs only where a word of the same role stands in the clause: who acts, what is done, to whom. A claim may
say more than a document without departing from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahkik.model import ClaimRole, Departure, ModalityKind, Passage
from tahkik.renderings.claims.known import Held, Known
from tahkik.renderings.claims.resting import Paper, Rest
from tahkik.renderings.claims.roles import Phrase, Told
from tahkik.renderings.claims.words import Word
from tahkik.text.modality import find_modality

#: Words between a denial and its verb (will not soon be sold).
NEAR = 4
_NEGATION: tuple[ModalityKind, ...] = ("negation",)


def departures(rest: Rest, paper: Paper) -> list[Departure]:
    """Return what departs in a claim from the clause it rests on, in the order of the claim."""
    found = [*_deed(rest, paper), *_receiver(rest, paper), *_actor(rest, paper), *_thing(rest, paper)]
    return sorted(found, key=lambda one: one.claim.start)


def misaddressed(told: Told, paper: Paper) -> Iterator[Departure]:
    """Yield to whom a claim says that the document was sent, where the document itself names another."""
    known = paper.known
    if paper.addressed is None or not _named(paper.addressed, known):
        return
    for phrase in told.of("addressed-to"):
        if _named(phrase, known) and not paper.words.has(phrase.words):
            yield _departure("addressed-to", phrase.words, paper.addressed.words, paper)


def _named(phrase: Phrase, known: Known) -> bool:
    return any(known.is_name(word) for word in phrase.words)


def _deed(rest: Rest, paper: Paper) -> Iterator[Departure]:
    """Yield a deed that is none of the document's: one of another row of the table, which the document has nowhere."""
    known, ours, theirs = paper.known, rest.told, rest.quoted.told
    if _denied(rest, paper):
        yield _departure("does", _with_denial(ours, known), theirs.does, paper)
    row, other = _row(ours, known), _row(theirs, known)
    if (
        row is None
        or other is None
        or row == other
        or (row, other) in known.table.near
        or ours.negated != theirs.negated
    ):
        return
    if rest.faces(ours.does) or row in paper.words.by_row or _is_converse(ours, theirs, known):
        return
    yield _departure("does", ours.does, theirs.does, paper)


def _is_converse(ours: Told, theirs: Told, known: Known) -> bool:
    """Return whether who acts in one is to whom it is done in the other: what one sells, the other buys."""
    receivers = Held([word for phrase in theirs.of("to-whom") for word in phrase.words], known)
    return any(receivers.has(phrase.words) for phrase in ours.of("who"))


def _denied(rest: Rest, paper: Paper) -> bool:
    """Return whether the claim denies what the clause says, and nothing in the clause denies or sets a condition."""
    known, ours, theirs = paper.known, rest.told, rest.quoted
    if not ours.negated or theirs.told.negated or not rest.faces(ours.does) or theirs.clause.condition is not None:
        return False
    denying = [word for word in ours.words if known.listed(word, "denying")]
    if len(denying) > (0 if known.table.cases else 1):
        return False
    clause = paper.text[theirs.clause.start : theirs.clause.end]
    said = any(known.listed(word, "denying") for word in theirs.clause.words)
    return not said and not find_modality(clause, known.profile, _NEGATION)


def _with_denial(told: Told, known: Known) -> Sequence[Word]:
    """Return what a clause does, with the word that denies it where that stands before it."""
    at = told.words.index(told.does[0])
    low = next((k for k in range(max(0, at - NEAR), at) if known.listed(told.words[k], "denying")), at)
    return told.words[low : at + len(told.does)]


def _row(told: Told, known: Known) -> str | None:
    """Return the row of what a clause does; of a word with many meanings only where what it is done to stands there."""
    if len(told.does) == 2:
        row = known.pair_row(*told.does)
        rows = {row} if row is not None else {known.row(word) for word in told.does} - {None}
        return rows.pop() if len(rows) == 1 else None
    if not told.does or (known.listed(told.does[0], "polysemous") and not told.of("what")):
        return None
    return known.row(told.does[0])


def _receiver(rest: Rest, paper: Paper) -> Iterator[Departure]:
    """Yield to whom it is done, where the clause has somebody else and the document addresses nobody like that."""
    known = paper.known
    theirs = [phrase for phrase in rest.quoted.told.of("to-whom") if known.is_party(phrase.words)]
    # what is given to others was offered to whom the paper is addressed: of another deed that says nothing
    other_deed = any(True for _ in _deed(rest, paper))
    elsewhere = [
        phrase.words
        for one in paper.quoted
        for phrase in [*one.told.of("to-whom"), *(() if other_deed else one.told.of("addressed-to"))]
    ]
    for phrase in rest.told.of("to-whom"):
        if not theirs or not _named(phrase, known) or rest.quoted.held.has(phrase.words):
            continue
        if rest.quoted.condition.has(phrase.words) or any(_meets(phrase.words, words, known) for words in elsewhere):
            continue
        yield _departure("to-whom", phrase.words, theirs[-1].words, paper)


def _meets(words: Sequence[Word], others: Sequence[Word], known: Known) -> bool:
    return Held(others, known).has(words)


def _actor(rest: Rest, paper: Paper) -> Iterator[Departure]:
    """Yield who acts, where the clause names somebody else and the document knows nothing of the claim's."""
    known = paper.known
    if not rest.faces(rest.told.does):
        return
    yield from _named_otherwise("who", rest, paper, offices=True, known=known)


def _thing(rest: Rest, paper: Paper) -> Iterator[Departure]:
    """Yield what it is done to, where both name something by its name."""
    known = paper.known
    if not rest.faces(rest.told.does):
        return
    yield from _named_otherwise("what", rest, paper, offices=False, known=known)


def _named_otherwise(role: ClaimRole, rest: Rest, paper: Paper, *, offices: bool, known: Known) -> Iterator[Departure]:
    def tells(phrase: Phrase) -> bool:
        return known.is_party(phrase.words) if offices else _named(phrase, known)

    theirs = [phrase for phrase in rest.quoted.told.of(role) if tells(phrase)]
    for phrase in rest.told.of(role):
        if theirs and tells(phrase) and not rest.faces(phrase.words) and not paper.words.has(phrase.words):
            yield _departure(role, phrase.words, theirs[0].words, paper)


def _departure(role: ClaimRole, ours: Sequence[Word], theirs: Sequence[Word], paper: Paper) -> Departure:
    return Departure(role, passage(paper.text, ours), passage(paper.text, theirs))


def passage(text: str, words: Sequence[Word]) -> Passage:
    """Return words with what stands between them."""
    start, end = words[0].start, words[-1].end
    return Passage(start, end, text[start:end])

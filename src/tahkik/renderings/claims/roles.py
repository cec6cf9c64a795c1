"""Who does what to whom in a clause, as far as cases, words beside a phrase and the order of words tell.

::

    Belediye  kütüphaneyi  İngilizlere  verecek      The council  will sell  the library  to the Danes
    who       what         to whom      does         who          does       what         to whom

What these do not tell stays untold: a phrase without a role is a word of the clause and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tahkik.model import ClaimRole
from tahkik.renderings.claims.known import Known
from tahkik.renderings.claims.words import Word

#: Words of a phrase before the one that bears its case.
LONGEST = 4
#: Words between one who is written to and the word for the writing.
REACH = 3


@dataclass(frozen=True)
class Phrase:
    """Neighbouring words with one role."""

    role: ClaimRole
    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end


@dataclass
class Told:
    """What a clause tells: its verb with the noun it carries, an offer or wish around it, and its phrases."""

    words: tuple[Word, ...]
    does: tuple[Word, ...] = ()
    force: Word | None = None
    finite: bool = False
    negated: bool = False
    passive: bool = False
    phrases: list[Phrase] = field(default_factory=list)
    #: Words that belong to the clause itself and not to one inside it (the letter he sent in May …).
    core: tuple[Word, ...] = ()

    def of(self, role: ClaimRole) -> list[Phrase]:
        """Return the phrases with a role."""
        return [phrase for phrase in self.phrases if phrase.role == role]


def read(words: Sequence[Word], known: Known) -> Told:
    """Return what the words of a clause tell."""
    told = Told(tuple(words))
    if known.table.cases:
        _by_case(told, known)
    else:
        _by_order(told, known)
    return told


# --- a language whose cases tell -----------------------------------------------------------------------------------


def _by_case(told: Told, known: Known) -> None:
    words = told.words
    at = _verb(told, known)
    begin = _inner(words, at, known)
    told.core = words[begin:]
    _first_phrase(told, known, at)
    for k, word in enumerate(words[:at]):
        role = known.role(word)
        behind = words[k + 1].plain if k + 1 < len(words) else ""
        if behind in known.table.after:
            role = known.table.after[behind]
        if role in (None, "none") or word.plain in known.table.after or known.is_nominal(word):
            continue
        phrase = _phrase(words, k, known)
        if role == "to-whom" and _is_sent(words, k, begin, known):
            told.phrases.append(Phrase("addressed-to", phrase))
        elif k >= begin and (role != "by-whom" or known.is_party(phrase)):
            told.phrases.append(Phrase("who" if role == "by-whom" else role, phrase))  # type: ignore[arg-type]


def _verb(told: Told, known: Known) -> int:
    """Find the verb, behind which nothing of the clause stands, and what is offered or said by it; return its place."""
    words = told.words
    at = next((k for k in range(len(words) - 1, -1, -1) if _is_verb(words[k], known)), len(words))
    told.finite = at < len(words) and known.verbal(words[at], "finite")
    while at < len(words):
        low = at
        if (known.listed(words[at], "light") and at and known.is_bare(words[at - 1]) and not words[at].parted) or (
            at and known.pair_row(words[at - 1], words[at]) is not None
        ):
            low = at - 1
        told.does = words[low : at + 1]
        told.negated = told.negated or known.says(words[at], "negative", "unable")
        told.passive = known.says(words[at], "passive")
        offers = [word for word in told.does if known.listed(word, "offering")]
        told.force = told.force or (offers[0] if offers else None)
        inner = low - 1
        if inner < 0 or words[low].parted or not known.is_nominal(words[inner]):
            return low
        if known.verbal(words[inner], "relative") and known.role(words[inner]) is None:
            return low
        at = inner
    return at


def _is_verb(word: Word, known: Known) -> bool:
    return known.verbal(word, "finite") or known.is_nominal(word)


def _inner(words: Sequence[Word], at: int, known: Known) -> int:
    """Return where the clause itself begins: behind the last one inside it, which ends in a participle."""
    for k in range(at - 2, 0, -1):
        if known.verbal(words[k], "relative") and not words[k + 1].parted:
            return k + 1
    return 0


def _first_phrase(told: Told, known: Known, at: int) -> None:
    """Take the words before the first case for who acts; for what it is done to, where the verb is passive."""
    words = told.words[:at]
    end = 0
    while end < len(words) and end <= LONGEST and known.is_bare(words[end]):
        if words[end].plain in known.profile.stop_words or (end and words[end].parted):
            break
        if end + 1 < len(words) and words[end + 1].plain in known.table.after:
            break
        end += 1
    run = words[:end]
    if run and end < len(words) and known.is_owned(words[end]) and len(run) > 1 and not known.is_party(run[-1:]):
        run = run[:-1]
    if run and (told.passive or known.is_party(run)):
        told.phrases.append(Phrase("what" if told.passive else "who", run))


def _phrase(words: Sequence[Word], head: int, known: Known) -> tuple[Word, ...]:
    """Return the phrase a word bears the case of: the words before it that bear none, in a compound or a name."""
    low = head
    compound = known.is_owned(words[head])
    while low > 0 and head - low < LONGEST and not words[low].parted:
        before = words[low - 1]
        if not compound and not (known.is_name(before) and known.is_name(words[head])):
            break
        if before.plain in known.profile.stop_words or not known.is_bare(before) or known.verbal(before, "relative"):
            break
        low -= 1
    return tuple(words[low : head + 1])


def _is_sent(words: Sequence[Word], at: int, begin: int, known: Known) -> bool:
    """Return whether somebody is written to: before a word for sending, or for the paper that is sent."""
    reach = words[at + 1 : at + 1 + REACH] if at >= begin else words[at + 1 : begin]
    if any(known.listed(word, "sending") for word in reach):
        return True
    return any(known.listed(word, "papers") for word in words[at + 1 : at + 1 + REACH])


# --- a language whose order tells ----------------------------------------------------------------------------------


def _by_order(told: Told, known: Known) -> None:
    words = told.words
    table = known.table
    told.core = words
    told.finite = any(word.plain in table["modals"] or word.plain in table["auxiliaries"] for word in words)
    told.negated = any(word.plain in table["denying"] for word in words)
    verb = _ordered_verb(told, known)
    at = len(words) if verb is None else verb
    told.passive = any(word.plain in table["passive"] for word in words[max(0, at - 3) : at])
    before = tuple(word for word in words[: verb or 0] if known.tells(word) or known.is_party([word]))
    if before and (told.passive or known.is_party(before)):
        told.phrases.append(Phrase("what" if told.passive else "who", before[-LONGEST:]))
    for k, word in enumerate(words):
        role = table.before.get(word.plain)
        run = _run(words, k + 1, known) if role else ()
        if role is None or not run:
            continue
        near = words[max(0, k - REACH) : k]
        if role == "to-whom" and any(known.listed(w, "sending") or known.listed(w, "papers") for w in near):
            told.phrases.append(Phrase("addressed-to", run))
        elif role == "to-whom" and k > at:
            told.phrases.append(Phrase("to-whom", run))
        elif role == "by-whom" and told.passive and k > at:
            told.phrases.append(Phrase("who", run))
    if verb is not None and not told.passive and (run := _run(words, at + 1, known)):
        told.phrases.append(Phrase("what", run))


def _ordered_verb(told: Told, known: Known) -> int | None:
    """Find the verb: behind what is offered ("offers to give"), behind a modal, or a listed one."""
    words, table = told.words, known.table
    for k, word in enumerate(words):
        if known.listed(word, "offering") and k + 2 < len(words) + 1:
            told.force, told.finite = word, True
            following = words[k + 1 :]
            if len(following) > 1 and following[0].plain in table["infinitive"] and known.row(following[1]):
                told.does = (following[1],)
                return k + 2
            told.does = (word,)
            return k
    for k, word in enumerate(words):
        if word.plain in table["modals"]:
            verb = next((j for j in range(k + 1, len(words)) if words[j].plain not in table["auxiliaries"]), None)
            if verb is not None:
                told.does = (words[verb],)
                return verb
    verb = next((k for k, word in enumerate(words) if known.row(word)), None)
    if verb is not None:
        told.does = (words[verb],)
        told.finite = told.finite or words[verb].plain not in table.deeds
    return verb


def _run(words: Sequence[Word], at: int, known: Known) -> tuple[Word, ...]:
    """Return the words of a phrase: up to a sign or a word that says nothing, over the words that link its parts."""
    while at < len(words) and words[at].plain in known.profile.stop_words and not words[at].parted:
        at += 1
    end = at
    while end < len(words) and end - at <= LONGEST and (end == at or not words[end].parted):
        if words[end].plain in known.profile.stop_words and words[end].plain not in known.table["linking"]:
            break
        end += 1
    while end > at and words[end - 1].plain in known.profile.stop_words:
        end -= 1
    return tuple(words[at:end])

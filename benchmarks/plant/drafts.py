"""A passage on its way into a page: its words, what was done to them, and the gold that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from plant.speeches import Field, Place, Speech, fit, plain

#: Words left alone at either end: a word dropped at the very edge cannot be told from a shorter quotation.
EDGE = 2


@dataclass(eq=False)
class Token:
    """A word of the quotation: as it stands on the page, what follows it, and where it comes from."""

    text: str
    after: str
    source: tuple[int, int] | None

    @property
    def plain(self) -> str:
        """The word as the benchmark compares it."""
        return plain(self.text)

    @property
    def changeable(self) -> bool:
        """Letters only and lower case: no name, number or izafet."""
        return self.text.isalpha() and self.text == self.text.lower() and len(self.text) >= 2


@dataclass(eq=False)
class Mark:
    """One thing that was done: the operation, the words of the page, the words of the source.

    ``operation``: addition, omission, substitution, transposition; ``elision`` for a marked ellipsis; ``spelling`` for
    a licensed respelling (``detail`` names the rule); ``misreading``. ``also`` are words of the page that another
    description of the same change would name (the words a moved word jumped over).
    """

    operation: str
    tokens: list[Token]
    source: tuple[int, int] | None
    was: str = ""
    detail: str = ""
    also: list[Token] = field(default_factory=list)
    after: Token | None = None


@dataclass(eq=False)
class Draft:
    """A quotation being made."""

    speech: Speech
    tokens: list[Token]
    marks: list[Mark] = field(default_factory=list)
    #: Places of the whole passage in the sources.
    places: list[Place] = field(default_factory=list)
    #: Parts, as runs of tokens with their places, where the quotation is not one whole passage.
    parts: list[tuple[list[Token], list[Place]]] = field(default_factory=list)
    verdicts: tuple[str, ...] = ("verbatim",)
    findings: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the words as they go on the page."""
        return "".join(token.text + token.after for token in self.tokens)

    def spans(self) -> dict[int, tuple[int, int]]:
        """Return the span of every token in ``text()``, by identity."""
        spans, at = {}, 0
        for token in self.tokens:
            spans[id(token)] = (at, at + len(token.text))
            at += len(token.text) + len(token.after)
        return spans

    def changeable(self, edge: int = EDGE) -> list[int]:
        """Return the indices of tokens that may be altered: inside the edges, untouched, neighbours not repeated."""
        touched = {id(token) for mark in self.marks for token in [*mark.tokens, *mark.also]}
        holes = {id(mark.after) for mark in self.marks if mark.after is not None}
        good = []
        for i in range(edge, len(self.tokens) - edge):
            near = self.tokens[i - 1 : i + 2]
            if any(id(token) in touched or id(token) in holes or token.source is None for token in near):
                continue
            forms = [token.plain for token in self.tokens[i - 2 : i + 3]]
            if self.tokens[i].changeable and len(set(forms)) == len(forms):
                good.append(i)
        return good


def tokens_of(speech: Speech, first: int, last: int) -> list[Token]:
    """Return the words first..last (exclusive) of a speech as tokens."""
    words = speech.words
    tokens = []
    for i in range(first, last):
        word = words[i]
        after = speech.text[word.end : words[i + 1].start] if i + 1 < last else ""
        tokens.append(Token(speech.text[word.start : word.end], after, (word.start, word.end)))
    tail = speech.text[words[last - 1].end : words[last - 1].end + 1]
    if tail in {".", "!", "?"}:
        tokens[-1].after = tail
    return tokens


def draw(rng: Random, field_: Field, low: int, high: int, *, whole: bool = False, unique: bool = True) -> Draft | None:
    """Draw a passage of low..high words that begins with a sentence or a clause; None if this draw is unfit.

    Parameters
    ----------
    whole : bool
        Begin and end with a sentence.
    unique : bool
        Refuse a passage of which another place of the sources holds a good part.
    """
    speech = field_.sources[_weighted(rng, field_)]
    words = speech.words
    if len(words) < low + 2:
        return None
    if whole:
        starts = speech.sentence_starts
        first = rng.choice(starts)
        ends = [s for s in [*starts, len(words)] if low <= s - first <= high]
        if not ends:
            return None
        last = rng.choice(ends)
    else:
        first = rng.randrange(0, len(words) - low)
        if rng.random() < 0.7 and speech.sentence_starts:
            first = rng.choice(speech.sentence_starts)
        last = min(first + rng.randint(low, high), len(words))
    if last - first < low:
        return None
    return make(field_, speech, first, last, unique=unique)


def make(field_: Field, speech: Speech, first: int, last: int, *, unique: bool = True) -> Draft | None:
    """Return the draft of words first..last of a speech, or None where it is unfit to be planted."""
    start, end = speech.words[first].start, speech.words[last - 1].end
    if not fit(speech.text[start:end]) or speech.text[start:end].isupper():
        return None
    # A quotation that ends in the first half of an izafet is nobody's quotation.
    if "-" in speech.text[speech.words[last - 1].start : end]:
        return None
    tokens = tokens_of(speech, first, last)
    forms = [token.plain for token in tokens]
    if sum(len(token.text) >= 5 for token in tokens) < max(2, len(tokens) // 4):
        return None
    if unique and field_.twins(forms, speech.id):
        return None
    return Draft(speech, tokens, places=field_.places(forms) or [Place(speech.id, start, end)])


def _weighted(rng: Random, field_: Field) -> int:
    """Draw a source with a chance that grows with the root of its length: long speeches would swallow the set."""
    weights = [len(speech.words) ** 0.5 for speech in field_.sources]
    return rng.choices(range(len(weights)), weights)[0]


def forms(tokens: Sequence[Token]) -> list[str]:
    """Return the plain forms of tokens."""
    return [token.plain for token in tokens]

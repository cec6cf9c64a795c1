"""Words beside each other: phrases, words that need another before them, and words that count only twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from tahkik.languages import Profile
from tahkik.model import Modality, ModalityKind
from tahkik.text.modality.table import KINDS, After, ModalityTable, modality_table
from tahkik.text.modality.words import WordSign, normal_form, word_signs
from tahkik.text.morphology import morphology

#: All kinds, as the default of `find_modality`.
ALL: tuple[ModalityKind, ...] = KINDS
#: Words within which a word that counts only twice (ne … ne) must stand again. The longest such span of 60 read in
#: the speeches has eleven.
TWICE_REACH = 14
#: Words that are looked at; more is no sentence, and whoever asks of a longer text asks sentence by sentence.
MOST_WORDS = 100_000

#: What no reading begins with.
_NEVER = "\0"
#: The feature with which a negated verb ends that has nothing behind it: a command, or a noun of action.
_BARE = "negative"

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʾʿ´`\-‐‑][^\W_]+)*")
#: Signs between two words that end a clause.
_CLAUSE_END = re.compile(r"[.!?…;:,()\[\]—–]|\n\s*\n")
#: Signs between two words that end a sentence.
_SENTENCE_END = re.compile(r"[.!?…]|\n\s*\n")


class _Token(NamedTuple):
    """A word: its place, its normal form, and whether what stands before it ends a clause or a sentence."""

    start: int
    end: int
    normal: str
    opens_clause: bool
    opens_sentence: bool


def find_modality(text: str, profile: Profile, kinds: Collection[ModalityKind] = ALL) -> tuple[Modality, ...]:
    """Return what sets a condition, negates, hedges or limits in a text, in its order.

    Parameters
    ----------
    text : str
        As printed: a sentence, a clause, a few words, or a whole text.
    profile : Profile
        Its language; a profile without a table finds nothing.
    kinds : collection of str
        What is looked for; fewer kinds cost less.

    Returns
    -------
    tuple of Modality
        With positions in `text`. Linear in its length.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> [(one.kind, one.text) for one in find_modality("Temin ederse, geri vermeyecektir.", load("tr"))]
    [('condition', 'ederse'), ('negation', 'vermeyecektir')]
    """
    table = modality_table(profile)
    if table is None:
        return ()
    tokens = _tokens(text, profile)
    found = _Sought(text, tokens, table, profile, frozenset(kinds)).all()
    return tuple(sorted(found, key=lambda one: (one.start, one.end, KINDS.index(one.kind))))


def opener(
    text: str, profile: Profile, kind: Literal["condition", "limit"] = "limit", skip: bool = True
) -> Modality | None:
    """Return the words at the head of `text` that limit, or set a condition for, what stands before it.

    Parameters
    ----------
    text : str
        What follows some words.
    skip : bool
        Whether a word such as "and" may stand before.
    """
    table = modality_table(profile)
    if table is None:
        return None
    tokens = _tokens(text[:_HEAD], profile)
    first = 1 if skip and tokens and tokens[0].normal in table.before_opener else 0
    words = [token.normal for token in tokens]
    for phrase in table.openers[kind]:
        end = first + len(phrase)
        if tuple(words[first:end]) == phrase and not _cancelled(words, first, table, kind):
            start, stop = tokens[first].start, tokens[end - 1].end
            return Modality(kind, start, stop, text[start:stop], ("phrase" if len(phrase) > 1 else "word",))
    return None


#: Code points of the text in which an opener and what may cancel it stand: the longest has four words.
_HEAD = 80


def _cancelled(words: Sequence[str], at: int, table: ModalityTable, kind: ModalityKind) -> bool:
    return any(of == kind and _stands(phrase, words, at) for phrase, of in table.none.get(words[at], ()))


def turning(text: str, profile: Profile) -> bool:
    """Return whether one of the words begins a new thought (but, fakat): what stands before it does not govern it."""
    table = modality_table(profile)
    return table is not None and any(normal_form(word[0], profile) in table.turn for word in _WORD.finditer(text))


def joining(text: str, profile: Profile) -> bool:
    """Return whether one of the words joins clauses (and, ve), in a language whose verbs do not tell where one ends."""
    table = modality_table(profile)
    if table is None or table.closing:
        return False
    return any(normal_form(word[0], profile) in table.join for word in _WORD.finditer(text))


def negates_twice(word: str, profile: Profile) -> bool:
    """Return whether a word negates where it stands twice (ne … ne), and alone does not."""
    table = modality_table(profile)
    return table is not None and table.twice.get(normal_form(word, profile)) == "negation"


def closes_clause(word: str, profile: Profile) -> bool:
    """Return whether a word can be the verb that closes a main clause, where the profile knows its readings."""
    table = modality_table(profile)
    if table is None or not table.closing:
        return False
    readings = morphology(profile).analyses(normal_form(word, profile))
    return any(
        not table.closing.isdisjoint(" ".join(reading.features).split())
        and "participle" not in reading.features
        and "conditional" not in reading.features
        for reading in readings
    )


def _tokens(text: str, profile: Profile) -> list[_Token]:
    out: list[_Token] = []
    end = 0
    for number, match in enumerate(_WORD.finditer(text)):
        if number >= MOST_WORDS:
            break
        between = text[end : match.start()]
        clause = end == 0 or (not between.isspace() and bool(_CLAUSE_END.search(between)))
        sentence = end == 0 or (clause and bool(_SENTENCE_END.search(between)))
        out.append(_Token(match.start(), match.end(), normal_form(match[0], profile), clause, sentence))
        end = match.end()
    return out


def _stands(phrase: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Return whether the words of a phrase stand at a place; ``word*`` is a beginning."""
    if at + len(phrase) > len(words):
        return False
    return all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for wanted, word in zip(phrase, words[at : at + len(phrase)], strict=True)
    )


class _Sought:
    """One search through the words of a text."""

    def __init__(
        self, text: str, tokens: list[_Token], table: ModalityTable, profile: Profile, kinds: frozenset[ModalityKind]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [token.normal for token in tokens]
        self.table = table
        self.profile = profile
        self.kinds = kinds

    def all(self) -> Iterator[Modality]:
        table = self.table
        silent: dict[ModalityKind, int] = {}  # words up to this one are no sign of the kind
        for at, word in enumerate(self.words):
            gathers = word in table.gathering
            if gathers:
                for phrase, kind in table.none.get(word, ()):
                    if kind in self.kinds and _stands(phrase, self.words, at):
                        silent[kind] = max(silent.get(kind, 0), at + len(phrase))
                yield from self._phrases(at, silent)
                if (kind_of := table.twice.get(word)) in self.kinds and (end := self._again(at)):
                    yield self._mark(kind_of, at, end + 1, ("twice",))
            for sign in word_signs(word, self.profile):
                if sign.kind not in self.kinds or at < silent.get(sign.kind, 0):
                    continue
                settled = self._settled(sign, at) if gathers or sign.kind != "hedge" else sign
                if settled is not None:
                    yield self._mark(settled.kind, at, at + 1, settled.readings, settled.sure, settled.decided)

    def _phrases(self, at: int, silent: dict[ModalityKind, int]) -> Iterator[Modality]:
        taken: set[ModalityKind] = set()
        for phrase, kind in self.table.phrases.get(self.words[at], ()):
            if kind not in self.kinds or kind in taken or at < silent.get(kind, 0):
                continue
            if _stands(phrase, self.words, at) and not self._parted(at, at + len(phrase)):
                taken.add(kind)
                silent[kind] = at + len(phrase)
                yield self._mark(kind, at, at + len(phrase), ("phrase",))

    def _parted(self, start: int, end: int) -> bool:
        return any(token.opens_clause for token in self.tokens[start + 1 : end])

    def _mark(
        self, kind: ModalityKind, at: int, end: int, readings: tuple[str, ...], sure: bool = True, likely: bool = True
    ) -> Modality:
        start, stop = self.tokens[at].start, self.tokens[end - 1].end
        return Modality(kind, start, stop, self.text[start:stop], readings, sure, likely)

    def _again(self, at: int) -> int | None:
        """Return where a word that negates only when it stands twice (ne … ne) stands again in the sentence."""
        word, table = self.words[at], self.table
        no = table.twice_unless.get(word, frozenset())
        if at + 1 < len(self.words) and self.words[at + 1] in no:
            return None
        for other in range(at + 1, min(len(self.words), at + 1 + TWICE_REACH)):
            if self.tokens[other].opens_sentence:
                return None
            if self.words[other] == word:
                following = self.words[other + 1] if other + 1 < len(self.words) else ""
                return None if following in no else other
        return None

    def _settled(self, sign: WordSign, at: int) -> WordSign | None:
        """Return a word's sign as its neighbours leave it, None where they make it none."""
        word, table = self.words[at], self.table
        if table.once.get(word) == sign.kind and self._repeated(at):
            return None
        if (need := table.after.get(word)) is not None and need.kind == sign.kind:
            if self._stands_after(at, need):
                sign = sign._replace(sure=True, decided=True)
            elif need.otherwise == "none":
                return None
            else:
                sign = sign._replace(sure=False, decided=self._after_bare(at))
        if sign.kind == "condition" and sign.sure and self._is_verb(sign, at) and self._unconditional(at):
            return sign._replace(sure=False, decided=False)
        if sign.kind == "condition" and not sign.sure and (self._opens_condition(at) or self._opened_before(at, sign)):
            return sign._replace(sure=True, decided=True)
        if sign.kind == "negation" and (self._at_once(sign, at) or self._bare_noun(sign, at)):
            return None
        if sign.kind == "limit" and word in table.taken_back and self._taken_back(at):
            return sign._replace(sure=False, decided=False)
        if sign.kind == "negation" and not sign.sure and sign.decided and self._undecided(sign, at):
            return sign._replace(decided=False)
        return sign

    def _repeated(self, at: int) -> bool:
        word = self.words[at]
        alike = {word, *self.table.once_with.get(word, ())}
        low, high = max(0, at - TWICE_REACH), min(len(self.words), at + 1 + TWICE_REACH)
        return any(self.words[other] in alike for other in range(low, high) if other != at)

    def _stands_after(self, at: int, need: After) -> bool:
        if at == 0 or self.tokens[at].opens_sentence:
            return False
        before = self.words[at - 1]
        if before in need.words:
            return True
        readings = [
            f" {' '.join(reading.features)} "
            for reading in morphology(self.profile).analyses(before)
            if reading.features or reading.kind == "verb"
        ]
        # "kararım ise" is a noun of mine, though "kararım" can also be a verb: there every reading must have one
        enough = all if need.every else any
        return bool(readings) and enough(any(f" {feature} " in one for feature in need.features) for one in readings)

    def _after_bare(self, at: int) -> bool:
        """Return whether no word, or a bare one that is no name, stands before ("hava iyi ise", not "bizde ise")."""
        if at == 0 or self.tokens[at].opens_clause:
            return at == 0
        before = self.tokens[at - 1]
        if self.text[before.start].isupper() or before.normal in self.profile.stop_words:
            return False
        return any(not reading.features for reading in morphology(self.profile).analyses(before.normal))

    def _unconditional(self, at: int) -> bool:
        """Return whether a conditional sets none: ne yaparsa (whatever he does), gelse bile (even if he comes)."""
        table = self.table
        if at + 1 < len(self.words) and self.words[at + 1] in table.unconditional_after:
            return not self.tokens[at + 1].opens_clause
        if (
            self.words[at] in table.unconditional_just_before_of
            and at > 0
            and self.words[at - 1] in table.unconditional_just_before
        ):
            return True
        for other in range(at, max(-1, at - 1 - table.unconditional_reach), -1):
            if other < at and self.words[other] in table.unconditional_before:
                return True
            if self.tokens[other].opens_clause:
                return False
        return False

    def _at_once(self, sign: WordSign, at: int) -> bool:
        """Return whether a verb and its negation beside each other deny nothing: gelir gelmez, olup olmadığını."""
        pairs = self.table.at_once
        if not pairs or at == 0 or self.tokens[at].opens_clause or sign.readings == ("word",):
            return False
        morph = morphology(self.profile)
        before = {one.headword: " ".join(one.features) for one in morph.analyses(self.words[at - 1])}
        return any(
            one.headword in before and " ".join(one.features).startswith(pairs.get(before[one.headword], _NEVER))
            for one in morph.analyses(self.words[at])
        )

    def _opens_condition(self, at: int) -> bool:
        """Return whether a word in doubt opens a clause as conditions do ("…, provided …")."""
        return self.tokens[at].opens_clause and at > 0 and (self.words[at],) in self.table.openers["condition"]

    def _is_verb(self, sign: WordSign, at: int) -> bool:
        word = self.words[at]
        return sign.readings != ("word",) or word in self.table.after or word in self.table.unconditional_verbs

    def _opened_before(self, at: int, sign: WordSign) -> bool:
        """Return whether a condition was opened before the word that closes it: eğer … ise."""
        if not self._is_verb(sign, at):
            return False
        openers = self.table.openers["condition"]
        for other in range(at - 1, max(-1, at - 1 - TWICE_REACH), -1):
            if self.tokens[other + 1].opens_sentence:
                return False
            if (self.words[other],) in openers:
                return True
        return False

    def _bare_noun(self, sign: WordSign, at: int) -> bool:
        """Return whether a word is a noun of action ("kuşatma") that could be a negated command where it stands."""
        if sign.sure or not any(reading.split()[-1] == _BARE for reading in sign.readings):
            return False
        last = at + 1 == len(self.tokens) or self.tokens[at + 1].opens_sentence
        return not last or at == 0

    def _taken_back(self, at: int) -> bool:
        for other in range(at + 1, min(len(self.words), at + 1 + TWICE_REACH)):
            if self.tokens[other].opens_sentence:
                return False
            if self.words[other] in self.table.taken_back_by:
                return True
        return False

    def _undecided(self, sign: WordSign, at: int) -> bool:
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        return any(
            following in words and any(reading.startswith(row) for reading in sign.readings)
            for row, words in self.table.undecided_before
        )

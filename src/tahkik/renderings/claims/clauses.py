"""Cut a text into clauses: main clauses with the condition set for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahkik.languages import Profile
from tahkik.model import Modality, ModalityKind, Passage, Span
from tahkik.renderings.claims.words import Table, Word, words_of
from tahkik.text.modality import closes_clause, find_modality, opener

#: What divides one thought from the next inside a quotation; a stop after a figure or an initial divides nothing.
_STOP = re.compile(r"[.!?…;]+[\"”’»)\]]*(?=\s|$)|\n+")
#: What divides a headline or a lead as well: the site's name after a bar, a speaker before a colon.
_PART = re.compile(r":\s|\s[|–—-]\s")


#: Words of what is spoken of, at most, before the condition set for it.
TOPIC = 3
_CONDITION: tuple[ModalityKind, ...] = ("condition",)


@dataclass(frozen=True)
class Condition:
    """The words that set a condition: the ``sign``, and the ``words`` of its clause, that one included."""

    sign: Passage
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Clause:
    """A main clause, and the condition under which it is said.

    ``start`` and ``end`` are what is shown of it: the condition, where there is one, and the clause.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    condition: Condition | None = None


def units(text: str, start: int, end: int, profile: Profile, *, parts: bool = False) -> Iterator[Span]:
    """Yield the sentences of a stretch, and parts of them that a semicolon divides; ``parts``: a headline's, too."""
    abbreviations = profile.lists["abbreviations"]
    cuts = [hit.span() for hit in _STOP.finditer(text, start, end) if _ends(text, hit, abbreviations)]
    if parts:
        cuts = sorted([*cuts, *(hit.span() for hit in _PART.finditer(text, start, end))])
    low = start
    for _, after in [*cuts, (end, end)]:
        if any(letter.isalpha() for letter in text[low:after]):
            yield Span(low, after)
        low = max(low, after)


def _ends(text: str, hit: re.Match[str], abbreviations: Sequence[str]) -> bool:
    if "\n" in hit[0]:
        return True
    before = text[max(0, hit.start() - 24) : hit.start()].rsplit(None, 1)
    last = before[-1] if before else ""
    if hit[0].startswith(".") and (last.isdigit() or len(last) == 1 or last.casefold() in abbreviations):
        return False
    following = text[hit.end() : hit.end() + 2].strip()
    return not (hit[0][0] in ".…" and following[:1].islower())


def clauses(text: str, unit: Span, profile: Profile, table: Table) -> list[Clause]:
    """Return the clauses of a sentence; where a condition stands, what it governs and what it leaves free."""
    words = words_of(text, unit.start, unit.end, profile)
    signs = [
        _moved(one, unit.start)
        for one in find_modality(text[unit.start : unit.end], profile, _CONDITION)
        if one.sure and not _asked(one.start + unit.start, words, table)
    ]
    if not signs or not words:
        return [_clause(words, None)] if words else []
    return (_after if table.condition_first else _around)(text, words, signs, profile)


def _moved(sign: Modality, by: int) -> Modality:
    return Modality(sign.kind, sign.start + by, sign.end + by, sign.text, sign.readings, sign.sure, sign.likely)


def _asked(at: int, words: Sequence[Word], table: Table) -> bool:
    """Return whether a word before a sign makes it a question in another's mouth (asked if)."""
    before = [word.plain for word in words if word.end <= at]
    return bool(before) and before[-1] in table["asking"]


def _clause(words: Sequence[Word], condition: Condition | None) -> Clause:
    inside = [*words, *(condition.words if condition else ())]
    return Clause(min(w.start for w in inside), max(w.end for w in inside), tuple(words), condition)


def _after(text: str, words: list[Word], signs: list[Modality], profile: Profile) -> list[Clause]:
    """Return the clauses where a condition ends with its verb and stands before what it governs."""
    out: list[Clause] = []
    low = 0  # the first word not yet given to a clause
    closing = [sign for sign in signs if not _opens(sign, profile)]
    for number, sign in enumerate(closing):
        at = next(k for k, word in enumerate(words) if word.end >= sign.end) + 1
        begin = _begin(words, low, at, signs, profile)
        if begin > low:
            out.append(_clause(words[low:begin], None))
        high = len(words)
        if number + 1 < len(closing):
            following = next(k for k, word in enumerate(words) if word.end >= closing[number + 1].end)
            verbs = [k for k in range(at, following) if closes_clause(words[k].plain, profile)]
            if not verbs:
                low = begin
                continue  # "if …, and if …": one condition
            high = verbs[-1] + 1
        inside, governed = words[begin:at], words[at:high]
        if not governed and begin > 0:  # the condition stands last, behind what it governs
            governed, out = words[low if begin == low else 0 : begin], out[:-1]
        condition = Condition(Passage(sign.start, sign.end, text[sign.start : sign.end]), tuple(inside))
        if governed:
            governed = [*_topic(inside), *governed]
            out.append(_clause(governed, condition))
        low = high
    if low < len(words):
        out.append(_clause(words[low:], None))
    return out


def _topic(inside: Sequence[Word]) -> Sequence[Word]:
    """Return the words before a condition that a comma sets apart: they belong to what it governs (köprü, …se)."""
    end = next((k for k in range(1, min(len(inside), TOPIC + 1)) if inside[k].parted), 0)
    return inside[:end]


def _opens(sign: Modality, profile: Profile) -> bool:
    return opener(sign.text, profile, "condition", skip=False) is not None


def _begin(words: Sequence[Word], low: int, at: int, signs: Sequence[Modality], profile: Profile) -> int:
    """Return where the clause of a condition begins: at its opener (eğer), else after the verb that closes another."""
    openers = [k for sign in signs for k in range(low, at) if words[k].start == sign.start and _opens(sign, profile)]
    if openers:
        return openers[-1]
    verbs = [k for k in range(low, at - 2) if words[k + 1].parted and closes_clause(words[k].plain, profile)]
    return verbs[-1] + 1 if verbs else low


def _around(text: str, words: list[Word], signs: list[Modality], profile: Profile) -> list[Clause]:
    """Return the clause where a word opens a condition, which goes on to the next comma, before or behind it."""
    first = signs[0]
    begin = next(k for k, word in enumerate(words) if word.end > first.start)
    end = next((k for k in range(begin + 1, len(words)) if "," in text[words[k - 1].end : words[k].start]), None)
    if begin == 0:
        # without a comma nobody can tell where it ends
        governed = words[end:] if end is not None else words[begin:]
        inside = words[begin:end]
    else:
        set_off = words[begin].parted and end is not None
        inside = words[begin:end] if set_off else words[begin:]
        governed = [*words[:begin], *(words[end:] if set_off else ())]
    condition = Condition(Passage(first.start, first.end, text[first.start : first.end]), tuple(inside))
    return [_clause(governed, condition)] if governed else []

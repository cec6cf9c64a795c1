"""The words of a page, and what a profile's table ``claims`` says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tahkik.languages import Profile
from tahkik.languages.checks import refuse
from tahkik.text.morphology import strip_marks

#: Words of a quotation that are looked at: a book in quotation marks is nobody's one clause.
MOST_WORDS = 3_000
#: Signs between two words across which no phrase goes on; quotation marks and brackets hold words of one phrase.
PARTING = frozenset(",;:.!?…—–\n")

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ-][^\W\d_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")

#: Lists of the table, all of headwords unless said otherwise; `frame` and the others are explained in the files.
_LISTS = (
    "frame", "light", "offices", "papers", "sending", "offering", "conditional", "denying", "uncertain", "question",
    "auxiliaries", "modals", "passive", "infinitive", "linking", "asking", "polysemous", "finite", "nominal",
    "relative",
)  # fmt: skip
_KEYS = frozenset(
    {"source", "condition_first", "endings", "restored", "cases", "before", "after", "guess", "deeds", "near", "alike"}
)


@dataclass(frozen=True, eq=False)
class Table:
    """What a profile's table ``claims`` says; lists it lacks are empty.

    ``condition_first``: a condition stands before its clause and its verb is its last word. ``cases`` maps a feature of
    the suffix graph to a role, ``before`` and ``after`` a word beside a phrase, ``guess`` the ending of a word that no
    dictionary has. ``deeds`` maps a headword to the row it stands in, ``pairs`` two words beside each other; ``near``
    are rows that may stand for each other. ``alike`` maps a headword to the people or place it belongs to.
    """

    lists: Mapping[str, frozenset[str]]
    condition_first: bool
    endings: tuple[str, ...]
    restored: str
    cases: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    guess: tuple[tuple[str, str], ...]
    deeds: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]
    near: frozenset[tuple[str, str]]
    alike: Mapping[str, int]

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return a list of words by its name."""
        return self.lists[name]


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place on the page.

    ``plain`` is normalised, without marks; ``first`` where a capital says nothing, at the head of a sentence;
    ``parted`` where a sign stands before it across which no phrase goes on.
    """

    start: int
    end: int
    text: str
    plain: str
    first: bool
    parted: bool


@lru_cache(maxsize=16)
def table_of(profile: Profile) -> Table | None:
    """Return the table of a profile, None where it has none: its claims are not compared.

    Raises
    ------
    ProfileError
        A section is not known.
    """
    data = profile.table("claims")
    if not data:
        return None
    for key in data:
        if key not in _KEYS and key not in _LISTS:
            refuse(profile.tables["claims"], key, "no such section")

    def turned(name: str) -> dict[str, str]:
        return {word: value for value, words in data.get(name, {}).items() for word in words}

    deeds, near = turned("deeds"), data.get("near", {})
    guess = sorted(turned("guess").items(), key=lambda row: -len(row[0]))
    return Table(
        lists={name: frozenset(data.get(name, ())) for name in _LISTS},
        condition_first=bool(data.get("condition_first", False)),
        endings=tuple(data.get("endings", ())),
        restored=data.get("restored", ""),
        cases=turned("cases"),
        before=turned("before"),
        after=turned("after"),
        guess=tuple(guess),
        deeds={word: row for word, row in deeds.items() if " " not in word},
        pairs={(word.split()[0], word.split()[1]): row for word, row in deeds.items() if " " in word},
        near=frozenset(pair for row, rows in near.items() for one in rows for pair in ((row, one), (one, row))),
        alike={word: number for number, words in enumerate(data.get("alike", ())) for word in words},
    )


def words_of(text: str, start: int, end: int, profile: Profile) -> list[Word]:
    """Return the words of a stretch of a page, `MOST_WORDS` at most."""
    out: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, end):
        between = text[last : match.start()]
        first = not out or any(sign in between for sign in '.!?…:\n“"')
        parted = not out or not PARTING.isdisjoint(between)
        plain = strip_marks(profile.normalise(match[0].translate(_APOSTROPHES)))
        out.append(Word(match.start(), match.end(), match[0], plain, first, parted))
        last = match.end()
        if len(out) == MOST_WORDS:
            break
    return out

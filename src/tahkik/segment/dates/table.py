"""The profile's words of dates, checked and ready to be looked up.

Words are compared as *skeletons*: letters only, lower case, without marks, so that ``Kânûn-ı Sânî``, ``Kânun-i Sani``
and ``Kanunusani`` need a few entries, not a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal
from unicodedata import combining, normalize

from tahkik.languages import Profile
from tahkik.languages.checks import refuse

MonthKind = Literal["solar", "short", "hijri", "letters"]
_SECTIONS = frozenset(
    {"source", "order", "rumi", "months", "weekdays", "days", "days_after", "eras", "era_letters", "words", "endings",
     "numbers", "misread"}
)  # fmt: skip
_KINDS: tuple[MonthKind, ...] = ("solar", "short", "hijri", "letters")
_WORDS = (
    "before", "before_year", "before_month", "after_year", "after_month", "after_day", "night", "weekday_after",
    "between", "year_cues", "year_endings", "counting",
)  # fmt: skip
#: Letters that fall together although Unicode holds them apart, signs of misreading among them (§ for Ş).
_PLAIN = str.maketrans({"ı": "i", "İ": "i", "ß": "s", "§": "s", "đ": "d", "ø": "o", "æ": "a"})
#: Words longer than this are no part of a date.
_LONGEST_WORD = 40
#: Words kept with the month they may be a misreading of.
_MOST_SEEN = 4_096


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return the letters of a word, lower case, without marks.

    Examples
    --------
    >>> skeleton("Şa‘bân")
    'saban'
    """
    if len(word) > _LONGEST_WORD:
        return "?"
    bare = normalize("NFD", word.translate(_PLAIN)).lower().translate(_PLAIN)
    return "".join(sign for sign in bare if sign.isalpha() and not combining(sign))


@dataclass(frozen=True, slots=True)
class Named:
    """A month: its number, and the kind of its name."""

    month: int
    kind: MonthKind


@dataclass(frozen=True, slots=True, eq=False)
class DateTable:
    """One profile's words; see the comments of ``profiles/tr/dates.toml``."""

    months: Mapping[str, Named]
    letters: Mapping[str, int]
    beginnings: frozenset[str]
    weekdays: Mapping[str, int]
    days: Mapping[str, tuple[int, int]]
    days_after: Mapping[str, tuple[int, int]]
    eras: Mapping[str, str]
    era_letters: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    endings: frozenset[str]
    numbers: Mapping[str, int]
    misread: Mapping[str, str]
    #: Beginnings of the words a date may begin with, by their first two letters: three letters or less of each.
    openers: Mapping[str, tuple[str, ...]]
    rumi: bool
    month_first: bool
    #: Words asked before and what they were; emptied when full.
    seen: dict[str, Named | None] = field(default_factory=dict)

    def near(self, word: str) -> Named | None:
        """Return the one month a word of one misread letter can be, None where there are none or several."""
        if word not in self.seen:
            if len(self.seen) >= _MOST_SEEN:
                self.seen.clear()
            found = {named for name, named in self.months.items() if _one_apart(name, word)}
            found |= {
                self.months[name]
                for letters, read in self.misread.items()
                for at in range(len(word))
                if word.startswith(letters, at)
                and (name := word[:at] + read + word[at + len(letters) :]) in self.months
            }
            self.seen[word] = found.pop() if len(found) == 1 else None
        return self.seen[word]

    def ends_well(self, word: str, entries: Iterable[str]) -> bool:
        """Tell whether a skeleton is one of the entries, with or without a case ending."""
        return any(
            word.startswith(entry) and (word == entry or word[len(entry) :] in self.endings) for entry in entries
        )


#: The day of the month "the last one" stands for until the month's length is known.
LAST = 0


@lru_cache(maxsize=16)
def date_table(profile: Profile) -> DateTable | None:
    """Return the table of a profile, None where it has none.

    Raises
    ------
    ProfileError
        A section is not known, or a word is no skeleton.
    """
    data: dict[str, Any] = profile.table("dates")
    if not data:
        return None
    file = profile.tables["dates"]
    for key in data:
        if key not in _SECTIONS:
            refuse(file, key, f"no such section; known are {', '.join(sorted(_SECTIONS))}")
    months = {
        word: Named(number, kind)
        for kind in _KINDS
        if kind != "letters"
        for number, word in _numbered(data["months"].get(kind, {}), file)
    }
    names = data.get("words", {})
    for name in names:
        if name not in _WORDS:
            refuse(file, f"words.{name}", f"no such list; known are {', '.join(_WORDS)}")
    weekdays = {word: number for number, word in _numbered(data.get("weekdays", {}), file)}
    days = _days(data.get("days", {}))
    eras = {skeleton(word): era for era, words in data.get("eras", {}).items() for word in words}
    numbers = {word: number for number, word in _numbered(data.get("numbers", {}), file)}
    return DateTable(
        months=months,
        openers=_openers((*months, *weekdays, *days, *eras, *names.get("before_year", ()))),
        letters={word: int(number) for number, words in data["months"].get("letters", {}).items() for word in words},
        beginnings=frozenset(word[:end] for word in months for end in range(1, len(word) + 1)),
        weekdays=weekdays,
        days=days,
        days_after=_days(data.get("days_after", {})),
        eras=eras,
        era_letters={word: era for era, words in data.get("era_letters", {}).items() for word in words},
        words={name: frozenset(names.get(name, ())) for name in _WORDS},
        endings=frozenset(data.get("endings", {}).get("noun", ())),
        numbers=numbers,
        misread=data.get("misread", {}),
        rumi=bool(data.get("rumi", False)),
        month_first=data.get("order") == "mdy",
    )


def _numbered(section: Mapping[str, Iterable[str]], file: str) -> Iterable[tuple[int, str]]:
    for number, words in section.items():
        for word in words:
            if skeleton(word) != word:
                refuse(file, word, f"must be letters only, without marks: {skeleton(word)!r}")
            yield int(number), word


def _days(section: Mapping[str, Iterable[str]]) -> dict[str, tuple[int, int]]:
    found = {}
    for days, words in section.items():
        first, _, last = days.partition("-")
        pair = (LAST, LAST) if days == "last" else (int(first), int(last or first))
        found.update(dict.fromkeys(words, pair))
    return found


def _openers(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(word[:3])
    return {key: tuple(sorted(beginnings)) for key, beginnings in found.items()}


def _one_apart(word: str, other: str) -> bool:
    """Tell whether two words differ by one letter put for another, left out or added."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    if len(word) == len(other):
        return word[start + 1 :] == other[start + 1 :]
    return word[start + 1 :] == other[start:] if len(word) > len(other) else word[start:] == other[start + 1 :]

"""The profile's table of condition, negation, hedge and limit, checked and ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, get_args

from tahkik.languages import Profile
from tahkik.languages.checks import refuse
from tahkik.model import ModalityKind

KINDS: tuple[ModalityKind, ...] = get_args(ModalityKind)

#: Sections of the table, and the kinds of value under each key.
_BY_KIND = ("words", "doubtful", "phrases", "none", "twice", "once", "letters")
_KEYS = frozenset(
    {"source", "stop", "decisive", "undecided_before", "twice_unless", "once_with", "after", "predicates",
     "unconditional", "openers", "at_once", "taken_back", "specimens", *_BY_KIND}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forms:
    """Word forms of one section: whole words, beginnings (``word*``) and endings (``*word``), each with its kinds."""

    words: Mapping[str, tuple[ModalityKind, ...]]
    beginnings: tuple[tuple[str, ModalityKind], ...]
    endings: tuple[tuple[str, ModalityKind], ...]
    #: The same without their kinds, for one quick test.
    any_beginning: tuple[str, ...]
    any_ending: tuple[str, ...]

    def kinds(self, word: str) -> tuple[ModalityKind, ...]:
        """Return the kinds of a normalised word, each once."""
        found = self.words.get(word, ())
        if word.startswith(self.any_beginning):
            found += tuple(kind for beginning, kind in self.beginnings if word.startswith(beginning))
        if word.endswith(self.any_ending):
            found += tuple(kind for ending, kind in self.endings if word.endswith(ending))
        return tuple(dict.fromkeys(found)) if len(found) > 1 else found


#: A phrase: its words (``word*`` is a beginning), and its kind.
Phrase = tuple[tuple[str, ...], ModalityKind]


@dataclass(frozen=True, slots=True)
class After:
    """What must stand before a word that is no sign of itself: readings or words, and what it is elsewhere."""

    kind: ModalityKind
    features: tuple[str, ...]
    words: frozenset[str]
    otherwise: Literal["doubtful", "none"]
    every: bool


@dataclass(frozen=True, slots=True, eq=False)
class ModalityTable:
    """The table of one profile; see the comments of ``profiles/tr/modality.toml`` for each section."""

    words: Forms
    doubtful: Forms
    phrases: Mapping[str, tuple[Phrase, ...]]
    none: Mapping[str, tuple[Phrase, ...]]
    twice: Mapping[str, ModalityKind]
    twice_unless: Mapping[str, frozenset[str]]
    once: Mapping[str, ModalityKind]
    once_with: Mapping[str, frozenset[str]]
    after: Mapping[str, After]
    letters: Mapping[ModalityKind, tuple[str, ...]]
    stop: frozenset[str]
    stop_beginnings: tuple[str, ...]
    decisive: tuple[str, ...]
    undecided_before: tuple[tuple[str, frozenset[str]], ...]
    predicates: frozenset[str]
    unconditional_before: frozenset[str]
    unconditional_just_before: frozenset[str]
    unconditional_just_before_of: frozenset[str]
    unconditional_after: frozenset[str]
    unconditional_reach: int
    unconditional_verbs: frozenset[str]
    at_once: Mapping[str, str]
    taken_back: frozenset[str]
    taken_back_by: frozenset[str]
    openers: Mapping[str, tuple[tuple[str, ...], ...]]
    before_opener: frozenset[str]
    turn: frozenset[str]
    join: frozenset[str]
    closing: frozenset[str]
    #: Words that take more than a look at themselves: first words of phrases, words that need another before them.
    gathering: frozenset[str] = field(default_factory=frozenset)


@lru_cache(maxsize=16)
def modality_table(profile: Profile) -> ModalityTable | None:
    """Return the table of a profile, None where it has none.

    Raises
    ------
    ProfileError
        A section or kind is not known, or a word is not written as normalised.
    """
    data: dict[str, Any] = profile.table("modality")
    if not data:
        return None
    file = profile.tables["modality"]
    for key in data:
        if key not in _KEYS:
            refuse(file, key, f"no such section; known are {', '.join(sorted(_KEYS))}")
    for section in _BY_KIND:
        for kind in data.get(section, {}):
            if kind not in KINDS:
                refuse(file, f"{section}.{kind}", f"no such kind; known are {', '.join(KINDS)}")
    unconditional, openers = data.get("unconditional", {}), data.get("openers", {})
    after = {row["word"]: _after(row, file) for row in data.get("after", ())}
    phrases, none = _phrases(data.get("phrases", {})), _phrases(data.get("none", {}))
    twice = {word: kind for kind, words in data.get("twice", {}).items() for word in words}
    once = {word: kind for kind, words in data.get("once", {}).items() for word in words}
    stop = data.get("stop", ())
    return ModalityTable(
        words=_forms(data.get("words", {}), file, profile),
        doubtful=_forms(data.get("doubtful", {}), file, profile),
        phrases=phrases,
        none=none,
        twice=twice,
        twice_unless={word: frozenset(words) for word, words in data.get("twice_unless", {}).items()},
        once=once,
        once_with={word: frozenset(words) for word, words in data.get("once_with", {}).items()},
        after=after,
        letters={kind: tuple(letters) for kind, letters in data.get("letters", {}).items()},
        stop=frozenset(word for word in stop if not word.endswith("*")),
        stop_beginnings=tuple(word[:-1] for word in stop if word.endswith("*")),
        decisive=tuple(data.get("decisive", ())),
        undecided_before=tuple((row, frozenset(words)) for row, words in data.get("undecided_before", {}).items()),
        taken_back=frozenset(data.get("taken_back", {}).get("words", ())),
        taken_back_by=frozenset(data.get("taken_back", {}).get("limit", ())),
        predicates=frozenset(data.get("predicates", {}).get("words", ())),
        unconditional_before=frozenset(unconditional.get("before", ())),
        unconditional_just_before=frozenset(unconditional.get("just_before", ())),
        unconditional_just_before_of=frozenset(unconditional.get("just_before_of", ())),
        unconditional_after=frozenset(unconditional.get("after", ())),
        unconditional_reach=unconditional.get("reach", 0),
        unconditional_verbs=frozenset(unconditional.get("verbs", ())),
        at_once=data.get("at_once", {}),
        openers={
            kind: tuple(sorted((tuple(words.split()) for words in openers.get(kind, ())), key=len, reverse=True))
            for kind in ("limit", "condition")
        },
        before_opener=frozenset(openers.get("before_opener", ())),
        turn=frozenset(openers.get("turn", ())),
        join=frozenset(openers.get("join", ())),
        closing=frozenset(openers.get("closing", ())),
        gathering=frozenset((*phrases, *none, *twice, *once, *after)),
    )


def _forms(section: Mapping[str, Iterable[str]], file: str, profile: Profile) -> Forms:
    words: dict[str, tuple[ModalityKind, ...]] = {}
    beginnings: list[tuple[str, ModalityKind]] = []
    endings: list[tuple[str, ModalityKind]] = []
    for kind, entries in section.items():
        for entry in entries:
            bare = entry.strip("*")
            if profile.normalise(bare) != bare:
                refuse(file, f"{kind}: {entry}", f"must be written as normalised: {profile.normalise(bare)!r}")
            if entry.endswith("*"):
                beginnings.append((bare, kind))  # type: ignore[arg-type]
            elif entry.startswith("*"):
                endings.append((bare, kind))  # type: ignore[arg-type]
            else:
                words[bare] = (*words.get(bare, ()), kind)  # type: ignore[arg-type]
    return Forms(
        words,
        tuple(beginnings),
        tuple(endings),
        tuple(beginning for beginning, _ in beginnings),
        tuple(ending for ending, _ in endings),
    )


def _phrases(section: Mapping[str, Iterable[str]]) -> dict[str, tuple[Phrase, ...]]:
    """Return phrases by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for kind, phrases in section.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, kind))  # type: ignore[arg-type]
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _after(row: Mapping[str, Any], file: str) -> After:
    if row["kind"] not in KINDS or row["otherwise"] not in ("doubtful", "none"):
        refuse(file, f"after: {row['word']}", "kind or otherwise is not known")
    return After(
        row["kind"], tuple(row["features"]), frozenset(row["words"]), row["otherwise"], row.get("every", False)
    )

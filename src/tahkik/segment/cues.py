"""The word lists of a profile, made ready for looking up. Every word of a language in this room comes from here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from tahkik.languages import Profile, pattern_regex

_WORD = re.compile(r"[^\W_]+(?:[-'’‘ʼ.][^\W_]+)*")
_GROUP_NAME = re.compile(r"\?P<\w+>")
_FIGURES = re.compile(r"\d{1,6}")


class Words:
    """Plain words and rows of words, compared as normalised."""

    def __init__(self, entries: Iterable[str], profile: Profile) -> None:
        self._profile = profile
        rows = [" ".join(profile.normalise(word) for word in entry.split()) for entry in entries]
        self._single = frozenset(row for row in rows if " " not in row)
        self._rows = tuple(f" {row} " for row in rows if " " in row)

    def __bool__(self) -> bool:
        return bool(self._single or self._rows)

    def __contains__(self, word: str) -> bool:
        return self._profile.normalise(word) in self._single

    def occur_in(self, phrase: str) -> bool:
        """Whether one of the entries stands in `phrase`."""
        words = [self._profile.normalise(word) for word in _WORD.findall(phrase)]
        if not self._single.isdisjoint(words):
            return True
        line = f" {' '.join(words)} "
        return any(row in line for row in self._rows)


class Patterns:
    """Entries in the small language of `tahkik.languages.patterns`, all at once."""

    def __init__(self, entries: Iterable[str], profile: Profile) -> None:
        self._profile = profile
        self._parts = tuple(pattern_regex(entry, profile) for entry in entries)
        union = "|".join(_GROUP_NAME.sub("?:", part.pattern) for part in self._parts)
        self._any = re.compile(rf"(?<![^\W_])(?:{union})") if union else None

    def first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first hit in ``text[start:end]``."""
        return self._any.search(text, start, end) if self._any else None

    def at(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the hit that begins at `start`."""
        return self._any.match(text, start, end) if self._any else None

    def whole(self, phrase: str) -> bool:
        """Whether `phrase` is an entry and nothing else."""
        return bool(self._any and self._any.fullmatch(phrase))

    def numbered(self, text: str, start: int, end: int) -> tuple[int, int, int | None] | None:
        """Return span and number of the first hit; a hit with a number goes before one without."""
        if self.first(text, start, end) is None:
            return None
        hits = [hit for part in self._parts if (hit := part.search(text, start, end))]
        found = [(hit.start(), hit.end(), self.number(hit)) for hit in hits]
        if not found:
            return None
        return min(found, key=lambda hit: (hit[2] is None, hit[0], -hit[1]))

    def numbered_at(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return number and end of the entry that begins at `start` and holds a number."""
        if self.at(text, start, end) is None:
            return None
        for part in self._parts:
            hit = part.match(text, start, end)
            if hit and (number := self.number(hit)) is not None:
                return number, hit.end()
        return None

    def number(self, hit: re.Match[str]) -> int | None:
        """Return the value of a hit's ordinal or figures, None where it has none."""
        groups = hit.groupdict()
        written = groups.get("ordinal") or groups.get("number")
        if not written:
            return None
        figures = _FIGURES.match(written)
        if figures:
            return int(figures.group())
        return self._profile.ordinals.get(self._profile.normalise(written))


class Cues:
    """What a profile knows of quoting. Lists a profile lacks are empty; each is made ready when first asked for."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def _list(self, name: str) -> tuple[str, ...]:
        return self.profile.lists.get(name, ())

    @cached_property
    def extents(self) -> Patterns:
        """Patterns that announce a part."""
        return Patterns(self._list("extent_cues"), self.profile)

    @cached_property
    def renderings(self) -> Patterns:
        """Patterns that announce a modernisation, translation or summary."""
        return Patterns(self._list("rendering_cues"), self.profile)

    @cached_property
    def verbatim(self) -> Patterns:
        """Patterns that promise the text itself."""
        return Patterns(self._list("verbatim_cues"), self.profile)

    @cached_property
    def noise(self) -> Patterns:
        """Audience noise."""
        return Patterns(self._list("noise"), self.profile)

    @cached_property
    def illegible(self) -> Patterns:
        """An editor's words for what cannot be read."""
        return Patterns(self._list("illegible"), self.profile)

    @cached_property
    def headings(self) -> Patterns:
        """Words that open a list of sources."""
        return Patterns(self._list("sources_headings"), self.profile)

    @cached_property
    def narration(self) -> Words:
        """Verbs of saying."""
        return Words(self._list("narration_verbs"), self.profile)

    @cached_property
    def announcing(self) -> Words:
        """Words that introduce a quotation, verbs of saying among them."""
        return Words((*self._list("announcing_verbs"), *self._list("narration_verbs")), self.profile)

    @cached_property
    def abbreviations(self) -> Words:
        """Abbreviations after which no sentence ends."""
        return Words(self._list("abbreviations"), self.profile)

    @cached_property
    def months(self) -> frozenset[str]:
        """Month names, normalised."""
        return frozenset(self.profile.months)


@lru_cache(maxsize=32)
def cues(profile: Profile) -> Cues:
    """Return the lists of `profile`; one a language."""
    return Cues(profile)


def words(text: str) -> list[str]:
    """Return the words of `text`, apostrophes and hyphens inside a word kept."""
    return _WORD.findall(text)

"""The word lists of a profile, made ready for looking up. Every word of a language in this room comes from here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache

from tahkik.languages import Profile, pattern_regex

_WORD = re.compile(r"[^\W_]+(?:[-'’‘ʼ.][^\W_]+)*")
_RUN = re.compile(r"[^\W_]+")
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
    """Entries in the small language of `tahkik.languages.patterns`, all at once.

    A profile has hundreds of entries and a page needs a handful: an entry is made into an expression only when its
    longest word stands in the text asked about (all of Turkish at once took 0.4 s, the first page's take 0.01 s).
    """

    def __init__(self, entries: Iterable[str], profile: Profile) -> None:
        self._profile = profile
        self._entries = tuple(entries)
        self._exact: dict[str, list[int]] = {}
        self._prefix: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, entry in enumerate(self._entries):
            runs = [(_key(run), word.endswith("*")) for word in entry.split() for run in _literals(word)]
            if runs:
                key, open_ended = max(runs, key=lambda run: len(run[0]))
                (self._prefix if open_ended else self._exact).setdefault(key, []).append(number)
            else:
                self._always.append(number)
        self._lengths = sorted({len(key) for key in self._prefix})
        heads = [entry.split()[0] for entry in self._entries]
        self._any_head = "{word}" in heads
        self._heads = {_key(run) for head in heads for run in _literals(head)[:1]}
        if "{ordinal}" in heads:
            self._heads |= {_key(run) for name in profile.ordinals for run in _RUN.findall(name)[:1]}
        self._head_lengths = sorted({len(head) for head in self._heads}) if self._heads else []

    def _candidates(self, text: str, start: int, end: int) -> list[re.Pattern[str]]:
        numbers = set(self._always)
        for run in _RUN.findall(text, start, end):
            key = _key(run)
            numbers.update(self._exact.get(key, ()))
            for length in self._lengths:
                if length > len(key):
                    break
                numbers.update(self._prefix.get(key[:length], ()))
        return [pattern_regex(self._entries[number], self._profile) for number in sorted(numbers)]

    def _may_begin(self, text: str, start: int, end: int) -> bool:
        """Whether an entry may begin at `start`, by its first word alone: a look at most lines' heads is enough."""
        run = _RUN.match(text, start, end)
        if run is None or self._any_head:
            return self._any_head
        key = _key(run[0])
        return key[0].isdigit() or any(key[:length] in self._heads for length in self._head_lengths)

    def first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first hit in ``text[start:end]``, the longer one of two."""
        hits = [hit for part in self._candidates(text, start, end) if (hit := part.search(text, start, end))]
        return min(hits, key=lambda hit: (hit.start(), -hit.end()), default=None)

    def at(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the longest hit that begins at `start`."""
        hits = [hit for part in self._candidates(text, start, end) if (hit := part.match(text, start, end))]
        return max(hits, key=lambda hit: hit.end(), default=None)

    def whole(self, phrase: str) -> bool:
        """Whether `phrase` is an entry and nothing else."""
        return any(part.fullmatch(phrase) for part in self._candidates(phrase, 0, len(phrase)))

    def ends(self, phrase: str) -> bool:
        """Whether an entry stands at the end of `phrase`."""
        end = len(phrase)
        return any(hit.end() == end for part in self._candidates(phrase, 0, end) for hit in part.finditer(phrase))

    def all(self, text: str, start: int, end: int) -> list[re.Match[str]]:
        """Return the hits of every entry in ``text[start:end]``; they may overlap."""
        return [hit for part in self._candidates(text, start, end) for hit in part.finditer(text, start, end)]

    def numbered(self, text: str, start: int, end: int) -> tuple[int, int, int | None] | None:
        """Return span and number of the first hit; a hit with a number goes before one without."""
        hits = [hit for part in self._candidates(text, start, end) if (hit := part.search(text, start, end))]
        found = [(hit.start(), hit.end(), self.number(hit)) for hit in hits]
        return min(found, key=lambda hit: (hit[2] is None, hit[0], -hit[1]), default=None)

    def numbered_at(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return number and end of the entry that begins at `start` and holds a number."""
        if not self._may_begin(text, start, end):
            return None
        for part in self._candidates(text, start, end):
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


def _literals(word: str) -> list[str]:
    return [] if word.startswith("{") else _RUN.findall(word)


@lru_cache(maxsize=16_384)
def _key(run: str) -> str:
    """Return a key that merges more than any pattern does: no case, no marks, no dot on any i."""
    folded = run.casefold()
    if folded.isascii():
        return folded
    bare = unicodedata.normalize("NFKD", folded).replace("ı", "i")
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


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

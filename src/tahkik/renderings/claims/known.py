"""What one language knows of a word of a claim: its headwords, its case, what it does; and when two words are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.renderings.claims.words import Table, Word
from tahkik.text.morphology import Analysis, morphology

#: Letters of the stem that a longer word may begin with and be of its family: *teklif*, *teklifname*.
FAMILY = 5
#: Letters a word has that says something.
LEAST_LETTERS = 3
#: Letters left of a word when an ending is taken off.
LEAST_STEM = 3
#: Words kept with their readings: a page has a few hundred.
CACHE = 16_384

#: Features with which a noun stands in no case: it is somebody's, or many.
_CASELESS = frozenset({"p3", "p3pl", "plural", "p1pl", "p1sg", "assertive", "agent", "with", "-ness"})


class Counterpart(NamedTuple):
    """A word of a document that says what a word of a claim says, how that is known, and by which table."""

    word: Word
    relation: str
    source: str | None


class Known:
    """What one profile and one glossary know of words."""

    def __init__(self, profile: Profile, table: Table, glossary: Glossary | None) -> None:
        self.profile, self.table, self.glossary = profile, table, glossary
        self.morph = morphology(profile)
        self.stems = lru_cache(maxsize=CACHE)(self._stems)
        self.readings = lru_cache(maxsize=CACHE)(self._readings)
        self.glosses = lru_cache(maxsize=CACHE)(self._glosses)

    # --- one word ---------------------------------------------------------------------------------------------------

    def _readings(self, plain: str) -> tuple[Analysis, ...]:
        return self.morph.analyses(plain.replace("-", ""))

    def _stems(self, plain: str) -> frozenset[str]:
        """Return the headwords a word may be a form of; the word itself where none is known."""
        found = {one.headword.partition("+")[0] for one in self.readings(plain)}
        found |= {headword.replace("+causative", "") for headword in found}
        base = plain.partition("'")[0]
        if not found or "'" in plain:
            found.add(base)
        for ending in self.table.endings:
            if base.endswith(ending) and len(base) - len(ending) >= LEAST_STEM:
                found |= {base[: -len(ending)], base[: -len(ending)] + self.table.restored}
        if not self.morph.empty and not self.readings(plain):
            found |= {base[: -len(ending)] for ending, _ in self.table.guess if _ends(base, ending)}
        found.add(base)
        return frozenset(found)

    def listed(self, word: Word, name: str) -> bool:
        """Return whether a word is a form of one in a list of the table."""
        words = self.table[name]
        if word.plain in words or not self.stems(word.plain).isdisjoint(words):
            return True
        # a word that no dictionary has is a form of the one it begins with (teklifname-sidir)
        unknown = not self.morph.empty and not self.readings(word.plain)
        return unknown and any(len(one) >= FAMILY and word.plain.startswith(one) for one in words)

    def tells(self, word: Word) -> bool:
        """Return whether a word says something a document may or may not say."""
        if len(word.plain) < LEAST_LETTERS or word.plain in self.profile.stop_words or self.is_month(word):
            return False
        return not any(self.listed(word, name) for name in ("frame", "light", "auxiliaries"))

    def is_name(self, word: Word) -> bool:
        """Return whether a word is printed as a name; the first of a sentence has its capital anyway."""
        if not word.text[0].isupper() or word.plain in self.profile.stop_words or self.is_month(word):
            return False
        if not word.first or any(sign in word.text for sign in "'’"):
            return True
        stems = self.stems(word.plain)
        return not stems.isdisjoint(self.table.alike) or not stems.isdisjoint(self.profile.lexicon.names)

    def is_month(self, word: Word) -> bool:
        """Return whether a word names a month: a date is compared as a date."""
        return word.plain in self.profile.months or not self.stems(word.plain).isdisjoint(self.profile.months)

    def is_party(self, words: Iterable[Word]) -> bool:
        """Return whether a phrase names somebody who acts, or to whom something is done: a name or an office."""
        return any(self.is_name(word) or self.listed(word, "offices") for word in words)

    def row(self, word: Word) -> str | None:
        """Return the row of deeds a word stands in."""
        if word.plain in self.table.deeds:
            return self.table.deeds[word.plain]
        rows = {self.table.deeds[stem] for stem in self.stems(word.plain) if stem in self.table.deeds}
        return rows.pop() if len(rows) == 1 else None

    def pair_row(self, one: Word, other: Word) -> str | None:
        """Return the row of deeds that two words beside each other stand in (kiraya ver)."""
        pairs = self.table.pairs
        return next((pairs[one.plain, stem] for stem in self.stems(other.plain) if (one.plain, stem) in pairs), None)

    def role(self, word: Word) -> str | None:
        """Return the role a word's case gives it, None where it has none or may have none."""
        readings = [one for one in self.readings(word.plain) if one.kind == "noun" or one.features]
        if any(not one.features for one in readings):
            return None
        roles = {self.table.cases[one.features[-1]] for one in readings if one.features[-1] in self.table.cases}
        if not readings:
            base = word.plain.replace("'", "")
            return next((role for ending, role in self.table.guess if _ends(base, ending)), None)
        return roles.pop() if len(roles) == 1 else None

    def is_bare(self, word: Word) -> bool:
        """Return whether a noun may stand in no case."""
        readings = self.readings(word.plain)
        if not readings:
            return self.role(word) is None
        if any(one.features and one.features[-1] == "genitive" for one in readings):
            return False
        return any(one.kind == "noun" and (not one.features or one.features[-1] in _CASELESS) for one in readings)

    def is_owned(self, word: Word) -> bool:
        """Return whether a word may be the head of a compound (Moskova Hükümeti-ne): the words before belong to it."""
        readings = self.readings(word.plain)
        return not readings or any("p3" in one.features or "p3pl" in one.features for one in readings)

    def verbal(self, word: Word, name: str) -> bool:
        """Return whether a word has a reading as a verb with one of the features in a list of the table."""
        rows = self.table[name]
        return any(
            one.kind == "verb" and one.features and not rows.isdisjoint(one.features)
            for one in self.readings(word.plain)
        )

    def is_nominal(self, word: Word) -> bool:
        """Return whether a word can only be a verb made a noun: what somebody wants, offers or says to be done."""
        readings = self.readings(word.plain)
        return self.verbal(word, "nominal") and all(one.kind == "verb" for one in readings)

    def says(self, word: Word, *features: str) -> bool:
        """Return whether every reading of a word as a verb has one of some features."""
        verbs = [one for one in self.readings(word.plain) if one.kind == "verb"]
        return bool(verbs) and all(
            any(feature in one.features or f"+{feature}" in one.headword for feature in features) for one in verbs
        )

    def _glosses(self, plain: str) -> tuple[tuple[str, str], ...]:
        """Return what the glossary renders a word by, or by which it is rendered: each word of a phrase that tells."""
        if self.glossary is None:
            return ()
        light, may_end = self.table["light"], self.morph.ends_in_suffixes
        found: dict[str, str] = {}
        for stem in (plain, *sorted(self.stems(plain))):
            pairs = [(gloss.original, gloss.source) for gloss in self.glossary.of_modern(stem, may_end)]
            pairs += [(gloss.modern, gloss.source) for gloss in self.glossary.of_original(stem, may_end)]
            for phrase, source in pairs:
                parts = [part for part in phrase.split() if part not in light]
                if len(parts) == 1:
                    found.setdefault(parts[0], source)
        return tuple(found.items())


def _ends(base: str, ending: str) -> bool:
    return base.endswith(ending) and len(base) - len(ending) >= LEAST_STEM


class Held:
    """Some words of a document, to be asked for counterparts of a word of a claim."""

    def __init__(self, words: Iterable[Word], known: Known) -> None:
        self.words = tuple(words)
        self.known = known
        self.by_stem: dict[str, list[Word]] = defaultdict(list)
        self.by_head: dict[str, list[Word]] = defaultdict(list)
        self.by_people: dict[int, list[Word]] = defaultdict(list)
        self.by_row: dict[str, list[Word]] = defaultdict(list)
        alike = known.table.alike
        for word in self.words:
            for stem in known.stems(word.plain):
                self.by_stem[stem].append(word)
                if len(stem) >= FAMILY:
                    self.by_head[stem[:FAMILY]].append(word)
                if stem in alike:
                    self.by_people[alike[stem]].append(word)
            if (row := known.row(word)) is not None:
                self.by_row[row].append(word)

    def counterparts(self, word: Word) -> list[Counterpart]:
        """Return the words that say the same, the surest way known first; none where nothing known says it."""
        known, stems = self.known, self.known.stems(word.plain)
        found = [
            Counterpart(other, "same" if other.plain == word.plain else "inflection", None)
            for stem in sorted(stems)
            for other in self.by_stem.get(stem, ())
        ]
        found.sort(key=lambda one: one.relation != "same")
        groups = sorted({known.table.alike[stem] for stem in stems if stem in known.table.alike})
        found += [Counterpart(other, "alike", None) for group in groups for other in self.by_people.get(group, ())]
        if (row := known.row(word)) is not None:
            found += [Counterpart(other, "alike", None) for other in self.by_row.get(row, ())]
        for phrase, source in known.glosses(word.plain):
            found += [Counterpart(other, "gloss", source) for other in self.by_stem.get(phrase, ())]
        return found

    def has(self, words: Iterable[Word]) -> bool:
        """Return whether one of some words has a counterpart, or a word of its family, here."""
        return any(self.counterparts(word) or self._kin(word) for word in words)

    def _kin(self, word: Word) -> bool:
        return any(
            stem.startswith(other) or other.startswith(stem)
            for stem in self.known.stems(word.plain)
            if len(stem) >= FAMILY
            for one in self.by_head.get(stem[:FAMILY], ())
            for other in self.known.stems(one.plain)
            if len(other) >= FAMILY
        )

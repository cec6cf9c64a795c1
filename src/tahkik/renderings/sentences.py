"""Sentences of an original and of its rendering that say the same, with their words linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.model import Passage, Span
from tahkik.renderings.learn import align_sentences
from tahkik.renderings.learn.beads import PREFIX
from tahkik.renderings.learn.sentences import sentences
from tahkik.renderings.pairing import Pair, pair
from tahkik.renderings.words import Word, words_of
from tahkik.text.fold import Folded
from tahkik.text.morphology import morphology


@dataclass(frozen=True, eq=False)
class Bead:
    """Words of both sides that stand beside each other; one side may be empty. ``there`` and ``here`` are the texts."""

    original: tuple[Word, ...]
    rendering: tuple[Word, ...]
    pairs: tuple[Pair, ...]
    there: str
    here: str
    to_rendering: dict[int, int] = field(default_factory=dict)
    to_original: dict[int, int] = field(default_factory=dict)

    @property
    def share_of_original(self) -> float:
        """Share of the original's words that say something which are linked."""
        return _share(self.original, self.to_rendering)

    @property
    def share_of_rendering(self) -> float:
        """Share of the rendering's words that say something which are linked."""
        return _share(self.rendering, self.to_original)

    def original_passage(self, first: int, last: int) -> Passage:
        """Return words ``first`` to ``last`` of the original, both among them."""
        start, end = self.original[first].start, self.original[last].end
        return Passage(start, end, self.there[start:end])

    def rendering_passage(self, first: int, last: int) -> Passage:
        """Return words ``first`` to ``last`` of the rendering, both among them."""
        start, end = self.rendering[first].start, self.rendering[last].end
        return Passage(start, end, self.here[start:end])

    def point(self, at: int) -> Passage:
        """Return the place of the rendering where word ``at`` of the original would stand."""
        for i in range(at - 1, -1, -1):
            if i in self.to_rendering:
                return _at(self.rendering[self.to_rendering[i]].end)
        return _at(self.rendering[0].start)

    def point_of_original(self, at: int) -> Passage:
        """Return the place of the original where word ``at`` of the rendering would stand."""
        for j in range(at - 1, -1, -1):
            if j in self.to_original:
                return _at(self.original[self.to_original[j]].end)
        return _at(self.original[0].start)


def _at(place: int) -> Passage:
    return Passage(place, place, "")


def _share(words: Sequence[Word], linked: dict[int, int]) -> float:
    content = [at for at, word in enumerate(words) if word.content]
    return sum(at in linked for at in content) / len(content) if content else 0.0


def beads(
    original: Folded, spans: Sequence[Span], rendering: Folded, here: Span, profile: Profile, glossary: Glossary
) -> list[Bead]:
    """Return the beads of an original (some stretches of a text) and its rendering, in order."""
    there = [words for span in spans for words in _sentences(original, span, profile)]
    said = list(_sentences(rendering, here, profile))
    known = {word.plain[:PREFIX] for words in said for word in words}
    keys = [[_key(word, known, glossary) for word in words if word.content or word.key] for words in there]
    others = [[word.plain for word in words] for words in said]
    out = []
    for one in align_sentences(keys, others):
        a = tuple(word for words in there[slice(*one.original)] for word in words)
        b = tuple(word for words in said[slice(*one.rendering)] for word in words)
        pairs = tuple(pair(a, b, glossary, profile)) if a and b else ()
        to_rendering = {i: each.rendering[0] for each in pairs for i in range(*each.original)}
        to_original = {j: each.original[0] for each in pairs for j in range(*each.rendering)}
        out.append(Bead(a, b, pairs, original.text, rendering.text, to_rendering, to_original))
    return out


def _sentences(folded: Folded, span: Span, profile: Profile) -> list[list[Word]]:
    text = folded.text[span.start : span.end]
    found = [words_of(folded, Span(span.start + a, span.start + b), profile) for a, b in sentences(text, profile)]
    return [words for words in found if words]


def _key(word: Word, known: set[str], glossary: Glossary) -> str:
    """Return what a word of the original is looked for by in the rendering."""
    if word.plain[:PREFIX] in known or not word.content:
        return word.plain
    for gloss in glossary.of_original(word.plain, morphology(glossary.profile).ends_in_suffixes):
        first = gloss.modern.split()[0]
        if any(key.startswith(first[:PREFIX]) for key in (first[:PREFIX],) if key in known):
            return first
    return word.plain

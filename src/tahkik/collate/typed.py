"""Give every difference its relation, level, class and flags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from tahkik.collate.blocks import Run
from tahkik.collate.capitals import only_place_differs
from tahkik.collate.values import whole_numbers
from tahkik.languages import Profile, pattern_regex
from tahkik.languages.signs import unify_signs
from tahkik.model import Level, Passage, Relation, Variant, VariantClass
from tahkik.text.compare import Context, compare, is_word
from tahkik.text.flags import flags, flags_apart
from tahkik.text.fold import Folded

#: A passage counts as misread when at least this many of its words, and this share of them, are non-words explained by
#: confusable letters (a trial: taken word by word, *suspect* swallowed half of the near-word changes).
MISREAD_WORDS = 3
MISREAD_SHARE = 0.06
#: In a short quotation two such words are enough where they are this share of it.
MISREAD_FEW = 2
MISREAD_MOST = 0.25
#: Words a side of a difference that is tried as one phrase (noktainazar / nokta-i nazar, 30 bin / 30.000).
PHRASE_WORDS = 5
#: Licences that touch no letter: capitals, apostrophes, quotation glyphs, encoding.
_GRAPHIC = frozenset({"R01", "R03", "R18"})


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The two sides of a collation and what is known about them."""

    page: Folded
    source: Folded
    page_brackets: NDArray[np.bool_]
    page_noise: NDArray[np.bool_]
    source_noise: NDArray[np.bool_]
    elided: NDArray[np.bool_]
    profile: Profile

    def page_passage(self, start: int, end: int) -> Passage:
        """Return the written words of tokens of the quotation."""
        return _passage(self.page, start, end)

    def source_passage(self, start: int, end: int) -> Passage:
        """Return the written words of tokens of the source."""
        return _passage(self.source, start, end)


def _passage(side: Folded, start: int, end: int) -> Passage:
    a, b = int(side.starts[start]), int(side.ends[end - 1])
    return Passage(a, b, side.text[a:b])


def misread(sides: Sides, runs: Sequence[Run]) -> bool:
    """Whether the passage counts as misread; a property of the passage, never of one word."""
    return _is_misread(sides, runs, _differing(sides, runs))


def _is_misread(sides: Sides, runs: Sequence[Run], differing: Sequence[bool]) -> bool:
    total = sum(run.page[1] - run.page[0] for run in runs)
    pairs = [
        (sides.page.word(run.page[0]), sides.source.word(run.source[0]))
        for run, differs in zip(runs, differing, strict=True)
        if differs and run.page[1] - run.page[0] == 1 == run.source[1] - run.source[0]
    ]
    pairs = [(a, b) for a, b in pairs if not is_word(a, sides.profile)]

    def enough(count: int) -> bool:
        return (count >= MISREAD_WORDS and count >= MISREAD_SHARE * total) or (
            count >= MISREAD_FEW and count >= MISREAD_MOST * total
        )

    # most passages have too few words that are none for any comparison to matter
    return enough(len(pairs)) and enough(
        sum(compare(a, b, sides.profile, Context(misread=True)).kind == "suspect" for a, b in pairs)
    )


def variants(sides: Sides, runs: Sequence[Run]) -> Iterator[Variant]:
    """Type the differences of runs (transpositions taken out before), in the order of the page."""
    differing = _differing(sides, runs)
    context = _Contexts(sides, _is_misread(sides, runs, differing))
    whole = whole_numbers(sides, runs, differing)
    if whole != runs:
        runs, differing = whole, _differing(sides, whole)
    k = 0
    while k < len(runs):
        if not differing[k]:
            k += 1
            continue
        phrase = _phrase(sides, runs, k, differing, context)
        if phrase is not None:
            variant, k = phrase
            yield variant
            continue
        run = runs[k]
        if run.operation == "pair":
            variant_or_none = _substitution(sides, run.page, run.source, context)
            if variant_or_none is not None:
                yield variant_or_none
        elif run.operation == "addition":
            yield from _additions(sides, run)
        else:
            yield from _omissions(sides, run)
        k += 1


class _Contexts:
    """Builds the context of a comparison: the following words, the letters of the whole passage."""

    def __init__(self, sides: Sides, is_misread: bool) -> None:
        self.sides = sides
        self.misread = is_misread
        self.ascii_page = _lacks(sides.page, sides.profile)
        self.ascii_source = _lacks(sides.source, sides.profile)

    def at(self, page_end: int, source_end: int) -> Context:
        page, source = self.sides.page, self.sides.source
        return Context(
            next_a=page.word(page_end) if page_end < len(page) else None,
            next_b=source.word(source_end) if source_end < len(source) else None,
            ascii_a=self.ascii_page,
            ascii_b=self.ascii_source,
            misread=self.misread,
        )


def _lacks(side: Folded, profile: Profile) -> bool:
    if not profile.letters or len(side) == 0:
        return False
    text = side.text[int(side.starts[0]) : int(side.ends[-1])]
    # in NFC a letter is one sign, so that the different signs of a text say as much as the text; a sign of ASCII (the I
    # of Itilaf) shows nothing, whatever letter it is in lower case
    signs = {sign for sign in set(normalize("NFC", text)) if not sign.isascii()}
    return not signs or profile.letters.isdisjoint(profile.normalise("".join(signs)))


def _written_alike(a: str, b: str) -> bool:
    return a == b or unify_signs(a) == unify_signs(b)


def _differing(sides: Sides, runs: Sequence[Run]) -> list[bool]:
    """Whether the two sides of each run are written otherwise, but for a capital that a word's place asks for."""
    page, source = sides.page, sides.source
    starts, ends = page.starts.tolist(), page.ends.tolist()
    others, stops = source.starts.tolist(), source.ends.tolist()
    return [
        operation != "pair"
        or not (
            _written_alike(page.text[starts[a] : ends[b - 1]], source.text[others[c] : stops[d - 1]])
            or (b - a == d - c == 1 and only_place_differs(page, a, source, c, sides.profile))
        )
        for operation, (a, b), (c, d) in runs
    ]


def _phrase(
    sides: Sides, runs: Sequence[Run], k: int, differing: Sequence[bool], context: _Contexts
) -> tuple[Variant, int] | None:
    """Try a short difference that holds a gap as one phrase: spacing and numbers agree only as a whole."""
    end = k
    gap = False
    while end < len(runs) and differing[end] and end - k < PHRASE_WORDS:
        gap = gap or runs[end].operation != "pair"
        end += 1
    for stop in range(end, k + 1, -1):
        part = runs[k:stop]
        page = (part[0].page[0], part[-1].page[1])
        source = (part[0].source[0], part[-1].source[1])
        sizes = (page[1] - page[0], source[1] - source[0])
        if not gap or min(sizes) == 0 or max(sizes) > PHRASE_WORDS:
            continue
        if not any(run.operation != "pair" for run in part):
            continue
        if sides.page_brackets[page[0] : page[1]].any() or sides.elided[page[0] : page[1] - 1].any():
            continue
        relation = compare(
            sides.page_passage(*page).text,
            sides.source_passage(*source).text,
            sides.profile,
            context.at(page[1], source[1]),
        )
        if relation.kind in ("same", "underspecified"):
            return _typed(sides, page, source, relation), stop
    return None


def _substitution(sides: Sides, page: tuple[int, int], source: tuple[int, int], context: _Contexts) -> Variant | None:
    a, b = sides.page_passage(*page).text, sides.source_passage(*source).text
    if _written_alike(a, b):
        return None
    return _typed(sides, page, source, compare(a, b, sides.profile, context.at(page[1], source[1])))


def _typed(sides: Sides, page: tuple[int, int], source: tuple[int, int], relation: Relation) -> Variant:
    level: Level
    class_: VariantClass
    marks = relation.flags
    if relation.kind == "same":
        level, class_ = ("graphic" if set(relation.rules) <= _GRAPHIC else "orthographic"), "orthographic"
    elif relation.kind == "underspecified":
        level, class_ = "orthographic", "orthographic"
    elif relation.kind == "suspect":
        level, class_ = "graphic", "doubtful"
    elif relation.kind == "inflection":
        level, class_ = "morphological", "substantive"
    else:
        level, class_ = "lexical", "substantive"
        marks = flags_apart(sides.page_passage(*page).text, sides.source_passage(*source).text, sides.profile)
    rule = "+".join(relation.rules) or None
    return Variant(
        "substitution",
        level,
        class_,
        sides.page_passage(*page),
        sides.source_passage(*source),
        relation.kind,
        marks,
        rule if class_ != "substantive" else None,
    )


def _additions(sides: Sides, run: Run) -> Iterator[Variant]:
    for start, end in _pieces(sides.page_brackets, *run.page):
        passage = sides.page_passage(start, end)
        if sides.page_noise[start]:
            yield Variant("addition", "graphic", "orthographic", passage, None, None, (), "noise")
        else:
            yield Variant("addition", "lexical", "substantive", passage, None, None, flags(passage.text, sides.profile))


def _omissions(sides: Sides, run: Run) -> Iterator[Variant]:
    at = run.page[0]
    marked = 0 < at <= len(sides.elided) and bool(sides.elided[at - 1])
    for start, end in _pieces(sides.source_noise, *run.source):
        passage = sides.source_passage(start, end)
        if sides.source_noise[start]:
            yield Variant("omission", "graphic", "orthographic", None, passage, None, (), "noise")
        else:
            class_: VariantClass = "elided" if marked else "substantive"
            yield Variant("omission", "lexical", class_, None, passage, None, flags(passage.text, sides.profile))


def _pieces(mask: NDArray[np.bool_], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a range of tokens where a mask changes."""
    at = start
    for token in range(start + 1, end):
        if mask[token] != mask[token - 1]:
            yield at, token
            at = token
    if end > at:
        yield at, end


@lru_cache(maxsize=4096)
def is_noise(words: str, profile: Profile) -> bool:
    """Whether the words of a bracket are audience noise by the profile's list (``Alkışlar``)."""
    inside = words.strip().rstrip(".!")
    return _heard(inside, profile) or all(_heard(part.strip(), profile) for part in inside.split(","))


def _heard(inside: str, profile: Profile) -> bool:
    return any(pattern_regex(pattern, profile).fullmatch(inside) for pattern in profile.lists.get("noise", ()))

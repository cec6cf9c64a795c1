"""Words that nothing renders, words that render nothing, and words that stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.model import Drift, Parting, Passage
from tahkik.renderings.sentences import Bead
from tahkik.renderings.words import Word, table_of
from tahkik.text.compare import compare
from tahkik.text.morphology import morphology

#: A look-alike differs at one place in one letter, a word of `LONG` letters in two, and keeps the rest: what differs by
#: more is another way to say it, or unknown.
MOST_LETTERS, LONG, LEAST_LETTERS = 2, 8, 3
#: Letters of a beginning or an end that hold a word together.
BEGINNING = 3
#: Names more alike than this are one name in two spellings.
NAME_ALIKE = 0.5
#: Words that say something in a row without a counterpart: fewer are a matter of style.
LEAST_ROW = 3
#: Words of the other side that may stand unlinked where a row is missing; more may well render it.
LEAST_BESIDE = 0
#: Share of linked words in a sentence whose gaps mean something.
SHARE = 0.6
#: The same of a sentence that may lack a row itself, and of the one beside it, which must be linked but for little.
LEAST_SHARE, OTHER_SHARE = 0.4, 0.8
#: Signs that end a sentence.
STOPS = frozenset(".!?…")
#: Longest word whose letters are compared.
LONGEST = 200


def drifts(bead: Bead, glossary: Glossary, profile: Profile) -> Iterator[Drift]:
    """Yield words that stand alone, unlinked, between linked neighbours of both sides, and cannot mean the same."""
    if bead.share_of_original < SHARE or bead.share_of_rendering < SHARE:
        return
    left, right = _content(bead.original), _content(bead.rendering)
    for at, i in enumerate(left):
        if i in bead.to_rendering:
            continue
        before, after = _neighbours(left, at, bead.to_rendering)
        if before is None and after is None:
            continue
        slot = [j for j in right if j not in bead.to_original and _within(j, before, after, right)]
        if len(slot) != 1:
            continue
        one, other = bead.original[i], bead.rendering[slot[0]]
        if _parts(one, other, glossary, profile):
            there, here = bead.original_passage(i, i), bead.rendering_passage(slot[0], slot[0])
            relation = compare(here.text, there.text, profile)
            if relation.kind not in ("same", "underspecified") and (relation.kind != "inflection" or relation.flags):
                yield Drift(there, here, relation)


def _content(words: Sequence[Word]) -> list[int]:
    return [at for at, word in enumerate(words) if word.content and not word.plain.isdigit()]


def _neighbours(left: Sequence[int], at: int, links: dict[int, int]) -> tuple[int | None, int | None]:
    before = links.get(left[at - 1]) if at > 0 else None
    after = links.get(left[at + 1]) if at + 1 < len(left) else None
    return before, after


def _within(j: int, before: int | None, after: int | None, right: Sequence[int]) -> bool:
    """Return whether a word stands where its neighbours put it: beside both, or beside one at an end."""
    place = right.index(j)
    near = {right[k] for k in (place - 1, place + 1) if 0 <= k < len(right)}
    wanted = {one for one in (before, after) if one is not None}
    linked = near & wanted
    return linked == wanted or (len(linked) == 1 and len(near) == 1)


def _parts(one: Word, other: Word, glossary: Glossary, profile: Profile) -> bool:
    """Return whether two words in one place say different things: letters alike, names, or each other's contrary."""
    may_end = morphology(profile).ends_in_suffixes
    if any(gloss.modern.split()[0] in other.stems for gloss in glossary.of_original(one.plain, may_end)):
        return False
    opposites = table_of(profile).opposites
    if any(not opposites.get(stem, frozenset()).isdisjoint({*other.stems, other.plain}) for stem in one.stems):
        return True
    if _is_name(one, profile) and _is_name(other, profile) and not glossary.of_original(one.plain, may_end):
        return _other_name(one.plain, other.plain)
    return _look_alike(one.plain, other.plain, morphology(profile).vowels)


def _is_name(word: Word, profile: Profile) -> bool:
    """Return whether a capital is a name's; titles and the words of a law have capitals too."""
    if not word.name:
        return False
    known = morphology(profile).analyses(word.plain)
    return not word.stems.isdisjoint(profile.lexicon.names) or word.plain in profile.lexicon.names or not known


def _other_name(one: str, other: str) -> bool:
    """Return whether two names are not one in two spellings (Ayıntap, Antep)."""
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return one[0] != other[0] or alike < NAME_ALIKE


def _look_alike(one: str, other: str, vowels: frozenset[str]) -> bool:
    """Return whether two words differ in a letter or two at one place (nüfuz, nüfus): misread, or mistyped."""
    low, high = sorted((one, other), key=len)
    if len(high) > LONGEST:
        return False
    head = 0
    while head < len(low) and low[head] == high[head]:
        head += 1
    tail = 0
    while tail < len(low) - head and low[-1 - tail] == high[-1 - tail]:
        tail += 1
    middle = len(high) - head - tail
    if not 0 < middle <= (MOST_LETTERS if len(high) >= LONG else 1) or head + tail < LEAST_LETTERS:
        return False
    if len(low) == head + tail and head > BEGINNING:
        return False  # sanayiin, sanayinin: a letter more inside a word is a way to write it
    if tail >= BEGINNING - 1:
        return True
    # at a word's end only another consonant is a slip: millet and millî, idare and idarî are of one family
    return len(low) == len(high) and not {low[head], high[head]} & vowels


def gap_partings(found: Sequence[Bead], glossary: Glossary, ends: bool) -> Iterator[Parting]:
    """Yield omissions and additions: rows inside sentences, and whole sentences between rendered ones.

    ``ends``: also the sentences before the first and after the last rendered one.
    """
    good = [at for at, bead in enumerate(found) if bead.pairs and bead.share_of_original >= SHARE]
    for at, bead in enumerate(found):
        if bead.original and bead.rendering:
            yield from _rows(bead, glossary)
            continue
        before, after = _nearest(good, at, -1), _nearest(good, at, 1)
        between = before == at - 1 and after == at + 1
        if not (between or (ends and good and (before == at - 1 or after == at + 1) and _at_end(found, at))):
            continue
        words = bead.original or bead.rendering
        if sum(word.content for word in words) < LEAST_ROW:
            continue
        beside = found[at - 1] if at > 0 else found[at + 1]
        if bead.original:
            whole = bead.original_passage(0, len(bead.original) - 1)
            last = beside.rendering[-1].end if at > 0 else beside.rendering[0].start
            yield Parting("omission", whole, whole._replace(start=last, end=last, text=""))
        else:
            whole = bead.rendering_passage(0, len(bead.rendering) - 1)
            last = beside.original[-1].end if at > 0 else beside.original[0].start
            yield Parting("addition", whole._replace(start=last, end=last, text=""), whole)


def _nearest(good: Sequence[int], at: int, step: int) -> int | None:
    return next((one for one in (good if step > 0 else reversed(good)) if (one - at) * step > 0), None)


def _at_end(found: Sequence[Bead], at: int) -> bool:
    return at in (0, len(found) - 1)


def _rows(bead: Bead, glossary: Glossary) -> Iterator[Parting]:
    left, right = _content(bead.original), _content(bead.rendering)
    if bead.share_of_original >= LEAST_SHARE:
        for row in _unlinked(left, bead.to_rendering):
            if len(row) >= LEAST_ROW and not _loose_beside(bead.to_rendering, row, left, right, bead.to_original):
                first, last = _whole(row[0], row[-1], bead.original, bead.to_rendering)
                if bead.share_of_rendering >= _wanted(bead.there, bead.original, first, last):
                    yield Parting("omission", bead.original_passage(first, last), bead.point(first))
    if bead.share_of_rendering >= LEAST_SHARE:
        for row in _unlinked(right, bead.to_original):
            if len(row) >= LEAST_ROW and not _loose_beside(bead.to_original, row, right, left, bead.to_rendering):
                first, last = _whole(row[0], row[-1], bead.rendering, bead.to_original)
                if bead.share_of_original >= _wanted(bead.here, bead.rendering, first, last):
                    here = bead.rendering_passage(first, last)
                    bracket = _in_brackets(bead.here, here)
                    yield Parting("addition", bead.point_of_original(first), here, sure=not bracket, bracket=bracket)


def _wanted(text: str, words: Sequence[Word], first: int, last: int) -> float:
    """Return the share of linked words asked of the other side: less where the row is a sentence of its own."""
    before = first == 0 or any(sign in STOPS for sign in text[words[first - 1].end : words[first].start])
    after = last + 1 == len(words) or any(sign in STOPS for sign in text[words[last].end : words[last + 1].start])
    return LEAST_SHARE if before and after else OTHER_SHARE


def _unlinked(places: Sequence[int], links: dict[int, int]) -> Iterator[list[int]]:
    row: list[int] = []
    for at in places:
        if at in links:
            if row:
                yield row
            row = []
        else:
            row.append(at)
    if row:
        yield row


def _whole(first: int, last: int, words: Sequence[Word], links: dict[int, int]) -> tuple[int, int]:
    """Return a row with the small words around it that nothing links."""
    while first > 0 and first - 1 not in links and not words[first - 1].content:
        first -= 1
    while last + 1 < len(words) and last + 1 not in links and not words[last + 1].content:
        last += 1
    return first, last


def _loose_beside(
    links: dict[int, int], row: Sequence[int], own: Sequence[int], others: Sequence[int], back: dict[int, int]
) -> bool:
    """Return whether unlinked words of the other side stand where the row would be rendered."""
    before = [links[at] for at in own if at < row[0] and at in links][-2:]
    after = [links[at] for at in own if at > row[-1] and at in links][:2]
    if not before and not after:
        return True
    ends = [*before, *after]
    low = min(ends) if before and after else (min(before) if before else -1)
    high = max(ends) if before and after else (max(after) if after else 10**9)
    loose = [at for at in others if low < at < high and at not in back]
    return len(loose) > LEAST_BESIDE


def _in_brackets(text: str, words: Passage) -> bool:
    return text[max(0, words.start - 2) : words.start].rstrip()[-1:] in ("(", "[") and text[
        words.end : words.end + 3
    ].lstrip(".!? ")[:1] in (")", "]")

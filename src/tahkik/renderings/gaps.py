"""Words that nothing renders, words that render nothing, and words that stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tahkik.languages import Profile
from tahkik.languages.glossary import Glossary
from tahkik.model import Drift, Parting, Passage
from tahkik.renderings.pairing import pair
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
#: Words in a row that are enough where every other word of both sides is linked, and says something.
LEAST_ALONE = 2
#: Words of the other side that may stand unlinked where a row is missing; more may well render it. Beside a sentence of
#: its own one may: it renders a word of the sentence before.
LEAST_BESIDE, LEAST_BESIDE_SENTENCE = 0, 1
#: Share of linked words in a sentence whose gaps mean something.
SHARE = 0.6
#: The same of a sentence that may lack a row itself, and of the one beside it, which must be linked but for little.
LEAST_SHARE, OTHER_SHARE = 0.4, 0.8
#: Share of the words of a row with counterparts in a sentence beside its own that shows that it stands there.
BESIDE = 0.5
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
        if _parts(one, other, glossary, profile) or (
            _titled(bead, i, slot[0]) and _other_title(one, other, glossary, profile)
        ):
            there, here = bead.original_passage(i, i), bead.rendering_passage(slot[0], slot[0])
            relation = compare(here.text, there.text, profile)
            if relation.kind not in ("same", "underspecified") and (relation.kind != "inflection" or relation.flags):
                yield Drift(there, here, relation)


def _content(words: Sequence[Word]) -> list[int]:
    return [at for at, word in enumerate(words) if word.content and not word.plain[:1].isdigit()]


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


def _titled(bead: Bead, i: int, j: int) -> bool:
    """Return whether two words begin one name of two: in capitals, before linked words in capitals (Ticaret Odası).

    The words of an izafet change places, and more than one of them may be rendered by one word.
    """
    if i + 1 == len(bead.original) or j + 1 == len(bead.rendering) or bead.to_rendering.get(i + 1) != j + 1:
        return False
    name = (bead.original[i], bead.original[i + 1], bead.rendering[j], bead.rendering[j + 1])
    before = [words[at - 1] for words, at in ((bead.original, i), (bead.rendering, j)) if at > 0]
    return (
        all(_capital(word) and "-" not in word.text for word in name)
        and not any(_capital(word) for word in before)
        and SequenceMatcher(None, name[0].plain, name[2].plain, autojunk=False).ratio() < NAME_ALIKE
    )


def _capital(word: Word) -> bool:
    return word.text[:1].isupper()


def _other_title(one: Word, other: Word, glossary: Glossary, profile: Profile) -> bool:
    """Return whether two words of names are known, and not to stand for each other (Ticaret, Ziraat)."""
    ours, theirs = (_glosses(word, glossary, profile) for word in (one, other))
    renders = {gloss.original for stem in other.stems for gloss in glossary.of_modern(stem)}
    if not (ours or theirs) or not ours.isdisjoint({other.plain, *other.stems}) or not renders.isdisjoint(one.stems):
        return False
    # a word nobody knows a rendering of may be rendered by any word but one that is no modern word itself
    return bool(ours) if not theirs else ours.isdisjoint(theirs)


def _glosses(word: Word, glossary: Glossary, profile: Profile) -> set[str]:
    """Return the words of what is known to render a word."""
    may_end = morphology(profile).ends_in_suffixes
    known = [one for stem in {word.plain, *word.stems} for one in glossary.of_original(stem, may_end)]
    return {part for one in known for part in one.modern.split()} - {word.plain}


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
        beside = [found[k] for k in (at - 1, at + 1) if 0 <= k < len(found)]
        if bead.original and bead.rendering:
            for one in _rows(bead, glossary):
                row = _words(one, bead)
                if not _said_beside(row, beside, glossary, omitted=one.kind == "omission"):
                    yield one
            continue
        before, after = _nearest(good, at, -1), _nearest(good, at, 1)
        between = before == at - 1 and after == at + 1
        if not (between or (ends and good and (before == at - 1 or after == at + 1) and _at_end(found, at))):
            continue
        words = bead.original or bead.rendering
        if sum(word.content for word in words) < LEAST_ROW:
            continue
        if _said_beside(words, beside, glossary, omitted=bool(bead.original)):
            continue
        if bead.original:
            whole = bead.original_passage(0, len(bead.original) - 1)
            last = beside[0].rendering[-1].end if at > 0 else beside[0].rendering[0].start
            yield Parting("omission", whole, whole._replace(start=last, end=last, text=""))
        else:
            whole = bead.rendering_passage(0, len(bead.rendering) - 1)
            last = beside[0].original[-1].end if at > 0 else beside[0].original[0].start
            yield Parting("addition", whole._replace(start=last, end=last, text=""), whole)


def _words(one: Parting, bead: Bead) -> list[Word]:
    """Return the words of a bead that an omission or addition speaks of."""
    side, words = (one.original, bead.original) if one.kind == "omission" else (one.rendering, bead.rendering)
    return [word for word in words if side.start <= word.start and word.end <= side.end]


def _said_beside(row: Sequence[Word], beside: Sequence[Bead], glossary: Glossary, *, omitted: bool) -> bool:
    """Return whether words that nothing of their own sentence stands for have counterparts in the sentences beside it:
    then the sentences were set beside each other wrongly, and nothing is missing.
    """
    telling = sum(word.content for word in row)
    for bead in beside:
        words, links = (bead.rendering, bead.to_original) if omitted else (bead.original, bead.to_rendering)
        free = [word for at, word in enumerate(words) if at not in links]
        pairs = pair(row, free, glossary, glossary.profile) if omitted else pair(free, row, glossary, glossary.profile)
        met = {at for one in pairs for at in range(*(one.original if omitted else one.rendering))}
        if sum(row[at].content for at in met) >= BESIDE * telling:
            return True
    return False


def _nearest(good: Sequence[int], at: int, step: int) -> int | None:
    return next((one for one in (good if step > 0 else reversed(good)) if (one - at) * step > 0), None)


def _at_end(found: Sequence[Bead], at: int) -> bool:
    return at in (0, len(found) - 1)


def _rows(bead: Bead, glossary: Glossary) -> Iterator[Parting]:
    ours = _Side(bead.original, bead.there, bead.to_rendering, bead.share_of_original)
    theirs = _Side(bead.rendering, bead.here, bead.to_original, bead.share_of_rendering)
    for first, last in _missing(ours, theirs):
        yield Parting("omission", bead.original_passage(first, last), bead.point(first))
    for first, last in _missing(theirs, ours):
        here = bead.rendering_passage(first, last)
        bracket = _in_brackets(bead.here, here)
        yield Parting("addition", bead.point_of_original(first), here, sure=not bracket, bracket=bracket)


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one side of a bead, their text, the words of the other that they stand for, and their share."""

    words: Sequence[Word]
    text: str
    links: dict[int, int]
    share: float


def _missing(own: _Side, other: _Side) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of the rows of one side that nothing of the other stands for."""
    if own.share < LEAST_SHARE:
        return
    places, others = _content(own.words), _content(other.words)
    linked = sum(at in own.links for at in places)
    for row in _unlinked(places, own):
        first, last = _whole(row[0], row[-1], own.words, own.links)
        wanted = _wanted(own.text, own.words, first, last)
        alone = linked + len(row) == len(places) and other.share == 1
        loose = LEAST_BESIDE_SENTENCE if wanted == LEAST_SHARE else LEAST_BESIDE
        if (
            len(row) >= (LEAST_ALONE if alone else LEAST_ROW)
            and other.share >= wanted
            and not _loose_beside(own.links, row, places, others, other.links, loose)
        ):
            yield first, last


def _wanted(text: str, words: Sequence[Word], first: int, last: int) -> float:
    """Return the share of linked words asked of the other side: less where the row is a sentence of its own."""
    before = first == 0 or any(sign in STOPS for sign in text[words[first - 1].end : words[first].start])
    after = last + 1 == len(words) or any(sign in STOPS for sign in text[words[last].end : words[last + 1].start])
    return LEAST_SHARE if before and after else OTHER_SHARE


def _unlinked(places: Sequence[int], side: _Side) -> Iterator[list[int]]:
    """Yield the rows of words that nothing stands for, each within a sentence."""
    row: list[int] = []
    for at in places:
        between = side.text[side.words[row[-1]].end : side.words[at].start] if row else ""
        if row and (at in side.links or not STOPS.isdisjoint(between) or "\n" in between):
            yield row
            row = []
        if at not in side.links:
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
    links: dict[int, int],
    row: Sequence[int],
    own: Sequence[int],
    others: Sequence[int],
    back: dict[int, int],
    most: int,
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
    return len(loose) > most


def _in_brackets(text: str, words: Passage) -> bool:
    return text[max(0, words.start - 2) : words.start].rstrip()[-1:] in ("(", "[") and text[
        words.end : words.end + 3
    ].lstrip(".!? ")[:1] in (")", "]")

"""From chains to candidates: which places are claimed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tahkik.corpus import Group
from tahkik.find.seek import AS_GOOD, Chain, Seeking, diagonals, seek, stands
from tahkik.find.weigh import Alignment, chance, shared, trim, weigh
from tahkik.model import Dropped, Quotation
from tahkik.options import FindOptions
from tahkik.text.fold import Folded

#: Unmarked words are claimed only where chance would give fewer places than this (a trial on 10,000 planted quotations;
#: a page asks as many questions as it has words).
UNMARKED_CHANCE = 1e-6
#: Chains of one quotation that are aligned, best first, and the share of the best one's score they must have.
REGIONS = 24
REGION_SHARE = 0.35
#: A place may be as good as the best one within this many bits, or this share of them: bits say how surely a place is
#: none of chance's, not which of two like places it is. That is for collation to tell.
TIE_BITS = 8.0
TIE_SHARE = 0.25
#: Words around a place in which the rest of a quotation is looked for: without and with a marked ellipsis.
NEAR = 150
NEAR_ELIDED = 1_200
#: Parts of a quotation that are gathered in one place: the main one, one before it, one after it.
PARTS = 3
#: Bits a further part of a quotation must bring beyond what the room it was looked for in gives to chance.
PART_BITS = 5.0
#: Share of the words of a marked quotation that a place must hold, letter by letter or nearly, unless chance gives
#: fewer places than this: a letter shares its
#: closing formula with a hundred others (1e-7 for the seed's), a passage built into other words brings 1e-15.
MARKED_SHARE = 0.55
PARTIAL_CHANCE = 1e-12
#: and this share where they stand scattered: what two letters of credence share is about six words in ten; of
#: 700 planted quotations with a quarter of the letters wrong or of the words changed, 699 are found with it. Of a
#: quotation of fewer than twelve words so many in a row would be the half, and nothing is asked but the share.
SCATTERED_SHARE = 0.65
#: Words in a row that such a part must have: a genre says the same things in the same order with other words between.
PARTIAL_RUN = 6
#: Where the evidence is thin, nearly every word must stand there, or be a misreading of what stands there: of five
#: words
#: two replaced ones leave a turn of phrase.
NARROW_SHARE = 0.75
#: Words below which nothing tells a quotation from everybody's words.
LEAST_WORDS = 3
#: Tier 2 looks again where tier 1 placed less than this share of a quotation, with seeds in at most this many places.
FIRM_SHARE = 0.6
SHORT_CAP = 400
#: Words, beside a quarter of the quotation, by which an alignment may wander from its chain.
WANDER = 12
#: A place with less than this share of the best one's bits is not looked at again.
OVERSHADOWED = 0.5
#: Places handed on at the most.
PLACES = 600


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """A quotation as *find* sees it: its tokens (narration and repeated marks left out) and whether it has an
    ellipsis.
    """

    quotation: Quotation
    words: Folded
    elided: bool


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Words of a quotation aligned with one stretch of a source, and ``room``: bits its further parts owe to chance."""

    parts: tuple[Alignment, ...]
    document: int
    room: float

    @property
    def bits(self) -> float:
        """Evidence against chance."""
        return sum(part.bits for part in self.parts) - self.room

    def count(self, what: Callable[[Alignment, Folded, Group], int], words: Folded, group: Group) -> int:
        """Count words over all parts: exact, held or misread ones."""
        return sum(what(part, words, group) for part in self.parts)

    def shifted(self, words: int) -> Place:
        """Return the place with its page tokens counted from ``words`` earlier."""
        moved = tuple(Alignment(part.bits, part.pairs + np.array([words, 0], np.int32)) for part in self.parts)
        return replace(self, parts=moved)

    def words(self) -> set[int]:
        """Return the tokens of the stretch that are set beside one of the sources."""
        return {word for part in self.parts for word in part.pairs[:, 0].tolist()}

    def within(self, first: int, last: int) -> Place:
        """Return the place without the words outside ``first:last`` of the stretch; itself where that leaves none."""
        kept = [part.pairs[(part.pairs[:, 0] >= first) & (part.pairs[:, 0] < last)] for part in self.parts]
        parts = tuple(Alignment(part.bits, pairs) for part, pairs in zip(self.parts, kept, strict=True) if len(pairs))
        return replace(self, parts=parts) if parts else self

    def hull(self) -> tuple[int, int, int, int]:
        """Return the half-open tokens of the stretch and of the group that all parts lie in."""
        page = [int(p) for part in self.parts for p in (part.pairs[0, 0], part.pairs[-1, 0])]
        source = [int(s) for part in self.parts for s in (part.pairs[0, 1], part.pairs[-1, 1])]
        return min(page), max(page) + 1, min(source), max(source) + 1


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """All that looking for a quotation in one group met.

    ``tiers`` are the searches in the order they were made; ``claimed`` the places that are claimed, best first;
    ``dropped`` the others, in no order, each with the reason; ``further`` the places of other words of the quotation
    than ``claimed`` holds, those of the same words together.
    """

    sought: Sought
    group: Group
    options: FindOptions
    tiers: tuple[Seeking, ...] = ()
    claimed: tuple[Place, ...] = ()
    dropped: tuple[tuple[Place, Dropped], ...] = ()
    further: tuple[tuple[Place, ...], ...] = ()


def look(sought: Sought, group: Group, options: FindOptions) -> Looked:
    """Look for the whole of a quotation, and decide about every place that was met.

    Parameters
    ----------
    sought, group, options :
        As in `find_marked`.

    Returns
    -------
    Looked
        Every place that was aligned is in it once, claimed or dropped.
    """
    count = len(sought.words)
    if count < LEAST_WORDS or group.tokens == 0:
        return Looked(sought, group, options)
    tiers = [seek(sought.words, group, group.long, 0.0)]
    places = _standing(sought, group) + _places(sought, group, tiers[0].chains, options)
    if not any(_firm(place, count, group, options) for place in places):
        tiers.append(seek(sought.words, group, group.short, 0.0, cap=SHORT_CAP))
        places += _places(sought, group, tiers[1].chains, options, places)
    kept: list[Place] = []
    dropped: list[tuple[Place, Dropped]] = []
    for place in places:
        why = _refused(place, sought.words, group, options)
        if why is None:
            kept.append(place)
        else:
            dropped.append((place, why))
    kept, crowded = _distinct(sorted(kept, key=lambda place: (-place.bits, place.hull()[2])))
    dropped += [(place, "overlaps") for place in crowded]
    if not kept:
        return Looked(sought, group, options, tuple(tiers), (), tuple(dropped))
    parts = _apart(kept)
    claimed = [_tied(part, sought.words, group) for part in parts]
    chosen = {id(place) for part in claimed for place in part}
    dropped += [(place, "weaker") for place in kept if id(place) not in chosen]
    return Looked(
        sought, group, options, tuple(tiers), tuple(claimed[0]), tuple(dropped), tuple(map(tuple, claimed[1:]))
    )


def _apart(places: Sequence[Place]) -> list[list[Place]]:
    """Part places, best first, by the words of the quotation they hold: those of the best one, then those of others.

    Two passages in one pair of marks are as good as each other, and yet no two places of the same words.
    """
    if len(places) == 1:
        return [list(places)]
    parts: list[list[Place]] = []
    held: list[set[int]] = []
    for place in places:
        # word by word: a stray word behind a gap stretches what lies between the first and the last
        words = place.words()
        for part, others in zip(parts, held, strict=True):
            if 2 * len(words & others) > min(len(words), len(others)):
                part.append(place)
                break
        else:
            parts.append([place])
            held.append(words)
    return parts


def _tied(places: Sequence[Place], words: Folded, group: Group) -> list[Place]:
    """Return the places as good as the first, and those where the whole of the words stands."""
    least = places[0].bits - max(TIE_BITS, TIE_SHARE * places[0].bits)
    # a formula that stands there whole is worth fewer bits than a rare place where one word of it is another
    return [
        place for place in places if place.bits >= least or place.count(Alignment.exact, words, group) == len(words)
    ]


def _firm(place: Place, count: int, group: Group, options: FindOptions) -> bool:
    """Whether a place is so good that tier 2 need not look again."""
    first, last, _, _ = place.hull()
    return chance(place.bits, count, group.tokens) <= options.max_chance and last - first >= FIRM_SHARE * count


def _refused(place: Place, words: Folded, group: Group, options: FindOptions) -> Dropped | None:
    """Return why a place is not claimed by itself, or None: chance is against it, and it holds half of the quotation
    or chance is out of the question.

    The whole of a quotation standing there letter by letter needs no reckoning: it is a formula, and it is there.
    """
    count = len(words)
    expected = chance(place.bits, count, group.tokens)
    in_a_row = max(part.longest(words, group) for part in place.parts) >= PARTIAL_RUN
    if expected <= PARTIAL_CHANCE and in_a_row:
        return None
    if expected <= UNMARKED_CHANCE:
        share = MARKED_SHARE if in_a_row or count < 2 * PARTIAL_RUN else SCATTERED_SHARE
        return None if place.count(Alignment.held, words, group) >= share * count else "few-words"
    if expected <= options.max_chance:
        return None if place.count(Alignment.misread, words, group) >= NARROW_SHARE * count else "unlike-words"
    return None if place.count(Alignment.exact, words, group) == count else "chance"


def _standing(sought: Sought, group: Group) -> list[Place]:
    """Return the places where the whole quotation stands letter by letter; chains lose a formula among its likes."""
    count = len(sought.words)
    places = []
    for token in stands(sought.words, group, PLACES):
        pairs = np.stack([np.arange(count), np.arange(token, token + count)], axis=1).astype(np.int32)
        bits = float(group.word_bits[token]) + float(group.next_bits[token + 1 : token + count].sum())
        places.append(Place((Alignment(bits, pairs),), group.document_of(token), 0.0))
    return places


def _places(
    sought: Sought, group: Group, chains: Sequence[Chain], options: FindOptions, seen: Sequence[Place] = ()
) -> list[Place]:
    """Align along the best chains, several to a document; gather further parts of the quotation around the best.

    Where a place was ``seen`` already, nothing is aligned again. No part brings more than the main one, two others at
    the most stand near it, and each owes its room to chance: a place that leads to no claim so is left as it is.
    """
    needed = math.log2(max(1, len(sought.words) * group.tokens) / options.max_chance)
    hopeless = (needed + (PARTS - 1) * math.log2(LEAST_WORDS * NEAR)) / PARTS
    mains: list[tuple[Alignment, int]] = []
    done = [place.hull()[2:] for place in seen]
    floor = REGION_SHARE * chains[0].score if chains else 0.0
    full = AS_GOOD * chains[0].score if chains else 0.0
    best = 0.0
    for rank, one in enumerate(chains):
        if one.score < floor or (rank >= REGIONS and (one.score < full or best < hopeless)):
            break
        if one.score < full and one.score < OVERSHADOWED * best:
            break
        low, high = group.token_of(one.start), group.token_of(one.end - 1) + 1
        if any(start <= low and high <= end for start, end in done):
            continue
        document = group.document_of(low)
        main = _main(sought, group, document, one)
        if len(main.pairs):
            mains.append((main, document))
            done.append((int(main.pairs[0, 1]), int(main.pairs[-1, 1]) + 1))
            best = max(best, main.bits)
    return [
        _gathered(sought, group, main, document)
        if main.bits >= max(hopeless, OVERSHADOWED * best)
        else Place((main,), document, 0.0)
        for main, document in mains
    ]


def _main(sought: Sought, group: Group, document: int, one: Chain) -> Alignment:
    """Align the quotation around a chain."""
    words = sought.words
    low, high = group.token_of(one.start), group.token_of(one.end - 1) + 1
    margin = len(words) + 12
    floor, ceiling = int(group.first[document]), int(group.first[document + 1]) - 1
    near = diagonals(words, group, one, WANDER + len(words) // 4)
    main = weigh(words, 0, len(words), group, max(floor, low - margin), min(ceiling, high + margin), near)
    return main if sought.quotation.closed else trim(main, words, group, head=False)


def _gathered(sought: Sought, group: Group, main: Alignment, document: int) -> Place:
    """Add the further parts of a quotation that stand near its main part, before or after it, in either order."""
    words = sought.words
    floor, ceiling = int(group.first[document]), int(group.first[document + 1]) - 1
    parts = [main]
    room = 0.0
    near = NEAR_ELIDED if sought.elided else NEAR
    edges = [(0, int(main.pairs[0, 0]))]
    if sought.quotation.closed or sought.elided:
        edges.append((int(main.pairs[-1, 0]) + 1, len(words)))
    for first, last in edges:
        # two words may be a formula by themselves; three are worth a look
        if last - first < 3:
            continue
        start, end = int(main.pairs[0, 1]), int(main.pairs[-1, 1]) + 1
        sides = [(max(floor, start - near), start), (end, min(ceiling, end + near))]
        # a part without one word of the source's own would be found among any others
        held = [side for side in sides if shared(words, first, last, group, *side) > 0]
        if not held:
            continue
        best = max((weigh(words, first, last, group, *side) for side in held), key=lambda found: found.bits)
        cost = math.log2((last - first) * max(2, sum(b - a for a, b in sides)))
        if best.bits >= PART_BITS + cost:
            parts.append(best)
            room += cost
    return Place(tuple(parts), document, room)


def _distinct(places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """Part the places from those that overlap a better one in the sources by more than half."""
    kept: list[Place] = []
    crowded: list[Place] = []
    spans: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        _, _, start, end = place.hull()
        others = spans.setdefault(place.document, [])
        if any(2 * (min(end, b) - max(start, a)) > min(end - start, b - a) for a, b in others):
            crowded.append(place)
            continue
        others.append((start, end))
        kept.append(place)
    return kept, crowded

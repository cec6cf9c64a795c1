"""From chains to candidates: which places are claimed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tahkik.corpus import Group
from tahkik.find.seek import Chain, seek
from tahkik.find.weigh import Alignment, chance, trim, weigh
from tahkik.model import Candidate, Quotation, Span
from tahkik.options import FindOptions
from tahkik.text.fold import Folded

#: Unmarked words are claimed only where chance would give fewer places than this (a trial on 10,000 planted quotations;
#: a page asks as many questions as it has words).
UNMARKED_CHANCE = 1e-6
#: and where at least this share of the words they span is the source's own.
UNMARKED_EXACT = 0.6
#: At least so many of its words stand there in a row, or so many altogether: names and titles alone make no quotation.
UNMARKED_RUN = 4
UNMARKED_MANY = 9
#: Words of an unmarked passage.
UNMARKED_WORDS = 4
#: Words around a chain that an unmarked passage may reach beyond it.
UNMARKED_MARGIN = 16
#: Bits a chain needs before unmarked words are aligned along it; a verbatim run of four plain words has about 40.
UNMARKED_CHAIN = 42.0
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
#: Bits a further part of a quotation must bring beyond what the room it was looked for in gives to chance.
PART_BITS = 5.0
#: Share of the words of a marked quotation that a place must hold, letter by letter or nearly, unless chance gives
#: fewer places than this: a letter shares its
#: closing formula with a hundred others (1e-7 for the seed's), a passage built into other words brings 1e-15.
MARKED_SHARE = 0.5
PARTIAL_CHANCE = 1e-12
#: Where the evidence is thin, nearly every word must stand there, or be a misreading of what stands there: of five
#: words
#: two replaced ones leave a turn of phrase.
NARROW_SHARE = 0.75
#: Words below which nothing tells a quotation from everybody's words.
LEAST_WORDS = 3
#: Words a place leaves over that are looked for elsewhere, what chance may give there, and how often that is repeated:
#: a tail that was altered is more common than one that was joined on.
REST_WORDS = 4
REST_CHANCE = 1e-4
DEPTH = 3
#: Tier 2 looks again where tier 1 placed less than this share of a quotation, with seeds in at most this many places.
FIRM_SHARE = 0.6
SHORT_CAP = 400
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
class _Place:
    parts: tuple[Alignment, ...]
    document: int
    exact: int
    held: int
    misread: int
    room: float

    @property
    def bits(self) -> float:
        return sum(part.bits for part in self.parts) - self.room

    def shifted(self, words: int) -> _Place:
        """Return the place with its page tokens counted from ``words`` earlier."""
        moved = tuple(Alignment(part.bits, part.pairs + np.array([words, 0], np.int32)) for part in self.parts)
        return replace(self, parts=moved)

    def hull(self) -> tuple[int, int, int, int]:
        page = [int(p) for part in self.parts for p in (part.pairs[0, 0], part.pairs[-1, 0])]
        source = [int(s) for part in self.parts for s in (part.pairs[0, 1], part.pairs[-1, 1])]
        return min(page), max(page) + 1, min(source), max(source) + 1


def find_marked(sought: Sought, group: Group, options: FindOptions) -> list[Candidate]:
    """Find the places a marked quotation may come from.

    Parameters
    ----------
    sought : Sought
        The quotation.
    group : Group
        The sources of one profile.
    options : FindOptions
        ``max_chance`` decides what is claimed.

    Returns
    -------
    list of Candidate
        Best first. Where a quotation was put together from passages of several places, those of the part with the
        strongest evidence come first, then the others' in the order of the page.
    """
    return _candidates(_parts(sought, group, options, DEPTH), sought, group)


def _parts(sought: Sought, group: Group, options: FindOptions, depth: int) -> list[list[_Place]]:
    """Return the best places of a quotation and, apart, those of the words they leave over."""
    count = len(sought.words)
    if count < LEAST_WORDS or group.tokens == 0:
        return []
    places = _places(sought, group, seek(sought.words, group, group.long, 0.0))
    if not any(_firm(place, count, group, options) for place in places):
        places += _places(sought, group, seek(sought.words, group, group.short, 0.0, cap=SHORT_CAP))
    kept = [place for place in places if _claimed(place, count, group, options)]
    kept = _distinct(sorted(kept, key=lambda place: (-place.bits, place.hull()[2])))
    if not kept:
        return []
    least = kept[0].bits - max(TIE_BITS, TIE_SHARE * kept[0].bits)
    # a formula that stands there whole is worth fewer bits than a rare place where one word of it is another
    top = [place for place in kept if place.bits >= least or place.exact == count]
    left, right = top[0].hull()[:2]
    parts = [top]
    # where a quotation without closing mark ends nobody knows: what follows its last match is the page's
    open_end = [(right, count)] if sought.quotation.closed else []
    for first, last in [(0, left), *open_end]:
        if depth == 0 or last - first < REST_WORDS:
            continue
        rest = Sought(sought.quotation, sought.words.take(np.arange(first, last)), sought.elided)
        stricter = replace(options, max_chance=min(options.max_chance, REST_CHANCE))
        parts += [[place.shifted(first) for place in found] for found in _parts(rest, group, stricter, depth - 1)]
    return parts


def _firm(place: _Place, count: int, group: Group, options: FindOptions) -> bool:
    """Whether a place is so good that tier 2 need not look again."""
    first, last, _, _ = place.hull()
    return chance(place.bits, count, group.tokens) <= options.max_chance and last - first >= FIRM_SHARE * count


def _claimed(place: _Place, count: int, group: Group, options: FindOptions) -> bool:
    """Whether a place is claimed: chance is against it, and it holds half of the quotation or chance is out of the
    question.

    The whole of a quotation standing there letter by letter needs no reckoning: it is a formula, and it is there.
    """
    expected = chance(place.bits, count, group.tokens)
    if expected <= options.max_chance:
        if expected <= UNMARKED_CHANCE:
            return place.held >= MARKED_SHARE * count or expected <= PARTIAL_CHANCE
        return place.misread >= NARROW_SHARE * count
    return place.exact == count


def _places(sought: Sought, group: Group, chains: Sequence[Chain]) -> list[_Place]:
    """Align along the best chains, several to a document, and gather the further parts of the quotation around each."""
    places: list[_Place] = []
    done: list[tuple[int, int]] = []
    floor = REGION_SHARE * chains[0].score if chains else 0.0
    full = 0.9 * chains[0].score if chains else 0.0
    for rank, one in enumerate(chains):
        if one.score < floor or (rank >= REGIONS and one.score < full) or rank >= PLACES:
            break
        low, high = group.token_of(one.start), group.token_of(one.end - 1) + 1
        if any(start <= low and high <= end for start, end in done):
            continue
        place = _place(sought, group, low, high)
        if place is not None:
            places.append(place)
            hull = place.hull()
            done.append((hull[2], hull[3]))
    return places


def _place(sought: Sought, group: Group, low: int, high: int) -> _Place | None:
    words = sought.words
    count = len(words)
    document = group.document_of(low)
    floor, ceiling = int(group.first[document]), int(group.first[document + 1]) - 1
    margin = count + 12
    main = weigh(words, 0, count, group, max(floor, low - margin), min(ceiling, high + margin))
    if not sought.quotation.closed:
        main = trim(main, words, group, head=False)
    if len(main.pairs) == 0:
        return None
    parts = [main]
    room = 0.0
    near = NEAR_ELIDED if sought.elided else NEAR
    edges = [(0, int(main.pairs[0, 0])), (int(main.pairs[-1, 0]) + 1, count)]
    for first, last in edges:
        # two words may be a formula by themselves; three are worth a look
        if last - first < 3:
            continue
        start, end = int(main.pairs[0, 1]), int(main.pairs[-1, 1]) + 1
        sides = [(max(floor, start - near), start), (end, min(ceiling, end + near))]
        best = max((weigh(words, first, last, group, *side) for side in sides), key=lambda found: found.bits)
        cost = math.log2((last - first) * max(2, sum(b - a for a, b in sides)))
        if best.bits >= PART_BITS + cost:
            parts.append(best)
            room += cost
    exact = sum(part.exact(words, group) for part in parts)
    held = sum(part.held(words, group) for part in parts)
    misread = sum(part.misread(words, group) for part in parts)
    return _Place(tuple(parts), document, exact, held, misread, room)


def _distinct(places: Sequence[_Place]) -> list[_Place]:
    """Drop a place that overlaps a better one in the sources by more than half."""
    kept: list[_Place] = []
    spans: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        _, _, start, end = place.hull()
        others = spans.setdefault(place.document, [])
        if any(2 * (min(end, b) - max(start, a)) > min(end - start, b - a) for a, b in others):
            continue
        others.append((start, end))
        kept.append(place)
    return kept


def _candidates(parts: Sequence[Sequence[_Place]], sought: Sought, group: Group) -> list[Candidate]:
    """Give each part its stretch of the quotation: all of it, where there is but one."""
    words, quotation = sought.words, sought.quotation
    order = sorted(range(len(parts)), key=lambda k: parts[k][0].hull()[0])
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for at, k in enumerate(order):
        starts[k] = quotation.start if at == 0 else int(words.starts[parts[k][0].hull()[0]])
        follows = order[at + 1] if at + 1 < len(order) else None
        if follows is not None:
            ends[k] = int(words.ends[parts[follows][0].hull()[0] - 1])
        elif quotation.closed:
            ends[k] = quotation.end
        else:
            ends[k] = int(words.ends[parts[k][0].hull()[1] - 1])
    out: list[Candidate] = []
    for k, places in enumerate(parts):
        for place in places[:PLACES]:
            _, _, low, high = place.hull()
            base = int(group.first[place.document])
            expected = chance(place.bits, len(words), group.tokens)
            page = Span(starts[k], ends[k])
            out.append(
                Candidate(quotation.id, page, place.document, low - base, high - base, expected, place.bits, part=k)
            )
    return out


def find_unmarked(words: Folded, stretches: Sequence[tuple[int, int]], group: Group) -> list[Candidate]:
    """Find quotations that carry no marks, from the words alone.

    Parameters
    ----------
    words : Folded
        The page.
    stretches : sequence of (int, int)
        Half-open ranges of its tokens that stand outside quotation marks, renderings and leavings.
    group : Group
        The sources of one profile.

    Returns
    -------
    list of Candidate
        In page order, without overlaps on the page but for places that fit equally well.
    """
    out: list[Candidate] = []
    asked = sum(last - first for first, last in stretches)
    for first, last in stretches:
        if last - first >= UNMARKED_WORDS:
            out += _unmarked(words, first, last, group, asked)
    return out


def _unmarked(words: Folded, first: int, last: int, group: Group, asked: int) -> Iterator[Candidate]:
    stretch = words.take(np.arange(first, last))
    claimed: list[tuple[int, int, float]] = []
    found: list[tuple[float, int, Candidate]] = []
    count = len(stretch)
    for one in seek(stretch, group, group.long, UNMARKED_CHAIN):
        page_low = int(np.searchsorted(stretch.offsets, one.page_start, side="right")) - 1
        page_high = int(np.searchsorted(stretch.offsets, one.page_end - 1, side="right"))
        if any(a <= page_low and page_high <= b and bits > one.score for a, b, bits in claimed):
            continue
        low, high = group.token_of(one.start), group.token_of(one.end - 1) + 1
        document = group.document_of(low)
        floor, ceiling = int(group.first[document]), int(group.first[document + 1]) - 1
        margin = UNMARKED_MARGIN
        begin, stop = max(0, page_low - margin), min(count, page_high + margin)
        place = weigh(stretch, begin, stop, group, max(floor, low - margin), min(ceiling, high + margin))
        place = trim(place, stretch, group, head=True)
        if len(place.pairs) < UNMARKED_WORDS or chance(place.bits, asked, group.tokens) > UNMARKED_CHANCE:
            continue
        a, b = int(place.pairs[0, 0]), int(place.pairs[-1, 0]) + 1
        exact = place.exact(stretch, group)
        if exact < UNMARKED_EXACT * (b - a) or (exact < UNMARKED_MANY and place.longest(stretch, group) < UNMARKED_RUN):
            continue
        clash = [c for c in claimed if min(b, c[1]) - max(a, c[0]) > 0]
        if any(place.bits < bits - TIE_BITS for _, _, bits in clash):
            continue
        claimed.append((a, b, place.bits))
        base = int(group.first[document])
        found.append(
            (
                place.bits,
                a,
                Candidate(
                    None,
                    Span(int(stretch.starts[a]), int(stretch.ends[b - 1])),
                    document,
                    int(place.pairs[0, 1]) - base,
                    int(place.pairs[-1, 1]) + 1 - base,
                    chance(place.bits, asked, group.tokens),
                    place.bits,
                ),
            )
        )
    for _, _, candidate in sorted(found, key=lambda item: (item[2].page.start, -item[0])):
        yield candidate

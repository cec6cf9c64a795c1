"""Quotations without marks, found from the words alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from tahkik.corpus import Group
from tahkik.find.seek import Chain, diagonals, seek
from tahkik.find.select import TIE_BITS, UNMARKED_CHANCE
from tahkik.find.weigh import Alignment, chance, shared, trim, weigh
from tahkik.model import Candidate, Span
from tahkik.text.fold import Folded

#: and where at least this share of the words they span is the source's own: letter by letter, or nearly so where
#: chance is out of the question (a misread passage, of which a third of the words is left whole).
UNMARKED_EXACT = 0.6
MISREAD_SHARE = 0.75
MISREAD_CHANCE = 1e-15
#: At least so many of its words stand there in a row, or so many altogether: names and titles alone make no quotation.
UNMARKED_RUN = 4
UNMARKED_MANY = 9
#: So many words or more, all of them in a row letter by letter, may be likelier by chance than others: a turn of phrase
#: comes with a word of its own between. With these all of 150 planted passages of five to eight words are found (136
#: at 1e-6), and no more is claimed in 97,000 words of other prose.
VERBATIM_WORDS = 5
VERBATIM_CHANCE = 1e-3
#: Four words, even letter by letter, are a turn of phrase two speeches of one man share: 7 of the 11 such claims
#: on planted pages that nobody had planted were likelier than this.
FEW_CHANCE = 1e-9
#: Fewer words in a row than these, with others between, are a custom of the genre where so many other documents say
#: much the same, and a turn of phrase where chance gives more than this. Of 32 such claims that nobody had planted, 28
#: were one or the other; of 70 planted passages, most of them with a quarter of the words changed, 3.
CUSTOM_RUN = 6
CUSTOM_DOCUMENTS = 3
BROKEN_CHANCE = 1e-12
#: Words of an unmarked passage.
UNMARKED_WORDS = 4
#: Words around a chain that an unmarked passage may reach beyond it.
UNMARKED_MARGIN = 16
#: Bits a chain needs before unmarked words are aligned along it; a verbatim run of four plain words has about 40.
UNMARKED_CHAIN = 36.0
#: A chain is looked at with few words around it first, and with more where the words among those could make it enough.
NARROW_MARGIN = 5

#: Half-open tokens of the page, then of the sources.
_Window = tuple[int, int, int, int]


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
    stretch = words.part(first, last)
    claimed: list[tuple[int, int, float]] = []
    found: list[tuple[float, int, Candidate]] = []
    count = len(stretch)
    needed = math.log2(max(1, asked * group.tokens) / VERBATIM_CHANCE)
    chains = seek(stretch, group, group.long, UNMARKED_CHAIN).chains
    for one in chains:
        page_low = int(stretch.offsets.searchsorted(one.page_start, "right")) - 1
        page_high = int(stretch.offsets.searchsorted(one.page_end - 1, "right"))
        if any(a <= page_low and page_high <= b and bits > one.score for a, b, bits in claimed):
            continue
        low, high = group.token_of(one.start), group.token_of(one.end - 1) + 1
        document = group.document_of(low)
        floor, ceiling = int(group.first[document]), int(group.first[document + 1]) - 1
        windows = [
            (max(0, page_low - far), min(count, page_high + far), max(floor, low - far), min(ceiling, high + far))
            for far in (NARROW_MARGIN, UNMARKED_MARGIN)
        ]
        # a look at the nearest words first: most chains are a formula and nothing around it
        place = _weighed(stretch, group, one, windows[0], NARROW_MARGIN)
        if place.bits + _beyond(stretch, group, *windows) < needed:
            continue
        place = trim(_weighed(stretch, group, one, windows[1], UNMARKED_MARGIN), stretch, group, head=True)
        expected = chance(place.bits, asked, group.tokens)
        if len(place.pairs) < UNMARKED_WORDS or expected > VERBATIM_CHANCE:
            continue
        a, b = int(place.pairs[0, 0]), int(place.pairs[-1, 0]) + 1
        if not _holds(place, expected, stretch, group) or (
            place.longest(stretch, group) < min(CUSTOM_RUN, b - a)
            and (expected > BROKEN_CHANCE or _others(chains, stretch, group, a, b, document) >= CUSTOM_DOCUMENTS)
        ):
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
                    expected,
                    place.bits,
                ),
            )
        )
    for _, _, candidate in sorted(found, key=lambda item: (item[2].page.start, -item[0])):
        yield candidate


def _holds(place: Alignment, expected: float, stretch: Folded, group: Group) -> bool:
    """Whether a place holds enough of the words it spans, the likelier by chance the more of them."""
    count = int(place.pairs[-1, 0] - place.pairs[0, 0]) + 1
    exact, longest = place.exact(stretch, group), place.longest(stretch, group)
    if expected > UNMARKED_CHANCE or (count < VERBATIM_WORDS and expected > FEW_CHANCE):
        return count >= VERBATIM_WORDS and longest == count
    if exact >= UNMARKED_EXACT * count and (exact >= UNMARKED_MANY or longest >= UNMARKED_RUN):
        return True
    return expected <= MISREAD_CHANCE and place.held(stretch, group) >= MISREAD_SHARE * count


def _others(chains: Sequence[Chain], stretch: Folded, group: Group, first: int, last: int, document: int) -> int:
    """Count the other documents that have a chain among these words of the page."""
    start, end = int(stretch.offsets[first]), int(stretch.offsets[last])
    near = (
        one
        for one in chains
        if 2 * (min(one.page_end, end) - max(one.page_start, start)) > one.page_end - one.page_start
    )
    return len({group.document_of(group.token_of(one.start)) for one in near} - {document})


def _weighed(stretch: Folded, group: Group, one: Chain, window: _Window, slack: int) -> Alignment:
    begin, stop, low, high = window
    return weigh(stretch, begin, stop, group, low, high, diagonals(stretch, group, one, slack))


def _beyond(stretch: Folded, group: Group, narrow: _Window, wide: _Window) -> float:
    """Return the bits of the words, letter by letter, that a wider look takes in on either side."""
    sides = ((wide[0], narrow[0], wide[2], narrow[3]), (narrow[1], wide[1], narrow[2], wide[3]))
    return sum(shared(stretch, first, last, group, low, high) for first, last, low, high in sides)

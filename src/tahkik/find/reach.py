"""What of a corpus on disk a page has something in common with: a group small enough to be looked at closely.

::

    runs of letters ── counted in all segments ──> the rare ones ── met ──> chains ──> stretches ──> a group

Runs are counted over all segments before any is chosen, and words are weighed by the statistics of the whole corpus: a
corpus of one segment and the same of a hundred give the same group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus.group import LONG_SEED, WINDOW, Group
from tahkik.corpus.opened import Segment
from tahkik.corpus.sample import Statistics
from tahkik.corpus.segment import CELL, KEY_BITS
from tahkik.corpus.stretches import Stretch, group_of
from tahkik.find.seek import (
    AS_GOOD,
    CAP,
    DRIFT,
    DRIFT_COST,
    FEW,
    GAP_COST,
    LETTER_BITS,
    LOOK_BACK,
    MOST,
    PAGE_GAP,
    RESCUE_CAP,
    RESCUE_WINDOW,
)  # fmt: skip
from tahkik.find.select import REGION_SHARE, REGIONS
from tahkik.find.unmarked import UNMARKED_CHAIN
from tahkik.kernels import cells, chains, seeds
from tahkik.kernels.cells import FIRST_8, FIRST_16
from tahkik.languages import Profile
from tahkik.text.fold import Folded

#: Meetings of a page with one segment at the most.
MEETINGS = 200_000
#: Bits below which a chain is not looked at: two plain words.
LEAST = 12.0
#: Of words without marks, chains with this much less than the closer look asks for are looked at: it weighs their words
#: with more around them.
SLACK = 8.0
#: Letters around a chain that are fetched beside as many as the quotation has: 150 words in which its further parts may
#: stand, and 1,200 where it has an ellipsis; few around words without marks.
AROUND = 1_100
AROUND_ELIDED = 8_500
AROUND_UNMARKED = 400


#: Letters of a marked quotation that are looked at by themselves too (12 words), and the chains of each. Without, of 30
#: planted quotations of two passages 2 lost the second one.
PIECE = 80
PIECE_REGIONS = 4


class Asked(NamedTuple):
    """A marked quotation of the page: its half-open letters, and whether it has an ellipsis."""

    start: int
    end: int
    elided: bool


class Met(NamedTuple):
    """Chains, in no order: ``scores`` float64[c] in bits, ``pages`` int64[c, 2] half-open letters of the page,
    ``places`` int64[c, 4] their segment, document, and half-open letters of the segment.
    """

    scores: NDArray[np.float64]
    pages: NDArray[np.int64]
    places: NDArray[np.int64]


def reach(
    page: Folded,
    marked: Sequence[Asked],
    segments: Sequence[Segment],
    statistics: Statistics,
    profile: Profile,
    *,
    unmarked: bool,
) -> Group:
    """Return a group of the stretches of a corpus that a page may come from.

    Parameters
    ----------
    page : Folded
        The whole page, by the search key of the profile.
    marked : sequence of Asked
        Its quotations, as letters of the page.
    segments : sequence of Segment
        All segments of one profile.
    statistics : Statistics
        Of the profile's words in the whole corpus.
    profile : Profile
        Theirs.
    unmarked : bool
        Whether words without marks are looked for too.

    Raises
    ------
    DamagedCorpus
        A text that is needed is not what was written.
    """
    found = _chains(page, marked, segments, statistics, unmarked=unmarked)
    wanted = _wanted(found, marked, unmarked=unmarked)
    return group_of(_stretches(found, wanted, segments), segments, statistics, profile)


def _chains(
    page: Folded, marked: Sequence[Asked], segments: Sequence[Segment], statistics: Statistics, *, unmarked: bool
) -> Met:
    """Chain the meetings of a page with every segment."""
    letters = page.letters
    none_met = Met(np.empty(0), np.empty((0, 2), np.int64), np.empty((0, 4), np.int64))
    if len(letters) < LONG_SEED:
        return none_met
    keys = seeds.run_buckets(letters, LONG_SEED, KEY_BITS)
    none = np.uint32(1 << KEY_BITS)
    # of a marked quotation every run is asked for: it may be too short to have a smallest one of its own
    every = np.zeros(len(letters), np.bool_)
    for one in marked:
        every[one.start : max(one.start, one.end - LONG_SEED + 1)] = True
    smallest = seeds.minimizers(keys, KEY_BITS, WINDOW)
    keys = np.where(every, keys, smallest if unmarked else none)
    starts = np.zeros((len(segments), len(keys)), np.int64)
    sizes = np.zeros((len(segments), len(keys)), np.int64)
    for k, segment in enumerate(segments):
        segment.sure_of_marks(keys)
        cells.count_cells(keys, segment.directory, segment.marks, segment.shift, starts[k], sizes[k])
    totals = sizes.sum(axis=0)
    # a place that has the page's words holds their smallest runs; the others are rare for standing elsewhere by chance
    own = np.where(smallest < none, totals, 0)
    asked = np.flatnonzero(
        cells.chosen(totals, CAP, RESCUE_WINDOW, RESCUE_CAP) | cells.chosen(own, CAP, RESCUE_WINDOW, RESCUE_CAP)
    )
    out: list[Met] = [none_met]
    for k, segment in enumerate(segments):
        here = asked[sizes[k, asked] > 0]
        if len(here) == 0:
            continue
        segment.sure_of_cells(starts[k, here], sizes[k, here])
        first_sign = FIRST_8 if segment.small else FIRST_16
        met = cells.meet(
            segment.ordinals[letters], here, starts[k], sizes[k], totals, segment.cells, segment.letters,
            segment.eights, segment.plain, LONG_SEED, CELL, MEETINGS,
        )  # fmt: skip
        if len(met) == 0:
            continue
        segment.sure_of_letters(met[:, 1], met[:, 1] + met[:, 2])
        documents = segment.first_letters[1:].searchsorted(met[:, 1], "right")
        if segment.removed:
            live = ~np.isin(documents, list(segment.removed))
            met, documents = met[live], documents[live]
        order = np.lexsort((met[:, 0], met[:, 1]))
        met, documents = met[order], documents[order]
        weights = cells.meeting_bits(
            met, segment.letters, first_sign, segment.alphabet, *statistics.tables(), LETTER_BITS
        )
        spans, scores = chains.chain(met, documents, weights, PAGE_GAP, DRIFT, DRIFT_COST, GAP_COST, LOOK_BACK, LEAST)
        at = segment.first_letters[1:].searchsorted(spans[:, 2], "right")
        places = np.stack([np.full(len(at), k), at, spans[:, 2], spans[:, 3]], axis=1)
        out.append(Met(scores, spans[:, :2], places))
    return Met(*(np.concatenate(column) for column in zip(*out, strict=True)))


def _wanted(found: Met, marked: Sequence[Asked], *, unmarked: bool) -> dict[int, int]:
    """Choose the chains that are looked at, each with the letters around it that may be needed."""
    out: dict[int, int] = {}
    scores, spans = found.scores, found.pages
    if len(scores) == 0:
        return out
    sizes = np.maximum(1, spans[:, 1] - spans[:, 0])
    free = sizes.copy()
    for one in marked:
        common = np.minimum(spans[:, 1], one.end) - np.maximum(spans[:, 0], one.start)
        free -= np.maximum(0, common)
        around = one.end - one.start + (AROUND_ELIDED if one.elided else AROUND)
        # a further passage in the same marks has few letters beside the first one: each stretch has its own best chains
        stretches = [(one.start, one.end, REGIONS)]
        if one.end - one.start > PIECE:
            stretches += [(at, min(one.end, at + PIECE), PIECE_REGIONS) for at in range(one.start, one.end, PIECE)]
        for start, end, regions in stretches:
            for k in _chosen(found, sizes, start, end, regions).tolist():
                out[k] = max(out.get(k, 0), around)
    if unmarked:
        left = scores * np.maximum(0, free) / sizes
        chosen = np.flatnonzero(left >= UNMARKED_CHAIN - SLACK)
        for k in _best(chosen, left[chosen], FEW).tolist():
            out[k] = max(out.get(k, 0), AROUND_UNMARKED)
    return out


def _chosen(found: Met, sizes: NDArray[np.int64], start: int, end: int, regions: int) -> NDArray[np.int64]:
    """Return the chains looked at for a stretch of the page: so many, or all that are as good as the best."""
    spans = found.pages
    near = np.flatnonzero((spans[:, 0] < end) & (spans[:, 1] > start))
    if len(near) == 0:
        return near
    common = np.minimum(spans[near, 1], end) - np.maximum(spans[near, 0], start)
    own = found.scores[near] * common / sizes[near]
    floor = max(LEAST, REGION_SHARE * own.max())
    if np.count_nonzero(own >= floor) > regions:
        floor = max(floor, min(AS_GOOD * own.max(), np.partition(own, -regions)[-regions]))
    held = own >= floor
    return _best(near[held], own[held], MOST)


def _best(chosen: NDArray[np.int64], scores: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """Return the chains with the highest scores, and all that are as good as the last of them."""
    if len(chosen) <= most:
        return chosen
    kept: NDArray[np.int64] = chosen[scores >= np.partition(scores, -most)[-most]]
    return kept


def _stretches(found: Met, wanted: dict[int, int], segments: Sequence[Segment]) -> list[Stretch]:
    """Return the letters around the chains, document by document, those that touch joined."""
    chains = [(*found.places[chain].tolist(), around) for chain, around in wanted.items()]
    out: list[Stretch] = []
    for k, document, low, high, around in sorted(chains):
        first, end = segments[k].first_letters[document : document + 2].tolist()
        one = Stretch(k, document, max(first, low - around), min(end - 1, high + around), low, high)
        before = out[-1] if out else None
        if before and before[:2] == one[:2] and one.start <= before.end:
            one = before._replace(start=min(before.start, one.start), end=max(before.end, one.end))
            out[-1] = one._replace(low=min(before.low, low), high=max(before.high, high))
        else:
            out.append(one)
    return out

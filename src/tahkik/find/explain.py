"""Say how a quotation was looked for, from what looking for it left: nothing is looked for again."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from tahkik.corpus import Group
from tahkik.find.select import Looked, Place
from tahkik.find.weigh import Alignment, chance
from tahkik.model import Dropped, MissedCause, Trace, TracedPlace

#: Places told of a quotation that was missed, and of one that is explained. Behind the third the words shared are those
#: any two texts share; a formula may stand in hundreds of places, which a report need not repeat.
NEAREST = 3
EXPLAINED = 12
#: Words of a place that are shown.
SHOWN = 12
#: Below so many words one that is changed or misread may leave too little to tell a quotation from chance: of 300
#: planted quotations of 4 to 7 words with 10 to 15 % of the letters wrong 17 are missed, of 600 longer ones 1.
SHORT = 8
#: Share of a quotation's words that a place must hold before a changed quotation of it is a likelier cause than a
#: source that is not held. The nearest place of 150 planted quotations that nobody wrote held so much 3 times, a third
#: 6 times and a half never; of 146 sentences of modern prose put in quotation marks, 30, 44 and 12 times.
RESEMBLES = 0.4

_Judged = tuple[Looked, Place, Dropped | None]


def missed(looked: Sequence[Looked]) -> Trace:
    """Trace a quotation that was not found, with the places nearest to it.

    Parameters
    ----------
    looked : sequence of Looked
        The quotation looked for in each group of the sources.

    Returns
    -------
    Trace
        With at most `NEAREST` places, the one with the most evidence first, and why it may have been missed.
    """
    return _trace(looked, NEAREST, found=False)


def explain(looked: Sequence[Looked], *, found: bool) -> Trace:
    """Trace any quotation, with at most `EXPLAINED` places: those kept first, then those with the most evidence."""
    return _trace(looked, EXPLAINED, found=found)


def _trace(looked: Sequence[Looked], most: int, *, found: bool) -> Trace:
    judged: list[_Judged] = [(one, place, None) for one in looked for place in one.claimed]
    judged += [(one, place, why) for one in looked for place, why in one.dropped]
    best = heapq.nsmallest(most, _once(judged), key=lambda item: (item[2] is not None, -item[1].bits))
    places = tuple(_traced(*item) for item in best)
    tiers = [tier for one in looked for tier in one.tiers]
    return Trace(
        max((len(one.tiers) for one in looked), default=0),
        sum(tier.seeds for tier in tiers),
        sum(tier.anchors for tier in tiers),
        sum(tier.chained for tier in tiers),
        len(judged),
        places,
        () if found else _causes(max((len(one.sought.words) for one in looked), default=0), places),
    )


def _once(judged: Iterable[_Judged]) -> list[_Judged]:
    """Leave out a place that both tiers came to and dropped alike."""
    seen: dict[tuple[int, tuple[int, int, int, int], bool], _Judged] = {}
    for item in judged:
        looked, place, why = item
        seen.setdefault((id(looked), place.hull(), why is None), item)
    claimed = {key[:2] for key in seen if key[2]}
    return [item for key, item in seen.items() if key[2] or key[:2] not in claimed]


def _traced(looked: Looked, place: Place, why: Dropped | None) -> TracedPlace:
    group, words = looked.group, looked.sought.words
    _, _, low, high = place.hull()
    start, end, text = _passage(group, place.document, low, high)
    return TracedPlace(
        group.documents[place.document].source,
        start,
        end,
        text,
        place.bits,
        chance(place.bits, len(words), group.tokens),
        place.count(Alignment.held, words, group),
        len(words),
        why is None,
        why,
    )


def _passage(group: Group, document: int, low: int, high: int) -> tuple[int, int, str]:
    """Return where tokens of the group stand in their document, and the first words of them."""
    source = group.folded(document)
    first, last = low - int(group.first[document]), high - int(group.first[document])
    start, end = int(source.starts[first]), int(source.ends[last - 1])
    shown = int(source.ends[min(last, first + SHOWN) - 1])
    return start, end, " ".join(source.text[start:shown].split())


def _causes(words: int, places: Sequence[TracedPlace]) -> tuple[MissedCause, ...]:
    """Return why a quotation may have been missed, the likeliest first; that no copy is held can never be ruled out."""
    alike = any(place.held >= RESEMBLES * place.of for place in places)
    causes: list[MissedCause] = ["too-short"] if words < SHORT else []
    return (*causes, "too-different", "not-held") if alike else (*causes, "not-held", "rendering", "too-different")

"""One quotation of several passages: which words of it stand where, and how candidates are made of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from tahkik.corpus import Group
from tahkik.find.select import PLACES, Looked, Place, Sought, look
from tahkik.find.weigh import chance
from tahkik.model import Candidate, Span
from tahkik.options import FindOptions
from tahkik.text.fold import Folded

#: Words a place leaves over that are looked for elsewhere, what chance may give there, and how often that is repeated:
#: a tail that was altered is more common than one that was joined on.
REST_WORDS = 4
#: A further part near a place that holds less than this share of the words left over is looked for elsewhere too: of
#: two passages in one pair of marks, a few words of the second stand near the first one by chance (three in a hundred
#: planted ones were lost to that).
OWN_SHARE = 0.8
REST_CHANCE = 1e-4
DEPTH = 3
#: Signs between two words at which a quotation of two passages is likelier cut, the strongest first.
STOPS = (".!?…", ";:", ",")


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
    return candidates_of(look(sought, group, options))


def candidates_of(looked: Looked) -> list[Candidate]:
    """Return the candidates of a quotation that was looked for, and those of the words its places leave over."""
    return _candidates(_parts(looked, DEPTH), looked.sought, looked.group)


def _parts(looked: Looked, depth: int) -> list[list[Place]]:
    """Return the best places of a quotation and, apart, those of the words they leave over."""
    if not looked.claimed:
        return []
    sought, group, options = looked.sought, looked.group, looked.options
    count = len(sought.words)
    top = [_own(looked.claimed[0], sought, group, options, depth), *looked.claimed[1:]]
    parts = [top, *map(list, looked.further)]
    bounds = sorted(_firm_hull(part[0], sought.words, group) for part in parts)
    ends = [0, *(last for _, last in bounds)]
    starts = [*(first for first, _ in bounds), count]
    held = set().union(*(part[0].words() for part in parts))
    # where a quotation without closing mark ends nobody knows: what follows its last match is the page's
    gaps = list(zip(ends, starts, strict=True))[: None if sought.quotation.closed else -1]
    for first, last in gaps:
        if depth == 0 or len(set(range(first, last)) - held) < REST_WORDS:
            continue
        rest = Sought(sought.quotation, sought.words.take(np.arange(first, last)), sought.elided)
        stricter = replace(options, max_chance=min(options.max_chance, REST_CHANCE))
        parts += [[place.shifted(first) for place in found] for found in _parts(look(rest, group, stricter), depth - 1)]
    return parts


def _own(place: Place, sought: Sought, group: Group, options: FindOptions, depth: int) -> Place:
    """Take from a place the further parts whose words stand better in another place: they are none of it."""
    if len(place.parts) == 1 or depth == 0:
        return place
    main = place.parts[0]
    first, last = int(main.pairs[0, 0]), int(main.pairs[-1, 0]) + 1
    kept = [main]
    for part in place.parts[1:]:
        before = int(part.pairs[0, 0]) < first
        low, high = (0, first) if before else (last, len(sought.words))
        if part.exact(sought.words, group) < OWN_SHARE * (high - low):
            rest = Sought(sought.quotation, sought.words.take(np.arange(low, high)), elided=False)
            stricter = replace(options, max_chance=min(options.max_chance, REST_CHANCE))
            other = look(rest, group, stricter).claimed
            if other and other[0].bits > part.bits:
                continue
        kept.append(part)
    return place if len(kept) == len(place.parts) else Place(tuple(kept), place.document, 0.0)


def _candidates(parts: Sequence[Sequence[Place]], sought: Sought, group: Group) -> list[Candidate]:
    """Give each part its stretch of the quotation: all of it, where there is but one."""
    if not parts:
        return []
    words, quotation = sought.words, sought.quotation
    order = sorted(range(len(parts)), key=lambda k: parts[k][0].hull()[0])
    joints = [_joint(parts[k][0], parts[follows][0], sought, group) for k, follows in pairwise(order)]
    out: list[Candidate] = []
    for at, k in enumerate(order):
        first, last = joints[at - 1] if at else 0, joints[at] if at < len(joints) else len(words)
        start = int(words.starts[first]) if at else quotation.start
        if at < len(joints):
            end = int(words.ends[last - 1])
        else:
            end = quotation.end if quotation.closed else int(words.ends[parts[k][0].hull()[1] - 1])
        for whole in parts[k][:PLACES]:
            place = whole.within(first, last) if joints else whole
            _, _, low, high = place.hull()
            base = int(group.first[place.document])
            expected = chance(place.bits, len(words), group.tokens)
            page = Span(start, end)
            out.append(
                Candidate(quotation.id, page, place.document, low - base, high - base, expected, place.bits, part=k)
            )
    return sorted(out, key=lambda candidate: candidate.part)


def _joint(left: Place, right: Place, sought: Sought, group: Group) -> int:
    """Return the word with which the second of two passages of one quotation begins.

    Of words that both hold, each gets those that stand there letter by letter; words that neither holds are parted at
    the ellipsis, else at the strongest stop between them.
    """
    words = sought.words
    low, high = left.hull()[1], right.hull()[0]
    if low > high:
        own, other = _standing_words(left, words, group), _standing_words(right, words, group)
        first = max(high, left.hull()[0] + 1)
        return max(
            range(first, max(first, low) + 1),
            key=lambda at: (sum(t < at for t in own) + sum(t >= at for t in other), at),
        )
    signs = [start for start, _ in sought.quotation.ellipses]

    def strength(at: int) -> int:
        start, end = int(words.ends[at - 1]), int(words.starts[at])
        if any(start <= sign <= end for sign in signs):
            return len(STOPS) + 1
        return max(
            (len(STOPS) - k for k, stops in enumerate(STOPS) for sign in words.text[start:end] if sign in stops),
            default=0,
        )

    return max(range(max(low, 1), high + 1), key=lambda at: (strength(at), at))


def _firm_hull(place: Place, words: Folded, group: Group) -> tuple[int, int]:
    """Return the half-open words of a quotation from the first to the last that stand there letter by letter.

    What a place holds beyond them it takes for misreadings: they may stand elsewhere as they are.
    """
    standing = _standing_words(place, words, group)
    return (min(standing), max(standing) + 1) if standing else place.hull()[:2]


def _standing_words(place: Place, words: Folded, group: Group) -> set[int]:
    """Return the words of a quotation that stand in a place letter by letter."""
    pairs = np.concatenate([part.pairs for part in place.parts])
    return set(pairs[words.hashes[pairs[:, 0]] == group.hashes[pairs[:, 1]], 0].tolist())

"""Find the passage that modern words render, though it shares few of their letters.

Each word of the page is asked for as itself and as whatever it may render (a glossary says so; who calls hands the
alternatives in). Words meet by how they begin, which bridges suffixes. A window of the sources gains what a met word
says against chance and loses for one that is not met; the best windows are looked at again for words in order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus import Group
from tahkik.find.select import Sought
from tahkik.model import Candidate, Span
from tahkik.text.fold import Folded, fold

#: Letters of a word's beginning that must agree, and the share of a passage's words that meet its rendering so (four
#: speeches and their modernisations: .62 and .51).
LEVELS: tuple[tuple[int, float], ...] = ((4, 0.6), (6, 0.5))
#: A word in more windows than this part of its share says nothing.
COMMON = 0.8
#: Words below which nothing is looked for: a modern turn of phrase renders a hundred places.
LEAST_WORDS = 8
#: Tokens of a window for each word of the page, and the fewest.
WINDOW = 1.5
LEAST_WINDOW = 8
#: Windows that are looked at again.
AGAIN = 16
#: Words by which two met words of a passage stand further from each other than their renderings do, and how often
#: (four speeches: 5,000 neighbours in passages that are right). Chance gives every place of a window alike: in passages
#: that are wrong .15 stand as on the page, and .30 more than eight words off.
APART = {0: 0.63, 1: 0.13, -1: 0.06, -2: 0.05, 2: 0.03, 3: 0.012, -3: 0.01, 4: 0.008, -4: 0.008}
#: Bits a met word loses that stands further off: a sixth of the neighbours, over the places of a window.
ASTRAY = 3.0
#: Met words before it that a word may follow.
LOOK_BACK = 24
#: Places this good that chance may give, more than which no place is handed on. Who calls knows more than letters: how
#: many words a glossary ties one by one.
HOPELESS = 100.0
#: Places handed on, and bits by which they may be worse than the best one.
PLACES = 5
TIE_BITS = 3.0


class Beginnings(NamedTuple):
    """How the tokens of a group begin: the keys ascending, and the token of each."""

    keys: NDArray[np.uint64]
    tokens: NDArray[np.int64]


class _Met(NamedTuple):
    """A word of the page met by a token of the sources: both, the bits that says, and whether it is another word."""

    word: int
    token: int
    bits: float
    renders: bool


class _Stretch(NamedTuple):
    """A window: its document, the first token of that and the one behind its last, and its own, both half-open."""

    document: int
    floor: int
    ceiling: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where one word of the page is met, by level: tokens ascending, bits gained; and the bits lost where it is not.

    ``own`` are the tokens, ascending, that begin as the word itself does.
    """

    levels: tuple[tuple[NDArray[np.int64], float], ...]
    lost: float
    own: NDArray[np.int64]


_UNASKED = _Asked((), 0.0, np.empty(0, np.int64))

_HELD: WeakKeyDictionary[Group, tuple[Beginnings, ...]] = WeakKeyDictionary()


def find_rendered(
    sought: Sought, ways: Sequence[Sequence[str]], group: Group, least_rendered: float
) -> list[Candidate]:
    """Find the passages some words may render.

    Parameters
    ----------
    sought : Sought
        The words.
    ways : sequence of sequences of str
        For each word what it may render: words and phrases as a glossary holds them.
    group : Group
        The sources of one profile.
    least_rendered : float
        Share of the met words that must be met by another word: what is in the sources' own words renders nothing.

    Returns
    -------
    list of Candidate
        Best first; their hulls are stretches of about the length of the words, no words set beside each other.
        Cost grows with the places of the words in the sources, and with nothing else once a group was asked before.
    """
    words = sought.words
    if len(words) < LEAST_WORDS or group.tokens == 0:
        return []
    size = max(LEAST_WINDOW, round(WINDOW * len(words)))
    step = (size + 1) // 2
    windows = len(group.hashes) // step + 1
    seen: set[bytes] = set()
    asked = []
    own = _keys(words.letters, words.offsets, LEVELS[0][0])
    for word, forms in enumerate(_forms(words, ways, group)):
        # a word said five times is one word that is met: its places are not independent
        name = forms[-1].tobytes()
        asked.append(_UNASKED if name in seen else _ask(forms, own[word], group, step, windows))
        seen.add(name)
    scores = np.zeros(windows)
    for one in asked:
        gains = np.zeros(windows)
        for tokens, bits in one.levels:
            hit = tokens // step
            gains[hit] = np.maximum(gains[hit], bits)
            gains[np.maximum(hit - 1, 0)] = np.maximum(gains[np.maximum(hit - 1, 0)], bits)
        scores += gains + one.lost
    best = np.argpartition(-scores, min(AGAIN, windows - 1))[:AGAIN]
    stretches = [_stretch(int(window) * step, size, group) for window in sorted(best.tolist())]
    met = _met(asked, stretches)
    places = [_place(asked, *one, size, least_rendered) for one in zip(met, stretches, strict=True)]
    alternatives = math.log2(windows)
    found: list[Candidate] = []
    for bits, document, start, end in sorted((place for place in places if place), reverse=True):
        chance = 2.0 ** min(60.0, alternatives - bits)
        if chance > HOPELESS or (found and bits < found[0].bits - TIE_BITS) or len(found) == PLACES:
            break
        base = int(group.first[document])
        if any(one.document == document and one.start < end - base and start - base < one.end for one in found):
            continue
        page = Span(sought.quotation.start, sought.quotation.end)
        found.append(Candidate(sought.quotation.id, page, document, start - base, end - base, chance, bits))
    return found


def _beginnings(group: Group) -> tuple[Beginnings, ...]:
    """Return how the tokens of a group begin, level by level; made when it is first asked for."""
    held = _HELD.get(group)
    if held is None:
        made = []
        for length, _ in LEVELS:
            keys = _keys(group.letters, group.offsets, length)
            order = np.argsort(keys, kind="stable")
            made.append(Beginnings(keys[order], order))
        held = _HELD[group] = tuple(made)
    return held


def _keys(letters: NDArray[np.uint16], offsets: NDArray[np.int64], length: int) -> NDArray[np.uint64]:
    """Return a number for the first letters of each token; a shorter token counts whole."""
    firsts, sizes = offsets[:-1], np.diff(offsets)
    keys = np.zeros(len(firsts), np.uint64)
    for at in range(length):
        longer = sizes > at
        keys[longer] = keys[longer] * np.uint64(65_537) + letters[firsts[longer] + at] + np.uint64(1)
    return keys


def _forms(words: Folded, ways: Sequence[Sequence[str]], group: Group) -> list[list[NDArray[np.uint64]]]:
    """Return the keys of each word and of what it may render, level by level; of a phrase its rarest word's."""
    phrases = list(dict.fromkeys(phrase for one in ways for phrase in one))
    folded = fold("\n".join(phrases), group.profile)
    lines = np.cumsum([0, *(len(phrase) + 1 for phrase in phrases)])
    owner = np.searchsorted(lines, folded.starts, "right") - 1
    levels = [(_keys(words.letters, words.offsets, n), _keys(folded.letters, folded.offsets, n)) for n, _ in LEVELS]
    finest = _beginnings(group)[-1]
    counts = np.searchsorted(finest.keys, levels[-1][1], "right") - np.searchsorted(finest.keys, levels[-1][1])
    rarest: dict[str, int] = {}
    for token, phrase in enumerate(phrases[k] for k in owner.tolist()):
        if phrase not in rarest or counts[token] < counts[rarest[phrase]]:
            rarest[phrase] = token
    out = []
    for word, others in enumerate(ways):
        tokens = [rarest[phrase] for phrase in others if phrase in rarest]
        out.append([np.unique(np.append(theirs[tokens], own[word])) for own, theirs in levels])
    return out


def _ask(forms: Sequence[NDArray[np.uint64]], own: np.uint64, group: Group, step: int, windows: int) -> _Asked:
    """Look one word up: a window that has it gains by how rare that is, however many forms it was asked in."""
    levels = []
    lost = 0.0
    for (_, present), beginnings, keys in zip(LEVELS, _beginnings(group), forms, strict=True):
        low, high = np.searchsorted(beginnings.keys, keys), np.searchsorted(beginnings.keys, keys, "right")
        tokens = np.sort(np.concatenate([beginnings.tokens[a:b] for a, b in zip(low, high, strict=True)]))
        hit = np.count_nonzero(np.diff(tokens // step)) + 1  # windows that have it
        share = min(1.0, 2 * hit / windows)
        if len(tokens) == 0 or share > COMMON * present:
            continue
        lost = min(lost, math.log2((1 - present) / (1 - share)))
        levels.append((tokens, math.log2(present / share)))
    coarse = _beginnings(group)[0]
    theirs = coarse.tokens[np.searchsorted(coarse.keys, own) : np.searchsorted(coarse.keys, own, "right")]
    return _Asked(tuple((tokens, bits - lost) for tokens, bits in levels), lost, theirs)


def _stretch(start: int, size: int, group: Group) -> _Stretch:
    """Return the tokens of a window that are of one document."""
    document = group.document_of(min(start + size // 2, len(group.hashes) - 1))
    floor, ceiling = int(group.first[document]), int(group.first[document + 1]) - 1
    return _Stretch(document, floor, ceiling, max(floor, start), min(ceiling, start + size))


def _met(asked: Sequence[_Asked], stretches: Sequence[_Stretch]) -> list[list[_Met]]:
    """Return the words of the page that each stretch meets, word by word."""
    edges = np.array([[one.low, one.high] for one in stretches])
    out: list[list[_Met]] = [[] for _ in stretches]
    for word, one in enumerate(asked):
        within = [(tokens, bits, np.searchsorted(tokens, edges).tolist()) for tokens, bits in one.levels]
        own = np.searchsorted(one.own, edges).tolist()
        for k, met in enumerate(out):
            bits_at: dict[int, float] = {}
            for tokens, bits, places in within:
                for token in tokens[slice(*places[k])].tolist():
                    bits_at[token] = max(bits, bits_at.get(token, bits))
            if bits_at:
                same = set(one.own[slice(*own[k])].tolist())
                met += [_Met(word, token, bits, token not in same) for token, bits in sorted(bits_at.items())]
    return out


def _place(
    asked: Sequence[_Asked], met: Sequence[_Met], stretch: _Stretch, size: int, least_rendered: float
) -> tuple[float, int, int, int] | None:
    """Return the bits of the best chain of met words in a stretch, its document, and the half-open tokens of it; None
    where too few of them are met by other words.
    """
    document, floor, ceiling = stretch[:3]
    if not met:
        return None
    near = {apart: math.log2(share * size) for apart, share in APART.items()}
    best: list[float] = []
    came: list[int] = []
    for at, this in enumerate(met):
        score, before = 0.0, -1
        for k in range(max(0, at - LOOK_BACK), at):
            other = met[k]
            if other.word == this.word or other.token == this.token:
                continue
            apart = (this.token - other.token) - (this.word - other.word)
            value = best[k] + near.get(apart, -ASTRAY)
            if value > score:
                score, before = value, k
        best.append(score + this.bits)
        came.append(before)
    last = max(range(len(met)), key=best.__getitem__)
    bits = best[last] + sum(one.lost for one in asked)
    chain = [last]
    while came[chain[-1]] >= 0:
        chain.append(came[chain[-1]])
    if sum(met[k].renders for k in chain) < least_rendered * len(chain):
        return None
    stand = [met[k].token for k in chain]
    ahead, behind = met[chain[-1]].word, len(asked) - 1 - met[last].word
    return bits, document, max(floor, min(stand) - ahead), min(ceiling, max(stand) + 1 + behind)

"""Stretches of documents on disk as a group in memory: folded anew from their texts, every block checked."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus.group import LONG_SEED, SHORT_SEED, WINDOW, Group, postings
from tahkik.corpus.opened import Segment
from tahkik.corpus.sample import FAR, Statistics
from tahkik.corpus.segment import LETTER, POINT
from tahkik.corpus.statistics import CONTEXT
from tahkik.languages import Profile
from tahkik.model import Document
from tahkik.text.fold import Folded, fold

#: Code points that a place is looked for around where its letters lie in their block, if they lay evenly there.
UNEVEN = 200


class Stretch(NamedTuple):
    """Half-open search letters of a document that are wanted, as numbered in its segment; ``low:high`` were met."""

    segment: int
    document: int
    start: int
    end: int
    low: int
    high: int


class Lazy(Sequence[Document]):
    """Documents read from disk when they are first asked for."""

    def __init__(self, places: Sequence[tuple[Segment, int]]) -> None:
        self._places = places
        self._read: dict[int, Document] = {}
        self._guard = threading.Lock()

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Document: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Document]: ...
    def __getitem__(self, at: int | slice) -> Document | Sequence[Document]:
        if isinstance(at, slice):
            return [self[k] for k in range(*at.indices(len(self)))]
        with self._guard:
            if at not in self._read:
                segment, document = self._places[at]
                self._read[at] = segment.document(document)
            return self._read[at]

    def touched(self) -> list[tuple[int, Document]]:
        """Return the documents that were asked for, each with its ordinal."""
        with self._guard:
            return list(self._read.items())


def group_of(
    stretches: Sequence[Stretch], segments: Sequence[Segment], statistics: Statistics, profile: Profile
) -> Group:
    """Return a group of stretches, several of one document after another with a separator between them.

    Raises
    ------
    DamagedCorpus
        A text is not what was written, or not what was indexed.
    """
    ordered = sorted(stretches)
    pieces = _folded(ordered, segments, profile)
    places: list[tuple[Segment, int]] = []
    first = [0]
    for (k, document), parts in groupby(zip(ordered, pieces, strict=True), key=lambda one: one[0][:2]):
        places.append((segments[k], document))
        first.append(first[-1] + sum(len(piece) + 1 for _, piece in parts))
    word_bits, next_bits = _bits([piece.hashes for piece in pieces], statistics)
    letters = _joined([piece.letters for piece in pieces], np.uint16)
    base = np.cumsum([0, *(len(piece.letters) + 1 for piece in pieces)])
    offsets = [piece.offsets + base[k] for k, piece in enumerate(pieces)]
    ends = [int(piece.ends[-1]) if len(piece) else 0 for piece in pieces]
    return Group(
        profile,
        Lazy(places),
        np.array(first, np.int64),
        _joined([piece.starts for piece in pieces], np.int32, ends),
        _joined([piece.ends for piece in pieces], np.int32, ends),
        np.concatenate([*offsets, base[-1:]]).astype(np.int64),
        letters,
        _joined([piece.hashes for piece in pieces], np.uint64),
        _joined([piece.masks for piece in pieces], np.uint32),
        word_bits,
        next_bits,
        postings(letters, LONG_SEED, WINDOW),
        postings(letters, SHORT_SEED),
        whole=sum(segment.words for segment in segments),
    )


class _Cut(NamedTuple):
    """Words of a document, and where they begin in it."""

    begin: int
    text: str


def _folded(stretches: Sequence[Stretch], segments: Sequence[Segment], profile: Profile) -> list[Folded]:
    """Fold stretches, all at once; the positions of each are those of its document."""
    blocks: dict[tuple[int, int], str] = {}
    cuts = [_cut(one, segments[one.segment], blocks) for one in stretches]
    # they end between words, so that a line end between stretches changes no word
    whole = fold("\n".join(cut.text for cut in cuts), profile)
    out = []
    at = 0
    for one, cut in zip(stretches, cuts, strict=True):
        piece = whole.part(*(int(t) for t in whole.starts.searchsorted([at, at + len(cut.text)])))
        shift = np.int32(cut.begin - at)
        at += len(cut.text) + 1
        if not _holds(piece, one, segments[one.segment]):
            # letters so uneven that the guess went astray, or a text that is not the one indexed
            cut = _cut(one, segments[one.segment], blocks, guessed=False)
            piece, shift = fold(cut.text, profile), np.int32(cut.begin)
            if not _holds(piece, one, segments[one.segment]):
                raise segments[one.segment].damaged(f"the letters of document {one.document}")
        out.append(replace(piece, starts=piece.starts + shift, ends=piece.ends + shift))
    return out


def _cut(one: Stretch, segment: Segment, kept: dict[tuple[int, int], str], *, guessed: bool = True) -> _Cut:
    """Return the words around some letters, from one space to another; where they stand in their blocks is a guess."""
    first, last = segment.blocks_of(one.document)
    letters: NDArray[np.int64] = segment.blocks[first:last, LETTER]
    last = first + max(1, int(letters.searchsorted(one.end, "left")))
    first += max(0, int(letters.searchsorted(one.start, "right")) - 1)
    for block in range(first, last):
        if (one.segment, block) not in kept:
            kept[one.segment, block] = segment.text_of_blocks(block, block + 1)
    parts = [kept[one.segment, block] for block in range(first, last)]
    text = "".join(parts)
    begin = int(segment.blocks[first, POINT])
    if not guessed:
        return _Cut(begin, text)
    low = _guess(one.start, first, parts[0], segment) - UNEVEN
    low = max(text.rfind(" ", 0, low), text.rfind("\n", 0, low)) + 1 if low > 0 else 0
    high = len(text) - len(parts[-1]) + _guess(one.end, last - 1, parts[-1], segment) + UNEVEN
    ends = [at for sign in " \n" if (at := text.find(sign, high)) >= 0]
    return _Cut(begin + low, text[low : min(ends, default=len(text))])


def _guess(letter: int, block: int, text: str, segment: Segment) -> int:
    """Return where in the text of a block a letter stands, if its letters lie evenly."""
    begin, end = segment.blocks[block, LETTER], segment.blocks[block + 1, LETTER]
    return int((letter - begin) * len(text) // max(1, end - begin))


def _holds(piece: Folded, one: Stretch, segment: Segment) -> bool:
    """Whether the letters that were met stand in what was folded."""
    return segment.raw_letters(one.low, one.high).tobytes() in piece.letters.tobytes()


def _joined(parts: Sequence[NDArray[Any]], dtype: type, marks: Sequence[int] | None = None) -> NDArray[Any]:
    """Join arrays with one value after each: 0, or the mark of its own."""
    out: NDArray[Any] = np.zeros(sum(map(len, parts)) + len(parts), dtype)
    at = 0
    for k, part in enumerate(parts):
        out[at : at + len(part)] = part
        at += len(part) + 1
        if marks is not None:
            out[at - 1] = marks[k]
    return out


def _bits(
    hashes: Sequence[NDArray[np.uint64]], statistics: Statistics
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weigh the words of all stretches at once, as though each stood alone."""
    edge = np.full(CONTEXT, FAR, np.uint64)
    if not hashes:
        return np.empty(0, np.float32), np.empty(0, np.float32)
    words, following = statistics.bits(np.concatenate([piece for one in hashes for piece in (one, edge)]))
    # of the edge one entry stays: the separator's
    keep = np.concatenate([np.arange(len(one) + CONTEXT) <= len(one) for one in hashes])
    return words[keep], following[keep]

"""Stretches of documents on disk as a group in memory: folded anew from their texts, every block checked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
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


class Stretch(NamedTuple):
    """Half-open blocks of a document."""

    segment: int
    document: int
    first: int
    last: int


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

    def touched(self) -> Iterator[Document]:
        """Return the documents that were asked for."""
        with self._guard:
            return iter(list(self._read.values()))


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


def _folded(stretches: Sequence[Stretch], segments: Sequence[Segment], profile: Profile) -> list[Folded]:
    """Fold stretches, all at once; the positions of each are those of its document."""
    texts = [segments[one.segment].text_of_blocks(one.first, one.last) for one in stretches]
    # blocks end between words, so that a line end between stretches changes no word
    whole = fold("\n".join(texts), profile)
    out = []
    at = 0
    for one, text in zip(stretches, texts, strict=True):
        segment = segments[one.segment]
        piece = whole.part(*(int(t) for t in whole.starts.searchsorted([at, at + len(text)])))
        end = one.last == segment.blocks_of(one.document)[1]
        indexed = int(segment.blocks[one.last, LETTER] - segment.blocks[one.first, LETTER]) - end
        if len(piece.letters) != indexed:
            raise segment.damaged(f"the letters of document {one.document}")
        shift = np.int32(segment.blocks[one.first, POINT] - at)
        out.append(replace(piece, starts=piece.starts + shift, ends=piece.ends + shift))
        at += len(text) + 1
    return out


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

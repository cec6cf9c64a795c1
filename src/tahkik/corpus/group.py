"""Documents of one language profile, folded and indexed in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus.statistics import surprise
from tahkik.kernels import seeds
from tahkik.languages import Profile
from tahkik.model import Document
from tahkik.text.fold import Folded, fold

#: Letters of a seed. Of 10-word quotations with 10 % of the letters wrong, runs of 8 letters reach every one, runs of
#: 12
#: four in five (DESIGN, *Finding*).
LONG_SEED = 8
#: Letters of a seed around a chain and for a marked quotation that long seeds did not place.
SHORT_SEED = 6
#: Long seeds in a row of which one is kept: whatever shares 8 + 6 - 1 = 13 letters with a source is met, with two
#: sevenths of the places. On the planted quotations windows of 1 to 7 find the same.
WINDOW = 6
#: A separator stands after every document as a token of its own, so that no chain or alignment crosses it.
SEPARATOR_TOKENS = 1


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where runs of ``k`` letters stand: ``pointers`` uint32[2**bits + 1] into ``places`` uint32[p].

    Of every ``window`` runs in a row only the smallest is held, and asked for.
    """

    k: int
    bits: int
    window: int
    pointers: NDArray[np.uint32]
    places: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Group:
    """The documents of one profile.

    Token arrays run over all documents, one after another; after each document stands a separator token (no letters of
    its own but the letter 0). ``first`` int64[d + 1] is each document's first token.
    """

    profile: Profile
    documents: Sequence[Document]
    first: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    offsets: NDArray[np.int64]
    letters: NDArray[np.uint16]
    hashes: NDArray[np.uint64]
    masks: NDArray[np.uint32]
    word_bits: NDArray[np.float32]
    next_bits: NDArray[np.float32]
    long: Postings
    short: Postings
    #: Words of the whole corpus, where the group holds only the stretches of it that a page has something in common
    #: with.
    whole: int | None = None

    @property
    def tokens(self) -> int:
        """Words held, separators not counted."""
        if self.whole is not None:
            return self.whole
        return len(self.starts) - SEPARATOR_TOKENS * len(self.documents)

    def looked_at(self) -> Iterable[Document]:
        """Return the documents, of those on disk the ones that were read: every match is of one of them."""
        return [document for _, document in self._touched()]

    def ordinal_of(self, source: str) -> int | None:
        """Return the ordinal of a document by its source; None where it is not held, or was never looked at."""
        return next((k for k, document in self._touched() if document.source == source), None)

    def _touched(self) -> Iterable[tuple[int, Document]]:
        touched = getattr(self.documents, "touched", None)
        return enumerate(self.documents) if touched is None else touched()

    def document_of(self, token: int) -> int:
        """Return the ordinal of the document a token stands in."""
        return int(self.first.searchsorted(token, "right")) - 1

    def token_of(self, letter: int) -> int:
        """Return the token a position in ``letters`` belongs to."""
        return int(self.offsets.searchsorted(letter, "right")) - 1

    def folded(self, document: int) -> Folded:
        """Return one document as a folded text of its own (views, no copies), without its separator."""
        low, high = int(self.first[document]), int(self.first[document + 1]) - SEPARATOR_TOKENS
        return Folded(
            self.documents[document].text,
            self.starts[low:high],
            self.ends[low:high],
            self.offsets[low : high + 1],
            self.letters,
            self.hashes[low:high],
            self.masks[low:high],
        )


def postings(letters: NDArray[np.uint16], k: int, window: int = 1) -> Postings:
    """Index the runs of ``k`` letters of a stream (0 separates): the smallest of every ``window`` in a row."""
    bits = max(10, min(26, len(letters).bit_length() - 1))
    buckets = seeds.run_buckets(letters, k, bits)
    if window > 1:
        buckets = seeds.minimizers(buckets, bits, window)
    pointers, places = seeds.build_postings(buckets, bits)
    return Postings(k, bits, window, pointers, places)


def build(documents: Sequence[Document], profile: Profile) -> Group:
    """Fold and index documents.

    Parameters
    ----------
    documents : sequence of Document
        In the order in which they are to be held.
    profile : Profile
        Whose search key is used for all of them.

    Returns
    -------
    Group
        Cost grows linearly with the words, but for one sort of them for the statistics.
    """
    first = [0]
    parts: list[Folded] = []
    letters: list[NDArray[np.uint16]] = []
    offsets: list[NDArray[np.int64]] = []
    base = 0
    separator = np.zeros(1, np.uint16)
    for document in documents:
        part = fold(document.text, profile)
        parts.append(part)
        letters += [part.letters, separator]
        offsets.append(part.offsets + base)
        base += len(part.letters) + 1
        first.append(first[-1] + len(part) + SEPARATOR_TOKENS)

    def joined(name: str, dtype: type, mark: int) -> NDArray[np.generic]:
        pieces = [np.concatenate([getattr(part, name), np.array([mark], dtype)]) for part in parts]
        return np.concatenate(pieces) if pieces else np.empty(0, dtype)

    stream = np.concatenate(letters) if letters else np.empty(0, np.uint16)
    ends = [np.array([base], np.int64)]
    hashes = joined("hashes", np.uint64, 0)
    common = fold(" ".join(sorted(profile.stop_words)), profile).hashes
    word_bits, next_bits = surprise(hashes, common)  # type: ignore[arg-type]
    return Group(
        profile,
        tuple(documents),
        np.array(first, np.int64),
        joined("starts", np.int32, 0),  # type: ignore[arg-type]
        joined("ends", np.int32, 0),  # type: ignore[arg-type]
        np.concatenate(offsets + ends) if offsets else np.zeros(1, np.int64),
        stream,
        hashes,  # type: ignore[arg-type]
        joined("masks", np.uint32, 0),  # type: ignore[arg-type]
        word_bits,
        next_bits,
        postings(stream, LONG_SEED, WINDOW),
        postings(stream, SHORT_SEED),
    )

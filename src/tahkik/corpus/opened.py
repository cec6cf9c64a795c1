"""A segment opened for reading: its arrays mapped, its bounds checked, every block of text checked as it is shown."""

from __future__ import annotations

import json
import weakref
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus import locking
from tahkik.corpus.manifest import Entry, regular
from tahkik.corpus.records import document_of
from tahkik.corpus.segment import (
    AT,
    BLOCK,
    CELL,
    CRC,
    DIRECTORIES,
    FIELDS,
    FILES,
    FIRST_BLOCK,
    FIRST_LETTER,
    KEY_BITS,
    LETTER,
    MOST_LETTERS,
    POINT,
    RECORD,
    RECORD_CRC,
    WORDS,
    mark_type,
)  # fmt: skip
from tahkik.corpus.sums import SUMMED, Sums
from tahkik.errors import DamagedCorpus
from tahkik.kernels.cells import FIRST_8, FIRST_16
from tahkik.kernels.tokens import hash_tokens
from tahkik.model import Document

#: Files whose checksums are reckoned on every opening: the bounds that everything else is read by. They take one part
#: in twenty of a segment.
BOUNDS = ("table", "blocks", "alphabet", "directory", "sums")
#: Code points of one block of text, whatever its bytes unpack to.
MOST_UNPACKED = 1 << 16
#: Elements of a file at the most, by what a segment can hold: a claimed size beyond is refused before it is read.
MOST_BLOCKS = 2 * MOST_LETTERS // (BLOCK // 2) + MOST_LETTERS
MOST = {
    "table": 5 * (MOST_LETTERS + 1), "blocks": 4 * (MOST_BLOCKS + 1), "alphabet": 1 << 16,
    "letters": MOST_LETTERS + CELL, "directory": (1 << 18) + 1, "marks": MOST_LETTERS + CELL,
    "cells": MOST_LETTERS + CELL, "sums": 1 << 16,
}  # fmt: skip
#: Letters of a word that are looked at beside a meeting, to weigh the words it begins and ends in.
WORD = 64
#: What is derived from the texts, and can be made again of them.
DERIVED = frozenset({"letters", "directory", "marks", "cells", "alphabet", "sums"})
#: What every record has, as words.
NAMED = ("source", "sha256", "text_sha256", "media_type", "language", "file", "root", "reader")


class Segment:
    """One immutable segment. Threads may share it; it is held against deletion as long as it lives.

    With ``index`` false only the documents are opened, to make a damaged index again from them.
    """

    def __init__(self, folder: Path, entry: Entry, *, index: bool = True) -> None:
        self.folder = folder
        self.entry = entry
        self._index = index
        self._handle = locking.hold(folder)
        self._letting_go = weakref.finalize(self, locking.release, self._handle)
        self.table = self._array("table", np.uint32, 5).reshape(-1, 5).astype(np.int64)
        self.blocks = self._array("blocks", np.uint32, 4).reshape(-1, 4).astype(np.int64)
        self.alphabet = self._array("alphabet", np.uint16)
        self.small = len(self.alphabet) < FIRST_8
        self.plain = (FIRST_8 if self.small else FIRST_16) - 1
        self.letters = self._array("letters", np.uint8 if self.small else np.uint16)
        lanes = 8 // self.letters.itemsize
        self.eights = self.letters[: len(self.letters) // lanes * lanes].view(np.uint64)
        self.directory = self._array("directory", np.uint32)
        self.shift = KEY_BITS - max(len(self.directory) - 2, 0).bit_length()
        self.marks = self._array("marks", mark_type(self.shift))
        self.cells = self._array("cells", np.uint16)
        self._records = self._array("documents", np.uint8)
        self._texts = self._array("texts", np.uint8)
        if index:
            self._check_index()
        self._check_bounds()
        self._sums = self._opened_sums() if index and "sums" in entry.files else None
        self.removed = frozenset(entry.removed)
        self.first_letters = np.ascontiguousarray(self.table[:, FIRST_LETTER])
        live = np.ones(entry.documents, np.bool_)
        live[list(entry.removed)] = False
        #: Words of the documents that were not removed.
        self.words = int(self.table[:-1, WORDS][live].sum())
        self.ordinals = np.zeros(1 << 16, np.uint16)
        self.ordinals[self.alphabet] = np.arange(1, len(self.alphabet) + 1, dtype=np.uint16)
        self.ordinals[0] = 0
        # what no letter of the alphabet has, a damaged file may hold
        self._meaning = np.zeros(self.plain + 1, np.uint16)
        self._meaning[1 : len(self.alphabet) + 1] = self.alphabet

    def __len__(self) -> int:
        return self.entry.documents

    def live(self) -> Iterator[int]:
        """Return the ordinals of the documents that were not removed."""
        return (k for k in range(len(self)) if k not in self.removed)

    def record(self, document: int) -> dict[str, Any]:
        """Return what is kept of a document beside its text.

        Raises
        ------
        DamagedCorpus
            Its checksum does not hold.
        """
        row = self.table[document]
        data = self._records[row[RECORD] : self.table[document + 1, RECORD]].tobytes()
        if zlib.crc32(data) != row[RECORD_CRC]:
            raise self.damaged(f"the record of document {document}")
        try:
            record: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError) as error:
            raise self.damaged(f"the record of document {document}") from error
        if not _sound_record(record):
            raise self.damaged(f"the record of document {document}")
        return record

    def blocks_of(self, document: int) -> tuple[int, int]:
        """Return the half-open blocks of a document."""
        return int(self.table[document, FIRST_BLOCK]), int(self.table[document + 1, FIRST_BLOCK])

    def text_of_blocks(self, first: int, last: int) -> str:
        """Return the text of some blocks of one document, each checked.

        Raises
        ------
        DamagedCorpus
            A checksum does not hold.
        """
        return "".join(map(self._block, range(first, last)))

    def text(self, document: int) -> str:
        """Return the whole text of a document."""
        return self.text_of_blocks(*self.blocks_of(document))

    def document(self, document: int) -> Document:
        """Return a document with its text."""
        record, text = self.record(document), self.text(document)
        try:
            if record["length"] != len(text):
                raise ValueError("length")
            return document_of(record, text, FIELDS)
        except (KeyError, TypeError, ValueError) as error:
            raise self.damaged(f"document {document}") from error

    def hashes_of(self, document: int) -> NDArray[np.uint64]:
        """Return the hash of each word of a document that has search letters, as folding its text gives them."""
        self._sure(
            "letters", self.table[document : document + 1, FIRST_LETTER], self.table[document + 1 :, FIRST_LETTER][:1]
        )
        start, end = int(self.table[document, FIRST_LETTER]), int(self.table[document + 1, FIRST_LETTER]) - 1
        begins = np.flatnonzero(self.letters[start:end] > self.plain)
        return hash_tokens(self.raw_letters(start, end), np.append(begins, end - start).astype(np.int64))

    def raw_letters(self, start: int, end: int) -> NDArray[np.uint16]:
        """Return half-open search letters as folding gives them."""
        letters: NDArray[np.uint16] = self._meaning[self.letters[start:end] & self.plain]
        return letters

    def sure_of_marks(self, keys: NDArray[np.uint32]) -> None:
        """Check the marks that runs of letters are looked up in.

        Raises
        ------
        DamagedCorpus
            A checksum does not hold; so for the next two.
        """
        if self._sums is not None and self._sums.left("marks"):
            tops = (keys >> np.uint32(self.shift)).astype(np.int64)
            tops = tops[tops < len(self.directory) - 1]
            self._sure("marks", self.directory[tops].astype(np.int64), self.directory[tops + 1].astype(np.int64))

    def sure_of_cells(self, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> None:
        """Check the cells of runs that were looked up, and the letters in them."""
        if self._sums is None or not (self._sums.left("cells") or self._sums.left("letters")):
            return
        self._sure("cells", starts, starts + sizes)
        total = int(sizes.sum())
        places = np.arange(total) + np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
        cells = self.cells[places].astype(np.int64) * CELL
        self._sure("letters", cells, cells + CELL + WORD)

    def sure_of_letters(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        """Check half-open stretches of letters, and the words they begin and end in."""
        if self._sums is not None and self._sums.left("letters"):
            self._sure("letters", starts - WORD, ends + WORD)

    def _sure(self, name: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        if self._sums is not None and not self._sums.hold(name, starts, ends):
            raise self.damaged(f"the file {name}")

    def _opened_sums(self) -> Sums:
        try:
            return Sums({name: getattr(self, name) for name in SUMMED}, self._array("sums", np.uint32))
        except ValueError as error:
            raise self.damaged("the file sums") from error

    def damaged(self, what: str) -> DamagedCorpus:
        """Return the error of something that does not hold."""
        return DamagedCorpus(
            f"Segment {self.entry.name} is damaged: {what} is not what was written.",
            hint="tahkik corpus verify PATH says what can be rebuilt",
            details={"segment": self.entry.name, "what": what},
        )

    def _block(self, block: int) -> str:
        data = self._texts[self.blocks[block, AT] : self.blocks[block + 1, AT]].tobytes()
        if zlib.crc32(data) != self.blocks[block, CRC]:
            raise self.damaged(f"block {block} of the texts")
        try:
            unpacker = zlib.decompressobj()
            text = unpacker.decompress(data, MOST_UNPACKED).decode("utf-8", "surrogatepass")
        except (zlib.error, ValueError) as error:
            raise self.damaged(f"block {block} of the texts") from error
        following = int(self.blocks[block + 1, POINT])
        if following and following != int(self.blocks[block, POINT]) + len(text):
            raise self.damaged(f"block {block} of the texts")
        return text

    def _array(self, name: str, dtype: Any, row: int = 1) -> NDArray[Any]:
        if not self._index and name in DERIVED:
            return np.empty(0, dtype)
        path = self.folder / name
        recorded = self.entry.files.get(name)
        if recorded is None or name not in FILES:
            raise self.damaged(f"the file {name}")
        size = regular(path)
        if size > MOST.get(name, size) * np.dtype(dtype).itemsize:
            raise self.damaged(f"the size of {name} ({size} bytes)")
        if size != recorded["bytes"] or size % (row * np.dtype(dtype).itemsize):
            raise self.damaged(f"the size of {name} ({size} bytes, {recorded['bytes']} are recorded)")
        if size == 0:
            return np.empty(0, dtype)
        # copy on write, not read-only: Numba would compile every kernel once more for arrays that cannot be written
        mapped = np.memmap(path, dtype=dtype, mode="c").view(np.ndarray)
        if name in BOUNDS and zlib.crc32(mapped.data) != recorded["crc32"]:
            raise self.damaged(f"the file {name}")
        return mapped

    def _check_bounds(self) -> None:
        table, blocks = self.table, self.blocks
        letters = len(self.letters) if self._index else int(table[-1, FIRST_LETTER]) if len(table) else 0
        sound = (
            len(table) == self.entry.documents + 1
            and len(blocks) >= 1
            and letters <= MOST_LETTERS + CELL
            and _rises(table[:, RECORD], len(self._records))
            and _rises(table[:, FIRST_BLOCK], len(blocks) - 1, least=1)
            and _rises(table[:, FIRST_LETTER], letters, least=1)
            and _rises(blocks[:, AT], len(self._texts))
            and _rises(blocks[:, LETTER], letters)
            and self._sound_points()
        )
        if not sound:
            raise self.damaged("a number that points outside")

    def _sound_points(self) -> bool:
        """Whether every document's blocks begin at 0 and go on, and its letters begin where its first block's do."""
        points = self.blocks[:, POINT]
        first = self.table[:, FIRST_BLOCK]
        begins = np.zeros(len(points), np.bool_)
        begins[first] = True
        steps = np.diff(points)[~begins[1:]]
        return bool(
            (points[first] == 0).all()
            and (self.blocks[first, LETTER] == self.table[:, FIRST_LETTER]).all()
            and (steps > 0).all()
            and (steps <= BLOCK).all()
        )

    def _check_index(self) -> None:
        size = len(self.directory) - 1
        sound = (
            size in {1 << bits for _, bits in DIRECTORIES}
            and _rises(self.directory.astype(np.int64), len(self.cells))
            and len(self.cells) == len(self.marks)
            and len(self.alphabet) <= self.plain
            and (len(self.alphabet) == 0 or int(self.alphabet.min()) > 0)
        )
        if not sound:
            raise self.damaged("a number that points outside")


def _rises(values: NDArray[np.int64], last: int, least: int = 0) -> bool:
    return bool(len(values) and values[0] == 0 and values[-1] == last and (np.diff(values) >= least).all())


def _sound_record(record: Any) -> bool:
    """Whether what is kept of a document is of its kinds."""
    if not isinstance(record, dict):
        return False
    words = [*(record.get(name, 0) for name in FIELDS), *(record.get(name, 0) for name in ("file", "root", "reader"))]
    length, work = record.get("length"), record.get("work")
    return (
        all(word is None or isinstance(word, str) for word in words)
        and all(isinstance(record.get(name), str) for name in NAMED)
        and type(length) is int
        and 0 <= length <= MOST_LETTERS
        and (work is None or isinstance(work, str))
        and all(_sound_repair(one) for one in _listed(record, "repairs"))
        and all(_sound_locus(one) for name in ("loci", "divisions") for one in _listed(record, name))
    )


def _listed(record: dict[str, Any], name: str) -> list[Any]:
    value = record.get(name, [])
    return value if isinstance(value, list) else [None]


def _sound_repair(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and isinstance(one.get("was"), str)
        and isinstance(one.get("rule"), str)
        and _sound_span(one.get("start"), one.get("end"))
    )


def _sound_locus(one: Any) -> bool:
    return isinstance(one, list) and len(one) == 3 and isinstance(one[2], str) and _sound_span(one[0], one[1])


def _sound_span(start: Any, end: Any) -> bool:
    return type(start) is int and type(end) is int and 0 <= start <= end <= MOST_LETTERS

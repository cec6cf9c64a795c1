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
from tahkik.corpus.manifest import Entry
from tahkik.corpus.segment import (
    AT,
    CELL,
    CRC,
    DIRECTORIES,
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
    document_of,
    mark_type,
)  # fmt: skip
from tahkik.errors import DamagedCorpus
from tahkik.kernels.cells import FIRST_8, FIRST_16
from tahkik.kernels.tokens import hash_tokens
from tahkik.model import Document

#: Files whose checksums are reckoned on every opening: the bounds that everything else is read by. They take one part
#: in a hundred of a segment.
BOUNDS = ("table", "blocks", "alphabet")
#: Code points of one block of text, whatever its bytes unpack to.
MOST_UNPACKED = 1 << 16


class Segment:
    """One immutable segment. Threads may share it; it is held against deletion as long as it lives."""

    def __init__(self, folder: Path, entry: Entry) -> None:
        self.folder = folder
        self.entry = entry
        self._handle = locking.hold(folder)
        self._letting_go = weakref.finalize(self, locking.release, self._handle)
        self.table = self._array("table", np.uint32).reshape(-1, 5).astype(np.int64)
        self.blocks = self._array("blocks", np.uint32).reshape(-1, 4).astype(np.int64)
        self.alphabet = self._array("alphabet", np.uint16)
        self.small = len(self.alphabet) < FIRST_8
        self.plain = (FIRST_8 if self.small else FIRST_16) - 1
        self.letters = self._array("letters", np.uint8 if self.small else np.uint16)
        self.directory = self._array("directory", np.uint32)
        self.shift = KEY_BITS - max(len(self.directory) - 2, 0).bit_length()
        self.marks = self._array("marks", mark_type(self.shift))
        self.cells = self._array("cells", np.uint16)
        self._records = self._array("documents", np.uint8)
        self._texts = self._array("texts", np.uint8)
        self._check_bounds()
        self.removed = frozenset(entry.removed)
        self.first_letters = np.ascontiguousarray(self.table[:, FIRST_LETTER])
        live = np.ones(entry.documents, np.bool_)
        live[list(entry.removed)] = False
        #: Words of the documents that were not removed.
        self.words = int(self.table[:-1, WORDS][live].sum())
        self.ordinals = np.zeros(1 << 16, np.uint16)
        self.ordinals[self.alphabet] = np.arange(1, len(self.alphabet) + 1, dtype=np.uint16)
        self.ordinals[0] = 0

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
        except ValueError as error:
            raise self.damaged(f"the record of document {document}") from error
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
            return document_of(record, text)
        except (KeyError, TypeError, ValueError) as error:
            raise self.damaged(f"document {document}") from error

    def hashes_of(self, document: int) -> NDArray[np.uint64]:
        """Return the hash of each word of a document that has search letters, as folding its text gives them."""
        kept = self.letters[self.table[document, FIRST_LETTER] : self.table[document + 1, FIRST_LETTER]][:-1]
        # what no letter of the alphabet has, a damaged file may hold
        meaning = np.zeros(self.plain + 1, np.uint16)
        meaning[1 : len(self.alphabet) + 1] = self.alphabet
        begins = np.flatnonzero(kept > self.plain)
        return hash_tokens(meaning[kept & self.plain], np.append(begins, len(kept)).astype(np.int64))

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
            text = unpacker.decompress(data, MOST_UNPACKED)
            return text.decode("utf-8", "surrogatepass")
        except (zlib.error, ValueError) as error:
            raise self.damaged(f"block {block} of the texts") from error

    def _array(self, name: str, dtype: Any) -> NDArray[Any]:
        path = self.folder / name
        recorded = self.entry.files.get(name)
        if recorded is None or name not in FILES:
            raise self.damaged(f"the file {name}")
        size = path.stat().st_size
        if size != recorded["bytes"] or size % np.dtype(dtype).itemsize:
            raise self.damaged(f"the size of {name} ({size} bytes, {recorded['bytes']} are recorded)")
        if size == 0:
            return np.empty(0, dtype)
        # copy on write, not read-only: Numba would compile every kernel once more for arrays that cannot be written
        mapped = np.memmap(path, dtype=dtype, mode="c").view(np.ndarray)
        if name in BOUNDS and zlib.crc32(mapped.data) != recorded["crc32"]:
            raise self.damaged(f"the file {name}")
        return mapped

    def _check_bounds(self) -> None:
        table, blocks, letters = self.table, self.blocks, len(self.letters)
        size = len(self.directory) - 1
        sound = (
            len(table) == self.entry.documents + 1
            and len(blocks) >= 1
            and letters <= MOST_LETTERS + CELL
            and _rises(table[:, RECORD], len(self._records))
            and _rises(table[:, FIRST_BLOCK], len(blocks) - 1)
            and _rises(table[:, FIRST_LETTER], letters)
            and bool((table[:-1, WORDS] >= 0).all())
            and _rises(blocks[:, AT], len(self._texts))
            and bool((np.diff(blocks[:, LETTER]) >= 0).all())
            and int(blocks[:, LETTER].max()) <= letters
            and bool((np.diff(blocks[:, POINT]) <= MOST_UNPACKED).all())
            and size in {1 << bits for _, bits in DIRECTORIES}
            and _rises(self.directory.astype(np.int64), len(self.cells))
            and len(self.cells) == len(self.marks)
            and len(self.alphabet) <= self.plain
            and (len(self.alphabet) == 0 or int(self.alphabet.min()) > 0)
        )
        if not sound:
            raise self.damaged("a number that points outside")


def _rises(values: NDArray[np.int64], last: int) -> bool:
    return bool(len(values) and values[0] == 0 and values[-1] == last and (np.diff(values) >= 0).all())

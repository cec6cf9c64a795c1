"""A segment of a corpus on disk: documents of one profile that are never changed once they are written.

::

    documents   one JSON record a document        table    where each record, its blocks and its letters begin
    texts       the written texts, in blocks      blocks   where each block begins, and its checksum
    letters     the search letters                directory, marks, cells   where runs of letters stand

Texts are kept in blocks of a few kilobytes, cut between words, compressed one by one, each with its checksum: showing a
passage reads, checks and folds the blocks around it and nothing else.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus.group import LONG_SEED, WINDOW
from tahkik.corpus.records import extras
from tahkik.corpus.sample import Sample, sampled
from tahkik.corpus.sums import SUMMED, sums
from tahkik.kernels import cells as kernel
from tahkik.kernels import seeds
from tahkik.languages import Profile, load
from tahkik.model import Document
from tahkik.text.fold import Folded, fold

VERSION = 1
#: Code points of a block: small enough that a passage takes two or three, large enough for deflate to find repeats.
BLOCK = 4_096
#: The fastest level of deflate: 41 % of the German statutes are left, at 50 MB/s.
LEVEL = 1
#: Letters of a cell: what a posting points to. One that has to be read through costs about as much as fetching it.
CELL = 256
#: Letters of a segment at the most, lest a cell's number take more than 16 bits.
MOST_LETTERS = CELL << 16
#: Bits of the key of a run of letters, alike in every segment, so that counts of several segments can be added.
KEY_BITS = 26
#: Leading bits of a key that the directory of a segment holds: fewer for a small one. The others are its marks.
DIRECTORIES = ((1 << 20, 18), (1 << 16, 14), (0, 10))
#: Columns of the tables.
RECORD, RECORD_CRC, FIRST_BLOCK, FIRST_LETTER, WORDS = range(5)
AT, CRC, POINT, LETTER = range(4)

FIELDS = (
    "source", "sha256", "text_sha256", "media_type", "language", "title", "author", "published", "locus", "modified",
    "address",
)  # fmt: skip

FILES = ("documents", "table", "texts", "blocks", "alphabet", "letters", "directory", "marks", "cells", "sums")


@dataclass(frozen=True, slots=True)
class Held:
    """A document as the corpus keeps it: what it is, and the file it came from.

    ``file`` is the sha256 of the file's bytes (several documents may come from one), ``root`` a digest of the folder it
    was taken from, ``reader`` what read it.
    """

    document: Document
    file: str
    root: str
    reader: str


@dataclass(frozen=True, slots=True)
class Written:
    """What became of documents: each file's size and checksum, counts, and the words sampled for the statistics."""

    files: dict[str, dict[str, int]]
    documents: int
    tokens: int
    text: int
    sample: Sample


def write(held: Sequence[Held], profile: Profile, folder: Path) -> Written:
    """Write documents into an existing, empty folder.

    Parameters
    ----------
    held : sequence of Held
        Documents with `MOST_LETTERS` search letters at the most, one for the end of each counted.
    profile : Profile
        Whose search key is used.
    folder : Path
        Every file is flushed to the disk before this returns.

    Raises
    ------
    OSError
        The disk is full, or the folder cannot be written.
    """
    folds = [fold(one.document.text, profile) for one in held]
    files: dict[str, dict[str, int]] = {}

    def put(name: str, data: bytes) -> None:
        write_file(folder / name, data)
        files[name] = {"bytes": len(data), "crc32": zlib.crc32(data)}

    records: list[bytes] = []
    texts: list[bytes] = []
    table = np.zeros((len(held) + 1, 5), np.uint32)
    blocks: list[tuple[int, int, int, int]] = []
    at = letters = record_at = 0
    for k, (one, folded) in enumerate(zip(held, folds, strict=True)):
        record = _record(one)
        table[k] = record_at, zlib.crc32(record), len(blocks), letters, len(folded)
        records.append(record)
        record_at += len(record)
        text = one.document.text
        for start, end in cuts(text):
            data = zlib.compress(text[start:end].encode("utf-8", "surrogatepass"), LEVEL)
            token = int(folded.starts.searchsorted(start))
            blocks.append((at, zlib.crc32(data), start, letters + int(folded.offsets[token])))
            texts.append(data)
            at += len(data)
        letters += len(folded.letters) + 1
    table[len(held)] = record_at, 0, len(blocks), letters, 0
    blocks.append((at, 0, 0, letters))
    raw, flagged, alphabet = _stream(folds)
    directory, marks, cells = index(raw)
    put("documents", b"".join(records))
    put("table", table.tobytes())
    put("texts", b"".join(texts))
    put("blocks", np.array(blocks, np.uint32).tobytes())
    put("alphabet", alphabet.tobytes())
    put("directory", directory.tobytes())
    summed = [flagged.tobytes(), marks.tobytes(), cells.tobytes()]
    for name, data in zip(SUMMED, summed, strict=True):
        put(name, data)
    put("sums", sums(summed).tobytes())
    return Written(
        files,
        len(held),
        sum(map(len, folds)),
        sum(len(one.document.text.encode("utf-8", "surrogatepass")) for one in held),
        sampled([folded.hashes[np.diff(folded.offsets) > 0] for folded in folds]),
    )


def prepare() -> None:
    """Load the kernels that writing needs: a process that is forked from this one has them then."""
    folded = fold("Ready.", load("und"))
    index(_stream([folded])[0])
    sampled([folded.hashes])


def letters_of(document: Document) -> int:
    """Return a bound on the search letters a document takes in a segment."""
    return len(document.text) + 1


def cuts(text: str) -> list[tuple[int, int]]:
    """Cut a text into blocks, between words wherever words end."""
    out = []
    start = 0
    while len(text) - start > BLOCK:
        end = start + BLOCK
        cut = max(text.rfind(" ", start + BLOCK // 2, end), text.rfind("\n", start + BLOCK // 2, end)) + 1
        end = cut or end
        out.append((start, end))
        start = end
    if start < len(text) or not out:
        out.append((start, len(text)))
    return out


def index(
    letters: NDArray[np.uint16],
) -> tuple[NDArray[np.uint32], NDArray[np.unsignedinteger[Any]], NDArray[np.uint16]]:
    """Index the runs of a stream of letters: the smallest of every `WINDOW` in a row, to the cell."""
    keys = seeds.minimizers(seeds.run_buckets(letters, LONG_SEED, KEY_BITS), KEY_BITS, WINDOW)
    kept, cells = kernel.sorted_cells(keys, KEY_BITS, CELL)
    leading = next(bits for least, bits in DIRECTORIES if len(kept) >= least)
    shift = KEY_BITS - leading
    counts = np.bincount(kept >> np.uint32(shift), minlength=1 << leading)
    directory = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    marks = (kept & np.uint32((1 << shift) - 1)).astype(mark_type(shift))
    return directory, marks, cells


def mark_type(shift: int) -> type[np.unsignedinteger[Any]]:
    """Return the smallest type that holds so many bits."""
    return np.uint8 if shift <= 8 else np.uint16


def write_file(path: Path, data: bytes) -> None:
    """Write a file and flush it to the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _record(one: Held) -> bytes:
    document = one.document
    record: dict[str, Any] = {name: getattr(document, name) for name in FIELDS}
    record |= {"file": one.file, "root": one.root, "reader": one.reader, "length": len(document.text)}
    record |= extras(document)
    # a lone surrogate is escaped: it cannot be encoded
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _stream(folds: Sequence[Folded]) -> tuple[NDArray[np.uint16], NDArray[Any], NDArray[np.uint16]]:
    """Return all letters with a 0 after each document, the same as they are kept, and the letters the ordinals mean."""
    separator = np.zeros(1, np.uint16)
    raw = np.concatenate([piece for one in folds for piece in (one.letters, separator)] or [separator[:0]])
    present = np.zeros(1 << 16, np.bool_)
    present[raw] = True
    present[0] = False
    alphabet = np.flatnonzero(present).astype(np.uint16)
    small = len(alphabet) < kernel.FIRST_8
    ordinals = np.zeros(1 << 16, np.uint8 if small else np.uint16)
    ordinals[alphabet] = np.arange(1, len(alphabet) + 1)
    kept = ordinals[raw]
    base = 0
    first = kernel.FIRST_8 if small else kernel.FIRST_16
    for one in folds:
        begins = one.offsets[:-1][np.diff(one.offsets) > 0]
        kept[base + begins] |= first
        base += len(one.letters) + 1
    return raw, kept, alphabet

"""Files to segments, shared among processes: each reads, folds, indexes and writes whole segments by itself."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from tahkik import __version__
from tahkik.corpus.segment import MOST_LETTERS, Held, Written, letters_of, prepare, write
from tahkik.errors import DuplicateSource, LimitError, TahkikError
from tahkik.languages import load
from tahkik.model import Refusal
from tahkik.options import ReadOptions
from tahkik.read import read, read_bytes
from tahkik.read.bibliography import Entry
from tahkik.read.several import Part, documents_in, few, holds_several, parts_of
from tahkik.read.sources import Listed, described, sum_of

#: Bytes of files in one batch: as much as one segment holds well, and a fair share for every process of a smaller lot.
BATCH = 12_000_000
LEAST_BATCH = 1_000_000
#: Code points of one segment, below the letters it can hold.
SEGMENT = 15_000_000
#: Seconds after which a process whose parent was killed notices.
ORPHANED = 1.0
#: What read a document: another version may read it otherwise.
READER = f"tahkik {__version__}"


@dataclass(frozen=True, slots=True)
class Known:
    """A document held: its identifier, where it is, and the file, folder and reader it came from."""

    source: str
    segment: str
    ordinal: int
    file: str
    root: str
    reader: str


class Item(NamedTuple):
    """A file to be read, or a part of one that holds many documents: its identifier, where it is, the digest of its
    folder, and what an export says of it.
    """

    source: str
    path: Path
    root: str
    said: Entry | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Files read by one process."""

    items: tuple[Item, ...]
    connector: Listed | None = None


@dataclass(slots=True)
class Taken:
    """What became of a batch: segments, each with the identifiers in it; what is held as it is; what ``failed`` in
    files that hold many; and ``whole``, the files read to their end, each with the line of every document in it.
    """

    segments: list[tuple[Path, str, Written, tuple[str, ...]]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    whole: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    files: int = 0
    last: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads batches into segments below a scratch folder; ``held`` are the sums of what this version read before."""

    scratch: Path
    language: str | None
    held: Mapping[str, str]

    @property
    def options(self) -> ReadOptions:
        """How a file is read: all of it, and its words alone where those need no structure."""
        return ReadOptions(language=self.language, max_size=1 << 40, structure=False)

    def __call__(self, batch: Batch) -> Taken:
        """Read one batch."""
        out = Taken()
        waiting: dict[str, list[Held]] = {}
        sizes: dict[str, int] = {}
        for held in self._documents(batch, out):
            code = load(held.document.language).code
            size = letters_of(held.document)
            if size > MOST_LETTERS:
                error = LimitError(
                    f"{held.document.source} has {size - 1} letters; a document may have {MOST_LETTERS}."
                )
                out.refusals.append(Refusal(held.document.source, error.code, error.message))
                out.failed.append(held.document.source)
                continue
            if sizes.get(code, 0) + size > SEGMENT:
                self._write(waiting.pop(code), code, out)
                sizes[code] = 0
            waiting.setdefault(code, []).append(held)
            sizes[code] = sizes.get(code, 0) + size
        for code, held_ones in sorted(waiting.items()):
            if held_ones:
                self._write(held_ones, code, out)
        return out

    def _documents(self, batch: Batch, out: Taken) -> Iterator[Held]:
        if batch.connector is not None:
            yield from self._connected(batch.connector, out)
        for item in batch.items:
            out.files += 1
            out.last = item.source
            try:
                if item.part is not None:
                    yield from self._several(item, item.part, out)
                else:
                    yield from self._one(item, out)
            except TahkikError as error:
                out.refusals.append(Refusal(item.source, error.code, error.message, error.hint))
            except OSError as error:
                why = f"{item.source} cannot be read: {error.strerror or error}."
                out.refusals.append(Refusal(item.source, "read", why))

    def _one(self, item: Item, out: Taken) -> Iterator[Held]:
        # what an export says of a file may change without the file
        sha = sum_of(item.path).hexdigest() + (f" {item.said.digest}" if item.said else "")
        if self.held.get(item.source) == sha:
            out.unchanged.append(item.source)
            return
        document = described(replace(read(item.path, self.options), source=item.source), item.said, self.options)
        out.whole.append((item.source, {}))
        yield Held(document, sha, item.root, READER)

    def _several(self, item: Item, part: Part, out: Taken) -> Iterator[Held]:
        lines: dict[str, int] = {}
        for one in few(self._inside(item, part, lines, out), item.source):
            if isinstance(one, Refusal):
                out.refusals.append(one)
            else:
                yield one
        out.whole.append((item.source, lines))

    def _inside(self, item: Item, part: Part, lines: dict[str, int], out: Taken) -> Iterator[Held | Refusal]:
        for one in documents_in(item.path, item.source, part):
            if isinstance(one, Refusal):
                yield one
                continue
            lines[one.source] = one.number
            if self.held.get(one.source) == one.sha256:
                out.unchanged.append(one.source)
                continue
            try:
                yield Held(one.read(self.options), one.sha256, item.root, READER)
            except TahkikError as error:
                del lines[one.source]
                out.failed.append(one.source)
                yield Refusal(one.source, error.code, error.message, error.hint)

    def _connected(self, listed: Listed, out: Taken) -> Iterator[Held]:
        for item in listed.documents(ReadOptions(language=self.language, max_size=1 << 40)):
            out.files += 1
            out.last = item.source
            if isinstance(item, Refusal):
                out.refusals.append(item)
            else:
                out.whole.append((item.source, {}))
                yield Held(item, item.sha256, listed.name, READER)

    def _write(self, held: Sequence[Held], code: str, out: Taken) -> None:
        place = Path(tempfile.mkdtemp(prefix="segment-", dir=self.scratch))
        place.chmod(0o755)
        written = write(held, load(code), place)
        out.segments.append((place, code, written, tuple(one.document.source for one in held)))


def batches(listed: Iterable[Listed], known: dict[str, list[Known]], processes: int | None) -> Iterator[Batch]:
    """Share files out, a connector's as one batch.

    Raises
    ------
    DuplicateSource
        A file held under the same identifier came from another folder.
    """
    files: list[tuple[Item, int]] = []
    # a library has a thousand files in one folder: its place is looked up once
    roots: dict[tuple[Path, int], str] = {}
    for one in listed:
        if one.connector is not None:
            if not _all_held(one, known):
                yield Batch((), one)
            continue
        for source, path in one.files:
            folder = (path.parent, source.count("/"))
            if path.is_symlink():
                root = root_of(source, path)
            else:
                root = roots[folder] = roots.get(folder) or root_of(source, path)
            old = known.get(source, [])
            if old and old[0].root != root:
                raise DuplicateSource(
                    f"{source} is held already, and came from another folder than {path}.",
                    hint="give the folder another name with --as, or remove what is held: tahkik corpus remove",
                    details={"source": source},
                )
            files += _items(source, path, root, one.said.get(source))
    total = sum(size for _, size in files)
    # as many batches as come out even for all processes
    share = total // _processes(processes) + 1
    most = max(LEAST_BATCH, share // max(2, -(-share // BATCH)) + 1)
    batch: list[Item] = []
    bytes_in = 0
    for item, size in files:
        if batch and bytes_in + size > most:
            yield Batch(tuple(batch))
            batch, bytes_in = [], 0
        batch.append(item)
        bytes_in += size
    if batch:
        yield Batch(tuple(batch))


def _items(source: str, path: Path, root: str, said: Entry | None) -> Iterator[tuple[Item, int]]:
    """Yield what of a file is read at a time, with its bytes; what cannot be looked at is refused when it is read."""
    try:
        if not holds_several(path):
            yield Item(source, path, root, said), path.stat().st_size
            return
        for part in parts_of(path, LEAST_BATCH):
            yield Item(source, path, root, None, part), part.end - part.start
    except OSError:
        yield Item(source, path, root, said, Part(0, 0) if holds_several(path) else None), 0


def _all_held(one: Listed, known: dict[str, list[Known]]) -> bool:
    held = [k for group in known.values() for k in group if k.root == one.name]
    return bool(held) and all(k.reader == READER for k in held)


def root_of(source: str, path: Path) -> str:
    """Return a digest of the folder an identifier counts from: the same file below another folder has another."""
    parts = source.split("/")[1:]
    base = path.resolve()
    for _ in parts:
        base = base.parent
    return hashlib.sha256(str(base).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _processes(processes: int | None) -> int:
    if processes is not None:
        return max(1, processes)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_through(parts: Sequence[Batch], reader: Reader, processes: int | None) -> Iterator[Taken]:
    """Read every batch, in order; on several processes where there is more than one batch."""
    count = min(_processes(processes), len(parts))
    if count < 2:
        yield from map(reader, parts)
        return
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    if context.get_start_method() == "fork":
        # profiles, readers and kernels, loaded once and not in every process: a second of each
        read_bytes(b"Ready.\n", "ready.txt", reader.options)
        prepare()
        # what is here now is shared with the processes as long as no collection of garbage writes into it
        gc.freeze()
    pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(os.getpid(), reader))
    waiting: dict[Future[Taken], int] = {}
    ready: dict[int, Taken] = {}
    following = 0
    try:
        with _uninterrupted():
            for number, batch in enumerate(parts):
                waiting[pool.submit(_read, batch)] = number
        for number in range(len(parts)):
            while number not in ready:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for one in done:
                    ready[waiting.pop(one)] = one.result()
            yield ready.pop(number)
            following = number + 1
    finally:
        if following < len(parts):
            for process in list(pool._processes.values()):
                process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off: processes that begin now would not yet know to leave it to this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


#: What a process reads batches with: given once, for it knows all that is held.
_reader: Reader | None = None


def _read(batch: Batch) -> Taken:
    assert _reader is not None
    return _reader(batch)


def _begin(parent: int, reader: Reader) -> None:
    """Leave Ctrl-C to the process that began, and end when that one is killed."""
    global _reader
    _reader = reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(ORPHANED)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

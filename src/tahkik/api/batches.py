"""Files to segments, shared among processes: each reads, folds, indexes and writes whole segments by itself."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tahkik import __version__
from tahkik.corpus.segment import MOST_LETTERS, Held, Written, letters_of, prepare, write
from tahkik.errors import DuplicateSource, LimitError, TahkikError
from tahkik.languages import load
from tahkik.model import Document, Refusal
from tahkik.options import ReadOptions
from tahkik.read import read, read_bytes
from tahkik.read.sources import Listed

#: Bytes of files in one batch: as much as one segment holds well, and a fair share for every process of a smaller lot.
BATCH = 12_000_000
LEAST_BATCH = 1_000_000
#: Code points of one segment, below the letters it can hold.
SEGMENT = 15_000_000
#: Seconds after which a process whose parent was killed notices.
ORPHANED = 1.0
#: What read a document: another version may read it otherwise.
READER = f"tahkik {__version__}"

JSON_LINES = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Known:
    """A document held: its identifier, where it is, and the file, folder and reader it came from."""

    source: str
    segment: str
    ordinal: int
    file: str
    root: str
    reader: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Files read by one process, each with its identifier, the digest of its folder, and the sha256 held, if any."""

    files: tuple[tuple[str, Path, str, str | None], ...]
    connector: Listed | None = None


@dataclass(slots=True)
class Taken:
    """What became of a batch."""

    segments: list[tuple[Path, str, Written]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    files: int = 0
    last: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads batches into segments below a scratch folder."""

    scratch: Path
    language: str | None

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
        options = self.options
        for source, path, root, known in batch.files:
            out.files += 1
            out.last = source
            try:
                sha = _sha(path)
                if sha == known:
                    out.unchanged.append(source)
                    continue
                found = list(_read(path, source, options))
            except TahkikError as error:
                out.refusals.append(Refusal(source, error.code, error.message, error.hint))
                continue
            except OSError as error:
                out.refusals.append(Refusal(source, "read", f"{source} cannot be read: {error.strerror or error}."))
                continue
            taken = False
            for item in found:
                if isinstance(item, Refusal):
                    out.refusals.append(item)
                else:
                    taken = True
                    yield Held(item, sha, root, READER)
            if taken:
                out.sources.append(source)

    def _connected(self, listed: Listed, out: Taken) -> Iterator[Held]:
        for item in listed.documents(ReadOptions(language=self.language, max_size=1 << 40)):
            out.files += 1
            out.last = item.source
            if isinstance(item, Refusal):
                out.refusals.append(item)
            else:
                out.sources.append(item.source)
                yield Held(item, item.sha256, listed.name, READER)

    def _write(self, held: Sequence[Held], code: str, out: Taken) -> None:
        place = Path(tempfile.mkdtemp(prefix="segment-", dir=self.scratch))
        place.chmod(0o755)
        out.segments.append((place, code, write(held, load(code), place)))


def _sha(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path, source: str, options: ReadOptions) -> Iterator[Document | Refusal]:
    if path.suffix.lower() in JSON_LINES:
        yield from _json_lines(path, source, options)
    else:
        yield replace(read(path, options), source=source)


def _json_lines(path: Path, source: str, options: ReadOptions) -> Iterator[Document | Refusal]:
    """Read one document a line: ``{"id": …, "text": …}``, and ``title``, ``author``, ``published``, ``language``."""
    seen: set[str] = set()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                one = json.loads(line)
                text, name = one["text"], str(one.get("id", number))
                if not isinstance(text, str) or name in seen:
                    raise ValueError(name)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                why = f'line {number} of {source} is no object with a "text" and an "id" of its own.'
                yield Refusal(f"{source}#{number}", "read", why, 'write one a line: {"id": "…", "text": "…"}')
                continue
            seen.add(name)
            identifier = f"{source}#{name}"
            language = one.get("language") if isinstance(one.get("language"), str) else options.language
            try:
                asked = replace(options, language=language)
                document = read_bytes(text.encode("utf-8", "surrogatepass"), "text", asked)
            except TahkikError as error:
                yield Refusal(identifier, error.code, error.message, error.hint)
                continue
            said = {key: one[key] for key in ("title", "author", "published") if isinstance(one.get(key), str)}
            yield replace(document, source=identifier, **said)


def batches(listed: Iterable[Listed], known: dict[str, list[Known]], processes: int | None) -> Iterator[Batch]:
    """Share files out, a connector's as one batch.

    Raises
    ------
    DuplicateSource
        A file held under the same identifier came from another folder.
    """
    files: list[tuple[str, Path, str, str | None, int]] = []
    # a library has a thousand files in one folder: its place is looked up once
    roots: dict[tuple[Path, int], str] = {}
    for one in listed:
        if one.connector is not None:
            if not _all_held(one, known):
                yield Batch((), one)
            continue
        for source, path in one.files:
            folder = (path.parent, source.count("/"))
            root = roots.get(folder) if not path.is_symlink() else None
            if root is None:
                root = root_of(source, path)
                if not path.is_symlink():
                    roots[folder] = root
            old = known.get(source, [])
            if old and old[0].root != root:
                raise DuplicateSource(
                    f"{source} is held already, and came from another folder than {path}.",
                    hint="give the folder another name with --as, or remove what is held: tahkik corpus remove",
                    details={"source": source},
                )
            same = old[0].file if old and old[0].reader == READER else None
            try:
                size = path.stat().st_size
            except OSError:
                size = 0
            files.append((source, path, root, same, size))
    total = sum(size for *_, size in files)
    # as many batches as come out even for all processes
    share = total // _processes(processes) + 1
    most = max(LEAST_BATCH, share // max(2, -(-share // BATCH)) + 1)
    batch: list[tuple[str, Path, str, str | None]] = []
    bytes_in = 0
    for source, path, root, same, size in files:
        if batch and bytes_in + size > most:
            yield Batch(tuple(batch))
            batch, bytes_in = [], 0
        batch.append((source, path, root, same))
        bytes_in += size
    if batch:
        yield Batch(tuple(batch))


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
    pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(os.getpid(),))
    waiting: dict[Future[Taken], int] = {}
    ready: dict[int, Taken] = {}
    following = 0
    try:
        with _uninterrupted():
            for number, batch in enumerate(parts):
                waiting[pool.submit(reader, batch)] = number
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


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the process that began, and end when that one is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(ORPHANED)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

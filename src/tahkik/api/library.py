"""The verbs of a corpus on disk: create, add, remove, list, info, verify, compact."""

from __future__ import annotations

import shlex
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tahkik.api.batches import READER, Batch, Known, Reader, batches, work_through
from tahkik.api.sources import Progress, once, refuse_twins
from tahkik.corpus.manifest import Entry
from tahkik.corpus.store import Damage, Writer, create, open_folder, open_segment, verify, writer
from tahkik.errors import DamagedCorpus, SourceMissing
from tahkik.model import Refusal
from tahkik.read.several import file_of, twice
from tahkik.read.sources import list_sources

__all__ = ["Added", "Damage", "Listing", "Status", "add", "compact", "create", "documents", "info", "remove", "verify"]

#: Segments with less text than this, in bytes, are merged by `compact`.
SMALL = 12_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: how many documents are new, replaced and unchanged, and which sources failed and why.

    ``exports`` are those of a reference manager that were used; of ``files`` files they describe ``described``.
    """

    added: int
    replaced: int
    unchanged: int
    refusals: tuple[Refusal, ...] = ()
    exports: tuple[str, ...] = ()
    described: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A document held, as `tahkik corpus list` prints it. ``length`` is in code points, ``words`` as they are found."""

    source: str
    language: str
    length: int
    words: int
    title: str | None
    author: str | None
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a corpus: counts, and bytes of the written texts and of the whole folder."""

    name: str
    documents: int
    words: int
    segments: int
    profiles: tuple[str, ...]
    text: int
    size: int
    removed: int


def add(
    path: str | Path,
    sources: Sequence[str | Path],
    *,
    language: str | None = None,
    label: str | None = None,
    metadata: str | Path | None = None,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Added:
    """Read sources and add them to a corpus.

    A source whose bytes are held already is skipped; one that changed replaces what was held under its identifier. All
    becomes part of the corpus at once, at the end; interrupted before, the corpus is as it was.

    Parameters
    ----------
    path : str or Path
        A corpus, made by `create`.
    sources : sequence of str or Path
        Files, folders and names of connectors.
    language : str or None
        Language of all of them; None decides for each by its own words.
    label : str or None
        First part of the identifiers; None takes the folder's name.
    metadata : str, Path or None
        An export of a reference manager (BibTeX, CSL-JSON): title, author, date and language of the files it names.
        None takes one that lies in the folder, or beside Zotero's.
    progress : callable or None
        Told how many files are done.
    processes : int or None
        Processes that read; None takes one a processor.

    Raises
    ------
    SourceMissing
        A path or connector is not there, or no corpus.
    DuplicateSource
        Two sources have one identifier, or one held was taken from another folder.
    Locked
        Another process writes to the corpus.
    ReadError
        The export cannot be read.
    CorpusError
        The disk is full.
    """
    export = Path(metadata) if metadata is not None else None
    listed = [list_sources(source, label, hashed=False, metadata=export) for source in sources]
    refuse_twins(listed)
    listed = once(listed)
    refusals = [refusal for one in listed for refusal in one.refusals]
    with writer(Path(path)) as one:
        held = _held(one)
        parts = list(batches(listed, held.known, processes))
        work = _Work(one, held, refusals)
        work.through(parts, Reader(one.scratch, language, held.sums()), progress, processes)
        if work.changes():
            one.commit(held.removed)
    exports = dict.fromkeys(str(export) for one in listed for export in one.exports)
    described, files = (sum(len(getattr(one, name)) for one in listed if one.exports) for name in ("said", "files"))
    return replace(work.done(), exports=tuple(exports), described=described, files=files)


@dataclass(slots=True)
class _Held:
    """Where each document of a corpus is, by its identifier, and what is to be removed."""

    known: dict[str, list[Known]]
    removed: dict[str, set[int]]

    def sums(self) -> dict[str, str]:
        """Return the sha256 of everything that this version has read."""
        every = (one for group in self.known.values() for one in group)
        return {one.source: one.file for one in every if one.reader == READER}


def _held(one: Writer, lost: Collection[str] = ()) -> _Held:
    """Read what a corpus holds: the identifiers of its documents under the file they came from.

    ``lost`` are segments that are not looked into.
    """
    known: dict[str, list[Known]] = {}
    for entry in one.manifest.segments:
        if entry.name in lost:
            continue
        try:
            segment = open_segment(one.folder, entry, index=False)
        except OSError as error:
            raise DamagedCorpus(
                f"{one.folder.name} cannot be opened: {error.strerror or error}.",
                hint=f"tahkik corpus verify {shlex.quote(str(one.folder))}",
            ) from error
        for k in segment.live():
            try:
                record = segment.record(k)
            except DamagedCorpus:
                # what cannot be read has the name that `verify` gives it, and can be removed by it
                name = f"{entry.name}:{k}"
                known.setdefault(name, []).append(Known(name, entry.name, k, "", "", ""))
                continue
            source = str(record["source"])
            known.setdefault(file_of(source), []).append(
                Known(source, entry.name, k, record["file"], record["root"], record["reader"])
            )
    return _Held(known, {})


class _Work:
    """What comes of the batches: segments for the writer, and what of the corpus they replace."""

    def __init__(self, one: Writer, held: _Held, refusals: list[Refusal]) -> None:
        self.writer, self.held, self.refusals = one, held, refusals
        self.new: set[str] = set()
        self.unchanged: set[str] = set()
        self.before = {known.source for group in held.known.values() for known in group}
        #: Files read to their end, and what is held of documents that fail now.
        self.whole: set[str] = set()
        self.failed: set[str] = set()

    def through(self, parts: Sequence[Batch], reader: Reader, progress: Progress | None, processes: int | None) -> None:
        """Have all batches read, and take in what they give."""
        done, total = 0, sum(len(batch.items) for batch in parts)
        for result in work_through(parts, reader, processes):
            lines: dict[str, dict[str, int]] = {}
            for file, read in result.whole:
                lines.setdefault(file, {}).update(read)
            for place, code, written, sources in result.segments:
                name = self.writer.take(place, code, written)
                for ordinal, source in enumerate(sources):
                    self._enter(source, name, ordinal, lines.get(file_of(source), {}))
            self.refusals += result.refusals
            self.unchanged.update(result.unchanged)
            self.failed.update(self.before.intersection(result.failed))
            self.whole |= lines.keys()
            done += result.files
            if progress is not None:
                progress(result.last, done, max(total, done))

    def _enter(self, source: str, segment: str, ordinal: int, lines: dict[str, int]) -> None:
        """Count a document as new; one whose name another part of the same file has given is taken out again."""
        if source in self.new or source in self.unchanged:
            file, number = file_of(source), lines.get(source, 0)
            self.refusals.append(twice(file, number, source))
            self.held.removed.setdefault(segment, set()).add(ordinal)
        else:
            self.new.add(source)

    def changes(self) -> bool:
        """Mark what was replaced, and what a file no longer holds; return whether the corpus is another one now."""
        gone = False
        stay = self.unchanged | self.failed
        broken = {one.source for one in self.refusals}
        for file in self.whole:
            for known in self.held.known.get(file, ()):
                # what now fails, or stood in a file that is damaged, stays as it is held; a line that is gone goes
                missing = file != known.source and known.source not in stay and file not in broken
                if known.source in self.new or missing:
                    self.held.removed.setdefault(known.segment, set()).add(known.ordinal)
                    gone = True
        return gone or bool(self.new)

    def done(self) -> Added:
        """Return the counts."""
        replaced = len(self.new & self.before)
        order = sorted(self.refusals, key=lambda refusal: refusal.source)
        return Added(len(self.new) - replaced, replaced, len(self.unchanged), tuple(order))


def remove(path: str | Path, sources: Sequence[str]) -> int:
    """Remove documents by their identifiers; one that ends in ``/`` names all that begin with it.

    A segment that cannot be opened is removed by its name and ``/``.

    Returns
    -------
    int
        How many were removed.

    Raises
    ------
    SourceMissing
        Nothing of that name is held; then nothing is removed.
    """
    with writer(Path(path)) as one:
        # of a segment that cannot be opened nobody can say what was in it: it goes as a whole
        lost = [entry for entry in one.manifest.segments if f"{entry.name}/" in sources and not _opens(one, entry)]
        held = _held(one, {entry.name for entry in lost})
        count = sum(entry.live for entry in lost)
        for name in sources:
            if any(name == f"{entry.name}/" for entry in lost):
                continue
            # files' names are composed in identifiers; some systems complete them decomposed
            names = (name, unicodedata.normalize("NFC", name))
            hit = [
                known
                for group in held.known.values()
                for known in group
                if known.source in names or (name.endswith("/") and known.source.startswith(names))
            ]
            if not hit:
                raise SourceMissing(
                    f"{one.manifest.name} holds no document {name!r}.",
                    hint=f"tahkik corpus list {shlex.quote(str(path))} lists them; "
                    "a name that ends in / stands for a folder",
                    details={"source": name},
                )
            for known in hit:
                ordinals = held.removed.setdefault(known.segment, set())
                count += known.ordinal not in ordinals
                ordinals.add(known.ordinal)
        one.commit(held.removed, drop=[entry.name for entry in lost])
    return count


def _opens(one: Writer, entry: Entry) -> bool:
    """Whether the documents of a segment can be told."""
    try:
        open_segment(one.folder, entry, index=False)
    except (OSError, DamagedCorpus):
        return False
    return True


def documents(path: str | Path) -> Iterator[Listing]:
    """Return the documents a corpus holds, segment by segment."""
    for segment in open_folder(Path(path)).segments:
        for k in segment.live():
            record = segment.record(k)
            words = int(segment.table[k, 4])
            yield Listing(
                record["source"], record["language"], record["length"], words, record["title"], record["author"],
                record["media_type"], record["sha256"],
            )  # fmt: skip


def info(path: str | Path) -> Status:
    """Return the state of a corpus."""
    folder = Path(path)
    shot = open_folder(folder)
    entries = shot.manifest.segments
    words = sum(int(segment.table[k, 4]) for segment in shot.segments for k in segment.live())
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return Status(
        shot.manifest.name,
        sum(entry.live for entry in entries),
        words,
        len(entries),
        tuple(shot.profiles()),
        sum(entry.text for entry in entries),
        size,
        sum(len(entry.removed) for entry in entries),
    )


def compact(path: str | Path, *, progress: Progress | None = None) -> tuple[int, int]:
    """Merge small segments, drop what was removed, and index again what another version indexed.

    Returns
    -------
    (int, int)
        Segments before and after.
    """
    from tahkik.api.compacting import compacted

    with writer(Path(path)) as one:
        return compacted(one, progress)

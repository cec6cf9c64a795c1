"""The verbs of a corpus on disk: create, add, remove, list, info, verify, compact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tahkik.api.batches import Batch, Known, Reader, batches, work_through
from tahkik.api.sources import Progress, once, refuse_twins
from tahkik.corpus.manifest import Manifest
from tahkik.corpus.opened import Segment
from tahkik.corpus.store import Damage, Writer, create, open_folder, open_segment, verify, writer
from tahkik.errors import DamagedCorpus, SourceMissing
from tahkik.model import Refusal
from tahkik.read.sources import list_sources

__all__ = ["Added", "Damage", "Listing", "Status", "add", "compact", "create", "documents", "info", "remove", "verify"]

#: Segments with less text than this, in bytes, are merged by `compact`.
SMALL = 12_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: how many documents are new, replaced and unchanged, and which sources failed and why."""

    added: int
    replaced: int
    unchanged: int
    refusals: tuple[Refusal, ...] = ()


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
    CorpusError
        The disk is full.
    """
    listed = [list_sources(source, label, hashed=False) for source in sources]
    refuse_twins(listed)
    listed = once(listed)
    refusals = [refusal for one in listed for refusal in one.refusals]
    with writer(Path(path)) as one:
        held = _held(one)
        parts = list(batches(listed, held.known, processes))
        added, removed = _take(one, parts, Reader(one.scratch, language), held, refusals, progress, processes)
        _gone(one, held, removed)
        if added.added or added.replaced:
            one.commit(held.removed)
    return added


@dataclass(slots=True)
class _Held:
    """Where each document of a corpus is, by its identifier, and what is to be removed."""

    known: dict[str, list[Known]]
    removed: dict[str, set[int]]


def _held(one: Writer) -> _Held:
    """Read what a corpus holds: the identifiers of its documents under the file they came from."""
    known: dict[str, list[Known]] = {}
    for segment in _segments(one.folder, one.manifest):
        for k in segment.live():
            try:
                record = segment.record(k)
            except DamagedCorpus:
                # what cannot be read has the name that `verify` gives it, and can be removed by it
                name = f"{segment.entry.name}:{k}"
                known.setdefault(name, []).append(Known(name, segment.entry.name, k, "", "", ""))
                continue
            source = str(record["source"])
            known.setdefault(source.partition("#")[0], []).append(
                Known(source, segment.entry.name, k, record["file"], record["root"], record["reader"])
            )
    return _Held(known, {})


def _segments(folder: Path, manifest: Manifest) -> Iterator[Segment]:
    """Open the documents of every segment; what is damaged of an index is no matter here."""
    for entry in manifest.segments:
        try:
            yield open_segment(folder, entry, index=False)
        except OSError as error:
            raise DamagedCorpus(
                f"{folder.name} cannot be opened: {error.strerror or error}.", hint=f"tahkik corpus verify {folder}"
            ) from error


def _take(
    one: Writer,
    parts: Sequence[Batch],
    reader: Reader,
    held: _Held,
    refusals: list[Refusal],
    progress: Progress | None,
    processes: int | None,
) -> tuple[Added, set[str]]:
    added = replaced = unchanged = done = 0
    total = sum(len(batch.files) for batch in parts)
    read: set[str] = set()
    for result in work_through(parts, reader, processes):
        for place, code, written in result.segments:
            one.take(place, code, written)
        refusals += result.refusals
        unchanged += len(result.unchanged)
        for source in result.sources:
            if source in held.known:
                replaced += 1
            else:
                added += 1
        read |= set(result.sources)
        done += result.files
        if progress is not None:
            progress(result.last, done, max(total, done))
    order = sorted(refusals, key=lambda refusal: refusal.source)
    return Added(added, replaced, unchanged, tuple(order)), read


def _gone(one: Writer, held: _Held, read: set[str]) -> None:
    """Mark what was held under the identifiers of files that were read anew."""
    for source in read:
        for known in held.known.get(source, ()):
            held.removed.setdefault(known.segment, set()).add(known.ordinal)


def remove(path: str | Path, sources: Sequence[str]) -> int:
    """Remove documents by their identifiers; one that ends in ``/`` names all that begin with it.

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
        held = _held(one)
        count = 0
        for name in sources:
            hit = [
                known
                for group in held.known.values()
                for known in group
                if known.source == name or (name.endswith("/") and known.source.startswith(name))
            ]
            if not hit:
                raise SourceMissing(
                    f"{one.manifest.name} holds no document {name!r}.",
                    hint=f"tahkik corpus list {path} lists them; a name that ends in / stands for a folder",
                    details={"source": name},
                )
            for known in hit:
                ordinals = held.removed.setdefault(known.segment, set())
                count += known.ordinal not in ordinals
                ordinals.add(known.ordinal)
        one.commit(held.removed)
    return count


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

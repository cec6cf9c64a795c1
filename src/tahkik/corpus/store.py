"""A corpus on disk: a folder of segments and a manifest. Any number of readers, one writer, and the last good state."""

from __future__ import annotations

import errno
import hashlib
import os
import shlex
import shutil
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from tahkik.corpus import locking
from tahkik.corpus.layout import parameters
from tahkik.corpus.manifest import NAME, Entry, Manifest, flush, load, regular, save
from tahkik.corpus.opened import DERIVED, Segment
from tahkik.corpus.sample import KEPT, Sample, Statistics, merged, sampled
from tahkik.corpus.segment import VERSION as SEGMENT_VERSION
from tahkik.corpus.segment import Written, write_file
from tahkik.errors import CorpusError, DamagedCorpus, Outdated, UsageError
from tahkik.languages import Profile
from tahkik.languages import load as load_profile
from tahkik.text.fold import fold

SEGMENTS = "segments"
SCRATCH = "scratch"
#: How often a reader begins again when a writer took away what it was about to open.
ATTEMPTS = 20
#: Samples, of 16 MB at the most, that wait to be merged.
SAMPLES = 8
#: Bytes read at a time when checksums are reckoned.
CHUNK = 1 << 22


def key_of(profile: Profile) -> str:
    """Return the digest of all a segment depends on beside its texts."""
    return hashlib.sha256(repr([SEGMENT_VERSION, sorted(parameters(profile).items())]).encode()).hexdigest()[:16]


def create(folder: str | Path, name: str | None = None) -> None:
    """Make an empty corpus.

    Raises
    ------
    UsageError
        Something else is there.
    """
    folder = Path(folder)
    with disk(folder):
        if folder.exists() and (not folder.is_dir() or not _is_begun(folder)):
            if (folder / NAME).is_file():
                hint = f"tahkik corpus add {shlex.quote(str(folder))} SOURCE, or name a new folder"
                raise UsageError(f"{folder} is a corpus already.", hint=hint)
            what = "a folder with other things in it" if folder.is_dir() else "a file"
            hint = f"name a new folder: tahkik corpus create {shlex.quote(f'{folder}.tahkik')}"
            raise UsageError(f"{folder} is {what}.", hint=hint)
        (folder / SEGMENTS).mkdir(parents=True, exist_ok=True)
        save(Manifest(name or folder.resolve().name.removesuffix(".tahkik") or "corpus"), folder)


def _is_begun(folder: Path) -> bool:
    """Whether a folder is empty, or has no more than `create` leaves that was killed."""
    inside = {place.name for place in folder.iterdir()}
    segments = folder / SEGMENTS
    return inside <= {SEGMENTS, f"{NAME}.new"} and not (segments.is_dir() and any(segments.iterdir()))


@contextmanager
def disk(folder: Path) -> Iterator[None]:
    """Say what the disk refused; the corpus is as it was before."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise CorpusError(
                f"There is no room left to write to {folder.name}: {error.strerror}.",
                hint="make room and run the command again; the corpus is as it was before",
            ) from error
        raise CorpusError(f"{folder.name} cannot be written: {error.strerror or error}.") from error


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A state of a corpus opened for reading, which no writer changes or takes away."""

    folder: Path
    manifest: Manifest
    segments: tuple[Segment, ...]
    samples: dict[str, Sample]

    def profiles(self) -> dict[str, tuple[Segment, ...]]:
        """Return the segments by the code of their profile."""
        codes = sorted({segment.entry.profile for segment in self.segments})
        return {code: tuple(one for one in self.segments if one.entry.profile == code) for code in codes}

    def statistics(self, code: str) -> Statistics:
        """Return the statistics of a profile's words."""
        profile = load_profile(code)
        common = fold(" ".join(sorted(profile.stop_words)), profile).hashes
        sample = self.samples.get(code) or _of_segments(self.profiles().get(code, ()))
        return Statistics(sample, common)


def open_folder(folder: Path) -> Snapshot:
    """Open the last whole state of a corpus.

    Raises
    ------
    SourceMissing, Outdated, DamagedCorpus
        There is none, another version wrote it, or it does not hold.
    """
    for attempt in range(ATTEMPTS):
        manifest = load(folder)
        try:
            segments = tuple(open_segment(folder, entry) for entry in manifest.segments)
            samples = {code: load_sample(folder, manifest, code) for code in manifest.statistics}
            return Snapshot(folder, manifest, segments, samples)
        except OSError as error:
            if attempt + 1 == ATTEMPTS or load(folder).generation == manifest.generation:
                raise DamagedCorpus(
                    f"{folder.name} cannot be opened: {error.strerror or error}.",
                    hint=f"tahkik corpus verify {shlex.quote(str(folder))}",
                ) from error
    raise AssertionError  # the last attempt raises


def open_segment(folder: Path, entry: Entry, *, index: bool = True) -> Segment:
    """Open a segment, or its documents alone.

    Raises
    ------
    Outdated
        Another version indexed it.
    DamagedCorpus
        It does not hold.
    OSError
        It is not there.
    """
    if entry.key != key_of(load_profile(entry.profile)):
        raise Outdated(
            f"Segment {entry.name} of {folder.name} was indexed with other rules than this version's.",
            hint=f"tahkik corpus compact {shlex.quote(str(folder))} indexes it again",
            details={"segment": entry.name, "profile": entry.profile},
        )
    return Segment(folder / SEGMENTS / entry.name, entry, index=index)


def _of_segments(segments: Sequence[Segment]) -> Sample:
    """Sample the words of segments, from the letters they keep."""
    return merged([sampled([segment.hashes_of(k) for k in segment.live()]) for segment in segments])


def load_sample(folder: Path, manifest: Manifest, code: str) -> Sample:
    """Read the sampled words of a profile; none where all of them are kept by its segments."""
    entry = manifest.statistics.get(code)
    if entry is None:
        return merged([])
    path = folder / str(entry["file"])
    size = regular(path)
    if size != entry["bytes"] or size > 16 * KEPT or size % 16:
        raise _no_statistics(folder)
    data = path.read_bytes()
    if len(data) != size or zlib.crc32(data) != entry["crc32"]:
        raise _no_statistics(folder)
    count = size // 16
    near = np.frombuffer(data, np.uint64, count)
    words = np.frombuffer(data, np.uint32, count, 8 * count)
    pairs = np.frombuffer(data, np.uint32, count, 12 * count)
    return Sample(near.copy(), words.copy(), pairs.copy(), bool(entry["whole"]))


def _no_statistics(folder: Path) -> DamagedCorpus:
    return DamagedCorpus(
        f"The word statistics of {folder.name} are damaged.",
        hint=f"tahkik corpus compact {shlex.quote(str(folder))} reckons them again from the texts",
    )


class Writer:
    """What a writer does under the lock: segments are written aside, taken in, and become the corpus all at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = load(folder)
        self.scratch = folder / SCRATCH
        for place in (self.scratch, folder / SEGMENTS):
            # what is swept below a link would be somebody else's
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                raise DamagedCorpus(
                    f"{place.name} in {folder.name} is a link or a file, not a folder of the corpus.",
                    hint="take the folder from a copy, or build the corpus again from its sources",
                )
        self._sweep()
        self.scratch.mkdir(exist_ok=True)
        self._following = self.manifest.following
        self._entries: list[Entry] = []
        self._samples: dict[str, list[Sample]] = {}

    def take(self, place: Path, code: str, written: Written) -> str:
        """Take in a segment that was written whole, in a folder of the scratch; return its name."""
        name = f"s{self._following:06d}"
        self._following += 1
        write_file(place / locking.HELD, b"")
        flush(place)
        os.replace(place, self.folder / SEGMENTS / name)
        key = key_of(load_profile(code))
        self._entries.append(Entry(name, code, key, written.documents, written.tokens, written.text, written.files))
        parts = self._samples.setdefault(code, [])
        parts.append(written.sample)
        if len(parts) > SAMPLES:
            self._samples[code] = [merged(parts)]
        return name

    def commit(self, removed: dict[str, set[int]], *, drop: Sequence[str] = (), anew: bool = False) -> Manifest:
        """Make what was taken in the state of the corpus.

        Parameters
        ----------
        removed : mapping of str to set of int
            Ordinals of documents that go, by segment.
        drop : sequence of str
            Segments that go.
        anew : bool
            Whether the word statistics are those of what was taken in alone.
        """
        flush(self.folder / SEGMENTS)
        before = self.manifest
        kept = [
            replace(one, removed=tuple(sorted({*one.removed, *removed.get(one.name, ())})))
            for one in before.segments
            if one.name not in drop
        ]
        taken = [replace(one, removed=tuple(sorted(removed.get(one.name, ())))) for one in self._entries]
        entries = [one for one in (*kept, *taken) if one.live]
        generation = before.generation + 1
        statistics = {} if anew else dict(before.statistics)
        for code, parts in self._samples.items():
            old = [] if anew else [self._sample(code)]
            sample = merged([*old, *parts])
            statistics.pop(code, None)
            # all words of a small corpus are in its segments; a file of them would be as large as its texts
            if not sample.whole:
                statistics[code] = self._put_sample(sample, f"statistics-{code}-{generation:06d}")
        flush(self.folder)
        stale = 0 if anew else before.stale + sum(map(len, removed.values()))
        self.manifest = before.after(
            following=self._following, segments=tuple(entries), statistics=statistics, stale=stale
        )
        save(self.manifest, self.folder)
        self._entries, self._samples = [], {}
        self._sweep()
        return self.manifest

    def _sample(self, code: str) -> Sample:
        """Return the sampled words of a profile in the state there is."""
        if code in self.manifest.statistics:
            return load_sample(self.folder, self.manifest, code)
        entries = [entry for entry in self.manifest.segments if entry.profile == code]
        return _of_segments([Segment(self.folder / SEGMENTS / entry.name, entry) for entry in entries])

    def _put_sample(self, sample: Sample, name: str) -> dict[str, Any]:
        data = sample.near.tobytes() + sample.words.tobytes() + sample.pairs.tobytes()
        write_file(self.folder / name, data)
        return {"file": name, "bytes": len(data), "crc32": zlib.crc32(data), "whole": sample.whole}

    def _sweep(self) -> None:
        """Take away what no state names: leavings of interrupted writes, and old segments no reader holds."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        named = {one.name for one in self.manifest.segments}
        segments = self.folder / SEGMENTS
        segments.mkdir(exist_ok=True)
        for place in segments.iterdir():
            if place.name not in named and not locking.is_held(place):
                shutil.rmtree(place, ignore_errors=True)
            elif place.name in named and place.is_dir() and not place.is_symlink():
                with suppress(OSError):  # it is there already, but for copies that left empty files out
                    os.close(os.open(place / locking.HELD, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        files = {str(one["file"]) for one in self.manifest.statistics.values()}
        for file in self.folder.glob("statistics-*"):
            if file.name not in files:
                with suppress(OSError):
                    file.unlink()
        with suppress(OSError):
            (self.folder / f"{NAME}.new").unlink()


@contextmanager
def writer(folder: Path) -> Iterator[Writer]:
    """Hold a corpus for writing, and clear away after interrupted writes."""
    load(folder)  # says what is wrong before a lock file is made
    with locking.writing(folder), disk(folder):
        try:
            yield Writer(folder)
        finally:
            shutil.rmtree(folder / SCRATCH, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Damage:
    """Something of a corpus that is not what was written. ``rebuild`` says what it can be made of again."""

    place: str
    what: str
    rebuild: str
    documents: tuple[str, ...] = ()


def verify(folder: Path) -> list[Damage]:
    """Check every file and every block of a corpus.

    Returns
    -------
    list of Damage
        Empty where all is as it was written. Leavings of an interrupted write are no damage.
    """
    manifest = load(folder)
    out: list[Damage] = []
    for code, one in manifest.statistics.items():
        try:
            load_sample(folder, manifest, code)
        except (OSError, DamagedCorpus):
            out.append(Damage(str(one["file"]), "the word statistics are not what was written", "compact"))
    for entry in manifest.segments:
        place = folder / SEGMENTS / entry.name
        for name, recorded in entry.files.items():
            why = _file_damage(place / name, recorded)
            if why:
                hit = _hit(folder, entry, name)
                # where all that is held can be read, what is damaged was removed before
                whole = name in DERIVED or hit == ()
                rebuild = "compact" if whole else "sources" if hit else "segment"
                out.append(Damage(f"{entry.name}/{name}", why, rebuild, hit or ()))
        if not (place / locking.HELD).is_file():
            out.append(Damage(f"{entry.name}/{locking.HELD}", "missing", "compact"))
        if not any(one.place.startswith(f"{entry.name}/") for one in out):
            out += _unopened(place, entry)
    return out


def _unopened(place: Path, entry: Entry) -> list[Damage]:
    """Say what the checksums of a segment do not: that its numbers agree with one another."""
    try:
        segment = Segment(place, entry)
    except DamagedCorpus as error:
        return [Damage(entry.name, str(error.details["what"]), "segment")]
    out = []
    for k in segment.live():
        try:
            segment.document(k)
        except DamagedCorpus as error:
            out.append(Damage(f"{entry.name}:{k}", str(error.details["what"]), "sources"))
    return out


def damaged_indexes(folder: Path, manifest: Manifest) -> set[str]:
    """Return the segments whose documents are whole and whose index is not: it can be made again."""
    return {
        entry.name
        for entry in manifest.segments
        if any(
            name in DERIVED and _file_damage(folder / SEGMENTS / entry.name / name, recorded)
            for name, recorded in entry.files.items()
        )
    }


def statistics_hold(folder: Path, manifest: Manifest) -> bool:
    """Whether the files of sampled words are what was written."""
    try:
        for code in manifest.statistics:
            load_sample(folder, manifest, code)
    except (OSError, DamagedCorpus):
        return False
    return True


def _file_damage(path: Path, recorded: dict[str, int]) -> str | None:
    try:
        size = regular(path)
        if size != recorded["bytes"]:
            return f"{size} bytes, {recorded['bytes']} were written"
        with path.open("rb") as file:
            crc = size = 0
            while data := file.read(CHUNK):
                crc = zlib.crc32(data, crc)
                size += len(data)
    except OSError as error:
        return error.strerror or "unreadable"
    if size != recorded["bytes"]:
        return f"{size} bytes, {recorded['bytes']} were written"
    return None if crc == recorded["crc32"] else "the checksum does not hold"


def _hit(folder: Path, entry: Entry, name: str) -> tuple[str, ...] | None:
    """Return the documents that damaged texts or records leave unreadable, as far as they can be named; None where the
    segment cannot be opened.
    """
    if name not in ("texts", "documents"):
        return None
    try:
        segment = Segment(folder / SEGMENTS / entry.name, entry, index=False)
    except (OSError, DamagedCorpus):
        return None
    out = []
    for k in segment.live():
        try:
            source = str(segment.record(k)["source"])
        except DamagedCorpus:
            out.append(f"{entry.name}:{k}")
            continue
        try:
            segment.text(k)
        except DamagedCorpus:
            out.append(source)
    return tuple(out)

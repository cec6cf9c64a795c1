"""The manifest of a corpus: which segments it has, and what of them was removed. Replaced whole, or not at all."""

from __future__ import annotations

import json
import os
import re
import shlex
import stat
import zlib
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from tahkik.errors import CorpusError, DamagedCorpus, Outdated, SourceMissing

MAGIC = "tahkik-corpus"
#: Of the folder; a later version that cannot read an earlier one says so.
VERSION = 1
NAME = "manifest.json"
#: Bytes of a manifest at the most: of a million removed documents it has 8 MB.
MOST_BYTES = 1 << 28
#: The names that there are, of segments and of files of sampled words: none leads out of the folder.
_SEGMENT = re.compile(r"s[0-9]{6,12}", re.ASCII)
_STATISTICS = re.compile(r"statistics-[a-z]{2,8}-[0-9]{6,12}", re.ASCII)
_FILE = re.compile(r"[a-z]{1,16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment: its folder, profile and parameters, counts, files and the ordinals of removed documents."""

    name: str
    profile: str
    key: str
    documents: int
    tokens: int
    text: int
    files: dict[str, dict[str, int]]
    removed: tuple[int, ...] = ()

    @property
    def live(self) -> int:
        """Documents that were not removed."""
        return self.documents - len(self.removed)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a corpus. ``statistics`` names, for each profile, the file of sampled words, its size and checksum;
    of a small corpus, whose words are all looked at, there is none.

    ``stale`` counts the documents removed since the words were sampled.
    """

    name: str
    generation: int = 0
    following: int = 1
    segments: tuple[Entry, ...] = ()
    statistics: dict[str, dict[str, Any]] = field(default_factory=dict)
    stale: int = 0

    def after(self, **changes: Any) -> Manifest:
        """Return the next state."""
        return replace(self, generation=self.generation + 1, **changes)


def save(manifest: Manifest, folder: Path) -> None:
    """Replace the manifest: written beside, flushed, renamed, and the folder flushed."""
    body = asdict(manifest)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    whole = {"magic": MAGIC, "version": VERSION, "crc32": zlib.crc32(text.encode("utf-8", "surrogatepass")), **body}
    scratch = folder / f"{NAME}.new"
    with scratch.open("wb") as file:
        file.write(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
        file.flush()
        os.fsync(file.fileno())
    os.replace(scratch, folder / NAME)
    flush(folder)


def flush(folder: Path) -> None:
    """Flush a folder's own entries to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def load(folder: Path) -> Manifest:
    """Read the manifest.

    Raises
    ------
    SourceMissing
        There is no corpus.
    Outdated
        Another version wrote it.
    CorpusError
        One may not read it.
    DamagedCorpus
        It says what cannot be.
    """
    path = folder / NAME
    try:
        if regular(path) > MOST_BYTES:
            raise _damaged(folder, f"it has more than {MOST_BYTES} bytes")
        whole = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except FileNotFoundError as error:
        raise _missing(folder) from error
    except PermissionError as error:
        hint = f"ls -ld {shlex.quote(str(folder))} says who may read it"
        raise CorpusError(f"{folder.name} cannot be opened: {error.strerror}.", hint=hint) from error
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(folder, str(error)) from error
    if not isinstance(whole, dict) or whole.pop("magic", None) != MAGIC:
        raise _damaged(folder, "it is no manifest")
    version = whole.pop("version", None)
    if version != VERSION:
        raise Outdated(
            f"{folder.name} was written in version {version} of the form of a corpus; this Tahkik reads {VERSION}.",
            hint=_of_version(version),
        )
    found = whole.pop("crc32", None)
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    if found != zlib.crc32(text.encode("utf-8", "surrogatepass")):
        raise _damaged(folder, "its checksum does not hold")
    try:
        entries = tuple(_entry(one) for one in whole.pop("segments"))
        return _sound(Manifest(segments=entries, **whole))
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise _damaged(folder, str(error)) from error


def regular(path: Path) -> int:
    """Return the bytes of a file.

    Raises
    ------
    OSError
        It is not there, or a link, a pipe or a device: reading one may lead elsewhere, or never end.
    """
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, f"{path.name} is no regular file")
    return status.st_size


def _sound(manifest: Manifest) -> Manifest:
    """Return a manifest whose values are of their kinds."""
    names = [one.name for one in manifest.segments]
    if not _are_words(manifest.name) or len(set(names)) != len(names):
        raise ValueError("names that cannot be")
    _count(manifest.generation, manifest.following, manifest.stale)
    for code, one in manifest.statistics.items():
        if not code.isalpha() or not _STATISTICS.fullmatch(one["file"]) or not isinstance(one["whole"], bool):
            raise ValueError(f"statistics {one['file']!r} that cannot be")
        _count(one["bytes"], one["crc32"])
    return manifest


def _are_words(*values: Any) -> bool:
    return all(isinstance(value, str) for value in values)


def _count(*values: Any) -> None:
    for value in values:
        if type(value) is not int or not 0 <= value < 1 << 62:
            raise ValueError(f"{str(value)[:40]!r} is no number that can be")


def _entry(one: dict[str, Any]) -> Entry:
    entry = Entry(**{**one, "removed": tuple(one["removed"])})
    _count(entry.documents, entry.tokens, entry.text, *entry.removed)
    known = _are_words(entry.profile, entry.key) and _SEGMENT.fullmatch(entry.name)
    if not known or len(set(entry.removed)) != len(entry.removed) or max(entry.removed, default=-1) >= entry.documents:
        raise ValueError(f"a segment {entry.name!r} that cannot be")
    for name, file in entry.files.items():
        if not _FILE.fullmatch(name):
            raise ValueError(f"a file {name!r} that cannot be")
        _count(file["bytes"], file["crc32"])
    return entry


def _missing(folder: Path) -> SourceMissing:
    """Say that there is no corpus, and what can be done with what there is."""
    message = f"There is no corpus at {str(folder)!r}."
    name = shlex.quote(str(folder))
    try:
        taken = folder.is_file() or any(folder.iterdir())
    except OSError:
        taken = False
    if taken:
        new = shlex.quote(f"{folder}.tahkik")
        hint = f"make one in a new folder: tahkik corpus create {new}, then tahkik corpus add {new} {name}"
        return SourceMissing(message, hint=hint)
    return SourceMissing(message, hint=f"tahkik corpus create {name}")


def _of_version(version: Any) -> str:
    """Return what to run where another version of the form is met."""
    again = "build it again: tahkik corpus create NEW, then tahkik corpus add NEW SOURCE"
    if type(version) is int and version > VERSION:
        return f"a later Tahkik made it: pip install --upgrade tahkik, or {again}"
    return again


def _damaged(folder: Path, why: str) -> DamagedCorpus:
    return DamagedCorpus(
        f"The manifest of {folder.name} cannot be read: {why}.",
        hint="take it from a copy of the folder, or build the corpus again from its sources: "
        "tahkik corpus create NEW, then tahkik corpus add NEW SOURCE",
    )

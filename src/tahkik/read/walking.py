"""All files below a folder, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tahkik.model import Refusal

#: What browsers, in their languages, add to a page's name for the folder of its pictures and scripts.
BESIDE = ("_files", "_dosyalar", "_fichiers", "_archivos", "_ficheros", "_file", "-Dateien", "-filer", "_bestanden")
PAGES = (".html", ".htm", ".xhtml")
#: What a page needs to look as it does. Zotero keeps it in the page's own folder, called by eight signs or, exported,
#: by a number.
SERVING = (
    ".css", ".js", ".json", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".woff",
    ".woff2", ".ttf", ".otf", ".eot", ".swf", ".mp3", ".mp4", ".webm",
)  # fmt: skip
_ITEM = re.compile(r".*/(?:storage/[A-Z0-9]{8}|files/\d{1,9})", re.DOTALL)
#: What a corpus on disk holds: one that was made in the folder of its own sources is none of them.
CORPUS = {"manifest.json", "lock", "segments"}


def walk(folder: str | Path, refusals: list[Refusal] | None = None) -> Iterator[Path]:
    """Yield the files below a folder, sorted by their POSIX path in NFC.

    Hidden files and folders (a leading dot) are passed over, a corpus on disk, and the folder that a browser put beside
    a page it saved as complete; a folder that links to one of its own parents is entered once.

    Parameters
    ----------
    folder : str or Path
        Where to look.
    refusals : list of Refusal or None
        Takes what could not be looked at: folders that may not be entered, and what is neither file nor folder (a
        pipe would be waited for without end).
    """
    top = Path(folder)
    refused: list[Refusal] = [] if refusals is None else refusals
    seen: set[tuple[int, int]] = set()
    found: list[tuple[str, Path]] = []

    def refuse(path: Path, why: str) -> None:
        name = _posix(path, top)
        refused.append(Refusal(name, "read", f"{name} cannot be read: {why}."))

    def failed(error: OSError) -> None:
        refuse(Path(error.filename or top), error.strerror or str(error))

    for root, folders, files in os.walk(top, followlinks=True, onerror=failed):
        try:
            status = os.stat(root)
        except OSError as error:
            failed(error)
            folders.clear()
            continue
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        if {*files, *folders} >= CORPUS:
            folders.clear()
            continue
        pages = {Path(name).stem for name in files if name.lower().endswith(PAGES)}
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_beside(name, pages)]
        stored = bool(pages) and _ITEM.fullmatch(Path(root).absolute().as_posix()) is not None
        for name in files:
            if name.startswith(".") or (stored and name.lower().endswith(SERVING)):
                continue
            path = Path(root) / name
            try:
                regular = stat.S_ISREG(path.stat().st_mode)
            except OSError as error:
                refuse(path, error.strerror or str(error))
                continue
            if regular:
                found.append((_posix(path, top), path))
            else:
                refuse(path, "it is no regular file")
    for _, path in sorted(found):
        yield path


def _posix(path: Path, top: Path) -> str:
    relative = path.relative_to(top) if path.is_relative_to(top) else path
    return unicodedata.normalize("NFC", relative.as_posix())


def _is_beside(folder: str, pages: set[str]) -> bool:
    """Whether a folder holds what belongs to a saved page beside it."""
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in BESIDE)

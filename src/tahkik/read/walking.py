"""All files below a folder, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, sorted by their POSIX path in NFC.

    Hidden files and folders (a leading dot) are passed over; a folder that links to one of its own parents is entered
    once.
    """
    seen: set[tuple[int, int]] = set()
    found: list[tuple[str, Path]] = []
    for root, folders, files in os.walk(folder, followlinks=True):
        status = os.stat(root)
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                path = Path(root) / name
                found.append((unicodedata.normalize("NFC", path.relative_to(folder).as_posix()), path))
    for _, path in sorted(found):
        yield path

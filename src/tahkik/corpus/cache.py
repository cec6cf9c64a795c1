"""The user's cache of sources named on the command line, keyed by their content."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import platformdirs

from tahkik.corpus.group import Group
from tahkik.corpus.layout import VERSION, read, write
from tahkik.errors import CorpusError, ProfileError
from tahkik.languages import load

#: Bytes all cached sources may take together; the longest unused go first. One set of speeches takes 33 MB.
CAP = 2_000_000_000


def folder() -> Path:
    """Return the folder of the cache (``TAHKIK_CACHE``, else the platform's)."""
    chosen = os.environ.get("TAHKIK_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("tahkik")) / "sources"


def key(parts: Sequence[str]) -> str:
    """Return the key of a set of sources: what they are, as strings, and the layout they are kept in."""
    return hashlib.sha256(json.dumps([list(parts), VERSION]).encode()).hexdigest()[:32]


def get(name: str) -> list[Group] | None:
    """Return the groups cached under a key, None where there are none or they cannot be trusted any more."""
    place = folder() / name
    if not place.is_dir():
        return None
    try:
        groups = [read(part, load(part.name)) for part in sorted(place.iterdir())]
    except (CorpusError, ProfileError):
        shutil.rmtree(place, ignore_errors=True)
        return None
    with suppress(OSError):
        os.utime(place)
    return groups


def put(name: str, groups: Sequence[Group]) -> None:
    """Keep groups under a key. A cache that cannot be written is no error: the groups are still there."""
    with suppress(OSError):
        root = folder()
        root.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="new-", dir=root))
        try:
            for group in groups:
                part = scratch / group.profile.code
                part.mkdir()
                write(group, part)
            scratch.rename(root / name)
        except OSError:
            shutil.rmtree(scratch, ignore_errors=True)
        _trim(root)


def size() -> tuple[int, int]:
    """Return how many sets of sources are cached, and their bytes."""
    root = folder()
    entries = [place for place in root.iterdir() if place.is_dir()] if root.is_dir() else []
    return len(entries), sum(_bytes(place) for place in entries)


def clear() -> tuple[int, int]:
    """Remove everything cached; return what was removed, as `size` counts it."""
    before = size()
    shutil.rmtree(folder(), ignore_errors=True)
    return before


def _bytes(place: Path) -> int:
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file())


def _trim(root: Path) -> None:
    entries = sorted((place for place in root.iterdir() if place.is_dir()), key=lambda place: -place.stat().st_mtime)
    total = 0
    for place in entries:
        total += _bytes(place)
        if total > CAP:
            shutil.rmtree(place, ignore_errors=True)

"""Locks of the operating system: one writer, and readers that hold segments. A killed process has none."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tahkik.errors import CorpusError, Locked

LOCK = "lock"
HELD = "held"

_writing: set[str] = set()
_guard = threading.Lock()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a corpus for writing.

    Raises
    ------
    Locked
        Another process, or thread of this one, writes to it.
    """
    name = str(folder.resolve())
    with _guard:
        if name in _writing:
            raise _locked(folder)
        _writing.add(name)
    try:
        try:
            handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise CorpusError(
                f"{folder.name} cannot be written to: {error.strerror}.",
                hint="it can be searched as it is; to add to it, copy the folder to a place of your own",
            ) from error
        try:
            if not _lock(handle):
                raise _locked(folder)
            yield
        finally:
            os.close(handle)
    finally:
        with _guard:
            _writing.discard(name)


def _locked(folder: Path) -> Locked:
    return Locked(
        f"Another process is writing to {folder.name}.",
        hint="wait until it is done; a process that was killed holds nothing",
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def hold(segment: Path) -> int | None:
        """Hold a segment for reading: an open file cannot be deleted there, so that nothing else is needed."""
        return None

    def is_held(segment: Path) -> bool:
        """Whether a reader holds a segment: deleting it will tell."""
        return False

else:
    import fcntl

    def _lock(handle: int) -> bool:
        # a record lock: processes parted from this one do not inherit it
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def hold(segment: Path) -> int | None:
        """Hold a segment for reading; the number is for `release`.

        Raises
        ------
        OSError
            It is not there any more.
        """
        handle = os.open(segment / HELD, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle

    def is_held(segment: Path) -> bool:
        """Whether a reader holds a segment."""
        try:
            handle = os.open(segment / HELD, os.O_RDONLY)
        except OSError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(handle)
        return False


def release(handle: int | None) -> None:
    """Let go of a segment."""
    if handle is not None:
        with suppress(OSError):
            os.close(handle)

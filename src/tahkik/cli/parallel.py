"""Many pages on all processors; a few on one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

T = TypeVar("T")

#: Tasks a further process must have: parting costs as much as about eight pages.
SHARE = 16
#: Tasks handed to a process at a time.
CHUNK = 4

_work: Sequence[Callable[[], object]] = ()


def run(work: Sequence[Callable[[], T]]) -> Iterator[T]:
    """Do each task and yield what it gave, in order; on several processes where they are many.

    The first is done here: what it compiles, opens and looks up serves all processes, which begin as copies of this
    one. Where a system cannot copy a process safely (only Linux is taken to), all are done here. A task must not raise.
    """
    processes = min(_processors(), len(work) // SHARE)
    if processes < 2 or sys.platform != "linux":
        yield from (task() for task in work)
        return
    global _work
    yield work[0]()
    _work = work
    # what is there already stays shared: a collection that walked over it would make each process copy it
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(processes, _ignore_interrupts) as pool:
            yield from cast(Iterator[T], pool.imap(_at, range(1, len(work)), CHUNK))
    finally:
        _work = ()
        gc.unfreeze()


def _at(number: int) -> object:
    return _work[number]()


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that began, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""Memory of a process and of all it began, together: pages that several of them share count once (PSS of Linux)."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

#: Seconds between two looks.
EVERY = 0.1


class Most:
    """The most memory, in bytes, that this process and its descendants had together while the block ran.

    ``whole`` counts everything, files that are mapped included; ``own`` leaves those out: the system takes such pages
    back when it needs them. Both stay 0 where the system does not say.
    """

    def __init__(self) -> None:
        self.whole = self.own = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Most:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            held = [_held(process) for process in _family(os.getpid())]
            self.whole = max(self.whole, sum(whole for whole, _ in held))
            self.own = max(self.own, sum(own for _, own in held))
            if self._over.wait(EVERY):
                return


def _family(process: int) -> Iterator[int]:
    yield process
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = file.read_text()
        except OSError:  # it ended meanwhile
            continue
        for child in children.split():
            yield from _family(int(child))


def _held(process: int) -> tuple[int, int]:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = {name: int(rest.split()[0]) << 10 for name, _, rest in (one.partition(":") for one in lines[1:])}
    return sizes.get("Pss", 0), sizes.get("Pss_Anon", 0)

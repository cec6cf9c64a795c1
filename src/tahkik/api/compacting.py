"""Merge segments: what is left of small ones and of those with removed documents goes into new ones."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tahkik.api.batches import SEGMENT
from tahkik.api.sources import Progress
from tahkik.corpus.manifest import Entry
from tahkik.corpus.opened import Segment
from tahkik.corpus.segment import Held, letters_of, write
from tahkik.corpus.store import SEGMENTS, Writer, damaged_indexes, key_of, statistics_hold
from tahkik.languages import load

#: Segments with less text than this, in bytes, are merged.
SMALL = 10_000_000


def compacted(one: Writer, progress: Progress | None) -> tuple[int, int]:
    """Merge the segments of a corpus under its lock; return how many there were and are."""
    before = one.manifest.segments
    anew = (
        one.manifest.stale > 0
        or any(entry.key != key_of(load(entry.profile)) for entry in before)
        or not statistics_hold(one.folder, one.manifest)
        or bool(damaged_indexes(one.folder, one.manifest))
    )
    chosen = [entry for entry in before if anew or entry.removed or entry.text < SMALL]
    by_code: dict[str, list[Entry]] = {}
    for entry in chosen:
        by_code.setdefault(entry.profile, []).append(entry)
    if not anew:
        by_code = {code: entries for code, entries in by_code.items() if len(entries) > 1}
    done = 0
    total = sum(entry.live for entries in by_code.values() for entry in entries)
    for code, entries in sorted(by_code.items()):
        waiting: list[Held] = []
        size = 0
        for held in _documents(one, entries):
            letters = letters_of(held.document)
            if waiting and size + letters > SEGMENT:
                _write(one, waiting, code)
                waiting, size = [], 0
            waiting.append(held)
            size += letters
            done += 1
            if progress is not None:
                progress(held.document.source, done, total)
        if waiting:
            _write(one, waiting, code)
    drop = [entry.name for entries in by_code.values() for entry in entries]
    if not drop:
        return len(before), len(before)
    after = one.commit({}, drop=drop, anew=anew)
    return len(before), len(after.segments)


def _documents(one: Writer, entries: list[Entry]) -> Iterator[Held]:
    for entry in entries:
        segment = Segment(one.folder / SEGMENTS / entry.name, entry, index=False)
        for k in segment.live():
            record = segment.record(k)
            yield Held(segment.document(k), record["file"], record["root"], record["reader"])


def _write(one: Writer, held: list[Held], code: str) -> None:
    place = Path(tempfile.mkdtemp(prefix="segment-", dir=one.scratch))
    place.chmod(0o755)
    one.take(place, code, write(held, load(code), place))

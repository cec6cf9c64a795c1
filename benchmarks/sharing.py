"""Two processes search a corpus while a third adds, removes and compacts: no error, no half state.

Every round of the writer adds two papers at once, changes them, removes them, and compacts now and then. The two papers
share a passage: a search that finds it in one of them only has seen half a state, and so has one that finds an old
wording in one and the new one in the other. A paper that always stays is to be found every time.

    python benchmarks/sharing.py WORK [--seconds 120]
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Sequence
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import Empty
from time import monotonic
from typing import Any

from plant.invented import papers
from tahkik.api import Corpus, library, read

LASTING = "The old ferryman counted eleven baskets of salted mackerel before the northern gate was shut"
PASSING = "A cart of {} slates stood two winters behind the customs house and nobody asked for it"
#: What stands there in each round: only this word changes, and both papers change at once.
WORDINGS = ("seventy", "ninety")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how often each side did what; 1 where there was an error or half a state."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--seconds", type=float, default=120)
    options = parser.parse_args(arguments)
    counts = shared(options.work, options.seconds)
    for name, count in sorted(counts.items()):
        print(f"{count:7d}  {name}")
    return 1 if any(name.startswith(("ERROR", "HALF")) for name in counts) else 0


def shared(work: Path, seconds: float) -> Counter[str]:
    """Let one process write and two read for so many seconds; return what happened."""
    shutil.rmtree(work, ignore_errors=True)
    path = work / "corpus"
    papers(work / "stay", 200_000, 20, 1)
    (work / "stay" / "ferry.txt").write_text(f"{LASTING}.\n", encoding="utf-8")
    library.create(path)
    library.add(path, [work / "stay"], language="en", processes=1)
    context = multiprocessing.get_context("spawn")
    queue: Any = context.Queue()
    over = context.Event()
    ends = [context.Process(target=_apart, args=(side, str(work), over, queue)) for side in (_write, _search, _search)]
    for process in ends:
        process.start()
    counts: Counter[str] = Counter()
    over.wait(seconds)
    over.set()
    until = monotonic() + 60
    for _ in ends:
        try:
            counts.update(queue.get(timeout=max(0.1, until - monotonic())))
        except Empty:
            counts["ERROR: a process did not end"] += 1
    for process in ends:
        process.join(5)
        if process.is_alive():
            process.terminate()
    if library.verify(path):
        counts["ERROR: damaged at the end"] += 1
    return counts


def _apart(side: Any, work: str, over: Event, queue: Any) -> None:
    counts: Counter[str] = Counter()
    try:
        while not over.is_set():
            side(Path(work), counts)
    except Exception:
        counts[f"ERROR {traceback.format_exc()}"] += 1
        over.set()
    queue.put(counts)


def _write(work: Path, counts: Counter[str]) -> None:
    """One round of the writer."""
    path, pair = work / "corpus", work / "pair"
    pair.mkdir(exist_ok=True)
    for wording in WORDINGS:
        for name in ("a", "b"):
            (pair / f"{name}.txt").write_text(f"Paper {name}. {PASSING.format(wording)}.\n", encoding="utf-8")
        library.add(path, [pair], language="en", processes=1)
        counts["writer: added or replaced"] += 1
    if counts["writer: removed"] % 3 == 0:
        library.compact(path)
        counts["writer: compacted"] += 1
    library.remove(path, ["pair/"])
    counts["writer: removed"] += 1


def _search(work: Path, counts: Counter[str], held: dict[str, Corpus] = {}) -> None:  # noqa: B006 - one a process
    """One round of a reader: refresh, find, check."""
    corpus = held["corpus"] = held["corpus"].refresh() if held else Corpus.open(work / "corpus")
    (lasting,) = corpus.find(LASTING).quotations
    if [match.source for match in lasting.matches] != ["stay/ferry.txt"] or lasting.verdict != "verbatim":
        counts["HALF: what stays was not found"] += 1
    page = read(f"It is said: “{PASSING.format(WORDINGS[0])}.” So it is said.\n".encode())
    (checked,) = corpus.check(page).quotations
    sources = sorted(match.source for match in checked.matches)
    texts = {match.text.strip(". ") for match in checked.matches}
    if sources not in ([], ["pair/a.txt", "pair/b.txt"]) or len(texts) > 1:
        counts[f"HALF: {sources} {texts}"] += 1
    counts[f"reader: {'both' if sources else 'neither'}, {checked.verdict}"] += 1


if __name__ == "__main__":
    sys.exit(main())

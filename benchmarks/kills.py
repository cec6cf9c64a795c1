"""Kill a writer two hundred times: what is left opens, holds the old or the new state, and is finished by a second run.

A corpus of 1 MB is held; 5 MB are added, and one held file is changed. `tahkik corpus add` runs as a process and gets
SIGKILL at moments spread evenly over the time it takes undisturbed; then the same for `compact`. After each: every
text and the results of six searches are those of the old or of the new state; `verify` finds no damage; the same
command run again makes the new state; and the folder then holds no file that the manifest does not name.

    python benchmarks/kills.py WORK [--adds 200] [--compacts 40]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from plant.invented import papers
from tahkik.api import Corpus, library
from tahkik.corpus.manifest import load
from tahkik.corpus.store import open_folder

HELD, ADDED, FILES = 1_000_000, 5_000_000, 250
#: Undisturbed runs that are timed.
TIMED = 3
#: Names that are in a corpus beside those the manifest names.
ALWAYS = {"manifest.json", "lock"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what every kill left; 1 where something was neither state, damaged, or never finished."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--adds", type=int, default=200)
    parser.add_argument("--compacts", type=int, default=40)
    options = parser.parse_args(arguments)
    work: Path = options.work
    shutil.rmtree(work, ignore_errors=True)
    old_words = papers(work / "old", HELD, 50, 1)
    new_words = papers(work / "new", ADDED, FILES, 2)
    asked = [*old_words[:3], *new_words[:3]]
    base = work / "base"
    library.create(base)
    library.add(base, [work / "old"], language="en")
    changed = work / "old" / "0007.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "One more sentence was put in later.\n", encoding="utf-8")
    faults = _trial("add", base, [work / "old", work / "new"], asked, options.adds, work / "killed")
    grown = work / "grown"
    shutil.copytree(base, grown)
    library.add(grown, [work / "old", work / "new"], language="en")
    faults += _trial("compact", grown, [], asked, options.compacts, work / "killed")
    return 1 if faults else 0


def _trial(verb: str, base: Path, sources: list[Path], asked: list[str], count: int, place: Path) -> int:
    old = _state(base, asked)
    _fresh(base, place)
    _run(verb, place, sources)  # kernels are compiled, files are in memory
    new = _state(place, asked)
    # the quickest of a few: other work on the machine must not move the kills beyond the end
    whole = min(_timed(verb, base, place, sources) for _ in range(TIMED))
    outcomes: Counter[str] = Counter()
    for number in range(count):
        _fresh(base, place)
        ended = _run(verb, place, sources, kill=whole * (number + 0.5) / count)
        try:
            outcomes[("finished, " if ended else "killed, ") + _judge(place, old, new, asked)] += 1
            if verb == "add":
                library.add(place, sources, language="en", processes=1)
            else:
                library.compact(place)
            outcomes["second run: " + _judge(place, new, new, asked)] += 1
            outcomes["second run: " + ("litter" if _litter(place) else "no litter")] += 1
        except Exception as error:
            outcomes[f"ERROR {type(error).__name__}: {error}"] += 1
    print(f"{verb}: {count} kills over {whole:.2f} s", flush=True)
    for outcome, times in sorted(outcomes.items()):
        print(f"  {times:4d}  {outcome}")
    return sum(
        times
        for outcome, times in outcomes.items()
        if any(sign in outcome for sign in ("ERROR", "NEITHER", "DAMAGED", ": litter"))
    )


def _timed(verb: str, base: Path, place: Path, sources: list[Path]) -> float:
    _fresh(base, place)
    began = perf_counter()
    _run(verb, place, sources)
    return perf_counter() - began


def _fresh(base: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    # what a killed run's own processes still write, they write for a second at the most
    while place.exists():
        shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(base, place)


def _run(verb: str, place: Path, sources: list[Path], kill: float | None = None) -> bool:
    """Run the command, and kill it after so many seconds; whether it ended before."""
    words = [sys.executable, "-m", "tahkik", "corpus", verb, str(place), *map(str, sources)]
    words += ["--language", "en"] if verb == "add" else []
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ)
    try:
        _, said = process.communicate(timeout=kill)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    if process.returncode:
        raise SystemExit(said.decode(errors="replace"))
    return True


def _state(path: Path, asked: list[str]) -> tuple[Any, ...]:
    """Return every text by its digest, and what searches give."""
    held = {}
    for segment in open_folder(path).segments:
        for k in segment.live():
            document = segment.document(k)
            held[document.source] = hashlib.sha256(document.text.encode()).hexdigest()
    corpus = Corpus.open(path)
    return held, [corpus.find(words).quotations for words in asked]


def _judge(path: Path, old: tuple[Any, ...], new: tuple[Any, ...], asked: list[str]) -> str:
    state = _state(path, asked)
    if library.verify(path):
        return "DAMAGED"
    return "new state" if state == new else "old state" if state == old else "NEITHER STATE"


def _litter(path: Path) -> set[str]:
    manifest = load(path)
    named = ALWAYS | {str(one["file"]) for one in manifest.statistics.values()}
    for entry in manifest.segments:
        named |= {f"segments/{entry.name}/{name}" for name in [*entry.files, "held"]}
    return {file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()} - named


if __name__ == "__main__":
    raise SystemExit(main())

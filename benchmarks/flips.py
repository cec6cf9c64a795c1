"""Flip one bit of a corpus, a thousand times: damage is named, nothing crashes, no search is silently another.

A corpus of several segments is made of invented papers. For every flip (a file drawn evenly, the manifest among them,
then a bit of it) a process of its own opens the corpus, lists it, verifies it and searches it for eight quotations.
Results must be those of the sound corpus, or an error must say why there are none.

    python benchmarks/flips.py WORK [--flips 1000] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from plant.invented import papers
from tahkik.api import Corpus, library
from tahkik.corpus import sample
from tahkik.errors import TahkikError

#: Words sampled: so few that the corpus has a file of them, as a large one has.
SAMPLED = 4_000
#: Seconds after which a process counts as hanging.
PATIENCE = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what the flips did, by file; 1 where one crashed, went unnamed, or changed a result silently."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--flips", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    sample.KEPT = SAMPLED
    shutil.rmtree(options.work, ignore_errors=True)
    asked = []
    path = options.work / "corpus"
    library.create(path)
    for number, size in enumerate((600_000, 90_000)):
        folder = options.work / f"papers{number}"
        asked += papers(folder, size, 20, number + 3)[:4]
        library.add(path, [folder], language="en", processes=1)
    sound = _used(path, asked)
    files = sorted(file for file in path.rglob("*") if file.is_file() and file.stat().st_size)
    random = Random(options.seed)
    rows: dict[str, Counter[str]] = {}
    for _ in range(options.flips):
        file = random.choice(files)
        at, bit = random.randrange(file.stat().st_size), random.randrange(8)
        _flip(file, at, bit)
        outcome = _apart(path, asked)
        _flip(file, at, bit)
        row = rows.setdefault(file.name.partition("-")[0], Counter())
        row["flips"] += 1
        if "crash" in outcome:
            row["crashed"] += 1
            print(f"{file.name} {at}.{bit}: {outcome['crash']}")
            continue
        row["named by verify"] += file.name in outcome["verify"] or outcome["verify"].startswith("error")
        for words, ours in zip(outcome["find"], sound["find"], strict=True):
            row["searches the same" if words == ours else "searches refused" if "error" in words else "SILENT"] += 1
        row[
            "lists the same"
            if outcome["list"] == sound["list"]
            else "lists refused"
            if "error" in outcome["list"]
            else "SILENT"
        ] += 1
    columns = [
        "flips",
        "named by verify",
        "crashed",
        "searches the same",
        "searches refused",
        "lists the same",
        "lists refused",
        "SILENT",
    ]
    print("| file | " + " | ".join(columns) + " |")
    total: Counter[str] = Counter()
    for name, row in sorted(rows.items()):
        print(f"| {name} | " + " | ".join(str(row[column]) for column in columns) + " |")
        total += row
    print("| all | " + " | ".join(str(total[column]) for column in columns) + " |")
    return 1 if total["SILENT"] or total["crashed"] or total["named by verify"] < total["flips"] else 0


def _flip(file: Path, at: int, bit: int) -> None:
    with file.open("r+b") as held:
        held.seek(at)
        (byte,) = held.read(1)
        held.seek(at)
        held.write(bytes([byte ^ 1 << bit]))


def _used(path: Path, asked: list[str]) -> dict[str, Any]:
    """Return what a corpus says to everything it is asked."""

    def tried(work: Any) -> str:
        try:
            return str(work())
        except TahkikError as error:
            return f"error: {error.message}"

    return {
        "verify": tried(lambda: [(one.place, one.what, one.documents) for one in library.verify(path)]),
        "list": tried(lambda: list(library.documents(path))),
        "find": [tried(lambda words=words: Corpus.open(path).find(words).quotations) for words in asked],
    }


def _apart(path: Path, asked: list[str]) -> dict[str, Any]:
    """Use a corpus in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        try:
            answer = _used(path, asked)
        except BaseException as error:
            answer = {"crash": f"{type(error).__name__}: {error}"}
        with os.fdopen(writer, "w", encoding="utf-8", errors="surrogatepass") as file:
            json.dump(answer, file)
        sys.stdout.flush()
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8", errors="surrogatepass") as file:
        data = file.read()
    _, status = os.waitpid(child, 0)
    if status:
        return {"crash": f"ended by signal {status & 0x7F}"}
    return json.loads(data)


if __name__ == "__main__":
    raise SystemExit(main())

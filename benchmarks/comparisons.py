"""Comparisons a second on one core, every pair and most words new, beside an earlier version in the same run.

    python benchmarks/comparisons.py [--pairs N] [--against FOLDER]

Pairs are drawn by a seed from the words of the speeches: *aligned* places where two editions of one speech differ,
*near* words that share a search key, *alike* in their first letters, and words drawn at *random*. Each kind is
timed in a process of its own, *cold* (most words were never read either) and, the pairs again new, with the words
*read* one by one before, as those of a corpus are. ``--against`` is a folder that holds an earlier
``tahkik`` package (``git worktree add FOLDER COMMIT``, then ``FOLDER/src``): machines differ from run to run, and the
ratio says more than the rate.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from random import Random

from plant.speeches import load_speeches, lower

SEED = 4
#: Pairs of a kind: enough for half a second, and too few to meet most words twice.
PAIRS = 10_000
#: Comparisons a second asked for, of new pairs.
WANTED = 20_000
WARMING = 500
KINDS = ("aligned", "near", "alike", "random")
#: Letters that count as one where words are called near or alike; the vowels that Turkish prints one for the other.
_FOLDED = str.maketrans("ıuüûîeâêöôşçğ", "iiiiiaaaooscg", "'’-")
_MARKS = '.,;:!?()[]“”"«»…*'

Pairs = list[tuple[str, str]]


def vocabulary() -> list[str]:
    """Return the words of the speeches as printed, each once."""
    words = {word.strip(_MARKS) for speech in load_speeches("%") for word in speech.text.split()}
    return sorted(word for word in words if word[:1].isalpha())


def drawn(kind: str, count: int) -> Pairs:
    """Return pairs of a kind, no pair twice."""
    rng = Random(f"{SEED}:{kind}")
    if kind == "aligned":
        from editions import pairs, places

        found = [(place.a.text, place.b.text) for a, b in pairs() for place in places(a, b)]
        return list(dict.fromkeys(found))
    words = vocabulary()
    if kind == "random":
        return [(rng.choice(words), rng.choice(words)) for _ in range(count)]
    key: Callable[[str], str] = lambda word: lower(word).translate(_FOLDED)  # noqa: E731
    length = 4 if kind == "alike" else None
    classes = defaultdict(list)
    for word in words:
        classes[key(word)[:length]].append(word)
    groups = [group for group in classes.values() if len(group) > 1]
    if kind == "alike":
        return [tuple(rng.sample(rng.choice(groups), 2)) for _ in range(count)]  # type: ignore[misc]
    found = [(one, other) for group in groups for one in group for other in group if one < other]
    return rng.sample(found, min(count, len(found)))


def measure(kind: str, count: int, read: bool) -> float:
    """Return comparisons a second, the tables read before."""
    from tahkik.languages import load
    from tahkik.text.compare import compare, is_word

    turkish, pairs = load("tr"), drawn(kind, count)
    rng = Random(SEED)
    for _ in range(WARMING):
        # words nobody wrote: they set up the tables and leave nothing behind that a pair could use
        compare(*("".join(rng.choices("abdeiklmnrstuyzıüş", k=8)) for _ in range(2)), turkish)
    for words in pairs if read else ():
        for word in " ".join(words).split():
            is_word(word, turkish)
    start = time.perf_counter()
    for one, other in pairs:
        compare(one, other, turkish)
    return len(pairs) / (time.perf_counter() - start)


def in_a_process(kind: str, count: int, read: bool, package: Path | None = None) -> float:
    """Measure in a new process, with the package of a folder first on the path."""
    environment = dict(os.environ)
    if package is not None:
        environment["PYTHONPATH"] = os.pathsep.join([str(package), environment.get("PYTHONPATH", "")])
    command = [sys.executable, __file__, "--one", kind, "--pairs", str(count), *["--read"][: int(read)]]
    return float(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    """Print a row a kind; 1 where new pairs of words that were read are compared too slowly, all kinds together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--against", type=Path, metavar="FOLDER")
    parser.add_argument("--one", choices=KINDS, help=argparse.SUPPRESS)
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(measure(arguments.one, arguments.pairs, arguments.read))
        return 0
    worst = 0.0
    for read in (False, True):
        rates = []
        for kind in KINDS:
            # the better of two: another process on the machine only ever slows one down
            now = max(in_a_process(kind, arguments.pairs, read) for _ in range(2))
            line = f"{'read' if read else 'cold'} {kind:8} {now:8,.0f}/s"
            if arguments.against:
                before = max(in_a_process(kind, arguments.pairs, read, arguments.against) for _ in range(2))
                line += f"   before {before:8,.0f}/s   {now / before:.2f} times"
            rates.append(now)
            print(line)
        worst = len(rates) / sum(1 / rate for rate in rates)
        print(f"     mean     {worst:8,.0f}/s of {WANTED:,} asked for")
    return int(worst < WANTED)


if __name__ == "__main__":
    sys.exit(main())

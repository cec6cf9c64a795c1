"""Two processes search while a third adds, changes, removes and compacts: every answer is that of a whole state."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from tahkik.api import library

SHARED = "The ferry bell was rung twice whenever the miller's cart stood waiting upon the far bank of the river"
#: Each writes SHARED in its own words beside it; a reader that meets one of them alone has seen half a state.
STATES = ({}, {"one.txt": "in the spring", "two.txt": "in the autumn"}, {"one.txt": "by day", "two.txt": "by night"})
SECONDS = 1.5

READER = """
import json, sys, time
from pathlib import Path
import tahkik
path, shared, stop = sys.argv[1:4]
corpus, answers, searches = tahkik.Corpus.open(path), set(), 0
print("ready", flush=True)
while not Path(stop).exists():
    corpus = corpus.refresh()
    found = [match for one in corpus.find(shared).quotations for match in one.matches]
    answers.add(json.dumps(sorted((m.source.rpartition("/")[2], m.after.split(".")[0].strip(", ")) for m in found)))
    searches += 1
print(json.dumps([searches, sorted(answers)]))
"""


def test_every_answer_is_that_of_a_whole_state(tmp_path: Path) -> None:
    corpus, papers, stop = tmp_path / "c.tahkik", tmp_path / "papers", tmp_path / "stop"
    papers.mkdir()
    (papers / "other.txt").write_text("Each spring the keeper counted the planks of the weir and wrote them down.\n")
    library.create(corpus)
    library.add(corpus, [papers], language="en")
    command = [sys.executable, "-c", READER, str(corpus), SHARED, str(stop)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "ready\n"
        written, began = 0, time.monotonic()
        while time.monotonic() - began < SECONDS or written < 2 * len(STATES):
            state = STATES[(written + 1) % len(STATES)]
            for name, when in state.items():
                (papers / name).write_text(
                    f"So it is told. {SHARED}, {when}. Nothing more is told.\n", encoding="utf-8"
                )
            if state:
                library.add(corpus, [papers], language="en")
            else:
                library.remove(corpus, ["papers/one.txt", "papers/two.txt"])
                library.compact(corpus)
            written += 1
        stop.touch()
        answers = [json.loads(reader.communicate(timeout=60)[0]) for reader in readers]
    finally:
        for reader in readers:
            reader.kill()
            reader.wait()
    whole = {json.dumps(sorted([name, when] for name, when in state.items())) for state in STATES}
    for searches, seen in answers:
        assert searches > 0
        assert set(seen) <= whole
    assert library.verify(corpus) == []

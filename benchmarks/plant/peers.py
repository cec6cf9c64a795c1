"""The peers on the same pages: ``difflib`` always, Quid 2.6.7 where an environment with it is given."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from plant.pages import Page, store_sources
from plant.scoring import score
from plant.speeches import Field
from plant.systems import Answers, difflib_finder, match, quotation

#: Seconds for one page against all sources before Quid is given up.
PATIENCE = 600


def peers(folder: Path, field: Field, pages: Sequence[Page], ours: Answers, venv: str | None) -> str:
    """Return a table of what each tool finds on the pages, what it claims and how long it takes."""
    rows = ["tool         found   precision  seconds a page"]
    rows.append(row("tahkik", field, pages, Answers(ours.results, ours.seconds[: len(pages)])))
    rows.append(row("difflib", field, pages, difflib_finder(field, pages)))
    if venv is None:
        rows.append("quid         not run: give --quid-venv FOLDER, an environment with quid==2.6.7")
    else:
        answers, reason = quid(folder, field, pages, Path(venv))
        rows.append(row("quid", field, pages, answers) if not reason else f"quid         not run: {reason}")
    return "\n".join(rows)


def row(name: str, field: Field, pages: Sequence[Page], answers: Answers) -> str:
    """Return what one tool finds, how much of what it claims is right, and how long a page takes it."""
    result = score(pages, answers.results, field)
    held = [o for o in result.outcomes if o.gold.parts]
    found = sum(o.found for o in held)
    seconds = f"{sum(answers.seconds) / len(answers.seconds):.3f}" if answers.seconds else "see above"
    return f"{name:12} {found}/{len(held)}  {result.precision:.3f} of {result.claims}  {seconds}"


#: Run by the other environment: every page against every source, in one process; prints spans and seconds a page.
_QUID_PROGRAM = """
import json, pathlib, sys, time
from quid.core.Quid import Quid
folder = pathlib.Path(sys.argv[1])
quid = Quid()
sources = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted((folder / "sources").glob("*.txt"))]
prepared = [(name, text, quid.prepare_source_data(text)) for name, text in sources]
for path in sorted((folder / "pages").glob("*.txt")):
    page, spans, began = path.read_text(encoding="utf-8"), [], time.perf_counter()
    for name, text, data in prepared:
        for match in quid.compare(text, page, *data):
            a, b = match.source_span, match.target_span
            spans.append([name, a.start, a.end, b.start, b.end])
    print(json.dumps([path.stem, time.perf_counter() - began, spans]), flush=True)
"""


def quid(folder: Path, field: Field, pages: Sequence[Page], venv: Path) -> tuple[Answers, str]:
    """Run Quid at its defaults: every source against every page; return the answers, or the reason why not."""
    program = venv / "bin" / "python"
    if not program.exists():
        return Answers(), f"there is no {program.name} in that environment"
    store_sources(folder / "sources", field)
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    for page in pages:
        (folder / "pages" / f"{page.name}.txt").write_text(page.text, encoding="utf-8", newline="")
    try:
        done = subprocess.run(
            [str(program), "-c", _QUID_PROGRAM, str(folder)],
            capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE * len(pages), check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Answers(), f"it took more than {PATIENCE} s a page"
    if done.returncode:
        return Answers(), done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "it failed"
    answers, results = Answers(), {}
    for line in done.stdout.splitlines():
        name, seconds, spans = json.loads(line)
        answers.seconds.append(seconds)
        found = [quotation(c, d, "verbatim", [match(source, a, b, "")]) for source, a, b, c, d in spans]
        results[name] = {"quotations": found}
    answers.results = results
    return answers, ""

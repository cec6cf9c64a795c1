"""How fast and how large the HTML report of a long page is: written, weighed, and opened in Chromium.

python benchmarks/report.py                     200 quotations of 63 words
python benchmarks/report.py --renderings        and a rendering beside each, linked word by word
python benchmarks/report.py --quotations 1000 --words 200
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from tahkik.api import write_html

RESULTS = Path(__file__).resolve().parents[1] / "tests" / "browser" / "results.py"
ROUNDS = 7


def main() -> int:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotations", type=int, default=200)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--renderings", action="store_true")
    asked = parser.parse_args()
    result = _results().long(asked.quotations, asked.words, rendered=asked.renderings)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            write_html(result, file)
            times.append(time.perf_counter() - started)
        print(f"{asked.quotations} quotations: written in {1000 * statistics.median(times):.0f} ms")
        print(f"{file.stat().st_size / 1000:.0f} kB")
        print(_opened(file))
    return 0


def _results() -> Any:
    spec = importlib.util.spec_from_file_location("results", RESULTS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _opened(file: Path) -> str:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None or importlib.util.find_spec("playwright") is None:
        return "not opened: needs playwright and Debian's chromium"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as run:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = run.chromium.launch(executable_path=program, args=flags)
        page = browser.new_page()
        times = []
        for _ in range(ROUNDS):
            page.goto(file.as_uri())
            times.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        browser.close()
    return f"opened in {statistics.median(times):.0f} ms (median of {ROUNDS}; slowest {max(times):.0f})"


if __name__ == "__main__":
    raise SystemExit(main())

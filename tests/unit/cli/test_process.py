"""The command as a process: how fast it says what it can do, and what it does with a stream that closes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tahkik

#: Seconds ``tahkik --help`` may take, cold. Measured 0.11 s on two cores.
HELP = 0.3


def _run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    source = str(Path(tahkik.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONUTF8": "1", **more}
    return subprocess.run(
        [sys.executable, "-m", "tahkik", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def test_help_is_fast() -> None:
    # processor time: what else the machine does is no fault of the command
    times = []
    for _ in range(5):
        before = os.times()
        assert _run("--help").returncode == 0
        after = os.times()
        times.append(after.children_user - before.children_user + after.children_system - before.children_system)
    assert min(times) <= HELP


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["--version"], ["compare", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys; from tahkik.cli import main; main(sys.argv[1:]);"
        "print(*sorted({'numpy', 'numba', 'rich', 'tahkik.api'} & sys.modules.keys()), file=sys.stderr)"
    )
    source = str(Path(tahkik.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": source},
    )  # fmt: skip
    assert done.stderr.strip() == ""


def test_version() -> None:
    assert _run("--version").stdout == f"tahkik {tahkik.__version__}\n"


def test_without_words_the_help_is_printed() -> None:
    assert "Usage: tahkik" in _run().stdout


def test_public_names_have_types() -> None:
    stub = Path(tahkik.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    named = {line.split()[-1] for line in stub.splitlines() if " as " in line} | {"__version__"}
    assert named == set(tahkik.__all__)


def test_an_unknown_public_name_is_refused() -> None:
    with pytest.raises(AttributeError):
        tahkik.no_such_name  # noqa: B018


@pytest.mark.skipif(os.name == "nt", reason="Windows has no closing pipes")
def test_a_closed_pipe_is_quiet() -> None:
    source = str(Path(tahkik.__file__).parents[1])
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "tahkik", "check", "--help"],
        stdout=writer, stderr=subprocess.PIPE, check=False, env={**os.environ, "PYTHONPATH": source},
    )  # fmt: skip
    os.close(writer)
    assert done.stderr == b""


def test_explaining_prints_the_search(tmp_path: Path) -> None:
    sources = tmp_path / "letters"
    sources.mkdir()
    held = "The ferry left the northern harbour at seven with forty crates of salt and two letters for the mayor."
    (sources / "one.txt").write_text(held, encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text(f"“{held}” and “no gardener ever saw the northern harbour without its seven old lamps”", "utf-8")
    command = ["check", str(page), "--sources", str(sources), "--ui", "en"]
    cached = {"TAHKIK_CACHE": str(tmp_path / "cache"), "COLUMNS": "300"}
    plain, explained = _run(*command, **cached), _run(*command, "--explain", **cached)
    assert plain.returncode == explained.returncode
    for done in (plain, explained):
        assert done.stdout.count("why it may have been missed:") == 1
    assert plain.stdout.count("nearest: letters/one.txt “the northern harbour") == 1
    assert "anchors" not in plain.stdout
    assert explained.stdout.count("places aligned") == 2
    assert "kept: letters/one.txt “The ferry left the northern harbour …”, 19 of 19 words" in explained.stdout

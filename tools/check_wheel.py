"""Check that a wheel holds everything the package needs beside its code, and nothing else beside the package."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"


def main() -> int:
    """Print what is missing or too much; return 1 if anything is."""
    held = set(zipfile.ZipFile(sys.argv[1]).namelist())
    wanted = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    } | {"tahkik/schema/result-1.json"}
    missing = sorted(wanted - held)
    more = sorted(name for name in held - wanted if ".dist-info/" not in name)
    for name in missing:
        print(f"missing: {name}")
    for name in more:
        print(f"too much: {name}")
    print(f"{len(wanted)} files of the package, {len(missing)} missing, {len(more)} too much")
    return 1 if missing or more else 0


if __name__ == "__main__":
    sys.exit(main())

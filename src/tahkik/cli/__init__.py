"""The command line: it translates, and decides nothing.

Each step imports what it needs when it needs it, so that ``tahkik --help`` stays fast.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Parameters
    ----------
    arguments : sequence of str or None
        The words after ``tahkik``; None takes those of the process.
    """
    from tahkik.cli.door import run

    return run(arguments)

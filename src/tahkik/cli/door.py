"""From the words of a command line to an exit status: every error leaves through here, in one shape."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from tahkik.cli.arguments import asked_format, refuse_two_corpora, spread_sources
from tahkik.cli.status import BROKEN_PIPE, CLEAN, ERROR, INTERRUPTED
from tahkik.errors import InternalError, TahkikError, UsageError

#: Set to see where in the program an internal error happened.
TRACEBACK = "TAHKIK_TRACEBACK"


def run(arguments: Sequence[str] | None = None) -> int:
    """Read a command line, do what it asks, and return the exit status."""
    from tahkik.cli.output import prepare_streams

    words = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    try:
        status = _perform(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        from tahkik.report.messages import fill, interface

        sys.stderr.write(f"\n{fill('errors', 'interrupted', interface())}\n")
        return INTERRUPTED
    return status


def as_tahkik_error(error: Exception) -> TahkikError:
    """Return an error in the one shape; what is not ours is a bug, and says so."""
    if isinstance(error, TahkikError):
        return error
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    return InternalError(
        f"this is a bug in Tahkik: {type(error).__name__}: {error}",
        hint=f"please report it with what {TRACEBACK}=1 before the command prints",
        details={"exception": type(error).__name__},
    )


def _perform(words: list[str]) -> int:
    try:
        work = _understand(words)
        return work() if work is not None else CLEAN
    except BrokenPipeError:
        raise
    except Exception as error:
        return _fail(as_tahkik_error(error), words)


def _understand(words: list[str]) -> Callable[[], int] | None:
    """Return what a command line asks for; None where help or the version was printed."""
    import typer

    from tahkik.cli.app import app

    refuse_two_corpora(words)
    refused: Any = typer.BadParameter.__mro__[2]  # ClickException, by whichever name the installed typer has it
    try:
        work = app(args=spread_sources(words) or ["--help"], prog_name="tahkik", standalone_mode=False)
    except refused as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # a command of commands, alone
            sys.stdout.write(error.format_message().rstrip() + "\n")
            return None
        command = f" {words[0]}" if words and not words[0].startswith("-") else ""
        known = "" if "No such command" in error.format_message() else command
        raise UsageError(error.format_message(), hint=f"tahkik{known} --help") from error
    return work if callable(work) else None


def _fail(error: TahkikError, words: Sequence[str]) -> int:
    from tahkik.cli.output import say_error
    from tahkik.report.json_ import dumps
    from tahkik.report.messages import interface

    if asked_format(words) == "json":
        sys.stdout.write(dumps({"error": error.to_dict()}) + "\n")
    say_error(error.to_dict(), interface())
    return ERROR


def _close_stdout() -> None:
    """Point stdout nowhere, so that the interpreter's own last flush stays quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

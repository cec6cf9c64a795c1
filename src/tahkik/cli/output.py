"""Data to stdout or a file, everything else to stderr."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import Any, TextIO

from tahkik.errors import LimitError, ReadError
from tahkik.report.paint import wants_colour
from tahkik.report.terminal import WIDTH


def prepare_streams() -> None:
    """Let both streams carry every character, whatever their encoding."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def width_of(stream: TextIO) -> int:
    """Return the columns of a terminal, or the width of a report that is no terminal's."""
    if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return shutil.get_terminal_size((WIDTH, 24)).columns
    return WIDTH


def read_stdin(max_size: int) -> bytes:
    """Return the bytes of standard input; one more than allowed is enough for the reader to refuse it."""
    return sys.stdin.buffer.read(max_size + 1)


def literal(words: str, max_size: int) -> str:
    """Return literal words, or those of standard input where they are ``-``.

    Raises
    ------
    LimitError
        There are more bytes than allowed.
    ReadError
        They are not UTF-8.
    """
    if words != "-":
        return words
    data = read_stdin(max_size)
    if len(data) > max_size:
        raise LimitError(f"standard input holds more than {max_size} bytes.", hint="--max-size raises the limit")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"standard input is not UTF-8: byte {error.start} stands for nothing.") from error


class Out:
    """Where the data goes: standard output, or the file of ``--output``, which is written whole at the end."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.parts: list[str] = []
        terminal = path is None
        self.colour = terminal and wants_colour(sys.stdout, os.environ)
        self.columns = width_of(sys.stdout) if terminal else WIDTH
        self.for_eyes = terminal and sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Write now, or keep for the file."""
        if self.path is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            self.parts.append(text)

    def write_exactly(self, text: str) -> None:
        """Write without touching line ends, which some systems would."""
        sys.stdout.flush()
        if self.path is None and hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
            sys.stdout.buffer.flush()
        else:
            self.write(text)

    def close(self) -> None:
        """Write the file, if there is one."""
        if self.path is not None:
            data = "".join(self.parts).encode("utf-8", errors="backslashreplace")
            self.path.write_bytes(data)


class Progress:
    """Says on stderr how far the work is; on a terminal in one line that is overwritten."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.open = False

    def __call__(self, message: str, done: int | None = None, total: int | None = None) -> None:
        """Report a step: its name alone, or how many of how many are done."""
        from tahkik.report.messages import shorten
        from tahkik.report.visible import visible

        words = visible(message)
        if done is not None:
            if not self.stream.isatty():
                return
            count = f" {done}/{total}" if total else f" {done}"
            self.stream.write(f"\r\x1b[K{shorten(words, max(width_of(self.stream) - len(count) - 10, 20))}{count}")
            self.open = True
        else:
            self.close()
            self.stream.write(f"{words}\n")
        self.stream.flush()

    def close(self) -> None:
        """Clear the line."""
        if self.open:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.open = False


def say_error(error: dict[str, Any], ui: str, source: str | None = None) -> None:
    """Print an error on stderr."""
    from tahkik.report.notices import render_error

    sys.stderr.write(render_error(error, ui, colour=wants_colour(sys.stderr, os.environ), source=source))

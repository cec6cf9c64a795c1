"""The commands of ``tahkik glossary`` and their options, and the glossaries given with ``--glossary``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tahkik.options import MAX_SIZE, ReadOptions

if TYPE_CHECKING:
    from tahkik.api import Glossary

Work = Callable[[], int]

app = typer.Typer(
    name="glossary",
    help="Pairs of old and modern words: learn them from texts of your own.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def glossary() -> None:
    """Pairs of old and modern words: learn them from texts of your own."""


@app.command()
def learn(
    original: Annotated[str, typer.Argument(metavar="ORIGINAL", help="A text in its old wording.")],
    rendering: Annotated[str, typer.Argument(metavar="RENDERING", help="The same text in modern wording.")],
    output: Annotated[
        str | None, typer.Option(metavar="TSV", help="Write to a file instead of standard output.")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="TAG", help="Language of both, such as tr.")] = None,
    max_size: Annotated[int, typer.Option(metavar="BYTES", help="Largest text that is read.")] = MAX_SIZE,
) -> Work:
    """Learn which words of a text its rendering renders how, and print them as a table.

    Exit status: 0 pairs were learned, 2 usage or error, 3 none was.
    """
    from tahkik.cli.asked import output_file

    file, options = output_file(output), ReadOptions(language=language, max_size=max_size)

    def work() -> int:
        return print_learned(original, rendering, language, file, options)

    return work


def print_learned(
    original: str, rendering: str, language: str | None, output: Path | None, options: ReadOptions
) -> int:
    """Print the pairs a text and its rendering give."""
    from tahkik import api
    from tahkik.cli.checking import read_page
    from tahkik.cli.output import Out
    from tahkik.cli.status import CLEAN, UNCHECKED
    from tahkik.report.glossaries import table

    texts = read_page(original, options), read_page(rendering, options)
    learned = api.learn_glossary(*texts, language=language)
    out = Out(output)
    out.write(table(learned.glosses, learned.profile.code, " | ".join(Path(text.source).name for text in texts)))
    out.close()
    return CLEAN if learned.glosses else UNCHECKED


def given(paths: tuple[str, ...], language: str | None) -> Glossary | None:
    """Return the glossaries of ``--glossary`` over what is shipped, the last asked first; None where none is given."""
    from tahkik import api

    found: Glossary | None = None
    for path in paths:
        one = api.Glossary.read(path, language)
        found = (found or api.Glossary.load(one.profile)).with_(one)
    return found

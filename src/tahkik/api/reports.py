"""The HTML report, with the pages of the rules: the report knows no rules, and the rules no report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tahkik import judge
from tahkik.model import CheckResult, FailedPage
from tahkik.report import html


def render_html(
    result: CheckResult | FailedPage | Sequence[CheckResult | FailedPage], *, ui: str = "en", explain: bool = False
) -> str:
    """Return the report of one page or several as the text of one HTML file."""
    return html.render(result, ui, explain=explain, rule_pages=_pages())


def write_html(
    result: CheckResult | FailedPage | Sequence[CheckResult | FailedPage],
    path: str | Path,
    *,
    ui: str = "en",
    explain: bool = False,
) -> None:
    """Write a report as one HTML file, which opens from disk and asks no network.

    Parameters
    ----------
    result : CheckResult, FailedPage or a sequence of them
        What checking the pages gave; several pages stand in one report.
    path : str or Path
        The file; what it held is replaced.
    ui : str
        Language of the interface: ``en`` or ``tr``.
    explain : bool
        Say how every quotation was looked for, and what chance would give.

    Raises
    ------
    OSError
        The file cannot be written.
    UsageError
        The language of the interface is not known.

    Examples
    --------
    >>> write_html(corpus.check(read("article.html")), "report.html")  # doctest: +SKIP
    """
    html.write_html(result, path, ui=ui, explain=explain, rule_pages=_pages())


def _pages() -> dict[str, str]:
    return {rule.name: rule.page for rule in judge.rules().values()}

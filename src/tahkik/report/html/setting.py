"""Sheets set into one file: templates, style and script of our own, and a policy that forbids everything else.

Every string a template prints is first made visible (`tahkik.report.visible`), then escaped. The result is not embedded
as JSON: it would double the file, and ``--format json`` gives it exactly.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from tahkik import __version__
from tahkik.model import CheckResult, FailedPage
from tahkik.report.html.faced import MOST_TIES
from tahkik.report.html.marking import signs
from tahkik.report.html.sheet import FailedSheet, Sheet
from tahkik.report.messages import fill, load, title
from tahkik.report.visible import visible_lines

#: How verdicts look beside their names, in lists.
GLYPHS = {
    "altered": "≠", "ambiguous": "∥", "not-found": "∅", "rendering": "≈", "doubtful": "?", "elided": "…",
    "not-checked": "–", "spelling": "≐", "verbatim": "=",
}  # fmt: skip

#: Entries from which on a report is long: those off the screen are then not laid out until they come near it. A hundred
#: open in 0.2 s without that.
LONG = 100

#: How words look whose tie is pointed at or chosen: framed, so that it needs no colour.
_LIT = "background:var(--lit);outline:2px solid var(--link)"

#: Headings of a rule's page begin at this level, below the rule's own.
_RULE_HEADING = 4

Results = CheckResult | FailedPage | Sequence[CheckResult | FailedPage]


def render(
    results: Results, ui: str = "en", *, explain: bool = False, rule_pages: Mapping[str, str] | None = None
) -> str:
    """Return a report of one page or several as one HTML file.

    Parameters
    ----------
    results : CheckResult, FailedPage or a sequence of them
        What checking the pages gave.
    ui : str
        Language of the interface.
    explain : bool
        Say how every quotation was looked for and what chance would give.
    rule_pages : mapping of str to str
        The public pages of rules, in Markdown; those of rules that found something are put into the file.
    """
    pages: Sequence[CheckResult | FailedPage] = (
        [results] if isinstance(results, (CheckResult, FailedPage)) else list(results)
    )
    sheets = [
        _sheet(page, ui, f"p{number}-" if len(pages) > 1 else "", explain) for number, page in enumerate(pages, 1)
    ]
    rules = _rules(sheets, ui, rule_pages or {})
    style, script = _asset("report.css"), _asset("report.js")
    style += "".join(_filter(name) for name, *_ in rules) + _lit(_most_ties(sheets))
    return (
        _environment(ui)
        .get_template("report.html")
        .render(
            sheets=sheets,
            rules=rules,
            ui=ui,
            explain=explain,
            long=sum(len(sheet.entries) for sheet in sheets) > LONG,
            version=__version__,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
    )


def write_html(
    results: Results,
    path: str | Path,
    *,
    ui: str = "en",
    explain: bool = False,
    rule_pages: Mapping[str, str] | None = None,
) -> None:
    """Write the report of `render` to a file in UTF-8.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    Path(path).write_bytes(render(results, ui, explain=explain, rule_pages=rule_pages).encode("utf-8"))


def _sheet(page: CheckResult | FailedPage, ui: str, prefix: str, explain: bool) -> Sheet | FailedSheet:
    return FailedSheet(page, ui, prefix) if isinstance(page, FailedPage) else Sheet(page, ui, prefix, explain)


def _rules(
    sheets: Sequence[Sheet | FailedSheet], ui: str, pages: Mapping[str, str]
) -> list[tuple[str, str, int, Markup | None]]:
    """Return every rule that found something: name, title, how often, and its page."""
    counts: dict[str, int] = {}
    for sheet in sheets:
        for name, _, many in sheet.rules:
            counts[name] = counts.get(name, 0) + many
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(name, title(name, ui), many, _page(pages[name]) if name in pages else None) for name, many in ordered]


def _page(text: str) -> Markup:
    """Return a rule's page, which is the project's own text; HTML in it would stay text."""
    markdown = MarkdownIt("commonmark", {"html": False})
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{_RULE_HEADING}"
        elif token.type == "fence":
            token.info = ""  # the language of an example would become a class nobody styles
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))


def _filter(rule: str) -> str:
    """Return the style that hides what a rule did not find while its filter is set: no script is needed for it."""
    if not rule.replace("-", "").isalnum() or not rule.isascii():
        return ""
    return f'body:has(#only-{rule}:checked) [data-rules]:not([data-rules~="{rule}"]){{display:none}}\n'


def _most_ties(sheets: Sequence[Sheet | FailedSheet]) -> int:
    rows = (row for sheet in sheets for entry in sheet.entries for one in entry.facings for row in one.rows)
    return min(MOST_TIES, max((len(row.lines) for row in rows), default=0))


def _lit(most: int) -> str:
    """Return the style that lights up both sides of a tie, pointed at or chosen by keyboard, without a script."""
    if not most:
        return ""
    numbers = range(1, most + 1)
    pointed = ",".join(f".row:has(.k{n}:hover) .k{n}" for n in numbers)
    chosen = ",".join(f".row:has(.k{n}>:checked) .k{n}" for n in numbers)
    return f"{chosen}{{{_LIT}}}\n{pointed}{{{_LIT};opacity:1}}\n"


@cache
def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return what the file may do: use the one style and the one script it carries, and ask nobody for anything."""

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

    return (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _environment(ui: str) -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals.update(say=_sayer(ui), glyphs=GLYPHS, signs=signs, words=load(ui))
    return environment


def _finalize(value: Any) -> Any:
    """Make every string visible that is not markup of our own."""
    return visible_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _sayer(ui: str) -> Any:
    def say(key: str, table: str = "html", **params: Any) -> str:
        return fill(table, key, ui, **params)

    return say

"""``read``, ``compare``, ``rule`` and ``cache``: what needs no sources."""

from __future__ import annotations

import sys
from pathlib import Path

from tahkik.cli.asked import STDIN
from tahkik.cli.output import Out, literal
from tahkik.cli.status import CLEAN
from tahkik.errors import UsageError
from tahkik.options import MAX_SIZE, ReadOptions
from tahkik.report import document_to_dict, dumps, relation_to_dict
from tahkik.report.messages import fill, load, number, title
from tahkik.report.notices import render_relation
from tahkik.report.visible import visible_lines


def print_document(page: str, format: str, output: Path | None, options: ReadOptions) -> int:
    """Print the written text exactly, so that offsets count in it, or the whole document as JSON."""
    from tahkik.cli.checking import read_page

    document = read_page(page, options)
    out = Out(output)
    if format == "json":
        out.write(dumps(document_to_dict(document)) + "\n")
    elif out.for_eyes:
        out.write(visible_lines(document.text) + "\n")
    else:
        out.write_exactly(document.text)
    out.close()
    return CLEAN


def print_relation(a: str, b: str, language: str | None, *, format: str, output: Path | None, ui: str) -> int:
    """Print what two words are to each other."""
    from tahkik import api

    if a == b == STDIN:
        raise UsageError("both words are standard input (-).", hint="tahkik compare WORD -")
    a, b = (literal(word, MAX_SIZE).strip() for word in (a, b))
    relation = api.compare(a, b, language=language)
    out = Out(output)
    if format == "json":
        out.write(dumps(relation_to_dict(relation)) + "\n")
    else:
        out.write(render_relation(a, b, relation, ui, colour=out.colour))
    out.close()
    return CLEAN


def print_rules(name: str | None, ui: str) -> int:
    """List all rules with their short names, or print the page of one."""
    from tahkik import api

    out = Out()
    if name is not None:
        out.write(api.judge.page(name).strip() + "\n")
        return CLEAN
    rules = api.judge.rules()
    wide = max(map(len, rules))
    for rule in rules.values():
        level = load(ui)["levels"][rule.level]
        out.write(f"{rule.name.ljust(wide)}  {level.ljust(7)}  {title(rule.name, ui)}\n")
    return CLEAN


def show_cache(clear: bool, ui: str) -> int:
    """Print where the cache of sources is, how many it holds and how large they are; or clear it."""
    from tahkik import api

    entries, size = api.cache.clear() if clear else api.cache.size()
    key = "cleared" if clear else "kept"
    sys.stdout.write(fill("cache", key, ui, count=entries, kilobytes=number(round(size / 1000), ui)) + "\n")
    return CLEAN

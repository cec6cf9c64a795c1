"""Write docs/rules from the docstrings of the rules, or check that it is current (--check)."""

from __future__ import annotations

import sys
from pathlib import Path

from tahkik.judge.registry import Rule, rules

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
LEVELS = {"note": "a note", "warning": "a warning", "error": "an error"}


def page(rule: Rule) -> str:
    """Return the page of one rule."""
    return f"# {rule.name}\n\nThis finding is {LEVELS[rule.level]}.\n\n{rule.page.strip()}\n"


def summary(rule: Rule) -> str:
    """Return the first paragraph of a rule's page, on one line."""
    return " ".join(rule.page.strip().split("\n\n")[0].split())


def overview() -> str:
    """Return the list of all rules."""
    lines = [
        "# Rules",
        "",
        "Each rule looks for one kind of fault; its name completes “allow …”. `tahkik rule` lists them, and "
        "`tahkik rule NAME` prints a page. The pages are made from the rules by `python tools/rule_pages.py`.",
        "",
        "| rule | level | what it sees |",
        "|---|---|---|",
        *(f"| [{rule.name}]({rule.name}.md) | {rule.level} | {summary(rule)} |" for rule in rules().values()),
    ]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Return every file of the folder by its name."""
    return {"README.md": overview(), **{f"{rule.name}.md": page(rule) for rule in rules().values()}}


def stale() -> list[str]:
    """Return the names of the files that are missing, differ, or belong to no rule."""
    wanted = pages()
    there = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def main() -> int:
    """Write the pages, or say which are not current."""
    if sys.argv[1:] == ["--check"]:
        for name in stale():
            print(f"docs/rules/{name} is not current: python tools/rule_pages.py")
        return 1 if stale() else 0
    wanted = pages()
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.glob("*.md"):
        if file.name not in wanted:
            file.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} files in docs/rules")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

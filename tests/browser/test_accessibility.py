"""axe-core (https://github.com/dequelabs/axe-core, a tool of tests only) finds no fault; AXE names its file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def axe() -> str:
    places = [os.environ.get("AXE", ""), "node_modules/axe-core/axe.min.js"]
    for place in filter(None, places):
        if Path(place).is_file():
            return Path(place).read_text(encoding="utf-8")
    pytest.skip("no axe-core here: npm install --no-save axe-core, or AXE=path/to/axe.min.js")


@pytest.mark.parametrize(
    ("ui", "width", "scheme"),
    [("en", 1280, "light"), ("en", 1280, "dark"), ("tr", 360, "light"), ("tr", 360, "dark")],
)
def test_axe_finds_nothing(opened: Open, results: ModuleType, axe: str, scheme: str, width: int, ui: str) -> None:
    page = opened(
        [results.rich(), results.failed()],
        ui=ui,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    ).page
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    page.locator("#spelling").check()
    assert _faults(page, axe) == []


def test_axe_finds_nothing_in_the_keys(opened: Open, results: ModuleType, axe: str) -> None:
    page = opened(results.rich()).page
    page.keyboard.press("?")
    assert _faults(page, axe) == []


def _faults(page: Any, axe: str) -> list[str]:
    # the policy of the report does not bind what a tester evaluates
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['impact']} {one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]

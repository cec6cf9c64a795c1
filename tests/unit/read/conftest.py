"""The writers of small files, for every test of a reader."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def make() -> ModuleType:
    """Return the module ``files.py`` that lies beside the tests."""
    path = Path(__file__).with_name("files.py")
    spec = importlib.util.spec_from_file_location("files_of_every_format", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

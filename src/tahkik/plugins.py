"""Entry points of other packages, turned into values."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

from tahkik.errors import PluginError


def load(group: str) -> dict[str, Any]:
    """Load every entry point of a group.

    Parameters
    ----------
    group : str
        For example ``tahkik.readers``.

    Returns
    -------
    dict
        Name to what it loads, sorted by name.

    Raises
    ------
    PluginError
        One of them cannot be imported; its name and the reason are said.
    """
    found: dict[str, Any] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
        try:
            found[entry.name] = entry.load()
        except Exception as error:  # whatever a foreign module raises on import, it is that plugin's failure
            raise PluginError(
                f"The plugin {entry.name!r} ({entry.value}) cannot be loaded: {error}.",
                hint="update or uninstall the package that brings it",
                details={"group": group, "name": entry.name},
            ) from error
    return found

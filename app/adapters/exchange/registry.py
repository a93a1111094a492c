"""The exchange formats: one module is one format, found by its name."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Row = Mapping[str, str | int | float | bool | None]
"""One case as plain values, keyed by column name."""

Writer = Callable[[Iterable[Row], Path], int]
"""Writes rows into a file and returns how many."""


def load_writers() -> dict[str, Writer]:
    """Return every format's writer by name; a module here with ``FORMAT`` and ``write`` is one format."""
    package = importlib.import_module(__package__ or "")
    writers: dict[str, Writer] = {}
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        if hasattr(module, "FORMAT"):
            writers[module.FORMAT] = module.write
    return writers

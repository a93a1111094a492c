"""Finds the panels: each module of ``widgets/wall/panels`` holds one :class:`~widgets.wall.panel.WallPanel` of its name."""

import importlib
import inspect
import pkgutil
from functools import cache
from types import ModuleType

import widgets.wall.panels
from widgets.wall.panel import WallPanel


class RegistryError(LookupError):
    """A panel's module or key breaks the rule of the folder."""


@cache
def load_panels() -> dict[str, type[WallPanel]]:
    """Return every panel by its key, in order of keys."""
    return {key: load_panel(key) for key in sorted(_keys())}


def load_panel(key: str) -> type[WallPanel]:
    """Return the panel *key*, loading no other: a start waits for those of its first scene only.

    Raise ``KeyError`` where nobody made it, :class:`RegistryError` where its module breaks the rule.
    """
    if key not in _keys():
        raise KeyError(key)
    return _panel_of(importlib.import_module(f"{widgets.wall.panels.__name__}.{key}"))


@cache
def _keys() -> frozenset[str]:
    return frozenset(entry.name for entry in pkgutil.iter_modules(widgets.wall.panels.__path__))


def _panel_of(module: ModuleType) -> type[WallPanel]:
    panels = [
        value
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, WallPanel) and value.__module__ == module.__name__
    ]
    if len(panels) != 1 or panels[0].key != module.__name__.rpartition(".")[2]:
        raise RegistryError(f"{module.__name__} must hold one panel, and its key must be the module's name")
    return panels[0]

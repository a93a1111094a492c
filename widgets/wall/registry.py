"""Finds the panels: each module of ``widgets/wall/panels`` holds one :class:`~widgets.wall.panel.WallPanel`."""

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
    """Return every panel by its key, in order of keys; raise :class:`RegistryError` for two of one key."""
    found: dict[str, type[WallPanel]] = {}
    for module in _modules():
        panel = _panel_of(module)
        if panel.key in found:
            raise RegistryError(f"{module.__name__} and {found[panel.key].__module__} are both called {panel.key!r}")
        found[panel.key] = panel
    return dict(sorted(found.items()))


def _modules() -> list[ModuleType]:
    package = widgets.wall.panels
    return [
        importlib.import_module(f"{package.__name__}.{entry.name}") for entry in pkgutil.iter_modules(package.__path__)
    ]


def _panel_of(module: ModuleType) -> type[WallPanel]:
    panels = [
        value
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, WallPanel) and value.__module__ == module.__name__
    ]
    if len(panels) != 1 or not panels[0].key:
        raise RegistryError(f"{module.__name__} must hold one panel with a key")
    return panels[0]

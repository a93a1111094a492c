"""The map's layers: one file here and one of the same name in resources/web/layers make a layer."""

import importlib
import pkgutil
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer of the map. ``order`` is the order in which the page loads and feeds layers."""

    name: str
    order: int


def load_layers() -> tuple[MapLayer, ...]:
    """Return the ``LAYER`` of every module in this folder, by order."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((module.LAYER for module in modules), key=lambda layer: layer.order))

"""The tool a desk draws with: arrow, area or text; none lets the mouse move the map again."""

from typing import Literal

from widgets.map.layers import MapLayer
from widgets.map.packing import pack

LAYER = MapLayer("sketch", 55)

Tool = Literal["", "arrow", "area", "text"]
"""Also the shapes of :class:`~app.situation.wall_log.Annotation`."""


def encode(tool: Tool) -> bytes:
    """Return the tool for the page."""
    return pack({"tool": tool}, {})

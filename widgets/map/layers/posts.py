"""What stands at an incident: the incident itself, and the resources that were sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("posts", 51)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPost:
    """One mark with its words at (lon, lat) degrees; ``dashed`` words are of what is not there yet."""

    mark: Literal["incident", "resource"]
    text: str
    lon: float
    lat: float
    dashed: bool = False


def encode(anchor: Anchor, posts: Sequence[MapPost]) -> bytes:
    """Return the marks for the page."""
    meta = {"posts": [{"mark": one.mark, "text": one.text, "dashed": one.dashed} for one in posts]}
    lon, lat = [one.lon for one in posts], [one.lat for one in posts]
    return pack(meta, {"x": anchor.east(lon), "y": anchor.south(lat)})

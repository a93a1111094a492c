"""The people nearest to what is pointed at, numbered from 1 as in the panels beside the map."""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("near", 42)


def encode(
    anchor: Anchor,
    *,
    lon: ArrayLike,
    lat: ArrayLike,
    labels: Sequence[str],
    place: tuple[float, float] | None,
    numbers: Sequence[int] | None = None,
) -> bytes:
    """Return the people for the page with a text each; *place* (lon, lat) is what they are near to."""
    shown = list(range(1, len(labels) + 1)) if numbers is None else list(numbers)
    from_place = None if place is None else (float(anchor.east(place[0])), float(anchor.south(place[1])))
    return pack(
        {"labels": list(labels), "numbers": shown, "from": from_place}, {"x": anchor.east(lon), "y": anchor.south(lat)}
    )

"""What a desk points at: one place in brackets with its label, and one outline."""

from app.domain.city import Ring
from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("highlight", 50)


def encode(anchor: Anchor, place: tuple[float, float, str] | None, outline: Ring) -> bytes:
    """Return the highlight for the page: *place* is (lon, lat, text) or none, *outline* may be empty."""
    shown = (
        None
        if place is None
        else {"x": float(anchor.east(place[0])), "y": float(anchor.south(place[1])), "text": place[2]}
    )
    lon, lat = [point[0] for point in outline], [point[1] for point in outline]
    return pack({"place": shown}, {"x": anchor.east(lon), "y": anchor.south(lat)})

"""What stands beside the pointer: a text the program gives; areas and clusters say theirs by themselves."""

from widgets.map.layers import MapLayer
from widgets.map.packing import pack

LAYER = MapLayer("hover", 70)


def encode(text: str) -> bytes:
    """Return the text for the page; an empty one shows nothing."""
    return pack({"text": text}, {})

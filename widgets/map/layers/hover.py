"""What stands beside the pointer: a text the program gives; areas and clusters say theirs by themselves."""

from dataclasses import dataclass

from widgets.map.layers import MapLayer
from widgets.map.packing import pack

LAYER = MapLayer("hover", 70)


@dataclass(frozen=True, slots=True)
class Rest:
    """Where the pointer rests, in degrees, and how often it had come to rest by then."""

    lon: float
    lat: float
    number: int


def encode(text: str, rest: Rest | None) -> bytes:
    """Return the text for the page; an empty one shows nothing, nor does one of a place that the pointer has left.

    The number makes the same text of another place, or of the same one later, other bytes: the page forgets the text
    whenever the pointer moves.
    """
    return pack({"text": text, "at": None if rest is None else [rest.lon, rest.lat, rest.number]}, {})

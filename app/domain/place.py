"""Places by name: the six kinds that an address is made of (domain facts §2.4)."""

from dataclasses import dataclass

from app.domain.terms import Term


class PlaceKind(Term):
    """The six kinds, as the national scheme of geocoding names them."""

    AREA = "area", "行政区域"
    ESTATE = "estate", "地片与小区"
    STREET = "street", "街巷"
    DOOR = "door", "门牌"
    LANDMARK = "landmark", "标志物"
    POI = "poi", "兴趣点"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place that has a name and a point, WGS-84 degrees; a door's name is street and number (``文昌路 118 号``)."""

    name: str
    kind: PlaceKind
    lon: float
    lat: float

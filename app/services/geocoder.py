"""Address → place, as it is typed: the six kinds of names by words or pinyin initials, and house numbers on streets."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.city import City, StreetClass
from app.domain.place import NamedPlace, PlaceKind
from app.services.geocoder_doors import door_name, parse_door, streets_with_doors
from app.services.geocoder_names import named_places, roads_near, streets_by_name
from app.services.initials import folded
from app.services.name_index import NameIndex
from app.situation.places import Places

MOST_STREETS = 4
"""So many streets that fit the letters before a house number are tried."""
_WITH_STREET = (PlaceKind.ESTATE, PlaceKind.LANDMARK, PlaceKind.POI)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place found: WGS-84 degrees inside the city, its unit grid (``""`` where none is), how well it fits (1.0 at best)."""

    name: str
    kind: PlaceKind
    lon: float
    lat: float
    grid: str
    score: float


class Geocoder:
    """Finds places of one city. Built once (some 40 µs a name), then only read; never gives a point outside the city."""

    def __init__(self, city: City, places: Places | None = None) -> None:
        """Index the names of *city*; *places* where they are indexed already."""
        self._places = places or Places(city)
        self._named = named_places(city, self._places)
        near = roads_near(city.streets, self._named, self._places.metres_per_degree)
        self._index = NameIndex([one.name for one in self._named], list(map(_full_name, self._named, near)))
        self._streets = [one for one in self._named if one.kind is PlaceKind.STREET]
        self._street_index = NameIndex([one.name for one in self._streets])
        roads = streets_by_name(one for one in city.streets if one.street_class is not StreetClass.RAIL)
        known = (one for one in self._named if one.kind is PlaceKind.DOOR)
        self._doors = streets_with_doors(roads, known, self._places.metres_per_degree)

    def search(self, text: str, limit: int = 8) -> tuple[Place, ...]:
        """Return up to *limit* places that *text* may mean, best first: a door where it ends in a number, then names."""
        found: dict[tuple[str, float, float], Place] = {}
        for place in (*self._at_doors(text), *self._by_name(text, limit)):
            found.setdefault((folded(place.name), round(place.lon, 6), round(place.lat, 6)), place)
        return tuple(sorted(found.values(), key=lambda place: -place.score)[:limit])

    def _by_name(self, text: str, limit: int) -> Iterator[Place]:
        for fit in self._index.find(text, limit):
            one = self._named[fit.number]
            yield self._place(one.name, one.kind, (one.lon, one.lat), fit.score)

    def _at_doors(self, text: str) -> Iterator[Place]:
        parsed = parse_door(text)
        if parsed is None:
            return
        street_text, number = parsed
        for fit in self._street_index.find(street_text, MOST_STREETS):
            street = self._streets[fit.number]
            point = self._door(street.name, number)
            if point is not None:
                yield self._place(door_name(street.name, number), PlaceKind.DOOR, point, fit.score)
            else:  # the street is not so long: better its middle than nothing
                yield self._place(street.name, street.kind, (street.lon, street.lat), fit.score / 2)

    def _door(self, street: str, number: int) -> tuple[float, float] | None:
        doors = self._doors.get(street)
        if doors is None:
            return None
        for point in (doors.at(number), doors.on_line(number)):
            if point is not None and self._places.contains(*point):
                return point
        return None

    def _place(self, name: str, kind: PlaceKind, point: tuple[float, float], score: float) -> Place:
        lon, lat = point
        return Place(name=name, kind=kind, lon=lon, lat=lat, grid=self._places.grid_at(lon, lat), score=score)


def _full_name(one: NamedPlace, road: str) -> str:
    """Return the place's name behind its street's, ``""`` where it has none."""
    return road + one.name if road and one.kind in _WITH_STREET else ""

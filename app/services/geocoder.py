"""Address → place, as it is typed: the six kinds of names by words or pinyin initials, and house numbers on streets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.domain.city import City, StreetClass
from app.domain.place import NamedPlace, PlaceKind
from app.services.geocoder_doors import StreetDoors, door_name, parse_door, streets_with_doors
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What has a name in a city, and how it is found."""

    named: Sequence[NamedPlace]
    index: NameIndex
    streets: Sequence[NamedPlace]
    street_index: NameIndex
    doors: Mapping[str, StreetDoors]


class Geocoder:
    """Finds places of one city; never gives a point outside it.

    Its index (some 40 µs a name) is made at the first search, or before by :meth:`prepare`; then it is only read.
    """

    def __init__(self, city: City, places: Places | None = None) -> None:
        """Find the names of *city*; *places* where they are indexed already."""
        self._city = city
        self._places = places or Places(city)

    def prepare(self) -> None:
        """Make the index now, on whatever thread this is, so that no search waits for it."""
        self.search("")

    @cached_property
    def _known(self) -> _Known:
        scale = self._places.metres_per_degree
        named = named_places(self._city, self._places)
        streets = [one for one in named if one.kind is PlaceKind.STREET]
        near = roads_near(self._city.streets, named, scale)
        roads = streets_by_name(one for one in self._city.streets if one.street_class is not StreetClass.RAIL)
        return _Known(
            named=named,
            index=NameIndex([one.name for one in named], list(map(_full_name, named, near))),
            streets=streets,
            street_index=NameIndex([one.name for one in streets]),
            doors=streets_with_doors(roads, (one for one in named if one.kind is PlaceKind.DOOR), scale),
        )

    def search(self, text: str, limit: int = 8) -> tuple[Place, ...]:
        """Return up to *limit* places that *text* may mean, best first: a door where it ends in a number, then names."""
        found: dict[tuple[str, float, float], Place] = {}
        for place in (*self._at_doors(text), *self._by_name(text, limit)):
            found.setdefault((folded(place.name), round(place.lon, 6), round(place.lat, 6)), place)
        return tuple(sorted(found.values(), key=lambda place: -place.score)[:limit])

    def _by_name(self, text: str, limit: int) -> Iterator[Place]:
        for fit in self._known.index.find(text, limit):
            one = self._known.named[fit.number]
            yield self._place(one.name, one.kind, (one.lon, one.lat), fit.score)

    def _at_doors(self, text: str) -> Iterator[Place]:
        parsed = parse_door(text)
        if parsed is None:
            return
        street_text, number = parsed
        for fit in self._known.street_index.find(street_text, MOST_STREETS):
            street = self._known.streets[fit.number]
            point = self._door(street.name, number)
            if point is not None:
                yield self._place(door_name(street.name, number), PlaceKind.DOOR, point, fit.score)
            else:  # the street is not so long: better its middle than nothing
                yield self._place(street.name, street.kind, (street.lon, street.lat), fit.score / 2)

    def _door(self, street: str, number: int) -> tuple[float, float] | None:
        doors = self._known.doors.get(street)
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

"""Finds what a wall may point at by what a desk types: components and their classes, areas, inspectors, cameras."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import shapely

from app.domain.camera import Camera
from app.domain.city import Area, AreaLevel, City
from app.domain.component import TAIL_DIGITS, Components
from app.services.initials import folded
from app.services.name_index import NameIndex
from app.situation.wall_stand import COMPONENT_CLASS

MOST = 12
LEAST_TAIL = 4
"""So many last digits of a component's code are looked for at least; fewer end too many codes."""
_LEVELS = {
    AreaLevel.UNIT_GRID: "grid", AreaLevel.COMMUNITY: "community", AreaLevel.SUBDISTRICT: "community",
    AreaLevel.DISTRICT: "community",
}  # fmt: skip
"""Kinds of the wall's subjects; a subdistrict or district is shown as a community is: by its outline and its cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found: its kind among the wall's subjects, its id and name, its place in degrees, and a word beside it.

    A class of components has no place.
    """

    kind: str
    id: str
    label: str
    lon: float
    lat: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A person who can be pointed at: terminal, name, and the last known place."""

    terminal: str
    name: str
    lon: float
    lat: float


class SubjectSearch:
    """Searches one city. Areas are indexed at the first search; components are read then, by *read_components*.

    *class_name* says what a component's class is called by its digits, ``""`` where that is not known.
    """

    def __init__(
        self, city: City, cameras: Sequence[Camera] = (), read_components: Callable[[], Components] = Components.none,
        class_name: Callable[[str], str] = str,
    ) -> None:  # fmt: skip
        self._city = city
        self._cameras = tuple(cameras)
        self._read = read_components
        self._class_name = class_name

    @cached_property
    def components(self) -> Components:
        """Return the city's components."""
        return self._read()

    def find(self, text: str, people: Iterable[Where] = (), most: int = MOST) -> tuple[Found, ...]:
        """Return up to *most* things that *text* may mean: people and cameras by number first, then codes, then names.

        A class of components by all its digits comes before codes that end so, by its name last.
        """
        wanted = folded(text)
        if not wanted:
            return ()
        found = [*self._people(wanted, people), *self._cameras_of(wanted)]
        found += [*filter(None, [self.of_class(wanted)]), *self._by_code(wanted, most)]
        names = (self._areas[fit.number] for fit in self._names.find(text, most))
        found += [self.of_area(area) for area in names]
        found += self._classes_of(text)
        unique = {(one.kind, one.id): one for one in reversed(found)}
        return tuple(one for one in dict.fromkeys(found) if unique[one.kind, one.id] is one)[:most]

    def of_code(self, code: str) -> Found | None:
        """Return the area of *code*, ``None`` where the city has none."""
        area = self._by_area_code.get(code)
        return None if area is None else self.of_area(area)

    def of_area(self, area: Area) -> Found:
        """Return *area* as something to point at, at a point inside it."""
        point = shapely.point_on_surface(shapely.Polygon(area.outline))
        parent = self._by_area_code.get(area.code[:-3])
        label = area.name or area.code
        if area.level is AreaLevel.UNIT_GRID:
            label = f"{'' if parent is None else parent.name} {area.code[-3:]}".strip()
        note = "" if parent is None else parent.name
        return Found(kind=_LEVELS[area.level], id=area.code, label=label, lon=point.x, lat=point.y, note=note)

    def of_component(self, row: int) -> Found:
        """Return the component at *row*."""
        parts = self.components
        code = parts.codes[row]
        return Found(
            kind="component", id=code, label=code[-TAIL_DIGITS:], lon=parts.lon[row], lat=parts.lat[row],
            note=f"{self._class_name(parts.kind_of(code))} {code}".strip(),
        )  # fmt: skip

    def of_class(self, digits: str) -> Found | None:
        """Return all components of a class, how many there are as its note; ``None`` where the city has none of it."""
        count = self._classes.get(digits)
        if count is None:
            return None
        name = self._class_name(digits) or digits
        return Found(kind=COMPONENT_CLASS, id=digits, label=name, lon=0.0, lat=0.0, note=str(count))

    def of_camera(self, name: str) -> Found | None:
        """Return the camera whose id is *name*."""
        return next((_of_camera(one) for one in self._cameras if one.id == name), None)

    def _people(self, wanted: str, people: Iterable[Where]) -> list[Found]:
        return [
            Found(kind="inspector", id=one.terminal, label=one.terminal, lon=one.lon, lat=one.lat, note=one.name)
            for one in people
            if folded(one.terminal).startswith(wanted) or wanted in folded(one.name)
        ][:MOST]

    def _cameras_of(self, wanted: str) -> list[Found]:
        fits = (self._cameras[fit.number] for fit in self._camera_names.find(wanted, MOST))
        by_id = (one for one in self._cameras if folded(one.id).startswith(wanted))
        return [_of_camera(one) for one in dict.fromkeys((*by_id, *fits))][:MOST]

    def _by_code(self, wanted: str, most: int) -> list[Found]:
        """Return components and areas by code: the whole code, a component's last digits, an area's first."""
        if not (wanted.isascii() and wanted.isdigit()):
            return []
        areas = [area for area in self._areas if len(wanted) >= LEAST_TAIL and area.code.startswith(wanted)]
        row = self.components.find(wanted)
        rows = [row] if row is not None else []
        if not rows and len(wanted) >= LEAST_TAIL:
            rows = list(self.components.ending_in(wanted))[:most]
        exact = sorted(areas, key=lambda area: (area.code != wanted, len(area.code), area.code))[:most]
        return [*map(self.of_component, rows), *map(self.of_area, exact)]

    def _classes_of(self, text: str) -> list[Found]:
        """Return the classes of which the city has components, by name."""
        digits = tuple(self._classes)
        fits = (self.of_class(digits[fit.number]) for fit in self._class_names.find(text, MOST))
        return [one for one in fits if one is not None]

    @cached_property
    def _classes(self) -> dict[str, int]:
        """Return by digits how many components there are of each class."""
        return dict(Counter(map(self.components.kind_of, self.components.codes)))

    @cached_property
    def _class_names(self) -> NameIndex:
        return NameIndex([self._class_name(digits) for digits in self._classes])

    @cached_property
    def _areas(self) -> list[Area]:
        """Return the areas, the smaller the later."""
        order = list(_LEVELS)[::-1]
        return sorted((area for area in self._city.areas), key=lambda area: (order.index(area.level), area.code))

    @cached_property
    def _by_area_code(self) -> dict[str, Area]:
        return {area.code: area for area in self._city.areas}

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex([area.name for area in self._areas])

    @cached_property
    def _camera_names(self) -> NameIndex:
        return NameIndex([one.name for one in self._cameras])


def _of_camera(one: Camera) -> Found:
    return Found(kind="camera", id=one.id, label=one.name, lon=one.lon, lat=one.lat, note=one.id)

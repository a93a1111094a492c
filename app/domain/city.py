"""The city as values: areas with their codes, streets, responsibility grids, departments, rosters."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.moment import Instant
from app.domain.place import NamedPlace

Ring = tuple[tuple[float, float], ...]
"""A closed ring of (lon, lat) degrees; first point equals last."""
Line = tuple[tuple[float, float], ...]


class AreaLevel(StrEnum):
    """Levels of the administrative tree; the number of code digits is 6, 9, 12, 15."""

    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    COMMUNITY = "community"
    UNIT_GRID = "unit_grid"

    @property
    def digits(self) -> int:
        """Return how many digits the codes of this level have."""
        return 6 + 3 * tuple(AreaLevel).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area: its code (6, 9, 12 or 15 digits), name and outline.

    ``area_type`` chooses its stage limits (``rural``; ``""`` for a town); what is inside has it too.
    """

    level: AreaLevel
    code: str
    name: str
    outline: Ring
    area_type: str = ""


class StreetClass(StrEnum):
    """How a street is drawn."""

    RING = "ring"
    ARTERIAL = "arterial"
    MINOR = "minor"
    ALLEY = "alley"
    RAIL = "rail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A named street as a line."""

    name: str
    street_class: StreetClass
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A water body, park or building block as an outline; ``what`` is ``water``, ``park`` or ``building``."""

    what: str
    name: str
    outline: Ring


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGrid:
    """A responsibility grid (责任网格): unit grids bound to collectors. Never derived from a grid's code."""

    code: str
    name: str
    unit_grids: tuple[str, ...]
    terminals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A department (level 1, first-level platform), its unit or street (level 2) or its team (level 3), with ``parent``.

    ``group`` ranks like with like; ``phone`` is the duty telephone.
    """

    code: str
    name: str
    level: int
    parent: str
    group: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A row of the responsibility list (权责清单): who handles which classes where; longest match wins.

    ``area_prefix`` and ``class_prefix`` are prefixes of a grid code and a class key; ``""`` matches all.
    """

    area_prefix: str
    class_prefix: str
    department: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A roster row (排班): a terminal is on shift in a responsibility grid from ``start`` to ``end``."""

    terminal: str
    name: str
    duty_grid: str
    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """Everything that stands still. ``code`` is the 6-digit division code, ``bounds`` west, south, east, north.

    ``places`` are named beside areas, streets and grounds: estates, doors, landmarks, points of interest.
    ``vehicles`` are those terminals that ride in a vehicle (巡查车).
    """

    code: str
    name: str
    bounds: tuple[float, float, float, float]
    areas: tuple[Area, ...]
    streets: tuple[Street, ...]
    grounds: tuple[Ground, ...]
    duty_grids: tuple[DutyGrid, ...]
    departments: tuple[Department, ...]
    responsibilities: tuple[Responsibility, ...]
    terminals: tuple[str, ...]
    places: tuple[NamedPlace, ...] = ()
    vehicles: tuple[str, ...] = ()

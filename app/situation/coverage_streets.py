"""The city's streets as short pieces, so that one can say which of them were seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np
import shapely

from app.domain.city import AreaLevel, City, Ring, StreetClass
from app.situation.column import Bools, Floats, Int64s
from app.situation.metres import Metres
from app.situation.squares import Squares

PIECE_M = 10.0
"""Streets are cut into even pieces of at most this length; a piece is seen when its middle is."""
BORDER_M = 2.0
"""A street along a grid's border belongs to it, to both of two neighbours."""
SQUARE_M = 25.0
"""Squares as wide as one sees: a way touches few that it does not lead past."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StreetPieces:
    """Pieces of streets: their middles and ends on the city's plane (m), their lengths (m)."""

    x: Floats
    y: Floats
    x0: Floats
    y0: Floats
    x1: Floats
    y1: Floats
    metres: Floats

    def where(self, rows: Int64s | Bools) -> "StreetPieces":
        """Return some of the pieces."""
        return StreetPieces(
            x=self.x[rows], y=self.y[rows], x0=self.x0[rows], y0=self.y0[rows], x1=self.x1[rows], y1=self.y1[rows],
            metres=self.metres[rows],
        )  # fmt: skip


class StreetSamples:
    """All streets of a city but railways, and those of a grid; any thread."""

    def __init__(self, city: City, metres: Metres) -> None:
        self._city = city
        self._metres = metres
        self._lock = Lock()
        self._grids: dict[tuple[str, ...], Int64s] = {}

    @cached_property
    def all(self) -> StreetPieces:
        """Return every piece."""
        lines = [street.line for street in self._city.streets if street.street_class is not StreetClass.RAIL]
        points = np.array([point for line in lines for point in line], np.float64).reshape(-1, 2)
        ends = np.cumsum([len(line) for line in lines], dtype=np.int64)
        x, y = self._metres.x(points[:, 0]), self._metres.y(points[:, 1])
        leads = np.ones(max(len(points) - 1, 0), np.bool_)
        leads[ends[:-1] - 1] = False
        start = np.flatnonzero(leads)
        return _cut(x[start], y[start], x[start + 1], y[start + 1])

    @cached_property
    def squares(self) -> Squares:
        """Return the middles of all pieces, sorted into squares."""
        return Squares(self.all.x, self.all.y, SQUARE_M)

    def rows_of(self, unit_grids: tuple[str, ...]) -> Int64s:
        """Return which of :attr:`all` lie inside a responsibility grid of *unit_grids* and along its border."""
        with self._lock:
            if unit_grids not in self._grids:
                self._grids[unit_grids] = self._inside(unit_grids)
            return self._grids[unit_grids]

    def of_grid(self, unit_grids: tuple[str, ...]) -> StreetPieces:
        """Return those pieces."""
        return self.all.where(self.rows_of(unit_grids))

    def outline(self, unit_grids: tuple[str, ...]) -> shapely.Geometry:
        """Return the outline of unit grids on the city's plane; empty for unknown ones."""
        rings = [self._rings[code] for code in unit_grids if code in self._rings]
        lon, lat = np.array([place for ring in rings for place in ring], np.float64).reshape(-1, 2).T
        owner = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
        edges = shapely.linearrings(self._metres.x(lon), self._metres.y(lat), indices=owner)
        return shapely.union_all(shapely.make_valid(shapely.polygons(edges)))

    def _inside(self, unit_grids: tuple[str, ...]) -> Int64s:
        outline = self.outline(unit_grids).buffer(BORDER_M)
        if outline.is_empty:
            return np.empty(0, np.int64)
        pieces, bounds = self.all, shapely.bounds(outline)[:, np.newaxis]
        rows = np.sort(self.squares.touched_by(*bounds)[1])
        shapely.prepare(outline)
        inside: Int64s = rows[shapely.contains_xy(outline, pieces.x[rows], pieces.y[rows])]
        return inside

    @cached_property
    def _rings(self) -> Mapping[str, Ring]:
        return {area.code: area.outline for area in self._city.areas if area.level is AreaLevel.UNIT_GRID}


def _cut(x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> StreetPieces:
    """Return straight streets cut into pieces."""
    metres = np.hypot(x1 - x0, y1 - y0)
    counts = np.maximum(np.ceil(metres / PIECE_M), 1).astype(np.int64)
    owner = np.repeat(np.arange(len(metres)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)

    def at(share: Floats) -> tuple[Floats, Floats]:
        part = share / counts[owner]
        return x0[owner] + part * (x1 - x0)[owner], y0[owner] + part * (y1 - y0)[owner]

    steps = place.astype(np.float64)
    (mx, my), (ax, ay), (bx, by) = at(steps + 0.5), at(steps), at(steps + 1.0)
    return StreetPieces(x=mx, y=my, x0=ax, y0=ay, x1=bx, y1=by, metres=(metres / counts)[owner])

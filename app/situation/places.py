"""Places of the city: which unit grid, duty grid and street a position belongs to."""

import math
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from app.domain.city import Area, AreaLevel, City, Line, StreetClass

METRES_PER_DEGREE = 111_320.0
"""Length of one degree of latitude on the mean sphere."""

_CELLS = 128
_CODE_WIDTHS = (15, 12, 9, 6)
"""Digits of unit grid, community, subdistrict and district, innermost first."""
_OUTSIDE, _INSIDE, _BORDER = 0, 1, 2


class Places:
    """The city's outlines and streets, indexed once; answers are pure and cheap enough for every message.

    Positions are WGS-84/CGCS2000 degrees; distances are metres on a plane that touches the city's middle
    (error below 0.1 % over 30 km).
    """

    def __init__(self, city: City) -> None:
        """Index *city*; takes about 0.1 s for 10,000 unit grids."""
        west, south, east, north = city.bounds
        self._bounds = city.bounds
        self._kx = METRES_PER_DEGREE * math.cos(math.radians((south + north) / 2))
        self._names = {area.code: area.name for area in city.areas}
        self._types = {area.code: area.area_type for area in city.areas if area.area_type}
        self._duty = {unit: grid.code for grid in city.duty_grids for unit in grid.unit_grids}
        self._grids = sorted((a for a in city.areas if a.level is AreaLevel.UNIT_GRID), key=lambda area: area.code)
        self._grid_tree = STRtree([Polygon(area.outline) for area in self._grids])
        streets = [s for s in city.streets if s.street_class is not StreetClass.RAIL and s.name]
        pieces = [(street.name, piece) for street in streets for piece in pairwise(street.line)]
        self._piece_names = [name for name, _ in pieces]
        self._piece_tree = STRtree([self._metric(piece) for _, piece in pieces])
        self._outline = _outline_of(city, self._grids)
        shapely.prepare(self._outline)
        self._cell = (max(east - west, 1e-9) / _CELLS, max(north - south, 1e-9) / _CELLS)
        self._mask = _mask(self._outline, city.bounds).tolist()

    @property
    def metres_per_degree(self) -> tuple[float, float]:
        """Metres of one degree of longitude and of latitude here."""
        return self._kx, METRES_PER_DEGREE

    def contains(self, lon: float, lat: float) -> bool:
        """Say whether the position lies in the city; a table look-up away from the border."""
        west, south, east, north = self._bounds
        if not (west <= lon <= east and south <= lat <= north):
            return False
        column = min(int((lon - west) / self._cell[0]), _CELLS - 1)
        row = min(int((lat - south) / self._cell[1]), _CELLS - 1)
        known: int = self._mask[row][column]
        if known == _BORDER:
            return bool(shapely.intersects_xy(self._outline, lon, lat))
        return known == _INSIDE

    def grid_at(self, lon: float, lat: float) -> str:
        """Return the code of the unit grid at the position, or ``""``; on a shared border the smaller code."""
        hits = self._grid_tree.query(Point(lon, lat), predicate="intersects")
        return self._grids[int(hits.min())].code if len(hits) else ""

    def duty_grid_of(self, grid: str) -> str:
        """Return the code of the responsibility grid that *grid* is bound to, or ``""``."""
        return self._duty.get(grid, "")

    def road_near(self, lon: float, lat: float) -> tuple[str, float]:
        """Return the nearest street's name and its distance in metres; ``("", inf)`` in a city without streets."""
        if not self._piece_names:
            return "", math.inf
        point = Point(lon * self._kx, lat * METRES_PER_DEGREE)
        index, metres = self._piece_tree.query_nearest(point, return_distance=True, all_matches=False)
        return self._piece_names[int(index[0])], float(metres[0])

    def metres(self, lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
        """Return the distance of two positions in metres."""
        return math.hypot((lon_a - lon_b) * self._kx, (lat_a - lat_b) * METRES_PER_DEGREE)

    def name_of(self, code: str) -> str:
        """Return the name of the district, subdistrict, community or unit grid *code*, or ``""``."""
        return self._names.get(code, "")

    def area_type_of(self, grid: str) -> str:
        """Return the type of area that unit grid *grid* lies in, the nearest one above that has one; else ``""``."""
        parts = (grid[:width] for width in _CODE_WIDTHS if len(grid) >= width)
        return next((self._types[part] for part in parts if part in self._types), "")

    def _metric(self, line: Line) -> LineString:
        return LineString([(lon * self._kx, lat * METRES_PER_DEGREE) for lon, lat in line])


def _outline_of(city: City, grids: list[Area]) -> BaseGeometry:
    """Return the city's outline: its districts, else its unit grids, else its bounds."""
    districts = [area for area in city.areas if area.level is AreaLevel.DISTRICT]
    parts = [Polygon(area.outline) for area in districts or grids]
    return shapely.union_all(parts) if parts else shapely.box(*city.bounds)


def _mask(outline: BaseGeometry, bounds: tuple[float, float, float, float]) -> NDArray[np.int8]:
    """Return, for each of the cells over *bounds*, whether it lies in the outline, out of it, or across its border."""
    west, south, east, north = bounds
    xs = np.linspace(west, east, _CELLS + 1)
    ys = np.linspace(south, north, _CELLS + 1)
    left, low = np.meshgrid(xs[:-1], ys[:-1])
    right, high = np.meshgrid(xs[1:], ys[1:])
    cells = shapely.box(left, low, right, high)
    mask = np.where(shapely.intersects(outline, cells), _BORDER, _OUTSIDE).astype(np.int8)
    mask[shapely.covers(outline, cells)] = _INSIDE
    return mask

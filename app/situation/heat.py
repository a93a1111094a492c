"""Density as a raster: places to cells of the picture, kept between calls, then counted and blurred."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np
from scipy.ndimage import gaussian_filter, uniform_filter

from app.situation.column import Floats, Floats32, Int32s
from app.situation.metres import METRES_PER_DEGREE

CELL_PX = 4
BLUR_M = 150.0
"""Standard deviation of the blur in metres of ground: about a street block, so that neighbouring filings make one spot."""
LEAST_BLUR_CELLS = 1.5
BOXES = 3
"""Box blurs in a row that stand for a wide Gaussian (central limit): their cost does not grow with the width."""
WIDE_CELLS = 4.0
GAUSS_REACH = 4.0
"""Standard deviations at which scipy cuts a Gaussian."""
FEW = 200
"""Up to so many points are put one by one; more are counted and blurred together."""
METRES_PER_KM = 1000.0
KEPT = 4
"""Pictures whose cells are kept; a wall has one map, a console two."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A map picture: west, south, east, north in degrees, and its size in pixels."""

    bounds: tuple[float, float, float, float]
    width: int
    height: int

    @property
    def shape(self) -> tuple[int, int]:
        """Return rows and columns of cells."""
        return -(-self.height // CELL_PX), -(-self.width // CELL_PX)

    def cells(self, lon: Floats, lat: Floats) -> Int32s:
        """Return the cell of each place, row by row from the north-west; one past the last for those outside."""
        west, south, east, north = self.bounds
        rows, columns = self.shape
        top, bottom = _mercator(np.array([north, south]))
        x = (lon - west) * (self.width / (east - west) / CELL_PX)
        y = (top - _mercator(lat)) * (self.height / (top - bottom) / CELL_PX)
        is_inside = (x >= 0) & (x < self.width / CELL_PX) & (y >= 0) & (y < self.height / CELL_PX)
        with np.errstate(invalid="ignore"):
            cell = y.astype(np.int32) * np.int32(columns) + x.astype(np.int32)
        return np.where(is_inside, cell, np.int32(rows * columns))

    def km2(self) -> Floats:
        """Return the area of a cell of each row, as a column."""
        west, south, east, north = self.bounds
        top, bottom = _mercator(np.array([north, south]))
        y = top - (np.arange(self.shape[0]) + 0.5) * CELL_PX * (top - bottom) / self.height
        shrink = 1.0 / np.cosh(y)
        km_per_radian = np.degrees(1.0) * METRES_PER_DEGREE / METRES_PER_KM
        wide = np.radians(east - west) / self.width * CELL_PX * km_per_radian
        high = (top - bottom) / self.height * CELL_PX * km_per_radian
        area: Floats = (wide * high * shrink * shrink)[:, np.newaxis]
        return area

    def blur_cells(self, metres: float = BLUR_M) -> float:
        """Return a blur of *metres* (standard deviation) in cells, never less than what hides the cells themselves."""
        metres_a_cell = float(np.sqrt(self.km2().mean())) * METRES_PER_KM
        return max(metres / metres_a_cell, LEAST_BLUR_CELLS)


class CellCache:
    """The cells of all places of a growing table, by picture, and the last rasters to go on from; any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: OrderedDict[Hashable, object] = OrderedDict()
        self._cells: OrderedDict[Picture, Int32s] = OrderedDict()

    def cells(self, picture: Picture, lon: Floats, lat: Floats) -> Int32s:
        """Return the cell of each place; only places added since the last call are projected."""
        with self._lock:
            known = self._cells.get(picture)
            if known is None or len(known) < len(lon):
                done = 0 if known is None else len(known)
                fresh = picture.cells(lon[done:], lat[done:])
                known = fresh if known is None else np.concatenate([known, fresh])
                self._cells[picture] = known
            self._cells.move_to_end(picture)
            while len(self._cells) > KEPT:
                self._cells.popitem(last=False)
            return known

    def recall(self, key: Hashable) -> object | None:
        """Return what was remembered last under *key*."""
        with self._lock:
            return self._last.get(key)

    def remember(self, key: Hashable, value: object) -> None:
        """Keep *value* to go on from; the longest unused go first."""
        with self._lock:
            self._last[key] = value
            self._last.move_to_end(key)
            while len(self._last) > KEPT:
                self._last.popitem(last=False)


def raster(picture: Picture, cells: Int32s, weights: Floats32 | None, blur_m: float = BLUR_M) -> Floats32:
    """Return weighted points per km² of each cell, blurred by *blur_m* metres; weights may be negative."""
    rows, columns = picture.shape
    if _are_few(picture, cells, blur_m):
        put: Floats32 = np.zeros(picture.shape, np.float32)
        splash(put, picture, cells, np.ones(len(cells), np.float32) if weights is None else weights, blur_m)
        return put
    counts = np.bincount(cells, weights, minlength=rows * columns + 1)[: rows * columns]
    density = counts.reshape(rows, columns) / picture.km2()
    return _blurred(density.astype(np.float32), picture.blur_cells(blur_m))


def _are_few(picture: Picture, cells: Int32s, blur_m: float) -> bool:
    """Return whether the points' own blurs cover less than the picture, and are not many."""
    whole = picture.shape[0] * picture.shape[1]
    inside = int(np.count_nonzero(cells < whole))
    return inside <= FEW and inside * (2 * _reach(picture.blur_cells(blur_m)) + 1) ** 2 <= whole


def splash(density: Floats32, picture: Picture, cells: Int32s, weights: Floats32, blur_m: float = BLUR_M) -> None:
    """Add a few weighted points to a blurred *density*, the same as if they had been blurred with the others."""
    rows, columns = picture.shape
    sigma, km2 = picture.blur_cells(blur_m), picture.km2()
    reach, whole = _reach(sigma), _drop(sigma)
    for cell, weight in zip(cells.tolist(), weights.tolist(), strict=True):
        row, column = divmod(cell, columns)
        if row >= rows:
            continue
        high = slice(max(0, row - reach), min(rows, row + reach + 1))
        wide = slice(max(0, column - reach), min(columns, column + reach + 1))
        shape = high.stop - high.start, wide.stop - wide.start
        drop = whole if shape == whole.shape else _cut_drop(shape, (row - high.start, column - wide.start), sigma)
        density[high, wide] += drop * np.float32(weight / km2[row, 0])


@lru_cache(maxsize=KEPT)
def _drop(sigma: float) -> Floats32:
    """Return one point, blurred by *sigma* cells: square, the point in its middle."""
    reach = _reach(sigma)
    drop = _cut_drop((2 * reach + 1, 2 * reach + 1), (reach, reach), sigma)
    drop.setflags(write=False)
    return drop


def _cut_drop(shape: tuple[int, int], at: tuple[int, int], sigma: float) -> Floats32:
    """Return one point *at* a cell of *shape*, blurred; what falls beyond an edge is lost at each step of the blur."""
    drop = np.zeros(shape, np.float32)
    drop[at] = 1
    return _blurred(drop, sigma)


def _reach(sigma: float) -> int:
    """Return how many cells a point's blur reaches."""
    return int(GAUSS_REACH * sigma + 0.5) if sigma <= WIDE_CELLS else BOXES * (_box_width(sigma) // 2)


def _box_width(sigma: float) -> int:
    return int(2 * round((np.sqrt(12 * sigma**2 / BOXES + 1) - 1) / 2) + 1)


def _blurred(density: Floats32, sigma: float) -> Floats32:
    """Return *density* blurred by *sigma* cells; a wide Gaussian as boxes of the same variance."""
    if sigma <= WIDE_CELLS:
        narrow: Floats32 = gaussian_filter(density, sigma, mode="constant")
        return narrow
    width = _box_width(sigma)
    for _ in range(BOXES):
        density = uniform_filter(density, width, mode="constant")
    return density


def _mercator(lat: Floats) -> Floats:
    """Return the Web-Mercator ordinate of latitudes, in radians of the equator."""
    return np.arctanh(np.sin(np.radians(lat)))

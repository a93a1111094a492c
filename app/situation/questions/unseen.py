"""Where nobody has looked for hours, and cases are bred: the negative heat map."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from app.domain.moment import HOUR, MINUTE, Instant
from app.situation.column import Bools, Floats
from app.situation.coverage_shift import Shifts, duties_kept, is_on_shift, shifts_between
from app.situation.heat import CELL_PX, METRES_PER_KM, Picture
from app.situation.questions.heat import Heat
from app.situation.tracks_clean import CleanTracks
from app.situation.view import View

BREED_DAYS = 30
BUSY_GRID = 2.0
"""件 a day in a unit grid of the city's mean size: what is filed as densely has the fullest colour, in every city."""
TOP_WITHOUT_GRIDS = 800.0
"""件/km² where a city has no unit grids."""
EVERY = 10 * MINUTE
"""Ways are put into the picture in steps of so long, a whole part of an hour."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class UnseenRaster:
    """A grey picture as :class:`~.heat.HeatRaster`: 0 where somebody looked, where nothing is bred, or outside every rostered grid.

    ``rostered`` is false when nobody was on shift in all that time (无排班); the picture is empty then. ``until`` is the
    moment up to which ways are in it, ``unseen_share`` the share of what is ``bred`` in rostered grids where nobody looked.
    """

    cells: NDArray[np.uint8]
    bounds: tuple[float, float, float, float]
    cell_px: int
    scale_max: float
    rostered: bool
    until: Instant
    unseen_share: float
    bred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """盲区: places that no one on shift passed within 25 m in the last ``hours``, by the filings of ``breed_days`` there.

    ``bounds``, ``width``, ``height`` and ``scale_max`` (件/km² in those days) as in :class:`~.heat.Heat`; a ``scale_max``
    of 0 is the city's own, which follows from its unit grids and is the same at every date: see :data:`BUSY_GRID`.
    """

    bounds: tuple[float, float, float, float]
    width: int
    height: int
    hours: int = 4
    breed_days: int = BREED_DAYS
    scale_max: float = 0.0

    def answer(self, view: View) -> UnseenRaster:
        """Return the raster at the view's moment, as of the last full ten minutes."""
        picture, until = Picture(self.bounds, self.width, self.height), view.t // EVERY * EVERY
        since = until - self.hours * HOUR
        shifts = shifts_between(view.book, since, until)
        cells = np.zeros(picture.shape, np.uint8)
        share, is_bred, scale = 0.0, False, self.scale_max or own_scale(view, self.breed_days)
        if shifts:
            bred = self._bred(view, scale)
            bred[~_rostered(view, picture, since, until)] = 0
            is_bred = bool(bred.any())
            cells = np.where(self._seen(view, picture, since, until), np.uint8(0), bred)
            share = float(cells.sum(dtype=np.int64)) / max(float(bred.sum(dtype=np.int64)), 1.0)
        return UnseenRaster(
            cells=cells, bounds=self.bounds, cell_px=CELL_PX, scale_max=scale, rostered=bool(shifts),
            until=until, unseen_share=share, bred=is_bred,
        )  # fmt: skip

    def _bred(self, view: View, scale: float) -> NDArray[np.uint8]:
        heat = Heat(
            bounds=self.bounds, width=self.width, height=self.height, period_h=24.0 * self.breed_days, half_life_h=0.0,
            scale_max=scale,
        )  # fmt: skip
        return heat.answer(view).cells

    def _seen(self, view: View, picture: Picture, since: Instant, until: Instant) -> Bools:
        """Return which cells somebody on shift passed by; an hour is put into the picture once, in steps."""
        room = view.tracks
        passed = np.zeros(picture.shape, np.bool_)
        known = max(until, view.freshness.fixes_at // EVERY * EVERY)
        for start in range(since // HOUR * HOUR, until, HOUR):
            end = min(start + HOUR, known)
            shifts = shifts_between(view.book, start, end)

            begin = start - room.rules.gap_after

            def make(
                start: Instant = start, begin: Instant = begin, end: Instant = end, shifts: Shifts = shifts
            ) -> NDArray[np.uint8]:
                tracks = room.clean(view.fixes, view.freshness, begin, end)
                return _passed(picture, tracks, is_on_shift(tracks, shifts), start)

            steps = room.once("passed", (picture, start, end, view.told_of(begin, end), shifts), make)
            passed |= (steps & _steps(max(since, start) - start, min(until, end) - start)) != 0
        if not passed.any():
            return passed
        seen: Bools = distance_transform_edt(~passed) <= room.rules.seen_m / _cell_m(picture)
        return seen


def own_scale(view: View, days: int) -> float:
    """Return the city's own top of scale, 件/km² in *days*, rounded to one digit so that it is read from the wall."""
    grid_km2 = view.standing.unit_grid_km2
    return float(f"{BUSY_GRID * days / grid_km2:.0e}") if grid_km2 else TOP_WITHOUT_GRIDS


def _steps(since: Instant, until: Instant) -> np.uint8:
    """Return the bits of the steps of an hour from *since* up to *until*, both counted from its start."""
    return np.uint8((1 << until // EVERY) - (1 << since // EVERY))


def _passed(picture: Picture, tracks: CleanTracks, kept: Bools, start: Instant) -> NDArray[np.uint8]:
    """Return for each cell, bit by bit, in which steps of the hour from *start* on a way between *kept* fixes crossed it.

    A way counts in the step of the fix that it leads to; long ones are filled up.
    """
    goes_on = kept.copy()
    goes_on[1:] &= kept[:-1] & ~tracks.is_break[1:]
    goes_on[:1] = False
    rows = np.flatnonzero(kept & (tracks.device_at >= start))
    counts = np.where(goes_on[rows], np.ceil(tracks.step_m[rows] / (_cell_m(picture) / 2)), 1).astype(np.int64)
    counts = np.maximum(counts, 1)
    owner = np.repeat(rows, counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    back = np.where(goes_on[owner], place / np.repeat(counts, counts), 0.0)
    before = np.maximum(owner - 1, 0)
    lon = tracks.lon[owner] + back * (tracks.lon[before] - tracks.lon[owner])
    lat = tracks.lat[owner] + back * (tracks.lat[before] - tracks.lat[owner])
    cells, step = picture.cells(lon, lat), (tracks.device_at[owner] - start) // EVERY
    passed = np.zeros(picture.shape[0] * picture.shape[1] + 1, np.uint8)
    for one in range(HOUR // EVERY):
        passed[cells[step == one]] |= np.uint8(1 << one)
    found: NDArray[np.uint8] = passed[:-1].reshape(picture.shape)
    return found


def _rostered(view: View, picture: Picture, since: Instant, until: Instant) -> Bools:
    """Return which cells lie in a responsibility grid that had somebody on shift."""
    grids = {duty.duty_grid for duty in duties_kept(view.book, since, until)}
    bound = view.book.bindings(until)
    units = tuple(
        sorted(
            tuple(bound[code].unit_grids if code in bound else view.standing.unit_grids.get(code, ())) for code in grids
        )
    )

    def make() -> Bools:
        lon, lat = _centres(picture)
        outline = view.tracks.streets.outline(tuple(code for grid in units for code in grid))
        shapely.prepare(outline)
        found: Bools = shapely.contains_xy(outline, view.standing.metres.x(lon), view.standing.metres.y(lat))
        return found.reshape(picture.shape)

    return view.tracks.once("rostered", (picture, units), make)


def _centres(picture: Picture) -> tuple[Floats, Floats]:
    """Return the degrees of the cells' middles, row by row."""
    west, south, east, north = picture.bounds
    rows, columns = picture.shape
    top, bottom = np.arctanh(np.sin(np.radians([north, south])))
    y = top - (np.arange(rows) + 0.5) * CELL_PX * (top - bottom) / picture.height
    lat = np.degrees(np.arcsin(np.tanh(y)))
    lon = west + (np.arange(columns) + 0.5) * CELL_PX * (east - west) / picture.width
    return np.tile(lon, rows), np.repeat(lat, columns)


def _cell_m(picture: Picture) -> float:
    return float(np.sqrt(picture.km2().mean())) * METRES_PER_KM

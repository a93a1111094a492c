"""Where it is hot: filings, deadline pressure, recurrence or the difference of two periods, as a grey raster."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import DAY, HOUR
from app.situation.axis import AxisName
from app.situation.filters import Filter
from app.situation.heat import BLUR_M, CELL_PX, Picture, raster
from app.situation.heat_growth import density_at
from app.situation.heat_points import (
    HeatPoints,
    difference_points,
    filed_points,
    pressure_points,
    recurring_points,
)
from app.situation.view import View

FULL = 255
MIDDLE = 128
"""The grey of no difference; 1 is ``scale_max`` fewer, 255 as many more."""
HALF_SCALE = 127


class HeatKind(StrEnum):
    """What a heat layer shows: 立案密度, 时限压力, 复发, 两期之差."""

    DENSITY = "density"
    PRESSURE = "pressure"
    RECURRENCE = "recurrence"
    DIFFERENCE = "difference"


BLURS_M = MappingProxyType({HeatKind.PRESSURE: 300.0, HeatKind.DIFFERENCE: 250.0})
"""Blurs of the kinds that count few cases; all others have :data:`~app.situation.heat.BLUR_M`."""
TOPS = MappingProxyType(
    {HeatKind.DENSITY: 60.0, HeatKind.PRESSURE: 8.0, HeatKind.RECURRENCE: 60.0, HeatKind.DIFFERENCE: 20.0}
)
"""The tops of scale of scenes that name none, per km² and day: pressure in weights, all others in 件."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HeatRaster:
    """A grey picture: ``cells`` is uint8, shape (height / 4, width / 4), row 0 in the north.

    Rows are even in Web-Mercator; 255 is ``scale_max`` per km² or more. ``zero`` is the grey of nothing (128 for a
    difference, whose 1 is as many fewer). ``counted`` cases lie inside the bounds, ``before`` of them in the earlier period.
    """

    cells: NDArray[np.uint8]
    bounds: tuple[float, float, float, float]
    cell_px: int
    scale_max: float
    counted: int
    kind: HeatKind = HeatKind.DENSITY
    zero: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """Heat of one ``kind`` inside ``bounds`` (west, south, east, north degrees).

    ``density`` 立案密度: filings of the last ``period_h`` hours. ``pressure`` 时限压力: open cases near or beyond their
    limit or under supervision, now. ``recurrence`` 复发: filings of the period of a class that was filed within
    ``metres`` and ``days`` before. ``difference`` 两期之差: filings of the period less those of the same period ``back_h``
    hours earlier (0: the period just before).
    A filing weighs 1 at its moment and half after ``half_life_h`` hours (0: all weigh 1; differences never fade).
    ``width`` and ``height`` are the picture's pixels, the bounds its outer edges; ``scale_max`` per km² is full, the
    same for every date so that two dates compare.
    """

    bounds: tuple[float, float, float, float]
    width: int
    height: int
    kind: HeatKind = HeatKind.DENSITY
    period_h: float = 24.0
    half_life_h: float = 6.0
    scale_max: float = 160.0
    back_h: float = 0.0
    days: int = 30
    metres: float = 50.0
    filter: Filter = Filter()  # noqa: RUF009 - frozen

    def answer(self, view: View) -> HeatRaster:
        """Return the raster at the view's moment; plain density goes on from the moment before."""
        picture = Picture(self.bounds, self.width, self.height)
        if self.kind is HeatKind.DENSITY and self.filter.is_empty and view.axis is AxisName.RECORDED:
            grown = density_at(view, self, picture, round(self.period_h * HOUR), self.half_life_h)
            return HeatRaster(
                cells=self._grey(grown.density), bounds=self.bounds, cell_px=CELL_PX, scale_max=self.scale_max,
                counted=grown.counted,
            )  # fmt: skip
        points = self.points(view)
        cells = view.cells.cells(picture, view.tables.abouts.lon, view.tables.abouts.lat)[points.about]
        density = raster(picture, cells, points.weight, BLURS_M.get(self.kind, BLUR_M))
        is_inside = cells < picture.shape[0] * picture.shape[1]
        is_before = False if points.weight is None else points.weight < 0
        is_difference = self.kind is HeatKind.DIFFERENCE
        return HeatRaster(
            cells=self._grey(density),
            bounds=self.bounds,
            cell_px=CELL_PX,
            scale_max=self.scale_max,
            counted=int(np.count_nonzero(is_inside & ~np.asarray(is_before))),
            kind=self.kind,
            zero=MIDDLE if is_difference else 0,
            before=int(np.count_nonzero(is_inside & is_before)),
        )

    def points(self, view: View) -> HeatPoints:
        """Return what is counted at the view's moment, and what each case weighs."""
        period = round(self.period_h * HOUR)
        if self.kind is HeatKind.PRESSURE:
            return pressure_points(view, self.filter)
        if self.kind is HeatKind.RECURRENCE:
            return recurring_points(view, view.t - period, self.days * DAY, self.metres, self.half_life_h, self.filter)
        if self.kind is HeatKind.DIFFERENCE:
            return difference_points(view, period, round(self.back_h * HOUR) or period, self.filter)
        return filed_points(view, view.t - period, self.half_life_h, self.filter)

    def _grey(self, density: NDArray[np.float32]) -> NDArray[np.uint8]:
        if self.kind is HeatKind.DIFFERENCE:
            grey = MIDDLE + np.clip(density * (HALF_SCALE / self.scale_max), -HALF_SCALE, HALF_SCALE)
        else:
            grey = np.minimum(density * (FULL / self.scale_max), FULL)
        found: NDArray[np.uint8] = np.rint(grey).astype(np.uint8)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedHere:
    """How many cases of a heat layer lie within a radius: of the period, and of the earlier period (differences only)."""

    count: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCount:
    """The cases that ``heat`` counts within ``metres`` of a place: what a desk shows under the pointer."""

    heat: Heat
    lon: float
    lat: float
    metres: float = 150.0

    def answer(self, view: View) -> CountedHere:
        """Return the count at the view's moment."""
        points, plane, abouts = self.heat.points(view), view.standing.metres, view.tables.abouts
        dx = plane.x(abouts.lon[points.about]) - plane.x(np.array([self.lon]))
        dy = plane.y(abouts.lat[points.about]) - plane.y(np.array([self.lat]))
        near = dx * dx + dy * dy <= self.metres * self.metres
        before = 0 if points.weight is None else int(np.count_nonzero(near & (points.weight < 0)))
        return CountedHere(count=int(np.count_nonzero(near)) - before, before=before)

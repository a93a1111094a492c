"""Where cases are dense: filings of a period, the older the fainter, as a grey raster."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import HOUR
from app.situation.axis import AxisName
from app.situation.column import Floats32, Int32s, Int64s
from app.situation.heat import CELL_PX, Picture, raster
from app.situation.view import View

FULL = 255


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HeatRaster:
    """A grey picture: ``cells`` is uint8, shape (height / 4, width / 4), row 0 in the north.

    Rows are even in Web-Mercator; 255 is ``scale_max`` 件/km² or more. ``counted`` filings lie inside the bounds.
    """

    cells: NDArray[np.uint8]
    bounds: tuple[float, float, float, float]
    cell_px: int
    scale_max: float
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """立案密度: filings of the last ``period_h`` hours inside ``bounds`` (west, south, east, north degrees).

    A filing weighs 1 at its moment and half after ``half_life_h`` hours (0: all weigh 1). ``width`` and ``height`` are
    the picture's pixels, the bounds its outer edges; ``scale_max`` 件/km² is full, the same for every date so that two dates compare.
    """

    bounds: tuple[float, float, float, float]
    width: int
    height: int
    period_h: float = 24.0
    half_life_h: float = 6.0
    scale_max: float = 160.0

    def answer(self, view: View) -> HeatRaster:
        """Return the raster at the view's moment."""
        picture = Picture(self.bounds, self.width, self.height)
        found, times = self._filings(view)
        cells = view.cells.cells(picture, view.tables.abouts.lon, view.tables.abouts.lat)[found]
        density = raster(picture, cells, self._weights(view.t - times) if self.half_life_h > 0 else None)
        rows, columns = picture.shape
        return HeatRaster(
            cells=np.rint(np.minimum(density * (FULL / self.scale_max), FULL)).astype(np.uint8),
            bounds=self.bounds,
            cell_px=CELL_PX,
            scale_max=self.scale_max,
            counted=int(np.count_nonzero(cells < rows * columns)),
        )

    def _weights(self, ages: Int64s) -> Floats32:
        """Return what filings of these ages (µs) weigh; single precision, which is three times as fast."""
        exponents = ages.astype(np.float32)
        np.maximum(exponents, 0, out=exponents)
        exponents *= np.float32(-1.0 / (self.half_life_h * HOUR))
        return np.exp2(exponents, out=exponents)

    def _filings(self, view: View) -> tuple[Int32s, Int64s]:
        """Return the places (rows of the abouts) and times of the period's filings on the view's axis."""
        filings, since = view.tables.filings, view.t - round(self.period_h * HOUR)
        if view.axis is AxisName.RECORDED:
            end = int(np.searchsorted(filings.event, view.base.count))
            start = int(np.searchsorted(filings.recorded_at, since, side="right"))
            return filings.about[start:end], filings.recorded_at[start:end]
        is_in = (filings.valid_at > since) & (filings.valid_at <= view.t)
        return filings.about[is_in], filings.valid_at[is_in]

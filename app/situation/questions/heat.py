"""Where cases are dense: filings of a period, the older the fainter, as a grey raster."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.situation.view import View

CELL_PX = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HeatRaster:
    """A grey picture: ``cells`` is uint8, shape (height / 4, width / 4), row 0 in the north.

    Rows are even in Web-Mercator; 255 is ``scale_max`` 件/km² or more. ``counted`` cases lie inside the bounds.
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
    the picture's pixels; ``scale_max`` 件/km² is full, the same for every date so that two dates compare.
    """

    bounds: tuple[float, float, float, float]
    width: int
    height: int
    period_h: float = 24.0
    half_life_h: float = 6.0
    scale_max: float = 160.0

    def answer(self, view: View) -> HeatRaster:
        """Return the raster at the view's moment."""
        raise NotImplementedError

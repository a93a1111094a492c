"""Density that grows with the log: from one moment to the next only what came and what went is blurred anew."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from app.domain.moment import HOUR, Instant
from app.situation.column import Floats32, Int32s
from app.situation.heat import Picture, raster, splash
from app.situation.heat_points import faded, filing_times, filings_between
from app.situation.view import View

FEW = 40
"""Filings that came or went since; more are counted anew all together."""
STEPS = 500
"""After so many steps all is counted anew, so that rounding does not add up."""


@dataclass(frozen=True, slots=True, eq=False)
class Grown:
    """Density per km² at ``t`` of the filings from row ``start`` to ``end``; ``counted`` of them lie in the picture."""

    t: Instant
    start: int
    end: int
    density: Floats32
    counted: int
    steps: int = 0


def density_at(view: View, key: Hashable, picture: Picture, period: int, half_life_h: float) -> Grown:
    """Return the density of the filings of the last *period* µs at the view's moment, on the recorded axis.

    It goes on from what the view's cells remember under *key*, which must say picture, period and half-life.
    """
    rows = filings_between(view, view.t - period, view.t)
    if not isinstance(rows, slice):
        raise TypeError("densities grow along the recorded axis only")
    last = view.cells.recall(key)
    if isinstance(last, Grown) and _goes_on(last, view.t, rows):
        grown = _grow(last, view, picture, rows, half_life_h)
    else:
        grown = _anew(view, picture, rows, half_life_h)
    view.cells.remember(key, grown)
    return grown


def _goes_on(last: Grown, t: Instant, rows: slice) -> bool:
    """Return whether little came and went since *last*."""
    is_later = t >= last.t and rows.start >= last.start and rows.stop >= last.end and rows.start <= last.end
    return is_later and rows.start - last.start + rows.stop - last.end <= FEW and last.steps < STEPS


def _anew(view: View, picture: Picture, rows: slice, half_life_h: float) -> Grown:
    cells = _cells(view, picture, rows)
    density = raster(picture, cells, _weights(view, rows, half_life_h))
    return Grown(view.t, rows.start, rows.stop, density, _inside(picture, cells))


def _grow(last: Grown, view: View, picture: Picture, rows: slice, half_life_h: float) -> Grown:
    came, went = slice(last.end, rows.stop), slice(last.start, rows.start)
    density = last.density.copy()
    if half_life_h > 0:
        density *= np.float32(0.5 ** ((view.t - last.t) / (half_life_h * HOUR)))
    counted = last.counted
    for part, sign in ((came, 1), (went, -1)):
        cells = _cells(view, picture, part)
        weights = _weights(view, part, half_life_h)
        splash(density, picture, cells, np.full(len(cells), sign, np.float32) if weights is None else sign * weights)
        counted += sign * _inside(picture, cells)
    np.maximum(density, 0, out=density)
    return Grown(view.t, rows.start, rows.stop, density, counted, last.steps + 1)


def _cells(view: View, picture: Picture, rows: slice) -> Int32s:
    abouts = view.tables.abouts
    found: Int32s = view.cells.cells(picture, abouts.lon, abouts.lat)[view.tables.filings.about[rows]]
    return found


def _inside(picture: Picture, cells: Int32s) -> int:
    return int(np.count_nonzero(cells < picture.shape[0] * picture.shape[1]))


def _weights(view: View, rows: slice, half_life_h: float) -> Floats32 | None:
    return faded(view.t - filing_times(view)[rows], half_life_h) if half_life_h > 0 else None

"""What a heat layer counts: places (rows of the abouts) and what each weighs, by the layer's kind."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import HOUR, Instant
from app.situation.axis import AxisName
from app.situation.codes import RED, YELLOW
from app.situation.column import Bools, Floats32, Int32s, Int64s
from app.situation.filters import Filter
from app.situation.neighbours import near_pairs
from app.situation.view import View

SOON_LEAST = 0.5
"""What a case weighs when its disposal light turns yellow; it grows to 1 at the limit."""
OVER_MOST = 2.0
"""What a red case weighs at most; it grows from 1 at the limit over :data:`OVER_GROWS`."""
OVER_GROWS = 24 * HOUR
WAITING_LEAST = 1.5
"""What a case weighs at least whose supervision waits for a reply."""


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True, eq=False)
class HeatPoints:
    """Places as rows of the abouts, and their weights (none: all weigh 1; negative ones belong to the earlier period)."""

    about: Int32s
    weight: Floats32 | None = None


def filed_points(view: View, since: Instant, half_life_h: float, kept: Filter = EVERYTHING) -> HeatPoints:
    """Return the filings since *since*, each half as heavy after *half_life_h* hours (0: all weigh 1)."""
    found = _passing(view, filings_between(view, since, view.t), kept)
    weight = faded(view.t - filing_times(view)[found], half_life_h) if half_life_h > 0 else None
    return HeatPoints(view.tables.filings.about[found], weight)


def pressure_points(view: View, kept: Filter = EVERYTHING) -> HeatPoints:
    """Return the open cases that are 即将超期, 处置超期 or 督办待回复, each by how near or far beyond its limit it is.

    No scale is prescribed anywhere; ours is linear in time: 0.5 at the warning, 1 at the limit, 2 a day after it.
    """
    cases, events = view.open, view.tables.events
    light, is_waiting = cases.disposal_light, cases.is_waiting
    chosen = np.flatnonzero(((light == YELLOW) | (light == RED) | is_waiting) & kept.open_mask(view))
    at = cases.at[chosen]
    soon, due = events.case_soon[at], events.case_due[at]
    weight = np.zeros(len(at), np.float32)
    is_soon, is_over = light[chosen] == YELLOW, light[chosen] == RED
    weight[is_soon] = SOON_LEAST + (1 - SOON_LEAST) * _share(view.t - soon[is_soon], due[is_soon] - soon[is_soon])
    grown = _share(view.t - due[is_over], np.full(np.count_nonzero(is_over), OVER_GROWS))
    weight[is_over] = 1 + (OVER_MOST - 1) * grown
    waiting = is_waiting[chosen]
    weight[waiting] = np.maximum(weight[waiting], WAITING_LEAST)
    return HeatPoints(events.about[at], weight)


def recurring_points(
    view: View, since: Instant, within: int, metres: float, half_life_h: float, kept: Filter = EVERYTHING
) -> HeatPoints:
    """Return the filings since *since* before which the same class was filed within *metres* and *within* µs.

    The first filing of a spot is no recurrence; a case filed twice does not recur by itself.
    """
    filings, found = view.tables.filings, _passing(view, filings_between(view, since - within, view.t), kept)
    order = np.argsort(filing_times(view)[found], kind="stable")
    about, times = filings.about[found][order], filing_times(view)[found][order]
    cases = view.tables.events.case[filings.event[found][order]]
    is_repeat = _repeats(view, about, times, cases, within, metres) & (times > since)
    weight = faded(view.t - times[is_repeat], half_life_h) if half_life_h > 0 else None
    return HeatPoints(about[is_repeat], weight)


def difference_points(view: View, period: int, back: int, kept: Filter = EVERYTHING) -> HeatPoints:
    """Return the filings of the last *period* µs, and with weight -1 those of the same period *back* µs earlier."""
    about = view.tables.filings.about
    now = about[_passing(view, filings_between(view, view.t - period, view.t), kept)]
    before = about[_passing(view, filings_between(view, view.t - back - period, view.t - back), kept)]
    weight = np.ones(len(now) + len(before), np.float32)
    weight[len(now) :] = -1
    return HeatPoints(np.concatenate([now, before]), weight)


def faded(ages: Int64s, half_life_h: float) -> Floats32:
    """Return what filings of these ages (µs) weigh; single precision, which is three times as fast."""
    exponents = ages.astype(np.float32)
    np.maximum(exponents, 0, out=exponents)
    exponents *= np.float32(-1.0 / (half_life_h * HOUR))
    return np.exp2(exponents, out=exponents)


def _share(part: Int64s, whole: Int64s) -> Floats32:
    """Return *part* / *whole*, kept between 0 and 1."""
    share: Floats32 = np.clip(part / np.maximum(whole, 1), 0.0, 1.0).astype(np.float32)
    return share


def filings_between(view: View, since: Instant, until: Instant) -> slice | Int64s:
    """Return which rows of the filings came after *since* and up to *until* on the view's axis."""
    filings, times = view.tables.filings, filing_times(view)
    if view.axis is not AxisName.RECORDED:
        return np.flatnonzero((times > since) & (times <= until))
    start, end = (int(np.searchsorted(times, when, side="right")) for when in (since, until))
    end = min(end, int(np.searchsorted(filings.event, np.int32(view.base.count))))  # of its type: else all is cast
    return slice(min(start, end), end)


def _passing(view: View, found: slice | Int64s, kept: Filter) -> slice | Int64s:
    """Return those of the filings *found* whose case, as it stands now, passes."""
    if kept.is_empty:
        return found
    rows = np.arange(found.start, found.stop) if isinstance(found, slice) else found
    cases = view.tables.events.case[view.tables.filings.event[rows]]
    return rows[kept.mask(view, view.base.last[cases])]


def filing_times(view: View) -> Int64s:
    """Return the filings' times on the view's axis."""
    filings = view.tables.filings
    return filings.recorded_at if view.axis is AxisName.RECORDED else filings.valid_at


def _repeats(view: View, about: Int32s, times: Int64s, cases: Int32s, within: int, metres: float) -> Bools:
    """Return which of the filings (by rising time) have an earlier one of their class near enough in place and time."""
    abouts, plane = view.tables.abouts, view.standing.metres
    x, y = plane.x(abouts.lon[about]), plane.y(abouts.lat[about])
    first, then = near_pairs(abouts.class_key[about], x, y, metres)
    is_one = (times[then] - times[first] <= within) & (cases[first] != cases[then])
    is_repeat = np.zeros(len(about), np.bool_)
    is_repeat[then[is_one]] = True
    return is_repeat

"""The cases filed (立案) in a stretch of time: the one set behind every count of what is hot."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import CHINA, DAY, HOUR, Instant, to_datetime
from app.situation.axis import AxisName
from app.situation.codes import IS_BEFORE_FILING, has
from app.situation.column import Bools, Int32s, Int64s
from app.situation.filters import EVERYTHING, Filter
from app.situation.heat_points import filing_times, filings_between
from app.situation.once import once
from app.situation.view import View

TAKEN_BACK = "taken_back"
"""The step that undoes the one before it in its case (收回): that one was not done."""

_MONDAY_FIRST = 3
"""1970-01-01 was a Thursday."""


@dataclass(frozen=True, slots=True, eq=False)
class Filed:
    """Cases by rising time of filing: their rows, their last event rows and when they were filed, µs."""

    case: Int32s
    at: Int32s
    time: Int64s

    def only(self, chosen: Bools) -> "Filed":
        """Return those that are *chosen*."""
        return Filed(self.case[chosen], self.at[chosen], self.time[chosen])


def filed(view: View, since: Instant, until: Instant, by: Filter = EVERYTHING) -> Filed:
    """Return the cases whose filing lies between *since* and *until*, both included, and that pass *by*.

    A case is filed once, when it was filed last; one that stands before filing again, or that is to be filed
    afterwards, is not filed.
    """
    event, time = filing_events(view, since, view.t)
    case = view.tables.events.case[event]
    whole = Filed(case, view.base.last[case], time).only(time <= until)
    return whole if by.is_empty else whole.only(by.mask(view, whole.at))


def filing_events(view: View, since: Instant, until: Instant) -> tuple[Int32s, Int64s]:
    """Return the event rows of the filings of a period, both ends included, one for each case, and their rising times.

    A filing taken back is none, however its case went on; nor is one whose case stands before filing again or is to be
    filed afterwards.
    """
    return once(view, ("filings", since, until), lambda: _filing_events(view, since, until))


def _filing_events(view: View, since: Instant, until: Instant) -> tuple[Int32s, Int64s]:
    events, filings = view.tables.events, view.tables.filings
    found = filings_between(view, since - 1, until)
    event, time = filings.event[found], filing_times(view)[found]
    if view.axis is not AxisName.RECORDED:
        order = np.argsort(time, kind="stable")
        event, time = event[order], time[order]
    stays = ~np.isin(event, undone_since(view, since))
    event, time = event[stays], time[stays]
    case = events.case[event]
    at = view.base.last[case]
    kept = _is_last(case, len(view.base.last)) & ~IS_BEFORE_FILING[events.stage[at]]
    kept &= ~has(view.tables.mores.flags[events.more[at]], "unfiled")
    return event[kept], time[kept]


def undone_since(view: View, since: Instant) -> Int32s:
    """Return the event rows of the steps that were taken back (收回) from *since* on."""
    found: Int32s = view.tables.events.before[view.steps_between((TAKEN_BACK,), since, view.t)]
    return found


def hours_and_weekdays(times: Int64s) -> tuple[Int64s, Int64s]:
    """Return the local hour of day and the weekday (Monday 0) of each of *times*."""
    local = times + _offset(int(times[0]) if len(times) else 0)
    return local % DAY // HOUR, (local // DAY + _MONDAY_FIRST) % 7


def _offset(t: Instant) -> int:
    """Return how far the local zone is ahead of UTC, µs; it has no summer time."""
    ahead = to_datetime(t).astimezone(CHINA).utcoffset()
    return 0 if ahead is None else round(ahead.total_seconds() * 1_000_000)


def _is_last(case: Int32s, cases: int) -> Bools:
    """Return whether each place holds the last one of its case, a row below *cases*."""
    places, last = np.arange(len(case), dtype=np.int32), np.empty(cases, np.int32)
    last[case] = places
    found: Bools = last[case] == places
    return found

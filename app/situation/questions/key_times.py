"""How long it takes, and whether callers are content: means over a period."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from app.domain.moment import HOUR, Instant
from app.domain.terms import Satisfaction
from app.situation.codes import SATISFACTION
from app.situation.column import Int32s, Int64s
from app.situation.questions.which import filings, handovers
from app.situation.view import View
from app.situation.work_left import work_left

DISPATCHES = ("dispatch", "dispatched_first")
CALL_BACK = "call_back"
WORK_DAY_US: Instant = 8 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """平均发现用时 (from a case's report to 立案) and 平均处置用时 (dispatch to hand-over), natural µs; ``None`` for none.

    ``filed`` and ``handled`` are of how many; ``within_a_day`` of the handled took one work day (8 工作时) or less.
    """

    discovery_us: int | None
    filed: int
    handling_us: int | None
    handled: int
    within_a_day: int

    @property
    def share_within_a_day(self) -> Fraction | None:
        """Return the share done within one work day, unrounded; ``None`` where nothing was handed over."""
        return Fraction(self.within_a_day, self.handled) if self.handled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfied:
    """Callers called back: what each said last."""

    satisfied: int
    fair: int
    dissatisfied: int
    unreached: int

    @property
    def rate(self) -> Fraction | None:
        """Return 回访满意率 (满意 + 基本满意 among those reached), unrounded; ``None`` where nobody was."""
        content = self.satisfied + self.fair
        reached = content + self.dissatisfied
        return Fraction(content, reached) if reached else None


def times_since(view: View, since: Instant) -> Times:
    """Return the times of what was filed and handed over from *since* on."""
    events = view.tables.events
    filed, handed = filings(view, since, view.t), handovers(view, since, view.t)
    found = _at(view, filed) - view.tables.cases.reported_at[events.case[filed]]
    sent = _dispatches(view, handed)
    handed, sent = handed[sent >= 0], sent[sent >= 0]
    start, end = _at(view, sent), _at(view, handed)
    worked = _worked(view, end) - _worked(view, start)
    return Times(
        discovery_us=_mean(found),
        filed=len(found),
        handling_us=_mean(end - start),
        handled=len(end),
        within_a_day=int(np.count_nonzero(worked <= WORK_DAY_US)),
    )


def satisfied_since(view: View, since: Instant) -> Satisfied:
    """Return what callers said who were called back from *since* on."""
    events = view.tables.events
    called = np.unique(events.case[view.steps_between((CALL_BACK,), since, view.t)])
    said = view.tables.mores.satisfaction[events.more[view.base.last[called]]]
    count = np.bincount(said, minlength=len(SATISFACTION)).tolist()
    return Satisfied(
        satisfied=count[SATISFACTION[Satisfaction.SATISFIED]],
        fair=count[SATISFACTION[Satisfaction.FAIR]],
        dissatisfied=count[SATISFACTION[Satisfaction.DISSATISFIED]],
        unreached=count[SATISFACTION[Satisfaction.UNREACHED]],
    )


def _dispatches(view: View, handed: Int32s) -> Int32s:
    """Return the event row of the newest dispatch before each of *handed*, -1 where there was none."""
    events = view.tables.events
    steps = [view.tables.words.find(name) for name in DISPATCHES]
    at: Int32s = events.before[handed]
    seeking = np.flatnonzero(at >= 0)
    seeking = seeking[~np.isin(events.step[at[seeking]], steps)]
    while len(seeking):
        at[seeking] = events.before[at[seeking]]
        seeking = seeking[at[seeking] >= 0]
        seeking = seeking[~np.isin(events.step[at[seeking]], steps)]
    return at


def _at(view: View, rows: Int32s) -> Int64s:
    """Return when the event rows were, on the view's axis."""
    events = view.tables.events
    times: Int64s = (events.recorded_at if view.order.order is None else events.valid_at)[rows]
    return times


def _worked(view: View, at: Int64s) -> Int64s:
    return work_left(view.setting.calendar, view.t, at)


def _mean(spans: Int64s) -> int | None:
    return int(spans.sum()) // len(spans) if len(spans) else None

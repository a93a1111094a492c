"""督办总览: how many owe a reply, since when, by when, and what became of the others."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Stage
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import NO_TIME, STAGE
from app.situation.column import Bools, Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.chased import narrowed
from app.situation.questions.which import Which
from app.situation.supervision_runs import ANSWERED, WAITING, began, issued, times_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionCounts:
    """The counts; 处置超期 ``over`` = ``over_waiting`` + ``over_answered`` + ``over_unsupervised``.

    ``oldest_at`` is when the oldest open notice was issued, ``next_due`` the next reply limit still ahead, ``missed`` how
    many limits have run out (REPLY_MISSED). ``settled`` cases ended in the period after a notice, ``settled_work_us`` (工作时) is the
    mean from their first notice to the end, ``None`` for none. ``stage_over`` (环节超时) is ours and no part of it.
    Drill-downs: ``Drill`` of the ``Which`` of the same name, ``SettledToday`` for ``settled``.
    """

    waiting: int
    missed: int
    oldest_at: Instant | None
    next_due: Instant | None
    answered: int
    over: int
    over_waiting: int
    over_answered: int
    over_unsupervised: int
    settled: int
    settled_work_us: int | None
    stage_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionNow:
    """督办总览 of the cases that pass ``filter``; ``period`` is that of what was settled."""

    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> SupervisionCounts:
        """Return the counts at the view's moment."""
        at = view.base.last[narrowed(view, Which.WAITING, self.filter)]
        due = view.tables.events.reply_due[at]
        ahead = due[(due >= view.t) & (due != NO_TIME)]
        ended = _settled(view, self.period, self.filter)
        return SupervisionCounts(
            waiting=len(at),
            missed=self._count(view, Which.REPLY_MISSED),
            oldest_at=int(times_of(view)[issued(view, at)].min()) if len(at) else None,
            next_due=int(ahead.min()) if len(ahead) else None,
            answered=self._count(view, Which.ANSWERED),
            over=self._count(view, Which.CASE_OVER),
            over_waiting=self._count(view, Which.OVER_WAITING),
            over_answered=self._count(view, Which.OVER_ANSWERED),
            over_unsupervised=self._count(view, Which.OVER_UNSUPERVISED),
            settled=len(ended),
            settled_work_us=_mean_work(view, ended),
            stage_over=self._count(view, Which.STAGE_OVER),
        )

    def _count(self, view: View, which: Which) -> int:
        return len(narrowed(view, which, self.filter))


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledToday:
    """The cases behind ``settled``, the newest last."""

    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly those cases."""
        return case_rows(view, view.tables.events.case[_settled(view, self.period, self.filter)])


def _settled(view: View, period: Period, by: Filter) -> Int32s:
    """Return the event rows of the period that closed a case under a notice, where the case is closed still."""
    events = view.tables.events
    found = view.events_between(period.start(view.t), view.t)
    before = events.before[found]
    ends = (events.stage[found] == STAGE[Stage.CLOSED]) & (before >= 0)
    ends &= np.isin(events.supervised[before], (WAITING, ANSWERED)) & ~_is_marked(view, found)
    found = found[ends]
    _, place = np.unique(events.case[found][::-1], return_index=True)
    found = np.sort(found[::-1][place])
    last = view.base.last[events.case[found]]
    kept: Int32s = found[(events.stage[last] == STAGE[Stage.CLOSED]) & by.mask(view, last)]
    return kept


def _is_marked(view: View, rows: Int32s) -> Bools:
    found: Bools = np.isin(view.tables.events.supervised[rows], (WAITING, ANSWERED))
    return found


def _mean_work(view: View, ended: Int32s) -> int | None:
    """Return the mean 工作时 from first notice to end, in µs."""
    if not len(ended):
        return None
    times, between = times_of(view), view.setting.calendar.between
    first = began(view, view.tables.events.before[ended], WAITING, ANSWERED)
    spans = [between(a, b) for a, b in zip(times[first].tolist(), times[ended].tolist(), strict=True) if b >= a]
    return sum(spans) // max(1, len(spans))

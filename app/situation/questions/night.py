"""夜间: urgent clocks only, what falls due in the first working hour, and what was reported tonight."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.work_time import WorkCalendar, local_day, midnight
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Int32s
from app.situation.questions.drill import by_need
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFirst:
    """So many ordinary cases of one department fall due in the first working hour; ``""`` has none."""

    department: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NightNow:
    """The night at a moment; ``is_night`` while no work time runs, else the coming first hour is the next day's.

    ``urgent`` are open (first ``limit`` rows), ``urgent_over`` of them past the department's limit in natural time.
    ``opens`` is when work time runs again and ``due`` what falls due within an hour of it, ``due_rows`` the first rows.
    ``evening`` is when tonight began; ``reported`` and ``reported_urgent`` since then.
    """

    is_night: bool
    urgent: tuple[CaseRow, ...]
    urgent_total: int
    urgent_over: int
    opens: Instant
    due: tuple[DueFirst, ...]
    due_total: int
    due_rows: tuple[CaseRow, ...]
    evening: Instant
    reported: int
    reported_urgent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """夜间值守."""

    limit: int = 8

    def answer(self, view: View) -> NightNow:
        """Return the night at the view's moment."""
        calendar, cases = view.setting.calendar, view.open
        is_night, opens = not calendar.is_within(view.t), next_morning(calendar, view.t)
        urgent = cases.rows[cases.urgent]
        is_due = cases.is_disposing & ~cases.urgent & (cases.case_due > view.t)
        is_due &= (cases.case_due >= opens) & (cases.case_due <= opens + HOUR)
        due = by_need(view, cases.rows[is_due])
        evening = evening_before(calendar, view.t)
        reported = _reported(view, evening)
        return NightNow(
            is_night=is_night,
            urgent=case_rows(view, by_need(view, urgent)[: self.limit]),
            urgent_total=len(urgent),
            urgent_over=int(np.count_nonzero(cases.urgent & cases.is_over)),
            opens=opens,
            due=_by_department(view, cases.at[is_due]),
            due_total=len(due),
            due_rows=case_rows(view, due[: self.limit]),
            evening=evening,
            reported=len(reported),
            reported_urgent=int(np.count_nonzero(view.tables.events.urgent[reported])),
        )


def next_morning(calendar: WorkCalendar, t: Instant) -> Instant:
    """Return when work time runs again after this stretch of it: the next opening on a morning."""
    opens_minute = calendar.windows[0].opens_minute * MINUTE
    today = midnight(local_day(t)) + opens_minute
    start = today if t < today else today + DAY
    while not calendar.is_workday(local_day(start)):
        start += DAY
    return start


def evening_before(calendar: WorkCalendar, t: Instant) -> Instant:
    """Return when the last evening began: the end of a day's work time, today's or yesterday's."""
    ends = midnight(local_day(t)) + calendar.windows[-1].closes_minute * MINUTE
    return ends if t >= ends else ends - DAY


def _reported(view: View, since: Instant) -> Int32s:
    """Return the first event's row of each case reported from *since* on."""
    found = view.events_between(since, view.t)
    return found[view.tables.events.before[found] < 0]


def _by_department(view: View, at: Int32s) -> tuple[DueFirst, ...]:
    """Return how many each department has, the most first."""
    codes, counts = np.unique(view.tables.events.department[at], return_counts=True)
    names = view.standing.department_names
    rows = zip(view.tables.words.texts(codes), counts.tolist(), strict=True)
    found = [DueFirst(department=code, name=names.get(code, code), count=count) for code, count in rows]
    return tuple(sorted(found, key=lambda one: (-one.count, one.department)))

"""夜间: urgent clocks only, what falls due in the first working hour, and what was reported tonight."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.work_time import WorkCalendar, local_day, midnight
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import NO_TIME
from app.situation.column import Bools, Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.drill import by_need
from app.situation.questions.which import Which, rows_of
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

    ``urgent`` are open and not hung (first ``limit`` rows), ``urgent_over`` of them past the department's limit in natural time.
    ``opens`` is when work time runs again and ``due`` what falls due within an hour of it, ``due_rows`` the first rows.
    ``evening`` is when tonight began; ``reported`` and ``reported_urgent`` since then, ``reported_last_night`` in the
    same hours of the night before (``None``: not known). Of the urgent ones ``disposing`` are with departments;
    ``next_due`` is the next limit of theirs that is still ahead, ``longest_us`` how far the worst is over.
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
    reported_last_night: int | None = None
    disposing: int = 0
    next_due: Instant | None = None
    longest_us: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """夜间值守."""

    limit: int = 8
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> NightNow:
        """Return the night at the view's moment."""
        calendar, cases = view.setting.calendar, view.open
        is_night, opens = not calendar.is_within(view.t), next_morning(calendar, view.t)
        passing = self.filter.open_mask(view)
        is_urgent, is_due = cases.urgent & ~cases.is_hung & passing, is_due_first(view) & passing
        urgent, due = cases.rows[is_urgent], by_need(view, cases.rows[is_due])
        evening = evening_before(calendar, view.t)
        reported = reported_between(view, evening, view.t, self.filter)
        ahead = cases.case_due[is_urgent & cases.is_disposing & ~cases.is_over]
        late = cases.case_due[is_urgent & cases.is_over]
        return NightNow(
            is_night=is_night,
            urgent=case_rows(view, by_need(view, urgent)[: self.limit]),
            urgent_total=len(urgent),
            urgent_over=len(late),
            opens=opens,
            due=_by_department(view, cases.at[is_due]),
            due_total=len(due),
            due_rows=case_rows(view, due[: self.limit]),
            evening=evening,
            reported=len(reported),
            reported_urgent=int(np.count_nonzero(view.tables.events.urgent[reported])),
            reported_last_night=self._last_night(view, evening),
            disposing=int(np.count_nonzero(is_urgent & cases.is_disposing)),
            next_due=int(ahead.min()) if len(ahead) and ahead.min() != NO_TIME else None,
            longest_us=int(view.t - late.min()) if len(late) else None,
        )

    def _last_night(self, view: View, evening: Instant) -> int | None:
        start = view.log_start
        if start is None or start > evening - DAY:
            return None
        return len(reported_between(view, evening - DAY, view.t - DAY, self.filter))


@dataclass(frozen=True, slots=True, kw_only=True)
class NightDue:
    """The ordinary cases that fall due in the first working hour, of one department or of all (``None``) but some.

    ``with_urgent`` puts what is urgent and open before them, whatever its department.
    """

    department: str | None = None
    without: tuple[str, ...] = ()
    with_urgent: bool = False
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts."""
        cases = view.open
        fits = is_due_first(view) & self.filter.open_mask(view)
        if self.department is not None:
            fits &= view.tables.events.department[cases.at] == view.tables.words.find(self.department)
        left_out = [view.tables.words.find(code) for code in self.without]
        fits &= ~np.isin(view.tables.events.department[cases.at], left_out)
        due = by_need(view, cases.rows[fits])
        if not self.with_urgent:
            return case_rows(view, due)
        urgent = by_need(view, rows_of(view, Which.URGENT, self.filter))
        return case_rows(view, np.concatenate([urgent, due]))


@dataclass(frozen=True, slots=True, kw_only=True)
class NightReports:
    """The cases reported since the evening, or only the urgent ones of them; of the hours ``first`` to ``until`` after it.

    ``until``, not included, is ``None`` for all up to the moment. ``is_before`` are those of the night before,
    without ``until`` to the same moment.
    """

    urgent_only: bool = False
    is_before: bool = False
    first: int = 0
    until: int | None = None
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts, in the order of time."""
        back = DAY if self.is_before else 0
        evening, end = evening_before(view.setting.calendar, view.t) - back, view.t - back
        end = end if self.until is None else min(evening + self.until * HOUR - 1, view.t)
        found = reported_between(view, evening + self.first * HOUR, end, self.filter)
        if self.urgent_only:
            found = found[view.tables.events.urgent[found]]
        return case_rows(view, view.tables.events.case[found])


def is_due_first(view: View) -> Bools:
    """Return which open cases are ordinary, not over yet, and fall due within an hour of the coming work time."""
    cases, opens = view.open, next_morning(view.setting.calendar, view.t)
    found: Bools = cases.is_disposing & ~cases.urgent & (cases.case_due > view.t)
    return found & (cases.case_due >= opens) & (cases.case_due <= opens + HOUR)


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


def reported_between(view: View, since: Instant, until: Instant, by: Filter = EVERYTHING) -> Int32s:
    """Return the first event's row of each case reported in a period, both ends included."""
    found = view.events_between(since, until)
    found = found[view.tables.events.before[found] < 0]
    return found if by.is_empty else found[by.mask(view, view.base.last[view.tables.events.case[found]])]


def _by_department(view: View, at: Int32s) -> tuple[DueFirst, ...]:
    """Return how many each department has, the most first."""
    codes, counts = np.unique(view.tables.events.department[at], return_counts=True)
    names = view.standing.department_names
    rows = zip(view.tables.words.texts(codes), counts.tolist(), strict=True)
    found = [DueFirst(department=code, name=names.get(code, code), count=count) for code, count in rows]
    return tuple(sorted(found, key=lambda one: (-one.count, one.department)))

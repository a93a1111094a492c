"""按期处置率 of each department in a period, the running month where nobody asks for another."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from app.domain.city import Department
from app.domain.moment import Instant
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.which import handovers, in_time
from app.situation.view import View

LEVEL = 1
"""Departments of level 1 are compared; their units answer within them."""
TARGET_PERCENT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRate:
    """One department: 应处置 = ``handed_over`` in the period + ``open_overdue`` due in it; ``in_time`` of them kept the limit.

    Behind the parts: :class:`DepartmentCases`.
    """

    department: str
    name: str
    group: str
    handed_over: int
    open_overdue: int
    in_time: int
    target_percent: int = TARGET_PERCENT

    @property
    def due(self) -> int:
        """Return 应处置."""
        return self.handed_over + self.open_overdue

    @property
    def rate(self) -> Fraction:
        """Return 按期处置率, unrounded; a listed department has something due."""
        return Fraction(self.in_time, self.due)

    @property
    def is_target_met(self) -> bool:
        """Return whether the unrounded rate reaches the target."""
        return self.rate * 100 >= self.target_percent


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRateList:
    """Best first; departments with nothing due are left out and counted in ``without``."""

    rows: tuple[DepartmentRate, ...]
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRates:
    """部门按期处置率 of ``period``, of the cases that pass ``filter``."""

    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> DepartmentRateList:
        """Return the departments' rates at the view's moment."""
        now = _tally(view, self.period.start(view.t), self.filter)
        listed = [one for one in view.setting.city.departments if one.level == LEVEL]
        rows = [_rate(one, now[one.code]) for one in listed if one.code in now]
        return DepartmentRateList(
            rows=tuple(sorted(rows, key=lambda one: (-one.rate, one.department))), without=len(listed) - len(rows)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentCases:
    """The cases behind one department's 应处置; ``in_time`` those of them that kept the limit."""

    department: str
    in_time: bool = False
    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the rate counts."""
        handed, over, kept = _parts(view, self.period.start(view.t), self.filter)
        found = kept if self.in_time else np.concatenate([handed, over])
        events = view.tables.events
        is_its = events.department[found] == view.tables.words.find(self.department)
        return case_rows(view, np.sort(events.case[found[is_its]]))


class Tally(NamedTuple):
    """One department's counts."""

    handed_over: int = 0
    open_overdue: int = 0
    in_time: int = 0


def _parts(view: View, since: Instant, by: Filter) -> tuple[Int32s, Int32s, Int32s]:
    """Return the event rows of what was handed over from *since* on, is overdue, and was handed over in time."""
    events, cases = view.tables.events, view.open
    handed = handovers(view, since, view.t)
    is_due = cases.is_over & (cases.case_due >= since)
    if not by.is_empty:
        handed = handed[by.mask(view, view.base.last[events.case[handed]])]
        is_due &= by.open_mask(view)
    return handed, cases.at[is_due], in_time(view, handed)


def _tally(view: View, since: Instant, by: Filter) -> dict[str, Tally]:
    """Return the counts of the departments that had anything due from *since* on, by code."""
    events, parts = view.tables.events, _parts(view, since, by)
    size = len(view.tables.words)
    counts = [np.bincount(events.department[rows], minlength=size).tolist() for rows in parts]
    found = np.unique(events.department[np.concatenate(parts[:2])])
    return {view.tables.words[code]: Tally(*(count[code] for count in counts)) for code in found.tolist()}


def _rate(department: Department, now: Tally) -> DepartmentRate:
    return DepartmentRate(
        department=department.code,
        name=department.name,
        group=department.group,
        **now._asdict(),
    )

"""按期处置率 of each department in the running month."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from app.domain.city import Department
from app.domain.moment import Instant
from app.domain.work_time import local_day, midnight
from app.situation.questions.which import handovers, in_time
from app.situation.view import View

LEVEL = 1
"""Departments of level 1 are compared; their units answer within them."""
TARGET_PERCENT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRate:
    """One department: 应处置 = ``handed_over`` in the month + ``open_overdue`` due in it; ``in_time`` of them kept the limit.

    ``change`` is against the month before up to the same moment of the month, in rate (0.004 is 0.4 %), or ``None``.
    """

    department: str
    name: str
    group: str
    handed_over: int
    open_overdue: int
    in_time: int
    change: Fraction | None
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
    """部门按期处置率 of the running month."""

    def answer(self, view: View) -> DepartmentRateList:
        """Return the departments' rates at the view's moment."""
        start = month_start(view.t)
        before = view.before(min(month_start(start - 1) + view.t - start, start - 1))
        former = {} if before is None else _tally(before, month_start(start - 1))
        now = _tally(view, start)
        listed = [one for one in view.setting.city.departments if one.level == LEVEL]
        rows = [_rate(one, now[one.code], former.get(one.code)) for one in listed if one.code in now]
        return DepartmentRateList(
            rows=tuple(sorted(rows, key=lambda one: (-one.rate, one.department))), without=len(listed) - len(rows)
        )


def month_start(t: Instant) -> Instant:
    """Return the local midnight before the first day of the month of *t*."""
    return midnight(local_day(t).replace(day=1))


class Tally(NamedTuple):
    """One department's counts."""

    handed_over: int = 0
    open_overdue: int = 0
    in_time: int = 0

    @property
    def rate(self) -> Fraction:
        """Return the share in time; a tally is only kept where something was due."""
        return Fraction(self.in_time, self.handed_over + self.open_overdue)


def _tally(view: View, since: Instant) -> dict[str, Tally]:
    """Return the counts of the departments that had anything due from *since* on, by code."""
    events, cases = view.tables.events, view.open
    handed = handovers(view, since, view.t)
    is_due = cases.is_over & (cases.case_due >= since)
    parts = handed, cases.at[is_due], in_time(view, handed)
    size = len(view.tables.words)
    counts = [np.bincount(events.department[rows], minlength=size).tolist() for rows in parts]
    found = np.unique(events.department[np.concatenate(parts[:2])])
    return {view.tables.words[code]: Tally(*(count[code] for count in counts)) for code in found.tolist()}


def _rate(department: Department, now: Tally, former: Tally | None) -> DepartmentRate:
    return DepartmentRate(
        department=department.code,
        name=department.name,
        group=department.group,
        **now._asdict(),
        change=None if former is None else now.rate - former.rate,
    )

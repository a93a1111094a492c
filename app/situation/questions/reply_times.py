"""督办回复时效: how long departments take to answer a notice, against the limit it gave them."""

from dataclasses import dataclass
from statistics import median

import numpy as np

from app.domain.moment import Instant
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import NO_TIME
from app.situation.column import Bools, Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.supervision_runs import ANSWERED, WAITING, began, times_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answered notice; ``taken_us`` and ``limit_us`` in 工作时, ``limit_us`` ``None`` where it had none."""

    case: CaseRow
    issued_at: Instant
    answered_at: Instant
    taken_us: int
    limit_us: int | None
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentReplies:
    """A department's medians over its ``count`` replies, of which ``late`` came after their limit."""

    department: str
    name: str
    count: int
    late: int
    taken_us: int
    limit_us: int | None

    @property
    def is_over(self) -> bool:
        """Return whether the usual reply takes longer than the usual limit."""
        return self.limit_us is not None and self.taken_us > self.limit_us


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTimes:
    """The departments that answered in ``period``, the slowest against its limit first."""

    period: Period = Period.WEEK
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[DepartmentReplies, ...]:
        """Return the departments at the view's moment."""
        found = _answered(view, self.period, self.filter)
        by_department: dict[str, list[Reply]] = {}
        departments = view.tables.words.texts(view.tables.events.department[found])
        for department, reply in zip(departments, _replies(view, found), strict=True):
            by_department.setdefault(department, []).append(reply)
        names = view.standing.department_names
        rows = [_of_department(code, names.get(code, code), found) for code, found in by_department.items()]
        return tuple(sorted(rows, key=lambda row: (-_share(row), row.department)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RepliesOf:
    """The replies behind one department's median, the oldest first."""

    department: str
    period: Period = Period.WEEK
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[Reply, ...]:
        """Return exactly those replies."""
        found = _answered(view, self.period, self.filter)
        is_its = view.tables.events.department[found] == view.tables.words.find(self.department)
        return _replies(view, found[is_its])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyCases:
    """The cases of :class:`RepliesOf`, the oldest reply first; one that answered twice is there twice."""

    department: str
    period: Period = Period.WEEK
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return a row for each of those replies."""
        asked = RepliesOf(department=self.department, period=self.period, filter=self.filter)
        return tuple(reply.case for reply in asked.answer(view))


def _answered(view: View, period: Period, by: Filter) -> Int32s:
    """Return the event rows with which cases of now answered a notice."""
    events = view.tables.events
    start, end = view.places_between(period.start(view.t), view.t)
    is_answered = events.supervised[view.order.part(start, end)] == ANSWERED
    found = view.order.rows_at(np.flatnonzero(is_answered) + start)
    before = events.before[found]
    answers: Bools = (before >= 0) & (events.supervised[before] == WAITING)
    found = found[answers]
    return found if by.is_empty else found[by.mask(view, view.base.last[events.case[found]])]


def _replies(view: View, found: Int32s) -> tuple[Reply, ...]:
    events, times, between = view.tables.events, times_of(view), view.setting.calendar.between
    before = events.before[found]
    given, answered = times[began(view, before, WAITING)].tolist(), times[found].tolist()
    limits = events.reply_due[before].tolist()
    return tuple(
        Reply(
            case=case, issued_at=start, answered_at=end, taken_us=between(start, max(start, end)),
            limit_us=None if limit == NO_TIME else between(start, max(start, limit)), is_late=end > limit,
        )
        for case, start, end, limit in zip(case_rows(view, events.case[found]), given, answered, limits, strict=True)
    )  # fmt: skip


def _of_department(code: str, name: str, replies: list[Reply]) -> DepartmentReplies:
    limits = [one.limit_us for one in replies if one.limit_us is not None]
    return DepartmentReplies(
        department=code,
        name=name,
        count=len(replies),
        late=sum(one.is_late for one in replies),
        taken_us=int(median(one.taken_us for one in replies)),
        limit_us=int(median(limits)) if limits else None,
    )


def _share(row: DepartmentReplies) -> float:
    return row.taken_us / max(1, row.limit_us) if row.limit_us is not None else 0.0

"""部门考核: departments ranked inside their groups by score, with every number the score is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.city import Department
from app.domain.moment import MINUTE, Instant
from app.domain.scores import Grade, department_score, grade_of
from app.situation.evaluation import Count, by_department, done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.once import once_as_of
from app.situation.period import Period, month_start
from app.situation.questions.department_rates import LEVEL
from app.situation.ranking import ranks
from app.situation.view import View

FORMER_EVERY = 10 * MINUTE
"""The period before is looked at up to a moment that moves by so much."""
COUNTS = (
    Count.FILED, Count.CLOSED, Count.HANDED, Count.HANDED_IN_TIME, Count.OVER, Count.REWORK, Count.HANDED_EXEMPT,
)  # fmt: skip
"""What a department's score and the columns beside it are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentScore:
    """One department's counts and score; ``rank`` is inside its ``group``, from 1, equal scores share one.

    应结案 = ``closed`` + ``over``, 应处置 = ``handed`` + ``over``. ``change`` is in points against the month before up to
    the same moment, ``None`` where that is not known and in any other period.
    """

    department: str
    name: str
    group: str
    rank: int
    filed: int
    closed: int
    handed: int
    in_time: int
    over: int
    rework: int
    exempt: int
    points: Fraction
    grade: Grade
    change: Fraction | None

    @property
    def due(self) -> int:
        """Return 应结案."""
        return self.closed + self.over

    @property
    def to_handle(self) -> int:
        """Return 应处置."""
        return self.handed + self.over


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRanking:
    """The groups that have a ranked department, each from its first place on; ``without`` had nothing due.

    ``unnamed`` counts 处置超期 of cases that no listed department has, so that the parts add up to the city's.
    """

    rows: tuple[DepartmentScore, ...]
    without: int
    unnamed: int

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups in the order of the city's list."""
        return tuple(dict.fromkeys(row.group for row in self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentScores:
    """The departments of level 1 in ``period``."""

    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> DepartmentRanking:
        """Return the ranking at the view's moment."""
        listed = [one for one in view.setting.city.departments if one.level == LEVEL]
        counts = counts_since(view, self.period.start(view.t), self.filter)
        former = self._former(view) if self.period is Period.MONTH else {}
        scored = [score for one in listed if (score := _score(one, counts, former)) is not None]
        over = counts[Count.OVER]
        return DepartmentRanking(
            rows=_ranked(scored, [one.group for one in listed]),
            without=len(listed) - len(scored),
            unnamed=sum(over.values()) - sum(row.over for row in scored),
        )

    def _former(self, view: View) -> Mapping[str, Fraction]:
        """Return the points of the month before, up to the same moment of it."""
        start = month_start(view.t)
        before = month_start(start - 1)
        until = min(before + (view.t - start) // FORMER_EVERY * FORMER_EVERY, start - 1)
        return once_as_of(view, until, ("departments", self.filter), self._points)

    def _points(self, view: View | None) -> Mapping[str, Fraction]:
        if view is None or view.log_start is None or view.log_start > month_start(view.t):
            return {}
        counts = counts_since(view, month_start(view.t), self.filter)
        listed = [one for one in view.setting.city.departments if one.level == LEVEL]
        scored = [score for one in listed if (score := _score(one, counts, {})) is not None]
        return {row.department: row.points for row in scored}


def counts_since(view: View, since: Instant, by: Filter) -> Mapping[Count, Mapping[str, int]]:
    """Return each count by department; ``""`` (no department) is left out of all but 处置超期."""
    done = done_since(view, since, by)
    counts = {count: by_department(view, count, done[count]) for count in COUNTS}
    nobody = len(done[Count.OVER]) - sum(counts[Count.OVER].values())
    return counts | {Count.OVER: counts[Count.OVER] | ({"": nobody} if nobody else {})}


def _score(
    one: Department, counts: Mapping[Count, Mapping[str, int]], former: Mapping[str, Fraction]
) -> DepartmentScore | None:
    """Return a department's score, ``None`` where nothing was due."""
    filed, closed, handed, in_time, over, rework, exempt = (counts[count].get(one.code, 0) for count in COUNTS)
    if not (closed or handed or over):
        return None
    score = department_score(
        filed=filed, due=closed + over, closed=closed, to_handle=handed + over, in_time=in_time, handled=handed,
        rework=rework,
    )  # fmt: skip
    points = score.points
    if points is None:
        return None
    return DepartmentScore(
        department=one.code, name=one.name, group=one.group, rank=0, filed=filed, closed=closed, handed=handed,
        in_time=in_time, over=over, rework=rework, exempt=exempt, points=points, grade=grade_of(points),
        change=points - former[one.code] if one.code in former else None,
    )  # fmt: skip


def _ranked(scored: list[DepartmentScore], order: list[str]) -> tuple[DepartmentScore, ...]:
    groups = list(dict.fromkeys(order))
    found = []
    for group in groups:
        rows = sorted((row for row in scored if row.group == group), key=lambda row: (-row.points, row.department))
        places = ranks([row.points for row in rows])
        found += [replace(row, rank=place) for row, place in zip(rows, places, strict=True)]
    return tuple(found)

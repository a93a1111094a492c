"""按期结案率 by weeks: each week as it stood at its end, this week as it stands."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from app.domain.moment import DAY, Instant
from app.domain.work_time import local_day, midnight
from app.situation.evaluation import Count, done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.once import keep_as_of, kept_as_of, once_as_of
from app.situation.questions.numbers import TARGET_PERCENT
from app.situation.view import View
from app.situation.week_walk import WeekCounts, walked

WEEK: Instant = 7 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWeek:
    """A week from a Monday's midnight: 应结案 = ``closed`` in it + ``over`` (due in it, open at its end).

    ``in_time`` were closed in time. ``number`` is the ISO week. ``is_known`` is false where the log began later.
    """

    start: Instant
    number: int
    closed: int
    in_time: int
    over: int
    is_known: bool = True

    @property
    def due(self) -> int:
        """Return 应结案."""
        return self.closed + self.over

    @property
    def rate(self) -> Fraction | None:
        """Return 按期结案率, unrounded; ``None`` where nothing was due or nothing is known."""
        return Fraction(self.in_time, self.due) if self.is_known and self.due else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingTrend:
    """``weeks`` in order, the last one running; ``last_year`` the same weeks 52 weeks before, empty where unknown."""

    weeks: tuple[ClosingWeek, ...]
    last_year: tuple[ClosingWeek, ...]
    target_percent: int = TARGET_PERCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWeeks:
    """按期结案率趋势 of ``weeks`` weeks with this one."""

    weeks: int = 12
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> ClosingTrend:
        """Return the weeks at the view's moment."""
        monday = week_start(view.t)
        year = self._past(view, [monday - (52 + back) * WEEK for back in range(self.weeks - 1, -1, -1)])
        past = self._past(view, [monday - back * WEEK for back in range(self.weeks - 1, 0, -1)])
        now = _week(view, monday, self.filter)
        return ClosingTrend(weeks=(*past, now), last_year=tuple(year) if any(week.is_known for week in year) else ())

    def _past(self, view: View, starts: list[Instant]) -> list[ClosingWeek]:
        """Return the weeks that begin at *starts*, one after the other; those before the log are not known."""
        begins = view.log_start
        known = [start for start in starts if begins is not None and begins <= start]
        unknown = [_made(start, WeekCounts(0, 0, 0), is_known=False) for start in starts[: len(starts) - len(known)]]
        if self.filter.is_empty:
            return unknown + _walked(view, known)

        def make(then: View | None, start: Instant) -> ClosingWeek:
            return (
                _made(start, WeekCounts(0, 0, 0), is_known=False) if then is None else _week(then, start, self.filter)
            )

        return unknown + [
            once_as_of(view, start + WEEK - 1, ("week", self.filter), partial(make, start=start)) for start in known
        ]


def _walked(view: View, starts: list[Instant]) -> list[ClosingWeek]:
    """Return the weeks that begin at *starts*; what is not kept is worked out in one walk, from the first of those on."""
    found = {start: kept_as_of(view, start + WEEK - 1, "week") for start in starts}
    missing = [start for start in starts if found[start] is None]
    if missing:
        again = starts[starts.index(missing[0]) : starts.index(missing[-1]) + 1]
        for start, counts in zip(again, walked(view, again, WEEK), strict=True):
            found[start] = counts
            keep_as_of(view, start + WEEK - 1, "week", counts)
    return [_made(start, counts) for start, counts in found.items() if isinstance(counts, WeekCounts)]


def _made(start: Instant, counts: WeekCounts, *, is_known: bool = True) -> ClosingWeek:
    return ClosingWeek(
        start=start, number=week_number(start), closed=counts.closed, in_time=counts.in_time, over=counts.over,
        is_known=is_known,
    )  # fmt: skip


def _week(view: View, start: Instant, by: Filter) -> ClosingWeek:
    done = done_since(view, start, by)
    return _made(start, WeekCounts(*(len(done[one]) for one in (Count.CLOSED, Count.CLOSED_IN_TIME, Count.OVER))))


def week_start(t: Instant) -> Instant:
    """Return the local midnight of the Monday of the week of *t*."""
    day = midnight(local_day(t))
    return day - local_day(t).weekday() * DAY


def week_number(t: Instant) -> int:
    """Return the ISO week of *t*'s local day."""
    return local_day(t).isocalendar().week

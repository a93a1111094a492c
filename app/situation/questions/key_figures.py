"""What a leader asks for first: today against other days to the same minute, classes, the worst 街道, times, satisfaction."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from app.domain.moment import DAY, Instant
from app.domain.terms import Source
from app.domain.work_time import local_day, midnight
from app.situation.codes import IS_OPEN, SOURCE
from app.situation.column import Int32s
from app.situation.period import month_start
from app.situation.questions.count_by import NO_NAME
from app.situation.questions.key_times import Satisfied, Times, satisfied_since, times_since
from app.situation.questions.which import Which, closings, count_of, filings, in_time
from app.situation.view import View

SUBDISTRICT_DIGITS = 9
TOP_CLASSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count today up to this minute, and on other days up to the same minute; ``None`` where the log begins later.

    ``last_month`` and ``last_year`` are the same day of the month, or its last one where there is none.
    """

    now: int
    yesterday: int | None
    last_month: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """So many of today's filings are of one class."""

    class_key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetRate:
    """按期结案率 of one 街道 in the running month: ``due`` = closed in it + overdue, open and due in it."""

    code: str
    name: str
    in_time: int
    due: int

    @property
    def rate(self) -> Fraction:
        """Return the share in time, unrounded; a listed one has something due."""
        return Fraction(self.in_time, self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """领导批示: those reported in the running month and older ones that are still open; ``done`` of ``total`` have ended."""

    total: int
    done: int
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumbers:
    """The first minute's page. Times and satisfaction are the running month's, up to the moment."""

    filed: Figure
    closed: Figure
    over: Figure
    top_classes: tuple[ClassCount, ...]
    worst_street: StreetRate | None
    instructions: Instructions
    times: Times
    satisfied: Satisfied


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """一分钟: 今日立案, 结案, 处置超期 against 昨日, 上月同期, 去年同期; and what else is asked for first."""

    def answer(self, view: View) -> KeyNumbers:
        """Return the figures at the view's moment."""
        others = tuple(_covered(view, moment) for moment in same_minutes(view.t))
        since = month_start(view.t)
        return KeyNumbers(
            filed=_figure(view, others, Which.FILED_TODAY),
            closed=_figure(view, others, Which.CLOSED_TODAY),
            over=_figure(view, others, Which.CASE_OVER),
            top_classes=_top_classes(view),
            worst_street=_worst_street(view, since),
            instructions=_instructions(view, since),
            times=times_since(view, since),
            satisfied=satisfied_since(view, since),
        )


def same_minutes(t: Instant) -> tuple[Instant, Instant, Instant]:
    """Return the same time of day yesterday, on this day of last month, and of last year."""
    day, time = local_day(t), t - midnight(local_day(t))
    month = (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
    return (
        t - DAY,
        midnight(_day_of(*month, day.day)) + time,
        midnight(_day_of(day.year - 1, day.month, day.day)) + time,
    )


def _day_of(year: int, month: int, day: int) -> date:
    """Return the day of the month, or its last one."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), after - timedelta(days=1))


def _covered(view: View, moment: Instant) -> View | None:
    """Return the view of *moment*, ``None`` if the log does not cover its whole day up to then."""
    start = view.log_start
    if start is None or start > midnight(local_day(moment)):
        return None
    return view.before(moment)


def _figure(view: View, others: tuple[View | None, ...], which: Which) -> Figure:
    yesterday, last_month, last_year = (None if one is None else count_of(one, which) for one in others)
    return Figure(now=count_of(view, which), yesterday=yesterday, last_month=last_month, last_year=last_year)


def _top_classes(view: View) -> tuple[ClassCount, ...]:
    """Return the classes filed most often today, most first."""
    events = view.tables.events
    filed = filings(view, view.day_start, view.t)
    now = view.base.last[events.case[filed]]
    codes, counts = np.unique(view.tables.abouts.class_key[events.about[now]], return_counts=True)
    keyed = zip(view.tables.words.texts(codes), counts.tolist(), strict=True)
    most = sorted(keyed, key=lambda one: (-one[1], one[0]))[:TOP_CLASSES]
    names = view.setting.classes
    return tuple(ClassCount(class_key=key, name=names.get(key, key), count=count) for key, count in most)


def _worst_street(view: View, since: Instant) -> StreetRate | None:
    """Return the 街道 with the lowest rate this month; of equals the one with more due, then by code."""
    cases = view.open
    closed = closings(view, since, view.t)
    over = cases.at[cases.is_over & (cases.case_due >= since)]
    due, kept = _by_street(view, np.concatenate([closed, over])), _by_street(view, in_time(view, closed))
    rates = [StreetRate(code=code, name=_name(view, code), in_time=kept.get(code, 0), due=n) for code, n in due.items()]
    return min(rates, key=lambda one: (one.rate, -one.due, one.code), default=None)


def _by_street(view: View, at: Int32s) -> dict[str, int]:
    """Return how many of the event rows *at* are in each 街道; those outside the city are in none."""
    grids, counts = np.unique(view.tables.abouts.grid[view.tables.events.about[at]], return_counts=True)
    found: dict[str, int] = {}
    for grid, count in zip(view.tables.words.texts(grids), counts.tolist(), strict=True):
        if grid:
            code = grid[:SUBDISTRICT_DIGITS]
            found[code] = found.get(code, 0) + count
    return found


def _name(view: View, code: str) -> str:
    return next((area.name for area in view.setting.city.areas if area.code == code), code or NO_NAME)


def _instructions(view: View, since: Instant) -> Instructions:
    events, base = view.tables.events, view.base
    rows = np.flatnonzero(base.last >= 0)
    at = base.last[rows]
    is_open = IS_OPEN[events.stage[at]]
    is_ours = view.tables.abouts.source[events.about[at]] == SOURCE[Source.LEADER]
    is_counted = is_ours & (is_open | (view.tables.cases.reported_at[rows] >= since))
    over = np.isin(at, view.open.at[view.open.is_over])
    return Instructions(
        total=int(np.count_nonzero(is_counted)),
        done=int(np.count_nonzero(is_counted & ~is_open)),
        over=int(np.count_nonzero(is_counted & over)),
    )

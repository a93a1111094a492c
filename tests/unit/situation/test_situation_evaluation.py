"""考核: every number is its list, every score follows from its numbers, and all of it as a plain reading of the log says."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.city import Area, AreaLevel
from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.scores import area_score, department_score
from app.domain.terms import Light, Post, Source, Stage, Stream
from app.situation.evaluation import Count
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period, month_start
from app.situation.questions.area_scores import AreaScores
from app.situation.questions.closing_weeks import WEEK, ClosingWeek, ClosingWeeks, week_start
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.department_scores import DepartmentScores
from app.situation.questions.evaluation_cases import ALL_LISTED, EvaluationCases
from app.situation.questions.month_rates import MonthRates
from app.situation.questions.which import closings, filings, handovers, in_time
from app.situation.situation import Situation
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, HandClock, ListSource, case_id, in_disposal, situation, state
from tests.unit.situation.reference import SlowCity

MOMENTS = [(seed, minutes, axis) for seed in range(4) for minutes in (0, 400, 2500) for axis in ("recorded", "valid")]
LOGS = {seed: growth.random_log(seed, cases=60, events=500) for seed in range(4)}


@pytest.fixture(scope="module")
def cities():
    return {seed: situation(log) for seed, log in LOGS.items()}


class SlowMonth:
    """The month's counts from a list of events: each a list of case ids."""

    def __init__(self, slow: SlowCity, since: int) -> None:
        self.slow, self.since = slow, since

    def handed(self) -> dict[str, object]:
        after = (Stage.FEEDBACK, Stage.PASSED, Stage.CHECKING, Stage.CHECKED, Stage.CLOSED)
        handed = {one.case_id: one.state for one in self.slow.told if one.step == "feedback" and one.at >= self.since}
        return {case: s for case, s in handed.items() if self.slow.last[case].state.stage in after}

    def cases(self, count: Count) -> set[str]:
        slow, since = self.slow, self.since
        closed, handed = slow.closed_since(since), self.handed()
        exempt = {case for case, one in slow.last.items() if one.state.exempt}
        late = {case for case, s in closed.items() if s.frozen is Light.RED}
        late_handed = {case for case, s in handed.items() if s.frozen is Light.RED}
        public = (Source.HOTLINE_12345, Source.HOTLINE_12319, Source.APP)
        return {
            Count.FILED: slow.filed_since(since),
            Count.CLOSED: set(closed),
            Count.CLOSED_IN_TIME: set(closed) - (late - exempt),
            Count.OVER: slow.where(lambda s: slow.is_over(s) and s.case_due >= since),
            Count.HANDED: set(handed),
            Count.HANDED_IN_TIME: set(handed) - (late_handed - exempt),
            Count.COMPLAINTS: {
                case for case in slow.filed_since(since)
                if slow.last[case].state.source in public and slow.last[case].state.verified
            },
            Count.CLOSED_EXEMPT: late & exempt,
            Count.HANDED_EXEMPT: late_handed & exempt,
            Count.FORCED: set(slow.closed_by("force_close", since)),
            Count.SELF_HANDLED: set(slow.closed_by("archive_self_handled", since)),
            Count.REWORK: set(),
        }[count]  # fmt: skip


@pytest.mark.parametrize(("seed", "minutes", "axis"), MOMENTS)
def test_every_count_of_the_month_is_a_plain_reading_of_the_log(cities, seed, minutes, axis):
    t = NOON - minutes * MINUTE
    view, slow = cities[seed].at(t, axis), SlowMonth(SlowCity(LOGS[seed].events, t, axis), month_start(t))
    numbers = MonthRates().answer(view)

    week = ClosingWeeks().answer(view).weeks[-1]
    assert len(EvaluationCases(count=Count.CLOSED_IN_TIME, since=week.start).answer(view)) == week.in_time
    assert len(EvaluationCases(count=Count.CLOSED, with_over=True, since=week.start).answer(view)) == week.due
    for count in Count:
        listed = [row.case_id for row in EvaluationCases(count=count).answer(view)]
        assert sorted(listed) == sorted(slow.cases(count)), count
        if count is not Count.COMPLAINTS:
            assert getattr(numbers, count.value) == len(listed)


@pytest.mark.parametrize(("seed", "minutes", "axis"), MOMENTS)
def test_departments_and_areas_are_parts_of_the_city_and_drill_down_to_their_cases(cities, seed, minutes, axis):
    view = cities[seed].at(NOON - minutes * MINUTE, axis)
    numbers, departments = MonthRates().answer(view), DepartmentScores().answer(view)
    areas = AreaScores(level=AreaLevel.DISTRICT).answer(view)

    assert sum(row.over for row in departments.rows) + departments.unnamed == numbers.over
    named = {"filed": Count.FILED, "closed": Count.CLOSED, "handed": Count.HANDED, "in_time": Count.HANDED_IN_TIME}
    for row in departments.rows:
        for name, count in (named | {"over": Count.OVER, "exempt": Count.HANDED_EXEMPT}).items():
            asked = EvaluationCases(count=count, department=row.department)
            assert len(asked.answer(view)) == getattr(row, name), name
        for count, due in ((Count.CLOSED, row.due), (Count.HANDED, row.to_handle)):
            asked = EvaluationCases(count=count, with_over=True, department=row.department)
            assert len({case.case_id for case in asked.answer(view)}) == due
        score = department_score(
            filed=row.filed, due=row.due, closed=row.closed, to_handle=row.to_handle, in_time=row.in_time,
            handled=row.handed, rework=row.rework,
        )  # fmt: skip
        assert (row.points, row.grade) == (score.points, score.grade)
    exempt = EvaluationCases(count=Count.HANDED_EXEMPT, department=ALL_LISTED).answer(view)
    assert len(exempt) == sum(row.exempt for row in departments.rows)
    named = {"filed": Count.FILED, "closed": Count.CLOSED, "in_time": Count.CLOSED_IN_TIME, "over": Count.OVER}
    for row in areas.rows:
        for name, count in (named | {"complaints": Count.COMPLAINTS}).items():
            assert len(EvaluationCases(count=count, area=row.code).answer(view)) == getattr(row, name), name
        assert len(EvaluationCases(count=Count.CLOSED, with_over=True, area=row.code).answer(view)) == row.due
        assert row.points == area_score(
            complaints=row.complaints, filed=row.filed, due=row.due, closed=row.closed, in_time=row.in_time,
            grids=row.grids,
        ).points  # fmt: skip


def test_the_rates_beside_the_scores_are_those_of_the_daily_scene(cities):
    for city in cities.values():
        view = city.at()
        scores = {row.department: row for row in DepartmentScores().answer(view).rows}
        rates = DepartmentRates().answer(view).rows

        assert rates
        for rate in rates:
            row = scores[rate.department]
            assert (row.handed, row.over, row.in_time) == (rate.handed_over, rate.open_overdue, rate.in_time)


@pytest.mark.parametrize(
    ("period", "counted"), [(Period.TODAY, 1), (Period.DAY, 2), (Period.WEEK, 4), (Period.MONTH, 5)]
)
def test_scores_rates_and_lists_begin_a_period_at_the_same_instant(period, counted):
    log, starts = ListSource(), [one.start(NOON) for one in (Period.TODAY, Period.DAY, Period.WEEK, Period.MONTH)]
    times = [starts[0], starts[0] - 1, starts[2] + HOUR, starts[2], starts[2] - 1, starts[3] - 1]
    for number, at in enumerate(sorted(times), start=1):
        handed = in_disposal(number, stage=Stage.FEEDBACK, post=Post.DISPATCHER, frozen=Light.GREEN)
        log.case(case_id(number), "feedback", at, handed)
    view = situation(log).at(NOON)

    (score,), (rate,) = (
        DepartmentScores(period=period).answer(view).rows,
        DepartmentRates(period=period).answer(view).rows,
    )
    assert score.handed == rate.handed_over == MonthRates(period=period).answer(view).handed == counted
    assert len(EvaluationCases(count=Count.HANDED, period=period).answer(view)) == counted


@pytest.mark.parametrize("by", [Filter(classes=("E06",)), Filter(areas=("420102",)), Filter(departments=("D1",))])
def test_a_filter_narrows_numbers_and_lists_alike(cities, by):
    view = cities[1].at()
    all_, some = MonthRates().answer(view), MonthRates(filter=by).answer(view)

    assert some.filed < all_.filed
    for count in (Count.FILED, Count.CLOSED, Count.OVER, Count.HANDED):
        rows = EvaluationCases(count=count, filter=by).answer(view)
        assert len(rows) == getattr(some, count.value)
        assert all(row.class_key.startswith(by.classes) for row in rows if by.classes)
        assert all(row.grid.startswith(by.areas) for row in rows if by.areas)
    assert by is not EVERYTHING


def test_the_same_sets_as_the_numbers_of_today(cities):
    for city in cities.values():
        view = city.at()
        since = month_start(view.t)
        numbers = MonthRates().answer(view)

        assert numbers.filed == len(filings(view, since, view.t))
        assert numbers.closed == len(closings(view, since, view.t))
        assert numbers.closed_in_time == len(in_time(view, closings(view, since, view.t)))
        assert numbers.handed == len(handovers(view, since, view.t))


def reworked() -> ListSource:
    """D1 hands over cases 1 to 4, two of them late; 1 comes back twice and once by mistake; 3 is exempt; 5 stays over."""
    log, late = ListSource(), {"frozen": Light.RED}
    for n in range(1, 6):
        log.case(case_id(n), "file", NOON - 30 * HOUR, state(n, stage=Stage.FILED, post=Post.DISPATCHER))
        log.case(case_id(n), "dispatch", NOON - 29 * HOUR, in_disposal(n, case_due=NOON - 20 * HOUR))
    for n in range(1, 5):
        more = {"stage": Stage.FEEDBACK, "case_soon": None, "case_due": None} | (late if n in (2, 3) else {})
        log.case(case_id(n), "feedback", NOON - 21 * HOUR, in_disposal(n, exempt=n == 3, **more))
    for hours, count in ((10, 1), (8, 2)):
        log.case(case_id(1), "rework", NOON - hours * HOUR, in_disposal(1, rework=count))
        again = {"stage": Stage.FEEDBACK, "case_soon": None, "case_due": None}
        log.case(case_id(1), "feedback", NOON - (hours - 1) * HOUR, in_disposal(1, rework=count, **again))
    log.case(case_id(1), "rework", NOON - 3 * HOUR, in_disposal(1, rework=3))
    log.case(case_id(1), "taken_back", NOON - 2 * HOUR, in_disposal(1, rework=2, stage=Stage.FEEDBACK))
    return log


def test_a_department_s_month_worked_out_by_hand():
    view = situation(reworked()).at()

    (row,) = DepartmentScores().answer(view).rows

    assert (row.name, row.group, row.rank) == ("D1 局", "专业部门", 1)
    assert (row.filed, row.handed, row.in_time, row.exempt, row.over) == (5, 4, 3, 1, 1)
    assert (row.closed, row.due, row.to_handle, row.rework) == (0, 1, 5, 2)
    parts = (10 * 100, 30 * 0, 30 * Fraction(300, 5), 30 * Fraction(200, 4))
    assert row.points == sum(parts) / 100
    assert row.grade == "D"
    assert Counter(one.case_id for one in EvaluationCases(count=Count.REWORK).answer(view)) == {case_id(1): 2}


def test_a_late_case_that_an_appeal_exempts_is_closed_in_time_and_counted_apart():
    log = ListSource()
    for n, exempt in ((1, True), (2, False), (3, False)):
        frozen = Light.GREEN if n == 3 else Light.RED
        log.case(case_id(n), "close", NOON - HOUR, state(n, stage=Stage.CLOSED, frozen=frozen, exempt=exempt))
    view = situation(log).at()

    numbers, week = MonthRates().answer(view), ClosingWeeks().answer(view).weeks[-1]

    assert (numbers.closed, numbers.closed_in_time, numbers.closed_exempt) == (3, 2, 1)
    assert (week.closed, week.in_time) == (3, 2)
    assert numbers.in_time_rate == Fraction(2, 3)


def test_who_had_nothing_due_is_in_no_ranking():
    log = ListSource()
    log.case(case_id(1), "file", NOON - HOUR, state(1, stage=Stage.FILED))
    view = situation(log).at()

    assert DepartmentScores().answer(view).rows == ()
    assert DepartmentScores().answer(view).without == 3
    assert AreaScores(level=AreaLevel.DISTRICT).answer(view).without == 1
    assert MonthRates().answer(view).in_time_rate is None
    assert MonthRates().answer(view).rework_rate is None


def weeks_log() -> ListSource:
    """A case a day since six weeks ago; each is closed a day later, every third one late; the newest stays over."""
    log = ListSource()
    for n in range(42):
        start = NOON - (42 - n) * DAY
        log.case(case_id(n), "dispatch", start, in_disposal(n, case_soon=start, case_due=start + 4 * HOUR))
    for n in range(40):
        frozen = Light.RED if n % 3 == 0 else Light.GREEN
        log.case(case_id(n), "close", NOON - (41 - n) * DAY, state(n, stage=Stage.CLOSED, frozen=frozen))
    log.events.sort(key=lambda one: one.recorded_at)
    return renumbered(log)


def renumbered(log: ListSource) -> ListSource:
    log.events = [replace(one, seq=place, chain_seq=place) for place, one in enumerate(log.events, start=1)]
    return log


def listed(view, week: ClosingWeek, count: Count, *, with_over: bool = False) -> list[str]:
    """Return the case ids of the list behind a part of a week's rate."""
    asked = EvaluationCases(count=count, with_over=with_over, since=week.start, until=week.start + WEEK - 1)
    return sorted(case.case_id for case in asked.answer(view))


@pytest.mark.parametrize("back", [0, 3, 9])
def test_each_week_stands_as_it_stood_at_its_end(back):
    log = weeks_log()
    t = NOON - back * DAY
    view = situation(log).at(t)
    trend = ClosingWeeks(weeks=8).answer(view)

    assert len(trend.weeks) == 8
    assert trend.weeks[-1].start == week_start(t)
    known = [week for week in trend.weeks if week.is_known]
    assert len(known) >= 3
    for week in known:
        slow = SlowCity(log.events, min(t, week.start + WEEK - 1), "recorded")
        month = SlowMonth(slow, week.start)
        counted = [month.cases(count) for count in (Count.CLOSED, Count.CLOSED_IN_TIME, Count.OVER)]
        assert [week.closed, week.in_time, week.over] == [len(cases) for cases in counted]
        closed, in_time, over = counted
        assert listed(view, week, Count.CLOSED_IN_TIME) == sorted(in_time)
        assert listed(view, week, Count.CLOSED, with_over=True) == sorted([*closed, *over])
    assert trend.last_year == ()
    assert trend.weeks[0].rate is None


def test_the_list_of_a_past_week_has_its_cases_as_they_stood_then_and_none_before_the_log():
    log, week = weeks_log(), 7 * DAY
    view, start = situation(log).at(NOON), week_start(NOON) - 2 * 7 * DAY

    over = EvaluationCases(count=Count.OVER, since=start, until=start + week - 1).answer(view)

    assert over
    assert {case.stage for case in over} == {Stage.DISPOSING}, "all but the newest are closed by now"
    before = EvaluationCases(count=Count.CLOSED, since=start - 52 * week, until=start - 51 * week - 1)
    assert before.answer(view) == ()


def test_merged_posts_are_said_as_they_were():
    log = ListSource()
    for hours, is_on in ((5, True), (2, False)):
        given = {"v": 1, "on": is_on}
        log.append("merged_posts", "switched", given, NOON - hours * HOUR, stream=Stream.CONFIG)
    city = situation(log)

    assert [MonthRates().answer(city.at(NOON - hours * HOUR)).merged_posts for hours in (6, 4, 1)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("axis", ["recorded", "valid"])
def test_a_walk_along_the_weeks_finds_what_a_view_of_each_would(seed, axis):
    log = growth.random_log(seed, cases=80, events=900, days=40)
    everybody = Filter(departments=(*growth.DEPARTMENTS, *growth.UNITS, ""))
    for back in (0, 9, 17):
        view = situation(log).at(NOON - back * DAY, axis)
        walked, viewed = ClosingWeeks(weeks=6).answer(view), ClosingWeeks(weeks=6, filter=everybody).answer(view)

        assert sum(week.due for week in walked.weeks) > 0
        assert walked == viewed


def test_what_lies_in_a_second_class_area_has_its_bands():
    log = ListSource()
    for n in range(1, 6):
        log.case(case_id(n), "file", NOON - 3 * HOUR, state(n, stage=Stage.FILED))
        log.case(case_id(n), "close", NOON - HOUR, state(n, stage=Stage.CLOSED, frozen=Light.GREEN))
    log.events.sort(key=lambda one: one.recorded_at)
    log = renumbered(log)
    grids = tuple(area for area in growth.city().areas if area.level is AreaLevel.UNIT_GRID)
    rural = Area(level=AreaLevel.DISTRICT, code="420102", name="江岸区", outline=(), area_type="rural")
    country = Situation(
        log, replace(growth.setting(), city=replace(growth.city(), areas=(rural, *grids))), now=HandClock()
    )
    country.load()

    (one,), (other,) = (
        AreaScores(level=AreaLevel.UNIT_GRID).answer(city.at()).rows for city in (situation(log), country)
    )

    assert (one.filed, other.filed) == (5, 5)
    assert one.points == area_score(complaints=0, filed=5, due=5, closed=5, in_time=5).points
    assert other.points == one.points + Fraction(20 * 15, 100)

"""Every number under a filter is that of its whole list, filtered by hand, case by case."""

from collections import Counter
from collections.abc import Iterable

import pytest

from app.domain.city import AreaLevel
from app.domain.moment import DAY, HOUR
from app.domain.terms import Light, Queue
from app.situation.case_row import CaseRow
from app.situation.filters import Filter
from app.situation.period import Period
from app.situation.questions.backlog import Backlog
from app.situation.questions.chased import Chased
from app.situation.questions.department_rates import DepartmentCases, DepartmentRates
from app.situation.questions.drill import Drill
from app.situation.questions.feed import Feed
from app.situation.questions.filed_cases import FiledCases
from app.situation.questions.filter_names import FilterNames
from app.situation.questions.hour_weekday import HourWeekday
from app.situation.questions.hours import HourlyFilings
from app.situation.questions.like_cases import LikeCases
from app.situation.questions.numbers import Numbers
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.overdue_ages import AGES, OverdueAges, OverdueOfAge
from app.situation.questions.pareto import ClassPareto
from app.situation.questions.queues import Queues
from app.situation.questions.rank_areas import RankAreas
from app.situation.questions.reply_times import RepliesOf, ReplyCases, ReplyTimes
from app.situation.questions.sources import Sources
from app.situation.questions.supervised import SupervisedAndOverdue
from app.situation.questions.supervision_now import SettledToday, SupervisionNow
from app.situation.questions.trend import Trend
from app.situation.questions.which import Which
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, situation

CITIES = {seed: situation(growth.random_log(seed, cases=120, events=1_100, days=12)) for seed in (71, 72)}
FILTERS = (
    Filter(classes=("E06",)), Filter(areas=("420102001",)), Filter(lights=(Light.RED,)), Filter(departments=("D1",)),
    Filter(departments=("U1",)), Filter(classes=("E0",), areas=("4201",), lights=(Light.RED, Light.YELLOW)),
    Filter(classes=("none",)),
)  # fmt: skip


@pytest.fixture(params=list(CITIES))
def view(request):
    return CITIES[request.param].at()


@pytest.fixture(params=FILTERS)
def by(request) -> Filter:
    return request.param


def passes(case: CaseRow, by: Filter) -> bool:
    chain = {case.department, case.unit, case.team, case.holder}
    return (
        (not by.classes or case.class_key.startswith(by.classes))
        and (not by.areas or case.grid.startswith(by.areas))
        and (not by.lights or case.light in by.lights)
        and (not by.departments or not chain.isdisjoint(by.departments))
    )


def by_hand(cases: Iterable[CaseRow], by: Filter) -> list[CaseRow]:
    return [case for case in cases if passes(case, by)]


def test_the_hand_takes_some_and_leaves_some(view):
    cases = Drill(which=Which.OPEN).answer(view)

    for by in FILTERS[:-1]:
        assert 0 < len(by_hand(cases, by)) < len(cases), by


@pytest.mark.parametrize("period", list(Period))
def test_the_four_numbers_and_their_parts(view, by, period):
    found = Numbers(period=period, filter=by).answer(view)

    def counted(which: Which, at=view, of: Period = period) -> int:
        return len(by_hand(Drill(which=which, period=of).answer(at), by))

    told = {
        Which.FILED_TODAY: found.filed, Which.REPORTED_TODAY: found.reported, Which.CLOSED_TODAY: found.closed,
        Which.IN_TIME_TODAY: found.in_time, Which.DUE_TODAY: found.due, Which.OVER_DUE_TODAY: found.open_overdue_due_today,
        Which.IN_HAND: found.in_hand, Which.TO_FILE: found.to_file, Which.BEFORE_FILING: found.before_filing,
        Which.HUNG: found.hung, Which.CASE_SOON: found.soon, Which.CASE_OVER: found.over, Which.STAGE_OVER: found.stage_over,
        Which.OVER_DUE_YESTERDAY: found.over_due_yesterday, Which.OVER_DUE_EARLIER: found.over_due_earlier,
    }  # fmt: skip
    assert {which: counted(which) for which in told} == told
    assert counted(Which.OVER_DUE_TODAY, of=Period.TODAY) == found.over_due_today
    assert counted(Which.CASE_OVER, at=view.before(view.t - HOUR)) == found.over_an_hour_ago
    then = view.before(period.like(view.t))
    if found.last_week_due is not None:
        for which, told in ((Which.DUE_TODAY, found.last_week_due), (Which.IN_TIME_TODAY, found.last_week_in_time)):
            assert counted(which, at=then) == len(LikeCases(which=which, period=period, filter=by).answer(view)) == told
    if found.filed_last_week is not None:
        assert len(by_hand(FiledCases(period=period, is_like=True).answer(view), by)) == found.filed_last_week
        assert len(FiledCases(period=period, filter=by, is_like=True).answer(view)) == found.filed_last_week


def test_the_queues(view, by):
    found = Queues(filter=by).answer(view)

    for row in found.rows:
        soon = Which.CASE_SOON if row.queue is Queue.DISPOSING else Which.STAGE_SOON
        told = {Which.OPEN: row.stock, soon: row.soon, Which.STAGE_OVER: row.stage_over, Which.CASE_OVER: row.case_over}
        lists = {which: Drill(which=which, queue=row.queue).answer(view) for which in told}
        assert {which: len(by_hand(cases, by)) for which, cases in lists.items()} == told
    for which, told in ((Which.IN_HAND, found.in_hand), (Which.TO_FILE, found.to_file), (Which.HUNG, found.hung)):
        assert len(by_hand(Drill(which=which).answer(view), by)) == told


def test_what_must_be_chased(view, by):
    found = SupervisedAndOverdue(limit=0, filter=by).answer(view)
    whole = SupervisedAndOverdue(limit=0).answer(view)

    assert list(found.rows) == by_hand(whole.rows, by)
    assert found.total == len(found.rows)
    for which, told in (
        (Which.WAITING, found.waiting),
        (Which.ANSWERED, found.answered),
        (Which.CASE_OVER, found.over),
    ):
        assert len(by_hand(Drill(which=which).answer(view), by)) == told
        chased = Chased(which=which, limit=0, filter=by).answer(view)
        assert [row.case for row in chased.rows] == by_hand(
            [row.case for row in Chased(which=which, limit=0).answer(view).rows], by
        )


@pytest.mark.parametrize("period", [Period.TODAY, Period.WEEK])
def test_the_board_of_supervision(view, by, period):
    board = SupervisionNow(period=period, filter=by).answer(view)
    ages, backlog = OverdueAges(filter=by).answer(view), Backlog(filter=by).answer(view)

    assert board.waiting == len(by_hand(Drill(which=Which.WAITING).answer(view), by)) == backlog.waiting
    assert board.over == len(by_hand(Drill(which=Which.CASE_OVER).answer(view), by)) == backlog.over == ages.total
    assert board.missed == len(by_hand(Drill(which=Which.REPLY_MISSED).answer(view), by))
    assert board.settled == len(by_hand(SettledToday(period=period).answer(view), by))
    lists = [by_hand(OverdueOfAge(age=age).answer(view), by) for age in range(len(AGES) + 1)]
    assert list(ages.counts) == [len(cases) for cases in lists]
    for row in ReplyTimes(period=period, filter=by).answer(view):
        replies = RepliesOf(department=row.department, period=period).answer(view)
        assert row.count == sum(passes(reply.case, by) for reply in replies)
        cases = ReplyCases(department=row.department, period=period, filter=by).answer(view)
        assert len(cases) == row.count


@pytest.mark.parametrize("period", [Period.WEEK, Period.MONTH])
def test_the_departments_rates(view, by, period):
    whole = {row.department for row in DepartmentRates(period=period).answer(view).rows}

    for row in DepartmentRates(period=period, filter=by).answer(view).rows:
        assert row.department in whole
        due = DepartmentCases(department=row.department, period=period).answer(view)
        kept = DepartmentCases(department=row.department, period=period, in_time=True).answer(view)
        assert (row.due, row.in_time) == (len(by_hand(due, by)), len(by_hand(kept, by)))


@pytest.mark.parametrize("period", list(Period))
def test_what_is_hot(view, by, period):
    cases = by_hand(FiledCases(period=period).answer(view), by)
    narrowed = {"period": period, "filter": by}

    sources = Sources(**narrowed).answer(view)
    classes = ClassPareto(limit=0, **narrowed).answer(view)
    areas = RankAreas(level=AreaLevel.DISTRICT, **narrowed).answer(view)

    assert {row.source: row.count for row in sources.rows if row.count} == Counter(case.source for case in cases)
    assert {row.class_key: row.count for row in classes.rows} == Counter(case.class_key for case in cases)
    assert {row.code: row.count for row in areas.rows if row.count} == Counter(
        case.grid[:6] for case in cases if case.grid[:6] == "420102"
    )
    assert HourWeekday(**narrowed).answer(view).total == sources.total == len(cases)


def test_days_and_hours(view, by):
    trend, hours = Trend(filter=by).answer(view), HourlyFilings(filter=by).answer(view)

    for day in trend.past:
        if day.count is not None:
            whole = FiledCases(since=day.start, until=day.start + DAY - 1).answer(view)
            assert day.count == len(by_hand(whole, by))
    today = FiledCases(since=view.day_start).answer(view)
    assert sum(hours.today) + hours.running == trend.today.count == len(by_hand(today, by))


def test_steps_and_the_map(view, by):
    whole, found = Feed(limit=5_000).answer(view), Feed(limit=5_000, filter=by).answer(view)
    standing = {case.case_id: case for case in Drill(which=Which.OPEN).answer(view)}
    opened = OpenCases(filter=by).answer(view)

    steps = [step for step in whole.rows if step.case_id in standing]
    assert [step for step in found.rows if step.case_id in standing] == [
        step for step in steps if passes(standing[step.case_id], by)
    ]
    assert {opened.case_id(place) for place in range(len(opened.lon))} == {
        case.case_id for case in by_hand(standing.values(), by)
    }


def test_a_filter_is_called_by_names(view):
    by = Filter(classes=("E06010", "E99"), areas=("420102",), departments=("D1",))

    assert FilterNames(filter=by).answer(view) == ("暴露垃圾", "E99", "江岸区", "D1 局")
    assert view.t == NOON

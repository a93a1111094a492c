"""Replay equals history: at random moments of a generated city's log, what every panel is told is what a fold of the log says.

Compared with the slow reading (:mod:`tests.integration.history_reference`): the kinds of question in :data:`FOLDED`, by the
numbers that the tests name. Those in :data:`NOT_FOLDED` are compared only with a read model that never saw a later event,
as every question of every scene is; five of them tell of tracks and differ from it by choice.
That each number is as long as its list: tests/integration/wall_lists_history_test.py.
"""

from collections import Counter

import pytest

from app.domain.city import AreaLevel
from app.domain.moment import DAY, MINUTE
from app.domain.terms import Stage, Stream
from app.situation.answers import answer_all
from app.situation.evaluation import Count
from app.situation.period import Period
from app.situation.questions.alarms import Alarms
from app.situation.questions.area_scores import AreaScores
from app.situation.questions.backlog import Backlog
from app.situation.questions.chased import Chased
from app.situation.questions.closing_weeks import ClosingWeek, ClosingWeeks
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.department_scores import DepartmentScores
from app.situation.questions.duty_roster import DutyRoster
from app.situation.questions.evaluation_cases import EvaluationCases
from app.situation.questions.feed import Feed
from app.situation.questions.grid_presence import GridPresence
from app.situation.questions.hotlines import Hotlines
from app.situation.questions.hour_weekday import HourWeekday
from app.situation.questions.hours import HourlyFilings
from app.situation.questions.inspector_loads import InspectorLoads
from app.situation.questions.month_rates import MonthRates
from app.situation.questions.night import Night
from app.situation.questions.night_hours import NightHours
from app.situation.questions.numbers import Numbers
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.overdue_ages import OverdueAges
from app.situation.questions.pareto import ClassPareto
from app.situation.questions.people import People
from app.situation.questions.queues import Queues
from app.situation.questions.rank_areas import RankAreas
from app.situation.questions.reply_times import ReplyTimes
from app.situation.questions.sources import Sources
from app.situation.questions.supervised import SupervisedAndOverdue
from app.situation.questions.supervision_now import SupervisionNow
from app.situation.questions.task_times import TaskAnswers
from app.situation.questions.trend import SHOWN, Trend
from app.situation.questions.wall_now import WallNow
from app.situation.questions.which import Which
from tests.integration import history_periods as slow_periods
from tests.integration import history_reference as slow
from tests.integration import history_work as slow_work
from tests.integration.history_written import (
    UntilThen,
    Written,
    duties,
    moments,
    questions_of_all_scenes,
    same,
    situation,
)
from tests.integration.simulate_world import THURSDAY

MOMENTS = 50
WHOLE_MOMENTS = 8
"""Moments for which every question of every scene is asked of a read model that ends there."""


AS_WALKED = frozenset({"CoverageBoard", "BlindSpots", "DoubtCounts", "Replay", "Unseen"})
"""Questions about tracks: they tell where people were by their devices' own time, late batches of it included."""


FOLDED = frozenset({
    "Alarms", "AreaScores", "Backlog", "Chased", "ClassPareto", "ClosingWeeks", "DepartmentRates", "DepartmentScores",
    "DutyRoster", "Feed", "GridPresence", "Hotlines", "HourWeekday", "HourlyFilings", "InspectorLoads", "MonthRates", "Night",
    "NightHours", "Numbers", "OpenCases", "OverdueAges", "People", "Queues", "RankAreas", "ReplyTimes", "Sources",
    "SupervisedAndOverdue", "SupervisionNow", "TaskAnswers", "Trend", "WallNow",
})  # fmt: skip
"""Kinds of question whose numbers a fold of the log is held against, at every one of the moments."""

NOT_FOLDED = {
    **dict.fromkeys(
        ("BlindSpots", "CoverageBoard", "DoubtCounts"), "tracks: references of their own in tests/unit/situation"
    ),
    **dict.fromkeys(
        ("Spotlight", "SpotlightNear", "SpotlightTimes", "Pointed", "Followed", "Cameras"), "one thing, no count"
    ),
    **dict.fromkeys(
        ("EmergencyForces", "EmergencyNow", "EmergencyOrders", "EmergencyResources", "RollCalls"), "none in this log"
    ),
    **dict.fromkeys(("DutyPosts", "NightWatch"), "telephones"),
    "NightQueues": "the queues of urgent cases, folded as Queues",
    "InspectorScores": "points; their tasks are folded as InspectorLoads and TaskAnswers",
    "PostScores": "points of persons at desks",
    "RecurringSpots": "clusters of places: tests/unit/situation/test_situation_hot.py sees that none is missed",
}
"""The other kinds that shipped scenes ask, and why."""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = Written(tmp_path_factory.mktemp("replayed"))
    yield made
    made.store.dispose()


@pytest.fixture(params=moments(MOMENTS, 11), ids=lambda t: f"{(THURSDAY - t) // MINUTE} min before")
def then(request, written):
    """One of fifty random moments: the read model's view of it and the slow city."""
    t = request.param
    return written, written.situation.at(t), written.city(t)


def test_every_number_of_every_panel_is_what_a_fold_of_the_log_says(then):
    written, view, city = then
    whole = written.told

    numbers = Numbers().answer(view)
    expected = city.numbers(whole)
    assert {name: getattr(numbers, name) for name in expected} == expected

    queues = Queues().answer(view)
    assert [(r.queue, r.stock, r.soon, r.stage_over, r.case_over) for r in queues.rows] == city.queues()
    assert queues.before_filing == expected["before_filing"]

    chased = SupervisedAndOverdue(limit=0).answer(view)
    assert [row.case_id for row in chased.rows] == city.chased()
    assert (chased.waiting, chased.over) == (len(city.waiting()), len(city.over()))

    rates = DepartmentRates().answer(view)
    found = city.rates(written.rules.city.departments)
    assert {one.department: (one.handed_over, one.open_overdue, one.in_time) for one in rates.rows} == found
    assert [one.department for one in rates.rows] == city.best_first(found)

    assert list(OverdueAges().answer(view).counts) == city.ages()
    hours = HourlyFilings().answer(view)
    assert {name: getattr(hours, name) for name in ("today", "running", "last_week")} == city.hours(whole)
    backlog = Backlog().answer(view)
    assert {one.department: (one.soon, one.over, one.waiting) for one in backlog.rows} == city.backlog()
    supervision = SupervisionNow().answer(view)
    assert (supervision.waiting, supervision.over) == (len(city.waiting()), len(city.over()))
    feed = Feed(limit=9).answer(view)
    assert [(one.at, one.kind, one.case_id) for one in feed.rows] == city.feed(9)
    assert feed.in_last_hour == city.steps_in_hour()


def closing_lists(view, week: ClosingWeek) -> tuple[list[str], list[str], list[str]]:
    """Return the cases behind the counts of a week's rate: closed, in time and over, each list as long as its count."""
    counts = {Count.CLOSED: week.closed, Count.CLOSED_IN_TIME: week.in_time, Count.OVER: week.over}
    asked = {
        count: EvaluationCases(count=count, since=week.start, until=week.start + slow_periods.WEEK - 1)
        for count in counts
    }
    found = {count: sorted(case.case_id for case in one.answer(view)) for count, one in asked.items()}
    assert {count: len(cases) for count, cases in found.items()} == counts
    return found[Count.CLOSED], found[Count.CLOSED_IN_TIME], found[Count.OVER]


def test_what_the_weeks_and_the_month_brought_is_what_a_fold_of_the_log_says(then):
    written, view, city = then
    periods, areas = slow_periods.Periods(city), written.rules.city.areas

    for period, length in ((Period.WEEK, slow_periods.WEEK), (Period.DAY, DAY)):
        sources = Sources(period=period).answer(view)
        assert {row.source: (row.count, row.before) for row in sources.rows} == periods.sources(length)
        pareto = ClassPareto(period=period).answer(view)
        shares = [(row.class_key, row.count, row.upto, row.before) for row in pareto.rows]
        summed = {name: getattr(pareto, name) for name in ("others", "rest", "few", "total")}
        assert {"rows": shares, **summed} == periods.pareto(length, 7)
        ranked = {row.code: (row.count, row.before) for row in RankAreas(period=period).answer(view).rows}
        assert ranked == periods.areas(length, areas, AreaLevel.SUBDISTRICT)
    assert [list(row) for row in HourWeekday(period=Period.WEEK).answer(view).counts] == periods.hours_of_weekdays()
    trend = Trend().answer(view)
    assert [(day.start, day.count) for day in (*trend.past, trend.today)] == periods.days(SHOWN)

    weeks = {week.start: week for week in ClosingWeeks().answer(view).weeks if week.is_known}
    assert {start: closing_lists(view, one) for start, one in weeks.items()} == periods.closing_weeks(12)
    month = MonthRates().answer(view)
    expected = periods.month_numbers()
    assert {name: getattr(month, name) for name in expected} == expected
    for period, since in ((Period.WEEK, city.t - slow_periods.WEEK + 1), (Period.MONTH, periods.month())):
        replies = ReplyTimes(period=period).answer(view)
        found = {row.department: (row.count, row.late, row.taken_us, row.limit_us) for row in replies}
        assert found == periods.replies(since)


def test_calls_tasks_and_the_cases_on_the_map_are_what_a_fold_of_the_log_says(then):
    _, view, city = then
    periods = slow_periods.Periods(city)

    hotlines = Hotlines().answer(view)
    assert (hotlines.by_12345, hotlines.by_12319) == periods.hotlines()
    tasks = TaskAnswers().answer(view)
    for times, answers, stage in (
        (tasks.verify, slow_periods.VERIFY_ANSWERS, Stage.VERIFYING),
        (tasks.check, slow_periods.CHECK_ANSWERS, Stage.CHECKING),
    ):
        expected = periods.tasks(answers, stage)
        assert {name: getattr(times, name) for name in expected} == expected
    assert placed(OpenCases().answer(view)) == periods.map_cases()


def test_what_scores_are_made_of_and_who_had_what_to_do_is_what_a_fold_of_the_log_says(then):
    written, view, city = then
    work, whole = slow_work.Work(slow_periods.Periods(city)), written.rules.city

    for level in (AreaLevel.DISTRICT, AreaLevel.SUBDISTRICT):
        rows = AreaScores(level=level).answer(view).rows
        assert {row.code: (row.filed, row.closed, row.in_time, row.over) for row in rows} == work.areas(
            whole.areas, level
        )
    rows = DepartmentScores().answer(view).rows
    found = {row.department: (row.filed, row.closed, row.handed, row.in_time, row.over) for row in rows}
    assert found == work.departments(whole.departments)

    on_shift = [one.terminal for one in duties() if one.start <= city.t < one.end]
    loads = InspectorLoads().answer(view).rows
    did = {row.terminal: (row.in_hand, row.late, row.reported, row.verified, row.checked) for row in loads}
    assert did == work.loads(on_shift)
    assert shifts_of(DutyRoster().answer(view)) == work.shifts(duties())

    lists = {which: Chased(which=which, limit=0).answer(view) for which in CHASED}
    waiting = [case for case in city.chased() if case in city.waiting()]
    assert [row.case.case_id for row in lists[Which.WAITING].rows] == waiting
    assert {row.case.case_id for row in lists[Which.ANSWERED].rows} == work.answered()
    assert [row.case.case_id for row in lists[Which.OVER_UNSUPERVISED].rows] == work.unsupervised()
    assert lists[Which.OVER_UNSUPERVISED].unurged == work.unurged(work.unsupervised())

    night, expected = Night().answer(view), work.night()
    assert {name: getattr(night, name) for name in expected} == expected
    hours = NightHours().answer(view)
    counts = work.night_hours(hours.hours)
    assert (list(hours.tonight), hours.running) == (counts[: len(hours.tonight)], sum(counts[len(hours.tonight) :]))


def test_the_log_has_something_of_everything_that_is_compared(written):
    seen = Counter()
    for t in moments(MOMENTS, 11):
        periods = slow_periods.Periods(written.city(t))
        work, (by_12345, by_12319) = slow_work.Work(periods), periods.hotlines()
        night = work.night()
        seen.update(
            by_12345=by_12345, by_12319=by_12319, before=len(periods.filed_before(DAY) or ()),
            replies=len(periods.replies(periods.month())), placed=len(periods.map_cases()), answered=len(work.answered()),
            checks=periods.tasks(slow_periods.CHECK_ANSWERS, Stage.CHECKING)["answered"],
            verified=periods.tasks(slow_periods.VERIFY_ANSWERS, Stage.VERIFYING)["answered"],
            in_hand=sum(row[0] for row in work.loads(()).values()), unsupervised=len(work.unsupervised()),
            **{name: night[name] for name in ("urgent_total", "reported", "disposing")},
            **{name: count for name, count in periods.month_numbers().items() if name != "forced"},
        )  # fmt: skip
    assert min(seen.values()) > 0, seen


CHASED = (Which.WAITING, Which.ANSWERED, Which.OVER_UNSUPERVISED)


def shifts_of(board):
    """Return the rows of the duty roster by grid: what runs, and what comes."""
    found = {}
    for row in board.rows:
        running, _ = found.setdefault(row.duty_grid, ([], (row.next_at or 0, row.coming)))
        if row.until is not None:
            running.append((row.until, row.terminals))
    return found


def placed(shown):
    """Return what the map is told of each case, by its id."""
    names = ("lon", "lat", "light", "stage_over", "urgent", "supervised", "hung", "queue")
    rows = zip(*(getattr(shown, name).tolist() for name in names), strict=True)
    return {shown.case_id(place): row for place, row in enumerate(rows)}


def test_alarms_and_wall_are_what_stood_there(then):
    written, view, city = then

    assert {one.subject for one in Alarms(limit=0).answer(view).open} == set(slow.open_alarms(written.events, city.t))
    state = WallNow(wall="hall").answer(view)
    wall = slow.wall_at(written.events, city.t)
    assert {name: getattr(state, name) for name in wall} == wall


def test_people_stand_where_they_stood(then):
    written, view, city = then
    on_shift = [one for one in duties() if one.start <= city.t < one.end]
    presence = [one for one in written.events if one.stream == Stream.TERMINAL]

    people = People(limit=0).answer(view)
    status, places = slow.people_at(written.fixes, presence, on_shift, city.t)

    grids = {row.duty_grid: (row.due, row.offline, row.no_fix) for row in GridPresence().answer(view).rows}
    assert grids == {grid: by_status(status, on_shift, grid) for grid in {one.duty_grid for one in on_shift}}
    assert people.due == len(on_shift) == len(status)
    counts = {word: sum(one == word for one in status.values()) for word in ("offline", "no_fix", "out")}
    assert (people.offline, people.no_fix) == (counts["offline"], counts["no_fix"])
    assert people.on_duty + people.out_of_grid + people.lingering == counts["out"]
    shown = {
        who: (lon, lat)
        for who, lon, lat in zip(people.terminals, people.lon.tolist(), people.lat.tolist(), strict=True)
    }
    assert {who: shown[who] for who in places} == places


def by_status(status, on_shift, grid):
    """Return how many are due in a grid, how many off line and without a place."""
    mine = [status[one.terminal] for one in on_shift if one.duty_grid == grid]
    return len(mine), mine.count("offline"), mine.count("no_fix")


def test_every_kind_of_question_that_scenes_ask_is_folded_or_said_why_not(qapp):
    kinds = {type(question).__name__ for question in questions_of_all_scenes(qapp)}

    assert kinds == FOLDED | NOT_FOLDED.keys()
    assert not FOLDED & NOT_FOLDED.keys()


def test_every_question_of_every_scene_is_answered_as_if_nothing_had_happened_since(qapp, written):
    asked = questions_of_all_scenes(qapp)
    assert len(asked) > 25

    others = set()
    for t in moments(WHOLE_MOMENTS, 12):
        now = answer_all(written.situation.at(t), asked)
        known = answer_all(situation(UntilThen(written, t), t).at(t), asked)
        assert now.failures.keys() == known.failures.keys(), t
        others |= {type(one).__name__ for one, answer in known.answers.items() if not same(answer, now.answers[one])}
    assert others <= AS_WALKED

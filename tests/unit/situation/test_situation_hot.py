"""What is hot: every count is as long as its list, the parts add up, and the band holds about as often as it says."""

import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app.adapters.tables import read_calendar
from app.domain.city import AreaLevel
from app.domain.moment import CHINA, DAY, HOUR, MINUTE, to_datetime
from app.domain.terms import Stage
from app.domain.work_time import local_day, midnight
from app.simulate.story.rhythm import arrivals
from app.situation.evaluation import Count
from app.situation.filed import filed, filing_events
from app.situation.filters import Filter
from app.situation.period import Period
from app.situation.questions.drill import Drill
from app.situation.questions.evaluation_cases import EvaluationCases
from app.situation.questions.filed_cases import FiledCases
from app.situation.questions.filed_rest import FiledRest
from app.situation.questions.hour_weekday import HourWeekday
from app.situation.questions.numbers import Numbers
from app.situation.questions.pareto import ClassPareto
from app.situation.questions.rank_areas import RankAreas
from app.situation.questions.recurrence import Recurrence
from app.situation.questions.recurring_spots import RecurringSpots, SpotCases
from app.situation.questions.sources import Sources
from app.situation.questions.trend import Trend, forecast
from app.situation.questions.usual import FEWEST_DAYS, HIGH, LOW
from app.situation.questions.which import Which
from tests.unit.situation import growth
from tests.unit.situation.growth import CENTRE, NOON, ListSource, case_id, situation, state
from tests.unit.situation.reference import FILING, SlowCity

SEEDS = (51, 52, 53)
LOGS = {seed: growth.random_log(seed, cases=90, events=900, days=40) for seed in SEEDS}
CITIES = {seed: situation(log) for seed, log in LOGS.items()}
FILTERS = (Filter(), Filter(classes=("E0",)), Filter(areas=("420102",)), Filter(classes=("C02003",), areas=("420103",)))
BEFORE_FILING = {Stage.REPORTED, Stage.VERIFYING, Stage.ACCEPTED}


@pytest.fixture(params=SEEDS)
def seed(request) -> int:
    return request.param


def slowly_filed(city: SlowCity) -> dict[str, int]:
    """Return when each case that is filed at the moment was filed last."""
    times: dict[str, int] = {}
    for told in city.told:
        if told.step in FILING and told not in city.undone:
            times[told.case_id] = told.at
    last = {case: one.state for case, one in city.last.items()}
    return {
        case: at for case, at in times.items() if last[case].stage not in BEFORE_FILING and not last[case].unfiled
    }  # fmt: skip


@pytest.mark.parametrize("axis", ["recorded", "valid"])
@pytest.mark.parametrize("days_ago", [0, 3, 17])
def test_a_case_is_filed_once_when_it_was_filed_last(seed, axis, days_ago):
    t = NOON - days_ago * DAY
    view, slow = CITIES[seed].at(t, axis), SlowCity(LOGS[seed].events, t, axis)
    expected = slowly_filed(slow)
    since, until = t - 9 * DAY, t - 2 * DAY

    found = filed(view, since, until)
    times = {view.find(case): at for case, at in expected.items() if since <= at <= until}

    assert dict(zip(found.case.tolist(), found.time.tolist(), strict=True)) == times
    assert found.time.tolist() == sorted(found.time.tolist())
    assert len(filing_events(view, 0, t)[0]) == len(expected)


@pytest.mark.parametrize("period", list(Period))
@pytest.mark.parametrize("by", FILTERS)
def test_the_parts_of_a_period_add_up_to_one_number_and_each_is_as_long_as_its_list(seed, period, by):
    view = CITIES[seed].at()
    total = Numbers(period=period, filter=by).answer(view).filed
    sources, spread = Sources(period=period, filter=by).answer(view), HourWeekday(period=period, filter=by).answer(view)
    classes = ClassPareto(limit=2, period=period, filter=by).answer(view)
    areas = RankAreas(level=AreaLevel.DISTRICT, period=period, filter=by).answer(view)

    def drilled(**narrower: object) -> int:
        return len(FiledCases(**{"period": period, "filter": by} | narrower).answer(view))

    assert drilled() == sources.total == spread.total == classes.total == areas.total == total
    assert sum(row.count for row in sources.rows) == sum(spread.by_weekday) == total
    assert sum(row.count for row in classes.rows) + classes.rest == total
    assert sum(row.count for row in areas.rows) + areas.outside == total
    for row in sources.rows:
        assert drilled(source=row.source) == row.count
        assert row.before in {None, drilled(source=row.source, is_before=True)}
    for row in ClassPareto(limit=0, period=period, filter=by).answer(view).rows:
        only = Filter(classes=(row.class_key,)).within(by)
        assert drilled(filter=only) == row.count
        assert row.before in {None, drilled(filter=only, is_before=True)}
    for row in areas.rows:
        only = Filter(areas=(row.code,)).within(by)
        assert drilled(filter=only) == row.count
        assert row.before in {None, drilled(filter=only, is_before=True)}
    level, codes = AreaLevel.DISTRICT, [row.code for row in areas.rows]
    upper = tuple(row.class_key for row in classes.rows)
    rests = {
        FiledRest(classes=upper, period=period, filter=by): classes.rest,
        FiledRest(sources=tuple(row.source for row in sources.rows[:2]), period=period, filter=by): sum(
            row.count for row in sources.rows[2:]
        ),
        FiledRest(level=level, areas=tuple(codes[:1]), period=period, filter=by): sum(
            row.count for row in areas.rows[1:]
        ),
        FiledRest(level=level, outside=True, period=period, filter=by): areas.outside,
    }
    assert {asked: len(asked.answer(view)) for asked in rests} == rests
    assert (sources.rows[0].before is None) == (period is Period.MONTH)
    for day, hour in [(0, 9), (3, 10), (6, 23), spread.peak or (0, 0)]:
        assert drilled(weekday=day, hour=hour) == spread.counts[day][hour]


@pytest.mark.parametrize("period", [Period.WEEK, Period.MONTH])
def test_what_a_week_or_month_is_held_against_is_one_number_on_all_panels(period):
    log, before = ListSource(), 9 * DAY if period is Period.WEEK else 31 * DAY
    log.case(case_id(0), "file", NOON - 90 * DAY, state(0, stage=Stage.FILED))
    for n in (1, 2):
        log.case(case_id(n), "file", NOON - before, state(n, stage=Stage.FILED))
    log.case(case_id(1), "return_to_registry", NOON - HOUR, state(1, stage=Stage.REPORTED))
    log.case(case_id(1), "file", NOON - MINUTE, state(1, stage=Stage.FILED))
    view = situation(log).at()

    numbers, sources = Numbers(period=period).answer(view), Sources(period=period).answer(view)

    assert (numbers.filed, sources.total) == (1, 1), "filed once, when it was filed last"
    assert numbers.filed_last_week == sum(row.before for row in sources.rows) == 1
    for of in ({"is_like": True}, {"is_before": True}):
        assert [row.case_id for row in FiledCases(period=period, **of).answer(view)] == [case_id(2)]


def test_hours_and_weekdays_are_local_ones():
    log = ListSource()
    sunday_night = midnight(date(2024, 6, 9)) + 23 * HOUR + 59 * MINUTE
    log.case(case_id(1), "file", sunday_night, state(1, stage=Stage.FILED))
    view = situation(log).at(NOON)

    found = HourWeekday().answer(view)

    assert to_datetime(sunday_night).astimezone(CHINA).weekday() == 6
    assert found.peak == (6, 23)
    assert found.total == 1


@pytest.mark.parametrize("by", FILTERS)
def test_each_day_of_the_trend_is_as_long_as_its_list(seed, by):
    view = CITIES[seed].at()
    found = Trend(filter=by).answer(view)

    for day in (*found.past, found.today):
        if day.count is not None:
            cases = FiledCases(filter=by, since=day.start, until=min(view.t, day.start + DAY - 1)).answer(view)
            assert len(cases) == day.count
    assert found.today.count == Numbers(filter=by).answer(view).filed
    assert [day.start - view.day_start for day in found.ahead] == [place * DAY for place in range(1, 8)]
    assert all(day.count is None for day in found.ahead)
    assert found.past[-1].last_week == next(
        day.count for day in found.past if day.start == found.past[-1].start - 7 * DAY
    )


def test_days_that_the_log_does_not_cover_are_not_known_and_not_zero(seed):
    view = CITIES[seed].at(NOON - 30 * DAY)

    found = Trend().answer(view)

    assert {day.count for day in found.past[:12]} == {None}
    assert found.past[-1].count is not None
    assert all(row.before is None for row in Sources(period=Period.MONTH).answer(view).rows)


def test_a_day_s_band_is_that_of_the_evening_before():
    log = growth.random_log(61, cases=200, events=3_000, days=60)
    city = situation(log)
    now = Trend().answer(city.at(NOON, "valid"))

    for day in now.past[-6:]:
        then = Trend().answer(city.at(day.start, "valid"))
        assert (then.today.low, then.today.high) == pytest.approx((day.low, day.high))


def test_the_band_of_alike_days_is_their_percentiles_and_too_few_have_none():
    assert forecast(list(range(1, 20))) == (2.0, 18.0)
    assert forecast([7, 5, 6, 9, 8]) == (5.0, 9.0)
    assert forecast([7, 5, 6, 9]) is None


def test_the_band_holds_about_eight_days_of_ten_of_a_generated_year_it_has_not_seen():
    calendar = read_calendar(Path(__file__).parents[3] / "config" / "calendar")
    start, days, inside = midnight(date(2026, 1, 5)), 330, []
    times = arrivals(start, start + days * DAY, calendar, 330.0, random.Random(7))
    counts = [0] * days
    for at in times:
        counts[(at - start) // DAY] += 1
    is_workday = [calendar.is_workday(local_day(start + day * DAY)) for day in range(days)]

    for day in range(28, days):
        alike = [counts[one] for one in range(day - 28, day) if is_workday[one] is is_workday[day]]
        band = forecast(alike)
        if band is not None:
            inside.append(band[0] <= counts[day] <= band[1])

    held = sum(inside) / len(inside)
    assert len(inside) > 280
    assert 0.72 <= held <= 0.86  # two standard deviations about 0.8, a little less for weekends of fewer than nine days


def spotted(metres: tuple[float, ...], *, days: tuple[float, ...] = (1.0, 2.0, 3.0), **changes: object) -> ListSource:
    """Return reports of one class, each so many metres east of the centre and days old."""
    log = ListSource()
    for number, (east, old) in enumerate(zip(metres, days, strict=True), start=1):
        lon = CENTRE[0] + east / 95_880  # a degree here
        at = NOON - round(old * DAY)
        values = {"lon": lon, "reported_at": at, "stage": Stage.ACCEPTED} | changes
        log.case(case_id(number), "reported", at, state(number, **values))
    log.events.sort(key=lambda event: event.recorded_at)
    for seq, event in enumerate(log.events, start=1):
        log.events[seq - 1] = type(event)(**{name: getattr(event, name) for name in event.__slots__} | {"seq": seq})
    return log


def test_three_reports_within_fifty_metres_are_a_spot_and_two_are_not():
    near, far = situation(spotted((0, 40, -40))), situation(spotted((0, 40, 95)))

    (spot,) = RecurringSpots().answer(near.at(NOON)).rows
    asked = Recurrence(class_key=spot.class_key, lon=spot.lon, lat=spot.lat)

    assert (spot.count, spot.still_open, spot.latest.case_id) == (3, 3, case_id(1))
    assert asked.answer(near.at(NOON)).count == 3
    assert RecurringSpots().answer(far.at(NOON)).total == 0
    assert RecurringSpots(least=2).answer(far.at(NOON)).total == 1


def test_a_spot_is_listed_where_it_was_reported_again_in_the_period_and_void_cases_are_none():
    old = situation(spotted((0, 1, 2), days=(8.0, 9.0, 10.0))).at(NOON)
    void = situation(spotted((0, 1, 2), stage=Stage.VOID)).at(NOON)

    assert RecurringSpots(period=Period.WEEK).answer(old).total == 0
    assert RecurringSpots(period=Period.MONTH).answer(old).total == 1
    assert RecurringSpots().answer(void).total == 0


@pytest.mark.parametrize("by", FILTERS)
def test_spots_count_what_recurrence_counts_and_share_no_case(seed, by):
    view = CITIES[seed].at()

    found = RecurringSpots(limit=0, period=Period.MONTH, filter=by, metres=60.0).answer(view)
    lists = [
        SpotCases(class_key=one.class_key, lon=one.lon, lat=one.lat, filter=by, metres=60.0).answer(view)
        for one in found.rows
    ]

    assert found.total == len(found.rows)
    assert [len(cases) for cases in lists] == [one.count for one in found.rows]
    for one in found.rows:
        asked = SpotCases(class_key=one.class_key, lon=one.lon, lat=one.lat, open_only=True, filter=by, metres=60.0)
        assert len(asked.answer(view)) == one.still_open
    listed = [case.case_id for cases in lists for case in cases]
    assert len(listed) == len(set(listed)) == found.cases
    for one in found.rows if by.is_empty else ():
        asked = Recurrence(class_key=one.class_key, lon=one.lon, lat=one.lat, metres=60.0)
        assert asked.answer(view).count == one.count


def test_no_spot_is_missed(seed):
    view = CITIES[seed].at()
    found = RecurringSpots(limit=0, period=Period.MONTH, metres=60.0, days=30).answer(view)
    everything = SpotCases(class_key="E06010", lon=CENTRE[0], lat=CENTRE[1], metres=1e6).answer(view)
    centres = [one for one in found.rows if one.class_key == "E06010"]

    for case in everything:
        near = Recurrence(class_key="E06010", lon=case.lon, lat=case.lat, metres=60.0).answer(view).count
        apart = [abs(case.lon - one.lon) * 95_880 for one in centres]
        if near >= 3 and case.reported_at >= Period.MONTH.start(view.t):
            assert min(apart) <= 121


@pytest.mark.parametrize("seed", range(20))
def test_a_band_is_interpolated_as_weibull_has_it(seed):
    rng = random.Random(seed)
    counts = [rng.randrange(900) for _ in range(rng.randrange(FEWEST_DAYS, 29))]
    expected = np.percentile(counts, [LOW, HIGH], method="weibull").tolist()
    assert list(forecast(counts)) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("last", "stage"), [("refuse_file", Stage.VOID), ("force_close", Stage.CLOSED)])
def test_a_filing_taken_back_is_none_however_its_case_ended(last, stage):
    log = ListSource()
    for minute, (step, then) in enumerate(
        (("accept", Stage.ACCEPTED), ("file", Stage.FILED), ("taken_back", Stage.ACCEPTED), (last, stage))
    ):
        log.case(case_id(1), step, NOON - HOUR + minute * MINUTE, state(1, stage=then))
    log.case(case_id(2), "file", NOON - HOUR, state(2, stage=Stage.FILED))
    log.case(case_id(2), "approve_void", NOON - MINUTE, state(2, stage=Stage.VOID))
    view = situation(log).at()

    assert [row.case_id for row in Drill(which=Which.FILED_TODAY).answer(view)] == [case_id(2)]
    assert [row.case_id for row in EvaluationCases(count=Count.FILED).answer(view)] == [case_id(2)]

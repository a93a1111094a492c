"""What happens in the simulated city: classes, hours, places, the queue of acts, what is left to people."""

import random
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from app.adapters.tables import read_calendar, read_catalogue, read_limits
from app.domain.moment import CHINA, DAY, HOUR, MINUTE, from_datetime, to_datetime
from app.domain.terms import Post, Source, Stage
from app.services.advice import Advisor
from app.simulate.city import generate_city
from app.simulate.live.leaving import Leaving
from app.simulate.live.tasks import Tasks
from app.simulate.story.acts import Acts, Moving
from app.simulate.story.class_mix import class_mix
from app.simulate.story.delays import Delays, Pace
from app.simulate.story.hotline import caller
from app.simulate.story.moves import Move
from app.simulate.story.rhythm import arrivals, evenly
from app.simulate.story.side_acts import still_fits
from app.simulate.story.spots import spots_of
from app.simulate.story.ticket import Ticket
from app.situation.places import Places

ROOT = Path(__file__).parents[2]
MONDAY = from_datetime(datetime(2026, 6, 8, tzinfo=CHINA))


@pytest.fixture(scope="module")
def limits():
    return read_limits(ROOT / "config" / "limits")[0]


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue(ROOT / "resources" / "catalogue")


@pytest.fixture(scope="module")
def calendar():
    return read_calendar(ROOT / "config" / "calendar")


@pytest.fixture(scope="module")
def mix(limits, catalogue):
    return class_mix({key: entry.name for key, entry in catalogue.classes.items()}, limits)


@pytest.fixture(scope="module")
def city():
    return generate_city()


def ticket(case_id="a", stage=Stage.REPORTED, **more):
    return Ticket(
        case_id=case_id, version=1, stage=stage, source=Source.COLLECTOR, class_key="E06010", condition="1",
        urgent=False, lon=0.0, lat=0.0, grid="", duty_grid="", reporter="2001", **more,
    )  # fmt: skip


def moving(of, at, post=Post.ACCEPTOR, *, aside=False):
    return Moving(ticket=of, move=Move(at=at, step="accept", post=post), plan=of.plan, is_aside=aside)


def test_a_problem_meets_a_condition_of_its_class_and_advice_finds_it_in_its_words(mix, limits, catalogue, city):
    rng, advisor = random.Random(1), Advisor(city, Places(city), limits, catalogue)
    problems = [mix.draw(theme, rng) for theme in mix.themes for _ in range(60)]

    for problem in problems:
        assert problem.condition in {row.condition for row in limits.conditions(problem.class_key)}
    agreed = [advisor.condition(p.class_key, p.description).value == p.condition for p in problems]
    assert sum(agreed) > 0.8 * len(agreed)


def test_litter_and_parking_lead_the_classes_and_urgent_is_rare(mix, limits):
    rng = random.Random(2)
    themes = rng.choices(tuple(mix.themes), tuple(mix.themes.values()), k=4000)
    problems = [mix.draw(theme, rng) for theme in themes]

    assert {"E06010", "E09009", "E09010"} <= {key for key, _ in Counter(p.class_key for p in problems).most_common(4)}
    urgent = sum(limits.handling(p.class_key, p.condition).urgent for p in problems)
    assert 0.01 < urgent / len(problems) < 0.12
    assert sum(p.class_key.startswith("E") for p in problems) > 0.8 * len(problems)


def test_a_usual_week_has_the_wanted_number_of_reports(calendar):
    times = list(arrivals(MONDAY, MONDAY + 28 * DAY, calendar, 330.0, random.Random(3)))

    assert times == sorted(times)
    assert 0.9 < len(times) / (28 * 330) < 1.1
    days = Counter(to_datetime(at).weekday() for at in times)
    assert days[5] + days[6] < 0.8 * (days[0] + days[1])


def test_even_a_quiet_hour_has_its_least_share(calendar):
    night = MONDAY + 2 * HOUR
    quiet = len(list(arrivals(night, night + HOUR, calendar, 2400.0, random.Random(4))))
    kept = len(list(arrivals(night, night + HOUR, calendar, 2400.0, random.Random(4), least=0.5)))

    assert quiet < 15
    assert 30 < kept < 75


def test_parts_of_an_hour_have_parts_of_its_reports(calendar):
    ten = MONDAY + 10 * HOUR
    parts = [list(arrivals(ten + q * 15 * MINUTE, ten + (q + 1) * 15 * MINUTE, calendar, 3000.0, random.Random(q)))
             for q in range(4)]  # fmt: skip

    assert 300 < sum(map(len, parts)) < 480
    assert all(ten + q * 15 * MINUTE <= at < ten + (q + 1) * 15 * MINUTE for q, part in enumerate(parts) for at in part)


def test_even_arrivals_do_not_know_the_hour():
    assert 520 < len(list(evenly(MONDAY, MONDAY + HOUR, 10.0, random.Random(5)))) < 680
    assert list(evenly(MONDAY, MONDAY + HOUR, 0.0, random.Random(5))) == []


def test_problems_lie_in_the_city_on_its_streets(city, mix):
    places = Places(city)
    spots, rng = spots_of(city, places, mix.themes, 7), random.Random(6)

    for _ in range(300):
        spot, theme = spots.draw(rng)
        assert theme in mix.themes
        assert places.contains(spot.lon, spot.lat)
        assert places.road_near(spot.lon, spot.lat)[1] < 20
        assert places.duty_grid_of(spot.grid) == spot.duty_grid


def test_acts_come_in_time_and_a_case_once_at_a_time():
    acts, one, two = Acts(), ticket("one"), ticket("two")
    for at, of in ((30, one), (10, one), (20, two), (99, two)):
        acts.put(at, moving(of, at))

    assert [(at, act.ticket.case_id) for at, act in acts.take(50, 10)] == [(10, "one"), (20, "two")]
    assert [at for at, _ in acts.take(50, 10)] == [30]
    assert acts.next_at() == 99


def test_an_act_of_a_former_plan_is_dropped_but_one_aside_is_not():
    acts, one = Acts(), ticket()
    acts.put(10, moving(one, 10))
    acts.put(20, moving(one, 20, aside=True))

    one.plan += 1

    assert [at for at, _ in acts.take(50, 10)] == [20]


def test_each_queue_of_the_hall_keeps_three_cases_for_people():
    leaving = Leaving()
    queue = [ticket(str(number)) for number in range(3)]

    assert leaving.leaves(moving(queue[0], 1), queue, 1)
    assert not leaving.leaves(moving(queue[0], 1), [*queue, ticket("4")], 1)
    assert not leaving.leaves(moving(queue[0], 1, Post.DEPARTMENT), queue, 1)


def test_of_those_about_to_run_over_one_is_kept():
    leaving, late = Leaving(), ticket("late", stage_soon=5)

    assert not leaving.leaves(moving(late, 6), [late, ticket("b")], 6)
    assert leaving.leaves(moving(late, 6), [late], 6)


def test_departments_finish_most_in_time_and_a_few_late(calendar, limits):
    delays = Delays(calendar, Pace(300, 300), random.Random(8))
    limit = limits.handling("E06013", "1").limit
    late = 0
    for number in range(2000):
        at = MONDAY + 9 * HOUR + number % 4 * DAY
        due = calendar.add(at, limit.us)
        finish = delays.finish(at, due, limit)
        assert finish > at
        late += finish > due

    assert 0.03 < late / 2000 < 0.075


def test_departments_hurry_when_much_is_in_hand(calendar, limits):
    limit, at = limits.handling("E06013", "1").limit, MONDAY + 9 * HOUR
    due = calendar.add(at, limit.us)

    def mean(in_hand):
        delays = Delays(calendar, Pace(300, in_hand), random.Random(9))
        return sum(min(delays.finish(at, due, limit), due) - at for _ in range(400)) / 400

    assert mean(600) < 0.7 * mean(300)


def test_what_makes_no_sense_any_more_is_not_done():
    assert still_fits(ticket(stage=Stage.DISPOSING), "urge")
    assert not still_fits(ticket(stage=Stage.FEEDBACK), "urge")
    assert not still_fits(ticket(stage=Stage.DISPOSING), "answer_supervision")


def test_a_task_over_the_air_is_answered_some_time_later():
    tasks = Tasks(frozenset({"2001"}), "t", random.Random(1))
    tasks.come("2001", {"task": "check", "case_id": "c", "id": "m"})
    tasks.come("2001", {"text": "no task"})

    assert list(tasks.due(MONDAY)) == []
    (reply,) = tasks.due(MONDAY + MINUTE)
    assert (reply.terminal, reply.case_id, reply.task) == ("2001", "c", "check")
    assert list(tasks.due(MONDAY + HOUR)) == []


def test_a_simulated_callers_number_can_be_nobodys():
    """Mobile numbers of China have eleven digits and begin with 13 to 19, those of fixed lines with 0."""
    rng = random.Random(1)
    numbers = [str(caller(rng)["caller_phone"]) for _ in range(200)]

    assert all(len(number) == 11 and number.isdigit() for number in numbers)
    assert not any(number.startswith("0") or "13" <= number[:2] <= "19" for number in numbers)

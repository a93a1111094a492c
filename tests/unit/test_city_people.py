"""Simulated collectors: they keep to streets and grids, keep appointments, and now and then misbehave."""

import math
import random
from datetime import datetime
from itertools import pairwise

import pytest
import shapely

from app.domain.moment import CHINA, HOUR, MINUTE, SECOND, from_datetime
from app.services.messages import Fixes, TerminalStatus
from app.simulate.city import generate_city
from app.simulate.people.crowd import Crowd
from app.simulate.people.habits import Habit
from app.simulate.people.street_net import street_net
from app.simulate.people.walker import Appointment, Walker
from app.situation.places import Places

NINE = from_datetime(datetime(2026, 6, 11, 9, tzinfo=CHINA))
STEP = 12 * SECOND


@pytest.fixture(scope="module")
def city():
    return generate_city()


@pytest.fixture(scope="module")
def places(city):
    return Places(city)


@pytest.fixture(scope="module")
def net(city, places):
    return street_net(city, places)


@pytest.fixture
def walker(net):
    return Walker("2031", "08", net, random.Random(4), NINE)


@pytest.fixture
def diligent(walker, monkeypatch):
    """A collector who only patrols."""
    monkeypatch.setattr("app.simulate.people.walker.next_habit", lambda *_: (Habit.PATROL, 0))
    return walker


def walked(walker, minutes):
    for at in range(walker.now + STEP, walker.now + minutes * MINUTE, STEP):
        walker.walk(at)
        yield walker.footing.place()


def test_every_junction_can_be_reached_from_every_other(net):
    rng = random.Random(1)
    for _ in range(20):
        start, goal = rng.randrange(len(net.junctions)), rng.randrange(len(net.junctions))
        path = net.path(start, goal)
        assert start == goal or (path[0].start, path[-1].end) == (start, goal)
        assert all(a.end == b.start for a, b in pairwise(path))


def test_a_path_is_not_much_longer_than_the_crow_flies(net):
    rng = random.Random(2)
    ratios = []
    for _ in range(40):
        start, goal = rng.sample(range(len(net.junctions)), 2)
        metres = sum(way.length for way in net.path(start, goal))
        ratios.append(metres / max(math.dist(net.junctions[start], net.junctions[goal]), 1.0))

    assert min(ratios) > 0.99
    assert sorted(ratios)[len(ratios) // 2] < 1.6


def test_every_responsibility_grid_has_streets_to_walk(city, net):
    assert set(net.homes) == {grid.code for grid in city.duty_grids}
    assert min(len(junctions) for junctions in net.homes.values()) > 10


def test_a_patrol_keeps_to_its_streets_and_its_grid(city, net, diligent):
    kx, ky = net.metres_per_degree
    streets = shapely.union_all([shapely.LineString([(x * kx, y * ky) for x, y in one.line]) for one in city.streets])
    rings = {area.code: area.outline for area in city.areas}
    grid = next(one for one in city.duty_grids if one.code == "08")
    home = shapely.union_all([shapely.Polygon([(x * kx, y * ky) for x, y in rings[c]]) for c in grid.unit_grids])

    for place in walked(diligent, 120):
        assert streets.distance(shapely.Point(place)) < 1.0
        assert home.distance(shapely.Point(place)) < 150.0  # a street may swing out between two junctions


def test_a_patrol_walks_at_a_walkers_pace_and_rests(diligent):
    places = list(walked(diligent, 120))
    steps = [math.dist(a, b) / (STEP / SECOND) for a, b in pairwise(places)]

    assert max(steps) <= 1.4 + 1e-6
    moving = [speed for speed in steps if speed > 0.3]
    assert 1.0 < sum(moving) / len(moving) <= 1.4
    assert 0.5 < len(moving) / len(steps) < 0.98


def test_a_patrol_sees_much_of_its_grid(net, diligent):
    seen = {net.homes["08"] and diligent.footing.way.street for _ in walked(diligent, 240)}

    assert len(seen) > 40


@pytest.mark.parametrize("seed", range(6))
def test_an_appointment_is_kept(net, seed, monkeypatch):
    monkeypatch.setattr("app.simulate.people.walker.next_habit", lambda *_: (Habit.PATROL, 0))
    walker = Walker("2031", "08", net, random.Random(seed), NINE)
    lon, lat = net.degrees(*net.junctions[random.Random(seed).choice(sorted(net.homes["08"]))])
    walker.meet(Appointment(NINE + 50 * MINUTE, lon, lat))

    list(walked(walker, 50))

    assert walker.metres_from(lon, lat) < 60


def test_habits_take_a_few_per_cent_of_the_time(net, city):
    crew = {terminal: grid.code for grid in city.duty_grids for terminal in grid.terminals[:3]}
    crowd = Crowd(net, lambda _at: crew, 3)
    times = dict.fromkeys(Habit, 0)
    for minute in range(0, 4 * 60, 4):
        list(crowd.step(NINE + minute * MINUTE))
        for walker in crowd.walkers.values():
            times[walker.habit] += 1

    total = sum(times.values())
    assert 0.75 < times[Habit.PATROL] / total < 0.95
    for habit in (Habit.STRAY, Habit.LINGER, Habit.SILENT, Habit.LOST):
        assert 0.004 < times[habit] / total < 0.10, habit


def test_a_silent_terminal_sends_nothing_and_a_lost_one_no_place(walker):
    walker.walk(NINE + STEP)
    walker.habit = Habit.SILENT
    assert walker.fix() is None

    walker.habit = Habit.LOST
    assert (walker.fix().lon, walker.fix().lat) == (0.0, 0.0)


def test_who_strays_leaves_the_grid_and_comes_back(net, walker, monkeypatch):
    monkeypatch.setattr("app.simulate.people.walker.next_habit", lambda *_: (Habit.STRAY, NINE + 40 * MINUTE))
    list(walked(walker, 35))
    assert walker.footing.way.end not in net.homes["08"]

    monkeypatch.setattr("app.simulate.people.walker.next_habit", lambda *_: (Habit.PATROL, 0))
    list(walked(walker, 45))
    assert walker.footing.way.end in net.homes["08"]


def test_shifts_change_on_time_and_terminals_say_so(net):
    crews = {0: {"2001": "01"}, 1: {"2002": "01"}}
    crowd = Crowd(net, lambda at: crews[at >= NINE + HOUR], 1)

    first = [m for m in crowd.step(NINE) if isinstance(m, TerminalStatus)]
    second = [m for m in crowd.step(NINE + HOUR) if isinstance(m, TerminalStatus) and m.detail in ("上班", "下班")]

    assert [(m.terminal, m.online) for m in first] == [("2001", True)]
    assert [(m.terminal, m.online) for m in second] == [("2001", False), ("2002", True)]
    assert set(crowd.walkers) == {"2002"}


def test_each_terminal_sends_about_every_interval(net, city):
    crew = {grid.terminals[0]: grid.code for grid in city.duty_grids}
    crowd = Crowd(net, lambda _at: crew, 1)
    sent = {}
    for second in range(0, 1800, 5):
        for message in crowd.step(NINE + second * SECOND):
            if isinstance(message, Fixes):
                sent.setdefault(message.terminal, []).extend(fix.device_at for fix in message.fixes)

    gaps = [b - a for times in sent.values() for a, b in pairwise(times)]
    assert sorted(gaps)[len(gaps) // 2] == crowd.interval
    assert all(gap > 0 for gap in gaps)


def test_positions_lie_in_the_city(net, city, places):
    crew = {grid.terminals[0]: grid.code for grid in city.duty_grids}
    crowd = Crowd(net, lambda _at: crew, 1)
    list(crowd.step(NINE))
    fixes = [f for m in crowd.step(NINE + HOUR) if isinstance(m, Fixes) for f in m.fixes if f.lon]

    assert sum(places.contains(fix.lon, fix.lat) for fix in fixes) > 0.995 * len(fixes)


def test_who_rides_in_a_patrol_car_is_faster_and_stays_on_the_streets_of_the_grid(city, net, places, monkeypatch):
    monkeypatch.setattr("app.simulate.people.walker.next_habit", lambda *_: (Habit.PATROL, 0))
    grid = next(one for one in city.duty_grids if set(one.terminals) & set(city.vehicles))
    crowd = Crowd(net, lambda _at: dict.fromkeys(grid.terminals[:3], grid.code), 1, drivers=city.vehicles)
    list(crowd.step(NINE))
    ways = {terminal: list(walked(walker, 60)) for terminal, walker in crowd.walkers.items()}
    gone = {terminal: sum(math.dist(a, b) for a, b in pairwise(way)) for terminal, way in ways.items()}
    cars = {gone[one] for one in gone if one in city.vehicles}
    assert len(cars) == 1
    assert min(cars) > 2 * max(set(gone.values()) - cars)
    driver = next(one for one in gone if one in city.vehicles)
    home = [places.duty_grid_of(places.grid_at(*net.degrees(*place))) == grid.code for place in ways[driver]]
    assert sum(home) > 0.8 * len(home)


def crowd_of(net, longest):
    return Crowd(net, lambda _at: {"2031": "08", "2032": "08"}, 1, since=NINE, longest=longest)


def fixes_of(crowd, now):
    return [fix for message in crowd.step(now) if isinstance(message, Fixes) for fix in message.fixes]


def test_a_machine_that_slept_does_not_make_up_for_the_night_at_once(net):
    crowd = crowd_of(net, 10 * MINUTE)
    list(crowd.step(NINE))

    woken = fixes_of(crowd, NINE + 12 * HOUR)

    assert {fix.terminal for fix in woken} <= {"2031", "2032"}
    assert len(woken) <= 2
    assert all(fix.device_at == NINE + 12 * HOUR for fix in woken)
    assert len(fixes_of(crowd, NINE + 12 * HOUR + MINUTE)) > 4


def test_a_clock_that_was_set_back_silences_nobody(net):
    crowd = crowd_of(net, 10 * MINUTE)
    list(crowd.step(NINE))
    list(crowd.step(NINE + MINUTE))

    assert fixes_of(crowd, NINE - HOUR)
    assert len(fixes_of(crowd, NINE - HOUR + MINUTE)) > 4


def test_a_past_in_which_little_happens_has_everybodys_way_all_the_same(net):
    crowd = crowd_of(net, None)
    list(crowd.step(NINE))

    assert len(fixes_of(crowd, NINE + 2 * HOUR)) > 600


def test_everybody_is_caught_up_with_a_stride_at_a_time(net):
    crowd = crowd_of(net, None)
    list(crowd.step(NINE))

    sent = [m for m in crowd.catch_up(NINE + 2 * HOUR, 2 * MINUTE) if isinstance(m, Fixes)]
    times = [fix.device_at for message in sent for fix in message.fixes]

    latest = NINE
    for at in times:
        assert at > latest - 3 * MINUTE
        latest = max(latest, at)
    assert latest > NINE + 2 * HOUR - MINUTE

"""The simulated rota: no gaps, the promised strength, the same whoever asks."""

from datetime import datetime
from itertools import pairwise

import pytest

from app.domain.moment import CHINA, DAY, HOUR, MINUTE, from_datetime, to_datetime
from app.simulate.city import generate_city
from app.simulate.roster import NIGHT_CREW, roster

MONDAY = from_datetime(datetime(2026, 6, 8, tzinfo=CHINA))


@pytest.fixture(scope="module")
def city():
    return generate_city()


@pytest.fixture(scope="module")
def duties(city):
    return roster(city, MONDAY, MONDAY + 15 * DAY, 5)


def test_somebody_is_on_shift_at_every_moment(duties):
    for minute in range(0, 15 * DAY, 20 * MINUTE):
        at = MONDAY + minute
        on = [duty for duty in duties if duty.start <= at < duty.end]
        by_day = 8 <= to_datetime(at).hour < 20
        assert (55 <= len(on) <= 62) if by_day else len(on) == NIGHT_CREW


def test_by_day_every_duty_grid_has_a_collector(city, duties):
    at = MONDAY + 3 * DAY + 10 * HOUR

    assert {duty.duty_grid for duty in duties if duty.start <= at < duty.end} == {one.code for one in city.duty_grids}


def test_nobody_works_two_shifts_in_a_row(duties):
    by_terminal = {}
    for duty in duties:
        by_terminal.setdefault(duty.terminal, []).append((duty.start, duty.end))

    for shifts in by_terminal.values():
        shifts.sort()
        assert all(end < start for (_, end), (start, _) in pairwise(shifts))


def test_a_collector_walks_the_grid_he_is_bound_to(city, duties):
    bound = {terminal: grid.code for grid in city.duty_grids for terminal in grid.terminals}

    assert all(bound[duty.terminal] == duty.duty_grid for duty in duties)


def test_parts_asked_for_one_by_one_agree_with_the_whole(city, duties):
    parts = {duty for day in range(15) for duty in roster(city, MONDAY + day * DAY, MONDAY + (day + 1) * DAY, 5)}

    assert parts == set(duties)


def test_another_seed_sends_other_people_on_leave(city, duties):
    assert roster(city, MONDAY, MONDAY + 15 * DAY, 6) != duties


def test_not_every_day_has_the_same_leave(duties):
    strength = dict.fromkeys({duty.start for duty in duties}, 0)
    for duty in duties:
        strength[duty.start] += 1

    mornings = [count for start, count in strength.items() if to_datetime(start).hour == 8]
    assert len(set(mornings)) > 2

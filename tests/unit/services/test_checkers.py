"""Who is asked to verify or check."""

import pytest

from app.domain.moment import HOUR, MINUTE
from tests.fakes import FakeStore
from tests.unit.services.town import EAST_LON, LAT, MONDAY_9, WEST_LON, Hall, a_fix, duty, rules, some_fixes


def checker_of(hall, case_id):
    answer = hall.ask("acceptor", "send_verify", case_id)
    assert answer["ok"], answer
    return hall.store.case(case_id).state.checker


def hall_with(*duties):
    return Hall(FakeStore(), rules(duties=duties)).staff()


def test_the_collector_on_shift_in_the_responsibility_grid_goes_first_wherever_others_are():
    hall = hall_with(duty("T2", "D1"), duty("T3", "D2"))
    hall.handle(some_fixes("T3", a_fix("T3")))

    assert checker_of(hall, hall.opened()) == "T2"


def test_of_several_on_shift_there_the_nearest_goes():
    hall = hall_with(duty("T1", "D1"), duty("T2", "D1"), duty("T4", "D1"))
    hall.handle(some_fixes("T2", a_fix("T2", lat=LAT + 0.01)), some_fixes("T4", a_fix("T4", lat=LAT + 0.001)))

    assert checker_of(hall, hall.opened()) == "T4"


def test_with_nobody_on_shift_there_the_nearest_on_shift_elsewhere_goes():
    hall = hall_with(duty("T1", "D1", end=MONDAY_9), duty("T3", "D2"), duty("T4", "D2"))
    hall.handle(some_fixes("T3", a_fix("T3", lon=EAST_LON)), some_fixes("T4", a_fix("T4", lon=WEST_LON + 0.012)))

    assert checker_of(hall, hall.opened()) == "T4"


def test_without_a_roster_the_nearest_of_all_goes():
    hall = hall_with()
    hall.handle(some_fixes("T4", a_fix("T4")), some_fixes("T1", a_fix("T1", lat=LAT + 0.01)))

    assert checker_of(hall, hall.opened()) == "T4"


def test_an_old_position_says_nothing_so_one_of_the_responsibility_grid_goes():
    hall = hall_with()
    hall.handle(some_fixes("T4", a_fix("T4", at=MONDAY_9 - HOUR)))

    assert checker_of(hall, hall.opened()) == "T1"


def test_a_flawed_position_says_nothing():
    hall = hall_with()
    hall.handle(some_fixes("T4", a_fix("T4", accuracy_m=900.0)), some_fixes("T3", a_fix("T3", lon=EAST_LON)))

    assert checker_of(hall, hall.opened()) == "T3"


@pytest.mark.parametrize("minutes", [29, 31])
def test_a_position_is_fresh_for_half_an_hour(minutes):
    hall = hall_with(duty("T3", "D2"))
    hall.handle(some_fixes("T3", a_fix("T3", lon=EAST_LON)))
    hall.clock.go(minutes * MINUTE)

    assert checker_of(hall, hall.opened()) == ("T3" if minutes < 30 else "T1")

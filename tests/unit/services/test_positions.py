"""Flaws of positions."""

import pytest

from app.domain.fix import FixFlaw
from app.domain.moment import MINUTE, SECOND
from app.services.fix_watch import FixWatch
from tests.unit.services.town import EAST_LON, MONDAY_9, WEST_LON, a_fix, places


@pytest.fixture
def watch():
    return FixWatch(places())


def flaws(watch, *fixes):
    return [fix.flaw for fix in watch.judge(fixes)]


@pytest.mark.parametrize(
    ("fix", "flaw"),
    [
        (a_fix(), FixFlaw.NONE),
        (a_fix(lon=0.0, lat=0.0), FixFlaw.ZERO),
        (a_fix(lon=117.002), FixFlaw.OUTSIDE_CITY),
        (a_fix(lon=float("nan")), FixFlaw.OUTSIDE_CITY),
        (a_fix(at=MONDAY_9 + 5 * MINUTE, received_at=MONDAY_9), FixFlaw.NONE),
        (a_fix(at=MONDAY_9 + 5 * MINUTE + 1, received_at=MONDAY_9), FixFlaw.FUTURE),
        (a_fix(accuracy_m=500.0), FixFlaw.NONE),
        (a_fix(accuracy_m=500.5), FixFlaw.INACCURATE),
        (a_fix(accuracy_m=-1.0), FixFlaw.NONE),
    ],
)
def test_each_flaw_is_found_at_its_own_limit(watch, fix, flaw):
    assert flaws(watch, fix) == [flaw]


def test_a_jump_faster_than_a_car_is_impossible_and_the_way_on_is_measured_from_the_last_good_one(watch):
    here, jump = a_fix(), a_fix(at=MONDAY_9 + 10 * SECOND, lon=EAST_LON)
    back = a_fix(at=MONDAY_9 + 20 * SECOND, lon=WEST_LON + 0.0001)

    assert flaws(watch, here, jump, back) == [FixFlaw.NONE, FixFlaw.IMPOSSIBLE_SPEED, FixFlaw.NONE]
    assert watch.last_good("T1") == back


def test_the_same_way_in_a_minute_is_possible(watch):
    assert flaws(watch, a_fix(), a_fix(at=MONDAY_9 + MINUTE, lon=EAST_LON)) == [FixFlaw.NONE, FixFlaw.NONE]


def test_the_memory_of_one_terminal_says_nothing_about_another(watch):
    watch.judge([a_fix()])

    assert flaws(watch, a_fix(terminal="T2", at=MONDAY_9 + SECOND, lon=EAST_LON)) == [FixFlaw.NONE]


def test_a_late_batch_is_judged_in_order_of_device_time_and_does_not_move_the_newest_back(watch):
    newest = a_fix(at=MONDAY_9 + 30 * MINUTE)
    watch.judge([newest])

    late = [a_fix(at=MONDAY_9 + 2 * MINUTE, lon=WEST_LON + 0.002), a_fix(at=MONDAY_9 + MINUTE, lon=WEST_LON + 0.001)]
    judged = watch.judge(late)

    assert [fix.device_at for fix in judged] == [MONDAY_9 + MINUTE, MONDAY_9 + 2 * MINUTE]
    assert [fix.flaw for fix in judged] == [FixFlaw.NONE, FixFlaw.NONE]
    assert watch.last_good("T1") == newest


def test_a_wrong_first_position_does_not_shut_a_terminal_out_for_ever(watch):
    watch.judge([a_fix(lon=117.044, lat=36.634)])

    assert flaws(watch, a_fix(at=MONDAY_9 + 5 * MINUTE)) == [FixFlaw.NONE]

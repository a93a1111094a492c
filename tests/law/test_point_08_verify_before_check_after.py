"""核实 and 核查 go first to the inspector of that responsibility grid on shift, then to a neighbour; a camera may do both."""

from dataclasses import replace

import pytest

from app.domain.moment import HOUR, SECOND
from app.domain.terms import Source, Stage
from tests.law.ways import TO_FEEDBACK, call, done, refused, state
from tests.unit.services.town import EAST_LON, MONDAY_9, WEST_LON, Hall, a_fix, duty, rules, some_fixes

LATER = MONDAY_9 + 20 * HOUR
PHOTO = [{"sha256": "ef" * 32, "phase": "check"}]


def hall_of(store, *duties, **options):
    made = replace(rules(duties=duties), **options)
    hall = Hall(store, made).staff()
    for terminal, lon in (("T1", WEST_LON), ("T2", WEST_LON), ("T3", EAST_LON), ("T4", WEST_LON)):
        hall.handle(some_fixes(terminal, a_fix(terminal, lon=lon)))
    return hall


def verifier(hall, **report):
    case_id = hall.opened(**report)
    done(hall, "acceptor", "send_verify", case_id)
    return state(hall, case_id).checker


def test_the_one_of_that_grid_on_shift_goes_first_though_another_stands_nearer(store):
    hall = hall_of(store, duty("T2", "D1", end=LATER), duty("T3", "D2", end=LATER))
    hall.handle(some_fixes("T3", a_fix("T3", at=hall.clock.now() + SECOND, lon=WEST_LON)))

    assert verifier(hall, terminal="T1") == "T2"


def test_with_nobody_of_that_grid_on_shift_a_neighbour_on_shift_goes(store):
    hall = hall_of(store, duty("T2", "D1", end=MONDAY_9), duty("T3", "D2", end=LATER))

    assert verifier(hall, terminal="T1") == "T3"


@pytest.mark.parametrize(("other_checker", "who"), [(False, "T2"), (True, "T3")])
def test_with_the_option_the_one_who_reported_does_not_check(store, other_checker, who):
    hall = hall_of(store, duty("T2", "D1", end=LATER), duty("T3", "D2", end=LATER), other_checker=other_checker)

    assert verifier(hall, terminal="T2") == who


def test_a_caller_s_report_is_verified_before_it_is_filed_or_the_reason_is_written(hall):
    case_id = done(hall, "acceptor", "register_call", **call())["case_id"]
    assert state(hall, case_id).source is Source.HOTLINE_12345
    assert "核实" in refused(hall, "acceptor", "accept", case_id)
    done(hall, "acceptor", "send_verify", case_id)
    hall.clock.go(SECOND)

    assert hall.one(hall.reply(case_id, "verify", "passed"))["ok"]

    assert (state(hall, case_id).stage, state(hall, case_id).verified) == (Stage.ACCEPTED, True)


def test_the_camera_s_inspector_is_a_post_that_verifies_and_checks(hall):
    found = done(hall, "video", "reported", **call(source="video", photos=PHOTO))["case_id"]
    assert state(hall, found).source is Source.VIDEO
    case_id = hall.opened()
    hall.to_stage(case_id, *TO_FEEDBACK)
    refused(hall, "video", "camera_passed", case_id)

    done(hall, "video", "camera_passed", case_id, photos=PHOTO)

    assert state(hall, case_id).stage is Stage.CHECKED

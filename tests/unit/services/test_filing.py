"""Cases that do not begin at 受理: by instruction, dispatched first and filed afterwards, seen by a camera."""

import json

import pytest

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Source, Stage
from tests.unit.services.town import EAST_LON, LAT, RUBBISH, WEST_LON

TOLD = {"class_key": RUBBISH, "lon": WEST_LON, "lat": LAT, "place": "文昌路 5 号", "description": "垃圾成堆"}
PHOTO = [{"sha256": "ab" * 32, "phase": "before"}]


def test_an_instruction_is_filed_at_once(hall, store):
    answer = hall.ask("acceptor", "instruction_filed", **TOLD, source="leader", condition="1")

    case = store.case(answer["case_id"])
    assert (case.state.stage, case.state.source, case.state.condition) == (Stage.FILED, Source.LEADER, "1")
    assert hall.kinds(case.case_id) == ["instruction_filed"]
    assert case.state.stage_due is not None
    assert hall.ask("dispatcher", "dispatch", case.case_id, department="HW")["ok"]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"source": "12345"}, "invalid"), ({"condition": ""}, "missing"), ({"condition": "77"}, "missing"), ({"lon": 110.0}, "outside_city")],
)  # fmt: skip
def test_an_instruction_without_its_rules_is_refused(hall, store, change, code):
    given = {**TOLD, "source": "superior", "condition": "1", **change}

    assert hall.ask("acceptor", "instruction_filed", **given)["code"] == code
    assert store.data.cases == {}


def test_what_cannot_wait_is_dispatched_first_and_its_clock_runs_from_the_call(hall, store):
    called = hall.clock.now() - 20 * MINUTE
    answer = hall.ask("dispatcher", "dispatched_first", **TOLD, source="12319", department="HW", unit="HW1", assistants=["SZ"], called_at=called)  # fmt: skip

    case = store.case(answer["case_id"])
    state = case.state
    assert (state.stage, state.department, state.unit, state.holder) == (Stage.DISPATCHED, "HW", "HW1", "HW")
    assert (state.unfiled, state.reported_at, state.assistants) == (True, called, ("SZ",))
    assert case.case_clock.segments[0].start == called
    assert json.loads(store.history(case.case_id)[0].payload)["facts"]["called_at"] == called
    assert hall.ask("hw", "sign", case.case_id)["ok"]
    assert hall.ask("leader", "file_afterwards", case.case_id, condition="1")["ok"]
    assert store.case(case.case_id).state.unfiled is False


@pytest.mark.parametrize("back", [-MINUTE, 8 * DAY])
def test_a_call_is_neither_ahead_nor_long_past(hall, back):
    at = hall.clock.now() - back

    answer = hall.ask("acceptor", "dispatched_first", **TOLD, source="12319", department="HW", called_at=at)

    assert answer["code"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [{"department": "HW1"}, {"department": "NOBODY"}, {"unit": "SZ"}, {"assistants": ["HW"]}, {"assistants": ["X"]}],
)
def test_it_goes_to_departments_that_are(hall, store, change):
    given = {**TOLD, "source": "12319", "department": "HW", **change}

    assert hall.ask("leader", "dispatched_first", **given)["code"] == "invalid"
    assert store.data.cases == {}


def test_an_unfiled_case_is_not_closed(hall, store):
    case_id = hall.ask("leader", "dispatched_first", **TOLD, source="12319", department="HW")["case_id"]
    hall.to_stage(case_id, "sign", "handle", "feedback", "send_check", "check_passed")

    assert hall.ask("leader", "close", case_id, closing="好了")["code"] == "not_allowed"
    assert hall.ask("leader", "file_afterwards", case_id, condition="1")["ok"]
    assert hall.ask("leader", "close", case_id, closing="好了")["ok"]


def test_a_camera_reports_with_its_frame(hall, store):
    assert hall.ask("video", "reported", **TOLD)["code"] == "missing"
    case_id = hall.ask("video", "reported", **TOLD, photos=PHOTO)["case_id"]

    assert store.case(case_id).state.source is Source.VIDEO
    assert hall.ask("video", "camera_verified", case_id, photos=PHOTO)["ok"]
    assert store.case(case_id).state.stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ("leader", "instruction_filed"),
        ("hw", "dispatched_first"),
        ("boss", "dispatched_first"),
        ("acceptor", "reported"),
    ],
)
def test_only_the_posts_of_the_table_open_a_case_so(hall, user, name):
    given = {**TOLD, "source": "leader", "condition": "1", "department": "HW", "photos": PHOTO}

    assert hall.ask(user, name, **given)["code"] == "no_right"


def test_a_seat_of_one_area_opens_none_elsewhere(hall):
    given = {**TOLD, "source": "leader", "condition": "1"}

    assert hall.ask("east", "instruction_filed", **given)["code"] == "no_right"
    assert hall.ask("east", "instruction_filed", **{**given, "lon": EAST_LON})["ok"]


def test_a_report_of_what_was_done_on_the_spot_is_archived_by_the_acceptor(hall, store):
    done, open_one = hall.opened(self_handled=True), hall.opened()

    assert store.case(done).state.self_handled
    assert hall.ask("acceptor", "archive_self_handled", open_one)["code"] == "not_allowed"
    assert hall.ask("acceptor", "archive_self_handled", done)["ok"]
    assert store.case(done).state.stage is Stage.CLOSED


def test_a_12345_order_keeps_its_number_on_the_case(hall, store):
    answer = hall.ask("acceptor", "register_call", **TOLD, source="12345", order_no="JN001")

    assert store.case(answer["case_id"]).state.order_no == "JN001"
    assert hall.clock.now() + HOUR > store.case(answer["case_id"]).state.reported_at

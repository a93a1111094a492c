"""Reports: what becomes a case, what is refused and why."""

import json

import pytest

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Stage, Stream
from app.services.registry import takings
from tests.unit.services.town import COVER, EAST_LON, MONDAY_9, SHOP


def events(store, stream):
    return [event for event in store.data.events if event.stream == stream]


def test_a_report_becomes_a_case_with_a_number_of_class_day_and_sequence(hall, store):
    first, second = hall.one(hall.report()), hall.one(hall.report(class_key="E01002"))

    assert first["number"] == "E06010202606080001"
    assert second["number"] == "C01002202606080002"
    case = store.case(first["case_id"])
    assert (case.state.stage, case.state.grid, case.state.duty_grid) == (Stage.REPORTED, "370102001001001", "D1")
    assert (case.state.road, case.state.place, case.state.reporter) == ("文昌路", "文昌路 12 号", "T1")
    assert case.state.stage_due == MONDAY_9 + 15 * MINUTE


def test_the_sequence_starts_anew_each_local_day(hall):
    hall.opened()
    hall.clock.go(15 * HOUR + MINUTE)

    assert hall.one(hall.report())["number"] == "E06010202606090001"


def test_a_place_left_empty_is_named_by_subdistrict_and_street(hall, store):
    assert store.case(hall.opened(place="", lon=EAST_LON)).state.place == "建设街道文昌路"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"lon": 0.0, "lat": 0.0}, "no_position"),
        ({"lon": float("nan")}, "no_position"),
        ({"lon": 117.001}, "outside_city"),
        ({"lon": 0.0}, "outside_city"),
        ({"class_key": "E99999"}, "unknown_class"),
        ({"device_at": MONDAY_9 - 30 * DAY - 1}, "too_old"),
    ],
)
def test_a_report_that_cannot_be_a_case_gets_its_reason_and_leaves_no_trace_in_the_log(hall, store, values, code):
    before = len(store.data.events)

    handled = hall.handle(hall.report(**values))

    (receipt,) = handled.outgoing
    assert receipt.body["ok"] is False
    assert receipt.body["code"] == code
    assert any("\u4e00" <= char <= "\u9fff" for char in receipt.body["text"])
    assert len(store.data.events) == before
    assert store.data.numbers.get("case/20260608") is None


def test_a_late_report_is_a_case_at_the_time_it_was_seen(hall, store):
    case_id = hall.opened(device_at=MONDAY_9 - 20 * DAY)

    (event,) = store.history(case_id)
    assert event.valid_at == store.case(case_id).state.reported_at == MONDAY_9 - 20 * DAY
    assert event.recorded_at == MONDAY_9
    assert store.case(case_id).state.stage_due == MONDAY_9 + 15 * MINUTE


@pytest.mark.parametrize(("ahead", "is_marked"), [(9 * MINUTE, False), (11 * MINUTE, True)])
def test_a_device_ahead_of_time_reports_now_and_is_marked_when_far_ahead(hall, store, ahead, is_marked):
    case_id = hall.opened(device_at=MONDAY_9 + ahead)

    (event,) = store.history(case_id)
    assert event.valid_at == MONDAY_9
    assert store.case(case_id).state.reported_at == MONDAY_9
    assert ("device_at" in json.loads(event.payload)["facts"]) is is_marked


def test_the_same_report_sent_again_gets_the_same_receipt_and_no_second_case(hall, store):
    report = hall.report()

    first, again = hall.handle(report, report).outgoing[:2]
    later = hall.handle(report)

    assert first == again == later.outgoing[0]
    assert later.counts == {"repeated": 1}
    assert len(events(store, Stream.CASE)) == 1


def test_a_refused_report_sent_again_is_refused_the_same_way(hall):
    report = hall.report(class_key="E99999")

    assert hall.handle(report).outgoing == hall.handle(report).outgoing


def test_one_device_cannot_swallow_the_report_of_another_by_using_its_id(hall, store):
    report = hall.report()
    mine, other = hall.handle(report, hall.report(message_id=report.message_id, terminal="T2")).outgoing[:2]

    assert mine.body["case_id"] != other.body["case_id"]
    assert (mine.address, other.address) == ("T1", "T2")


def test_a_terminal_nobody_registered_is_taken_in_and_noted_once(hall, store):
    hall.opened(terminal="stranger")
    hall.handle(hall.report(terminal="stranger"))
    hall.gateway = type(hall.gateway)(store, hall.rules, hall.clock, hall.ids, hall.passwords)
    hall.handle(hall.report(terminal="stranger"))

    noted = events(store, Stream.TERMINAL)
    assert [(event.kind, event.subject) for event in noted] == [("terminal_seen", "stranger")]
    assert json.loads(events(store, Stream.CASE)[0].payload)["facts"]["unregistered"] is True


@pytest.mark.parametrize(
    ("values", "is_urgent", "alarms"),
    [
        ({}, False, 0),
        ({"urgent": True}, True, 1),
        ({"class_key": COVER, "description": "井盖缺失，危及行人"}, True, 1),
        ({"class_key": COVER, "description": "井盖破损"}, False, 0),
        ({"class_key": COVER, "description": "常有行人"}, False, 0),
        ({"class_key": SHOP}, True, 0),
    ],
    ids=["ordinary", "said", "danger", "described as ordinary", "one word is not enough", "always urgent class"],
)
def test_urgency_comes_from_sender_description_or_class_and_only_danger_rings(hall, store, values, is_urgent, alarms):
    case = store.case(hall.opened(**values))

    assert case.state.urgent is is_urgent
    raised = events(store, Stream.ALARM)
    assert [event.kind for event in raised] == ["alarm_raised"] * alarms
    if is_urgent:
        assert json.loads(store.history(case.case_id)[0].payload)["facts"]["urgent_because"]


def test_what_was_handled_on_the_spot_is_reported_as_usual_and_says_so(hall, store):
    (event,) = store.history(hall.opened(self_handled=True, component="37010201002000001"))

    facts = json.loads(event.payload)["facts"]
    assert facts["self_handled"] is True
    assert facts["component"] == "37010201002000001"
    assert facts["photos"] == [{"sha256": "ab" * 32, "phase": "before"}]


def test_the_notice_comes_last_and_names_the_head(hall, store):
    handled = hall.handle(hall.report(), hall.report())

    assert [outgoing.channel for outgoing in handled.outgoing] == ["receipt", "receipt", "notice"]
    assert handled.outgoing[-1].body == {"v": 1, "head": store.head()}
    assert handled.head == store.head()


def test_every_message_type_has_a_way_in():
    from app.services import messages

    assert set(takings()) == set(messages.Incoming.__args__)


def test_a_batch_is_recorded_at_one_moment_even_if_the_clock_goes_back(hall, store):
    hall.opened()
    hall.clock.go(-10 * SECOND)
    hall.opened()

    assert store.data.events[-1].recorded_at >= store.data.events[-2].recorded_at

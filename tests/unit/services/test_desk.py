"""What desks may ask, whose cases they may touch, and what is kept of a call."""

import json

import pytest

from app.domain.moment import EARLIEST, LATEST
from app.domain.terms import Post, Stream
from app.services.registry import desk_steps
from tests.unit.services.town import EAST_LON, LAT, RUBBISH, WEST_LON

CALL = {
    "source": "12345",
    "caller_name": "张三",
    "caller_phone": "13800000000",
    "class_key": RUBBISH,
    "place": "建设路口",
    "lon": EAST_LON,
    "lat": LAT,
    "description": "垃圾成堆",
    "order_no": "JN20260608001",
}


def events(store, stream):
    return [event for event in store.data.events if event.stream == stream]


def test_every_desk_step_has_a_name_of_its_own_but_those_that_open_a_case_and_the_call_back(hall):
    assert set(desk_steps()) >= {
        "wall_show_case",
        "wall_clear",
        "wall_scene",
        "register_call",
        "acknowledge_alarm",
        "logout",
    }
    assert set(desk_steps()) & set(hall.rules.workflow.steps) == {
        "call_back",
        "dispatched_first",
        "instruction_filed",
        "reported",
    }


def test_a_call_becomes_a_case_and_the_caller_stands_apart_from_the_log(hall, store):
    answer = hall.ask("acceptor", "register_call", **CALL)

    assert answer["ok"]
    case = store.case(answer["case_id"])
    assert (case.state.source.zh, case.state.number, case.state.duty_grid) == ("12345 来电", answer["number"], "D2")
    assert case.description == "垃圾成堆"
    (event,) = store.history(case.case_id)
    facts = json.loads(event.payload)["facts"]
    assert event.kind == "call_registered"
    assert facts["order_no"] == "JN20260608001"
    assert store.data.personal[facts["caller"]] == (
        case.case_id,
        {"caller_name": "张三", "caller_phone": "13800000000"},
    )
    assert "张三" not in repr(store.data.events)
    assert "13800000000" not in repr((store.data.events, store.data.answers))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"source": "collector"}, "invalid"),
        ({"source": 12345}, "invalid"),
        ({"class_key": "E99999"}, "unknown_class"),
        ({"class_key": ""}, "missing"),
        ({"lon": None}, "missing"),
        ({"lat": "36.6"}, "missing"),
        ({"lon": True}, "missing"),
        ({"lon": 110.0}, "outside_city"),
        ({"description": " "}, "missing"),
        ({"description": "长" * 2001}, "invalid"),
        ({"photos": [{"sha256": "zz", "phase": "before"}]}, "invalid"),
        ({"photos": "none"}, "invalid"),
    ],
)
def test_a_call_that_cannot_be_a_case_is_refused_and_keeps_nothing_of_the_caller(hall, store, change, code):
    hall.token("acceptor")
    before = len(store.data.events)

    assert hall.ask("acceptor", "register_call", **{**CALL, **change})["code"] == code

    assert store.data.personal == {}
    assert len(store.data.events) == before


@pytest.mark.parametrize("user", ["leader", "dispatcher", "hw", "boss"])
def test_only_the_acceptor_registers_calls(hall, user):
    assert hall.ask(user, "register_call", **CALL)["code"] == "no_right"


def test_a_department_touches_its_own_cases_only(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")

    refused = hall.ask("sz", "sign", case_id)

    assert (refused["code"], refused["text"]) == ("no_right", "案卷不属本部门（环卫处）")
    assert hall.ask("hw", "sign", case_id)["ok"]


def test_a_seat_of_one_area_touches_no_other(hall):
    west, east = hall.opened(), hall.opened(lon=EAST_LON)

    assert hall.ask("east", "accept", west)["code"] == "no_right"
    assert hall.ask("east", "accept", east)["ok"]


def test_a_seat_of_one_area_shows_and_acknowledges_no_other_areas_case(hall, store):
    hall.person("east leader", (Post.LEADER,), area="370102002")
    west, east = hall.opened(urgent=True), hall.opened(urgent=True, lon=EAST_LON)

    for ask in (lambda case: ("wall_show_case", case, {}), lambda case: ("acknowledge_alarm", "", {"alarm": case})):
        for user, case, code in (("east", west, "no_right"), ("east leader", west, "no_right"), ("east", east, "")):
            name, case_id, given = ask(case)
            assert hall.ask(user, name, case_id, **given)["code"] == code
    assert [event.subject for event in events(store, Stream.ALARM)] == [west, east, east]
    assert len(events(store, Stream.WALL)) == 1


def test_a_seat_of_one_area_registers_calls_from_there_only(hall, store):
    refused = hall.ask("east", "register_call", **{**CALL, "lon": WEST_LON})

    assert (refused["code"], refused["text"]) == ("no_right", "位置不在本席位管辖区域")
    assert store.data.personal == {}
    assert hall.ask("east", "register_call", **CALL)["ok"]


@pytest.mark.parametrize(
    ("name", "case", "version", "fields", "code"),
    [
        ("no_such_step", "known", 1, {}, "invalid"),
        ("call_registered", "known", 1, {}, "not_allowed"),
        ("auto_resume", "known", 1, {}, "not_allowed"),
        ("check_passed", "known", 1, {}, "not_allowed"),
        ("accept", "unknown", 1, {}, "unknown_case"),
        ("accept", "known", None, {}, "invalid"),
        ("accept", "known", 2, {}, "stale"),
        ("accept", "known", 0, {}, "stale"),
        ("reject", "known", 1, {}, "missing"),
        ("reject", "known", 1, {"reason": 5}, "invalid"),
        ("accept", "known", 1, {"class_key": "E06999"}, "unknown_class"),
        ("accept", "known", 1, {"condition": "77"}, "missing"),
        ("accept", "known", 1, {"department": "HW"}, "not_allowed"),
        ("send_verify", "known", 1, {"checker": "nobody"}, "invalid"),
    ],
)
def test_a_step_that_cannot_be_is_refused_with_its_code_and_changes_nothing(
    hall, store, name, case, version, fields, code
):
    case_id = hall.opened()
    step = hall.step("acceptor", name, case_id if case == "known" else "no such case", version, **fields)

    answer = hall.one(step)

    assert answer["code"] == code
    assert any("\u4e00" <= char <= "\u9fff" for char in answer["text"])
    assert hall.kinds(case_id) == ["reported"]


def test_a_dispatch_to_nobody_is_refused(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")

    assert hall.ask("dispatcher", "dispatch", case_id)["code"] == "missing"
    assert hall.ask("dispatcher", "dispatch", case_id, department="NOBODY")["code"] == "invalid"


@pytest.mark.parametrize(
    "given",
    [
        {"department": "HW1"},
        {"department": "SZ", "unit": "HW1"},
        {"department": "HW", "unit": "HW"},
        {"department": "HW", "unit": "SZ"},
        {"department": "HW", "unit": "NOBODY"},
    ],
)
def test_a_case_goes_to_a_department_and_to_a_unit_of_its_own_only(hall, given):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")

    assert hall.ask("dispatcher", "dispatch", case_id, **given)["code"] == "invalid"
    assert hall.kinds(case_id)[-1] == "file"


def test_a_case_dispatched_anew_leaves_the_unit_of_the_department_before(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")
    assert hall.ask("dispatcher", "dispatch", case_id, department="HW", unit="HW1")["ok"]
    assert hall.ask("hw", "apply_return", case_id, reason="不归我们管")["ok"]
    assert hall.ask("dispatcher", "approve_return", case_id)["ok"]

    assert hall.ask("dispatcher", "dispatch", case_id, department="SZ")["ok"]

    assert (store.case(case_id).state.department, store.case(case_id).state.unit) == ("SZ", "")


def test_a_responsibility_grid_that_the_city_does_not_have_is_refused(hall, store):
    case_id = hall.opened()

    assert hall.ask("acceptor", "accept", case_id, duty_grid="D9")["code"] == "invalid"
    assert hall.ask("acceptor", "accept", case_id, duty_grid="D2")["ok"]
    assert store.case(case_id).state.duty_grid == "D2"


def test_the_wall_is_steered_and_the_log_says_by_whom(hall, store):
    case_id = hall.opened()
    assert hall.ask("leader", "wall_scene", scene="supervision")["ok"]
    assert hall.ask("dispatcher", "wall_show_case", case_id)["ok"]
    assert hall.ask("leader", "wall_clear")["ok"]

    told = [(event.kind, event.subject, event.actor, event.post) for event in events(store, Stream.WALL)]
    assert told == [
        ("scene_shown", "hall", "leader", "shift_leader"),
        ("case_shown", "hall", "dispatcher", "dispatcher"),
        ("case_cleared", "hall", "leader", "shift_leader"),
    ]
    shown = json.loads(events(store, Stream.WALL)[1].payload)
    assert (shown["case_id"], shown["number"]) == (case_id, store.case(case_id).state.number)
    assert store.case(case_id).version == 1


@pytest.mark.parametrize(
    ("name", "fields", "code"),
    [
        ("wall_scene", {}, "missing"),
        ("wall_scene", {"scene": "../etc"}, "invalid"),
        ("wall_scene", {"scene": "daily", "wall": "other"}, "invalid"),
        ("wall_show_case", {}, "unknown_case"),
    ],
)
def test_a_wall_is_not_steered_to_what_there_is_not(hall, store, name, fields, code):
    assert hall.ask("leader", name, **fields)["code"] == code
    assert events(store, Stream.WALL) == []


def test_a_department_does_not_steer_the_wall(hall):
    assert hall.ask("hw", "wall_clear")["code"] == "no_right"


def test_an_alarm_is_acknowledged_once_and_the_second_is_told_by_whom(hall, store):
    case_id = hall.opened(urgent=True)

    first = hall.ask("acceptor", "acknowledge_alarm", alarm=case_id)
    second = hall.ask("leader", "acknowledge_alarm", alarm=case_id)
    none = hall.ask("leader", "acknowledge_alarm", alarm="nothing")

    assert first["ok"]
    assert (second["code"], second["text"]) == ("not_allowed", "坐席 acceptor 已于 09:00:00 确认告警")
    assert none["code"] == "invalid"
    assert [event.kind for event in events(store, Stream.ALARM)] == ["alarm_raised", "alarm_acknowledged"]


@pytest.mark.parametrize("reply_due", [2**63, 10**30, -1, 0, EARLIEST - 1, LATEST, True, "soon", 1.5])
def test_a_supervision_due_at_no_time_of_this_century_is_refused(hall, reply_due):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")

    answer = hall.ask("boss", "supervise", case_id, requirement="今日内处置", reply_due=reply_due)

    assert answer["code"] == "invalid"
    assert hall.kinds(case_id)[-1] == "dispatch"


def test_an_urge_counts_and_moves_nothing(hall, store):
    case_id = hall.opened()

    assert hall.ask("boss", "urge", case_id)["ok"]

    state = store.case(case_id).state
    assert (state.urges, state.stage.value, state.post) == (1, "reported", Post.ACCEPTOR)

"""An emergency from a desk: it passes any pin, is recorded with what stands after it, and travels in time."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.adapters.tables.plans_file import read_plans
from app.domain.camera import Camera
from app.domain.emergency_plan import Plan, PlanStep
from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.resource import Resource
from app.domain.terms import Axis, Post, Stream
from app.domain.work_time import DAY_WINDOWS, WorkCalendar
from app.services.drawings import MOST
from app.services.messages import Reply
from app.situation.emergency_stand import DEPTH, DONE
from app.situation.questions.cameras import Cameras
from app.situation.questions.emergency import EmergencyNow
from app.situation.questions.emergency_forces import EmergencyForces, EmergencyResources
from app.situation.questions.emergency_orders import EmergencyOrders
from app.situation.questions.wall_now import WallNow
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import LAT, MONDAY_9, WEST_LON, Hall, city, duty, rules
from tests.unit.situation.growth import ListSource

PLANS = read_plans(Path(__file__).resolve().parents[3] / "config" / "plans")
RESOURCES = (
    Resource(code="R1", kind="抽水泵车", name="泵车一号", lon=WEST_LON, lat=LAT, unit="台", owner="排水处"),
    Resource(code="R2", kind="抽水泵车", name="泵车二号", lon=WEST_LON, lat=LAT, unit="台", owner="排水处"),
    Resource(code="R3", kind="沙袋", name="沙袋东库", lon=WEST_LON, lat=LAT, amount=750, unit="袋", owner="市政处"),
)
CAMERAS = tuple(
    Camera(id=f"C{n}", name=f"路口 {n}", lon=WEST_LON + n * 1e-3, lat=LAT, url=f"rtsp://u:secret@h/{n}")
    for n in range(5)
)
OPEN = {
    "title": "建设路下穿通道积水", "kind": "内涝", "level": 3, "lon": WEST_LON, "lat": LAT, "place": "建设路下穿通道",
    "commander": "指挥长 1003", "site_commander": "现场指挥 1207",
}  # fmt: skip


@pytest.fixture
def hall(store):
    site = replace(rules(duties=(duty("T2", "D1"), duty("T3", "D2"))), plans=PLANS, resources=RESOURCES)
    return Hall(store, site).staff()


def newest(store, stream=Stream.EMERGENCY):
    return [event for event in store.data.events if event.stream == stream][-1]


def seen(hall, store):
    """Return the situation over what the gateway wrote, and somebody standing at the incident."""
    source = ListSource(events=store.data.events)
    for terminal, metres in (("T2", 20), ("T3", 300), ("T1", 700)):
        source.fix(terminal, hall.clock.now() - SECOND, WEST_LON, LAT + metres / 111_320)
    setting = Setting(
        city=city(), classes={}, calendar=WorkCalendar(DAY_WINDOWS, frozenset(), frozenset(), date(2030, 1, 1)),
        roster=(), cameras=CAMERAS, plans=PLANS, resources=RESOURCES,
    )  # fmt: skip
    made = Situation(source, setting, now=hall.clock.now)
    made.load()
    return made


def test_opening_passes_a_pin_of_the_leader_and_closing_brings_the_former_scene_back(hall, store):
    assert hall.ask("boss", "wall_scene", scene="daily", pin_minutes=60)["ok"]
    assert hall.ask("leader", "wall_scene", scene="hot")["code"] == "no_right"

    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]

    wall = WallNow(wall="hall")
    state = wall.answer(seen(hall, store).at())
    assert (state.scene, state.subject.kind, state.subject.label) == ("emergency", "incident", OPEN["title"])
    assert state.pinned

    assert hall.ask("leader", "emergency_close", note="退水")["ok"]
    state = wall.answer(seen(hall, store).at())
    assert (state.scene, state.subject) == ("daily", None)


def test_what_the_wall_points_at_in_a_drill_says_so_in_every_scene(hall, store):
    hall.ask("leader", "emergency_open", **(OPEN | {"drill": True}))
    hall.ask("leader", "wall_scene", scene="daily")

    assert WallNow(wall="hall").answer(seen(hall, store).at()).subject.label == f"演练 {OPEN['title']}"


def test_the_event_stands_on_the_command_chain_and_names_who_did_it(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)

    event = newest(store)

    assert (event.axis, event.actor, event.subject, event.kind) == (Axis.COMMAND, "leader", "hall", "emergency_opened")


@pytest.mark.parametrize("user", ["acceptor", "dispatcher", "video", "hw"])
def test_only_those_who_lead_begin_an_emergency(hall, store, user):
    assert hall.ask(user, "emergency_open", **OPEN)["code"] == "no_right"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"title": ""}, "missing"), ({"kind": ""}, "missing"), ({"level": 5}, "missing"), ({"level": True}, "missing"),
        ({"lon": 0.0}, "outside_city"), ({"lon": None}, "missing"), ({"plan": "nobodys"}, "invalid"),
        ({"drill": "yes"}, "invalid"), ({"due": MONDAY_9 - HOUR}, "invalid"), ({"title": "长" * 25}, "invalid"),
        ({"wall": "elsewhere"}, "invalid"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_writes_nothing(hall, store, given, code):
    assert hall.ask("leader", "emergency_open", **(OPEN | given))["code"] == code
    assert not [event for event in store.data.events if event.stream == Stream.EMERGENCY]


def test_there_is_one_emergency_at_a_time_and_none_to_change_after_it(hall, store):
    assert hall.ask("leader", "emergency_change", level=2)["code"] == "not_allowed"
    hall.ask("leader", "emergency_open", **OPEN)

    refused = hall.ask("boss", "emergency_open", **(OPEN | {"title": "又一处"}))
    assert (refused["code"], OPEN["title"] in refused["text"]) == ("not_allowed", True)

    assert hall.ask("leader", "emergency_close")["ok"]
    assert hall.ask("leader", "emergency_close")["code"] == "not_allowed"
    assert hall.ask("acceptor", "emergency_reading", what=DEPTH, value=3)["code"] == "not_allowed"


def test_the_plan_of_the_kind_is_taken_with_its_limits_counted_from_the_start(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)

    found = EmergencyNow(wall="hall").answer(seen(hall, store).at())

    assert (found.stand.plan_name, len(found.stand.steps), found.nearest) == ("城市内涝", 7, ())
    assert found.stand.steps[0].due == MONDAY_9 + 5 * MINUTE


def test_without_a_plan_the_nearest_are_named(hall, store):
    hall.ask("leader", "emergency_open", **(OPEN | {"kind": "火灾"}))

    found = EmergencyNow(wall="hall").answer(seen(hall, store).at())

    assert (found.stand.steps, found.nearest) == ((), ("城市内涝",))
    assert hall.ask("leader", "emergency_change", plan="waterlogging")["ok"]
    assert len(EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.steps) == 7


def test_a_reading_entered_by_hand_names_who_and_one_in_the_future_is_refused(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    hall.clock.go(MINUTE)

    assert hall.ask("acceptor", "emergency_reading", what=DEPTH, value=27.5)["ok"]
    assert hall.ask("acceptor", "emergency_reading", what="rain", value=38, source="雨量站 012", by_hand=False)["ok"]

    stand = EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand
    depth, rain = stand.reading(DEPTH), stand.reading("rain")
    assert (depth.value, depth.source, depth.by_hand, depth.at) == (27.5, "受理员 acceptor", True, hall.clock.now())
    assert (rain.source, rain.by_hand) == ("雨量站 012", False)
    for given in ({"at": hall.clock.now() + SECOND}, {"value": -1}, {"value": float("nan")}, {"what": "wind"}):
        body = hall.ask("acceptor", "emergency_reading", **({"what": DEPTH, "value": 1} | given))
        assert body["code"] in {"invalid", "missing"}, given


def test_steps_move_and_only_a_late_one_can_be_acknowledged_as_late(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    assert hall.ask("dispatcher", "emergency_step", number=1, seen=True)["code"] == "not_allowed"

    assert hall.ask("dispatcher", "emergency_step", number=1, state="done")["ok"]
    hall.clock.go(20 * MINUTE)
    assert hall.ask("dispatcher", "emergency_step", number=2, seen=True)["ok"]
    assert hall.ask("dispatcher", "emergency_step", number=1, seen=True)["code"] == "not_allowed"
    assert hall.ask("dispatcher", "emergency_step", number=9, state="done")["code"] == "invalid"

    first, second = EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.steps[:2]
    assert (first.state, first.at, second.seen) == (DONE, MONDAY_9, True)


def test_resources_on_site_and_on_their_way_never_exceed_what_there_is(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    assert hall.ask("leader", "emergency_resource", resource="R1", on_site=1)["ok"]
    assert hall.ask("leader", "emergency_resource", resource="R2", coming=1, minutes=12)["ok"]
    assert hall.ask("leader", "emergency_resource", resource="R3", on_site=600, coming=151)["code"] == "invalid"
    assert hall.ask("leader", "emergency_resource", resource="R9", on_site=1)["code"] == "invalid"
    hall.clock.go(MINUTE)

    found = EmergencyResources(wall="hall").answer(seen(hall, store).at())

    pumps, bags = found.rows
    assert (pumps.kind, pumps.on_site, pumps.total, pumps.coming, pumps.minutes) == ("抽水泵车", 1, 2, 1, 11)
    assert (bags.on_site, bags.total, bags.minutes) == (0, 750, None)
    assert [one.resource.code for one in found.placed] == ["R1", "R2"]
    assert sum(one.on_site for one in found.rows) == sum(one.sent.on_site for one in found.placed)


def test_an_unanswered_order_stays_in_the_list_however_much_comes_after_it(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    hall.clock.go(MINUTE)
    ordered = hall.ask("leader", "roll_call", to=["T2", "T3"], text="封闭北口辅路")
    for depth in range(12):
        hall.clock.go(MINUTE)
        hall.ask("acceptor", "emergency_reading", what=DEPTH, value=depth)
    answer = Reply(
        message_id="r1", terminal="T2", device_at=hall.clock.now(), received_at=hall.clock.now(),
        case_id=ordered["fields"]["message_id"], task="roll_call", result="here", note="", photos=(),
    )  # fmt: skip
    assert hall.one(answer)["ok"]

    found = EmergencyOrders(wall="hall", limit=7).answer(seen(hall, store).at())

    order = found.rows[-1]
    assert (order.kind, order.words, order.asked, order.answered, order.missing) == ("order", "封闭北口辅路", 2, 1, 1)
    assert (len(found.rows), found.unanswered, found.orders, found.total) == (7, 1, 1, 14)
    assert [one.at for one in found.rows] == sorted((one.at for one in found.rows), reverse=True)
    forces = EmergencyForces(wall="hall").answer(seen(hall, store).at()).rows
    assert [(one.number, one.near.person.terminal, one.minutes, one.is_answered) for one in forces] == [
        (1, "T2", 0, True), (2, "T3", 4, False), (3, "T1", 10, None),
    ]  # fmt: skip
    assert forces[1].task == "封闭北口辅路"


def test_all_of_it_travels_in_time(hall, store):
    hall.clock.go(MINUTE)
    hall.ask("leader", "emergency_open", **OPEN)
    hall.clock.go(MINUTE)
    hall.ask("leader", "emergency_change", level=1)
    hall.clock.go(MINUTE)
    hall.ask("leader", "emergency_close")
    city_then = seen(hall, store)
    asked = EmergencyNow(wall="hall")

    assert asked.answer(city_then.at(MONDAY_9)).stand is None
    assert asked.answer(city_then.at(MONDAY_9 + MINUTE)).stand.level == 3
    assert asked.answer(city_then.at(MONDAY_9 + 2 * MINUTE)).stand.level == 1
    over = asked.answer(city_then.at())
    assert (over.stand, over.none_since) == (None, MONDAY_9 + 3 * MINUTE)


def test_an_area_drawn_for_the_emergency_is_measured_and_counts_before_one_entered(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    hall.ask("leader", "emergency_reading", what="area", value=640)
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 == 640

    side = 100 / 111_320
    ring = [[WEST_LON, LAT], [WEST_LON + side, LAT], [WEST_LON + side, LAT + side], [WEST_LON, LAT + side]]
    assert hall.ask("leader", "wall_annotate", shape="area", points=ring, text="积水")["ok"]

    found = EmergencyNow(wall="hall").answer(seen(hall, store).at())
    assert found.area is None
    assert found.area_m2 == pytest.approx(10_000 * 0.8026, rel=0.01)  # a degree of longitude is shorter at 36.6° N


def test_cameras_are_those_nearest_to_the_emergency_then_what_is_pointed_at_then_a_round(hall, store):
    asked = Cameras(wall="hall", count=2)
    first = asked.answer(seen(hall, store).at())
    hall.clock.go(30 * SECOND)
    second = asked.answer(seen(hall, store).at())
    assert (first.why, first.total) == ("round", 5)
    assert {one.camera.id for one in first.cameras}.isdisjoint(one.camera.id for one in second.cameras)

    hall.ask("leader", "wall_show_subject", kind="camera", id="C3", lon=CAMERAS[3].lon, lat=LAT, label="x")
    shown = asked.answer(seen(hall, store).at())
    assert (shown.why, shown.cameras[0].camera.id, shown.cameras[0].place) == ("camera", "C3", 0)

    hall.ask("leader", "emergency_open", **OPEN)
    shown = asked.answer(seen(hall, store).at())
    assert (shown.why, [one.camera.id for one in shown.cameras]) == ("emergency", ["C0", "C1"])
    assert shown.cameras[1].metres == pytest.approx(1e-3 * 111_320 * 0.8026, rel=0.01)


def test_speech_is_switched_from_a_desk_and_stays_so_over_undo(hall, store):
    assert WallNow(wall="hall").answer(seen(hall, store).at()).speech == ""
    hall.ask("leader", "wall_scene", scene="hot")
    assert hall.ask("leader", "wall_speech", on=True)["ok"]
    assert hall.ask("leader", "wall_undo")["ok"]
    assert WallNow(wall="hall").answer(seen(hall, store).at()).speech == "on"
    assert hall.ask("leader", "wall_speech", on=1)["code"] == "missing"


def test_what_is_drawn_during_an_emergency_is_kept_with_its_case_and_stands_while_it_goes_on(hall, store):
    case_id = hall.opened()
    assert hall.ask("leader", "wall_annotate", shape="text", points=[[WEST_LON, LAT]], text="平时")["ok"]
    assert hall.ask("leader", "emergency_open", case_id, **OPEN)["ok"]
    during = WallNow(wall="hall").answer(seen(hall, store).at())
    assert during.notes_case == EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.case_id == case_id

    assert hall.ask(
        "leader", "wall_annotate", during.notes_case, shape="text", points=[[WEST_LON, LAT]], text="现场指挥点"
    )["ok"]

    assert [note.text for note in WallNow(wall="hall").answer(seen(hall, store).at()).notes] == ["现场指挥点"]
    assert hall.ask("leader", "emergency_close", note="退水")["ok"]
    assert [note.text for note in WallNow(wall="hall").answer(seen(hall, store).at()).notes] == ["平时"]


def drawn(hall, store, t=None):
    return [note.text for note in WallNow(wall="hall").answer(seen(hall, store).at(t)).notes]


def draw(hall, text, shape="text", points=((WEST_LON, LAT),)):
    assert hall.ask("leader", "wall_annotate", shape=shape, points=[list(one) for one in points], text=text)["ok"]


def test_drawings_of_an_emergency_without_a_case_stand_and_go_with_it_and_come_back_in_a_replay(hall, store):
    ring = ((WEST_LON, LAT), (WEST_LON + 1e-3, LAT), (WEST_LON, LAT + 1e-3))
    draw(hall, "平时")
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]
    assert drawn(hall, store) == [], "what was drawn for nothing is no emergency's"
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 is None

    draw(hall, "警戒区", "area", ring)
    during = hall.clock.now()
    assert drawn(hall, store) == ["警戒区"]
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 == pytest.approx(4_965, rel=0.02)
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "emergency_close")["ok"]
    assert drawn(hall, store) == ["平时"], "the area goes with its emergency"

    hall.clock.go(MINUTE)
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]
    assert drawn(hall, store) == [], "another emergency has its own"
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 is None
    assert drawn(hall, store, during) == ["警戒区"], "a replay shows it with the emergency it was drawn in"


def test_a_drawing_that_names_no_case_is_kept_with_the_case_of_the_emergency_that_goes_on(hall, store):
    case_id = hall.opened()
    assert hall.ask("leader", "emergency_open", case_id, **OPEN)["ok"]

    draw(hall, "现场指挥点")

    assert [note.case_id for note in WallNow(wall="hall").answer(seen(hall, store).at()).notes] == [case_id]


def test_an_emergency_has_room_of_its_own_for_drawings(hall):
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]
    for n in range(MOST):
        draw(hall, str(n))

    refused = hall.ask("leader", "wall_annotate", shape="text", points=[[WEST_LON, LAT]], text="又一处")

    assert (refused["code"], refused["text"]) == ("not_allowed", "本次应急标注已有 60 处，请先清除不用的")
    assert hall.ask("leader", "emergency_close")["ok"]
    draw(hall, "平时")


def test_a_leader_of_another_area_neither_begins_nor_ends_nor_changes_one_here(hall, store):
    hall.person("eastern", (Post.SHIFT_LEADER,), area="370102002")
    assert hall.ask("eastern", "emergency_open", **OPEN)["code"] == "no_right"
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]

    for name, given in (
        ("emergency_close", {}), ("emergency_change", {"level": 1}), ("emergency_step", {"number": 1, "state": "done"}),
        ("emergency_reading", {"what": DEPTH, "value": 1}), ("emergency_resource", {"resource": "R1", "on_site": 1}),
    ):  # fmt: skip
        assert hall.ask("eastern", name, **given)["code"] == "no_right", name
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.level == 3


def test_of_two_desks_that_tick_the_same_step_the_second_is_told_and_the_time_stays(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    assert hall.ask("dispatcher", "emergency_step", number=1, state="done")["ok"]
    hall.clock.go(20 * MINUTE)

    again = hall.ask("acceptor", "emergency_step", number=1, state="done")
    assert (again["code"], again["text"]) == ("not_allowed", "第 1 步已是“完成”")
    assert hall.ask("acceptor", "emergency_step", number=1, state="done", note="两台泵")["ok"]
    assert hall.ask("acceptor", "emergency_step", number=True, state="todo")["code"] == "invalid"
    assert hall.ask("dispatcher", "emergency_step", number=2, seen=True)["ok"]
    assert hall.ask("acceptor", "emergency_step", number=2, seen=True)["code"] == "not_allowed"

    first = EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.steps[0]
    assert (first.state, first.at, first.note) == (DONE, MONDAY_9, "两台泵")


def test_naming_the_plan_again_keeps_what_was_done_and_a_new_level_takes_its_own_plan(hall, store):
    high = Plan(key="high", name="特大内涝", kind="内涝", levels=(1,), steps=(PlanStep(title="全城动员", minutes=5),))
    usual = replace(PLANS[0], levels=(2, 3, 4))
    hall.rules = replace(hall.rules, plans=(usual, high))
    hall.__post_init__()
    hall.staff()
    hall.ask("leader", "emergency_open", **OPEN)
    hall.ask("dispatcher", "emergency_step", number=1, state="done")

    assert hall.ask("leader", "emergency_change", plan=usual.key)["ok"]
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.steps[0].state == DONE
    assert hall.ask("leader", "emergency_change", level=1, plan="")["ok"]
    stand = EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand
    assert (stand.level, stand.plan_name, len(stand.steps)) == (1, "特大内涝", 1)


def test_when_it_is_over_nothing_points_at_it_and_undo_does_not_bring_its_scene_back(hall, store):
    hall.ask("leader", "wall_scene", scene="hot")
    hall.ask("leader", "emergency_open", **OPEN)
    hall.ask("leader", "wall_scene", scene="daily")
    assert WallNow(wall="hall").answer(seen(hall, store).at()).subject.kind == "incident"

    assert hall.ask("leader", "emergency_close")["ok"]

    state = WallNow(wall="hall").answer(seen(hall, store).at())
    assert (state.scene, state.subject) == ("daily", None)
    assert hall.ask("leader", "wall_undo")["ok"]
    assert WallNow(wall="hall").answer(seen(hall, store).at()).scene == "hot"


def test_the_scene_passes_the_leaders_pin_but_nobody_pins_over_it(hall, store):
    assert hall.ask("boss", "wall_scene", scene="daily", pin_minutes=60)["ok"]

    for user in ("acceptor", "leader"):
        assert hall.ask(user, "wall_scene", scene="emergency", pin_minutes=5)["code"] == "no_right"

    state = WallNow(wall="hall").answer(seen(hall, store).at())
    assert (state.scene, state.pin_post) == ("daily", Post.LEADER)

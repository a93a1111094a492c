"""An emergency from a desk: it passes any pin, is recorded with what stands after it, and travels in time."""

from dataclasses import replace

import pytest

from app.domain.emergency_plan import Plan, PlanStep
from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Axis, Post, Stream
from app.situation.emergency_stand import DEPTH, DONE
from app.situation.questions.cameras import Cameras
from app.situation.questions.emergency import EmergencyNow
from app.situation.questions.wall_now import WallNow
from tests.unit.services.emergency_town import CAMERAS, OPEN, PLANS, emergency_hall, seen  # noqa: F401  # a fixture
from tests.unit.services.town import LAT, MONDAY_9


def newest(store, stream=Stream.EMERGENCY):
    return [event for event in store.data.events if event.stream == stream][-1]


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


@pytest.mark.parametrize("held", [("wall_freeze", {}), ("wall_replay", {"at": MONDAY_9 - HOUR, "speed": 0.0})])
def test_what_stood_still_before_an_emergency_is_the_present_after_it(hall, store, held):
    hall.ask("leader", "wall_scene", scene="hot")
    hall.ask("leader", held[0], **held[1])
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]
    hall.clock.go(2 * HOUR)

    assert hall.ask("leader", "emergency_close", note="退水")["ok"]

    state = WallNow(wall="hall").answer(seen(hall, store).at())
    assert (state.scene, state.still_at, state.replay_at) == ("hot", None, None)


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

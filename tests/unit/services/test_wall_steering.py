"""Steering the wall: who outranks whom, what undo brings back, and that every change is told by the log."""

import json

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Post, Stream
from app.services.wall_turn import PAST_MOST
from app.situation.wall_log import stand_of
from tests.unit.services.town import EAST_LON, LAT, WEST_LON, Hall, rules

PLACE = {"lon": WEST_LON, "lat": LAT}
CHANGES = (
    ("wall_scene", {"scene": "hot"}),
    ("wall_clear", {}),
    ("wall_undo", {}),
    ("wall_pin", {}),
    ("wall_magnify", {"panel": "queues"}),
    ("wall_freeze", {}),
    ("wall_show_subject", {"kind": "camera", "id": "甲", **PLACE}),
    ("wall_annotate", {"shape": "text", "points": [[WEST_LON, LAT]], "text": "积水"}),
    ("wall_filter", {"filter": {"classes": ["E06"]}}),
    ("wall_map", {"layer": "unseen"}),
    ("wall_rotate", {"turns": [{"scene": "daily", "seconds": 60}, {"scene": "hot", "seconds": 30}]}),
)


def wall(store):
    newest = [event for event in store.data.events if event.stream == Stream.WALL and event.subject == "hall"]
    return stand_of(newest[-1] if newest else None)


def kinds(store):
    return [event.kind for event in store.data.events if event.stream == Stream.WALL]


def seen(store):
    return wall(store).display


def test_undo_brings_back_what_was_seen_before_each_change(hall, store):
    case_id = hall.opened()
    states = []
    for name, case, given in (
        ("wall_scene", "", {"scene": "daily"}),
        ("wall_scene", "", {"scene": "hot"}),
        ("wall_show_case", case_id, {}),
        ("wall_magnify", "", {"panel": "map"}),
        ("wall_filter", "", {"filter": {"classes": ["E06"], "lights": ["red"]}}),
        ("wall_freeze", "", {}),
    ):
        states.append(seen(store))
        hall.clock.go(MINUTE)
        assert hall.ask("leader", name, case, **given)["ok"]

    for before in reversed(states):
        hall.clock.go(MINUTE)
        assert hall.ask("leader", "wall_undo")["ok"]
        now = seen(store)
        assert (now.scene, now.case, now.magnified, now.narrowed, now.frozen_at) == (
            before.scene, before.case, before.magnified, before.narrowed, before.frozen_at,
        )  # fmt: skip
    refused = hall.ask("leader", "wall_undo")
    assert (refused["code"], refused["text"]) == ("not_allowed", "没有可以撤销的投屏")


def test_undo_goes_back_a_bounded_number_of_steps(hall, store):
    for place in range(PAST_MOST + 3):
        assert hall.ask("leader", "wall_scene", scene=f"s{place}")["ok"]

    assert len(wall(store).past) == PAST_MOST


@pytest.mark.parametrize(("name", "given"), CHANGES)
def test_a_pinned_wall_refuses_a_lower_post_with_a_sentence_and_obeys_a_higher_one(hall, store, name, given):
    assert hall.ask("acceptor", "wall_scene", scene="daily")["ok"]
    assert hall.ask("leader", "wall_pin", until=hall.clock.now() + HOUR)["ok"]
    before = len(store.data.events)
    for user in ("dispatcher", "boss"):
        hall.token(user)

    for user in ("acceptor", "dispatcher"):
        refused = hall.ask(user, name, **given)
        assert refused["code"] == "no_right"
        assert refused["text"].startswith("大屏已由值班长（坐席 leader）钉住至 ")
    assert kinds(store)[-1] == "pinned"

    assert hall.ask("boss", name, **given)["ok"]
    assert len(store.data.events) > before


def test_a_pin_ends_by_itself_and_by_the_post_that_set_it(hall, store):
    assert hall.ask("boss", "wall_pin", until=hall.clock.now() + 10 * MINUTE)["ok"]
    assert hall.ask("leader", "wall_unpin")["code"] == "no_right"
    hall.clock.go(10 * MINUTE)
    assert hall.ask("acceptor", "wall_scene", scene="hot")["ok"]

    assert hall.ask("leader", "wall_scene", scene="daily", pin_minutes=30)["ok"]
    assert hall.ask("acceptor", "wall_scene", scene="hot")["code"] == "no_right"
    assert hall.ask("leader", "wall_unpin")["ok"]
    assert hall.ask("leader", "wall_unpin")["code"] == "not_allowed"
    assert hall.ask("acceptor", "wall_scene", scene="hot")["ok"]


INCIDENT = {"title": "建设路积水", "kind": "内涝", "level": 3, "lon": WEST_LON, "lat": LAT}


def test_the_emergency_scene_passes_any_pin_which_then_still_holds(hall, store):
    assert hall.ask("boss", "emergency_open", **INCIDENT)["ok"]
    assert hall.ask("boss", "wall_scene", scene="daily")["ok"]
    assert hall.ask("boss", "wall_pin")["ok"]

    assert hall.ask("acceptor", "wall_scene", scene="emergency")["ok"]
    assert seen(store).scene == "emergency"
    assert hall.ask("acceptor", "wall_scene", scene="hot")["code"] == "no_right"
    assert hall.ask("dispatcher", "wall_undo")["code"] == "no_right"
    assert hall.ask("acceptor", "wall_undo")["ok"]
    assert seen(store).scene == "daily"


def test_without_an_emergency_its_scene_passes_no_pin(hall, store):
    assert hall.ask("boss", "wall_pin")["ok"]
    assert hall.ask("acceptor", "wall_scene", scene="emergency")["code"] == "no_right"

    assert hall.ask("boss", "emergency_open", **INCIDENT)["ok"]
    assert hall.ask("boss", "wall_scene", scene="daily")["ok"]
    assert hall.ask("acceptor", "wall_scene", scene="emergency")["ok"], "while one goes on"
    assert hall.ask("boss", "emergency_close")["ok"]

    refused = hall.ask("acceptor", "wall_scene", scene="emergency")
    assert (refused["code"], refused["text"]) == ("no_right", "大屏已由领导（坐席 boss）钉住，请该岗位放行")
    assert hall.ask("boss", "wall_scene", scene="emergency")["ok"], "whoever pinned it shows what he likes"


def test_a_pin_set_over_the_emergency_scene_is_not_undone_by_whoever_pushed_the_scene(hall, store):
    assert hall.ask("acceptor", "wall_scene", scene="daily")["ok"]
    assert hall.ask("acceptor", "wall_scene", scene="emergency")["ok"]
    hall.clock.go(MINUTE)
    assert hall.ask("boss", "wall_pin")["ok"]

    assert hall.ask("acceptor", "wall_undo")["code"] == "no_right"
    assert seen(store).scene == "emergency"


@pytest.mark.parametrize(("merged", "post"), [(True, Post.SHIFT_LEADER), (False, Post.ACCEPTOR)])
def test_merged_posts_steer_with_the_highest_one_their_person_has(store, merged, post):
    hall = Hall(store, rules(merged_posts=merged)).staff()

    assert hall.ask("triple", "wall_pin")["ok"]

    assert next(event.post for event in store.data.events if event.kind == "pinned") == post


def test_a_scene_pushed_while_scenes_turn_stops_them_and_undo_has_them_turn_on_from_what_stood(hall, store):
    turns = [{"scene": "daily", "seconds": 60}, {"scene": "hot", "seconds": 30, "holds_on_alarm": False}]
    assert hall.ask("leader", "wall_rotate", turns=turns)["ok"]
    assert (seen(store).how, seen(store).scene) == ("rotated", "daily")
    hall.clock.go(MINUTE)

    assert hall.ask("leader", "wall_scene", scene="people", standing="hot")["ok"]
    assert (seen(store).how, seen(store).scene) == ("pushed", "people")
    assert hall.ask("leader", "wall_undo")["ok"]

    assert (seen(store).how, seen(store).scene, seen(store).scene_by.at) == ("rotated", "hot", hall.clock.now())
    assert hall.ask("leader", "wall_rotate", turns=[], standing="hot")["ok"]
    assert (seen(store).how, seen(store).scene) == ("pushed", "hot")


def test_a_drawing_is_kept_with_its_case_and_removed_by_its_own_post_or_a_higher_one(hall, store):
    case_id = hall.opened()
    drawn = hall.ask(
        "leader", "wall_annotate", case_id, shape="arrow", points=[[WEST_LON, LAT], [EAST_LON, LAT]], text="绕行"
    )
    assert drawn["ok"]
    name = drawn["fields"]["id"]
    event = next(event for event in store.data.events if event.kind == "annotated")
    assert json.loads(event.payload)["note"]["case_id"] == case_id

    assert hall.ask("dispatcher", "wall_remove_annotation", id=name)["text"] == "标注由值班长所作，请该岗位清除"
    assert hall.ask("boss", "wall_remove_annotation", id=name)["ok"]
    assert hall.ask("boss", "wall_remove_annotation", id=name)["code"] == "invalid"


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("wall_pin", {"until": 0}, "invalid"),
        ("wall_scene", {"scene": "daily", "pin_minutes": 0}, "invalid"),
        ("wall_scene", {"scene": "daily", "pin_minutes": True}, "invalid"),
        ("wall_magnify", {}, "not_allowed"),
        ("wall_magnify", {"panel": "a b"}, "invalid"),
        ("wall_magnify", {"panel": "no_such_panel"}, "invalid"),
        ("wall_magnify", {"panel": "scene"}, "invalid"),
        ("wall_unfreeze", {}, "not_allowed"),
        ("wall_return_live", {}, "not_allowed"),
        ("wall_replay", {}, "missing"),
        ("wall_replay", {"at": 4_000_000_000_000_000}, "invalid"),
        ("wall_replay", {"at": 1_700_000_000_000_000, "speed": 3601}, "invalid"),
        ("wall_show_subject", {"kind": "house", "id": "1", **PLACE}, "invalid"),
        ("wall_show_subject", {"kind": "camera", "id": "", **PLACE}, "missing"),
        ("wall_show_subject", {"kind": "component_class", "id": ""}, "missing"),
        ("wall_show_subject", {"kind": "component_class", "id": "C01002"}, "invalid"),
        ("wall_show_subject", {"kind": "component_class", "id": "010"}, "invalid"),
        ("wall_show_subject", {"kind": "camera", "id": "1", "lon": 110.0, "lat": LAT}, "outside_city"),
        ("wall_annotate", {"shape": "circle", "points": []}, "invalid"),
        ("wall_annotate", {"shape": "arrow", "points": [[WEST_LON, LAT]]}, "invalid"),
        ("wall_annotate", {"shape": "text", "points": [[WEST_LON, LAT]]}, "missing"),
        ("wall_annotate", {"shape": "text", "points": [[110.0, LAT]], "text": "远"}, "outside_city"),
        ("wall_annotate", {"shape": "text", "points": ["ab"], "text": "远"}, "invalid"),
        ("wall_annotate", {"shape": "text", "points": [[WEST_LON, "x"]], "text": "远"}, "invalid"),
        ("wall_remove_annotation", {"id": "none"}, "invalid"),
        ("wall_filter", {"filter": {"lights": ["blue"]}}, "invalid"),
        ("wall_filter", {"filter": {"classes": [6]}}, "invalid"),
        ("wall_filter", {"filter": ["E06"]}, "invalid"),
        ("wall_rotate", {}, "invalid"),
        ("wall_rotate", {"turns": [{"scene": "daily", "seconds": 1}]}, "invalid"),
        ("wall_rotate", {"turns": [{"scene": "daily", "seconds": 60}] * 2}, "invalid"),
        ("wall_rotate", {"turns": ["daily"]}, "invalid"),
    ],
)
def test_what_a_wall_cannot_do_is_refused_and_leaves_no_trace(hall, store, name, given, code):
    assert hall.ask("leader", name, **given)["code"] == code
    assert kinds(store) == []


def test_a_seat_of_one_area_points_at_nothing_in_another(hall, store):
    west = hall.ask("east", "wall_show_subject", kind="grid", id="1", **PLACE)

    assert west["code"] == "no_right"
    assert hall.ask("east", "wall_show_subject", kind="grid", id="1", lon=EAST_LON, lat=LAT)["ok"]


def shown_at(store, now):
    """Return the moment that a replaying wall shows at *now*."""
    display = seen(store)
    return display.replay_at + round(display.replay_speed * (now - display.replay_by.at))


def test_a_replay_that_was_frozen_goes_on_from_where_it_stood_still(hall, store):
    begun = hall.clock.now()
    hall.clock.go(10 * HOUR)
    assert hall.ask("leader", "wall_replay", at=begun, speed=60.0)["ok"]
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "wall_freeze")["ok"]
    for name in ("wall_unfreeze", "wall_undo", "wall_undo"):
        hall.clock.go(20 * MINUTE)
        assert seen(store).still_at in (begun + HOUR, None)
        assert hall.ask("leader", name)["ok"]
        at = begun + HOUR
        assert (seen(store).still_at or shown_at(store, hall.clock.now())) == at, name
    hall.clock.go(MINUTE)
    assert shown_at(store, hall.clock.now()) == begun + 2 * HOUR


def test_a_replay_that_undo_brings_back_begins_anew(hall, store):
    begun = hall.clock.now()
    hall.clock.go(HOUR)
    assert hall.ask("leader", "wall_replay", at=begun, speed=60.0)["ok"]
    hall.clock.go(10 * SECOND)
    assert hall.ask("leader", "wall_magnify", panel="queues")["ok"]
    assert shown_at(store, hall.clock.now()) == begun + 10 * MINUTE
    assert hall.ask("leader", "wall_undo")["ok"]
    assert shown_at(store, hall.clock.now()) == begun + 10 * MINUTE, "it was not ended"

    assert hall.ask("leader", "wall_return_live")["ok"]
    hall.clock.go(30 * MINUTE)
    assert hall.ask("leader", "wall_undo")["ok"]

    assert shown_at(store, hall.clock.now()) == begun
    hall.clock.go(10 * SECOND)
    assert shown_at(store, hall.clock.now()) == begun + 10 * MINUTE


def test_back_to_now_is_the_present_also_from_a_replay_that_was_frozen(hall, store):
    begun = hall.clock.now()
    hall.clock.go(HOUR)
    assert hall.ask("leader", "wall_replay", at=begun, speed=1.0)["ok"]
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "wall_freeze")["ok"]

    assert hall.ask("leader", "wall_return_live")["ok"]

    assert (seen(store).is_past, seen(store).still_at) == (False, None)
    assert hall.ask("leader", "wall_undo")["ok"]
    assert seen(store).still_at == begun + MINUTE

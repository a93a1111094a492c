"""夜间 by the clock: the gateway puts it on the wall and takes it off, in the log, and never over somebody's hands."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.tables.scene_hours_file import read_scene_hours
from app.domain.errors import TableError
from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.scene_hours import SceneHours
from app.domain.terms import Stream
from app.situation.wall_log import stand_of
from tests.unit.services.town import MONDAY_9, Hall, rules

EVENING = MONDAY_9 + 11 * HOUR
MORNING = EVENING + 12 * HOUR
WALLS = Path(__file__).resolve().parents[3] / "config" / "walls"


@pytest.fixture
def hall(store):
    hours = (SceneHours.parse("night", "20:00-08:00"),)
    return Hall(store, replace(rules(), scene_hours=hours)).staff()


def shown(store):
    return [event for event in store.data.events if event.stream == Stream.WALL]


def scene(store):
    return stand_of(shown(store)[-1]).display.scene


def tick(hall, at):
    hall.clock.at = at
    hall.store.take_lease("hall", at)
    hall.gateway.timers()


def test_the_scene_comes_with_its_hour_and_goes_with_the_other_and_is_written_once(hall, store):
    hall.ask("leader", "wall_scene", scene="hot")
    tick(hall, EVENING - SECOND)
    assert scene(store) == "hot"

    for seconds in range(3):
        tick(hall, EVENING + seconds * SECOND)
    (_, night) = shown(store)
    assert (scene(store), night.kind, night.post, night.recorded_at) == ("night", "scene_shown", "system", EVENING)

    tick(hall, MORNING - SECOND)
    tick(hall, MORNING + SECOND)
    tick(hall, MORNING + MINUTE)
    assert (scene(store), len(shown(store))) == ("hot", 3)


def test_what_turned_before_the_night_turns_again_after_it(hall, store):
    turns = [{"scene": "daily", "seconds": 60}, {"scene": "hot", "seconds": 30}]
    hall.ask("leader", "wall_rotate", turns=turns)
    tick(hall, EVENING)
    tick(hall, MORNING)

    display = stand_of(shown(store)[-1]).display
    assert (display.how, display.scene_by.at) == ("rotated", MORNING)


def test_whoever_puts_another_scene_there_at_night_keeps_it(hall, store):
    tick(hall, EVENING)
    hall.clock.go(HOUR)
    hall.ask("leader", "wall_scene", scene="supervision")

    tick(hall, EVENING + 2 * HOUR)
    assert scene(store) == "supervision"
    tick(hall, MORNING)
    assert (scene(store), len(shown(store))) == ("supervision", 2)


@pytest.mark.parametrize(
    ("name", "given"), [("wall_pin", {}), ("wall_freeze", {}), ("wall_scene", {"scene": "emergency"})]
)
def test_a_wall_that_somebody_holds_is_waited_for(hall, store, name, given):
    hall.ask("leader", "wall_scene", scene="daily")
    hall.ask("leader", name, **given)
    count = len(shown(store))

    tick(hall, EVENING)

    assert len(shown(store)) == count


def test_a_replay_that_came_up_to_the_present_keeps_no_night_off(hall, store):
    tick(hall, EVENING - 10 * MINUTE)
    hall.ask("leader", "wall_replay", at=EVENING - 20 * MINUTE, speed=4)

    tick(hall, EVENING)

    assert scene(store) == "night"


def test_a_pin_that_ends_at_night_lets_the_night_in(hall, store):
    hall.clock.at = EVENING - 10 * MINUTE
    hall.ask("leader", "wall_scene", scene="daily")
    hall.ask("leader", "wall_pin", until=EVENING + 20 * MINUTE)

    tick(hall, EVENING + 5 * MINUTE)
    assert scene(store) == "daily"
    tick(hall, EVENING + 25 * MINUTE)

    assert scene(store) == "night"


def test_a_gateway_that_starts_at_night_catches_up(hall, store):
    hall.ask("leader", "wall_scene", scene="daily")

    tick(hall, EVENING + 3 * HOUR)

    assert scene(store) == "night"


def test_without_hours_nothing_ever_changes(store):
    hall = Hall(store, rules()).staff()

    tick(hall, EVENING)

    assert shown(store) == []


@pytest.mark.parametrize(
    ("text", "at", "is_on", "since"),
    [
        ("20:00-08:00", EVENING, True, EVENING), ("20:00-08:00", EVENING - 1, False, EVENING - 12 * HOUR),
        ("20:00-08:00", MORNING - 1, True, EVENING), ("20:00-08:00", MORNING, False, MORNING),
        ("12:00-14:00", MONDAY_9 + 4 * HOUR, True, MONDAY_9 + 3 * HOUR),
        ("12:00-14:00", MONDAY_9, False, MONDAY_9 + 5 * HOUR - DAY),
    ],
)  # fmt: skip
def test_hours_began_or_ended_at_their_minute(text, at, is_on, since):
    assert SceneHours.parse("x", text).last_change(at) == (since, is_on)


@pytest.mark.parametrize("text", ["20-8", "20:00-20:00", "24:00-08:00", "20:00–08:00", ""])
def test_what_are_no_hours_is_refused(text):
    with pytest.raises(ValueError, match="must be like"):
        SceneHours.parse("night", text)


def test_the_shipped_walls_know_the_night(tmp_path):
    assert read_scene_hours(WALLS / "hall-16x9.toml") == (SceneHours("night", 20 * 60, 8 * 60),)

    layout = tmp_path / "wall.toml"
    layout.write_text('scenes = ["one", "gone"]')
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "one.toml").write_text('hours = "8-20"')
    with pytest.raises(TableError, match=r"one\.toml"):
        read_scene_hours(layout)


def test_a_scene_that_cannot_be_read_keeps_no_gateway_from_its_work(tmp_path, caplog):
    layout = tmp_path / "wall.toml"
    layout.write_text('scenes = ["broken", "night"]')
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "broken.toml").write_text('name = "夜间"', encoding="gb18030")
    (tmp_path / "scenes" / "night.toml").write_text('hours = "20:00-08:00"')

    assert [one.scene for one in read_scene_hours(layout)] == ["night"]
    assert "broken.toml:1: is not UTF-8" in caplog.text


@pytest.mark.parametrize("changes", [1, 12])
@pytest.mark.parametrize(
    ("name", "given", "back"),
    [
        ("wall_freeze", {}, "wall_unfreeze"),
        ("wall_magnify", {"panel": "queues"}, "wall_magnify"),
        ("wall_replay", {"at": EVENING}, "wall_return_live"),
    ],
)
def test_what_was_done_to_the_night_by_hand_is_over_with_it(hall, store, name, given, back, changes):
    hall.ask("leader", "wall_scene", scene="hot")
    tick(hall, EVENING)
    for place in range(changes):
        hall.clock.at = EVENING + (2 + place) * MINUTE
        assert hall.ask("leader", name, **given)["ok"]
        assert hall.ask("leader", back)["ok"]
    assert scene(store) == "night"

    tick(hall, MORNING)

    after = stand_of(shown(store)[-1])
    kept = "hot" if changes == 1 else ""  # undo goes back no further: then the wall is as it starts
    assert (after.display.scene, after.display.is_past, after.display.magnified) == (kept, False, "")
    assert not [one for one in after.past if one.scene == "night"]

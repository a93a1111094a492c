"""A wall that looks back: the scene that stood then, its filter and its case, until a desk brings back now."""

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from tests.gui.wall_steering_test import Steered, hall
from widgets.wall.glance import Look

__all__ = ["hall"]


@pytest.fixture
def wall(qtbot, hall):
    made = Steered(qtbot, hall)
    qtbot.waitUntil(made.is_answered)
    yield made
    made.feed.close()


@pytest.fixture
def past(hall, wall, qtbot):
    """Put one scene after another on the wall, an hour apart, and return when each had just come."""
    times = []
    for name, given in (
        ("wall_scene", {"scene": "supervision"}),
        ("wall_magnify", {"panel": "queues"}),
        ("wall_scene", {"scene": "night"}),
    ):
        assert hall.ask("leader", name, **given)["ok"]
        times.append(hall.clock.now() + SECOND)
        hall.clock.go(HOUR)
    wall.feed.wake()
    wall.shows("night")
    return times


def texts(wall, panel):
    return [item.text for item in wall.window.views[panel].items if hasattr(item, "text")]


def test_a_wall_shows_the_scene_that_stood_then_and_says_in_every_title_that_it_replays(qtbot, hall, wall, past):
    assert hall.ask("leader", "wall_replay", at=past[0], speed=0.0)["ok"]
    wall.feed.wake()
    wall.shows("supervision")
    qtbot.waitUntil(lambda: wall.feed.latest is not None and wall.feed.latest.at == past[0])
    qtbot.waitUntil(wall.is_answered)
    wall.window.tick()

    for panel in wall.window.views:
        if panel not in ("scene", "map") and wall.window.views[panel].look is not Look.LOADING:
            assert any("回放" in text for text in texts(wall, panel)), panel
    assert wall.feed.position == past[0]
    assert not wall.feed.is_live


def test_the_moment_stands_large_in_the_first_cube_and_what_time_it_is_beside_it(qtbot, hall, wall, past):
    assert hall.ask("leader", "wall_replay", at=past[0], speed=0.0)["ok"]
    wall.feed.wake()
    qtbot.waitUntil(lambda: wall.feed.latest is not None and wall.feed.latest.at == past[0])
    wall.window.tick()

    from widgets.words import clock

    assert clock(past[0]) in texts(wall, "scene")
    assert any(clock(hall.clock.now()) in text and "现在" in text for text in texts(wall, "scene"))


def test_one_request_brings_back_now_and_the_scene_that_stands_there_now(qtbot, hall, wall, past):
    assert hall.ask("leader", "wall_replay", at=past[0], speed=0.0)["ok"]
    wall.feed.wake()
    wall.shows("supervision")

    assert hall.ask("leader", "wall_return_live")["ok"]
    wall.feed.wake()
    wall.shows("night")

    assert wall.feed.is_live


def test_what_is_pushed_while_the_wall_replays_is_learned_but_shown_only_afterwards(qtbot, hall, wall, past):
    assert hall.ask("leader", "wall_replay", at=past[0], speed=0.0)["ok"]
    wall.feed.wake()
    wall.shows("supervision")

    hall.clock.go(MINUTE)
    assert hall.ask("leader", "wall_return_live")["ok"]
    assert hall.ask("leader", "wall_scene", scene="people")["ok"]
    wall.feed.wake()
    wall.shows("people")


def test_a_replay_at_a_speed_moves_on_and_ends_in_the_present(qtbot, hall, wall, past):
    assert hall.ask("leader", "wall_replay", at=past[0], speed=3600.0)["ok"]
    wall.feed.wake()
    wall.shows("supervision")
    hall.clock.go(2 * SECOND)  # an hour a second: two hours on there is more time gone than there was
    qtbot.waitUntil(lambda: not wall.feed.is_live and wall.feed.latest.at > past[0])

    hall.clock.go(10 * SECOND)
    wall.feed.wake()
    wall.shows("night")
    assert wall.feed.is_live


def test_all_windows_of_a_wall_stand_at_the_same_moment(hall, wall, past):
    from widgets.wall.replaying import ReplayFollower

    looked = []

    class Feed:
        is_live = True

        def look_at(self, t, speed=0.0):
            looked.append((t, speed))

    class State:
        still_at = None
        replay_at, replay_speed, replay_since = past[0], 60.0, hall.clock.now()

    hall.clock.go(5 * SECOND)
    for _ in range(2):  # two processes that come to it at the same time
        ReplayFollower(Feed(), hall.clock.now).follow(State())

    assert looked == [(past[0] + 300 * SECOND, 60.0)] * 2

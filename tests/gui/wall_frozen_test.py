"""A wall that stands still (定格): the moment is kept, and what a desk puts there is shown as things were then."""

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stage
from app.situation.questions.spotlight import Spotlight
from tests.gui.wall_steering_test import Steered, hall, labels  # noqa: F401  # a fixture
from tests.unit.services.town import LAT, WEST_LON
from widgets.wall.glance import Look

PLACE = {"lon": WEST_LON, "lat": LAT}


@pytest.fixture
def wall(qtbot, hall):  # noqa: F811
    made = Steered(qtbot, hall)
    qtbot.waitUntil(made.is_answered)
    yield made
    made.feed.close()


def freeze(qtbot, hall, wall) -> int:  # noqa: F811
    """Have the wall stand still, and a minute go by; return the moment at which it stands."""
    assert hall.ask("leader", "wall_freeze")["ok"]
    at = hall.clock.now()
    hall.clock.go(MINUTE)
    qtbot.waitUntil(lambda: wall.feed.position == at)
    qtbot.waitUntil(wall.is_answered)
    return at


def is_open(wall, *keys: str) -> bool:
    return all(key in wall.window.views and wall.window.views[key].look in {Look.LIVE, Look.EMPTY} for key in keys)


@pytest.mark.parametrize(
    ("scene", "opened"),
    [
        ("daily", ("near", "photos", "spotlight")),
        ("supervision", ("spotlight", "near", "photos", "stage_times")),
    ],
)
def test_a_case_that_a_desk_puts_on_a_frozen_wall_opens_its_panels_as_it_stood_then(
    qtbot, hall, wall, scene, opened  # noqa: F811
):  # fmt: skip
    case_id = hall.opened()
    number = hall.store.case(case_id).state.number
    assert hall.ask("leader", "wall_scene", scene=scene)["ok"]
    at = freeze(qtbot, hall, wall)
    assert hall.ask("acceptor", "accept", case_id)["ok"]
    assert hall.store.case(case_id).state.stage is Stage.ACCEPTED

    assert hall.ask("leader", "wall_show_case", case_id)["ok"]

    asked = Spotlight(wall="hall")
    qtbot.waitUntil(lambda: is_open(wall, *opened))
    qtbot.waitUntil(lambda: (found := wall.feed.latest.of(asked)) is not None and found.row is not None)
    row = wall.feed.latest.of(asked).row.case
    assert (row.case_id, row.number, row.stage) == (case_id, number, Stage.REPORTED)
    assert wall.feed.latest.at == at
    for key in opened:
        assert any(text.startswith("定格 ") for text in labels(wall.window, key))
    told = labels(wall.window, "spotlight")
    assert {"投屏案件", number, "上报"} <= set(told)
    assert "受理" not in told, "what was done after the moment at which the wall stands"


def test_what_else_a_desk_points_at_or_narrows_is_shown_on_a_frozen_wall(qtbot, hall, wall):  # noqa: F811
    hall.opened()
    at = freeze(qtbot, hall, wall)

    assert hall.ask("leader", "wall_show_subject", kind="camera", id="甲", label="甲", **PLACE)["ok"]
    qtbot.waitUntil(lambda: is_open(wall, "subject", "near"))
    assert hall.ask("leader", "wall_filter", filter={"classes": ["E06"]})["ok"]
    qtbot.waitUntil(lambda: any(text.startswith("筛选") for text in labels(wall.window, "queues")))

    assert wall.feed.position == at
    assert hall.ask("leader", "wall_undo")["ok"]
    qtbot.waitUntil(lambda: not any(text.startswith("筛选") for text in labels(wall.window, "queues")))


def test_the_clock_of_a_frozen_wall_runs_and_every_panel_says_that_it_stands_still(qtbot, hall, wall):  # noqa: F811
    freeze(qtbot, hall, wall)
    qtbot.waitUntil(lambda: any(text.startswith("定格 ") for text in labels(wall.window, "queues")))
    before = labels(wall.window, "scene")
    hall.clock.go(7 * SECOND)

    after = labels(wall.window, "scene")

    assert any(text.startswith("定格 ") for text in after)
    assert not any("回放" in text for text in [*after, *labels(wall.window, "queues")])
    assert [text for text in before if text not in after], "the clock stands"


def test_a_replay_that_is_frozen_stands_still_where_it_was(qtbot, hall, wall):  # noqa: F811
    hall.opened()
    begun = hall.clock.now()
    hall.clock.go(10 * MINUTE)
    assert hall.ask("leader", "wall_replay", at=begun, speed=2.0)["ok"]
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "wall_freeze")["ok"]
    hall.clock.go(MINUTE)

    qtbot.waitUntil(lambda: wall.feed.position == begun + 2 * MINUTE)
    qtbot.waitUntil(lambda: wall.feed.speed == 0)
    qtbot.waitUntil(lambda: any(text.startswith("定格 ") for text in labels(wall.window, "scene")))


def test_a_wall_whose_clock_is_behind_the_gateways_stands_still_at_the_gateways_moment(qtbot, hall, wall):  # noqa: F811
    assert hall.ask("leader", "wall_freeze")["ok"]
    at = hall.clock.now()
    hall.clock.go(-2 * SECOND)
    qtbot.waitUntil(lambda: any(text.startswith("定格 ") for text in labels(wall.window, "scene")))
    before = labels(wall.window, "queues")
    hall.opened()
    wall.feed.wake()
    moment = wall.feed.latest
    qtbot.waitUntil(lambda: wall.feed.latest is not moment)
    assert labels(wall.window, "queues") == before

    hall.clock.go(3 * SECOND)

    qtbot.waitUntil(lambda: wall.feed.position == at)


def test_a_case_of_which_nobody_knew_then_is_refused_with_a_sentence(qtbot, hall, wall):  # noqa: F811
    freeze(qtbot, hall, wall)
    case_id = hall.opened()

    refused = hall.ask("leader", "wall_show_case", case_id)

    assert refused["code"] == "not_allowed"
    assert refused["text"].startswith("大屏定格在 ")
    assert refused["text"].endswith("该案此后才上报，请先解除定格")
    assert hall.ask("leader", "wall_unfreeze")["ok"]
    assert hall.ask("leader", "wall_show_case", case_id)["ok"]
    qtbot.waitUntil(lambda: wall.feed.is_live)


def test_a_standstill_is_found_again_where_the_wall_s_clock_was_wrong_for_a_while(qtbot, hall, wall):  # noqa: F811
    at = freeze(qtbot, hall, wall)

    hall.clock.go(-HOUR)
    qtbot.waitUntil(lambda: wall.feed.position < at)
    hall.clock.go(HOUR)

    qtbot.waitUntil(lambda: wall.feed.position == at)
    qtbot.waitUntil(lambda: wall.feed.latest.at == at)


def test_a_replay_that_a_wrong_clock_had_stopped_runs_on(qtbot, hall, wall):  # noqa: F811
    hall.opened()
    begun = hall.clock.now()
    hall.clock.go(10 * MINUTE)
    assert hall.ask("leader", "wall_replay", at=begun + 9 * MINUTE, speed=0.5)["ok"]
    qtbot.waitUntil(lambda: wall.feed.speed == 0.5)

    hall.clock.go(-5 * MINUTE)
    qtbot.waitUntil(lambda: wall.feed.speed != 0.5)
    hall.clock.go(5 * MINUTE + 10 * SECOND)

    qtbot.waitUntil(lambda: wall.feed.speed == 0.5)
    assert begun + 9 * MINUTE <= wall.feed.position < begun + 10 * MINUTE


@pytest.mark.parametrize(("name", "given"), [("wall_freeze", {}), ("wall_card", {"card": "test_card"})])
def test_a_picture_of_the_past_is_not_moved_by_what_stands_on_the_wall_now(qtbot, hall, name, given):  # noqa: F811
    hall.opened()
    then = hall.clock.now()
    hall.clock.go(MINUTE)
    assert hall.ask("leader", name, **given)["ok"]
    hall.clock.go(SECOND)
    picture, seen = Steered(qtbot, hall, is_picture=True), []
    qtbot.waitUntil(picture.is_answered)
    picture.feed.moment_ready.connect(lambda moment: seen.append((moment.at, picture.feed.position)))

    picture.feed.look_at(then)

    qtbot.waitUntil(lambda: len(seen) > 4)
    assert set(seen) == {(then, then)}
    assert not picture.window.cards.shown
    picture.feed.close()

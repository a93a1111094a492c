"""A replay pushed from a desk on the wall's real map: who is followed is named, with the way just gone; live forgets both."""

import pytest

from app.domain.moment import MINUTE, SECOND
from tests.gui.map_hall import WAIT_MS
from tests.gui.wall_map_live_test import LiveWall, hall
from tests.unit.services.town import LAT, WEST_LON, a_fix, some_fixes
from widgets.map.layers import tails
from widgets.map.mercator import Anchor

__all__ = ["hall"]

EMPTY = tails.encode(Anchor(0.0, 0.0), lon=(), lat=(), starts=(0,), is_break=())


@pytest.fixture
def wall(qtbot, hall):
    start = hall.clock.now()
    for step in range(40):
        for terminal, south in (("T1", 0.0), ("T2", 0.001)):
            at = start + step * 20 * SECOND
            hall.handle(some_fixes(terminal, a_fix(terminal, at=at, lon=WEST_LON + step * 1e-4, lat=LAT - south)))
        hall.clock.go(20 * SECOND)
    made = LiveWall(qtbot, hall)
    made.start = start
    yield made
    made.feed.close()


def test_a_pushed_replay_names_whom_it_follows_and_draws_the_ways(wall, qtbot):
    nothing = wall.map.layers.get(tails.LAYER.name)
    wall.ask("wall_replay", at=wall.start + 8 * MINUTE, speed=0.0, terminals=["T1"])
    wall.comes("T1")
    assert "T2" not in wall.labels()
    assert wall.map.layers[tails.LAYER.name] != nothing
    wall.ask("wall_return_live")
    wall.goes("T1")
    qtbot.waitUntil(lambda: wall.map.layers[tails.LAYER.name] in (nothing, EMPTY), timeout=WAIT_MS)

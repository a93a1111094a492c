"""The windows of a wall, made from files that break while it runs."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from app.adapters.clockwork import UuidIds
from app.services.seat import Bell, SeatParts
from app.situation.setting import Setting
from tests.gui import wall_moment as made
from tests.gui.paper_map import PaperMap
from tests.gui.wall_window_hall import WALLS, QuietFeed
from tests.unit.services.town import rules
from widgets.wall.layout import LayoutError, read_layout
from widgets.wall.maker import WallMaker


@pytest.fixture
def walls(tmp_path):
    return Path(shutil.copytree(WALLS, tmp_path / "walls"))


@pytest.fixture
def parts(walls):
    known = rules()
    return SeatParts(
        source=None, files=None, setting=Setting(city=known.city, classes={}, calendar=known.calendar, roster=()),
        rules=known, snapshot=Path(), now=lambda: made.NOW, ids=UuidIds(), duty=(), wall_name="hall",
        wall_layout=walls / "hall-16x9.toml", wall_scene="daily", desk=None, bell=Bell(),
    )  # fmt: skip


@pytest.fixture
def maker(qtbot, parts, monkeypatch):
    monkeypatch.setattr(WallMaker, "_map", lambda self, wall: PaperMap())
    feed = QuietFeed()  # named here: a window does not keep its feed from going
    return WallMaker(parts, read_layout(parts.wall_layout), feed)


def test_a_window_is_made_anew_from_the_scenes_as_they_were_though_their_files_are_garbage_by_now(qtbot, maker, walls):
    output = read_layout(walls / "hall-16x9.toml").outputs[0]
    before = maker.pane(output, QSize(1920, 1080))
    for file in (walls / "scenes").glob("*.toml"):
        file.write_bytes(b"\xff[[panels\n")

    anew = maker.pane(output, QSize(960, 540))

    for pane in (before, anew):
        qtbot.addWidget(pane.window)
    assert list(anew.window.views) == list(before.window.views) != []
    assert anew.steering.scenes.keys() == before.steering.scenes.keys()
    assert len(anew.steering.scenes) == 7
    assert anew.window.width() <= 960


def test_a_first_scene_that_is_garbage_is_told_before_any_window_is_made(parts, walls):
    (walls / "scenes" / "daily.toml").write_bytes(b"\xff[[panels\n")

    with pytest.raises(LayoutError, match=r"daily\.toml"):
        WallMaker(parts, read_layout(parts.wall_layout), QuietFeed())

"""Cameras on a real wall: six moving pictures from a server, and what the wall and its heartbeat say when that dies."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from app.adapters.store import open_store
from app.domain.camera import Camera
from app.simulate.cameras.server import CameraServer
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui import wall_checks as checks
from tests.gui.video_tile_test import now
from tests.gui.wall_panels_test import WALLS
from tests.unit.services.town import LAT, WEST_LON, Hall, duty, rules
from widgets.feed import SituationFeed
from widgets.theme import load_theme
from widgets.video.tile import VideoTile
from widgets.wall.glance import Look
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scene
from widgets.wall.window import WallWindow

OPEN = {"title": "积水", "kind": "内涝", "level": 3, "lon": WEST_LON, "lat": LAT}


class Clock:
    """The wall host's own time: pictures are as old as it says."""

    def now(self) -> int:
        return now()

    def go(self, _us: int) -> None:
        pass


class House:
    """A wall showing 应急 over a real log, with cameras round the incident."""

    def __init__(self, qtbot, folder):
        self.server = CameraServer(now)
        self.server.__enter__()
        self.store = open_store(f"sqlite:///{folder}/hall.db", attachments=folder / "media", fsync=False)
        self.store.migrate()
        cameras = tuple(
            Camera(id=f"C{n}", name=f"路口 {n}", lon=WEST_LON + n * 1e-4, lat=LAT, url=f"{self.server.url}/C{n}.y4m")
            for n in range(1, 9)
        )
        site = replace(rules(duties=(duty("T2", "D1"),)))
        self.hall = Hall(self.store, site, clock=Clock()).staff()
        setting = Setting(
            city=site.city, classes={}, calendar=site.calendar, roster=(), cameras=cameras, plans=(), resources=()
        )
        self.feed = SituationFeed(Situation(self.store, setting, None, now=now), now, interval_s=0.1)
        layout = read_layout(WALLS / "demo.toml")
        scene = read_scene(WALLS / "scenes" / "emergency.toml", layout)
        scene = replace(scene, placements=tuple(one for one in scene.placements if one.panel != "map"))
        context = PanelContext(theme=load_theme("wall"), calendar=site.calendar, wall="hall")
        self.window = WallWindow(layout, scene, self.feed, context, now)
        qtbot.addWidget(self.window)
        self.window.show()
        self.feed.start()

    @property
    def view(self):
        return self.window.views["cameras"]

    def tiles(self) -> list[VideoTile]:
        return self.view.findChildren(VideoTile)

    def texts(self) -> list[str]:
        return [label.text for label in checks.labels_of(self.view.items)]

    def close(self) -> None:
        self.feed.close()
        self.server.__exit__(None, None, None)
        self.store.dispose()


@pytest.fixture
def house(qtbot, tmp_path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def seen(house: House) -> str:
    image = house.window.grab(QRect(house.view.geometry())).toImage()
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def test_six_pictures_move_two_a_cube_and_the_server_s_death_is_told(house, qtbot):
    assert house.hall.ask("leader", "emergency_open", **OPEN)["ok"]

    qtbot.waitUntil(
        lambda: len(house.tiles()) == 6 and all(tile.stream.frames > 2 for tile in house.tiles()), timeout=20_000
    )
    qtbot.waitUntil(lambda: house.view.look is Look.LIVE)
    assert [tile.camera.id for tile in house.tiles()] == ["C1", "C2", "C3", "C4", "C5", "C6"]
    cell = house.window.layout_of_wall.cell_px[1]
    assert [tile.y() // cell for tile in house.tiles()] == [0, 0, 1, 1, 2, 2]
    for tile in house.tiles():
        assert abs(tile.width() * 9 - tile.height() * 16) < 32
    pictures: set[str] = set()
    qtbot.waitUntil(lambda: pictures.add(seen(house)) or len(pictures) >= 4)

    house.server.__exit__(None, None, None)
    qtbot.waitUntil(lambda: house.view.look is Look.FAILED)
    assert len([text for text in house.texts() if text.startswith("无信号，自 ")]) == 6
    assert all(not tile.image.isNull() for tile in house.tiles()), "the last pictures stay"


def test_another_scene_lets_go_of_every_stream(house, qtbot):
    house.hall.ask("leader", "emergency_open", **OPEN)
    qtbot.waitUntil(
        lambda: len(house.tiles()) == 6 and all(tile.stream.frames > 0 for tile in house.tiles()), timeout=20_000
    )
    tiles = house.tiles()

    scene = house.window.scene
    house.window.show_scene(
        replace(scene, key="daily", placements=tuple(one for one in scene.placements if one.panel != "cameras"))
    )

    qtbot.waitUntil(lambda: all(tile.stream.camera is None for tile in tiles))
    house.window.show_scene(scene)
    qtbot.waitUntil(lambda: all(tile.stream.frames > 0 for tile in tiles))
    assert house.tiles() == tiles

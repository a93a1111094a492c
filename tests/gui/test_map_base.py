"""A base map of the site's own on a real (offscreen) screen: through our own address, from the cache when the server is away."""

from collections import defaultdict
from itertools import pairwise
from threading import Event
from time import monotonic

import pytest
from shiboken6 import isValid

from app.adapters.geodata.tiles import DiskCache, TileServer
from app.domain.coordinates import CoordinateSystem, from_wgs84
from app.services.base_map import BaseMap
from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, close, open_hall
from tests.tile_server import Tiles, png
from widgets.map.layers import underlay
from widgets.map.tile_desk import TileDesk
from widgets.theme import load_theme

SAMPLE = make_sample()
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
ORANGE = (250, 140, 20)
DESK = load_theme("desk")


def mostly_orange(image) -> bool:
    points = [(x, y) for x in range(20, image.width() - 20, 60) for y in range(20, image.height() - 20, 60)]
    hits = sum(
        abs(image.pixelColor(*at).red() - 250) + abs(image.pixelColor(*at).blue() - 20) < 30 for at in points
    )  # fmt: skip
    return hits > 0.6 * len(points)


@pytest.fixture
def opened(qtbot, tmp_path):
    """Return a way to open a map over a server's tiles; it is closed after the test."""
    halls = []

    def open_over(address: str, theme=DESK, **known):
        source = TileServer(
            address, BaseMap(**known), DiskCache(tmp_path, address, 10**8), max_age_s=1e9
        )  # fmt: skip
        desk = TileDesk(source)
        hall = open_hall(qtbot, SAMPLE.city, theme, tiles=desk)
        halls.append((hall, desk))
        return hall

    yield open_over
    assert [hall.view.remote_requests for hall, _ in halls] == [0] * len(halls)
    for hall, desk in halls:
        if isValid(hall.view):  # closing one ends all that are to go
            close(hall)
        desk.close()


def test_tiles_of_the_sites_server_are_drawn_and_stand_when_it_is_away(opened):
    tiles = Tiles(lambda path: (200, png(ORANGE), {}))
    address = tiles.address + "/{z}/{x}/{y}.png"
    assert opened(address).comes(mostly_orange)
    tiles.stop()

    again = opened(address)

    assert again.comes(mostly_orange)


def test_without_a_server_the_city_itself_is_drawn(opened):
    hall = opened("http://127.0.0.1:9/{z}/{x}/{y}.png")
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.tilesPending()") == 0, timeout=WAIT_MS)

    assert not mostly_orange(hall.picture())
    assert not hall.ask("wanmi.stage.hasBase")


def test_tiles_that_were_not_there_come_by_themselves_to_a_map_nobody_moves(opened, monkeypatch):
    monkeypatch.setattr(underlay, "RETRY_MS", 300)
    there = Event()
    tiles = Tiles(lambda path: (200, png(ORANGE), {}) if there.is_set() else (404, b"", {}))
    hall = opened(tiles.address + "/{z}/{x}/{y}.png")
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.tilesPending()") == 0, timeout=WAIT_MS)
    assert not mostly_orange(hall.picture())

    there.set()

    hall.qtbot.waitUntil(lambda: mostly_orange(hall.picture()), timeout=WAIT_MS)
    tiles.stop()


def test_where_the_nearest_zoom_has_no_tiles_the_next_one_is_drawn_larger(opened):
    zooms = []

    def answer(path):
        zooms.append(int(path.split("/")[1]))
        return (200, png(ORANGE), {}) if zooms[-1] < zooms[0] else (404, b"", {})

    tiles = Tiles(answer)
    hall = opened(tiles.address + "/{z}/{x}/{y}.png")

    hall.qtbot.waitUntil(lambda: mostly_orange(hall.picture()), timeout=WAIT_MS)
    assert min(zooms) == zooms[0] - 1, "no more is asked for than is needed"
    tiles.stop()


def test_a_set_that_has_near_zooms_only_is_not_asked_for_by_the_thousand_from_afar(opened):
    tiles = Tiles(lambda path: (200, png(ORANGE), {}))
    hall = opened(tiles.address + "/{z}/{x}/{y}.png", min_zoom=17)
    hall.settle()
    assert not hall.ask("wanmi.stage.hasBase")
    assert hall.ask("wanmi.stage.tilesPending()") == 0
    assert tiles.asked == []

    hall.view.fly_to((WEST + EAST) / 2, (SOUTH + NORTH) / 2, 17)

    hall.qtbot.waitUntil(lambda: mostly_orange(hall.picture()), timeout=WAIT_MS)
    tiles.stop()


def test_a_tile_that_is_never_there_is_asked_for_less_and_less_often(opened, monkeypatch):
    monkeypatch.setattr(underlay, "RETRY_MS", 100)
    asked: dict[str, list[float]] = defaultdict(list)

    def answer(path):
        asked[path].append(monotonic())
        return 404, b"", {}

    tiles = Tiles(answer)
    hall = opened(tiles.address + "/{z}/{x}/{y}.png")
    hall.qtbot.waitUntil(lambda: any(len(times) > 4 for times in asked.values()), timeout=WAIT_MS)
    times = next(times for times in asked.values() if len(times) > 4)
    assert [later - earlier > 0.1 * 2**n for n, (earlier, later) in enumerate(pairwise(times[:5]))] == [True] * 4
    tiles.stop()


def test_a_file_that_cannot_be_read_is_told_of_once_and_not_for_each_tile(qtbot, caplog):
    class Broken:
        base_map = BaseMap()

        def tile(self, *_: int) -> bytes:
            raise OSError("disk image is malformed")

    desk = TileDesk(Broken())
    hall = open_hall(qtbot, SAMPLE.city, DESK, tiles=desk)
    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.tilesPending()") == 0, timeout=WAIT_MS)

    told = [record.getMessage() for record in caplog.records if "malformed" in record.getMessage()]
    assert len(told) == 1
    assert told[0].startswith("tile ")
    close(hall)
    desk.close()


def test_the_wall_shows_a_bright_map_dark(opened):
    tiles = Tiles(lambda path: (200, png((250, 250, 250)), {}))
    hall = opened(tiles.address + "/{z}/{x}/{y}.png", load_theme("wall"))

    assert hall.comes(lambda _: hall.ask("wanmi.stage.hasBase"))
    assert hall.comes(lambda image: image.pixelColor(300, 200).lightness() < 60)
    tiles.stop()


def test_a_shifted_grid_is_put_where_it_truly_lies(opened):
    tiles = Tiles(lambda path: (200, png(ORANGE), {}))
    hall = opened(tiles.address + "/{z}/{x}/{y}.png", system=CoordinateSystem.GCJ02)
    zoom, column, row = 16, 52597, 26117
    side = 360 / 2**zoom
    corner = hall.ask(f"wanmi.tileCorner({zoom}, {column}, {row})")
    lon = column * side - 180
    x, _ = hall.ask("(({ x, y }) => [x, y])(L.Projection.SphericalMercator.project(L.latLng(0, 0)))")
    lat = hall.ask(
        f"L.Projection.SphericalMercator.unproject(L.point(0, Math.PI * 6378137 * (1 - 2 * {row} / 2 ** {zoom}))).lat"
    )
    true = hall.ask(
        "(([ax, ay], [x, y]) => { const at = L.Projection.SphericalMercator.unproject(L.point(x + ax, ay - y));"
        f" return [at.lng, at.lat]; }})(wanmi.stage.settings.anchor, {corner})"
    )

    assert x == 0
    assert from_wgs84(*true, CoordinateSystem.GCJ02) == pytest.approx((lon, lat), abs=3e-6)
    tiles.stop()

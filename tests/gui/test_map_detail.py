"""The city drawn from afar, from between and from near: what is shown at each, names that never overlap; real streets beneath."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.cli.parts import city_of
from app.cli.settings import read_settings
from app.domain.city import City, Street, StreetClass
from tests.gui.map_hall import WAIT_MS, Hall, close, open_hall
from widgets.map.page import Seams
from widgets.theme import load_theme

WUHAN = Path(__file__).resolve().parents[3] / "shared" / "data" / "city" / "wuhan_core_streets.geojson"
EDGES = 15_756
CLASSES = {
    "motorway": StreetClass.RING, "trunk": StreetClass.RING, "primary": StreetClass.ARTERIAL,
    "secondary": StreetClass.ARTERIAL, "tertiary": StreetClass.MINOR, "residential": StreetClass.MINOR,
}  # fmt: skip
UNIT = 1.5
SEAMS = Seams(vertical=(640.0,), horizontal=(360.0,))


@pytest.fixture(scope="module")
def city():
    return city_of(read_settings())


@pytest.fixture(scope="module")
def shared(qapp, request, city):
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), city, load_theme("wall"), size=(1280, 720), unit_px=UNIT, seams=SEAMS)
    yield hall
    close(hall)


def look(hall: Hall, place, zoom: float) -> QImage:
    """Look at *place* and return the picture once it stands still."""
    hall.view.fly_to(*place, zoom)
    hall.qtbot.waitUntil(lambda: abs(hall.ask("wanmi.stage.map.getZoom()") - zoom) < 1e-6, timeout=WAIT_MS)
    hall.settle()
    return hall.steady()


def middle(city) -> tuple[float, float]:
    west, south, east, north = city.bounds
    return (west + east) / 2, (south + north) / 2


@pytest.mark.parametrize(("zoom", "level"), [(11.5, 2), (15.0, 1), (17.0, 0)])
def test_each_zoom_has_its_detail_and_no_two_names_touch_or_cross_a_seam(shared: Hall, city, zoom, level):
    look(shared, middle(city), zoom)

    assert shared.ask("wanmi.stage.groundLevel") == level
    names = shared.ask("wanmi.stage.board.drawn")
    assert len(names) >= 2
    for one, other in combinations(names, 2):
        apart = (
            one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
            or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        )  # fmt: skip
        assert apart, (one, other)
    for box in names:
        assert not box["x"] < SEAMS.vertical[0] < box["x"] + box["w"], box
        assert not box["y"] < SEAMS.horizontal[0] < box["y"] + box["h"], box
        assert box["x"] >= 0
        assert box["x"] + box["w"] <= 1280


def test_buildings_are_drawn_from_near_only(shared: Hall, city):
    building = load_theme("wall").map.building

    def built(picture: QImage) -> int:
        spots = ((x, y) for x in range(0, 1280, 4) for y in range(0, 720, 4))
        return sum(_is_near(picture.pixelColor(x, y).name(), building) for x, y in spots)

    near = built(look(shared, middle(city), 17.0))
    look(shared, middle(city), 11.5)

    assert near > 400
    assert shared.comes(lambda picture: near > 4 * built(picture))


def _is_near(one: str, other: str) -> bool:
    a, b = (np.array([int(text[n : n + 2], 16) for n in (1, 3, 5)]) for text in (one, other))
    return bool(np.abs(a - b).max() <= 3)


@pytest.fixture(scope="module")
def wuhan():
    if not WUHAN.exists():
        pytest.skip("the real streets of Wuhan are not beside the project (../shared/data)")
    features = json.loads(WUHAN.read_text(encoding="utf-8"))["features"]
    streets = tuple(
        Street(
            name="", street_class=CLASSES.get(str(one["properties"]["highway"]).removesuffix("_link"), StreetClass.ALLEY),
            line=tuple((lon, lat) for lon, lat, *_ in one["geometry"]["coordinates"]),
        )
        for one in features
    )  # fmt: skip
    points = np.array([point for street in streets for point in street.line])
    west, south, east, north = *points.min(axis=0).tolist(), *points.max(axis=0).tolist()
    return City(
        code="420100", name="武汉", bounds=(west, south, east, north), areas=(), streets=streets, grounds=(),
        duty_grids=(), departments=(), responsibilities=(), terminals=(),
    )  # fmt: skip


def test_wuhans_real_streets_are_drawn_each_where_it_lies(qtbot, wuhan):
    assert len(wuhan.streets) == EDGES
    theme = load_theme("wall")
    hall = open_hall(qtbot, wuhan, theme, size=(1280, 720), unit_px=1.0)
    trunks = [street for street in wuhan.streets if street.street_class is StreetClass.RING and len(street.line) > 3]
    hits, looked = 0, trunks[:: max(1, len(trunks) // 12)][:12]
    for street in looked:
        place = street.line[len(street.line) // 2]
        picture = look(hall, place, 16.5)
        x, y = hall.pixel_of(*place)
        around = [
            picture.pixelColor(round(x) + dx, round(y) + dy).lightness() for dx in range(-4, 5) for dy in range(-4, 5)
        ]
        ground = picture.pixelColor(round(x) + 60, round(y) + 45).lightness()
        hits += max(around) > 60 and max(around) > ground - 1
    assert hits >= len(looked) - 1
    hall.view.show_all()
    hall.settle()
    whole = look(hall, ((wuhan.bounds[0] + wuhan.bounds[2]) / 2, (wuhan.bounds[1] + wuhan.bounds[3]) / 2), 11.0)
    lit = sum(whole.pixelColor(x, y).lightness() > 40 for x in range(0, 1280, 4) for y in range(0, 720, 4))
    close(hall)

    assert lit > 500

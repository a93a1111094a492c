"""People drawn by the program itself over the page: the same places, out of the texts' way, and only where they may."""

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.map_city import make_sample
from tests.gui.map_hall import Hall, close, is_near, open_hall
from widgets.map.layers.people import Presence
from widgets.map.main_layers import NATIVE_FROM
from widgets.map.mercator import Anchor
from widgets.map.native_dots import NativeDots
from widgets.theme import load_theme

SAMPLE = make_sample()
THEME = load_theme("wall")
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
MIDDLE = (WEST + EAST) / 2, (SOUTH + NORTH) / 2
CROWD = NATIVE_FROM + 500


@pytest.fixture(scope="module")
def hall(qapp, request):
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), SAMPLE.city, THEME, unit_px=1.0, interactive=False, native_dots=True)
    yield hall
    close(hall)


def dots(hall: Hall) -> NativeDots:
    return hall.view.findChild(NativeDots)


def show(hall: Hall, lon, lat, status=None, labels=None) -> None:
    count = len(lon)
    states = np.zeros(count, np.uint8) if status is None else status
    hall.view.show_people(lon, lat, np.zeros(count), states, [f"T{n}" for n in range(count)], labels)
    hall.settle()


def a_crowd(place=MIDDLE) -> tuple[np.ndarray, np.ndarray]:
    return np.full(CROWD, place[0]), np.full(CROWD, place[1])


def test_a_crowd_stands_where_the_page_would_put_it(hall):
    place = WEST + 0.3 * (EAST - WEST), SOUTH + 0.6 * (NORTH - SOUTH)
    x, y = hall.pixel_of(*place)
    show(hall, *a_crowd())
    assert not is_near(hall.colour(x, y), THEME.hex("text1"))
    show(hall, *a_crowd(place))
    assert hall.has(x, y, THEME.hex("text1"))


def test_few_people_are_the_pages(hall):
    show(hall, np.full(20, MIDDLE[0]), np.full(20, MIDDLE[1]))
    assert dots(hall).count == 0
    assert hall.ask("wanmi.stage.board.hits.filter((one) => one.layer === 'people').length") > 0


def test_those_in_trouble_and_those_labelled_stay_on_the_page_with_their_own_labels(hall):
    lon, lat = a_crowd()
    status = np.zeros(CROWD, np.uint8)
    status[5] = Presence.OFFLINE
    show(hall, lon, lat, status, {5: "离线 20 分", 9: "张"})
    assert dots(hall).count == CROWD - 2
    assert set(hall.ask("wanmi.stage.board.labels.filter((one) => one.key.startsWith('person')).map((one) => one.text)")) == {
        "离线 20 分", "张",
    }  # fmt: skip


def test_no_dot_covers_a_text_of_the_page(hall):
    hall.view.highlight(*MIDDLE, "市民中心东门井盖缺失")
    rng = np.random.default_rng(1)
    spread = 0.02 * (EAST - WEST)
    show(hall, rng.normal(MIDDLE[0], spread, CROWD), rng.normal(MIDDLE[1], spread, CROWD))
    boxes = hall.ask("wanmi.stage.board.drawn.filter((one) => one.text.startsWith('市民'))")
    assert len(boxes) == 1
    box = boxes[0]
    plate = THEME.hex("plate")

    def is_free(image) -> bool:
        edge = [(round(box["x"]) + 4, round(box["y"]) + dy) for dy in range(4, round(box["h"]) - 4)]
        found = [image.pixelColor(x, y).name() for x, y in edge]
        return all(is_near(one, plate, 24) for one in found)

    assert hall.comes(is_free)
    hall.view.clear_highlight()


def test_dots_follow_the_page_and_are_gone_while_it_flies(hall):
    place = WEST + 0.3 * (EAST - WEST), SOUTH + 0.6 * (NORTH - SOUTH)
    show(hall, *a_crowd(place))
    hall.view.fly_to(*place)
    assert dots(hall)._box is None
    hall.qtbot.waitUntil(lambda: dots(hall)._box is not None)
    assert hall.has(*hall.pixel_of(*place), THEME.hex("text1"))
    hall.view.show_all()
    hall.qtbot.waitUntil(lambda: dots(hall)._box is not None)


def test_a_map_one_may_click_draws_no_dots_itself(qtbot):
    hall = open_hall(qtbot, SAMPLE.city, THEME, size=(320, 240), native_dots=True)
    try:
        assert dots(hall) is None
    finally:
        close(hall)


def test_a_page_without_a_size_has_no_dots_and_throws_nothing(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    layer = NativeDots(Anchor.of(SAMPLE.city.bounds), THEME, 1.0, place)
    layer.resize(100, 100)
    layer.show_dots(np.zeros(5, np.float32), np.zeros(5, np.float32))
    layer.look_at((WEST, SOUTH, WEST, SOUTH))

    with qtbot.captureExceptions() as thrown:
        place.show()
        layer.grab()

    assert not thrown

"""Drawings on the map on a real (offscreen) screen: drawn with the mouse, told in degrees, shown with their words."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from app.situation.wall_log import Annotation
from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, Hall, close, is_near, open_hall
from widgets.map.page import Seams
from widgets.theme import load_theme

SAMPLE = make_sample()
WALL = load_theme("wall")
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
SEAMS = Seams(vertical=(480.0,), horizontal=(270.0,))


def at(u: float, v: float) -> tuple[float, float]:
    """Return a place by its share of the city from the west and from the south."""
    return WEST + (EAST - WEST) * u, SOUTH + (NORTH - SOUTH) * v


@pytest.fixture(scope="module")
def shared(qapp, request):
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), SAMPLE.city, WALL, unit_px=1.0, seams=SEAMS)
    yield hall
    close(hall)


@pytest.fixture
def hall(shared: Hall):
    yield shared
    shared.view.take_up("")
    shared.view.show_notes([])
    shared.view.clear_near()
    shared.view.show_cameras([], [], [])
    shared.view.show_all()
    shared.settle()


def labels(hall: Hall) -> dict[str, dict]:
    return {one["text"]: one for one in hall.ask("wanmi.stage.board.drawn")}


def test_an_arrow_an_area_and_a_text_stand_where_they_were_drawn_with_their_words_off_the_seams(hall: Hall):
    tail, head, corners = at(0.2, 0.2), at(0.4, 0.2), (at(0.6, 0.6), at(0.8, 0.6), at(0.8, 0.8), at(0.6, 0.8))
    hall.view.show_notes(
        [
            Annotation("1", "arrow", (tail, head), "绕行学院街"),
            Annotation("2", "area", corners, "警戒线"),
            Annotation("3", "text", (at(0.5, 0.5),), "现场指挥点 15:18"),
        ]
    )
    hall.settle()
    (x0, y), (x1, _) = hall.pixel_of(*tail), hall.pixel_of(*head)

    assert hall.has((x0 + x1) / 2, y, WALL.text1, 20)
    drawn = labels(hall)
    assert {"绕行学院街", "警戒线", "现场指挥点 15:18"} <= set(drawn)
    for box in drawn.values():
        assert not box["x"] < SEAMS.vertical[0] < box["x"] + box["w"]
        assert not box["y"] < SEAMS.horizontal[0] < box["y"] + box["h"]
    side = np.linspace(hall.pixel_of(*corners[3])[0], hall.pixel_of(*corners[2])[0], 200)
    y_top = hall.pixel_of(*corners[3])[1]
    picture = hall.picture()
    lit = [picture.pixelColor(round(x), round(y_top)).lightness() > 180 for x in side]
    assert 0.3 < np.mean(lit) < 0.9, "a cordon is dashed"


def test_words_stay_in_the_picture_while_only_a_corner_of_their_area_is(hall: Hall):
    hall.view.show_notes([Annotation("2", "area", (at(0.1, 0.1), at(0.9, 0.1), at(0.9, 0.9), at(0.1, 0.9)), "警戒线")])
    hall.view.fly_to(*at(0.1, 0.1), 16)
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 16, timeout=WAIT_MS)
    hall.settle()

    hall.qtbot.waitUntil(lambda: "警戒线" in labels(hall), timeout=WAIT_MS)


def click(hall: Hall, place: tuple[float, float]) -> None:
    hall.click(*hall.pixel_of(*place))
    hall.qtbot.wait(30)


def test_two_clicks_are_an_arrow_told_in_degrees(hall: Hall):
    hall.view.take_up("arrow")
    hall.settle()
    ends = at(0.3, 0.3), at(0.6, 0.4)

    with hall.qtbot.waitSignal(hall.view.sketched, timeout=WAIT_MS) as sketched:
        for place in ends:
            click(hall, place)

    shape, points = sketched.args
    assert shape == "arrow"
    assert np.array(points) == pytest.approx(np.array(ends), abs=(EAST - WEST) / 900)


def test_an_area_is_closed_by_a_click_on_its_first_corner_or_by_enter_and_a_point_can_be_taken_back(hall: Hall):
    hall.view.take_up("area")
    hall.settle()
    corners = at(0.2, 0.2), at(0.4, 0.2), at(0.4, 0.5)
    with hall.qtbot.waitSignal(hall.view.sketched, timeout=WAIT_MS) as sketched:
        for place in (*corners, corners[0]):
            click(hall, place)
    assert (sketched.args[0], len(sketched.args[1])) == ("area", 3)

    for place in (*corners, at(0.9, 0.9)):
        click(hall, place)
    hall.view.take_back_point()
    with hall.qtbot.waitSignal(hall.view.sketched, timeout=WAIT_MS) as sketched:
        hall.view.finish_sketch()
    assert np.array(sketched.args[1]) == pytest.approx(np.array(corners), abs=(EAST - WEST) / 900)


def test_an_area_of_two_corners_is_not_finished_and_what_is_dropped_is_gone(hall: Hall):
    hall.view.take_up("area")
    hall.settle()
    with hall.qtbot.assertNotEmitted(hall.view.sketched, wait=300):
        for place in (at(0.2, 0.2), at(0.4, 0.2)):
            click(hall, place)
        hall.view.finish_sketch()
        hall.view.take_up("")
        hall.settle()
        hall.view.take_up("text")
        hall.settle()
    with hall.qtbot.waitSignal(hall.view.sketched, timeout=WAIT_MS) as sketched:
        click(hall, at(0.7, 0.7))
    assert (sketched.args[0], len(sketched.args[1])) == ("text", 1)


def test_while_a_tool_is_up_no_mark_is_clicked_and_afterwards_it_is(hall: Hall):
    place = at(0.5, 0.4)
    hall.view.show_notes([Annotation("n7", "text", (place,), "积水")])
    hall.view.take_up("text")
    hall.settle()
    with hall.qtbot.assertNotEmitted(hall.view.note_clicked, wait=200):
        click(hall, place)
    hall.view.take_up("")
    hall.settle()

    with hall.qtbot.waitSignal(hall.view.note_clicked, timeout=WAIT_MS) as clicked:
        click(hall, place)

    assert clicked.args == ["n7"]


def test_the_nearest_are_numbered_as_in_the_list_and_their_own_words_give_way(hall: Hall):
    places = [at(0.3, 0.3), at(0.4, 0.6), at(0.7, 0.7)]
    lon, lat = zip(*places, strict=True)
    hall.view.show_people(lon, lat, [0] * 3, [0] * 3, ["2056", "2083", "2140"], {0: "2056 越界 6 分"})
    hall.view.show_near(lon, lat, ["2056 240 米 3 分", "2083 410 米 6 分", "2140 620 米 9 分"], at(0.5, 0.5))
    hall.settle()

    drawn = labels(hall)
    assert {"2056 240 米 3 分", "2083 410 米 6 分", "2140 620 米 9 分"} <= set(drawn)
    assert "2056 越界 6 分" not in drawn
    keys = hall.ask(
        "wanmi.stage.board.labels.filter((one) => one.badge).map((one) => [one.badge, one.text.slice(0, 4)])"
    )
    assert sorted(keys) == [["1", "2056"], ["2", "2083"], ["3", "2140"]]
    hall.view.show_people([], [], [], [], [])


def test_a_camera_is_clicked_and_one_without_a_picture_looks_otherwise(hall: Hall):
    (lon0, lat0), (lon1, lat1) = at(0.3, 0.4), at(0.7, 0.4)
    hall.view.show_cameras([lon0, lon1], [lat0, lat1], ["甲", "乙"], {0: "甲"}, down=[0, 1])
    hall.settle()

    x, y = hall.pixel_of(lon0, lat0)
    assert hall.has(x - 5, y, WALL.text1, 20)
    assert not is_near(hall.colour(hall.pixel_of(lon1, lat1)[0] - 8, y - 2), WALL.text1, 20)
    assert "甲" in labels(hall)
    with hall.qtbot.waitSignal(hall.view.camera_clicked, timeout=WAIT_MS) as clicked:
        click(hall, (lon1, lat1))
    assert clicked.args == ["乙"]


def test_a_click_on_the_ground_tells_where(hall: Hall):
    with hall.qtbot.waitSignal(hall.view.ground_clicked, timeout=WAIT_MS) as clicked:
        click(hall, at(0.52, 0.47))

    assert clicked.args == pytest.approx(list(at(0.52, 0.47)), abs=(EAST - WEST) / 900)


def test_the_page_makes_a_small_picture_of_itself(hall: Hall):
    hall.view.show_notes([Annotation("2", "area", (at(0.1, 0.1), at(0.9, 0.1), at(0.9, 0.9), at(0.1, 0.9)), "")])
    hall.settle()
    given: list[bytes] = []
    hall.view.small_picture(240, given.append)
    hall.qtbot.waitUntil(lambda: bool(given), timeout=WAIT_MS)

    image = QImage.fromData(given[0])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small = hall.picture().scaledToWidth(240)
    assert (image.width(), image.height()) == (240, 135)
    differences = [
        abs(image.pixelColor(x, y).lightness() - small.pixelColor(x, y).lightness())
        for x in range(0, 240, 7)
        for y in range(0, 135, 7)
    ]
    assert np.mean(differences) < 12


def test_a_label_at_the_edge_stands_by_its_mark_and_that_of_a_mark_out_of_sight_is_not_there(hall: Hall):
    inside = at(0.5, 0.5)
    hall.view.fly_to(*inside, 17)
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 17, timeout=WAIT_MS)
    west, south, east, _ = hall.view.bounds()
    px = (east - west) / hall.view.width()
    lon, lat = [inside[0], west + 4 * px, west - 15 * px], [inside[1], south + 4 * px, inside[1]]
    texts = {0: "2056 越界 6 分", 1: "2083 离线 23 分", 2: "2140 停留超时 17 分"}
    hall.view.show_people(lon, lat, [0] * 3, [1, 2, 4], ["2056", "2083", "2140"], texts)
    hall.settle()

    drawn = labels(hall)
    assert texts[2] not in drawn
    for row in (0, 1):
        if texts[row] in drawn:
            box, (x, y) = drawn[texts[row]], hall.pixel_of(lon[row], lat[row])
            dx = max(box["x"] - x, 0, x - box["x"] - box["w"])
            dy = max(box["y"] - y, 0, y - box["y"] - box["h"])
            assert np.hypot(dx, dy) <= 130
    assert texts[0] in drawn
    hall.view.show_people([], [], [], [], [])

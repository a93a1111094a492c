"""Where the map looks, on a real (offscreen) screen: flights, sizes, and what is wished for before the page stands."""

import pytest

from tests.gui.map_hall import WAIT_MS, Hall, close, open_hall
from tests.gui.map_shared import (  # noqa: F401  # two are fixtures
    DESK,
    EAST,
    MIDDLE,
    NORTH,
    SAMPLE,
    SOUTH,
    WEST,
    emptied_map,
    shared_map,
    show_cases,
)  # fmt: skip
from widgets.map.layers.cases import Halo, LightCode
from widgets.map.view import MapView


def test_a_place_wished_for_before_the_page_stands_is_where_it_opens(qtbot):
    view = MapView(SAMPLE.city, DESK)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.fly_to(*MIDDLE, 16.0)
    with qtbot.waitSignal(view.ready, timeout=WAIT_MS):
        view.show()
    hall = Hall(qtbot, view)

    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 16.0, timeout=WAIT_MS)
    west, _, east, _ = view.bounds()
    close(hall)

    assert (west + east) / 2 == pytest.approx(MIDDLE[0], abs=1e-4)


def test_bounds_follow_the_view(hall: Hall):
    whole = hall.view.bounds()
    with hall.qtbot.waitSignal(hall.view.bounds_changed, timeout=WAIT_MS):
        hall.view.fly_to(*MIDDLE)
    hall.qtbot.waitUntil(lambda: hall.view.bounds()[2] - hall.view.bounds()[0] < (whole[2] - whole[0]) / 3)

    west, south, east, north = hall.view.bounds()

    assert whole[0] <= WEST < EAST <= whole[2]
    assert ((west + east) / 2, (south + north) / 2) == pytest.approx(MIDDLE, abs=1e-3)


def test_a_flight_ends_where_it_was_sent_and_the_marks_go_along(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
    hall.view.fly_to(WEST + (EAST - WEST) * 0.4, MIDDLE[1], 16.0)
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 16.0, timeout=WAIT_MS)
    hall.settle()

    found = hall.ask("wanmi.stage.board.hits.filter(h => h.layer == 'cases')")
    assert found == [] or found[0]["x"] == pytest.approx(hall.pixel_of(*MIDDLE)[0], abs=1)
    assert hall.ask("wanmi.stage.still.canvas.style.transform") == ""


def test_the_size_may_change_and_the_whole_city_stays_in_view(qtbot):
    hall = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200))
    hall.view.resize(700, 500)
    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.camera.width") == 700, timeout=WAIT_MS)
    west, south, east, north = hall.view.bounds()
    close(hall)

    assert west <= WEST < EAST <= east
    assert south <= SOUTH < NORTH <= north
    assert (east - west) / (EAST - WEST) < 1.2

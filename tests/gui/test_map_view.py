"""The map on a real (offscreen) screen: what leaves the program, what is drawn where, and what a click means."""

import socket

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.gui.map_hall import WAIT_MS, Hall, close, is_near, open_hall
from tests.gui.map_shared import (  # noqa: F401  # two are fixtures
    EAST,
    MIDDLE,
    NORTH,
    SAMPLE,
    SOUTH,
    UNIT,
    WALL,
    WEST,
    emptied_map,
    shared_map,
    show_cases,
    show_people,
)  # fmt: skip
from widgets.map.layers import load_layers
from widgets.map.layers.cases import Halo, LightCode


def test_nothing_leaves_the_program(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.WAITING, 0)], {0: "督 道路破损 超 10:40"})
    hall.view.show_heat(SAMPLE.heat.tobytes(), 320, 180, SAMPLE.city.bounds)
    hall.settle()

    assert hall.view.remote_requests == 0


def test_a_request_to_another_host_is_stopped_and_counted(qtbot):
    hall = open_hall(qtbot, SAMPLE.city, WALL, size=(200, 150))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        host = f"127.0.0.1:{server.getsockname()[1]}"
        hall.view.page.runJavaScript(f"fetch('http://{host}/').catch(() => 0); new Image().src = 'http://{host}/a.png'")
        qtbot.waitUntil(lambda: hall.view.remote_requests == 2, timeout=WAIT_MS)
        qtbot.wait(300)  # a request that was let through would come now

        with pytest.raises(BlockingIOError):
            server.accept()
    close(hall)


@pytest.mark.parametrize("layer", [layer.name for layer in load_layers()])
def test_every_layer_is_known_to_the_page(hall: Hall, layer: str):
    assert hall.ask(f"wanmi.layers.has('{layer}')") is True


def test_heat_is_coloured_by_its_value_and_lies_under_the_streets(hall: Hall):
    cells = np.zeros((90, 160), np.uint8)
    cells[:, 80:] = 255
    hall.view.show_heat(cells.tobytes(), 160, 90, SAMPLE.city.bounds)
    hall.settle()
    x, y = (round(value) for value in hall.pixel_of(*MIDDLE))
    street = next(s for s in SAMPLE.city.streets if s.name == "迎宾大道").line[10]

    def hot(image: QImage, steps: range) -> int:
        top = WALL.heat["density"].stops[-1][1]
        return sum(is_near(image.pixelColor(x + dx, y + 30).name(), top, 20) for dx in steps)

    assert hall.comes(lambda image: hot(image, range(60, 260)) > 60)
    assert hot(hall.picture(), range(-260, -60)) == 0
    assert hall.has(*hall.pixel_of(*street), WALL.map.arterial.colour, 20)


def test_rows_of_the_heat_run_from_north_to_south(hall: Hall):
    cells = np.zeros((90, 160), np.uint8)
    cells[:30] = 255
    hall.view.show_heat(cells.tobytes(), 160, 90, SAMPLE.city.bounds)
    hall.settle()
    north, south = (round(hall.pixel_of(MIDDLE[0], SOUTH + (NORTH - SOUTH) * t)[1]) for t in (0.75, 0.25))

    def hot(image: QImage, y: int) -> int:
        top = WALL.heat["density"].stops[-1][1]
        return sum(is_near(image.pixelColor(x, y).name(), top, 20) for x in range(300, 660))

    assert hall.comes(lambda image: hot(image, north) > 140)
    assert hot(hall.picture(), south) == 0


def test_a_click_gives_the_case(hall: Hall):
    show_cases(hall, [(WEST + (EAST - WEST) * t, MIDDLE[1], LightCode.RED, Halo.NONE, 0) for t in (0.3, 0.5, 0.7)])
    hall.settle()
    x, y = hall.pixel_of(WEST + (EAST - WEST) * 0.7, MIDDLE[1])

    with hall.qtbot.waitSignal(hall.view.case_clicked, timeout=WAIT_MS) as clicked:
        hall.click(x + 3, y - 2)

    assert clicked.args == ["case-2"]


def test_a_click_on_the_ground_means_nothing(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
    show_people(hall, [(WEST + (EAST - WEST) * 0.3, MIDDLE[1], 0, 0)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)
    person = hall.pixel_of(WEST + (EAST - WEST) * 0.3, MIDDLE[1])

    with hall.qtbot.assertNotEmitted(hall.view.case_clicked):
        hall.click(x + 90, y + 90)
        with hall.qtbot.waitSignal(hall.view.person_clicked, timeout=WAIT_MS) as clicked:
            hall.click(*person)

    assert clicked.args == ["200"]


def test_of_many_updates_the_page_draws_the_last(hall: Hall):
    before = hall.ask("performance.now()")
    for n in range(200):
        show_people(hall, [(WEST + (EAST - WEST) * n / 200, MIDDLE[1], 0, 0)] * 50)
    hall.settle()

    assert hall.ask("wanmi.stage.board.hits.length") == 50
    x = hall.ask("wanmi.stage.board.hits[0].x")
    assert x == pytest.approx(hall.pixel_of(WEST + (EAST - WEST) * 199 / 200, MIDDLE[1])[0], abs=1)
    assert hall.ask(f"performance.getEntriesByType('resource').filter(e => e.startTime > {before}).length") <= 6


def test_what_has_not_changed_does_not_travel_again(hall: Hall):
    show_people(hall, [(*MIDDLE, 0, 0)])
    hall.settle()

    with hall.qtbot.assertNotEmitted(hall.view.drawn, wait=200):
        show_people(hall, [(*MIDDLE, 0, 0)])

    with hall.qtbot.waitSignal(hall.view.person_clicked, timeout=WAIT_MS):
        hall.click(*hall.pixel_of(*MIDDLE))


def test_a_place_pointed_at_stands_in_brackets(hall: Hall):
    hall.view.highlight(*MIDDLE, "私搭乱建")
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x - 32 * UNIT, y - 28 * UNIT, WALL.text1, 30)
    assert hall.ask("wanmi.stage.board.drawn[0].text") == "私搭乱建"


def test_a_case_pointed_at_carries_one_label(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.WAITING, 0)], {0: "督 私搭乱建 超 9:15"})
    hall.view.highlight(*MIDDLE, "私搭乱建")
    hall.settle()

    assert [box["text"] for box in hall.ask("wanmi.stage.board.drawn") if "私搭" in box["text"]] == ["私搭乱建"]

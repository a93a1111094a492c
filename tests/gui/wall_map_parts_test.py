"""One map over several screens: each shows its part of one picture, to the pixel."""

import os
import signal

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, Hall, close
from widgets.map.layers.cases import Halo, LightCode
from widgets.map.main_layers import NATIVE_FROM
from widgets.map.page import Seams
from widgets.map.part import Part
from widgets.map.view import MapView
from widgets.theme import load_theme

SAMPLE, WALL = make_sample(), load_theme("wall")
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
WHOLE, LEFT, RIGHT = (800, 300), 400, 400
SEEN = 24
"""What two pixels of 8 bits may differ by: the edge of a street that is drawn from another corner."""
SEAMS = Seams(vertical=(400.0,))
CASES = [(WEST + (EAST - WEST) * (0.05 + 0.9 * n / 40), SOUTH + (NORTH - SOUTH) * (0.1 + 0.8 * (n * 7 % 40) / 40)) for n in range(40)]  # fmt: skip


def part(x: int) -> Part:
    return Part(x=x, y=0, width=WHOLE[0], height=WHOLE[1], seams=SEAMS)


def dress(hall) -> None:
    view = hall.view
    lon, lat = zip(*CASES, strict=True)
    light = [[LightCode.GREEN, LightCode.YELLOW, LightCode.RED][n % 3] for n in range(40)]
    halo = [Halo.WAITING if n % 9 == 0 else Halo.NONE for n in range(40)]
    labels = {n: f"督 道路破损 超 {n}:40" for n in range(40) if n % 5 == 0}
    view.show_cases(lon, lat, light, halo, [0] * 40, [0] * 40, [f"case-{n}" for n in range(40)], labels)
    view.show_heat(SAMPLE.heat.tobytes(), 320, 180, SAMPLE.city.bounds)


def open_map(qtbot, size: tuple[int, int], shown: Part | None = None) -> Hall:
    view = MapView(SAMPLE.city, WALL, seams=SEAMS)
    view.resize(*size)
    if shown is not None:
        view.show_part(shown)
    with qtbot.waitSignal(view.ready, timeout=WAIT_MS):
        view.show()
    return Hall(qtbot, view)


@pytest.fixture
def halls(qtbot):
    """The whole picture, its left half and its right half, each in a browser of its own."""
    whole = open_map(qtbot, WHOLE)
    left, right = (open_map(qtbot, (LEFT, 300), part(x)) for x in (0, LEFT))
    for hall in (whole, left, right):
        dress(hall)
        hall.settle()
    yield whole, left, right
    for hall in (whole, left, right):
        close(hall)


def differing(hall, whole, x: int) -> float:
    """Return the share of the pixels of *hall* that look different from the whole's from *x* on."""
    ours, theirs = (pixels(one.picture()) for one in (hall, whole))
    return float((np.abs(ours - theirs[:, x : x + 400]).max(axis=2) > SEEN).mean())


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[:, :, :3].astype(int)


def place(hall, lon: float, lat: float) -> tuple[float, float]:
    """Return where a place is drawn in the page, px."""
    x, y = hall.pixel_of(lon, lat)
    left, top = hall.ask("[wanmi.stage.camera.left, wanmi.stage.camera.top]")
    return x - left, y - top


def test_two_halves_make_up_the_whole_picture_marks_labels_heat_and_all(halls):
    whole, left, right = halls

    whole.qtbot.waitUntil(
        lambda: differing(left, whole, 0) < 0.002 and differing(right, whole, LEFT) < 0.002, timeout=15000
    )


def test_a_place_stands_in_both_windows_where_the_seam_lets_it_go_on(halls):
    _, left, right = halls
    lon, lat = (WEST + EAST) / 2, (SOUTH + NORTH) / 2

    (ax, ay), (bx, by) = place(left, lon, lat), place(right, lon, lat)

    assert (ax - LEFT, ay) == (bx, by)
    assert left.view.bounds() == right.view.bounds()
    assert left.view.panel_size == right.view.panel_size == WHOLE


def test_a_flight_ends_at_the_same_place_in_both(halls, qtbot):
    whole, left, right = halls
    lon, lat = CASES[25]

    for hall in halls:
        hall.view.fly_to(lon, lat)
    qtbot.waitUntil(lambda: place(left, lon, lat) == (LEFT, 150) and place(right, lon, lat) == (0, 150))

    qtbot.waitUntil(lambda: left.view.bounds() == right.view.bounds() == whole.view.bounds())
    qtbot.waitUntil(lambda: differing(left, whole, 0) < 0.002 and differing(right, whole, LEFT) < 0.002)


def test_a_page_whose_renderer_was_killed_shows_its_part_again(halls, qtbot):
    whole, _, right = halls
    with qtbot.waitSignal(right.view.ready, timeout=WAIT_MS):
        os.kill(right.view.page.renderProcessPid(), signal.SIGKILL)

    qtbot.waitUntil(lambda: differing(right, whole, LEFT) < 0.002)


def test_people_drawn_by_the_program_itself_stand_in_their_part(qtbot):
    view = MapView(SAMPLE.city, WALL, interactive=False, native_dots=True)
    view.resize(LEFT, 300)
    view.show_part(part(LEFT))
    with qtbot.waitSignal(view.ready, timeout=WAIT_MS):
        view.show()
    hall, count = Hall(qtbot, view), NATIVE_FROM + 100
    lon, lat = WEST + 0.7 * (EAST - WEST), SOUTH + 0.4 * (NORTH - SOUTH)

    view.show_people([lon] * count, [lat] * count, [0] * count, [0] * count, [str(n) for n in range(count)])
    hall.settle()
    x, y = place(hall, lon, lat)

    assert 0 < x < LEFT
    assert hall.has(x, y, WALL.hex("text1"))
    close(hall)

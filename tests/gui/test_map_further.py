"""The map's further layers on a real (offscreen) screen: clusters, coloured areas, components, tails, the pointer's text."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.domain.city import AreaLevel
from app.domain.component import STATES, Component, Components
from app.situation.wall_stand import Look
from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, Hall, close, is_near, open_hall
from widgets.map.grounds import ground_of
from widgets.map.layers.areas import GRADES, AreaValues
from widgets.theme import load_theme

SAMPLE = make_sample()
DESK = load_theme("desk")
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
MIDDLE = (WEST + EAST) / 2, (SOUTH + NORTH) / 2
MANY = 3000
HOVER = "(({ style, textContent }) => [style.display, textContent])(document.querySelector('.wanmi-hover'))"


@pytest.fixture(scope="module")
def shared(qapp, request):
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), SAMPLE.city, DESK)
    yield hall
    assert hall.view.remote_requests == 0
    close(hall)


@pytest.fixture
def hall(shared: Hall):
    yield shared
    shared.view.show_cases([], [], [], [], [], [], [])
    shared.view.show_areas(None)
    shared.view.show_components(None)
    shared.view.clear_tails()
    shared.view.clear_highlight()
    shared.view.show_hover("")
    shared.view.show_all()
    shared.settle()


def show_many(hall: Hall, count: int, supervised: int = 0):
    rng = np.random.default_rng(1)
    lon = rng.normal(MIDDLE[0], (EAST - WEST) / 12, count).clip(WEST, EAST)
    lat = rng.normal(MIDDLE[1], (NORTH - SOUTH) / 12, count).clip(SOUTH, NORTH)
    light = rng.choice(4, count, p=[0.1, 0.7, 0.12, 0.08])
    halo = np.zeros(count, int)
    halo[:supervised] = 1
    none = np.zeros(count)
    hall.view.show_cases(lon, lat, light, halo, none, none, [f"case-{n}" for n in range(count)], clusters=True)
    hall.settle()
    return light


def said(hall: Hall) -> list[dict[str, int]]:
    texts = hall.ask("wanmi.stage.board.hits.filter((hit) => hit.says).map((hit) => hit.says)")
    return [{name: int(count) for name, count in re.findall(r"(\S.*) (\d+)", text)} for text in texts]


def test_what_falls_together_is_counted_by_light(hall: Hall):
    light = show_many(hall, MANY)

    clusters = said(hall)
    alone = hall.ask("wanmi.stage.board.hits.filter((hit) => !hit.says).map((hit) => hit.index)")

    assert len(clusters) > 3
    assert sum(one["案件"] for one in clusters) + len(alone) == MANY
    reds = sum(one.get("红灯 处置超期", 0) for one in clusters) + int(np.count_nonzero(light[alone] == 3))
    assert reds == np.count_nonzero(light == 3)
    assert all(sum(one.values()) == 2 * one["案件"] for one in clusters)


def test_the_supervised_stand_for_themselves_among_clusters(hall: Hall):
    show_many(hall, MANY, supervised=5)

    alone = hall.ask("wanmi.stage.board.hits.filter((hit) => !hit.says).map((hit) => hit.index)")

    assert {0, 1, 2, 3, 4} <= set(alone)


def test_few_cases_make_no_cluster(hall: Hall):
    show_many(hall, 100)

    assert said(hall) == []


def test_a_click_on_a_cluster_comes_nearer(hall: Hall):
    show_many(hall, MANY)
    before = hall.ask("wanmi.stage.map.getZoom()")
    x, y = hall.ask("(({ x, y }) => [x, y])(wanmi.stage.board.hits.filter((hit) => hit.says)[0])")

    hall.click(x, y)

    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") > before + 1, timeout=WAIT_MS)


def test_an_area_is_coloured_by_its_value_and_hatched_without_one(hall: Hall):
    grids = [area for area in SAMPLE.city.areas if area.level is AreaLevel.UNIT_GRID]
    plain = hall.steady()
    values = {grid.code: (None if n % 2 else 100.0) for n, grid in enumerate(grids)}
    hall.view.show_areas(AreaValues(values=values, top=100.0, hovers={grids[0].code: "甲网格 100 件"}))
    hall.settle()
    lon, lat = np.mean(grids[0].outline[:-1], axis=0).tolist()
    x, y = hall.pixel_of(lon, lat)

    assert hall.comes(lambda image: image.pixelColor(round(x), round(y)) != plain.pixelColor(round(x), round(y)))
    assert hall.ask(f"wanmi.layers.get('areas').hover({x}, {y}, wanmi.stage)") == "甲网格 100 件"
    hall.view.show_areas(None)
    assert hall.comes(lambda image: image.pixelColor(round(x), round(y)) == plain.pixelColor(round(x), round(y)))


def test_areas_by_grade_have_the_colours_that_the_legend_explains(hall: Hall):
    streets = [area for area in SAMPLE.city.areas if area.level is AreaLevel.UNIT_GRID]
    grades = {street.code: float(n % 5) for n, street in enumerate(streets)}
    ground, plain = ground_of(Look(layer="grades")), hall.steady()
    hall.view.show_legend(ground.legend())
    hall.view.show_areas(AreaValues(values=grades, top=5.0, ramp=GRADES))
    hall.settle()
    x, y = hall.pixel_of(*np.mean(streets[0].outline[:-1], axis=0).tolist())

    assert hall.comes(lambda image: image.pixelColor(round(x), round(y)) != plain.pixelColor(round(x), round(y)))
    assert hall.ask("[...document.querySelector('.wanmi-row').querySelectorAll('span')].map((one) => one.innerText)") == [
        "等级", "90", "75", "60", "40", "以下", "无应结",
    ]  # fmt: skip
    for place, grade in enumerate("ABCDE"):
        colour = hall.ask(f"wanmi.gradeColour(wanmi.stage.theme, {place})")
        assert colour.startswith(DESK.grades[grade].fill)
    hall.view.show_areas(None)
    hall.view.show_legend(None)


@pytest.mark.parametrize(("layer", "rows"), [("plain", 0), ("density", 1)])
def test_a_ground_without_colours_leaves_no_empty_row_in_the_legend(hall: Hall, layer, rows):
    hall.view.show_legend(replace(ground_of(Look(layer=layer)).legend(), title="夜间"))
    hall.settle()

    left = "document.querySelectorAll('.wanmi-box')[1]"
    assert hall.ask(f"{left}.querySelectorAll('.wanmi-row').length") == rows
    assert hall.ask(f"{left}.offsetHeight / wanmi.stage.unit") == pytest.approx(110 + 50 * rows, abs=2)
    assert ("底色" in hall.ask("document.body.innerText")) is bool(rows)
    hall.view.show_legend(None)


def test_a_component_is_found_by_its_code_and_clicked(hall: Hall, qtbot):
    rng = np.random.default_rng(2)
    lon, lat = rng.uniform(WEST, EAST, 100_000), rng.uniform(SOUTH, NORTH, 100_000)
    made = (
        Component(f"99010101001{n:06d}", float(lon[n]), float(lat[n]), STATES[n % 5]) for n in range(100_000)
    )  # fmt: skip
    components = Components.of(made)
    hall.view.show_components(components)
    hall.settle()

    row = hall.view.find_component("042424")

    assert components.codes[row] == "99010101001042424"
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 18, timeout=WAIT_MS)
    x, y = hall.pixel_of(components.lon[row], components.lat[row])
    hall.qtbot.waitUntil(
        lambda: hall.ask(f"wanmi.stage.board.hits.some((hit) => Math.hypot(hit.x - {x}, hit.y - {y}) < 3)"),
        timeout=WAIT_MS,
    )
    with qtbot.waitSignal(hall.view.component_clicked, timeout=WAIT_MS) as clicked:
        hall.click(x, y)
    assert clicked.args == ["99010101001042424"]


def test_an_unknown_code_points_nowhere(hall: Hall):
    hall.view.show_components(Components.of([Component("99010101001000001", *MIDDLE)]))

    assert hall.view.find_component("777777") is None


def test_a_tail_is_drawn_but_not_over_a_break(hall: Hall):
    plain = hall.steady()
    step = (EAST - WEST) / 10
    lon = [MIDDLE[0] - 2 * step, MIDDLE[0], MIDDLE[0] + 2 * step]
    hall.view.show_tails(lon, [MIDDLE[1]] * 3, [0, 3], [1, 1, 0])
    hall.settle()
    (x, y), (broken, _) = hall.pixel_of(MIDDLE[0] + step, MIDDLE[1]), hall.pixel_of(MIDDLE[0] - step, MIDDLE[1])

    assert hall.has(x, y, DESK.text1, 60)
    assert hall.picture().pixelColor(round(broken), round(y)) == plain.pixelColor(round(broken), round(y))


def test_a_slow_walk_is_drawn_to_its_end_though_no_step_of_it_is_seen(hall: Hall):
    """A walker's fixes lie less than a px apart on a hall's wall."""
    plain, steps, far = hall.steady(), 400, (EAST - WEST) / 8
    lon = np.concatenate([np.linspace(MIDDLE[0] + end * far, MIDDLE[0], steps) for end in (1, -1)])
    is_break = np.zeros(2 * steps, np.uint8)
    is_break[[0, steps]] = 1
    is_break[-steps // 4 :] = 1  # nothing is known of the last quarter of the second
    hall.view.show_tails(lon, np.full(2 * steps, MIDDLE[1]), [0, steps, 2 * steps], is_break)
    hall.settle()

    def is_drawn(image: QImage, share: float) -> bool:
        x, y = map(round, hall.pixel_of(MIDDLE[0] + share * far, MIDDLE[1]))
        return not is_near(image.pixelColor(x, y).name(), plain.pixelColor(x, y).name(), 20)

    shares = (0.99, 0.8, 0.5, 0.2, 0.03, -0.97, -0.6, -0.3)
    assert hall.comes(lambda image: all(is_drawn(image, share) for share in shares))
    assert not is_drawn(hall.picture(), -0.1)


def test_where_the_pointer_rests_is_told_and_answered(hall: Hall, qtbot):
    target = hall.view.findChild(QObject, "map_browser").focusProxy()
    x, y = hall.pixel_of(*MIDDLE)
    with qtbot.waitSignal(hall.view.hovered, timeout=WAIT_MS) as hovered:
        QTest.mouseMove(target, QPoint(round(x) - 40, round(y)))
        QTest.mouseMove(target, QPoint(round(x), round(y)))
    assert hovered.args == pytest.approx(list(MIDDLE), abs=1e-3)

    hall.view.show_hover("150 米内 12 件")
    hall.settle()

    assert hall.ask("document.querySelector('.wanmi-hover').textContent") == "150 米内 12 件"


def test_a_second_place_with_as_many_is_answered_like_the_first(hall: Hall, qtbot):
    target, places = hall.view.findChild(QObject, "map_browser").focusProxy(), []

    def answer(lon: float, lat: float) -> None:
        places.append((lon, lat))
        hall.view.show_hover("150 米内 3 件")

    hall.view.hovered.connect(answer)
    x, y = map(round, hall.pixel_of(*MIDDLE))
    for to in (x, x + 200):
        QTest.mouseMove(target, QPoint(to - 40, y))
        QTest.mouseMove(target, QPoint(to, y))
        lon = pytest.approx(hall.ask(f"wanmi.stage.map.containerPointToLatLng([{to}, {y}]).lng"), abs=1e-9)
        qtbot.waitUntil(lambda lon=lon: bool(places) and places[-1][0] == lon, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: hall.ask(HOVER) == ["block", "150 米内 3 件"], timeout=WAIT_MS)
    hall.view.hovered.disconnect(answer)


def test_what_is_said_of_a_place_the_pointer_has_left_is_not_said_of_the_next(hall: Hall, qtbot):
    target = hall.view.findChild(QObject, "map_browser").focusProxy()
    x, y = map(round, hall.pixel_of(*MIDDLE))
    with qtbot.waitSignal(hall.view.hovered, timeout=WAIT_MS):
        QTest.mouseMove(target, QPoint(x - 300, y))
        QTest.mouseMove(target, QPoint(x - 260, y))
    hall.ask("(window.tell = wanmi.channel.hovered, wanmi.channel.hovered = () => undefined, 0)")
    hall.ask("(wanmi.stage.map.once('mousemove', () => (window.hasMoved = true)), 0)")
    QTest.mouseMove(target, QPoint(x, y))  # it has not rested there yet
    qtbot.waitUntil(lambda: hall.ask("window.hasMoved === true"), timeout=WAIT_MS)

    hall.view.show_hover("150 米内 12 件")
    hall.settle()

    assert hall.ask(HOVER)[0] == "none"
    hall.ask("(wanmi.channel.hovered = window.tell, 0)")


def test_the_city_is_drawn_coarser_from_afar_and_whole_from_near(hall: Hall):
    levels = []
    for zoom in (11, 14, 18):
        hall.view.fly_to(*MIDDLE, zoom)
        hall.qtbot.waitUntil(lambda zoom=zoom: hall.ask("wanmi.stage.map.getZoom()") == zoom, timeout=WAIT_MS)
        hall.steady()
        levels.append(hall.ask("wanmi.stage.groundLevel"))

    assert levels == [2, 1, 0]

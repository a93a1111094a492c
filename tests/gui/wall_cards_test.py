"""Test card and self-check: shown by keys and by desks, true in millimetres, and one picture over all outputs."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.paper_map import PaperMap
from tests.gui.wall_panels_test import WALLS, Weekdays
from tests.gui.wall_window_hall import QuietFeed
from widgets.theme import load_theme
from widgets.wall.cards import SELF_CHECK, TEST_CARD
from widgets.wall.cells import Cells
from widgets.wall.glance import Look
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scene
from widgets.wall.test_card import TestCard
from widgets.wall.test_card_text import LADDER_MM, CellText
from widgets.wall.type import TypeScale
from widgets.wall.view import PanelView
from widgets.wall.vitals import PanelVitals, line_of
from widgets.wall.window import WallWindow

THEME = load_theme("wall")
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def open_window(qtbot, layout, region="", **changes):
    wall = replace(read_layout(WALLS / f"{layout}.toml"), **changes)
    context = PanelContext(theme=THEME, calendar=Weekdays(), wall="hall", city_map=PaperMap())
    scene, feed = read_scene(WALLS / "scenes" / "daily.toml", wall), QuietFeed()
    cells = Cells.parse(region) if region else None
    window = WallWindow(wall, scene, feed, context, lambda: made.NOW, region=cells)
    qtbot.addWidget(window)
    window.show()
    feed.moment_ready.emit(made.moment())
    window.tick()
    window._timer.stop()
    return window


def card(window):
    found = window.findChildren(TestCard)
    return found[-1] if found else None


def self_check(window):
    return next(view for view in window.findChildren(PanelView) if view.panel.key == SELF_CHECK)


def test_keys_of_the_walls_machine_show_a_card_and_take_it_away(qtbot):
    window = open_window(qtbot, "demo")

    QTest.keyClick(window, Qt.Key.Key_T, KEYS)
    tested = window.cards.shown
    QTest.keyClick(window, Qt.Key.Key_S, KEYS)
    checked = window.cards.shown
    QTest.keyClick(window, Qt.Key.Key_S, KEYS)

    assert (tested, checked, window.cards.shown) == (TEST_CARD, SELF_CHECK, "")
    assert {view.look for view in window.views.values()} == {Look.LIVE}, "what lies below goes on"


def test_a_card_lies_above_a_scene_that_comes_later(qtbot):
    window = open_window(qtbot, "demo")
    window.toggle_card(TEST_CARD)

    window.show_scene(window.scene)

    assert window.childAt(300, 300) is card(window)


@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3", "led"])
def test_circles_are_round_in_millimetres(qtbot, layout):
    window = open_window(qtbot, layout, "1-1")
    window.toggle_card(TEST_CARD)
    (width, height), (across, down) = window.layout_of_wall.cell_px, window.layout_of_wall.cell_mm

    box = card(window).circle(QPointF(0, 0), 500)

    assert box.width() * across / width == pytest.approx(box.height() * down / height) == 500


@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3"])
@pytest.mark.parametrize("ink_mm", LADDER_MM)
def test_the_ladders_texts_are_as_high_as_they_say(qtbot, layout, ink_mm):
    wall = read_layout(WALLS / f"{layout}.toml")
    scale = TypeScale(THEME, wall)
    em = round(CellText(wall, THEME, scale).em_px(ink_mm))

    ink_px = scale.metrics(em).tightBoundingRect("国").height()

    assert ink_px * wall.mm_per_px == pytest.approx(ink_mm, abs=1.5 * wall.mm_per_px + 0.5)


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


def test_windows_beside_each_other_show_one_card(qtbot):
    whole = open_window(qtbot, "hall-16x9", bezel_mm=0.0, cell_px=(480, 270))
    parts = [open_window(qtbot, "hall-16x9", cells, bezel_mm=0.0, cell_px=(480, 270)) for cells in ("3-2", "4-2")]
    for window in (whole, *parts):
        window.toggle_card(TEST_CARD)

    wanted = pixels(whole.grab_wall())[270:540, 2 * 480 : 4 * 480]
    shown = np.concatenate([pixels(window.grab_wall()) for window in parts], axis=1)

    differing = (np.abs(wanted - shown).max(axis=2) > 40).mean()
    assert differing < 0.002


def test_behind_a_bezel_the_circle_goes_on(qtbot):
    left, right = (open_window(qtbot, "hall-16x9", cells, bezel_mm=14.0) for cells in ("3-1", "4-1"))
    for window in (left, right):
        window.toggle_card(TEST_CARD)
    gap = left._placing.ruler.gap_px
    assert gap == 20

    centre = QRectF(left._placing.ruler.box(Cells.parse("1-1:6-3"))).center()
    seen = [window._placing.ruler.box(Cells.parse(cells)) for window, cells in ((left, "3-1"), (right, "4-1"))]

    assert seen[1].left() - seen[0].right() - 1 == gap
    assert centre.x() == pytest.approx((seen[0].right() + 1 + seen[1].left()) / 2)


@pytest.mark.parametrize(("layout", "region"), [("demo", "1-1:6-3"), ("hall-16x9", "3-1"), ("hall-4x3", "1-1:2-3")])
@pytest.mark.parametrize("panels", [0, 12, 40])
def test_the_self_check_can_be_read_from_afar_and_keeps_off_the_seams(qtbot, layout, region, panels):
    window = open_window(qtbot, layout, region)
    one = PanelVitals(title="部门按期处置率", look=Look.STALE, age_us=125_000_000)
    live = PanelVitals(title="督办与超期", look=Look.LIVE, age_us=None)
    vitals = replace(window.vigil.read(), panels=(one, *[live] * panels), pause_ms=412, page_restarts=3)
    window.toggle_card(SELF_CHECK)
    view = self_check(window)
    wall, scale = window.layout_of_wall, TypeScale(THEME, window.layout_of_wall)
    window.cards.refresh(lambda: vitals, made.NOW, is_lit=True)

    cells = Cells(left=1, top=1, right=1, bottom=view.panel.cells)
    said = [item.text for item in checks.labels_of(view.items)]
    assert said[:6] == ["自检", "15:26:08", "最长停顿", "412 毫秒", "地图重启", "3 次"], "what is not well first"
    assert "过时" in said
    assert checks.too_small(view.items, scale) == []
    assert checks.too_faint(view.items, scale, THEME, "panel") == []
    assert checks.at_a_seam(view.items, scale, wall, cells) == []
    assert checks.clipped(view.items) == []
    assert checks.overlapping(view.items, scale) == []


def test_each_hour_the_log_has_a_line(qtbot, caplog):
    window = open_window(qtbot, "demo")

    with caplog.at_level("INFO", logger="widgets.wall.vitals"):
        window.vigil.tell()

    (line,) = [record.message for record in caplog.records]
    said = dict(part.split("=", 1) for part in line.removeprefix("wall ").split(" ") if "=" in part)
    assert int(said["memory_mib"]) > 50
    assert {"pause_ms", "longest_panel_ms", "waiting", "page_restarts", "panels_replaced", "oldest_s"} <= said.keys()
    assert said["not_live"] == "none"
    assert "not_live=部门 stale" in line_of(
        replace(window.vigil.read(), panels=(PanelVitals(title="部门", look=Look.STALE, age_us=1),))
    )

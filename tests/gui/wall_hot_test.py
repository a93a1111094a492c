"""The scene 高发 as it is printed and clicked on: on small walls, with gaps in what is known, and what each mark narrows to."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from app.domain.terms import Light
from app.situation.filters import Filter
from app.situation.period import Period
from app.situation.questions.recurring_spots import RecurringSpots
from app.situation.questions.trend import Trend
from tests.gui import wall_checks as checks
from tests.gui import wall_hot_moment as hot
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import LOOKS, WALLS, context, glance, text_of
from widgets.theme import load_theme
from widgets.wall.clickable import marks_of
from widgets.wall.glance import Look
from widgets.wall.ink import Label, Line
from widgets.wall.layout import read_layout
from widgets.wall.painting import ItemPainter
from widgets.wall.registry import load_panels
from widgets.wall.scenes import Cells, read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale
from widgets.wall.view import PanelView

HOT = ("trend", "sources", "pareto", "hour_weekday", "rank_areas", "recurring", "legend", "amounts", "scene")
DEMO = read_layout(WALLS / "demo.toml")
SMALL = {
    "3x2 of 55 inches, read from 6 m": replace(
        DEMO, columns=3, rows=2, cell_px=(1920, 1080), cell_mm=(1209.6, 680.4), seam_px=0, bezel_mm=0.9, distance_m=6.0
    ),
    "one screen of 65 inches, read from 4 m": replace(
        DEMO, columns=1, rows=1, cell_px=(3840, 2160), cell_mm=(1428.5, 803.5), seam_px=0, distance_m=4.0
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def demo(qapp) -> TypeScale:
    return TypeScale(load_theme("wall"), DEMO)


@pytest.mark.parametrize("wall", SMALL.values(), ids=SMALL)
@pytest.mark.parametrize("key", HOT)
def test_each_panel_can_be_read_on_small_walls_in_every_look(qapp, wall, key):
    scale = TypeScale(load_theme("wall"), wall)
    for look in LOOKS:
        sheet = Sheet(scale, QSizeF(*wall.cell_px))
        load_panels()[key](context()).compose(glance(look), sheet)
        items = sheet.items

        assert checks.labels_of(items)
        assert checks.too_small(items, scale) == []
        assert checks.too_faint(items, scale, load_theme("wall"), sheet.ground) == []
        assert checks.at_a_seam(items, scale, wall, Cells(left=1, top=1, right=1, bottom=1)) == []
        assert checks.clipped(items) == []
        assert checks.overlapping(items, scale) == []
        assert checks.cut_by_a_plate(items, scale) == []


def test_the_scene_stands_on_the_three_walls_and_row_three_says_when(qapp):
    for name in ("demo", "hall-16x9", "hall-4x3"):
        wall = read_layout(WALLS / f"{name}.toml")
        scene = read_scene(WALLS / "scenes" / "hot.toml", wall)
        assert {one.panel for one in scene.placements} <= set(load_panels())
        assert wall.scenes[:2] == ("daily", "hot")
        assert sum(len(one.cells.names()) for one in scene.placements) == 18


def test_the_trend_says_how_its_band_is_made_and_how_often_it_held(demo):
    texts = text_of(made.moment(), "trend", demo)

    found = made.moment().of(Trend())
    assert f"{found.judged} 日中含 {found.inside} 日" in texts
    assert "预测带取前 4 周同类日，应含八成" in texts
    assert "今日 412 件，全日约 521—582" in texts


def test_days_that_nobody_knows_are_a_gap_not_a_line_on_the_ground(demo):
    moment = made.moment(answers=made.answers() | {Trend(): hot.trend(made.NOW, 412, 560, known=9)})
    sheet = Sheet(demo, QSizeF(960, 540))

    load_panels()["trend"](context()).compose(replace(glance("live"), moment=moment), sheet)

    solid = [item for item in sheet.items if isinstance(item, Line) and not item.is_dashed]
    assert [len(line.points) for line in solid] == [9]


def test_without_five_like_days_no_band_is_claimed(demo):
    moment = made.moment(answers=made.answers() | {Trend(): hot.trend(made.NOW, 412, 560, known=3, has_band=False)})

    texts = text_of(moment, "trend", demo)

    assert "全日约" not in texts
    assert "日中含" not in texts


def test_a_period_before_that_nobody_knows_is_a_dash(demo):
    for key in ("sources", "pareto", "rank_areas"):
        assert "—" in text_of(made.first_minute(), key, demo).split("\n"), key


def test_a_road_that_just_has_room_is_not_lost_to_rounding(demo):
    cases = [
        made.case(n, None, name, road, "处")
        for n, (name, road) in enumerate([("暴露垃圾", "景秀街"), ("乱堆杂物", "新仁巷")])
    ]
    moment = made.moment(answers=made.answers() | {RecurringSpots(period=Period.TODAY): hot.spots(cases, (48, 47), 2)})

    assert {"景秀街", "新仁巷"} <= set(text_of(moment, "recurring", demo).split("\n"))


def marks(key: str, demo: TypeScale) -> dict[str, Filter]:
    sheet = Sheet(demo, QSizeF(960, 540))
    load_panels()[key](context()).compose(glance("live"), sheet)
    return {one.name: one.to for one in sheet.marks if not one.to.is_empty}


def test_each_mark_of_a_chart_narrows_to_what_it_counts(demo):
    assert marks("pareto", demo)["暴露垃圾"] == Filter(classes=("E00010",))
    assert marks("rank_areas", demo)["1 桥西街道"] == Filter(areas=("990100000",))
    assert marks("departments", demo)["园林处"] == Filter(departments=("0",))
    assert marks("backlog", demo)["市政处"].departments
    assert marks("quality", demo) == {"处置超期": Filter(lights=(Light.RED,))}
    assert marks("amounts", demo) == {"即将超期": Filter(lights=(Light.YELLOW,))}
    assert marks("supervision", demo)["井盖缺失"] == Filter(classes=("E06010",))
    assert marks("sources", demo) == {}  # a filter knows no sources


def shown(key: str, look: str, zoom: int = 1) -> PanelView:
    panel = load_panels()[key](context())
    view = PanelView(panel, load_theme("wall"), TypeScale(load_theme("wall"), DEMO))
    view.set_zoom(zoom)
    view.setGeometry(960 * 4, 540, 960 * zoom, 540 * zoom)
    view.refresh(glance(look), is_lit=True)
    return view


def test_a_window_tells_its_marks_in_shares_of_the_whole_wall(qtbot):
    view = shown("pareto", "live")
    qtbot.addWidget(view)

    told = marks_of([view], Cells(left=1, top=1, right=6, bottom=3), DEMO)
    part = marks_of([view], Cells(left=2, top=1, right=6, bottom=3), DEMO)

    (first,) = (one for one in told if one.has(4.5 / 6, 1.27 / 3) and not one.is_whole)
    assert (first.name, first.filter) == ("暴露垃圾", Filter(classes=("E00010",)))
    assert not any(one.has(0.1, 0.5) for one in told)
    assert part[0].left - told[0].left == pytest.approx(10_000 / 6, abs=1)


def test_a_panel_shown_large_has_large_marks_and_one_that_is_old_has_none(qtbot):
    usual, large, stale = shown("pareto", "live"), shown("pareto", "live", 3), shown("pareto", "stale")
    for view in (usual, large, stale):
        qtbot.addWidget(view)

    assert large.marks()[0].box.width() == pytest.approx(3 * usual.marks()[0].box.width())
    assert stale.look is Look.STALE
    assert stale.marks() == ()


def test_the_matrix_says_its_steps_in_numbers(demo):
    texts = text_of(made.moment(), "hour_weekday", demo).split("\n")

    assert {"0", "周一", "周日"} <= set(texts)
    assert sum("—" in text or "≤" in text for text in texts) >= 4


def test_every_item_of_the_scene_is_painted(qapp, demo):
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for key in HOT:
        sheet = Sheet(demo, QSizeF(960, 540))
        load_panels()[key](context()).compose(glance("live"), sheet)
        ItemPainter(load_theme("wall"), demo).paint(painter, sheet.items)
        assert [item for item in sheet.items if isinstance(item, Label)]
    painter.end()

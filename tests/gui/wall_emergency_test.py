"""The scene 应急 as it is printed: numbers of lists and map agree, stale readings say so, a drill says so everywhere."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import MINUTE, SECOND
from app.situation.emergency_stand import DEPTH, Reading
from app.situation.questions.emergency import EmergencyNow, EmergencySeen
from app.situation.questions.emergency_orders import EmergencyOrders, OrderList, OrderRow
from tests.gui import wall_checks as checks
from tests.gui import wall_emergency_moment as emergency
from tests.gui import wall_moment as made
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import LAYOUTS, WALLS, context, glance, text_of
from widgets.theme import load_theme
from widgets.video.picture import Picture, Signal, Trouble
from widgets.wall.glance import Look, Showing
from widgets.wall.ink import Phase, Plate
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.scenes import read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

NOW = made.NOW
OWN = ("incident", "orders_receipts", "plan_steps", "resources", "forces", "cameras")
MOMENTS = {
    "live": made.moment(), "drill": made.moment(answers=made.answers() | emergency.drill(NOW)), "crowded": made.crowded(),
    "no plan": made.moment(answers=made.answers() | emergency.no_plan(NOW)), "none": made.quiet(),
    "past": made.moment(live=False),
}  # fmt: skip
PICTURES = {
    "C0": Picture(signal=Signal.LIVE, since=NOW - MINUTE, frame_at=NOW - SECOND),
    "C1": Picture(signal=Signal.LOST, since=NOW - 24 * MINUTE, trouble=Trouble.SILENT),
    "C2": Picture(signal=Signal.LOST, since=NOW - 24 * MINUTE, trouble=Trouble.UNREADABLE),
    "C3": Picture(signal=Signal.OPENING, since=NOW),
}


@pytest.fixture(scope="module")
def demo(qapp) -> TypeScale:
    return TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml"))


def lines(key: str, demo: TypeScale, moment=None) -> list[str]:
    return text_of(moment or made.moment(), key, demo).split("\n")


def with_answers(more):
    return made.moment(answers=made.answers() | more)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", MOMENTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_label_of_the_scene_can_be_read_in_its_own_cells(qapp, layout, what, language):
    wall = read_layout(WALLS / f"{layout}.toml")
    scale, theme = TypeScale(load_theme("wall"), wall), load_theme("wall")
    shown = replace(glance("live"), moment=MOMENTS[what], showing=Showing(scene="应急"))
    with speaking(qapp, language):
        for one in read_scene(WALLS / "scenes" / "emergency.toml", wall).placements:
            if one.panel == "map":
                continue
            panel = load_panels()[one.panel](context())
            if one.panel == "cameras":
                panel.pictures = dict(PICTURES)
            sheet = Sheet(scale, QSizeF(one.cells.columns * wall.cell_px[0], one.cells.rows * wall.cell_px[1]))
            panel.compose(shown, sheet)
            items = sheet.items
            assert checks.labels_of(items), one.panel
            assert checks.too_small(items, scale) == []
            assert checks.too_faint(items, scale, theme, sheet.ground) == []
            assert checks.at_a_seam(items, scale, wall, one.cells) == []
            assert checks.clipped(items) == []
            assert checks.overlapping(items, scale) == []
            assert checks.cut_by_a_plate(items, scale) == []


@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3", "led"])
def test_the_scene_is_made_of_these_panels_and_fills_the_wall(layout, qapp):
    wall = read_layout(Path(WALLS) / f"{layout}.toml")
    scene = read_scene(WALLS / "scenes" / "emergency.toml", wall)

    cells = [place.cells.columns * place.cells.rows for place in scene.placements]
    assert set(OWN) <= {place.panel for place in scene.placements}
    assert sum(cells) == wall.columns * wall.rows


def test_a_drill_says_so_in_every_title_and_an_emergency_in_none(demo):
    for key in OWN:
        assert lines(key, demo, MOMENTS["drill"])[0].startswith("演练　"), key
        assert not lines(key, demo)[0].startswith("演练"), key
    head = replace(glance("live"), moment=MOMENTS["drill"], showing=Showing(scene="应急"))
    sheet = Sheet(demo, QSizeF(960, 540))
    load_panels()["scene"](context()).compose(head, sheet)
    assert {"演练", "战时 应急", "Ⅲ级响应"} <= {label.text for label in checks.labels_of(sheet.items)}


def test_the_head_is_red_only_while_the_scene_stands_for_an_emergency(demo):
    assert "战时 应急" not in lines("scene", demo)
    shown = replace(glance("live"), showing=Showing(scene="应急"))
    for moment, is_red in ((made.moment(), True), (made.quiet(), False)):
        sheet = Sheet(demo, QSizeF(960, 540))
        load_panels()["scene"](context()).compose(replace(shown, moment=moment), sheet)
        texts = [label.text for label in checks.labels_of(sheet.items)]
        assert ("战时 应急" in texts) is is_red
        if is_red:
            assert {"响应已 0:47", "14:39 启动", "指挥长 1003　现场指挥 1207"} <= set(texts)
            assert "日常　处置超期 14　环节超时 4" in texts


def test_every_measured_number_names_its_source_and_its_time(demo):
    texts = lines("incident", demo)

    assert {"27", "640", "水位计 0417，15:25", "38 毫米／时，雨量站 012，15:20"} <= set(texts)
    assert "剩 1:12" in texts


def test_a_reading_older_than_ten_minutes_is_stale_and_one_nobody_took_is_not_zero(demo):
    old = Reading(what=DEPTH, value=27.0, source="值班长 leader", at=NOW - 11 * MINUTE)
    stale = EmergencySeen(stand=emergency.stand(NOW, readings=(old,), due=0))

    sheet = Sheet(demo, QSizeF(960, 540))
    moment = with_answers({EmergencyNow(wall="hall"): stale})
    load_panels()["incident"](context()).compose(replace(glance("live"), moment=moment), sheet)
    colours = {label.text: label.colour for label in checks.labels_of(sheet.items)}

    assert colours["27"] == "text3"
    assert colours["15:15 起未更新，人工 值班长 leader"] == "soon_text"
    assert colours["未接入，未人工登记"] == "text2"
    assert "未定" in colours
    assert not [text for text in colours if re.fullmatch(r"0( .*)?", text)]


def test_an_unanswered_order_is_amber_and_never_the_one_left_out(demo):
    late = OrderRow(at=NOW - 60 * MINUTE, kind="order", words="封路", asked=2, answered=0)
    more = tuple(OrderRow(at=NOW - n * MINUTE, kind="told", word="上报", words=f"第 {n} 条", who="x") for n in range(6))
    found = OrderList(is_open=True, rows=(*more, late), total=9, orders=1, unanswered=1)
    sheet = Sheet(demo, QSizeF(960, 360))
    moment = with_answers({EmergencyOrders(wall="hall", limit=7): found})
    load_panels()["orders_receipts"](context()).compose(replace(glance("live"), moment=moment), sheet)

    colours = {label.text: label.colour for label in checks.labels_of(sheet.items)}

    assert colours["待回执 0／2"] == "soon_text"
    assert "封路" in colours
    assert len([text for text in colours if text.startswith("第 ")]) < 6


def test_one_late_step_blinks_the_first_that_nobody_acknowledged(demo):
    def blinking(moment) -> int:
        sheet = Sheet(demo, QSizeF(960, 540))
        load_panels()["plan_steps"](context()).compose(replace(glance("live"), moment=moment), sheet)
        return sum(isinstance(one, Plate) and one.phase is Phase.LIT for one in sheet.items)

    steps = emergency.steps(NOW)
    seen = tuple(replace_step(one, seen=True) for one in steps)
    assert blinking(made.moment()) == 1
    assert blinking(made.crowded()) == 1
    assert blinking(with_answers({EmergencyNow(wall="hall"): emergency.seen(NOW, steps=seen)})) == 0
    assert "未确认" in lines("plan_steps", demo)
    assert "城市内涝，完成 3／7" in lines("plan_steps", demo)


def replace_step(step, **changes):
    from msgspec import structs

    return structs.replace(step, **changes)


def test_without_a_plan_it_says_so_and_lists_the_nearest(demo):
    texts = lines("plan_steps", demo, MOMENTS["no plan"])

    assert {"没有这类事件的预案", "城市内涝", "道路塌陷", "燃气泄漏"} <= set(texts)


def test_without_an_emergency_every_panel_says_since_when(demo):
    for key in ("incident", "orders_receipts", "plan_steps", "resources", "forces"):
        texts = lines(key, demo, made.quiet())
        assert {"当前没有应急响应", "自 14:26 起"} <= set(texts), key
    assert "没有接入摄像机" in lines("cameras", demo, made.quiet())


def test_the_desk_is_told_of_a_camera_that_is_down(demo):
    def look(pictures) -> Look:
        panel = load_panels()["cameras"](context())
        panel.pictures = pictures
        return panel.compose(glance("live"), Sheet(demo, QSizeF(960, 540)))

    live, lost = Picture(signal=Signal.LIVE), Picture(signal=Signal.LOST, since=NOW)
    assert look({"C0": live, "C1": live}) is Look.LIVE
    assert look({"C0": live, "C1": lost}) is Look.STALE
    assert look({"C0": lost, "C1": lost}) is Look.FAILED


def test_a_lost_camera_says_since_when_and_why_and_the_past_has_no_pictures(demo):
    panel, sheet = load_panels()["cameras"](context()), Sheet(demo, QSizeF(960, 540))
    panel.pictures = dict(PICTURES)
    panel.compose(glance("live"), sheet)
    texts = [label.text for label in checks.labels_of(sheet.items)]
    assert {"无信号，自 15:02", "距 210 米，画面停住", "直播，1 秒前"} <= set(texts)

    past = Sheet(demo, QSizeF(960, 540))
    panel.compose(replace(glance("live"), moment=made.moment(live=False)), past)
    assert [label.text for label in checks.labels_of(past.items)].count("无历史画面") == 2

"""图上指挥 at the desk: what is found is looked at first and then pushed; layers, drawings and filters likewise."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.camera import Camera
from app.domain.city import AreaLevel
from app.domain.component import Component, Components
from app.domain.moment import SECOND
from app.domain.terms import Light
from app.services.initials import initials
from app.services.messages import Answer
from app.situation.filters import Filter
from app.situation.questions.area_counts import AreaCounts
from app.situation.questions.heat import CountedHere, Heat, HeatCount, HeatRaster
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.people import People
from app.situation.questions.pointed import Around, PointedAt
from app.situation.wall_log import Annotation
from app.situation.wall_stand import NEVER_FADES_H, Look
from tests.gui import console_hall, wall_moment, wall_pointed_moment
from tests.gui.console_hall import NOW, row
from tests.gui.console_wall_test import STATE, WallConsole, scenes  # noqa: F401  # a fixture
from widgets.console.wall_layers import HALF_LIVES_H
from widgets.map.grounds import DENSITY_TOP, ground_of

CODE = "42010201002042424"
CAMERA = Camera(id="CAM-7", name="文昌路东口", lon=114.30, lat=30.60, url="rtsp://cam/7")


@pytest.fixture
def console(qapp, monkeypatch, scenes):  # noqa: F811
    made = console_hall.ConsoleContext
    parts = Components.of([Component(CODE, 114.301, 30.601), Component("42010201002000001", 114.302, 30.602)])
    more = {"cameras": (CAMERA,), "read_components": lambda: parts}
    monkeypatch.setattr(console_hall, "ConsoleContext", lambda **given: made(**given, **more))
    console = WallConsole(monkeypatch, scenes)
    console.feed.special[People] = wall_moment.people()
    console.show(row(1))
    console.alive()
    yield console
    console.close()


@pytest.fixture
def tools(console):
    """The map shown large, all that is searched being read."""
    QTest.keyClick(console.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    console.until(lambda: console.window.flow.map.preview.is_ready)
    assert console.page.large == "map"
    return console.page.map.tools


def told(console, name: str):
    return console.page.map.view.told.get(name)


def type_into(tools, text: str) -> None:
    tools.finder.field.setText(text)
    QTest.keyClick(tools.finder.field, Qt.Key.Key_Return)


def community(console):
    return next(area for area in console.context.city.areas if area.level is AreaLevel.COMMUNITY)


def test_enter_looks_at_what_was_found_and_enter_again_puts_it_on_the_wall(console, tools):
    type_into(tools, "042424")
    assert console.steps == []
    assert told(console, "highlight") == (114.301, 30.601, "042424")
    assert told(console, "fly_to_place")[:2] == (114.301, 30.601)
    assert "回车 上屏" in tools.finder.said.text()

    QTest.keyClick(tools.finder.field, Qt.Key.Key_Enter)

    step = console.last()
    assert (step.name, step.fields["kind"], step.fields["id"]) == ("wall_show_subject", "component", CODE)
    assert (step.fields["lon"], step.fields["lat"], step.fields["wall"]) == (114.301, 30.601, "hall")


@pytest.mark.parametrize("kind", ["inspector", "community", "grid", "camera", "component"])
def test_each_of_the_five_kinds_is_found_and_pushed(console, tools, kind):
    grid = next(area for area in console.context.city.areas if area.level is AreaLevel.UNIT_GRID)
    text, name = {
        "inspector": ("2155", "2155"), "community": (initials(community(console).name)[0], community(console).code),
        "grid": (grid.code, grid.code), "camera": ("wcldk", "CAM-7"), "component": (CODE, CODE),
    }[kind]  # fmt: skip

    type_into(tools, text)
    tools.finder.pushed.emit()

    assert (console.last().fields["kind"], console.last().fields["id"]) == (kind, name)


def test_the_arrows_look_at_one_after_the_other(console, tools):
    tools.finder.field.setText("社区")

    QTest.keyClick(tools.finder.field, Qt.Key.Key_Down)
    first = console.window.flow.map.preview.found
    QTest.keyClick(tools.finder.field, Qt.Key.Key_Down)

    assert first is not None
    assert console.window.flow.map.preview.found != first
    assert console.steps == []


def test_the_nearest_to_what_is_looked_at_are_numbered_with_metres_and_minutes(console, tools):
    console.feed.special[Around] = PointedAt(
        kind="component", id=CODE, lon=114.301, lat=30.601, near=wall_pointed_moment.near(NOW)
    )

    type_into(tools, CODE)
    console.feed.speak()

    _, _, labels, place = told(console, "show_near")
    assert list(labels) == ["2056 240 米 4 分", "2083 410 米 6 分", "2140 1620 米 22 分"]
    assert place == (114.301, 30.601)


def test_escape_puts_the_preview_down_and_then_the_map(console, tools):
    type_into(tools, CODE)
    tools.finder.field.clear()

    console.window.flow.escape()
    assert console.window.flow.map.preview.found is None
    assert console.page.large == "map"
    console.window.flow.escape()

    assert console.page.large == ""


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_7, "wall_clear"), (Qt.Key.Key_8, "wall_filter")])
@pytest.mark.parametrize("is_alt", [False, True])
def test_one_key_clears_what_is_shown_and_one_what_is_filtered(console, key, name, is_alt):
    if is_alt:
        QTest.keyClick(console.window, key, Qt.KeyboardModifier.AltModifier)
    else:
        console.keypad(key)

    assert console.last().name == name


def test_the_keypad_nine_opens_the_map_for_searching(console):
    console.keypad(Qt.Key.Key_9)

    assert console.page.large == "map"
    assert console.window.focusWidget() is console.page.map.tools.finder.field


def test_a_click_on_the_ground_looks_at_its_grid_and_on_a_person_at_him(console, tools):
    view = console.page.map.view
    grid = next(area for area in console.context.city.areas if area.level is AreaLevel.UNIT_GRID)
    lon, lat = np.mean(grid.outline[:-1], axis=0).tolist()

    view.ground_clicked.emit(lon, lat)
    assert console.window.flow.map.preview.found.kind == "grid"
    assert told(console, "fly_to_area")[0] == console.window.flow.map.preview.found.id
    console.feed.speak()
    view.person_clicked.emit("2155")

    assert console.window.flow.map.preview.found.id == "2155"


def test_a_click_on_the_small_map_looks_at_nothing(console):
    console.page.map.view.person_clicked.emit("2155")

    assert console.window.flow.map.preview.found is None


# ---- layers


def choose(tools, layer: str) -> None:
    tools.layers.layer.setCurrentIndex(tools.layers.layer.findData(layer))


def asked(console, kind: type) -> list:
    return [one for questions in console.feed.asked.values() for one in questions if isinstance(one, kind)]


def test_a_layer_colours_the_desks_map_and_only_the_button_the_walls(console, tools):
    view = console.page.map.view
    view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    tools.layers.half_life.setValue(HALF_LIVES_H.index(12))

    (question,) = asked(console, Heat)
    assert (question.half_life_h, question.period_h, question.bounds) == (12.0, 24.0, console.context.city.bounds)
    cells = np.zeros((10, 20), np.uint8)
    console.feed.special[Heat] = HeatRaster(cells=cells, bounds=question.bounds, cell_px=4, scale_max=160.0, counted=0)
    console.feed.speak()
    assert told(console, "show_heat")[1:3] == (20, 10)
    assert console.steps == []

    tools.layers.push.click()

    fields = console.last().fields
    assert (console.last().name, fields["layer"], fields["half_life_h"]) == ("wall_map", "density", 12.0)


def test_at_the_sliders_end_nothing_fades(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    tools.layers.half_life.setValue(0)

    assert tools.layers.look.half_life_h == NEVER_FADES_H
    assert asked(console, Heat)[0].half_life_h == 0.0
    assert tools.layers.fades.text() == "不衰减"


def chosen(box) -> list:
    return [box.itemData(place) for place in range(box.count())]


def test_a_difference_is_held_against_the_period_before_a_week_or_four_weeks_ago_and_so_pushed(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    box = tools.layers
    choose(tools, "density")
    assert (box.back.isVisibleTo(box), box.level.isVisibleTo(box)) == (False, False)
    choose(tools, "difference")
    assert (box.back.isVisibleTo(box), chosen(box.back)) == (True, [0.0, 168.0, 672.0])

    box.back.setCurrentIndex(2)
    assert asked(console, Heat)[0].back_h == 672.0
    assert box.means.text() == "底色：近 24 小时与 28 天前同期立案密度之差"
    box.push.click()
    assert (console.last().fields["layer"], console.last().fields["back_h"]) == ("difference", 672.0)

    box.period.setCurrentIndex(box.period.findData(168.0))
    assert (chosen(box.back), box.back.currentData()) == ([0.0, 672.0], 672.0), "periods that overlap are not offered"
    box.period.setCurrentIndex(box.period.findData(720.0))
    assert (chosen(box.back), box.look.back_h) == ([0.0], 0.0)


def test_filings_are_coloured_by_the_areas_the_city_has_and_so_pushed(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    levels = {area.level.value for area in console.context.city.areas}
    choose(tools, "choropleth")
    assert set(chosen(tools.layers.level)) == levels
    assert tools.layers.level.currentData() == "subdistrict"

    tools.layers.level.setCurrentIndex(tools.layers.level.findData("unit_grid"))
    assert asked(console, AreaCounts)[0].level == "unit_grid"
    tools.layers.push.click()
    assert (console.last().fields["layer"], console.last().fields["level"]) == ("choropleth", "unit_grid")


def test_the_desks_density_has_the_scale_of_the_scene_on_the_wall(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    console.state = replace(STATE, scene="hot")
    console.feed.speak()
    top = next(one for one in console.context.wall_scenes if one.key == "hot").density_top

    assert top != DENSITY_TOP
    assert asked(console, Heat)[0].scale_max == top
    assert tools.layers.swatch._legend.scale_top == f"{top:g}"
    wall = ground_of(tools.layers.look, density_top=top)
    tools.layers.push.click()
    pushed = Look(**{name: console.last().fields[name] for name in ("layer", "period_h", "half_life_h", "top")})
    assert ground_of(pushed, density_top=top).legend() == wall.legend() == tools.layers.ground.legend()


def test_the_scenes_own_layer_comes_back_by_a_button(console, tools):
    choose(tools, "unseen")
    tools.layers.own.click()

    assert (console.last().name, console.last().fields["layer"]) == ("wall_map", "")


def test_what_the_layer_counts_under_the_pointer_is_asked_and_said(console, tools):
    view = console.page.map.view
    view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    view.hovered.emit(114.30, 30.60)
    (count,) = asked(console, HeatCount)
    assert (count.lon, count.lat, count.metres, count.heat) == (114.30, 30.60, 150.0, asked(console, Heat)[0])

    console.feed.special[HeatCount] = CountedHere(count=17, before=0)
    console.feed.speak()

    assert view.said == "150 米内 17 件"


# ---- drawings


def draw(console, tools, shape: str, points) -> None:
    tools.notes.take_up(shape)
    console.page.map.view.sketched.emit(shape, points)


def test_an_arrow_gets_its_words_and_goes_to_the_wall_with_the_shown_case(console, tools):
    console.state = replace(STATE, case_id="c-1", number="N1", notes_case="c-1")
    console.feed.speak()
    draw(console, tools, "arrow", ((114.30, 30.60), (114.31, 30.61)))
    assert told(console, "take_up") == ("arrow",)
    assert [note.id for note in told(console, "show_notes")[0]] == ["draft"]

    tools.notes.words.setText("绕行学院街")
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)

    step = console.last()
    assert (step.name, step.case_id, step.fields["shape"], step.fields["text"]) == (
        "wall_annotate", "c-1", "arrow", "绕行学院街",
    )  # fmt: skip
    assert step.fields["points"] == [[114.30, 30.60], [114.31, 30.61]]


def test_a_text_without_words_is_not_sent_and_escape_drops_it(console, tools):
    draw(console, tools, "text", ((114.30, 30.60),))
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    assert console.steps == []

    QTest.keyClick(tools.notes.words, Qt.Key.Key_Escape)

    assert list(told(console, "show_notes")[0]) == []
    assert console.steps == []
    console.window.flow.escape()
    assert told(console, "take_up") == ("",)
    assert console.page.large == "map"


def test_what_stands_on_the_wall_is_listed_and_taken_away_by_delete(console, tools):
    notes = (Annotation("n1", "area", ((1.0, 1.0),) * 3, "警戒线"), Annotation("n2", "text", ((1.0, 1.0),), "积水"))
    console.state = replace(STATE, notes=notes)
    console.feed.speak()
    assert [tools.notes.list.item(n).text() for n in range(2)] == ["区域　警戒线", "文字　积水"]
    assert told(console, "show_notes")[0] == notes

    console.page.map.view.note_clicked.emit("n2")
    QTest.keyClick(console.page, Qt.Key.Key_Delete)

    assert (console.last().name, console.last().fields["id"]) == ("wall_remove_annotation", "n2")


def test_z_takes_a_point_back_and_then_the_newest_drawing_of_this_desk(console, tools):
    console.desk.answers.append(Answer(step_id="", ok=True, fields={"id": "mine-1"}))
    draw(console, tools, "area", ((114.30, 30.60), (114.31, 30.60), (114.31, 30.61)))
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    assert console.last().name == "wall_annotate"
    note = Annotation("mine-1", "area", ((114.30, 30.60),) * 3)
    console.until(lambda: console.window.flow.map.drawing.mine == ["mine-1"])
    console.state = replace(STATE, notes=(Annotation("other", "text", ((1.0, 1.0),), "别人"), note))
    console.feed.speak()

    QTest.keyClick(console.page, Qt.Key.Key_Z)
    (nothing_to_take,) = told(console, "take_back_point")
    assert console.last().name == "wall_annotate"
    nothing_to_take()

    assert (console.last().name, console.last().fields["id"]) == ("wall_remove_annotation", "mine-1")


# ---- filter


def test_an_area_and_lights_narrow_the_desks_map_first_and_the_wall_by_a_button(console, tools):
    area = community(console)
    type_into(tools, area.code)
    tools.filters.area.click()
    tools.filters.lights[Light.RED].click()

    narrowed = Filter((), (area.code,), (Light.RED,), ())
    assert asked(console, OpenCases) == [OpenCases(labels=0, filter=narrowed)]
    assert console.steps == []

    tools.filters.push.click()

    said = console.last().fields["filter"]
    assert (said["areas"], said["lights"], said["classes"]) == ([area.code], ["red"], [])


def test_the_class_of_a_case_that_is_looked_at_is_offered(console, tools):
    case = row(1)
    console.feed.special[Around] = PointedAt(kind="case", id=case.case_id, lon=case.lon, lat=case.lat, case=case)
    cases = wall_moment.open_cases()
    console.feed.special[OpenCases] = cases
    console.feed.speak()

    console.page.map.view.case_clicked.emit(cases.case_id(0))
    console.feed.speak()
    tools.filters.case_class.click()

    assert tools.filters.filter.classes == (case.class_key,)
    assert case.class_name in tools.filters.case_class.text()


def test_what_the_wall_is_narrowed_to_is_said(console, tools):
    console.state = replace(STATE, filter=Filter((), (community(console).code,), (Light.YELLOW,), ()))
    console.feed.speak()

    assert tools.filters.said.text() == f"大屏筛选：{community(console).name}、黄灯"


def test_a_silent_wall_is_asked_for_nothing(console, tools):
    type_into(tools, CODE)
    console.now = NOW + 40 * SECOND
    tools.finder.pushed.emit()
    tools.layers.own.click()
    console.settle()

    assert console.steps == []
    assert console.said.startswith("大屏无应答")

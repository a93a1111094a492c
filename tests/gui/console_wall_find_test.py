"""找对象 at the desk: what is found is looked at first and then pushed; one component, or all of its class."""

from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.city import AreaLevel
from app.services.initials import initials
from app.situation.questions.pointed import Around, PointedAt
from tests.gui import wall_pointed_moment
from tests.gui.console_hall import NOW
from tests.gui.console_wall_test import scenes  # noqa: F401  # a fixture
from tests.gui.console_wall_tools import CODE, NEIGHBOUR, community, told, type_into, wall_console, wall_tools  # noqa: F401


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


def test_from_a_component_all_of_its_class_is_looked_at_and_then_pushed(console, tools):
    type_into(tools, "042424")
    QTest.keyClick(tools.finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert console.steps == []
    assert "show_all" in console.page.map.view.told
    assert list(told(console, "show_components")[0].codes) == [CODE, NEIGHBOUR]
    assert "污水井盖" in tools.finder.said.text()
    assert "污水井盖" in tools.filters.case_class.text()

    QTest.keyClick(tools.finder.field, Qt.Key.Key_Return)

    fields = console.last().fields
    assert (fields["kind"], fields["id"], fields["label"]) == ("component_class", "01002", "污水井盖")
    console.window.flow.escape()
    assert told(console, "show_components") == (None,)


@pytest.fixture(name="slow")
def unread_tools(console):
    """The map shown large, the components not read before the event is set."""
    search, may_read = console.window.flow.map.preview.search, Event()
    read = search._read
    search._read = lambda: may_read.wait() and read()
    QTest.keyClick(console.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    yield console.page.map.tools, may_read
    may_read.set()


def read_all(console, may_read) -> None:
    may_read.set()
    console.until(lambda: console.window.flow.map.preview.is_ready)


def test_enter_before_the_components_are_read_looks_at_the_first_hit_once_they_are(console, slow):
    tools, may_read = slow
    type_into(tools, "042424")
    assert (console.window.flow.map.preview.found, tools.finder.said.text()) == (None, "读取中，读完即预览第一个")

    read_all(console, may_read)

    assert console.window.flow.map.preview.found.id == CODE
    assert console.steps == []


@pytest.mark.parametrize("then", ["another text", "escape", "the map put away"])
def test_an_enter_that_waits_is_for_its_own_text_only_and_escape_forgets_it(console, slow, then):
    tools, may_read = slow
    type_into(tools, "042424")
    if then == "another text":
        tools.finder.field.setText("900001")
    elif then == "escape":
        QTest.keyClick(tools.finder.field, Qt.Key.Key_Escape)
    else:
        console.page.show_large("")

    read_all(console, may_read)

    assert console.window.flow.map.preview.found is None


def test_enter_held_down_looks_and_does_not_push(console, tools):
    type_into(tools, "042424")

    console.hold(Qt.Key.Key_Return, tools.finder.field)

    assert console.steps == []


def test_a_component_is_listed_with_what_it_is_and_its_whole_code(console, tools):
    tools.finder.field.setText("042424")

    assert tools.finder.list.item(0).text() == f"部件　污水井盖 {CODE}"


def test_a_class_is_found_by_name_with_how_many_it_has_and_the_arrows_go_on_to_the_next(console, tools):
    tools.finder.field.setText("井盖")
    rows = [tools.finder.list.item(place).text() for place in range(tools.finder.list.count())]

    assert rows == ["部件类　污水井盖　2 个", "部件类　雨水井盖　1 个"]
    type_into(tools, "雨水井盖")
    QTest.keyClick(tools.finder.field, Qt.Key.Key_Return)
    assert console.last().fields["id"] == "01003"


def test_the_buttons_below_the_list_do_what_their_keys_do_and_only_then(console, tools):
    finder = tools.finder
    assert (finder.push.isEnabled(), finder.whole_class.isEnabled()) == (False, False)
    type_into(tools, CODE)
    assert (finder.push.isEnabled(), finder.whole_class.isEnabled()) == (True, True)
    finder.whole_class.click()
    assert (finder.push.isEnabled(), finder.whole_class.isEnabled()) == (True, False)
    QTest.keyClick(finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert console.steps == []

    console.page.map.view.camera_clicked.emit("CAM-7")
    assert (finder.push.isEnabled(), finder.whole_class.isEnabled()) == (True, False)
    finder.push.click()

    assert console.last().fields["id"] == "CAM-7"


def test_what_is_typed_next_is_looked_at_and_the_one_before_does_not_go_up(console, tools):
    type_into(tools, CODE)
    type_into(tools, "wcldk")

    assert console.steps == []
    assert console.window.flow.map.preview.found.id == "CAM-7"
    tools.finder.field.setText("没有这个")
    QTest.keyClick(tools.finder.field, Qt.Key.Key_Return)
    assert (console.steps, tools.finder.push.isEnabled()) == ([], False)

    tools.finder.field.clear()
    tools.finder.push.click()

    assert console.last().fields["id"] == "CAM-7"


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

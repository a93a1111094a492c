"""标绘, 筛选 at the desk: drawings with their words, and what narrows the desk's map first and then the wall."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import SECOND
from app.domain.terms import Light
from app.services.messages import Answer
from app.situation.filters import Filter
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.pointed import Around, PointedAt
from app.situation.wall_log import Annotation
from tests.gui import wall_moment
from tests.gui.console_hall import NOW, row
from tests.gui.console_wall_test import STATE, scenes  # noqa: F401  # a fixture
from tests.gui.console_wall_tools import CODE, asked, community, told, type_into, wall_console, wall_tools  # noqa: F401


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

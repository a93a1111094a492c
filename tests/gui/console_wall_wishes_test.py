"""Wishes for the wall that cross with an answer, another seat's push, or a log-out: each as it was meant, none lost, none twice."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Light
from app.services.messages import Answer
from app.situation.questions.open_cases import OpenCases
from app.situation.wall_log import Annotation
from tests.gui.console_hall import NOW, row
from tests.gui.console_wall_notes_test import draw
from tests.gui.console_wall_test import STATE, WallConsole, scenes  # noqa: F401  # a fixture
from tests.gui.console_wall_tools import CODE, asked, told, type_into, wall_console, wall_tools  # noqa: F401

POINTS = ((114.30, 30.60), (114.31, 30.61))


@pytest.fixture
def waiting(console) -> Iterator[WallConsole]:
    """A desk whose gateway takes its time."""
    console.desk.opened.clear()
    yield console
    console.desk.opened.set()


def answered(console: WallConsole) -> list[str]:
    console.desk.opened.set()
    console.settle()
    return console.steps


# ---- twice


def test_another_panel_is_another_wish(waiting):
    for panel in ("queues", "feed", "feed"):
        waiting.page.wall.live.chosen.emit(panel)

    assert "等网关应答" in waiting.said
    answered(waiting)
    assert [step.fields["panel"] for step in waiting.desk.asked] == ["queues", "feed"]


def test_another_moment_is_another_wish_unless_time_just_goes_on(waiting):
    waiting.feed.span = (NOW - 10 * HOUR, NOW)
    for minutes in (30, 20):
        waiting.feed.look_at(NOW - minutes * MINUTE)
        waiting.keypad(Qt.Key.Key_Enter)
    waiting.keypad(Qt.Key.Key_Enter)

    answered(waiting)
    assert [step.fields["at"] for step in waiting.desk.asked] == [NOW - 30 * MINUTE, NOW - 20 * MINUTE]


def test_an_object_is_pushed_once_however_often_enter_is_pressed(console, tools):
    type_into(tools, CODE)
    console.desk.opened.clear()
    for _ in range(3):
        QTest.keyClick(tools.finder.field, Qt.Key.Key_Return)

    assert answered(console) == ["wall_show_subject"]


# ---- drawings


def test_a_drawing_belongs_to_the_case_it_was_drawn_for(console, tools):
    console.state = replace(STATE, case_id="c-1", number="N1", notes_case="c-1")
    console.feed.speak()
    draw(console, tools, "arrow", POINTS)
    console.state = replace(STATE, case_id="c-2", number="N2", notes_case="c-2")
    console.feed.speak()

    tools.notes.words.setText("绕行学院街")
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)

    assert (console.last().name, console.last().case_id) == ("wall_annotate", "c-1")


def test_a_drawing_that_a_silent_wall_did_not_get_stays_with_its_words(console, tools):
    draw(console, tools, "arrow", POINTS)
    console.now = NOW + 40 * SECOND
    tools.notes.words.setText("绕行学院街")
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    assert console.said.startswith("大屏无应答")
    assert [note.id for note in told(console, "show_notes")[0]] == ["draft"]
    assert tools.notes.words.text() == "绕行学院街"

    console.alive()
    console.until(lambda: not console.box.watch.is_silent)
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)

    assert console.last().fields["text"] == "绕行学院街"
    assert console.last().fields["points"] == [list(point) for point in POINTS]


def test_a_drawing_that_was_refused_is_there_again(console, tools):
    console.desk.answers.append(Answer(step_id="", ok=False, code="pinned", text="大屏由领导钉住"))
    draw(console, tools, "arrow", POINTS)
    tools.notes.words.setText("绕行学院街")
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    console.settle()
    console.until(lambda: tools.notes.words.text() == "绕行学院街")

    assert [note.id for note in told(console, "show_notes")[0]] == ["draft"]
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Escape)
    assert list(told(console, "show_notes")[0]) == []


def test_a_refused_drawing_does_not_take_the_place_of_the_next(console, tools):
    console.desk.answers.append(Answer(step_id="", ok=False, code="pinned", text="大屏由领导钉住"))
    console.desk.opened.clear()
    draw(console, tools, "arrow", POINTS)
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    console.page.map.view.sketched.emit("text", POINTS[:1])
    tools.notes.words.setText("积水")
    answered(console)
    console.until(lambda: "没有办成" in console.said or "钉住" in console.said)

    (shown,) = (note for note in told(console, "show_notes")[0] if isinstance(note, Annotation))
    assert (shown.shape, tools.notes.words.text()) == ("text", "积水")


def test_a_refused_drawing_takes_the_keys_from_nobody_who_searches_meanwhile(console, tools):
    console.desk.answers.append(Answer(step_id="", ok=False, code="pinned", text="大屏由领导钉住"))
    console.desk.opened.clear()
    draw(console, tools, "arrow", POINTS)
    tools.notes.words.setText("绕行学院街")
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    tools.finder.field.setFocus()
    QTest.keyClicks(tools.finder.field, "42")
    answered(console)
    console.until(lambda: tools.notes.words.text() == "绕行学院街")

    assert tools.finder.field.hasFocus()


def test_a_refused_drawing_is_not_taken_for_one_that_is_still_on_its_way(console, tools):
    console.desk.answers += [
        Answer(step_id="", ok=False, code="pinned", text="大屏由领导钉住"),
        Answer(step_id="", ok=True, fields={"id": "mine-2"}),
    ]
    console.desk.opened.clear()
    draw(console, tools, "arrow", POINTS)
    for shape, text in (("arrow", "绕行学院街"), ("text", "积水")):
        console.page.map.view.sketched.emit(shape, POINTS[:1] if shape == "text" else POINTS)
        tools.notes.words.setText(text)
        QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    answered(console)
    console.until(lambda: console.window.flow.map.drawing.mine == ["mine-2"])

    (shown,) = told(console, "show_notes")[0]
    assert (shown.shape, tools.notes.words.text()) == ("arrow", "绕行学院街")


def test_a_drawing_of_the_last_person_is_none_of_the_next(console, tools):
    console.desk.answers.append(Answer(step_id="", ok=True, fields={"id": "theirs"}))
    console.desk.opened.clear()
    draw(console, tools, "arrow", POINTS)
    QTest.keyClick(tools.notes.words, Qt.Key.Key_Return)
    console.window.idle.ran_out.emit()
    answered(console)
    console.show(row(2))

    assert console.window.flow.map.drawing.mine == []


# ---- the next person


def test_the_next_person_finds_neither_preview_nor_filter_nor_search_of_the_last(console, tools):
    tools.filters.lights[Light.RED].click()
    type_into(tools, CODE)
    console.page.wall.pressed.emit("K2")
    assert console.box.preview is not None

    console.window.idle.ran_out.emit()
    console.show(row(2))

    assert console.box.preview is None
    assert tools.finder.field.text() == ""
    assert asked(console, OpenCases) == [OpenCases(labels=0)]
    console.keypad(Qt.Key.Key_Enter)
    console.settle()
    assert console.steps == []

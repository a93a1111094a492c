"""Boxes to choose from, and the duplicates of what is chosen in them: text half written works no case nobody meant."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.terms import Post, Queue, Stage
from app.situation.questions.drill import Drill
from tests.gui.console_hall import Console, row
from widgets.console.choice import Choice

FILED = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER, "version": 3}
PARKED = {"class_key": "E09009", "class_name": "机动车乱停放"}
ONE_CLASS, MANY_CLASSES = "机动车乱停放", "垃圾"


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def class_box(console: Console) -> Choice:
    box = console.page.form.rows["class_key"].field
    assert isinstance(box, Choice)
    return box


def write(console: Console, words: str) -> Choice:
    """Write *words* over what stands in the box of classes; choose nothing."""
    box = class_box(console)
    box.setFocus()
    edit = box.lineEdit()
    edit.selectAll()
    commit = QInputMethodEvent()
    commit.setCommitString(words)
    QApplication.sendEvent(edit, commit)
    box.completer().popup().hide()
    console.window.activateWindow()
    console.until(box.hasFocus)
    return box


# ---- boxes to choose from


@pytest.mark.parametrize("is_focused", [True, False])
def test_the_wheel_changes_no_choice(console, is_focused):
    console.show(row(1, **PARKED))
    for box in console.window.findChildren(Choice):
        if not box.isVisible():
            continue
        (box if is_focused else console.page.queue.list).setFocus()
        before = box.currentIndex()
        for turn in (-120, 120):
            middle = QPointF(box.rect().center())
            wheel = QWheelEvent(
                middle, box.mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003  # Qt's order
            )  # fmt: skip
            QApplication.sendEvent(box, wheel)
            assert box.currentIndex() == before, box.objectName()
    assert console.window.flow.desk.case.draft == type(console.window.flow.desk.case.draft)()


def test_words_that_name_one_class_are_chosen_before_the_step(console):
    console.show(row(1, **(FILED | {"stage": Stage.ACCEPTED, "post": Post.SHIFT_LEADER})))
    write(console, ONE_CLASS)

    console.window.flow.steps.press("F3")

    assert console.window.flow.desk.case.draft.class_key == "E09009"


def test_words_that_name_no_one_class_stop_the_step(console):
    console.show(row(1, **FILED))
    box = write(console, MANY_CLASSES)

    console.window.flow.steps.press("F4")
    console.settle()
    assert console.steps == []
    assert f"小类“{MANY_CLASSES}”没有选定" in console.said

    console.window.flow.back_to_queue()
    assert "暴露垃圾" in box.currentText()
    console.window.flow.steps.press("F4")
    console.settle()
    assert console.steps == ["dispatch"]


def test_a_step_that_is_clicked_meets_the_words_too(console):
    console.show(row(1, **FILED))
    write(console, MANY_CLASSES)
    button = next(one for one in console.page.steps._buttons if one.objectName() == "step-dispatch")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    console.settle()

    assert console.steps == []
    assert "没有选定" in console.said


def test_what_somebody_writes_stays_while_the_situation_speaks(console):
    console.show(row(1))
    box = write(console, MANY_CLASSES)

    console.feed.speak()

    assert box.currentText() == MANY_CLASSES


def test_another_case_shows_its_own_class_in_a_field_that_has_the_focus(console):
    console.show(row(1), row(2, **PARKED))
    box = write(console, MANY_CLASSES)

    console.page.queue.select(row(2).case_id)

    assert box.hasFocus()
    assert "机动车乱停放" in box.currentText()
    assert console.window.flow.desk.case.draft.class_key == ""


# ---- duplicates


def asked_neighbours(console: Console) -> Drill:
    asked = console.feed.asked[id(console.window.flow)]
    return next(question for question in asked if isinstance(question, Drill))


def test_duplicates_are_those_of_the_class_this_desk_has_chosen(console):
    console.show(row(1), row(2, lat=row(1).lat + 1e-4, **PARKED))
    flow = console.window.flow
    assert flow.desk.case.duplicates == ()

    flow.desk._on_chosen("class_key", "E09009")
    assert flow.desk.case.duplicates is None
    assert asked_neighbours(console).class_prefix == "E09009"
    console.feed.speak()

    assert [one.case_id for one in flow.desk.case.duplicates] == [row(2).case_id]
    flow.desk.adopt_advice()
    console.feed.speak()
    assert flow.desk.case.duplicates == ()


def test_no_duplicate_was_said_of_one_class_only(console):
    near = row(1).lat + 1e-4
    console.show(row(1), row(2, lat=near), row(3, lat=near, **PARKED))
    console.letter(Qt.Key.Key_N)
    assert console.window.flow.desk.undecided_duplicate is None

    console.window.flow.desk._on_chosen("class_key", "E09009")
    console.letter(Qt.Key.Key_N)
    console.feed.speak()

    assert console.window.flow.desk.undecided_duplicate is not None


@pytest.mark.parametrize("change", [PARKED, {"grid": "420999999999999"}])
def test_a_case_returned_with_another_class_or_grid_is_checked_and_accepted(console, change):
    console.show(row(1, stage=Stage.ACCEPTED, post=Post.SHIFT_LEADER, version=2))

    returned = row(1, version=3, **change)
    console.feed.speak([returned])
    question = asked_neighbours(console)
    assert (question.area, question.class_prefix) == (returned.grid[:9], returned.class_key)
    console.press(Qt.Key.Key_F2)
    console.feed.speak()
    assert "正在核对重复" not in console.said
    console.press(Qt.Key.Key_F2)
    console.settle()

    assert console.steps == ["accept"]


def test_a_check_that_fails_is_left_to_the_person(console):
    console.feed.fails = lambda question: isinstance(question, Drill)
    console.show(row(1))

    console.press(Qt.Key.Key_F2)

    assert "没有查出来" in console.page.form.rows["duplicate"].reason.text()
    assert "先判重复" in console.said
    console.letter(Qt.Key.Key_N)
    console.press(Qt.Key.Key_F2)
    console.settle()
    assert console.steps == ["accept"]

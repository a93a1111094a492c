"""What is answered of one case is never done to another: the case that lies open goes on while a question is asked of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.domain.terms import Post, Queue, Stage
from tests.gui.console_hall import Console, in_dialog, row
from widgets.console.choose_dialog import ChooseDialog
from widgets.console.compare_dialog import CompareDialog

FILED = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER, "version": 3}


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def lose_the_first(console: Console, other: str) -> None:
    """Let another seat be faster with the open case, and the *other* open by itself and be looked at."""
    console.until(lambda: console.window.flow.desk.case_id == other)
    console.window.flow.steps.unseen.stop()


def test_a_step_that_was_chosen_of_one_case_is_not_done_to_the_next(console):
    first, second = row(1, **FILED), row(2, **FILED)
    console.show(first, second, posts=(Post.DISPATCHER,))
    console.desk.taken[first.case_id] = "坐席 5 办理中"

    def choose_late(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseDialog)
        lose_the_first(console, second.case_id)
        QTest.keyClick(dialog, Qt.Key.Key_1)

    in_dialog(choose_late)
    console.letter(Qt.Key.Key_S)
    console.settle()

    assert console.steps == []
    assert console.said == "案卷已有变化，派遣未办，请看过再按"


def test_a_step_that_was_chosen_of_the_open_case_is_done(console):
    console.show(row(1, **FILED), posts=(Post.DISPATCHER,))

    in_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_1))
    console.letter(Qt.Key.Key_S)
    console.settle()

    assert console.steps == ["dispatch"]


def test_what_was_decided_of_one_repeat_is_not_decided_of_the_next(console):
    first, second, third = row(1), row(2, lat=row(1).lat), row(3, lat=row(1).lat)
    console.show(first, second, third, posts=(Post.ACCEPTOR,))
    console.feed.speak()
    assert console.window.flow.desk.case.duplicates
    console.desk.taken[first.case_id] = "坐席 5 办理中"

    def decide_late(dialog: QDialog) -> None:
        assert isinstance(dialog, CompareDialog)
        lose_the_first(console, second.case_id)
        console.feed.speak()
        QTest.keyClick(dialog, Qt.Key.Key_N)

    in_dialog(decide_late)
    console.letter(Qt.Key.Key_V)
    console.settle()

    assert console.window.flow.desk.case.duplicates
    assert console.steps == []
    assert console.said == "案卷已有变化，判重未办，请看过再按"

"""Hands that work cases at real windows by keys: open one, press its step, answer what the step asks."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.terms import Pending, Stage
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf
from tests.e2e.conftest import Hall
from tests.e2e.test_worked_to_closed import Inspector
from tests.gui.search_hall import type_text
from widgets.console.call_form import CallForm
from widgets.console.choose_dialog import ChooseDialog
from widgets.console.extra_sheet import Sheet
from widgets.console.window import ConsoleWindow

ONE, TWO, ENTER = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return
Window = TypeVar("Window", bound=Sheet)
Keys = tuple[Qt.Key, ...] | Callable[[QDialog], None]


def case_of(hall: Hall, case_id: str) -> CaseRow:
    row = CaseOf(case_id=case_id).answer(hall.seats.situation.at(None))
    assert row is not None
    return row


def is_case(hall: Hall, case_id: str, stage: Stage, pending: Pending = Pending.NONE) -> Callable[[], bool]:
    def check() -> bool:
        row = CaseOf(case_id=case_id).answer(hall.seats.situation.at(None))
        return row is not None and row.stage is stage and row.pending is pending

    return check


def answer(*dialogs: Keys) -> None:
    """Press the keys of each of *dialogs* in the dialogs that the next key opens one after the other."""
    left = list(dialogs)
    done: list[QDialog] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog not in done:
            done.append(dialog)
            keys = left.pop(0)
            if left:
                QTimer.singleShot(20, press)
            if callable(keys):
                keys(dialog)
                return
            for key in keys:
                QTest.keyClick(dialog.focusWidget() or dialog, key)
        else:
            QTimer.singleShot(20, press)

    if left:
        QTimer.singleShot(20, press)


def choice(word: str) -> Callable[[QDialog], None]:
    """Choose what is called *word* by the arrow and Enter."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseDialog)
        words = [dialog.list.item(place).text() for place in range(dialog.list.count())]
        place = next(place for place, one in enumerate(words) if word in one.split("　"))
        for _ in range(place):
            QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, ENTER)

    return choose


def open_case(hall: Hall, desk: ConsoleWindow, case_id: str) -> None:
    """Choose the case in the queue until it lies open, compared with others; an answer may open the next one first."""

    def is_open() -> bool:
        if desk.flow.desk.case_id != case_id:
            desk.page.queue.select(case_id)
        case = desk.flow.desk.case
        return case is not None and case.row.case_id == case_id and case.is_checked

    hall.wait(is_open, "the case lies open")


def take(hall: Hall, desk: ConsoleWindow, case_id: str, key: Qt.Key, word: str, *dialogs: Keys) -> None:
    """Open the case at *desk*, wait until *key* does *word*, and press it; *dialogs* are answered."""
    name = Qt.Key(key).name.removeprefix("Key_")
    hall.wait(lambda: desk.page.queue.model.place_of(case_id) >= 0, f"{word}: the case is in the queue")
    open_case(hall, desk, case_id)
    hall.wait(lambda: word in desk.page.keys.word_of(name), f"{name} {word}")
    hall.wait(lambda: not desk.flow.steps.unseen.isActive(), "it was seen")
    answer(*dialogs)
    hall.press(desk, key)


def letter(hall: Hall, desk: ConsoleWindow, key: Qt.Key) -> None:
    hall.wait(lambda: not desk.flow.steps.unseen.isActive(), "it was seen")
    desk.activateWindow()
    QTest.keyClick(desk.page.queue.list, key)


def reported(hall: Hall, desk: ConsoleWindow, inspector: Inspector) -> str:
    """Report a case and return its id when it lies in the desk's queue."""
    before = {desk.page.queue.model.row_at(place).case_id for place in range(desk.page.queue.model.rowCount())}
    found: list[str] = []

    def is_there() -> bool:
        rows = (desk.page.queue.model.row_at(place) for place in range(desk.page.queue.model.rowCount()))
        found[:] = [row.case_id for row in rows if row.stage is Stage.REPORTED and row.case_id not in before]
        return bool(found)

    inspector.report()
    hall.wait(is_there, "the report is in the queue")
    return found[0]


def dispatched(hall: Hall, desk: ConsoleWindow, inspector: Inspector) -> str:
    """Bring a report to its department."""
    case_id = reported(hall, desk, inspector)
    open_case(hall, desk, case_id)
    if desk.flow.desk.undecided_duplicate is not None:
        letter(hall, desk, Qt.Key.Key_N)
    take(hall, desk, case_id, Qt.Key.Key_F2, "受理")
    take(hall, desk, case_id, Qt.Key.Key_F3, "立案")
    take(hall, desk, case_id, Qt.Key.Key_F4, "派遣")
    hall.wait(is_case(hall, case_id, Stage.DISPATCHED), "dispatched")
    return case_id


def bring(hall: Hall, desk: ConsoleWindow, key: Qt.Key, kind: type[Window]) -> Window:
    """Open a window beside *desk* by Ctrl and its key."""
    desk.activateWindow()
    hall.wait(lambda: QApplication.activeWindow() is desk, "the desk is active")
    QTest.keyClick(desk, key, Qt.KeyboardModifier.ControlModifier)
    hall.wait(lambda: isinstance(QApplication.activeWindow(), kind), f"{kind.__name__} is open")
    window = QApplication.activeWindow()
    assert isinstance(window, kind)
    return window


def press_in(hall: Hall, window: Sheet, key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key where the focus is in *window*."""
    window.activateWindow()
    hall.wait(lambda: QApplication.activeWindow() is window, "the window is active")
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.focusWidget() or window, key, held)


def call_told(hall: Hall, desk: ConsoleWindow, outcome: Qt.Key = ONE) -> str:
    """Register a call at *desk* with the *outcome* of that digit; return the case's number."""
    street = next(one.name for one in hall.parts.setting.city.streets if len(one.name) >= 3 and one.line)
    form = bring(hall, desk, Qt.Key.Key_N, CallForm)

    def enter(text: str = "") -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), ENTER)

    form.begin()
    QTest.keyClick(QApplication.focusWidget(), ONE)
    enter()
    enter("13800000001")
    enter()
    type_text(form.fields.text, "路边有一堆垃圾没人清")
    enter()
    QTest.keyClick(QApplication.focusWidget(), outcome)
    form.fields.place.setText(f"{street}118")
    enter()
    enter("bllj")
    for _ in range(3):
        enter()
    hall.wait(lambda: not form.told.isHidden(), "the gateway answered")
    number = form.told.text().split("　")[1].split("，")[0]
    form.close()
    return number

"""An inspector's report is worked to closed through the real windows by key presses alone."""

import threading

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.adapters.clockwork import SystemClock, UuidIds
from app.adapters.mqtt.terminal_client import Body, TerminalClient
from app.domain.terms import Queue
from app.services.messages import Reply, Report
from app.situation.questions.drill import Drill, Which
from app.situation.questions.numbers import Numbers
from app.situation.questions.queues import Queues
from tests.e2e.conftest import Hall
from tests.gateway_process import CITY
from widgets.console.ask_dialog import AskDialog
from widgets.console.window import ConsoleWindow
from widgets.wall.window import WallWindow

NUMBERS, QUEUES = Numbers(), Queues()
PHOTO = "ab" * 32
"""The digest of a photo that is still on its way."""
COUNTED = {
    "filed": Which.FILED_TODAY,
    "in_hand": Which.IN_HAND,
    "to_file": Which.TO_FILE,
    "before_filing": Which.BEFORE_FILING,
    "over": Which.CASE_OVER,
    "stage_over": Which.STAGE_OVER,
    "closed": Which.CLOSED_TODAY,
    "in_time": Which.IN_TIME_TODAY,
}


class Inspector:
    """All the city's terminals: the first reports, and whoever is asked for a check passes it."""

    def __init__(self, hall: Hall) -> None:
        self.receipts: list[Body] = []
        self._clock, self._ids = SystemClock(), UuidIds()
        self.client = TerminalClient(
            hall.gateway.broker, CITY, hall.parts.setting.city.terminals, client_id="inspectors",
            on_receipt=lambda _, body: self.receipts.append(body), on_task=self._on_task,
        )  # fmt: skip
        self.client.open()
        self.tasked = threading.Event()

    def report(self) -> None:
        self.client.report(
            Report(
                message_id=self._ids.new(), terminal="2001", device_at=self._clock.now(), received_at=0,
                class_key="E06010", lon=114.3012, lat=30.6005, accuracy_m=6.0, place="滨河路 12 号门前",
                description="暴露生活垃圾两袋，未清运", photos=(), component="", urgent=False, self_handled=False,
            )
        )  # fmt: skip

    def _on_task(self, terminal: str, body: Body) -> None:
        reply = Reply(
            message_id=self._ids.new(), terminal=terminal, device_at=self._clock.now(), received_at=0,
            case_id=str(body["case_id"]), task=str(body["task"]), result="passed", note="已清理", photos=(PHOTO,),
        )  # fmt: skip
        self.client.reply(reply)
        self.tasked.set()


def check_wall_against_its_lists(hall: Hall) -> None:
    """Every number on the wall equals the length of the list behind it."""
    view = hall.seats.situation.at(None)
    numbers, queues = NUMBERS.answer(view), QUEUES.answer(view)
    for name, which in COUNTED.items():
        assert getattr(numbers, name) == len(Drill(which=which).answer(view)), name
    for row in queues.rows:
        assert row.stock == len(Drill(which=Which.OPEN, queue=row.queue).answer(view)), row.queue


def stock(hall: Hall, queue: Queue) -> int:
    answer = hall.moment().of(QUEUES)
    assert answer is not None
    return next(row.stock for row in answer.rows if row.queue is queue)


def answer_dialog(*keys: Qt.Key) -> None:
    """Press *keys* in the dialog that the next key opens; it runs its own loop meanwhile."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QWidget):
            QTimer.singleShot(20, press)
            return
        for key in keys:
            QTest.keyClick(dialog.focusWidget() or dialog, key)

    QTimer.singleShot(20, press)


def say_yes() -> None:
    """Answer the question with its letter for yes."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, AskDialog):
            QTimer.singleShot(20, press)
            return
        QTest.keyClick(box, Qt.Key.Key_Y)

    QTimer.singleShot(20, press)


def test_a_report_is_worked_to_closed_by_keys_alone(hall: Hall, wall: WallWindow) -> None:
    inspector = Inspector(hall)
    try:
        desk = hall.console("demo")
        inspector.report()
        hall.wait(lambda: stock(hall, Queue.REPORTED) == 1, "the wall counts the report")
        hall.wait(lambda: desk.page.queue.current is not None, "the case lies open")
        row = desk.page.queue.current
        assert row is not None
        check_wall_against_its_lists(hall)

        hall.press(desk, Qt.Key.Key_F2)
        hall.wait(lambda: stock(hall, Queue.ACCEPTED) == 1, "accepted")
        check_wall_against_its_lists(hall)

        hall.wait(lambda: desk.page.keys.word_of("F3") == "立案", "F3 is possible")
        hall.press(desk, Qt.Key.Key_F3)
        hall.wait(lambda: stock(hall, Queue.FILED) == 1, "filed")
        assert hall.moment().of(NUMBERS).filed == 1
        check_wall_against_its_lists(hall)

        hall.wait(lambda: desk.page.keys.word_of("F4") == "派遣", "F4 is possible")
        hall.press(desk, Qt.Key.Key_F4)
        hall.wait(lambda: stock(hall, Queue.DISPOSING) == 1, "dispatched")
        check_wall_against_its_lists(hall)

        work_at_the_department(hall)

        hall.wait(lambda: desk.page.keys.word_of("F6") == "派核查", "F6 is possible")
        hall.press(desk, Qt.Key.Key_F6)
        hall.wait(lambda: stock(hall, Queue.CHECKED) == 1, "the collector passed the check")
        check_wall_against_its_lists(hall)

        hall.wait(lambda: desk.page.keys.word_of("F7") == "结案", "F7 is possible")
        say_yes()
        hall.press(desk, Qt.Key.Key_F7)
        hall.wait(lambda: hall.moment().of(NUMBERS).closed == 1, "closed")
        check_wall_against_its_lists(hall)
        assert hall.moment().of(NUMBERS).in_time == 1
    finally:
        inspector.client.close()

    store = hall.gateway.open_store()
    try:
        assert store.verify().ok
        assert not store.check_projections()
        steps = [event.kind for event in store.history(row.case_id)]
    finally:
        store.dispose()
    assert steps == [
        "reported", "accept", "file", "dispatch", "sign", "handle", "feedback", "send_check", "check_passed", "close",
    ]  # fmt: skip


def work_at_the_department(hall: Hall) -> None:
    """Sign in, handle and feed back at the department's own desk, by keys."""
    desk = department_console(hall)
    hall.wait(lambda: desk.page.keys.word_of("F2") == "签收", "F2 is possible")
    hall.press(desk, Qt.Key.Key_F2)
    hall.wait(lambda: desk.page.keys.word_of("F3") == "处置", "signed in")
    answer_dialog(Qt.Key.Key_1, Qt.Key.Key_Return)
    hall.press(desk, Qt.Key.Key_F3)
    hall.wait(lambda: desk.page.keys.word_of("F4") == "反馈", "handled")
    hall.press(desk, Qt.Key.Key_F4)
    hall.wait(lambda: stock(hall, Queue.FEEDBACK) == 1, "fed back")
    check_wall_against_its_lists(hall)
    desk.close()


def department_console(hall: Hall) -> ConsoleWindow:
    desk = hall.console("department")
    hall.wait(lambda: desk.page.queue.current is not None, "the department sees the case")
    return desk


def test_the_wall_shows_the_case_a_desk_puts_there(hall: Hall, wall: WallWindow) -> None:
    inspector = Inspector(hall)
    try:
        desk = hall.console("demo")
        inspector.report()
        hall.wait(lambda: desk.page.queue.current is not None, "the case lies open")
        row = desk.page.queue.current
        assert row is not None

        QTest.keyClick(desk.page.queue.list, Qt.Key.Key_0)

        hall.wait(lambda: row.number in desk.page.wall.case.text(), "the desk sees its case on the wall")
        QTest.keyClick(desk.page.queue.list, Qt.Key.Key_Period)
        hall.wait(lambda: row.number not in desk.page.wall.case.text(), "and sees it taken down")
    finally:
        inspector.client.close()

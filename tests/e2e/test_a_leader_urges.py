"""A leader of the demo logs in, finds what is open though nothing waits for him, and urges it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.e2e.conftest import Hall
from tests.e2e.test_worked_to_closed import Inspector


def test_a_leader_finds_an_open_case_by_keys_and_urges_it(hall: Hall) -> None:
    Inspector(hall).report()
    console = hall.console("leader")
    page = console.page
    hall.wait(lambda: "待催" in page.queue.empty.text(), "the desk says where to look")

    for _ in range(2):
        QTest.keyClick(console.focusWidget(), Qt.Key.Key_Right)
    hall.wait(lambda: page.queue.model.rowCount() == 1, "the case is listed")
    QTest.keyClick(page.queue.list, Qt.Key.Key_Down)
    hall.wait(lambda: console.flow.desk.case_id, "the case is open")
    hall.press(console, Qt.Key.Key_F10)
    hall.wait(lambda: page.message.text().startswith("已催办"), "the gateway has written it")

"""From queue to dispatched in three keystrokes: one at each of three seats, or all at one; and two seats never take one case."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cli.seat import open_seat
from app.cli.settings import read_settings
from app.domain.terms import Stage
from app.situation.questions.desk import CaseOf
from tests.e2e.conftest import Hall
from tests.e2e.test_worked_to_closed import Inspector
from tests.gateway_process import CITY, GatewayProcess
from widgets.console.window import ConsoleWindow
from widgets.seats import Seats

Keys = list[tuple[str, str]]


class Hands:
    """Presses keys and counts them."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.pressed: Keys = []

    def press(self, window: ConsoleWindow, seat: str, key: Qt.Key) -> None:
        self.hall.press(window, key)
        self.pressed.append((seat, Qt.Key(key).name))

    def wait_for(self, window: ConsoleWindow, key: str, word: str) -> None:
        self.hall.wait(lambda: window.page.keys.word_of(key) == word, f"{key} {word} is possible")


@pytest.fixture
def halls(
    qapp: QApplication, gateway_process: GatewayProcess, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Hall]]:
    monkeypatch.setenv("WANMI_STORE__ATTACHMENTS", str(gateway_process.attachments))
    with ExitStack() as closing:
        found = {}
        for seat in ("11", "12", "13"):
            parts = closing.enter_context(
                open_seat(
                    read_settings(), database=gateway_process.database, broker=gateway_process.broker, city=CITY,
                    seat=seat,
                )
            )  # fmt: skip
            hall = Hall(gateway_process, parts, closing.enter_context(Seats(parts)))
            hall.parts_seat = seat
            found[seat] = hall
        yield found


def stage_of(hall: Hall, case_id: str) -> Stage | None:
    row = CaseOf(case_id=case_id).answer(hall.seats.situation.at(None))
    return None if row is None else row.stage


def test_a_report_is_dispatched_by_one_key_at_each_of_three_seats(halls: dict[str, Hall]) -> None:
    acceptor, leader, dispatcher = (
        halls["11"].console("acceptor"), halls["12"].console("shift"), halls["13"].console("dispatcher"),
    )  # fmt: skip
    hands, inspector = Hands(halls["11"]), Inspector(halls["11"])
    try:
        inspector.report()
        hands.wait_for(acceptor, "F2", "受理")
        case_id = acceptor.flow.desk.case_id
        hands.press(acceptor, "11", Qt.Key.Key_F2)
        hands.wait_for(leader, "F3", "立案")
        hands.press(leader, "12", Qt.Key.Key_F3)
        hands.wait_for(dispatcher, "F4", "派遣")
        hands.press(dispatcher, "13", Qt.Key.Key_F4)
        halls["13"].wait(lambda: stage_of(halls["13"], case_id) is Stage.DISPATCHED, "dispatched")
    finally:
        inspector.client.close()

    assert hands.pressed == [("11", "Key_F2"), ("12", "Key_F3"), ("13", "Key_F4")]


def test_at_one_seat_with_merged_posts_the_three_keys_follow_one_another(hall: Hall) -> None:
    hands, inspector = Hands(hall), Inspector(hall)
    try:
        desk = hall.console("demo")
        inspector.report()
        for key, word, press in (
            ("F2", "受理", Qt.Key.Key_F2),
            ("F3", "立案", Qt.Key.Key_F3),
            ("F4", "派遣", Qt.Key.Key_F4),
        ):
            hands.wait_for(desk, key, word)
            case_id = desk.flow.desk.case_id
            hands.press(desk, "7", press)
        hall.wait(lambda: stage_of(hall, case_id) is Stage.DISPATCHED, "dispatched")
        assert len(hands.pressed) == 3

        hall.wait(lambda: _may_take_back(desk, "派遣"), "it may be taken back")
        QTest.keyClick(desk.page.queue.list, Qt.Key.Key_Z)
        hall.wait(lambda: stage_of(hall, case_id) is Stage.FILED, "taken back before the department signed")
        hall.wait(lambda: desk.flow.desk.case_id == case_id, "and open again")
    finally:
        inspector.client.close()


def _may_take_back(desk, word: str) -> bool:
    """Say whether the desk has been told of that step, not only of the one before."""
    text = desk.page.message.text()
    return word in text and "Z 收回" in text


def test_two_seats_never_work_one_case_and_the_second_is_told_who_has_it(halls: dict[str, Hall]) -> None:
    first = halls["11"].console("acceptor")
    inspector = Inspector(halls["11"])
    try:
        inspector.report()
        halls["11"].wait(lambda: first.page.head.claim.text() == "本席已签收", "the first seat has it")
        second = halls["12"].console("acceptor")
        halls["12"].wait(lambda: second.page.queue.model.rowCount() == 1, "the second seat sees it")
        row = second.page.queue.model.row_at(0)
        assert row is not None
        halls["12"].wait(
            lambda: second.page.queue.delegate.taken_by(second.page.queue.model.row_at(0)) == "坐席 11 办理中",
            "with a lock and the seat",
        )
        second.page.queue.select_place(0)
        halls["12"].press(second, Qt.Key.Key_F2)

        halls["12"].wait(lambda: "坐席 11" in second.page.message.text(), "the key says who has it")
        assert stage_of(halls["12"], row.case_id) is Stage.REPORTED
    finally:
        inspector.client.close()

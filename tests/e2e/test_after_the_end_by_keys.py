"""What comes after a case has ended, by keys at real windows over one gateway: an appeal of overtime, the caller's word."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.adapters.clockwork import SystemClock
from app.adapters.store.store import open_store
from app.cli.parts import parts_of
from app.cli.settings import read_settings
from app.domain.moment import DAY
from app.domain.terms import Light, Pending, Satisfaction, Stage
from app.situation.questions.drill import Drill, Which
from tests.e2e.conftest import Hall, merged_hall
from tests.e2e.hands import ENTER, ONE, bring, call_told, case_of, choice, is_case, letter, open_case, press_in, take
from tests.e2e.hands import answer as answer_dialogs
from tests.e2e.past import Past
from tests.e2e.test_worked_to_closed import Inspector, say_yes
from tests.gateway_process import CITY, GatewayProcess
from tests.mosquitto import MosquittoServer
from widgets.console.callback_window import CallbackWindow
from widgets.console.search_window import SearchWindow
from widgets.console.window import ConsoleWindow

DAYS_AGO = 40 * DAY
LATE_ONES: list[str] = []
"""Cases that were closed late, written before the gateway started; each test takes one."""


@pytest.fixture(scope="module")
def hall(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, mosquitto: MosquittoServer) -> Iterator[Hall]:
    gateway = GatewayProcess(tmp_path_factory.mktemp("after"), mosquitto.url)
    write_past(gateway)
    gateway.start()
    try:
        with merged_hall(gateway) as made:
            yield made
    finally:
        gateway.stop()


def write_past(gateway: GatewayProcess) -> None:
    store, since = open_store(gateway.database, attachments=gateway.attachments), SystemClock().now() - DAYS_AGO
    try:
        store.migrate()
        assert store.take_lease("past", since)
        past = Past(store, parts_of(read_settings(), CITY).rules, since)
        LATE_ONES[:] = [past.closed_late() for _ in range(3)]
        store.release_lease("past")
    finally:
        store.dispose()


def found(hall: Hall, desk: ConsoleWindow, case_id: str) -> None:
    """Open an ended case at *desk* by searching for its number."""
    search = bring(hall, desk, Qt.Key.Key_F, SearchWindow)
    number = case_of(hall, case_id).number
    QTest.keyClicks(search.form.text, number)
    hall.wait(lambda: [row.case_id for row in search.table.rows] == [case_id], "it is found")
    press_in(hall, search, ENTER)
    press_in(hall, search, ENTER)
    hall.wait(lambda: desk.flow.desk.case is not None and desk.flow.desk.case_id == case_id, "it lies open")
    hall.wait(lambda: desk.flow.desk.case.story is not None, "its story is read")


def appealed(hall: Hall, department: ConsoleWindow) -> str:
    """Have the department appeal against the overtime of a case of the past."""
    case_id = LATE_ONES.pop()
    assert case_of(hall, case_id).light is Light.RED
    found(hall, department, case_id)
    answer_dialogs((ONE, ENTER))
    letter(hall, department, Qt.Key.Key_S)
    hall.wait(is_case(hall, case_id, Stage.CLOSED, Pending.APPEAL), "appealed")
    return case_id


def test_an_appeal_is_granted_by_both_posts_and_the_fact_stays(hall, open_desk):
    desk, department = open_desk("demo"), open_desk("department")
    case_id = appealed(hall, department)
    take(hall, desk, case_id, Qt.Key.Key_F9, "申诉同意送复审")
    hall.wait(is_case(hall, case_id, Stage.CLOSED, Pending.APPEAL_AGAIN), "the dispatcher agrees")
    take(hall, desk, case_id, Qt.Key.Key_F9, "准予申诉")
    hall.wait(is_case(hall, case_id, Stage.CLOSED), "the acceptor agrees")

    row = case_of(hall, case_id)
    assert row.exempt
    assert row.light is Light.RED, "the fact stays"


@pytest.mark.parametrize("agreed", [False, True])
def test_an_appeal_is_refused_by_either_post_and_counts_on(hall, open_desk, agreed):
    desk, department = open_desk("demo"), open_desk("department")
    case_id = appealed(hall, department)
    if agreed:
        take(hall, desk, case_id, Qt.Key.Key_F9, "申诉同意送复审")
        hall.wait(is_case(hall, case_id, Stage.CLOSED, Pending.APPEAL_AGAIN), "the dispatcher agrees")
        take(hall, desk, case_id, Qt.Key.Key_F8, "复审不准申诉", (ONE, ENTER))
    else:
        take(hall, desk, case_id, Qt.Key.Key_F8, "不准申诉", (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.CLOSED), "refused")

    row = case_of(hall, case_id)
    assert row.appealed
    assert not row.exempt
    assert row.light is Light.RED


def closed_call(hall: Hall, desk: ConsoleWindow, department: ConsoleWindow) -> str:
    """Register a call and work its case to closed; return the case's id."""
    number = call_told(hall, desk)

    def ids() -> list[str]:
        rows = Drill(which=Which.OPEN).answer(hall.seats.situation.at(None))
        return [row.case_id for row in rows if row.number == number]

    hall.wait(ids, "the call is a case")
    (case_id,) = ids()
    hall.wait(lambda: desk.page.queue.model.place_of(case_id) >= 0, "it is in the queue")
    open_case(hall, desk, case_id)
    if desk.flow.desk.undecided_duplicate is not None:
        letter(hall, desk, Qt.Key.Key_N)
        hall.wait(lambda: desk.flow.desk.undecided_duplicate is None, "decided")
    take(hall, desk, case_id, Qt.Key.Key_F5, "派核实")
    take(hall, desk, case_id, Qt.Key.Key_F3, "立案")
    take(hall, desk, case_id, Qt.Key.Key_F4, "派遣")
    take(hall, department, case_id, Qt.Key.Key_F2, "签收")
    take(hall, department, case_id, Qt.Key.Key_F3, "处置", (ONE, ENTER))
    take(hall, department, case_id, Qt.Key.Key_F4, "反馈")
    take(hall, desk, case_id, Qt.Key.Key_F6, "派核查")
    hall.wait(is_case(hall, case_id, Stage.CHECKED), "the inspector passed it")
    say_yes()
    take(hall, desk, case_id, Qt.Key.Key_F7, "结案")
    hall.wait(is_case(hall, case_id, Stage.CLOSED), "closed")
    return case_id


def ask_caller(hall: Hall, desk: ConsoleWindow, case_id: str, said: Satisfaction) -> CallbackWindow:
    """Call the caller of *case_id* back from the list of those to be asked, and write down what he *said*."""
    window = bring(hall, desk, Qt.Key.Key_B, CallbackWindow)
    press_in(hall, window, Qt.Key.Key_2, ctrl=True)
    hall.wait(lambda: [row.case_id for row in window.table.rows] == [case_id], "he waits to be asked")
    press_in(hall, window, Qt.Key.Key_F3)
    digits = {Satisfaction.SATISFIED: Qt.Key.Key_1, Satisfaction.DISSATISFIED: Qt.Key.Key_3}
    press_in(hall, window, digits[said])
    press_in(hall, window, ENTER)
    press_in(hall, window, ENTER)
    hall.wait(lambda: case_of(hall, case_id).satisfaction is said, "what he said is kept")
    hall.wait(lambda: not window.table.rows, "nobody waits to be asked any more")
    return window


def test_a_caller_is_asked_and_content_or_his_case_is_opened_again(hall, open_desk):
    inspector = Inspector(hall)
    try:
        desk, department = open_desk("demo"), open_desk("department")
        content = closed_call(hall, desk, department)
        ask_caller(hall, desk, content, Satisfaction.SATISFIED).close()
        assert case_of(hall, content).stage is Stage.CLOSED

        angry = closed_call(hall, desk, department)
        window = ask_caller(hall, desk, angry, Satisfaction.DISSATISFIED)
        hall.wait(lambda: "可在案卷上回访退回" in window.came.text(), "it says what may follow")
        window.close()
        found(hall, desk, angry)
        answer_dialogs(choice("回访退回"), (ONE, ENTER))
        letter(hall, desk, Qt.Key.Key_S)
        hall.wait(is_case(hall, angry, Stage.FILED), "it is opened again, to be dispatched anew")
        row = case_of(hall, angry)
        assert not row.department
        assert row.case_due is None
        assert row.stage_due is not None
    finally:
        inspector.client.close()

"""What goes another way than from report to close, by keys at real windows over one gateway: repeats, rulings, teams."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.adapters.clockwork import SystemClock
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import open_store
from app.cli.demo_users import COMMONEST_CLASS, DEMO_PASSWORD
from app.cli.parts import parts_of
from app.cli.settings import read_settings
from app.domain.segments import SegmentKind
from app.domain.terms import Pending, Post, Stage
from app.services.advice import Advisor
from app.services.users import NewUser, create_user
from app.situation.case_row import CaseRow
from app.situation.questions.drill import Drill, Which
from tests.e2e.conftest import Hall, merged_hall
from tests.e2e.hands import (
    ENTER,
    ONE,
    TWO,
    answer,
    call_told,
    case_of,
    choice,
    dispatched,
    is_case,
    letter,
    open_case,
    reported,
    take,
)  # fmt: skip
from tests.e2e.test_worked_to_closed import Inspector
from tests.gateway_process import CITY, GatewayProcess
from tests.mosquitto import MosquittoServer

LON, LAT = 114.3012, 30.6005
"""Where the inspector reports."""
UNIT, TEAM = "unit", "team"


@pytest.fixture(scope="module")
def hall(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, mosquitto: MosquittoServer) -> Iterator[Hall]:
    """Give one hall for all tests of this file, in which a team has a log-in beside the demo's people."""
    gateway = GatewayProcess(tmp_path_factory.mktemp("exceptions"), mosquitto.url)
    seat_people(gateway)
    gateway.start()
    try:
        with merged_hall(gateway) as made:
            yield made
    finally:
        gateway.stop()


def seat_people(gateway: GatewayProcess) -> None:
    """Give the unit in charge of the inspector's place, and its first team, a log-in."""
    rules = parts_of(read_settings(), CITY).rules
    advisor = Advisor(rules.city, rules.places, rules.limits, rules.catalogue)
    row = advisor.responsibility(rules.places.grid_at(LON, LAT), COMMONEST_CLASS)
    assert row is not None
    team = next(one.code for one in rules.city.departments if one.parent == row.unit)
    store, now = open_store(gateway.database, attachments=gateway.attachments), SystemClock().now()
    try:
        store.migrate()
        assert store.take_lease("test", now)
        for user, code in ((UNIT, row.unit), (TEAM, team)):
            new = NewUser(user=user, name=user, password=DEMO_PASSWORD, posts=(Post.DEPARTMENT,), department=code)
            create_user(store, Argon2Passwords(), new, now=now, by="test")
        store.release_lease("test")
    finally:
        store.dispose()


@pytest.fixture
def inspector(hall: Hall) -> Iterator[Inspector]:
    made = Inspector(hall)
    yield made
    made.client.close()


def test_a_suspected_repeat_is_laid_beside_decided_and_the_next_one_merged(hall, inspector, open_desk):
    desk = open_desk("demo")
    first = reported(hall, desk, inspector)
    second = reported(hall, desk, inspector)
    open_case(hall, desk, second)
    hall.wait(lambda: desk.flow.desk.undecided_duplicate is not None, "the second looks like the first")
    take(hall, desk, second, Qt.Key.Key_F2, "受理")
    assert "先判重复" in desk.page.message.text()
    answer((Qt.Key.Key_N,))
    letter(hall, desk, Qt.Key.Key_V)
    take(hall, desk, second, Qt.Key.Key_F2, "受理")
    hall.wait(is_case(hall, second, Stage.ACCEPTED), "accepted as a case of its own")

    third = reported(hall, desk, inspector)
    open_case(hall, desk, third)
    hall.wait(lambda: desk.flow.desk.undecided_duplicate is not None, "the third looks like them")
    answer((ENTER,))
    letter(hall, desk, Qt.Key.Key_M)
    hall.wait(is_case(hall, third, Stage.VOID), "merged")
    assert case_of(hall, first).stage is Stage.REPORTED


def test_a_return_is_refused_then_granted(hall, inspector, open_desk):
    desk, department = open_desk("demo"), open_desk("department")
    case_id = dispatched(hall, desk, inspector)
    take(hall, department, case_id, Qt.Key.Key_F8, "回退申请", (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.DISPATCHED, Pending.RETURN), "asked for")
    take(hall, desk, case_id, Qt.Key.Key_F8, "不准回退", (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.DISPATCHED), "refused")
    take(hall, department, case_id, Qt.Key.Key_F8, "回退申请", (TWO, ENTER))
    hall.wait(is_case(hall, case_id, Stage.DISPATCHED, Pending.RETURN), "asked for again")
    take(hall, desk, case_id, Qt.Key.Key_F4, "准予回退")
    hall.wait(is_case(hall, case_id, Stage.FILED), "granted")
    assert case_of(hall, case_id).returns == 1


def test_poor_work_goes_back(hall, inspector, open_desk):
    desk, department = open_desk("demo"), open_desk("department")
    case_id = dispatched(hall, desk, inspector)
    take(hall, department, case_id, Qt.Key.Key_F2, "签收")
    take(hall, department, case_id, Qt.Key.Key_F3, "处置", (ONE, ENTER))
    take(hall, department, case_id, Qt.Key.Key_F4, "反馈")
    take(hall, desk, case_id, Qt.Key.Key_F8, "返工", (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.DISPATCHED), "sent back")
    assert case_of(hall, case_id).rework == 1


def test_what_cannot_be_done_now_is_hung_with_a_ruling(hall, inspector, open_desk):
    desk, department = open_desk("demo"), open_desk("department")
    case_id = dispatched(hall, desk, inspector)
    take(hall, department, case_id, Qt.Key.Key_F2, "签收")
    hall.wait(is_case(hall, case_id, Stage.DISPOSING), "signed")
    take(hall, department, case_id, Qt.Key.Key_F9, "挂账申请", choice("挂账申请"), (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.DISPOSING, Pending.HANG), "asked for")
    take(hall, desk, case_id, Qt.Key.Key_F9, "准予挂账")
    hall.wait(is_case(hall, case_id, Stage.HUNG), "granted")


def test_a_hang_up_that_is_refused_leaves_the_clock_as_it_was(hall, inspector, open_desk):
    desk, department = open_desk("demo"), open_desk("department")
    case_id = dispatched(hall, desk, inspector)
    take(hall, department, case_id, Qt.Key.Key_F2, "签收")
    hall.wait(is_case(hall, case_id, Stage.DISPOSING), "signed")
    due = case_of(hall, case_id).case_due
    take(hall, department, case_id, Qt.Key.Key_F9, "挂账申请", choice("挂账申请"), (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.DISPOSING, Pending.HANG), "asked for")
    take(hall, desk, case_id, Qt.Key.Key_F8, "不准挂账", (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.DISPOSING), "refused")

    assert due is not None
    assert case_of(hall, case_id).case_due == due
    case = hall.parts.files.case(case_id)
    assert case is not None
    assert case.case_clock is not None
    assert [segment.kind for segment in case.case_clock.segments] == [SegmentKind.RUNNING]


def test_a_team_signs_and_handles_what_its_unit_hands_down(hall, inspector, open_desk):
    desk, department, unit, team = (open_desk(user) for user in ("demo", "department", UNIT, TEAM))
    case_id = dispatched(hall, desk, inspector)
    open_case(hall, department, case_id)
    answer(choice("转派"), (ENTER,))
    letter(hall, department, Qt.Key.Key_S)
    hall.wait(lambda: case_of(hall, case_id).unit, "the unit in charge was proposed and has it")
    open_case(hall, unit, case_id)
    answer(choice("派班组"), (Qt.Key.Key_Down, ENTER))
    letter(hall, unit, Qt.Key.Key_S)
    hall.wait(lambda: case_of(hall, case_id).team, "the team has it")
    take(hall, team, case_id, Qt.Key.Key_F2, "签收")
    hall.wait(is_case(hall, case_id, Stage.DISPOSING), "signed")
    assert not team.page.bar.merged.isVisible()
    take(hall, team, case_id, Qt.Key.Key_F3, "处置", (ONE, ENTER))
    hall.wait(is_case(hall, case_id, Stage.HANDLED), "handled")


def open_rows(hall: Hall) -> tuple[CaseRow, ...]:
    return Drill(which=Which.OPEN).answer(hall.seats.situation.at(None))


@pytest.mark.parametrize(("outcome", "stage"), [(ONE, Stage.REPORTED), (Qt.Key.Key_5, Stage.DISPATCHED)])
def test_a_call_is_really_registered_or_dispatched_at_once(hall, open_desk, outcome, stage):
    desk = open_desk("demo")
    number = call_told(hall, desk, outcome)
    hall.wait(lambda: any(row.number == number and row.stage is stage for row in open_rows(hall)), "it is there")

"""Who is on shift, who answered the roll and who took over, as a seat reads it from the log, now and in the past."""

import pytest

from app.adapters.store import open_store
from app.domain.moment import HOUR, MINUTE, SECOND
from app.services.messages import Reply
from app.situation.questions.handovers import Handovers
from app.situation.questions.people import People
from app.situation.questions.roll_calls import GroupMessages, RollCalls
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import MONDAY_9, Hall, a_fix, duty, rules, some_fixes

DUTIES = (duty("T2", "D1"), duty("T3", "D2"))


@pytest.fixture
def hall(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield Hall(store, rules(duties=DUTIES)).staff()
    store.dispose()


@pytest.fixture
def situation(hall, tmp_path):
    setting = Setting(city=hall.rules.city, classes={}, calendar=hall.rules.calendar, roster=DUTIES)
    made = Situation(hall.store, setting, tmp_path / "snapshot", now=hall.clock.now)
    made.load()
    return made


def here(hall, message_id, terminal):
    at = hall.clock.now()
    reply = Reply(
        message_id=f"{message_id}-{terminal}", terminal=terminal, device_at=at, received_at=at, case_id=message_id,
        task="roll_call", result="passed", note="", photos=(),
    )  # fmt: skip
    assert hall.one(reply)["ok"]


def test_a_roll_call_says_who_answered_who_late_and_who_not_and_what_was_known_before(hall, situation):
    assert hall.ask("leader", "set_duty", terminal="T4", duty_grid="D2", start=MONDAY_9, end=MONDAY_9 + HOUR)["ok"]
    message_id = hall.ask("leader", "roll_call", to="all", answer_minutes=2)["fields"]["message_id"]
    hall.clock.go(MINUTE)
    hall.handle(some_fixes("T3", a_fix("T3", at=hall.clock.now())))
    here(hall, message_id, "T3")
    hall.clock.go(2 * MINUTE)
    here(hall, message_id, "T2")
    situation.poll()

    (roll,) = RollCalls().answer(situation.at())

    assert (roll.message.message_id, roll.answered, roll.missing, roll.is_over) == (message_id, 2, 1, True)
    assert [(one.terminal, one.late, one.lon is not None) for one in roll.answers] == [
        ("T4", False, False), ("T3", False, True), ("T2", True, False),
    ]  # fmt: skip
    (before,) = RollCalls().answer(situation.at(MONDAY_9 + 90 * SECOND))
    assert (before.answered, before.is_over) == (1, False)
    assert RollCalls().answer(situation.at(MONDAY_9 - SECOND)) == ()


def test_group_messages_are_listed_newest_first(hall, situation):
    for text in ("一", "二", "三"):
        hall.clock.go(SECOND)
        assert hall.ask("leader", "send_message", to=["T2"], text=text)["ok"]
    situation.poll()

    assert [one.text for one in GroupMessages(limit=2).answer(situation.at())] == ["三", "二"]


def test_a_sheet_is_read_as_it_was_offered_and_signed_by_both(hall, situation):
    sheet = {"promises": ["18:00 前回复"], "claims": []}
    offered = hall.ask("leader", "offer_handover", sheet=sheet, note="正常")["fields"]["handover"]
    hall.clock.go(MINUTE)
    assert hall.ask("acceptor", "accept_handover", handover=offered)["ok"]
    situation.poll()

    (row,) = Handovers().answer(situation.at())
    (before,) = Handovers().answer(situation.at(MONDAY_9 + SECOND))

    assert (row.sheet, row.offered.actor, row.offered.note) == (sheet, "leader", "正常")
    assert row.accepted is not None
    assert (row.accepted.actor, row.accepted.at) == ("acceptor", MONDAY_9 + MINUTE)
    assert before.accepted is None


def test_whoever_is_on_leave_is_not_due_from_when_it_was_told(hall, situation):
    hall.clock.go(MINUTE)
    now = hall.clock.now()
    assert hall.ask("leader", "set_leave", terminal="T2", start=MONDAY_9, end=now + HOUR, reason="病假")["ok"]
    situation.poll()

    assert People().answer(situation.at()).due == 1
    assert People().answer(situation.at(MONDAY_9 + SECOND)).due == 2


def test_a_seat_that_starts_from_a_snapshot_knows_the_same(hall, situation, tmp_path):
    message_id = hall.ask("leader", "roll_call", to="all")["fields"]["message_id"]
    here(hall, message_id, "T2")
    assert hall.ask("leader", "offer_handover", sheet={"promises": ["一"]})["ok"]
    assert hall.ask("leader", "set_leave", terminal="T2", start=MONDAY_9, end=MONDAY_9 + HOUR, reason="病假")["ok"]
    situation.poll()
    situation.save_snapshot()

    setting = Setting(city=hall.rules.city, classes={}, calendar=hall.rules.calendar, roster=DUTIES)
    again = Situation(hall.store, setting, tmp_path / "snapshot", now=hall.clock.now)
    again.load()

    for question in (RollCalls(), Handovers(), GroupMessages()):
        assert question.answer(again.at()) == question.answer(situation.at())
    assert People().answer(again.at()).due == 1

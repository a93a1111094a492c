"""The gateway's door: bugs, bad messages, failing stores."""

import hashlib
import json
import logging
from dataclasses import replace

import pytest

from app.domain.fix import FixFlaw
from app.domain.terms import Stream
from app.services import opening
from app.services.messages import Media, TerminalStatus, Unreadable
from app.services.ports import StoreFailure
from app.services.refusals import Refused
from tests.unit.services.test_desk import CALL
from tests.unit.services.town import MONDAY_9, a_fix, some_fixes


@pytest.fixture
def bug(monkeypatch):
    """A bug that strikes the description 炸."""
    number = opening._number

    def broken(turn, class_key):
        made = number(turn, class_key)
        raise ZeroDivisionError(made)

    monkeypatch.setattr(opening, "_number", broken)


def test_a_bug_in_one_message_is_quarantined_with_its_place_and_the_others_go_on(hall, store, bug, caplog):
    numbers = dict(store.data.numbers)

    with caplog.at_level(logging.ERROR):
        handled = hall.handle(some_fixes("T1", a_fix()), hall.report(), some_fixes("T2", a_fix("T2")))

    (receipt,) = handled.outgoing
    assert receipt.body["code"] == "quarantined"
    assert len(store.data.fixes) == 2
    assert store.data.numbers == numbers
    (kept,) = store.data.quarantine
    assert kept.topic == "handled/Report/T1"
    assert kept.reason.startswith("bug: ZeroDivisionError at test_door.py:")
    assert json.loads(kept.payload)["class_key"] == "E06010"
    assert [record.exc_info[0] for record in caplog.records] == [ZeroDivisionError]


@pytest.mark.parametrize("error", [KeyError("a bug"), Refused("invalid", "不行")])
def test_what_is_undone_after_it_was_written_is_not_announced(hall, store, monkeypatch, error):
    def broken(*_):
        raise error

    monkeypatch.setattr(opening, "raise_alarm", broken)
    head = store.head()

    handled = hall.handle(hall.report(urgent=True))

    assert [outgoing.channel for outgoing in handled.outgoing] == ["receipt"]
    assert store.head() == head


def test_a_message_that_met_a_bug_may_be_sent_again_after_the_repair(hall, monkeypatch):
    report = hall.report()
    with monkeypatch.context() as patch:
        patch.setattr(opening, "_number", lambda *_: 1 / 0)
        assert hall.one(report)["code"] == "quarantined"

    assert hall.one(report)["ok"]


def test_what_is_quarantined_keeps_neither_token_nor_caller(hall, store, bug):
    assert hall.ask("acceptor", "register_call", **CALL)["code"] == "quarantined"

    (kept,) = store.data.quarantine
    assert hall.token("acceptor") not in kept.payload.decode()
    assert "张三" not in json.dumps(json.loads(kept.payload), ensure_ascii=False)
    assert "138000" not in kept.payload.decode()
    assert store.data.personal == {}


@pytest.mark.parametrize("text", ["null \x00 character", "lone \ud800 surrogate"])
def test_texts_no_database_takes_do_not_stop_the_batch(hall, store, text):
    good = hall.report()

    handled = hall.handle(hall.report(description=text), hall.report(message_id=text), hall.report(terminal=text), good)

    assert handled.outgoing[-2].body["ok"]
    assert handled.outgoing[-2].body["id"] == good.message_id


def test_a_store_that_fails_gives_nothing_out_and_the_batch_can_be_handled_again(hall, store):
    batch = [hall.report(terminal="stranger"), some_fixes("T1", a_fix())]
    store.fail_with = StoreFailure("disk full")
    with pytest.raises(StoreFailure):
        hall.handle(*batch)
    assert store.data.cases == {}

    handled = hall.handle(*batch)

    assert handled.outgoing[0].body["number"].endswith("0001")
    assert [event.kind for event in store.data.events if event.stream == Stream.TERMINAL] == ["terminal_seen"]
    assert [fix.flaw for fix in store.data.fixes.values()] == [FixFlaw.NONE]


def test_what_the_edge_could_not_read_is_kept_as_it_came(hall, store):
    unreadable = Unreadable(
        topic="wanmi/v1/370100/terminal/T1/report", payload=b"{", received_at=MONDAY_9, reason="no JSON"
    )

    handled = hall.handle(unreadable)

    assert handled.outgoing == ()
    assert store.data.quarantine == [unreadable]


def test_a_seat_whose_step_could_not_be_read_is_answered_so_that_it_does_not_ask_for_ever(hall):
    unreadable = Unreadable(
        topic="wanmi/v1/370100/seat/5/step", payload=b"", received_at=MONDAY_9, reason="too deep",
        seat="5", message_id="s-1",
    )  # fmt: skip

    (answer,) = hall.handle(unreadable).outgoing

    assert (answer.channel, answer.address) == ("answer", "5")
    assert (answer.body["id"], answer.body["ok"], answer.body["code"]) == ("s-1", False, "unreadable")
    assert "too deep" in answer.body["text"]


def test_positions_are_stored_with_their_flaws_and_wake_nobody(hall, store):
    handled = hall.handle(some_fixes("T1", a_fix(), a_fix(at=MONDAY_9 + 1, lon=0.0, lat=0.0)))

    assert handled.outgoing == ()
    assert handled.counts == {"fixes": 2, "flawed": 1}
    assert [fix.flaw for fix in store.data.fixes.values()] == [FixFlaw.NONE, FixFlaw.ZERO]


def test_a_photo_is_kept_under_its_digest_and_receipted(hall, store):
    content = b"a photo"
    sha256 = hashlib.sha256(content).hexdigest()

    good = hall.one(Media(terminal="T1", received_at=MONDAY_9, sha256=sha256, content=content))
    bad = hall.one(Media(terminal="T1", received_at=MONDAY_9, sha256=sha256, content=b"another"))

    assert (good["id"], good["ok"]) == (sha256, True)
    assert (bad["id"], bad["ok"], bad["code"]) == (sha256, False, "digest")
    assert store.attachment(sha256) == content


def test_the_same_word_of_a_terminal_once_more_changes_nothing(hall, store):
    on = TerminalStatus(terminal="T1", device_at=MONDAY_9, received_at=MONDAY_9, online=True, detail="")
    off = replace(on, online=False, detail="lwt")

    hall.handle(on, on, off, off)
    hall.handle(off, on)

    told = [event.kind for event in store.data.events if event.stream == Stream.TERMINAL]
    assert told == ["terminal_online", "terminal_offline", "terminal_online"]


def test_an_empty_batch_is_nothing(hall, store):
    head = store.head()

    assert hall.handle().outgoing == ()
    assert store.head() == head

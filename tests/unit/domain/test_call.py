"""A call from its events."""

import json

import pytest

from app.domain.call import CallRecord, fold_call
from app.domain.errors import BrokenHistory
from app.domain.event import Event, canonical
from app.domain.terms import CallOutcome, Satisfaction, Source

DAY = 86_400_000_000


def event(seq, kind, at=None, **payload):
    at = seq * 1_000_000 if at is None else at
    return Event(
        seq=seq, stream="call", subject="k1", kind=kind, axis="supervision", chain_seq=seq, prev_hash="", hash="",
        hash_version=1, recorded_at=at, valid_at=at, actor="a", post="acceptor", seat="1",
        payload=canonical({"v": 1, **payload}),
    )  # fmt: skip


def taken(**payload):
    return event(1, "call_taken", **{"line": "12345", "text": "井盖破损", "order_no": "W1", **payload})


def folded(*events):
    record = None
    for one in events:
        record = fold_call(record, one)
    return record


def test_a_call_just_taken_is_open_and_keeps_the_lines_number_and_limit():
    record = folded(taken(reply_due=5 * DAY, lon=114.3, lat=30.6, place="文昌路", digest="d"))
    assert (record.outcome, record.line, record.order_no) == (CallOutcome.OPEN, Source.HOTLINE_12345, "W1")
    assert (record.reply_due, record.lon, record.received_at, record.digest) == (5 * DAY, 114.3, 1_000_000, "d")
    assert record.owes_reply


def test_an_order_received_before_it_was_registered_counts_from_its_reception():
    assert folded(taken(received_at=500_000)).received_at == 500_000


def test_a_call_linked_to_a_case_became_it():
    record = folded(taken(), event(2, "call_linked", case_id="c9", number="N-9"))
    assert (record.outcome, record.case_id, record.number, record.ended_at) == (
        CallOutcome.CASE,
        "c9",
        "N-9",
        2_000_000,
    )
    assert record.owes_reply


def test_a_consultation_keeps_its_category_and_answer_and_is_no_case():
    record = folded(taken(order_no=None), event(2, "consulted", category="公交", answer="请拨 96000"))
    assert (record.outcome, record.category, record.case_id) == (CallOutcome.CONSULTATION, "公交", "")
    assert not record.owes_reply


def test_a_transfer_is_open_until_its_office_answers():
    waiting = folded(taken(), event(2, "transferred", office="县水务局", reason="不属本市"))
    assert waiting.owes_transfer_answer
    done = fold_call(waiting, event(3, "transfer_answered", reply="已办"))
    assert not done.owes_transfer_answer
    assert (done.reply, done.office) == ("已办", "县水务局")


def test_a_transfer_again_after_an_answer_waits_again():
    record = folded(
        taken(),
        event(2, "transferred", office="甲", reason="r"),
        event(3, "transfer_answered", reply="非我单位"),
        event(4, "transferred", office="乙", reason="r"),
    )
    assert record.owes_transfer_answer
    assert (record.office, record.reply) == ("乙", "")


def test_a_reply_is_late_after_its_limit_only():
    record = folded(taken(reply_due=10_000_000))
    assert not record.is_reply_late(10_000_000)
    assert record.is_reply_late(10_000_001)
    in_time = fold_call(record, event(2, "order_replied", text="已办结"))
    assert not in_time.is_reply_late(99 * DAY)
    assert not in_time.owes_reply


def test_a_second_call_back_replaces_the_first_and_is_counted():
    record = folded(
        taken(), event(2, "called_back", satisfaction="unreached"), event(3, "called_back", satisfaction="satisfied")
    )
    assert (record.satisfaction, record.call_backs, record.called_back_at) == (Satisfaction.SATISFIED, 2, 3_000_000)


def test_a_limit_set_anew_replaces_the_old_one():
    assert folded(taken(reply_due=1), event(2, "reply_limit_set", reply_due=DAY)).reply_due == DAY


def test_a_record_survives_its_payload():
    record = folded(taken(reply_due=5), event(2, "called_back", satisfaction="fair", note="n"))
    assert CallRecord.from_payload(json.loads(canonical(record.to_payload()))) == record


@pytest.mark.parametrize(
    "events",
    [
        [event(1, "call_linked", case_id="c", number="n")],
        [taken(), taken()],
        [taken(), event(2, "no_such_kind")],
        [taken(), event(2, "consulted", category="c")],
        [taken(line="nobody")],
        [taken(), event(2, "called_back", satisfaction="glad")],
        [taken(v=2)],
    ],
)
def test_events_that_do_not_fit_are_a_broken_history(events):
    with pytest.raises(BrokenHistory):
        folded(*events)

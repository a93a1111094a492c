"""12345 work orders: own number, own reply limit, reply text, 回访, reconciliation; 转办 tracked, 咨询办结 no case."""

from app.domain.moment import HOUR
from app.domain.terms import CallOutcome, Satisfaction, Stage
from app.services.call_reconciliation import LineOrder, reconcile_month
from app.services.searching import CallQuery
from app.situation.questions.numbers import Numbers
from tests.law.ways import TO_CLOSED, call, done, refused, state

ORDER = call(order_no="2026060800017")
MONTH = "2026-06"


def calls(hall, **query):
    return hall.store.calls(CallQuery(**query))


def test_an_order_keeps_its_number_has_its_own_reply_limit_and_owes_a_reply(hall):
    case_id = done(hall, "acceptor", "register_call", **ORDER)["case_id"]

    (record,) = calls(hall, owing=True)
    assert (record.order_no, record.case_id) == ("2026060800017", case_id)
    assert record.order_no == state(hall, case_id).order_no != state(hall, case_id).number
    assert record.reply_due == hall.rules.calendar.add(hall.clock.now(), 5 * 8 * HOUR)
    assert record.reply_due != state(hall, case_id).stage_due

    refused(hall, "acceptor", "reply_order", call_id=record.call_id, text="已清理")
    done(hall, "acceptor", "accept", case_id, unverified_because="照片清楚")
    hall.to_stage(case_id, *TO_CLOSED[1:])
    assert calls(hall, owing=True) == (record,), "closed is not replied"

    done(hall, "acceptor", "reply_order", call_id=record.call_id, text="已清理")

    assert calls(hall, owing=True) == ()


def test_the_caller_is_called_back_and_a_dissatisfied_one_has_it_opened_again(hall):
    case_id = done(hall, "acceptor", "register_call", **ORDER)["case_id"]
    done(hall, "acceptor", "accept", case_id, unverified_because="照片清楚")
    hall.to_stage(case_id, *TO_CLOSED[1:])

    answer = done(hall, "acceptor", "call_back", case_id, satisfaction="dissatisfied", note="又堆上了")

    assert answer["fields"]["reopen"] is True
    assert state(hall, case_id).satisfaction is Satisfaction.DISSATISFIED
    done(hall, "acceptor", "reopen", case_id, reason="回访不满意")
    assert state(hall, case_id).stage is Stage.FILED


def test_a_consultation_is_no_case_and_a_transfer_is_followed_until_it_is_answered(hall, situation):
    done(hall, "acceptor", "consult_call", **call(order_no="W-1"), category="公交", answer="请拨 96000")
    transfer = done(hall, "acceptor", "transfer_call", **call(order_no="W-2"), office="市水务局", reason="不属城管")
    situation.poll()
    assert Numbers().answer(situation.at()).reported == 0
    assert {one.outcome for one in calls(hall)} == {CallOutcome.CONSULTATION, CallOutcome.TRANSFER}
    call_id = transfer["fields"]["call_id"]
    assert [one.owes_transfer_answer for one in calls(hall) if one.call_id == call_id] == [True]

    done(hall, "acceptor", "answer_transfer", call_id=call_id, reply="已修复")

    assert not any(one.owes_transfer_answer for one in calls(hall))


def test_the_month_is_reconciled_with_the_line_s_own_list(hall):
    done(hall, "acceptor", "register_call", **ORDER)
    done(hall, "acceptor", "consult_call", **call(order_no="W-1"), category="公交", answer="请拨 96000")
    done(hall, "acceptor", "consult_call", **call(order_no="W-3"), category="公交", answer="请拨 96000")
    theirs = [
        LineOrder(order_no="2026060800017", received_on=None, outcome="立案"),
        LineOrder(order_no="W-1", received_on=None, outcome="转办"),
        LineOrder(order_no="W-9", received_on=None, outcome="在办"),
    ]

    found = reconcile_month(hall.store, MONTH, theirs)

    assert [one.line.order_no for one in found.matched] == ["2026060800017"]
    assert [one.line.order_no for one in found.differing] == ["W-1"]
    assert [one.order_no for one in found.missing_here] == ["W-9"]
    assert [one.order_no for one in found.missing_there] == ["W-3"]

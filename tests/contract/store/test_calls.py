"""Calls and work orders: a projection of their own, found by what they owe."""

from app.domain.call import fold_call
from app.domain.moment import HOUR
from app.domain.terms import CallOutcome, Stream
from app.services.searching import CallQuery
from tests.contract.store.facts import T0, call_fact


def fill(store):
    """Write one call of each outcome, an hour apart, the first two of them work orders."""
    with store.unit(T0 + 9 * HOUR) as unit:
        for number, order in enumerate(("12345-001", "12345-002", "", "")):
            at = T0 + number * HOUR
            unit.append(
                call_fact(
                    f"k{number}", "call_taken", valid_at=at, line="12345", text="来电", order_no=order, reply_due=at
                )
            )
        unit.append(call_fact("k1", "call_linked", valid_at=T0 + 5 * HOUR, case_id="c1", number="N1"))
        unit.append(call_fact("k1", "order_replied", valid_at=T0 + 5 * HOUR, text="已处置"))
        unit.append(call_fact("k2", "consulted", valid_at=T0 + 5 * HOUR, category="停车", answer="可以"))
        unit.append(call_fact("k3", "transferred", valid_at=T0 + 5 * HOUR, office="水务局", reason="供水"))
        unit.commit()


def ids(store, **query):
    return [call.call_id for call in store.calls(CallQuery(**query))]


def test_a_call_is_found_whole_as_its_events_leave_it(store):
    fill(store)
    record = None
    for event in store.events_after(0, 99):
        if event.subject == "k1":
            record = fold_call(record, event)

    assert store.calls(CallQuery(case_id="c1")) == (record,)
    with store.unit(T0) as unit:
        assert [e.kind for e in unit.history(Stream.CALL, "k1")] == ["call_taken", "call_linked", "order_replied"]


def test_calls_are_found_by_what_they_are_and_owe_newest_first(store):
    fill(store)

    assert ids(store) == ["k3", "k2", "k1", "k0"]
    assert ids(store, owing=True) == ["k0"]
    assert ids(store, order_no="002") == ["k1"]
    assert ids(store, outcomes=(CallOutcome.CONSULTATION, CallOutcome.TRANSFER)) == ["k3", "k2"]
    assert ids(store, since=T0 + HOUR, until=T0 + 3 * HOUR) == ["k2", "k1"]
    assert ids(store, line="12319") == []
    assert ids(store, limit=2) == ["k3", "k2"]
    assert store.count_calls(CallQuery(limit=2)) == 4
    assert store.count_calls(CallQuery(owing=True, limit=0)) == 1
    assert store.count_calls(CallQuery(since=T0 + HOUR, until=T0 + 3 * HOUR)) == 2
    assert store.count_calls(CallQuery(line="\0")) == 0
    assert ids(store, limit=2, after=(T0 + 2 * HOUR, "k2")) == ["k1", "k0"]

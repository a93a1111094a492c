"""Random ways through a call's life: whatever desks ask for, the log stays readable and a call never forgets what it became."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.call import CallRecord, fold_call
from app.domain.event import Event
from app.domain.moment import HOUR, MINUTE
from app.domain.terms import CallOutcome, Stream
from tests.fakes import FakeStore
from tests.unit.services.test_calls import ORDER
from tests.unit.services.test_desk import CALL
from tests.unit.services.town import MONDAY_9, Hall, rules

PLACE = {name: CALL[name] for name in ("class_key", "lon", "lat", "description")}
REQUESTS = (
    ("register_call", PLACE),
    ("consult_call", {"category": "施工", "answer": "许可期内"}),
    ("transfer_call", {"office": "水务局", "reason": "不属本市"}),
    ("answer_transfer", {"reply": "已办"}),
    ("reply_order", {"text": "已办结"}),
    ("reply_order", {"text": "正在办理", "interim": True}),
    ("set_reply_limit", {"reply_due": MONDAY_9 + 99 * HOUR, "reason": "线上同意"}),
    ("call_back", {"satisfaction": "satisfied"}),
    ("call_back", {"satisfaction": "dissatisfied"}),
    ("call_back", {"satisfaction": "unreached"}),
    ("take_call", ORDER),
    ("link_call", {}),
)


def folded(store: FakeStore, call_id: str) -> CallRecord:
    record: CallRecord | None = None
    for event in store.data.events:
        if (event.stream, event.subject) == (Stream.CALL, call_id):
            record = fold_call(record, event)
    assert record is not None
    return record


def check_step(before: CallRecord, after: CallRecord, events: list[Event]) -> None:
    """What one request may change: at most one event of the call, and no way back."""
    assert len(events) <= 1
    assert (after == before) == (not events)
    assert after.outcome is before.outcome or before.outcome is CallOutcome.OPEN
    assert (after.order_no, after.line, after.received_at, after.digest) == (
        before.order_no,
        before.line,
        before.received_at,
        before.digest,
    )
    assert after.case_id == before.case_id or not before.case_id
    if after.replied_at is not None:
        assert after.outcome is not CallOutcome.OPEN
    assert (after.outcome is CallOutcome.CASE) == bool(after.case_id)
    assert CallRecord.from_payload(json.loads(json.dumps(after.to_payload()))) == after


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(REQUESTS), min_size=1, max_size=12))
def test_no_way_of_asking_breaks_a_call(ways):
    store = FakeStore()
    hall = Hall(store, rules()).staff()
    other = hall.opened()
    call_id = hall.ask("acceptor", "take_call", **ORDER)["fields"]["call_id"]
    for name, given_fields in ways:
        hall.clock.go(MINUTE)
        before, length = folded(store, call_id), len(store.data.events)
        answer = hall.ask(
            "acceptor", name, other if name == "link_call" else "", **given_fields, **_named(name, call_id)
        )
        events = [event for event in store.data.events[length:] if event.stream == Stream.CALL]
        assert answer["ok"] or not store.data.events[length:], answer
        check_step(before, folded(store, call_id), events)
    assert len({event.subject for event in store.data.events if event.stream == Stream.CALL}) == 1
    assert len(store.data.personal) == 1


def _named(name: str, call_id: str) -> dict[str, str]:
    return {} if name == "take_call" else {"call_id": call_id}

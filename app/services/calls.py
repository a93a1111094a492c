"""Call records in the log: a call is taken, becomes a case or something else, and is replied to."""

import json
from collections.abc import Mapping
from functools import reduce
from types import MappingProxyType
from typing import NoReturn, cast
from uuid import UUID, uuid5

from app.domain import call as kinds
from app.domain.call import CallRecord, fold_call
from app.domain.case import Case
from app.domain.event import Event
from app.domain.terms import CallOutcome, Stream
from app.services import fields
from app.services.call_told import CODE_LIMIT, caller_digest, source_of, told_of
from app.services.desk_rights import check_case_right
from app.services.refusals import Refused
from app.services.registry import Seated
from app.services.turn import By, Turn

ORDERS = UUID("6c1b5c5e-5b0e-5d0e-9d5e-123451231900")
"""The namespace of work orders: line and number name one order for good."""

Facts = Mapping[str, object]
NO_FACTS: Facts = MappingProxyType({})


def call_of(turn: Turn, call_id: str) -> CallRecord:
    """Return the call as it stands in this unit, or refuse because there is none."""
    record = _found(turn, call_id) if call_id else None
    if record is None:
        raise Refused("invalid", "没有这个来电或工单")
    return record


def given_call(turn: Turn, seat: Seated, given: fields.Fields) -> CallRecord:
    """Return the call that ``fields.call_id`` names; refuse one that is not this seat's to handle."""
    record = call_of(turn, fields.text(given, "call_id", limit=CODE_LIMIT))
    _check_area(turn, seat, record.lon, record.lat)
    if record.lon is None and (case := turn.unit.case(record.case_id)) is not None:
        check_case_right(turn, seat, case)
    return record


def open_call(turn: Turn, seat: Seated, given: fields.Fields, *, about: str = "") -> CallRecord:
    """Return the open call that ``fields.call_id`` names, else take the call that the fields tell of.

    *about* stands for its words where none were given. Refuses a call that has its outcome already.
    """
    if fields.text(given, "call_id", limit=CODE_LIMIT):
        call = given_call(turn, seat, given)
        return call if call.outcome is CallOutcome.OPEN else refuse_ended(call)
    return take_call(turn, seat, given, about=about)


def take_call(
    turn: Turn, seat: Seated, given: fields.Fields, *, about: str = "", facts: Facts = NO_FACTS
) -> CallRecord:
    """Write down the call that the fields tell of and return it, open.

    *facts* are those of the case it has opened: the call's id and its caller's digest are chosen already.
    """
    told = told_of(turn, given)
    told["text"] = told["text"] or about
    if not told["text"]:
        raise Refused("missing", "请填写来电内容")
    _check_area(turn, seat, told.get("lon"), told.get("lat"))
    call_id = str(facts["call"]) if facts else new_call_id(turn, given)
    digest = str(facts.get("caller", "")) if facts else caller_digest(turn, call_id, given)
    if digest:
        told["digest"] = digest
    return fold_call(None, record(turn, seat.by, call_id, kinds.TAKEN, told))


def record_call(turn: Turn, seat: Seated, given: fields.Fields, case: Case, facts: Facts) -> CallRecord | None:
    """Return the call behind *case*, just opened with *facts*, linked to it; ``None`` where no call was."""
    if "call" not in facts:
        return None
    call = _found(turn, str(facts["call"]))
    if call is None:
        state = case.state
        where = {"lon": state.lon, "lat": state.lat, "class_key": state.class_key}
        told = {**given, "source": str(state.source), **where}
        call = take_call(turn, seat, told, about=case.description, facts=facts)
    return link(turn, seat.by, call, case)


def refuse_ended(call: CallRecord) -> NoReturn:
    """Refuse because the call is no longer open, saying what it became."""
    raise Refused("not_allowed", f"此来电已{_became(call)}")


def link(turn: Turn, by: By, call: CallRecord, case: Case) -> CallRecord:
    """Say that *call* is about *case*."""
    payload = {"v": 1, "case_id": case.case_id, "number": case.state.number}
    return fold_call(call, record(turn, by, call.call_id, kinds.LINKED, payload))


def record(turn: Turn, by: By, call_id: str, kind: str, payload: Mapping[str, object]) -> Event:
    """Append an event of the call."""
    return turn.record(Stream.CALL, call_id, kind, payload, by)


def call_of_case(turn: Turn, case: Case) -> CallRecord | None:
    """Return the call that opened *case*, or ``None`` for one that began otherwise."""
    facts = opening_facts(turn, case.case_id)
    return _found(turn, str(facts["call"])) if facts.get("call") else None


def settling_case(turn: Turn, case_id: str) -> Case | None:
    """Return the case that settles what a call was about: where its own was merged (并案), the one it went into."""
    case = turn.unit.case(case_id) if case_id else None
    while case is not None and case.state.merged_into:
        case = turn.unit.case(case.state.merged_into)
    return case


def opening_facts(turn: Turn, case_id: str) -> Facts:
    """Return the facts of the event that opened the case."""
    first = turn.unit.history(Stream.CASE, case_id)[0]
    return cast("Facts", json.loads(first.payload).get("facts", {}))


def follow_case(turn: Turn, by: By, case: Case, step: str, facts: Facts) -> None:
    """Let the call behind *case* become what the case's step made of it: 咨询办结 or 转办."""
    call = call_of_case(turn, case)
    if call is None:
        return
    if step == "consult_close":
        payload = {"v": 1, "category": "", "answer": str(facts.get("note", ""))}
        record(turn, by, call.call_id, kinds.CONSULTED, payload)
    elif step == "transfer":
        payload = {"v": 1, "office": str(facts.get("office", "")), "reason": str(facts.get("reason", ""))}
        record(turn, by, call.call_id, kinds.TRANSFERRED, payload)


def new_call_id(turn: Turn, given: fields.Fields) -> str:
    """Return the id of the new call the fields tell of; refuse a work order that was taken before.

    A work order's id follows from line and number, so that one is taken once.
    """
    order_no = fields.text(given, "order_no", limit=CODE_LIMIT)
    if not order_no:
        return turn.ids.new()
    call_id = str(uuid5(ORDERS, f"{source_of(given)}/{order_no}"))
    before = _found(turn, call_id)
    if before is not None:
        raise Refused("not_allowed", f"工单 {order_no} 已登记，已{_became(before)}")
    return call_id


def _found(turn: Turn, call_id: str) -> CallRecord | None:
    return reduce(fold_call, turn.unit.history(Stream.CALL, call_id), cast("CallRecord | None", None))


def _became(call: CallRecord) -> str:
    if call.outcome is CallOutcome.CASE:
        return f"{call.outcome.zh} {call.number}"
    return {CallOutcome.OPEN: "接收待办", CallOutcome.TRANSFER: f"转办{call.office}"}.get(call.outcome, call.outcome.zh)


def _check_area(turn: Turn, seat: Seated, lon: object, lat: object) -> None:
    if not (isinstance(lon, float) and isinstance(lat, float)):
        return
    if not turn.rules.places.grid_at(lon, lat).startswith(seat.session.area):
        raise Refused("no_right", "位置不在本席位管辖区域")

"""A call or work order (来电, 工单) from its events: its own number, its own reply limit, what became of it.

Events of :attr:`~app.domain.terms.Stream.CALL`, subject = the call's id; each payload has ``v`` and:

=====================  ===========================================================================================
kind                   payload
=====================  ===========================================================================================
``call_taken``         ``line`` (a :class:`Source`), ``text``; where known ``order_no``, ``received_at`` (default: the
                       event's time), ``reply_due``, ``digest`` of the caller, ``lon``, ``lat``, ``place``, ``class_key``
``call_linked``        ``case_id``, ``number``: it is about this case
``consulted``          ``category``, ``answer``: 咨询办结
``transferred``        ``office``, ``reason``: 转办, open until answered
``transfer_answered``  ``reply``
``order_replied``      ``text``: the reply to the line; ``interim`` (先行答复): the order still owes its last one
``called_back``        ``satisfaction``, ``note``: 回访
``reply_limit_set``    ``reply_due``
=====================  ===========================================================================================
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Self, cast

from app.domain.errors import BrokenHistory
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import CallOutcome, Satisfaction, Source

PAYLOAD_VERSION = 1

TAKEN, LINKED, CONSULTED, TRANSFERRED = "call_taken", "call_linked", "consulted", "transferred"
TRANSFER_ANSWERED, REPLIED = "transfer_answered", "order_replied"
CALLED_BACK, LIMIT_SET = "called_back", "reply_limit_set"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecord:
    """What holds of a call after its newest event (``last_seq``).

    ``order_no`` is the line's own number, ``reply_due`` when the line wants its reply, ``None`` where it wants none.
    ``digest`` is all the log has of the caller. ``case_id``/``number`` are of the case it became; ``category`` and
    ``answer`` of a consultation; ``office``, ``reason``, ``reply`` of a transfer, ``ended_at`` when that was done (a
    transfer: answered). ``reply_text`` went back to the line at ``replied_at``, a first word (先行答复) before it at
    ``interim_at``. ``lon``/``lat`` are WGS-84 degrees.
    """

    call_id: str
    line: Source
    received_at: Instant
    text: str = ""
    order_no: str = ""
    reply_due: Instant | None = None
    digest: str = ""
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    class_key: str = ""
    outcome: CallOutcome = CallOutcome.OPEN
    case_id: str = ""
    number: str = ""
    category: str = ""
    answer: str = ""
    office: str = ""
    reason: str = ""
    transferred_at: Instant | None = None
    reply: str = ""
    ended_at: Instant | None = None
    reply_text: str = ""
    replied_at: Instant | None = None
    interim_at: Instant | None = None
    satisfaction: Satisfaction = Satisfaction.NONE
    note: str = ""
    called_back_at: Instant | None = None
    call_backs: int = 0
    last_seq: int = 0

    @property
    def is_order(self) -> bool:
        """Whether it is a work order: it has the line's own number."""
        return self.order_no != ""

    @property
    def owes_reply(self) -> bool:
        """Whether the line still waits for its reply."""
        return self.is_order and self.replied_at is None

    @property
    def owes_transfer_answer(self) -> bool:
        """Whether the office it was handed to has not answered yet."""
        return self.outcome is CallOutcome.TRANSFER and self.ended_at is None

    def is_reply_late(self, now: Instant) -> bool:
        """Say whether the reply went, or would go at *now*, after its limit."""
        at = next((one for one in (self.interim_at, self.replied_at) if one is not None), now)
        return self.is_order and self.reply_due is not None and at > self.reply_due

    def to_payload(self) -> dict[str, object]:
        """Return the record as plain JSON values."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def from_payload(cls, values: Mapping[str, object]) -> Self:
        """Return the record in *values*; unknown keys are errors (``TypeError``), so are unknown words (``ValueError``)."""
        read = {name: _WORDS[name](str(value)) if name in _WORDS else value for name, value in values.items()}
        return cls(**read)  # type: ignore[arg-type]  # checked by the dataclass and the enums


_WORDS: Mapping[str, Callable[[str], object]] = {
    "line": Source, "outcome": CallOutcome, "satisfaction": Satisfaction,
}  # fmt: skip


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def fold_call(record: CallRecord | None, event: Event) -> CallRecord:
    """Return the call after *event*; ``None`` stands before its first. Raises :class:`BrokenHistory`."""
    try:
        payload = json.loads(event.payload)
        if payload["v"] != PAYLOAD_VERSION:
            raise BrokenHistory(f"event {event.seq}: payload version {payload['v']} is not known")
        if (record is None) != (event.kind == TAKEN):
            raise BrokenHistory(f"event {event.seq}: {event.kind} does not fit call {event.subject} as it stands")
        if record is None:
            return _taken(event, payload)
        changes = _CHANGES[event.kind](record, event, payload)
        return replace(record, **changes, last_seq=event.seq)  # type: ignore[arg-type]  # the writer checked them
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BrokenHistory(f"event {event.seq} of call {event.subject} cannot be read: {error!r}") from error


_OF_TAKING = ("text", "order_no", "reply_due", "digest", "lon", "lat", "place", "class_key")
_Payload = Mapping[str, object]
_Changes = dict[str, object]


def _taken(event: Event, payload: _Payload) -> CallRecord:
    given = {name: payload[name] for name in _OF_TAKING if payload.get(name) is not None}
    return CallRecord(
        call_id=event.subject,
        line=Source(str(payload["line"])),
        received_at=cast(Instant, payload.get("received_at", event.valid_at)),
        last_seq=event.seq,
        **given,  # type: ignore[arg-type]  # the writer checked them
    )


def _linked(_record: CallRecord, event: Event, payload: _Payload) -> _Changes:
    return {
        "outcome": CallOutcome.CASE, "case_id": payload["case_id"], "number": payload["number"],
        "ended_at": event.valid_at,
    }  # fmt: skip


def _consulted(_record: CallRecord, event: Event, payload: _Payload) -> _Changes:
    return {
        "outcome": CallOutcome.CONSULTATION, "category": payload["category"], "answer": payload["answer"],
        "ended_at": event.valid_at,
    }  # fmt: skip


def _transferred(_record: CallRecord, event: Event, payload: _Payload) -> _Changes:
    return {
        "outcome": CallOutcome.TRANSFER, "office": payload["office"], "reason": payload["reason"],
        "transferred_at": event.valid_at, "reply": "", "ended_at": None,
    }  # fmt: skip


def _transfer_answered(_record: CallRecord, event: Event, payload: _Payload) -> _Changes:
    return {"reply": payload["reply"], "ended_at": event.valid_at}


def _replied(_record: CallRecord, event: Event, payload: _Payload) -> _Changes:
    when = "interim_at" if payload.get("interim") else "replied_at"
    return {"reply_text": payload["text"], when: event.valid_at}


def _called_back(record: CallRecord, event: Event, payload: _Payload) -> _Changes:
    return {
        "satisfaction": Satisfaction(str(payload["satisfaction"])), "note": payload.get("note", ""),
        "called_back_at": event.valid_at, "call_backs": record.call_backs + 1,
    }  # fmt: skip


def _limit_set(_record: CallRecord, _event: Event, payload: _Payload) -> _Changes:
    return {"reply_due": payload["reply_due"]}


_CHANGES: Mapping[str, Callable[[CallRecord, Event, _Payload], _Changes]] = {
    LINKED: _linked,
    CONSULTED: _consulted,
    TRANSFERRED: _transferred,
    TRANSFER_ANSWERED: _transfer_answered,
    REPLIED: _replied,
    CALLED_BACK: _called_back,
    LIMIT_SET: _limit_set,
}
"""What each kind of event changes of a record."""

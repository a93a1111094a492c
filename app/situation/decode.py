"""Reads of an event's payload what the columns keep, and passes over the rest."""

import logging
from collections.abc import Iterable
from typing import Annotated, NamedTuple

import msgspec

from app.domain.event import Event
from app.domain.moment import LATEST
from app.domain.terms import Exposure, Light, Pending, Post, Satisfaction, Source, Stage, Supervision

log = logging.getLogger(__name__)

ID_BYTES = 16
Moment = Annotated[int, msgspec.Meta(ge=0, lt=LATEST)]
"""An instant that a column of 64 bits can hold and a screen can show."""
Count = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]


_PLAIN = ("", False, None, "", (), *(False,) * 7, 0, 0, 0, None, "", None, 0, "", None, False)


class After(msgspec.Struct, kw_only=True, frozen=True, gc=False):
    """The part of a case's state that the columns keep; see :class:`~app.domain.case.CaseState`.

    A word that this version does not know, or a number out of range, makes the event unreadable; unknown fields are passed over.
    """

    number: str
    source: Source
    reported_at: Moment
    class_key: str
    lon: float
    lat: float
    place: str = ""
    road: str = ""
    grid: str = ""
    duty_grid: str = ""
    reporter: str = ""
    checker: str = ""
    stage: Stage
    post: Post
    department: str = ""
    unit: str = ""
    urgent: bool = False
    pending: Pending = Pending.NONE
    supervised: Supervision = Supervision.NONE
    reply_due: Moment | None = None
    urges: Count = 0
    rework: Count = 0
    returns: Count = 0
    stage_soon: Moment | None = None
    stage_due: Moment | None = None
    case_soon: Moment | None = None
    case_due: Moment | None = None
    frozen: Light = Light.NONE
    verified: bool = False
    self_handled: bool = False
    unfiled: bool = False
    disputed: bool = False
    ownerless: bool = False
    forced: bool = False
    appealed: bool = False
    exempt: bool = False
    delays: Count = 0
    hangs: Count = 0
    limit_step: Count = 0
    team: str = ""
    holder: str = ""
    holder_due: Moment | None = None
    assistants: tuple[str, ...] = ()
    applied_at: Moment | None = None
    applied_more: str = ""
    hang_until: Moment | None = None
    satisfaction: Satisfaction = Satisfaction.NONE
    notices: Count = 0
    notice_no: str = ""
    settle_due: Moment | None = None
    reply_missed: bool = False
    exposure: Exposure = Exposure.NONE

    @property
    def is_plain(self) -> bool:
        """Return whether nothing holds of it that came after the first release."""
        told = (
            self.holder, self.verified, self.holder_due, self.team, self.assistants, self.self_handled, self.unfiled,
            self.disputed, self.ownerless, self.forced, self.appealed, self.exempt, self.delays, self.hangs,
            self.limit_step, self.applied_at, self.applied_more, self.hang_until, self.notices, self.notice_no,
            self.settle_due, self.reply_missed,
        )  # fmt: skip
        return self.satisfaction is Satisfaction.NONE and self.exposure is Exposure.NONE and told == _PLAIN

    @property
    def assisted(self) -> bool:
        """Return whether there are assistants that owe their part."""
        return bool(self.assistants)

    @property
    def expose_asked(self) -> bool:
        """Return whether 曝光 waits for a leader's ruling."""
        return self.exposure is Exposure.ASKED

    @property
    def exposed(self) -> bool:
        """Return whether a missed notice was followed by 曝光."""
        return self.exposure is Exposure.EXPOSED


class CasePayload(msgspec.Struct, frozen=True, gc=False):
    """A case event's payload."""

    after: After
    version: Count = 0


class CaseEvent(NamedTuple):
    """A case event that could be read."""

    event: Event
    case_id: bytes
    version: Count
    after: After


_decoder = msgspec.json.Decoder(CasePayload)


def read_case_events(events: Iterable[Event]) -> list[CaseEvent]:
    """Return the readable ones of *events*; the others are reported to the log and passed over."""
    read = []
    for event in events:
        try:
            payload = _decoder.decode(event.payload)
            case_id = case_id_bytes(event.subject)
        except (msgspec.DecodeError, ValueError) as error:
            log.warning("event %s is not in the columns: %s", event.seq, error)
            continue
        read.append(CaseEvent(event, case_id, payload.version, payload.after))
    return read


def case_id_bytes(text: str) -> bytes:
    """Return a UUID's 16 bytes; raise :class:`ValueError` for any other text."""
    value = bytes.fromhex(text.replace("-", ""))
    if len(value) != ID_BYTES:
        raise ValueError(f"{text!r} is no UUID")
    return value

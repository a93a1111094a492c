"""Our own protocol, version 1: terminals' fixes, reports, replies, states and photos; seats' steps and log-ins."""

import logging
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType

from msgspec import UNSET, MsgspecError

from app.adapters import topics
from app.adapters.terminals import limits
from app.adapters.terminals import wanmi_bodies as bodies
from app.adapters.terminals.protocol import NO_NAMES, Protocol
from app.adapters.terminals.refusal import Refused, check_size, check_text, instant_of, unreadable
from app.adapters.topics import Place
from app.domain.fix import Fix
from app.domain.moment import Instant
from app.services.messages import Fixes, Incoming, Login, Media, Reply, Report, Step, TerminalStatus

log = logging.getLogger(__name__)

AWAITED = frozenset({"report", "reply", "step", "login"})
"""Channels whose sender keeps its message until a receipt or an answer with its id comes."""
Read = Callable[[Place, bytes, Instant], Incoming]


def parse(topic: str, payload: bytes, received_at: Instant, names: Mapping[str, str] = NO_NAMES) -> Incoming:  # noqa: ARG001  # our terminals are named in the topic
    """Return what the message says, or ``Unreadable``; never raises."""
    place = topics.place_of(topic)
    read = READERS.get((place.kind, place.channel)) if place else None
    if place is None or read is None or bool(place.rest) is not (place.channel == "media"):
        return unreadable(topic, payload, received_at, "nothing is sent up on this topic")
    try:
        _check_name(place.name)
        return read(place, payload, received_at)
    except (MsgspecError, UnicodeDecodeError, RecursionError, Refused) as error:
        is_seat = place.kind == "seat"
        return unreadable(
            topic, payload, received_at, str(error), withheld=is_seat,
            terminal="" if is_seat else place.name, seat=place.name if is_seat else "",
            message_id=_id_in(payload) if place.channel in AWAITED and limits.ID.match(place.name) else "",
        )  # fmt: skip


def read_fixes(place: Place, payload: bytes, received_at: Instant) -> Fixes:
    """Return the positions in *payload*."""
    check_size(payload, limits.FIX_BYTES)
    body = bodies.FIX.decode(payload)
    if body.fixes is UNSET:
        return Fixes(terminal=place.name, fixes=(_flat_fix(place.name, body, received_at),))
    return Fixes(terminal=place.name, fixes=_batch(place.name, body.fixes, received_at))


def read_report(place: Place, payload: bytes, received_at: Instant) -> Report:
    """Return the report in *payload*."""
    check_size(payload, limits.REPORT_BYTES)
    check_text(payload)
    body = bodies.REPORT.decode(payload)
    return Report(
        message_id=body.id,
        terminal=place.name,
        device_at=received_at if body.at is UNSET else instant_of(body.at),
        received_at=received_at,
        class_key=body.class_key,
        lon=body.lon,
        lat=body.lat,
        accuracy_m=body.acc,
        place=body.place,
        description=body.text,
        photos=tuple(body.photos),
        component=body.component,
        urgent=body.urgent,
        self_handled=body.self_handled,
    )


def read_reply(place: Place, payload: bytes, received_at: Instant) -> Reply:
    """Return the answer to a task in *payload*."""
    check_size(payload, limits.REPORT_BYTES)
    check_text(payload)
    body = bodies.REPLY.decode(payload)
    return Reply(
        message_id=body.id,
        terminal=place.name,
        device_at=received_at if body.at is UNSET else instant_of(body.at),
        received_at=received_at,
        case_id=body.case,
        task=body.task,
        result=body.result,
        note=body.note,
        photos=tuple(body.photos),
    )


def read_status(place: Place, payload: bytes, received_at: Instant) -> TerminalStatus:
    """Return the terminal's state in *payload*."""
    check_size(payload, limits.REPORT_BYTES)
    check_text(payload)
    body = bodies.STATUS.decode(payload)
    return TerminalStatus(
        terminal=place.name,
        device_at=received_at if body.at is UNSET else instant_of(body.at),
        received_at=received_at,
        online=body.online,
        detail=body.detail,
    )


def read_media(place: Place, payload: bytes, received_at: Instant) -> Media:
    """Return the photo or sound; its name must be its SHA-256."""
    check_size(payload, limits.MEDIA_BYTES)
    if not limits.SHA256.match(place.rest):
        raise Refused("the topic does not end in a SHA-256 of 64 small hex digits")
    if not payload or sha256(payload).hexdigest() != place.rest:
        raise Refused("the content does not have the SHA-256 it is named by")
    terminal, seat = (place.name, "") if place.kind == "terminal" else ("", place.name)
    return Media(terminal=terminal, received_at=received_at, sha256=place.rest, content=payload, seat=seat)


def read_step(place: Place, payload: bytes, _received_at: Instant) -> Step:
    """Return the desk's step in *payload*."""
    check_size(payload, limits.REPORT_BYTES)
    check_text(payload)
    body = bodies.STEP.decode(payload)
    return Step(
        step_id=body.id,
        seat=place.name,
        session=body.session,
        name=body.name,
        case_id=body.case,
        version=body.version,
        fields=body.fields,
    )


def read_login(place: Place, payload: bytes, _received_at: Instant) -> Login:
    """Return the log-in in *payload*."""
    check_size(payload, limits.REPORT_BYTES)
    check_text(payload)
    body = bodies.LOGIN.decode(payload)
    return Login(step_id=body.id, seat=place.name, user=body.user, password=body.password, post=body.post)


def _id_in(payload: bytes) -> str:
    """Return the message's own id where that much can be read, ``""`` otherwise; also of one that is too long to be taken."""
    if len(payload) > limits.KEPT_BYTES:
        return ""
    try:
        return bodies.ANY.decode(payload).id
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def _check_name(name: str) -> None:
    if not limits.ID.match(name):
        raise Refused("the topic's id is not 1 to 64 of A-Z a-z 0-9 _ . -")


def _batch(terminal: str, parts: Sequence[bodies.FixPart], received_at: Instant) -> tuple[Fix, ...]:
    """Return the fixes that have a time; what a receiver gave before it knew the day costs the others nothing."""
    made, why = [], None
    for part in parts:
        try:
            made.append(_fix(terminal, part, received_at))
        except Refused as refused:
            why = refused
    if why is not None and not made:
        raise why
    if why is not None:
        log.warning("terminal %s: %d of %d fixes are left out: %s", terminal, len(parts) - len(made), len(parts), why)
    return tuple(made)


def _fix(terminal: str, part: bodies.FixPart, received_at: Instant) -> Fix:
    return Fix(
        terminal=terminal,
        device_at=instant_of(part.at),
        received_at=received_at,
        lon=part.lon,
        lat=part.lat,
        accuracy_m=part.acc,
        speed_mps=part.spd,
        course_deg=part.crs,
    )


def _flat_fix(terminal: str, body: bodies.FixBody, received_at: Instant) -> Fix:
    if body.at is UNSET or body.lon is UNSET or body.lat is UNSET:
        raise Refused("neither `fixes` nor a single fix with `at`, `lon` and `lat`")
    part = bodies.FixPart(body.at, body.lon, body.lat, body.acc, body.spd, body.crs)
    return _fix(terminal, part, received_at)


READERS: Mapping[tuple[str, str], Read] = MappingProxyType(
    {
        ("terminal", "fix"): read_fixes,
        ("terminal", "report"): read_report,
        ("terminal", "media"): read_media,
        ("terminal", "reply"): read_reply,
        ("terminal", "status"): read_status,
        ("seat", "step"): read_step,
        ("seat", "login"): read_login,
        ("seat", "media"): read_media,
    }
)

PROTOCOL = Protocol(name="wanmi/v1", prefix=f"{topics.ROOT}/", filters=topics.up_filters, parse=parse)

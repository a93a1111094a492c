"""OwnTracks, as its apps on phones send it (booklet: ``owntracks.org/booklet/tech/json``).

A phone publishes on ``owntracks/{user}/{device}``, transitions on ``…/event``. The site's table says which
``user/device`` is which terminal; without a row the terminal is ``ot-{user}-{device}``.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from msgspec import Meta, MsgspecError, Struct
from msgspec.json import Decoder

from app.adapters.terminals import limits
from app.adapters.terminals.protocol import NO_NAMES, Protocol
from app.adapters.terminals.refusal import Refused, check_size, check_text, in_range, unreadable
from app.adapters.topics import LONGEST
from app.domain.fix import Fix
from app.domain.moment import SECOND, Instant
from app.services.messages import Fixes, Incoming, TerminalStatus

PREFIX = "owntracks/"
KMH_PER_MPS = 3.6
UNKNOWN = -1.0

Tst = int | float | str
"""Seconds since 1970; some versions write them as a string."""
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]


class Location(Struct, tag_field="_type", tag="location"):
    """A position; ``vel`` is km/h, -1 is unknown."""

    tst: Tst
    lon: Longitude
    lat: Latitude
    acc: float | None = None
    vel: float | None = None
    cog: float | None = None


class Transition(Struct, tag_field="_type", tag="transition"):
    """The phone entered or left a region its owner has drawn."""

    tst: Tst
    event: Annotated[str, Meta(max_length=16)]
    desc: Annotated[str, Meta(max_length=limits.PLACE_LENGTH)] = ""


class LastWill(Struct, tag_field="_type", tag="lwt"):
    """The connection was lost. ``tst`` is when the app had connected, not when it was lost."""

    tst: Tst


MESSAGE = Decoder(Location | Transition | LastWill)


def filters(_city: str) -> tuple[str, ...]:
    """Return the topics of all phones; OwnTracks knows no city."""
    return (f"{PREFIX}+/+", f"{PREFIX}+/+/event")


def parse(topic: str, payload: bytes, received_at: Instant, names: Mapping[str, str] = NO_NAMES) -> Incoming:
    """Return what the phone says, or ``Unreadable``; never raises."""
    try:
        check_size(payload, limits.REPORT_BYTES)
        check_text(payload)
        terminal = _terminal(topic, names)
        return _value(MESSAGE.decode(payload), terminal, received_at)
    except (MsgspecError, UnicodeDecodeError, RecursionError, Refused) as error:
        return unreadable(topic, payload, received_at, str(error))


def _value(body: Location | Transition | LastWill, terminal: str, received_at: Instant) -> Incoming:
    match body:
        case Location():
            return Fixes(terminal=terminal, fixes=(_fix(body, terminal, received_at),))
        case Transition():
            detail = f"{body.event} {body.desc}".strip()
            return _status(terminal, _instant(body.tst), received_at, detail, online=True)
        case LastWill():
            return _status(terminal, received_at, received_at, "lwt", online=False)


def _status(terminal: str, at: Instant, received_at: Instant, detail: str, *, online: bool) -> TerminalStatus:
    return TerminalStatus(terminal=terminal, device_at=at, received_at=received_at, online=online, detail=detail)


def _fix(body: Location, terminal: str, received_at: Instant) -> Fix:
    speed_kmh = _known(body.vel, 36_000.0)
    return Fix(
        terminal=terminal,
        device_at=_instant(body.tst),
        received_at=received_at,
        lon=body.lon,
        lat=body.lat,
        accuracy_m=_known(body.acc, 1_000_000.0),
        speed_mps=speed_kmh / KMH_PER_MPS if speed_kmh >= 0 else UNKNOWN,
        course_deg=_known(body.cog, 360.0),
    )


def _known(value: float | None, most: float) -> float:
    return value if value is not None and 0 <= value <= most else UNKNOWN


def _instant(tst: Tst) -> Instant:
    try:
        return in_range(round(float(tst) * SECOND))
    except (ValueError, OverflowError) as error:
        raise Refused("tst is no number of seconds") from error


def _terminal(topic: str, names: Mapping[str, str]) -> str:
    who = _who(topic) if len(topic) <= LONGEST else None
    if who is None:
        raise Refused("the topic is neither owntracks/{user}/{device} nor its /event")
    known = names.get(f"{who[0]}/{who[1]}")
    return known if known is not None else _own_name(*who)


@lru_cache(maxsize=65_536)
def _who(topic: str) -> tuple[str, str] | None:
    parts = topic.split("/")
    if len(parts) == 4 and parts[3] == "event":
        parts.pop()
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "owntracks" else None


@lru_cache(maxsize=65_536)
def _own_name(user: str, device: str) -> str:
    """Return ``ot-{user}-{device}``; a dash inside *user* is doubled, so that no two phones share a name."""
    name = f"ot-{user.replace('-', '--')}-{device}"
    if not user or not device or device.startswith("-") or not limits.ID.match(name):
        raise Refused("user and device do not make a terminal's id; give them a row in the table of phones")
    return name


PROTOCOL = Protocol(name="owntracks", prefix=PREFIX, filters=filters, parse=parse)

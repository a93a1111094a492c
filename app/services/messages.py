"""What crosses the gateway's door: what terminals and desks send in, and what goes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.fix import Fix
from app.domain.moment import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A problem reported from a terminal. ``message_id`` is the sender's own id, the same when it sends again."""

    message_id: str
    terminal: str
    device_at: Instant
    received_at: Instant
    class_key: str
    lon: float
    lat: float
    accuracy_m: float
    place: str
    description: str
    photos: tuple[str, ...]
    component: str
    urgent: bool
    self_handled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A collector's answer to a 核实 or 核查 task: ``result`` is ``passed``, ``failed`` or ``unable``."""

    message_id: str
    terminal: str
    device_at: Instant
    received_at: Instant
    case_id: str
    task: str
    result: str
    note: str
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixes:
    """Positions of one terminal, in one message."""

    terminal: str
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalStatus:
    """A terminal came on line or went off it (its own word, or its last will). ``place`` names an OwnTracks transition."""

    terminal: str
    device_at: Instant
    received_at: Instant
    online: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A photo or a sound, named by its SHA-256; from a terminal, or from a *seat* (then *terminal* is ``""``)."""

    terminal: str
    received_at: Instant
    sha256: str
    content: bytes = field(repr=False)
    seat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A desk's request for one step. ``version`` is the case's version the desk saw; ``None`` where no case is touched."""

    step_id: str
    seat: str
    session: str = field(repr=False)
    name: str
    case_id: str = ""
    version: int | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A person asks for a seat at a post; ``post`` ``""`` is the first of the person's posts."""

    step_id: str
    seat: str
    user: str
    password: str = field(repr=False)
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What could not be read, with the reason; goes to quarantine as it came.

    ``terminal`` (or ``seat``) and ``message_id`` are set where at least the message's own id could be read and its
    sender waits for a receipt or an answer: it is told, so that it does not send the same again for ever.
    """

    topic: str
    payload: bytes = field(repr=False)
    received_at: Instant
    reason: str
    terminal: str = ""
    message_id: str = ""
    seat: str = ""


Incoming = Report | Reply | Fixes | TerminalStatus | Media | Step | Login | Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message to publish after the commit.

    ``channel`` and ``address`` name the topic: ``receipt``, ``task`` or ``message`` of a terminal, ``answer`` of a
    seat, ``notice`` (no address).
    """

    channel: str
    address: str
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a desk is told: done (with the case's new version), or why not. ``text`` is for the person, in Chinese."""

    step_id: str
    ok: bool
    case_id: str = ""
    number: str = ""
    version: int = 0
    code: str = ""
    text: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)

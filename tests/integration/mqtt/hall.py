"""The other end for MQTT tests: a handler that writes down what it gets, and waiting for something to hold."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.adapters.clockwork import SystemClock
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.fix import Fix
from app.services.messages import Fixes, Incoming, Outgoing, Report, Step


@dataclass
class Given:
    """What a handler gives back."""

    outgoing: tuple[Outgoing, ...] = ()
    posts: tuple[int, ...] = ()


@dataclass
class Hall:
    """Handles like a gateway that stores nothing: receipts for reports, answers for steps. ``trouble`` comes first."""

    trouble: Callable[[Sequence[Incoming]], None] = lambda batch: None
    batches: list[list[Incoming]] = field(default_factory=list)
    open_door: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.open_door.set()

    @property
    def messages(self) -> list[Incoming]:
        return [message for batch in list(self.batches) for message in batch]

    def handle(self, batch: Sequence[Incoming]) -> Given:
        self.open_door.wait(60)
        self.trouble(batch)
        self.batches.append(list(batch))
        return Given(tuple(answer for message in batch for answer in self._answers(message)))

    def _answers(self, message: Incoming) -> tuple[Outgoing, ...]:
        if isinstance(message, Report):
            body = {"v": 1, "id": message.message_id, "ok": True, "case_id": "c", "number": "n"}
            return (Outgoing(channel="receipt", address=message.terminal, body=body),)
        if isinstance(message, Step):
            body = {"v": 1, "id": message.step_id, "ok": True, "case_id": message.case_id, "number": "", "version": 2,
                    "code": "", "text": "", "fields": {}}  # fmt: skip
            answer = Outgoing(channel="answer", address=message.seat, body=body)
            return (answer, Outgoing(channel="notice", address="", body={"v": 1, "head": 7}))
        return ()


def link(url: str, city: str, hall: Hall, **more: object) -> GatewayLink:
    reader, clock = Protocols(load_all()), SystemClock()
    return GatewayLink(url, city, hall.handle, reader=reader, clock=clock, **more)


def fixes(terminal: str, number: int) -> Fixes:
    """Return one fix whose time says its *number*."""
    at = 1_781_143_200_000_000 + number
    return Fixes(terminal=terminal, fixes=(Fix(terminal=terminal, device_at=at, received_at=0, lon=114.3, lat=30.6),))


def number_of(message: Incoming) -> int:
    assert isinstance(message, Fixes), message
    return message.fixes[0].device_at - 1_781_143_200_000_000


def report(terminal: str, message_id: str) -> Report:
    return Report(
        message_id=message_id, terminal=terminal, device_at=1_781_143_200_000_000, received_at=0, class_key="E06010",
        lon=114.3, lat=30.6, accuracy_m=-1, place="", description="", photos=(), component="", urgent=False,
        self_handled=False,
    )  # fmt: skip


def step(seat: str, step_id: str) -> Step:
    return Step(step_id=step_id, seat=seat, session="token", name="accept", case_id="c-1", version=1)


def wait_for(holds: Callable[[], object], timeout_s: float = 60.0) -> None:
    """Wait until *holds*; fail if it does not in time."""
    give_up_at = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < give_up_at, "waited in vain"
        time.sleep(0.005)

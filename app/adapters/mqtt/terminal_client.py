"""A terminal's side: sends fixes, reports, replies and photos, and sends again until the receipt comes.

One client may speak for many terminals (a simulator, a gateway of vehicles). Callbacks come from paho's network
thread.
"""

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import paho.mqtt.client as paho
from msgspec.json import Decoder

from app.adapters import topics
from app.adapters.mqtt import uplink
from app.adapters.mqtt.broker_url import BrokerUrl
from app.adapters.mqtt.connection import Connection, Will
from app.services.messages import Fixes, Media, Reply, Report, TerminalStatus

log = logging.getLogger(__name__)

AGAIN_AFTER_S = 10.0
AT_MOST_S = 300.0

Body = Mapping[str, object]
OnBody = Callable[[str, Body], None]
BODY: Decoder[dict[str, object]] = Decoder(dict[str, object])


@dataclass(slots=True)
class Unreceipted:
    """A message whose receipt has not come, and when it goes out again (monotonic seconds)."""

    topic: str
    payload: bytes
    pause_s: float
    due_s: float


class TerminalClient:
    """Speaks for *terminals* of one city. ``on_receipt`` and ``on_task`` get the terminal's id and the JSON body.

    With ``clean`` the broker forgets the client when it leaves; else it keeps what comes meanwhile, as for a device.
    """

    def __init__(
        self,
        url: BrokerUrl | str,
        city: str,
        terminals: Sequence[str],
        *,
        client_id: str = "",
        clean: bool = False,
        on_receipt: OnBody | None = None,
        on_task: OnBody | None = None,
        again_after_s: float = AGAIN_AFTER_S,
    ) -> None:
        self._city = city
        self._on_receipt = on_receipt
        self._on_task = on_task
        self._again_after_s = again_after_s
        self._lock = threading.Lock()
        self._unreceipted: dict[tuple[str, str], Unreceipted] = {}
        self._ending = threading.Event()
        self._sender = threading.Thread(target=self._send_again, name="wanmi-terminal", daemon=True)
        self._connection = Connection(
            url if isinstance(url, BrokerUrl) else BrokerUrl.parse(url),
            client_id=client_id or f"wanmi-terminal-{city}-{terminals[0]}",
            filters=tuple(topics.terminal(city, name, one) for name in terminals for one in topics.TERMINAL_DOWN),
            on_message=self._take,
            clean=clean,
            will=_will(city, terminals[0]) if len(terminals) == 1 else None,
        )

    @property
    def unreceipted(self) -> int:
        """How many reports, replies and photos wait for their receipt."""
        with self._lock:
            return len(self._unreceipted)

    @property
    def is_connected(self) -> bool:
        """Whether the broker is there."""
        return self._connection.is_connected

    def open(self, timeout_s: float = 10.0) -> None:
        """Connect, or raise :class:`BrokerUnavailable`."""
        self._connection.open(timeout_s)
        self._sender.start()

    def close(self) -> None:
        """Say goodbye; what has no receipt is forgotten (a real terminal keeps it on disk)."""
        self._ending.set()
        if self._sender.ident is not None:
            self._sender.join()
        self._connection.close()

    def fix(self, fixes: Fixes) -> paho.MQTTMessageInfo:
        """Send positions; no receipt comes for them."""
        return self._connection.publish(*uplink.encode(fixes, self._city))

    def status(self, status: TerminalStatus) -> paho.MQTTMessageInfo:
        """Send the terminal's state, kept by the broker for whoever comes later."""
        return self._connection.publish(*uplink.encode(status, self._city), retain=True)

    def report(self, report: Report) -> None:
        """Send a report until its receipt comes."""
        self._send_until_receipted(report.terminal, report.message_id, report)

    def reply(self, reply: Reply) -> None:
        """Send the answer to a task until its receipt comes."""
        self._send_until_receipted(reply.terminal, reply.message_id, reply)

    def media(self, terminal: str, content: bytes) -> str:
        """Send a photo until its receipt comes; return its SHA-256, which reports name it by."""
        sha256 = hashlib.sha256(content).hexdigest()
        media = Media(terminal=terminal, received_at=0, sha256=sha256, content=content)
        self._send_until_receipted(terminal, sha256, media)
        return sha256

    def _send_until_receipted(self, terminal: str, message_id: str, message: uplink.Sent) -> None:
        topic, payload = uplink.encode(message, self._city)
        due_s = time.monotonic() + self._again_after_s
        with self._lock:
            self._unreceipted[terminal, message_id] = Unreceipted(topic, payload, self._again_after_s, due_s)
        self._connection.publish(topic, payload)

    def _send_again(self) -> None:
        while not self._ending.wait(min(1.0, self._again_after_s / 4)):
            if self._connection.is_connected:
                for one in self._due(time.monotonic()):
                    self._connection.publish(one.topic, one.payload)

    def _due(self, now_s: float) -> list[Unreceipted]:
        with self._lock:
            due = [one for one in self._unreceipted.values() if one.due_s <= now_s]
            for one in due:
                one.pause_s = min(2 * one.pause_s, AT_MOST_S)
                one.due_s = now_s + one.pause_s
        return due

    def _take(self, message: paho.MQTTMessage) -> None:
        place = topics.place_of(message.topic)
        try:
            body = BODY.decode(message.payload)
        except ValueError as error:
            log.warning("a message on %s is not readable: %s", message.topic, error)
            return
        if place is None:
            return
        if place.channel == "receipt":
            with self._lock:
                self._unreceipted.pop((place.name, str(body.get("id"))), None)
        listener = self._on_receipt if place.channel == "receipt" else self._on_task
        if listener is not None:
            listener(place.name, body)


def _will(city: str, terminal: str) -> Will:
    return Will(topic=topics.terminal(city, terminal, "status"), payload=b'{"v":1,"online":false,"detail":"will"}')

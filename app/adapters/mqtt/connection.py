"""One connection to a broker, kept up: subscribes at each connect, says once that it was lost and once that it is back.

Threads: paho's network thread calls ``on_message`` and ``on_state``; everything else may be called from any thread.
"""

import contextlib
import logging
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass

import paho.mqtt.client as paho
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from app.adapters.mqtt.broker_url import BrokerUrl
from app.adapters.mqtt.errors import BrokerUnavailable
from app.adapters.mqtt.steady_client import SteadyClient

log = logging.getLogger(__name__)

KEEPALIVE_S = 30
RECONNECT_S = (1, 5)
QOS = 1

OnMessage = Callable[[paho.MQTTMessage], None]
OnState = Callable[[bool], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Will:
    """What the broker publishes, retained, when the connection is lost without a goodbye."""

    topic: str
    payload: bytes


class Connection:
    """A connection under one client id. ``clean`` forgets the session at each connect; else the broker keeps it."""

    def __init__(
        self,
        url: BrokerUrl,
        *,
        client_id: str,
        filters: tuple[str, ...],
        on_message: OnMessage,
        on_state: OnState | None = None,
        clean: bool = False,
        manual_ack: bool = False,
        will: Will | None = None,
    ) -> None:
        self._url = url
        self._filters = filters
        self._take = on_message
        self._on_state = on_state
        self._lock = threading.Lock()
        self._generation = 0
        self._session_present = False
        self._was_lost = False
        self._closing = False
        self._ready = threading.Event()
        self._answered = threading.Event()
        self._refusal = ""
        self._client = self._new_client(client_id, clean, manual_ack, will)

    def __str__(self) -> str:
        """Return the broker's address without secrets."""
        return str(self._url)

    @property
    def generation(self) -> int:
        """The number of this connection among those since the start; it changes at each connect and each loss."""
        return self._generation

    @property
    def session_present(self) -> bool:
        """Whether the broker had kept our session when we connected last."""
        return self._session_present

    @property
    def is_connected(self) -> bool:
        """Whether the broker has taken us in and our subscriptions."""
        return self._ready.is_set()

    def open(self, timeout_s: float = 10.0) -> None:
        """Connect and subscribe, or raise :class:`BrokerUnavailable`; later losses are mended in the background."""
        try:
            self._client.connect(self._url.host, self._url.port, KEEPALIVE_S)
        except (OSError, UnicodeError) as error:  # UnicodeError: a host name that is none
            raise BrokerUnavailable(f"the broker {self} cannot be reached: {error}") from error
        self._client.loop_start()
        if not self._answered.wait(timeout_s) or self._refusal:
            reason = self._refusal or f"it did not answer within {timeout_s:g} s"
            self.close()
            raise BrokerUnavailable(f"the broker {self} does not take us in: {reason}")

    def open_in_background(self) -> None:
        """Start connecting and go on trying; ``on_state`` tells when it is done."""
        self._client.connect_async(self._url.host, self._url.port, KEEPALIVE_S)
        self._client.loop_start()

    def close(self) -> None:
        """Say goodbye and end the network thread."""
        self._closing = True
        self._client.disconnect()
        self._client.loop_stop()

    def wait(self, timeout_s: float) -> bool:
        """Wait until connected; return whether it is."""
        return self._ready.wait(timeout_s)

    def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> paho.MQTTMessageInfo:
        """Hand a message to the network thread at QoS 1; kept and sent again over reconnects."""
        return self._client.publish(topic, payload, QOS, retain)

    def acknowledge(self, arrivals: list[tuple[int, int]]) -> int:
        """Acknowledge ``(generation, message id)`` in order, only those of this very connection; return how many.

        A message of QoS 0 has the id 0 and is not acknowledged.
        """
        with self._lock:  # a loss waits here, so that no old id can be acknowledged on the next connection
            ours = [mid for generation, mid in arrivals if mid and generation == self._generation]
            _acknowledge(self._client, ours)
        return len(ours)

    def _new_client(self, client_id: str, clean: bool, manual_ack: bool, will: Will | None) -> paho.Client:
        client = SteadyClient(client_id, clean=clean, manual_ack=manual_ack, on_broken=self._on_broken)
        client.reconnect_delay_set(*RECONNECT_S)
        client.max_inflight_messages_set(1_000)
        if self._url.user:
            client.username_pw_set(self._url.user, self._url.password)
        if self._url.tls:
            _trust(client, self._url)
        if will is not None:
            client.will_set(will.topic, will.payload, QOS, retain=True)
        client.on_connect = self._on_connect
        client.on_subscribe = self._on_subscribe
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        return client

    def _on_connect(
        self, client: paho.Client, _data: object, flags: paho.ConnectFlags, code: ReasonCode, _props: Properties | None
    ) -> None:
        if code.is_failure:
            self._refuse(str(code))
            return
        with self._lock:
            self._generation += 1
        self._session_present = flags.session_present
        if self._filters:
            client.subscribe([(one, QOS) for one in self._filters])  # here, so that it is renewed at each reconnect
        else:
            self._settle()

    def _on_subscribe(
        self, _client: paho.Client, _data: object, _mid: int, codes: list[ReasonCode], _props: Properties | None
    ) -> None:
        refused = [one for one, code in zip(self._filters, codes, strict=False) if code.is_failure]
        if refused:
            self._refuse(f"it refuses the subscription to {', '.join(refused)}")
        else:
            self._settle()

    def _on_disconnect(
        self, _client: paho.Client, _data: object, _flags: object, code: ReasonCode, _props: Properties | None
    ) -> None:
        self._lose(str(code))

    def _on_broken(self) -> None:
        self._lose("what it sent could not be taken")

    def _lose(self, why: str) -> None:
        with self._lock:
            self._generation += 1
        was_ready = self._ready.is_set()
        self._ready.clear()
        if self._closing or not was_ready:
            return
        self._was_lost = True
        log.warning("the broker %s is lost (%s); trying again", self, why)
        self._tell(False)  # noqa: FBT003

    def _settle(self) -> None:
        self._refusal = ""
        self._ready.set()
        self._answered.set()
        if self._was_lost:
            log.warning("the broker %s is back", self)
        self._was_lost = False
        self._tell(True)  # noqa: FBT003

    def _refuse(self, reason: str) -> None:
        if self._refusal != reason:
            log.error("the broker %s refuses us: %s", self, reason)
        self._refusal = reason
        self._answered.set()

    def _tell(self, connected: bool) -> None:
        if self._on_state is not None:
            try:
                self._on_state(connected)
            except Exception:  # a door: an error escaping here would end the network thread
                log.exception("a listener failed on the connection's change")

    def _on_message(self, _client: paho.Client, _data: object, message: paho.MQTTMessage) -> None:
        try:
            self._take(message)
        except Exception:  # a door: an error escaping here would end the network thread
            log.exception("a message of %d bytes was not taken", len(message.payload))


def is_published(info: paho.MQTTMessageInfo, timeout_s: float) -> bool:
    """Wait until the broker has the message, no longer than *timeout_s*; return whether it has. Never raises."""
    with contextlib.suppress(ValueError, RuntimeError):  # paho's words for one it had no room or no connection for
        info.wait_for_publish(max(0.0, timeout_s))
        return info.is_published()
    return False


def _acknowledge(client: paho.Client, mids: list[int]) -> None:
    """Queue the PUBACKs (MQTT 3.1.1 §3.4) of *mids* as one piece of bytes.

    paho's own ``ack`` wakes its network thread for each one with a byte through a socket; for a batch of 2,000 that
    is half of the worker's time. What goes over the wire is the same.
    """
    if mids:
        packets = b"".join(struct.pack("!BBH", paho.PUBACK, 2, mid) for mid in mids)
        client._packet_queue(paho.PUBACK, packets, mids[-1], QOS)  # noqa: SLF001 - no public way to send several


def _trust(client: paho.Client, url: BrokerUrl) -> None:
    try:
        client.tls_set(ca_certs=url.ca or None)
    except OSError as error:
        raise BrokerUnavailable(f"the certificates to trust {url} by cannot be read: {error}") from error

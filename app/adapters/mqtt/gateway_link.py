"""The gateway's link to the broker: what arrives is handled in batches, answered, and only then acknowledged.

Threads: paho's network thread only puts messages into the inbox; one worker parses, calls the handler and the
timers, publishes and acknowledges. So the services run in one thread. The session is persistent under a fixed
client id: what comes while the gateway is away, or was not acknowledged when it died, comes again.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import paho.mqtt.client as paho
from paho.mqtt.enums import MQTTErrorCode

from app.adapters.mqtt import outgoing as wire
from app.adapters.mqtt import salvage
from app.adapters.mqtt.broker_url import BrokerUrl
from app.adapters.mqtt.connection import Connection, is_published
from app.adapters.mqtt.errors import BrokerUnavailable
from app.adapters.mqtt.inbox import Arrival, Inbox
from app.adapters.mqtt.patience import Patience
from app.adapters.mqtt.salvage import Handler
from app.domain.moment import Instant
from app.services.messages import Incoming, Outgoing, Unreadable
from app.services.ports import Clock, LeaseLost, StoreFailure

log = logging.getLogger(__name__)

BATCH = 2_000
TICK_S = 0.5
PUBLISHED_WITHIN_S = 2.0
"""The worker waits no longer for the broker: it must also renew the lease (15 s on SQLite)."""


class Reader(Protocol):
    """Knows the terminals' protocols."""

    def filters(self, city: str) -> tuple[str, ...]:
        """Return the topic filters to subscribe for *city*."""
        ...

    def parse(self, topic: str, payload: bytes, received_at: Instant) -> Incoming:
        """Return what the message says; never raises."""
        ...


class Due(Protocol):
    """What the timers give back: messages to publish, and the outbox numbers to confirm when they are gone."""

    @property
    def outgoing(self) -> Sequence[Outgoing]:
        """Return the messages to publish, in order."""
        ...

    @property
    def posts(self) -> Sequence[int]:
        """Return the outbox numbers of these messages, one each."""
        ...


@dataclass(slots=True)
class Counts:
    """What the link has done since it was made; written by the worker, read by anyone."""

    messages: int = 0
    batches: int = 0
    unreadable: int = 0
    published: int = 0
    acknowledged: int = 0


class GatewayLink:
    """Feeds one handler from one broker. ``on_tick`` is called each half second by the same worker as the handler.

    ``on_posted`` confirms what a tick sent once the broker has it. ``on_end`` is called once, from the worker, when
    it has stopped by itself: the writer's lease is lost, or a bug; :attr:`failure` says which.
    """

    def __init__(
        self,
        url: BrokerUrl | str,
        city: str,
        handler: Handler,
        *,
        reader: Reader,
        clock: Clock,
        on_tick: Callable[[], Due] | None = None,
        on_posted: Callable[[Sequence[int]], None] | None = None,
        on_end: Callable[[Exception], None] | None = None,
        tick_s: float = TICK_S,
        batch: int = BATCH,
    ) -> None:
        self._city = city
        self._handler = handler
        self._reader = reader
        self._clock = clock
        self._on_tick = on_tick
        self._on_posted = on_posted
        self._on_end = on_end
        self._tick_s = tick_s
        self._batch = batch
        self._inbox = Inbox()
        self._ending = threading.Event()
        self._patience = Patience(self._ending)
        self._tick_broke = False
        self._worker = threading.Thread(target=self._run, name="wanmi-gateway", daemon=True)
        self._handed: dict[int, paho.MQTTMessageInfo | None] = {}
        self._last_published: paho.MQTTMessageInfo | None = None
        self.failure: Exception | None = None
        self.counts = Counts()
        self._connection = Connection(
            url if isinstance(url, BrokerUrl) else BrokerUrl.parse(url),
            client_id=f"wanmi-gateway-{city}",
            filters=reader.filters(city),
            on_message=self._enqueue,
            manual_ack=True,
        )

    @property
    def is_connected(self) -> bool:
        """Whether the broker is there."""
        return self._connection.is_connected

    def open(self, timeout_s: float = 10.0) -> None:
        """Connect and begin to work, or raise :class:`BrokerUnavailable`."""
        self._worker.start()  # first: rumqttd confirms a subscription only after the waiting messages are acknowledged
        try:
            self._connection.open(timeout_s)
        except BrokerUnavailable:
            self._ending.set()
            self._inbox.close()
            raise
        log.info("the gateway of %s listens on %s", self._city, self._connection)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until the worker has ended (see :attr:`failure`); return whether it has."""
        self._worker.join(timeout_s)
        return not self._worker.is_alive()

    def stop(self, timeout_s: float = 10.0) -> None:
        """Handle what has arrived, publish, acknowledge, and close. What comes later waits at the broker."""
        self._ending.set()
        self._inbox.close()
        if self._worker.ident is not None:
            self._worker.join(timeout_s)
        if self._last_published is not None:
            is_published(self._last_published, timeout_s)
        self._connection.close()
        log.info("the gateway of %s has left %s after %d messages", self._city, self._connection, self.counts.messages)

    def _enqueue(self, message: paho.MQTTMessage) -> None:
        generation = self._connection.generation
        if message.retain and self._connection.session_present:
            self._connection.acknowledge([(generation, message.mid)])  # an old word; its live copy came to our session
            return
        try:
            topic = message.topic
        except UnicodeDecodeError:  # from a broker that lets it pass; no protocol has this topic
            topic = "(not UTF-8)"
        self._inbox.put(Arrival(generation, message.mid, topic, bytes(message.payload), self._clock.now()))

    def _run(self) -> None:
        next_tick = time.monotonic()
        try:
            while not self._inbox.is_drained:
                arrivals = self._inbox.take(self._batch, max(0.0, next_tick - time.monotonic()))
                if arrivals:
                    self._work(arrivals)
                if time.monotonic() >= next_tick and not self._ending.is_set():
                    self._tick()
                    next_tick = time.monotonic() + self._tick_s
        except LeaseLost as lost:
            log.error("this gateway is the writer no more (%s); it stops", lost)  # noqa: TRY400  # no bug of ours
            self._end(lost)
        except StoreFailure as failure:
            log.warning("stopped while the store fails (%s); what was not stored comes again", failure)
        except Exception as bug:  # a door: a dead worker must be seen, so that the process can be started again
            log.exception("the gateway's worker broke and stops")
            self._end(bug)

    def _work(self, arrivals: list[Arrival]) -> None:
        parse = self._reader.parse
        batch = [parse(one.topic, one.payload, one.received_at) for one in arrivals]
        self.counts.unreadable += sum(isinstance(message, Unreadable) for message in batch)
        answers = self._patience.until_done(
            lambda: salvage.handle(self._handler, batch, lambda place: _original(arrivals[place]))
        )
        self._publish(answers)
        self.counts.acknowledged += self._connection.acknowledge([(one.generation, one.mid) for one in arrivals])
        self.counts.messages += len(arrivals)
        self.counts.batches += 1

    def _tick(self) -> None:
        if self._on_tick is None:
            return
        try:
            self._send_due(self._patience.once(self._on_tick))
            self._tick_broke = False
        except LeaseLost:
            raise
        except StoreFailure:
            return  # noted already; the next tick tries again
        except Exception:  # a door: a timer's bug must not stop the messages
            if not self._tick_broke:
                log.exception("the timers failed; tried again at each tick, said once")
            self._tick_broke = True

    def _send_due(self, due: Due) -> None:
        """Hand over what is new in the outbox and confirm what the broker has; without a broker it stays in the outbox.

        What was handed over is never handed over again, however late the broker or the confirmation: paho itself
        sends it anew after a reconnect.
        """
        if self._connection.is_connected:
            fresh = [(n, one) for n, one in zip(due.posts, due.outgoing, strict=True) if n not in self._handed]
            deadline = time.monotonic() + PUBLISHED_WITHIN_S
            sent = [info for number, message in fresh if (info := self._hand_over(number, message)) is not None]
            for info in sent:
                is_published(info, deadline - time.monotonic())
        self._confirm()

    def _hand_over(self, number: int, message: Outgoing) -> paho.MQTTMessageInfo | None:
        """Publish one message of the outbox; one that cannot be sent counts as gone, one without room stays."""
        try:
            info = self._send(message)
        except (ValueError, TypeError):
            log.exception("a message for the channel %r cannot be sent and is dropped", message.channel)
            self._handed[number] = None
            return None
        if info is not None:
            self._handed[number] = info
        return info

    def _confirm(self) -> None:
        gone = tuple(number for number, info in self._handed.items() if info is None or is_published(info, 0.0))
        if not gone:
            return
        confirm = self._on_posted
        if confirm is not None:
            self._patience.once(lambda: confirm(gone))
        for number in gone:
            del self._handed[number]

    def _publish(self, messages: Sequence[Outgoing]) -> None:
        for message in messages:
            try:
                if self._send(message) is None:
                    log.error("65,535 messages wait for %s; one for %r is dropped", self._connection, message.channel)
            except (ValueError, TypeError):
                log.exception("a message for the channel %r cannot be sent and is dropped", message.channel)

    def _send(self, message: Outgoing) -> paho.MQTTMessageInfo | None:
        """Hand *message* to paho, or return ``None`` where it has no room; raise for one that cannot be written."""
        info = self._connection.publish(*wire.encode(message, self._city))
        if info.rc == MQTTErrorCode.MQTT_ERR_QUEUE_SIZE:
            return None
        if info.rc == MQTTErrorCode.MQTT_ERR_NO_CONN:
            info.rc = MQTTErrorCode.MQTT_ERR_SUCCESS  # paho keeps it for the next connect; is_published would raise
        self._last_published = info
        self.counts.published += 1
        return info

    def _end(self, failure: Exception) -> None:
        self.failure = failure
        self._ending.set()
        self._inbox.close()
        if self._on_end is not None:
            self._on_end(failure)


def _original(arrival: Arrival) -> Unreadable:
    """Return the message as it came, for quarantine; what a seat sends may hold a secret and is left out."""
    payload = b"" if "/seat/" in arrival.topic else arrival.payload
    return Unreadable(
        topic=arrival.topic, payload=payload, received_at=arrival.received_at, reason="the handler failed on it"
    )

"""A seat's link to the gateway: one question, one answer, and the notices that wake the seat.

``on_notice`` and ``on_state`` are called from paho's network thread; ``login``, ``ask`` and ``upload`` block their caller.
"""

import hashlib
import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from queue import Empty, SimpleQueue

import paho.mqtt.client as paho
from msgspec import Struct
from msgspec.json import Decoder

from app.adapters import topics
from app.adapters.mqtt import uplink, wall_report
from app.adapters.mqtt.broker_url import BrokerUrl
from app.adapters.mqtt.connection import Connection, OnState
from app.services.messages import Answer, Login, Media, Step
from app.services.ports import GatewayAway, UploadRefused
from app.services.wall_line import WallReport

log = logging.getLogger(__name__)

ANSWER_WITHIN_S = 5.0
TOO_LARGE = "内容过长，未发出，请缩短"


class AnswerBody(Struct):
    """An answer on the wire."""

    id: str
    ok: bool
    case_id: str = ""
    number: str = ""
    version: int = 0
    code: str = ""
    text: str = ""
    fields: dict[str, object] = {}


class NoticeBody(Struct):
    """A notice on the wire: the newest place in the log."""

    head: int


ANSWER = Decoder(AnswerBody)
NOTICE = Decoder(NoticeBody)


class DeskLink:
    """Implements the ports ``Desk`` and ``WallLine`` over MQTT. Any thread may ask; a step may be asked again under its own id.

    Nothing is queued here: without a broker a step is not sent at all, and the caller keeps it.
    """

    def __init__(
        self,
        url: BrokerUrl | str,
        city: str,
        seat: str,
        *,
        on_notice: Callable[[int], None] | None = None,
        on_state: OnState | None = None,
        timeout_s: float = ANSWER_WITHIN_S,
    ) -> None:
        self._city = city
        self._seat = seat
        self._on_notice = on_notice
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        self._waiting: dict[str, list[SimpleQueue[Answer]]] = {}
        self._notice_topic = topics.notice(city)
        self._wall_prefix = topics.wall(city, "", "").rstrip("/") + "/"
        self._listeners: list[Callable[[WallReport], None]] = []
        self._reports: dict[str, WallReport] = {}
        self._warned: set[str] = set()
        self._connection = Connection(
            url if isinstance(url, BrokerUrl) else BrokerUrl.parse(url),
            client_id=f"wanmi-seat-{city}-{seat}-{uuid.uuid4().hex[:8]}",  # two windows of one seat must not fight
            filters=(topics.seat(city, seat, "answer"), self._notice_topic, topics.wall(city, "+", "+")),
            on_message=self._take,
            on_state=on_state,
            clean=True,
        )

    @property
    def is_connected(self) -> bool:
        """Whether the broker is there."""
        return self._connection.is_connected

    def open(self, timeout_s: float = 10.0) -> None:
        """Connect, or raise :class:`BrokerUnavailable`."""
        self._connection.open(timeout_s)

    def open_in_background(self) -> None:
        """Start connecting and go on trying; ``on_state`` tells when the broker is there."""
        self._connection.open_in_background()

    def close(self) -> None:
        """Say goodbye."""
        self._connection.close()

    def login(self, login: Login) -> Answer:
        """Ask for a seat, or raise :class:`GatewayAway`."""
        return self._ask(login.step_id, login)

    def ask(self, step: Step) -> Answer:
        """Ask for one step, or raise :class:`GatewayAway`."""
        return self._ask(step.step_id, step)

    def upload(self, content: bytes) -> str:
        """Hand over a photo under its SHA-256 and return that; raise :class:`GatewayAway` or :class:`UploadRefused`."""
        sha256 = hashlib.sha256(content).hexdigest()
        answer = self._ask(sha256, Media(terminal="", seat=self._seat, received_at=0, sha256=sha256, content=content))
        if not answer.ok:
            raise UploadRefused(answer.text)
        return sha256

    def tell(self, report: WallReport) -> None:
        """Tell what a wall shows, kept by the broker; without a broker nothing is told, and the next one is."""
        if self._connection.is_connected:
            said = wall_report.fitted(report)
            if said.left_out:
                self._warn_once(report.scene, f"a report has no room for {said.left_out} of the wall's marks")
            topic = topics.wall(self._city, report.wall, self._seat)
            self._connection.publish(topic, wall_report.encode(said), retain=True)

    def listen(self, listener: Callable[[WallReport], None]) -> Callable[[], None]:
        """Call *listener* with what walls told last and with all they tell; return what ends that."""
        with self._lock:
            self._listeners.append(listener)
            known = list(self._reports.values())
        for report in known:
            listener(report)
        return partial(self._listeners.remove, listener)

    def _ask(self, step_id: str, message: Step | Login | Media) -> Answer:
        if not self._connection.is_connected:
            raise GatewayAway(f"no connection to the broker {self._connection}")
        topic, payload = uplink.encode(message, self._city)
        if uplink.is_too_large(message, payload):  # it would never be answered, and what waits behind it neither
            return Answer(step_id=step_id, ok=False, code="invalid", text=TOO_LARGE)
        with self._answer_of(step_id) as answer:
            self._connection.publish(topic, payload)
            try:
                return answer.get(timeout=self._timeout_s)
            except Empty as error:
                raise GatewayAway(f"the gateway gave no answer within {self._timeout_s:g} s") from error

    @contextmanager
    def _answer_of(self, step_id: str) -> Iterator[SimpleQueue[Answer]]:
        answer: SimpleQueue[Answer] = SimpleQueue()
        with self._lock:
            self._waiting.setdefault(step_id, []).append(answer)
        try:
            yield answer
        finally:
            with self._lock:
                self._waiting[step_id].remove(answer)
                if not self._waiting[step_id]:
                    del self._waiting[step_id]

    def _take(self, message: paho.MQTTMessage) -> None:
        try:
            if message.topic.startswith(self._wall_prefix):
                self._take_report(message.topic, wall_report.decode(bytes(message.payload)))
            elif message.topic != self._notice_topic:
                self._take_answer(ANSWER.decode(message.payload))
            elif self._on_notice is not None:
                self._on_notice(NOTICE.decode(message.payload).head)
        except ValueError as error:
            log.warning("a message on %s is not readable: %s", message.topic, error)

    def _warn_once(self, about: str, words: str) -> None:
        """Log *words* about a scene or topic, and not again with each report."""
        if about not in self._warned:
            self._warned.add(about)
            log.warning("%s: %s", about, words)

    def _take_report(self, topic: str, report: WallReport) -> None:
        if report.unread:
            why = "; ".join(dict.fromkeys(report.unread))
            self._warn_once(topic, f"marks of a newer wall are not known here: {why}")
        with self._lock:
            self._reports[topic] = report
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(report)

    def _take_answer(self, body: AnswerBody) -> None:
        answer = Answer(
            step_id=body.id,
            ok=body.ok,
            case_id=body.case_id,
            number=body.number,
            version=body.version,
            code=body.code,
            text=body.text,
            fields=body.fields,
        )
        with self._lock:
            for one in self._waiting.get(body.id, ()):
                one.put(answer)

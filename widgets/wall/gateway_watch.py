"""Notices that the gateway is gone: when the log has been quiet for a while, it is asked whether it is there."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.moment import SECOND, Instant
from app.services.messages import Answer, Step
from app.services.ports import Desk, GatewayAway, Ids
from app.situation.answers import Moment
from widgets.feed import SituationFeed
from widgets.jobs import Jobs

log = logging.getLogger(__name__)

QUIET: Instant = 60 * SECOND
"""After so long without a new event the gateway is asked, and then again as often."""
LOOK_MS = 5_000
PING = "ping"


class GatewayWatch(QObject):
    """Asks through the seat's own door with a step that nobody may take: any answer, a refusal too, is a sign of life."""

    changed = Signal()

    def __init__(
        self, desk: Desk, ids: Ids, seat: str, feed: SituationFeed, now: Callable[[], Instant],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.away_since: Instant = 0
        """Since when it has not answered; 0 while it is there."""
        self._desk = desk
        self._ids = ids
        self._seat = seat
        self._now = now
        self._seq = -1
        self._asked_at = self._heard_at = now()
        self._is_asking = False
        self._jobs = Jobs(self)
        feed.moment_ready.connect(self._on_moment)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._jobs.close()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if moment.live and moment.seq != self._seq:
            self._seq = moment.seq
            self._hear()

    @Slot()
    def look(self) -> None:
        """Ask where nothing was heard for a while."""
        now = self._now()
        self._heard_at, self._asked_at = min(self._heard_at, now), min(self._asked_at, now)  # the clock was put back
        if self._is_asking or now - self._heard_at < QUIET or now - self._asked_at < QUIET:
            return
        self._asked_at, self._is_asking = now, True
        step = Step(
            step_id=self._ids.new(), seat=self._seat, session="", name=PING, case_id="", version=None, fields={}
        )
        self._jobs.submit(self, lambda: self._desk.ask(step), self._on_answer, self._on_error)

    def _on_answer(self, _answer: Answer) -> None:
        self._is_asking = False
        self._hear()

    def _on_error(self, error: Exception) -> None:
        self._is_asking = False
        if isinstance(error, GatewayAway) and not self.away_since:
            self.away_since = self._heard_at
            log.warning("the gateway does not answer: %s", error)
            self.changed.emit()

    def _hear(self) -> None:
        self._heard_at = self._now()
        if self.away_since:
            self.away_since = 0
            log.info("the gateway answers again")
            self.changed.emit()

"""What is wrong with reading the situation: said once, counted, and over when it is over."""

import logging
from collections.abc import Callable
from dataclasses import replace

from app.domain.moment import SECOND, Instant
from widgets.answering import Trouble

log = logging.getLogger(__name__)

RETRY_MOST_S = 8.0


class Troubles:
    """The trouble there is, if any; each pause between tries is longer than the last, from *interval_s* on."""

    def __init__(self, now: Callable[[], Instant], interval_s: float) -> None:
        self._now = now
        self._interval_s = interval_s
        self.present: Trouble | None = None

    def note(self, reason: str, error: Exception | None, pause_s: float) -> None:
        """Take note that a try failed, and that the next one comes after *pause_s*."""
        now, before = self._now(), self.present
        if before is None:
            log.error("the situation gives nothing new: %s", reason, exc_info=error)
            before = Trouble(reason=reason, since=now, tries=0, next_at=now)
        next_at = now + int(pause_s * SECOND)
        self.present = replace(before, reason=reason, tries=before.tries + 1, next_at=next_at)

    def over(self) -> None:
        """Take note that a try succeeded."""
        if self.present is not None:
            log.info("the situation answers again after %s tries", self.present.tries)
            self.present = None

    @property
    def pause_s(self) -> float:
        """Return how long to wait before the next try."""
        tries = 0 if self.present is None else self.present.tries
        return float(min(RETRY_MOST_S, self._interval_s * 2 ** min(tries, 10)))

"""Whether this host's clock and the log's agree: one that is an hour off shows other cases as late, and another day's counts."""

import logging
import time
from collections.abc import Callable

from app.domain.moment import MINUTE, SECOND, Instant

log = logging.getLogger(__name__)

TOLERATED: Instant = MINUTE
"""Less than this no light and no count is wrong by much, and a slow commit may be the cause."""
JUST_NOW_S = 10.0
"""What was not there so long ago was written since: longer than a replica lags and a log is asked for news."""


def steady_seconds() -> float:
    """Return the seconds of a clock that nobody sets and that goes on while the computer sleeps (Linux).

    Python's monotonic clock stands still then: what others wrote meanwhile would be taken for written just now.
    """
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


class ClockCheck:
    """Compares the moment at which an event was recorded with the moment at which it was first seen here.

    *steady* gives the seconds of a clock that nobody sets and that counts the computer's sleep too. What is read after a
    pause may be old and tells nothing.
    """

    def __init__(self, now: Callable[[], Instant], steady: Callable[[], float] = steady_seconds) -> None:
        self.off: Instant = 0
        """How far this host's clock is ahead of the log's (negative: behind), in µs; 0 while they agree."""
        self._now = now
        self._steady = steady
        self._read_at: float | None = None

    def has_read(self, newest: Instant | None) -> None:
        """Take note that all there was has been read; *newest* is when the last of it was recorded, ``None``: nothing new."""
        before, self._read_at = self._read_at, self._steady()
        if newest is None or before is None or self._read_at - before > JUST_NOW_S:
            return
        was_off, off = self.off, self._now() - newest
        self.off = off if abs(off) > TOLERATED else 0
        if bool(self.off) is not bool(was_off):
            self._say()

    def _say(self) -> None:
        if self.off:
            word = "ahead of" if self.off > 0 else "behind"
            seconds = abs(self.off) // SECOND
            log.error(
                "this machine's clock is %s s %s the gateway's: what it shows is wrong; set both by NTP", seconds, word
            )
        else:
            log.info("this machine's clock and the gateway's agree again")

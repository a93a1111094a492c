"""Reads hours of the past on a thread of its own, the newest wish first, so that no answer waits for the store."""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

Run = tuple[int, int]
"""The first and the last of hours that follow one another."""


_thread = threading.local()


def never_wait() -> None:
    """Have the calling thread never wait for the past: what is not there yet raises :class:`StillReading`."""
    _thread.never_waits = True


def waits() -> bool:
    """Say whether the calling thread may wait for the past."""
    return not getattr(_thread, "never_waits", False)


def lags() -> None:
    """Note that the calling thread is given an hour as it was: what came of it since is still to be read."""
    _thread.lags = True


def has_lagged() -> bool:
    """Say whether the calling thread was given such an hour since it asked this last."""
    is_so = getattr(_thread, "lags", False)
    _thread.lags = False
    return is_so


class StillReading(Exception):
    """What the answer rests on is being read; ask again."""


MOST_LIKED = 8
"""So many runs wait to be read without anybody waiting for them."""


class ReadingAside:
    """Calls *read* for runs of hours and *done* after each; any thread.

    A read that fails is told to the next who wants one; *done* is not called where nobody did, else he would ask at once
    and have it fail again.
    """

    def __init__(self, read: Callable[[int, int], None], done: Callable[[], None]) -> None:
        self._read = read
        self._done = done
        self._lock = threading.Lock()
        self._wanted: list[Run] = []
        self._liked: list[Run] = []
        self._reading: Run | None = None
        self._error: Exception | None = None
        self._is_failing = False

    def want(self, runs: list[Run]) -> None:
        """Read *runs* in place of what was wanted before and is not begun; raise what the last read failed with."""
        with self._lock:
            error, self._error = self._error, None
            if error is not None:
                raise error
            self._wanted = [run for run in runs if run != self._reading]
            self._begin()

    def like(self, runs: list[Run]) -> None:
        """Read *runs* too, when nothing is wanted; what was liked longest ago may be forgotten, a failure is nobody's."""
        with self._lock:
            liked = dict.fromkeys([*runs, *self._liked])
            self._liked = [run for run in liked if run != self._reading][:MOST_LIKED]
            self._begin()

    def stop(self) -> None:
        """Begin nothing more."""
        with self._lock:
            self._wanted, self._liked = [], []

    def _begin(self) -> None:
        if self._reading is None and (self._wanted or self._liked):
            thread = threading.Thread(target=self._work, args=self._next(), name="past", daemon=True)
            thread.start()

    def _next(self) -> tuple[Run | None, bool]:
        """Take the run that is read next, and say whether somebody waits for it."""
        is_wanted = bool(self._wanted)
        waiting = self._wanted or self._liked
        self._reading = waiting.pop(0) if waiting else None
        return self._reading, is_wanted

    def _work(self, run: Run | None, is_wanted: bool) -> None:
        while run is not None:
            error = self._failure_of(run)
            is_news = error is None or is_wanted
            with self._lock:
                if error is not None:
                    self._error = error if is_wanted else self._error
                    self._liked = []
                    self._wanted = [] if is_wanted else self._wanted
                run, is_wanted = self._next()
            if is_news:
                self._done()

    def _failure_of(self, run: Run) -> Exception | None:
        """Read *run*; return what that failed with. The log has a failure once, and that it is over."""
        try:
            self._read(*run)
        except Exception as error:  # noqa: BLE001  # a store fails in its own library's ways; who asks is told
            if not self._is_failing:
                log.warning("positions of the past cannot be read: %s", error)
            self._is_failing = True
            return error
        if self._is_failing:
            log.info("positions of the past can be read again")
        self._is_failing = False
        return None

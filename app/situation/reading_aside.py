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


class StillReading(Exception):
    """What the answer rests on is being read; ask again."""


class ReadingAside:
    """Calls *read* for runs of hours and *done* after each; any thread. A read that fails is told to the next who asks."""

    def __init__(self, read: Callable[[int, int], None], done: Callable[[], None]) -> None:
        self._read = read
        self._done = done
        self._lock = threading.Lock()
        self._wanted: list[Run] = []
        self._reading: Run | None = None
        self._error: Exception | None = None

    def want(self, runs: list[Run]) -> None:
        """Read *runs* in place of what was wanted before and is not begun; raise what the last read failed with."""
        with self._lock:
            error, self._error = self._error, None
            if error is not None:
                raise error
            self._wanted = [run for run in runs if run != self._reading]
            if self._reading is not None or not self._wanted:
                return
            self._reading = self._wanted.pop(0)
        threading.Thread(target=self._work, name="past", daemon=True).start()

    def stop(self) -> None:
        """Begin nothing more."""
        with self._lock:
            self._wanted = []

    def _work(self) -> None:
        while (run := self._reading) is not None:
            error: Exception | None = None
            try:
                self._read(*run)
            except Exception as failure:  # noqa: BLE001  # a store fails in its own library's ways; who asks is told
                log.warning("positions of the past cannot be read: %s", failure)
                error = failure
            with self._lock:
                self._error = error
                self._reading = self._wanted.pop(0) if self._wanted and error is None else None
            self._done()

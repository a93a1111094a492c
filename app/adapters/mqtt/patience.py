"""Trying again while the store fails: with growing pauses, saying once that it failed and once that it recovered."""

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from app.services.ports import LeaseLost, StoreFailure

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 5.0
T = TypeVar("T")


class Patience:
    """Calls until the store takes it. One thread uses it; *ending* ends the waiting from any other."""

    def __init__(self, ending: threading.Event, first_pause_s: float = FIRST_PAUSE_S) -> None:
        self._ending = ending
        self._first_pause_s = first_pause_s
        self._failing_since: float | None = None

    def until_done(self, call: Callable[[], T]) -> T:
        """Return what *call* returns, at last; raise :class:`LeaseLost`, and the :class:`StoreFailure` when ending."""
        pause_s = self._first_pause_s
        while True:
            try:
                return self.once(call)
            except LeaseLost:
                raise
            except StoreFailure:
                if self._ending.wait(pause_s):
                    raise
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def once(self, call: Callable[[], T]) -> T:
        """Return what *call* returns; a :class:`StoreFailure` is noted and goes on."""
        try:
            result = call()
        except LeaseLost:
            raise
        except StoreFailure as failure:
            if self._failing_since is None:
                self._failing_since = time.monotonic()
                log.error("the store fails, what arrives is kept and tried again: %s", failure)  # noqa: TRY400  # no bug of ours
            raise
        if self._failing_since is not None:
            log.warning("the store works again after %.1f s", time.monotonic() - self._failing_since)
            self._failing_since = None
        return result

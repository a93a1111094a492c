"""Writes what a seat read to disk from time to time."""

import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

SAVE_EVERY_S = 24 * 3600.0
"""A seat runs for months; after a power cut it reads a day of the log again, not all of it."""


class Saving:
    """Calls *save* each *every_s* seconds; a failure is said once until it is over, and tried again the next time."""

    def __init__(self, save: Callable[[], None], every_s: float = SAVE_EVERY_S) -> None:
        self._save = save
        self._every_s = every_s
        self._save_at = time.monotonic() + every_s
        self._is_broken = False

    def when_due(self) -> None:
        """Save if the time has come."""
        if time.monotonic() < self._save_at:
            return
        self._save_at = time.monotonic() + self._every_s
        try:
            self._save()
        except Exception as error:  # noqa: BLE001  # a door: a full disk must not end the worker
            if not self._is_broken:
                log.warning("no snapshot was written: %s", error)
            self._is_broken = True
        else:
            self._is_broken = False

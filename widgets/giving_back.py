"""Gives the system back, now and then, what a seat has freed."""

import time

from app.services.memory import give_back

GIVE_BACK_EVERY_S = 60.0


class GivingBack:
    """Calls :func:`~app.services.memory.give_back` once a minute. Lives in one thread, which is not the screen's."""

    def __init__(self, every_s: float = GIVE_BACK_EVERY_S) -> None:
        self._every_s = every_s
        self._due_at = time.monotonic() + every_s

    def when_due(self) -> None:
        """Give back if the time has come."""
        if time.monotonic() >= self._due_at:
            give_back()
            self._due_at = time.monotonic() + self._every_s

"""How long to wait before a camera is tried again: longer after each failure, not all cameras at once."""

import random

FIRST_S = 1.0
MOST_S = 30.0
_SPREAD = 0.2
"""A platform that comes back is not asked by all tiles in the same instant."""


class Patience:
    """Growing pauses, 1 to 30 s, each spread by a fifth."""

    def __init__(self, rng: random.Random | None = None) -> None:
        self._rng = rng or random.Random()  # noqa: S311  # a pause is no secret
        self._pause_s = FIRST_S

    def next_s(self) -> float:
        """Return the next pause in s."""
        pause, self._pause_s = self._pause_s, min(MOST_S, self._pause_s * 2)
        return pause * self._rng.uniform(1 - _SPREAD, 1 + _SPREAD)

    def calm(self) -> None:
        """Begin anew with the shortest pause: the stream has run for a while."""
        self._pause_s = FIRST_S

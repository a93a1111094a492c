"""How often a password may be looked at: each look takes about 0.1 s of the one writer's time, on purpose."""

from dataclasses import dataclass

from app.domain.moment import SECOND, Instant

LOOKS_A_SECOND = 5
MOST_AT_ONCE = 10
"""A shift that logs in together is let in; looks that were not used are saved up to so many."""
_LOOK_US: Instant = SECOND // LOOKS_A_SECOND
_FULL_US: Instant = MOST_AT_ONCE * _LOOK_US


@dataclass(slots=True)
class LookBucket:
    """A token bucket over the clock, kept between batches; begins full."""

    _saved_us: Instant = _FULL_US
    _at: Instant = 0

    def take(self, now: Instant) -> bool:
        """Return whether a password may be looked at *now*, and count it; a clock that goes back saves nothing."""
        self._saved_us = min(_FULL_US, self._saved_us + max(0, now - self._at))
        self._at = now
        if self._saved_us < _LOOK_US:
            return False
        self._saved_us -= _LOOK_US
        return True

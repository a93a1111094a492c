"""The machine's own clock and identifiers."""

import time

import uuid_utils


class SystemClock:
    """The time of day, from the operating system."""

    def now(self) -> int:
        """Return the present instant."""
        return time.time_ns() // 1000


class UuidIds:
    """Identifiers that sort by the time they were made."""

    def new(self) -> str:
        """Return a new UUIDv7 in its usual text form."""
        return str(uuid_utils.uuid7())

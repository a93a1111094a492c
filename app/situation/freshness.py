"""How old the data are."""

from dataclasses import dataclass

from app.domain.moment import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """The last instants the source answered for events and for positions (0: never), so a quiet night is not stale.

    ``error`` is why it does not answer now, ``""`` while it does. ``clock_off`` is how far this host's clock is ahead of
    the log's (negative: behind), 0 while they agree.
    """

    cases_at: Instant = 0
    fixes_at: Instant = 0
    error: str = ""
    clock_off: Instant = 0

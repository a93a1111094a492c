"""Daily housekeeping of the gateway: what ages is deleted in small bites at night, by the settings. The log stays."""

import logging
from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from app.cli.settings import HousekeepingSettings
from app.domain.moment import DAY, Instant, to_datetime
from app.services.ports import StoreFailure

log = logging.getLogger(__name__)

NIGHT = range(3, 5)
"""Local hours in which it is done: the fewest messages come then."""
MOST = 5_000
"""Rows of each kind in one bite; the one writer waits meanwhile."""


class Prunable(Protocol):
    """The store as housekeeping sees it."""

    def prune(
        self, *, fixes: Instant | None, inbox: Instant | None, quarantine: Instant | None, sessions: Instant | None,
        most: int,
    ) -> Mapping[str, int]:  # fmt: skip
        """Delete at most *most* rows of each kind that are older than its instant (``None`` keeps them)."""
        ...


def housekeeping(store: Prunable, now: Instant, kept: HousekeepingSettings, most: int = MOST) -> Mapping[str, int]:
    """Take one bite; return how many rows of each kind went. Raises :class:`StoreFailure`."""
    return store.prune(
        fixes=_before(now, kept.fixes_days),
        inbox=_before(now, kept.inbox_days),
        quarantine=_before(now, kept.quarantine_days),
        sessions=_before(now, kept.sessions_days),
        most=most,
    )


class Housekeeper:
    """Does the day's housekeeping once a night, a bite at each tick until nothing is left."""

    def __init__(self, store: Prunable, kept: HousekeepingSettings, most: int = MOST) -> None:
        """Work on *store*; the caller holds its lease."""
        self._store = store
        self._kept = kept
        self._most = most
        self._done_on = ""
        self._gone: Counter[str] = Counter()

    def tick(self, now: Instant) -> None:
        """Take a bite if it is night and the day's work is not done; a store that fails is asked again next time."""
        when = to_datetime(now)
        day = when.date().isoformat()
        if when.hour not in NIGHT or self._done_on == day:
            return
        try:
            gone = housekeeping(self._store, now, self._kept, self._most)
        except StoreFailure as failure:
            log.warning("housekeeping waits: %s", failure)
            return
        self._gone.update(gone)
        if all(count < self._most for count in gone.values()):
            log.info("housekeeping of %s: %s", day, dict(self._gone) if self._gone.total() else "nothing was too old")
            self._done_on = day
            self._gone.clear()


def _before(now: Instant, days: int) -> Instant | None:
    return now - days * DAY if days else None

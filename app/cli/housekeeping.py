"""Daily housekeeping of the gateway: what ages is deleted at night, by the settings. The log stays."""

import logging
import threading
from dataclasses import asdict
from typing import Protocol

from app.cli.settings import HousekeepingSettings
from app.domain.moment import DAY, HOUR, Instant, to_datetime
from app.services.ports import StoreFailure
from app.services.pruning import Pruned, PrunePolicy

log = logging.getLogger(__name__)

NIGHT = range(3, 5)
"""Local hours in which it begins: the fewest messages come then."""
OWED_AFTER: Instant = 6 * HOUR
"""So long after a start in which no such hour came it begins by day: a hall that is switched off at night has no other.

Where the machine only sleeps at night there is no start in the morning: then it is owed a day after the last time.
"""


class Prunable(Protocol):
    """The store as housekeeping sees it."""

    def prune(self, policy: PrunePolicy, now: Instant) -> Pruned:
        """Delete what *policy* keeps no longer, a little at a time beside the writer."""
        ...


def housekeeping(store: Prunable, now: Instant, kept: HousekeepingSettings) -> Pruned:
    """Delete what is too old *now*; return how many of each went. Raises :class:`StoreFailure`."""
    policy = PrunePolicy(
        answers=_span(kept.inbox_days),
        fixes=_span(kept.fixes_days),
        sessions=_span(kept.sessions_days),
        quarantine=_span(kept.quarantine_days),
    )
    return store.prune(policy, now)


class Housekeeper:
    """Does the day's housekeeping once a night, or by day where no night comes, in a thread of its own so that no message waits for it."""

    def __init__(self, store: Prunable, kept: HousekeepingSettings) -> None:
        """Work on *store*; the caller holds its lease."""
        self._store = store
        self._kept = kept
        self._begun_on = ""
        self._owed_at: Instant | None = None
        self._worker: threading.Thread | None = None

    def tick(self, now: Instant) -> None:
        """Begin if it is night and this night's work is not begun, or is owed; cheap, to be called at every tick."""
        when = to_datetime(now)
        day = when.date().isoformat()
        is_nights = when.hour in NIGHT and self._begun_on != day
        if not (is_nights or self._is_owed(now)) or self.is_at_work:
            return
        self._begun_on, self._owed_at = day, now + DAY
        self._worker = threading.Thread(target=self._work, args=(now,), name="wanmi-housekeeping", daemon=True)
        self._worker.start()

    def _is_owed(self, now: Instant) -> bool:
        """Say whether nothing was begun for long: since the first tick, or since the last time."""
        self._owed_at = now + OWED_AFTER if self._owed_at is None else self._owed_at
        return now >= self._owed_at

    @property
    def is_at_work(self) -> bool:
        """Say whether the thread runs."""
        return self._worker is not None and self._worker.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait until the work at hand is done, so long at most."""
        if self._worker is not None:
            self._worker.join(seconds)

    def _work(self, now: Instant) -> None:
        try:
            gone = housekeeping(self._store, now, self._kept)
        except StoreFailure as failure:
            log.warning("housekeeping was cut short, the next night goes on: %s", failure)
        else:
            log.info("housekeeping: %s", ", ".join(f"{count} {name}" for name, count in asdict(gone).items()))


def _span(days: int) -> Instant | None:
    return days * DAY if days else None

"""The read model a seat holds: loaded from a snapshot and the tail of the log, asked as of any moment."""

from collections.abc import Callable
from pathlib import Path

from app.domain.moment import Instant
from app.situation.freshness import Freshness
from app.situation.setting import Setting
from app.situation.source import Source
from app.situation.view import View


class Situation:
    """Columns of everything that happened, fed by one thread, asked by any."""

    def __init__(
        self, source: Source, setting: Setting, snapshot: Path | None = None, *, now: Callable[[], Instant]
    ) -> None:
        raise NotImplementedError

    @property
    def freshness(self) -> Freshness:
        """Return when the source last answered."""
        raise NotImplementedError

    def load(self, progress: Callable[[float], None] | None = None) -> None:
        """Read the snapshot, then the log behind it; *progress* is told the fraction done (0 to 1)."""
        raise NotImplementedError

    def poll(self) -> bool:
        """Read what is new; return whether anything was. A source that fails leaves the data as they are, ageing."""
        raise NotImplementedError

    def at(self, t: Instant | None = None, axis: str = "recorded") -> View:
        """Return the city as of *t* (``None``: now)."""
        raise NotImplementedError

    def save_snapshot(self) -> None:
        """Write the columns to disk, all or nothing."""
        raise NotImplementedError

"""Where a log ends; apart from what writes histories, so that a demo with nothing to write need not load that."""

from app.domain.moment import Instant
from app.situation.source import Source


def last_recorded(source: Source) -> Instant | None:
    """Return when the newest event was recorded, ``None`` for an empty log."""
    head = source.head()
    newest = source.events_after(head - 1, 1) if head else ()
    return newest[-1].recorded_at if newest else None

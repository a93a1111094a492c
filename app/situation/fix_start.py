"""Where in years of positions those begin that are still kept: found by halving, without reading them all."""

from app.domain.moment import Instant
from app.situation.source import Source

FIRST_STEP = 1024


def number_before(source: Source, number: int, since: Instant) -> int:
    """Return a number, not less than *number*, behind which the positions received at or after *since* lie.

    Positions are numbered as they are received. A source that fails raises.
    """
    if not _is_old(source, number, since):
        return number
    step = FIRST_STEP
    while _is_old(source, number + step, since):
        number += step
        step *= 2
    low, high = number, number + step  # behind low lies an old one, behind high none
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _is_old(source, middle, since) else (low, middle)
    return low


def _is_old(source: Source, number: int, since: Instant) -> bool:
    """Return whether the first position behind *number* was received before *since*."""
    rows = source.fixes_after(number, 1)
    return len(rows) > 0 and int(rows.received_at[0]) < since

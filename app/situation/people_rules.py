"""When a person counts as away, silent or standing still: our own defaults, not a standard's."""

from dataclasses import dataclass

from app.domain.moment import HOUR, MINUTE, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRules:
    """Thresholds of the statuses of people; GB/T 30428.5 gives none that could be verified (domain facts §13.5).

    离线: nothing heard for ``silent_after`` or a last will. 无定位: on line, but no good fix for ``no_fix_after``.
    越界: outside the duty grid by more than ``tolerance_m`` for ``outside_after``. 停留超时: within ``linger_m``
    of where he is now for ``linger_after``. Nothing counts from before the shift. Tracks are looked back at for
    ``lookback``, so no duration of 越界 and 停留超时 is longer than that.
    """

    silent_after: Instant = 10 * MINUTE
    no_fix_after: Instant = 10 * MINUTE
    outside_after: Instant = 3 * MINUTE
    tolerance_m: float = 30.0
    linger_after: Instant = 30 * MINUTE
    linger_m: float = 50.0
    lookback: Instant = HOUR

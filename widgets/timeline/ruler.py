"""The stretch of time a strip shows, and where each moment lies on it."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.work_time import local_day, midnight

WEEK: Instant = 7 * DAY


@dataclass(frozen=True, slots=True)
class Zoom:
    """How long a strip is, in stretches of how long it counts, and how far apart its hours are written."""

    length: Instant
    step: Instant
    label: Instant


ZOOMS = (
    Zoom(2 * HOUR, MINUTE, 15 * MINUTE),
    Zoom(DAY, 10 * MINUTE, 2 * HOUR),
    Zoom(WEEK, HOUR, DAY),
    Zoom(4 * WEEK, 6 * HOUR, WEEK),
)
DAY_ZOOM = 1


@dataclass(frozen=True, slots=True)
class Ruler:
    """From ``since`` to ``until``, drawn between ``left`` and ``right`` in px."""

    since: Instant
    until: Instant
    left: float = 0.0
    right: float = 1.0

    def x(self, t: Instant) -> float:
        """Return where *t* lies, in px."""
        return self.left + (t - self.since) / (self.until - self.since) * (self.right - self.left)

    def at(self, x: float) -> Instant:
        """Return the moment at *x* px, never outside the strip."""
        share = (x - self.left) / max(1.0, self.right - self.left)
        return self.since + round(min(max(share, 0.0), 1.0) * (self.until - self.since))

    def holds(self, t: Instant) -> bool:
        """Say whether *t* lies on the strip."""
        return self.since <= t <= self.until

    def marks(self, every: Instant) -> tuple[Instant, ...]:
        """Return the moments that are written below: *every* so often, from local midnight on."""
        start = midnight(local_day(self.since))
        first = start + -(-(self.since - start) // every) * every
        return tuple(range(first, self.until, every))


def stretch_of(t: Instant, zoom: Zoom) -> tuple[Instant, Instant]:
    """Return the stretch of *zoom* that *t* lies in: two hours, a day, or weeks that begin on Monday."""
    day = local_day(t)
    if zoom.length >= WEEK:
        day -= timedelta(days=day.weekday())
        weeks = zoom.length // WEEK
        start = midnight(day - timedelta(days=7 * (weeks - 1)))
    else:
        start = midnight(day)
        start += (t - start) // zoom.length * zoom.length
    return start, start + zoom.length

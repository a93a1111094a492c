"""How far back the panels of one scene look, and the period before it that they are held against."""

from enum import StrEnum

from app.domain.moment import DAY, Instant
from app.domain.work_time import local_day, midnight

WEEK: Instant = 7 * DAY
_LENGTHS = {"24h": DAY, "7d": WEEK}


class Period(StrEnum):
    """How far back the panels of a scene look, where they can look at more than one period.

    ``24h`` and ``7d`` run along with the moment; ``today`` and ``month`` begin at a local midnight. All end at the moment.
    """

    TODAY = "today"
    DAY = "24h"
    WEEK = "7d"
    MONTH = "month"

    @property
    def of_rates(self) -> "Period":
        """Return the period of a rate or score, for which a day is too short: itself, else the month, as the trade counts."""
        return self if self in {Period.WEEK, Period.MONTH} else Period.MONTH

    def start(self, t: Instant) -> Instant:
        """Return the first instant that counts at *t*."""
        if self is Period.MONTH:
            return month_start(t)
        return midnight(local_day(t)) if self is Period.TODAY else t - _LENGTHS[self] + 1

    def before(self, t: Instant) -> tuple[Instant, Instant]:
        """Return the first and the last instant of the period before: as much of it as has passed of this one.

        Of today it is yesterday, of a month the month before, both to the same moment.
        """
        start = self.start(t)
        if self is Period.MONTH:
            begin = month_start(start - 1)
            return begin, min(begin + t - start, start - 1)
        length = DAY if self is Period.TODAY else _LENGTHS[self]
        return start - length, t - length

    def like(self, t: Instant) -> Instant:
        """Return the moment *t* is held against: the same weekday and time a week ago, for a month :meth:`before`'s end."""
        return self.before(t)[1] if self is Period.MONTH else t - WEEK


def month_start(t: Instant) -> Instant:
    """Return the local midnight before the first day of the month of *t*."""
    return midnight(local_day(t).replace(day=1))

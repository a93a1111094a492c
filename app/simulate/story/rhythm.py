"""When problems are reported: by the hour of the day, less on days off (shapes of domain facts §10)."""

import math
import random
from collections.abc import Iterator

from app.domain.moment import HOUR, MINUTE, Instant, to_datetime
from app.domain.work_time import WorkCalendar, local_day

_HOURS = (
    0.18, 0.12, 0.10, 0.10, 0.14, 0.30, 0.75, 1.7, 4.0, 6.6, 7.0, 5.2,
    2.4, 2.5, 4.4, 6.0, 6.2, 4.3, 2.3, 1.7, 1.1, 0.75, 0.5, 0.3,
)  # fmt: skip
"""Weight of each local hour: peaks at 9–11 and 15–17, few at night."""
_DAY_OFF = 0.68
_WEEK = (5 + 2 * _DAY_OFF) / 7


def arrivals(
    since: Instant, until: Instant, calendar: WorkCalendar, a_day: float, rng: random.Random, least: float = 0.0
) -> Iterator[Instant]:
    """Yield the moments of reports in [*since*, *until*), in order; *a_day* is the mean over a usual week.

    No hour has fewer than the share *least* of its part of an even day.
    """
    hour = since - since % HOUR
    while hour < until:
        start, end = max(since, hour), min(until, hour + HOUR)
        mean = max(rate(hour, calendar, a_day), least * a_day / 24) * (end - start) / HOUR
        yield from sorted(start + int(rng.random() * (end - start)) for _ in range(_count(mean, rng)))
        hour += HOUR


def evenly(since: Instant, until: Instant, a_minute: float, rng: random.Random) -> Iterator[Instant]:
    """Yield the moments of *a_minute* reports a minute in [*since*, *until*), in order, whatever the hour."""
    at = float(since)
    while a_minute > 0 and (at := at + rng.expovariate(a_minute) * MINUTE) < until:
        yield int(at)


def rate(at: Instant, calendar: WorkCalendar, a_day: float) -> float:
    """Return how many reports the local hour of *at* has on average."""
    day = 1.0 if calendar.is_workday(local_day(at)) else _DAY_OFF
    return a_day * day / _WEEK * _HOURS[to_datetime(at).hour] / sum(_HOURS)


def _count(mean: float, rng: random.Random) -> int:
    """Return a Poisson number (Knuth's way; *mean* stays below some hundreds)."""
    if mean > 300:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    floor, product, count = math.exp(-mean), rng.random(), 0
    while product > floor:
        product *= rng.random()
        count += 1
    return count

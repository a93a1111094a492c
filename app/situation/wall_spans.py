"""What held a wall's rotation and when: hands on the wall, and alarms that nobody had acknowledged."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from app.domain.moment import Instant
from app.situation.alarm_log import AlarmTable
from app.situation.rotation import Span
from app.situation.wall_stand import WallStand


def is_held(stand: WallStand, t: Instant) -> bool:
    """Say whether somebody holds what stands on the wall at *t*: a pin, a standstill, or something looked at closely."""
    seen = stand.display
    is_pinned = stand.pin is not None and stand.pin.holds(t)
    is_looked_at = seen.case is not None or seen.subject is not None or bool(seen.magnified)
    return is_pinned or is_looked_at or seen.frozen_at is not None or seen.replay_at is not None


def spans(
    stands: Sequence[tuple[Instant, WallStand]], alarms: AlarmTable, since: Instant, t: Instant
) -> tuple[Span, ...]:
    """Return what holds from *since* to *t*, stretch by stretch; *stands* are the wall's own with their times, in order."""
    held = [(at, stand) for at, stand in stands if at <= t]
    times = [at for at, _ in held]
    opened = _transitions(alarms, since, t)
    cuts = {since, t, *(at for at in times if at > since), *(at for at, _ in opened)}
    cuts |= {stand.pin.until for _, stand in held if stand.pin is not None and stand.pin.until is not None}
    places = sorted(cut for cut in cuts if since <= cut <= t)
    found = []
    for begin, end in pairwise(places):
        last = bisect_right(times, begin)
        stand = held[last - 1][1] if last else WallStand()
        alarm = bisect_right(opened, (begin, True))
        found.append(Span(us=end - begin, is_held=is_held(stand, begin), is_alarmed=alarm > 0 and opened[alarm - 1][1]))
    return tuple(found)


def _transitions(alarms: AlarmTable, since: Instant, t: Instant) -> list[tuple[Instant, bool]]:
    """Return when the hall came to have an unacknowledged alarm, and when it came to have none, with how it began."""
    relevant = (alarms.seen > since) & (alarms.raised <= t)
    raised, seen = np.maximum(alarms.raised[relevant], since), alarms.seen[relevant]
    seen = seen[seen <= t]
    times = np.concatenate((raised, seen))
    change = np.concatenate((np.ones(len(raised), np.int64), -np.ones(len(seen), np.int64)))
    order = np.lexsort((-change, times))
    count = np.cumsum(change[order])
    found: list[tuple[Instant, bool]] = []
    for at, is_open in zip(times[order].tolist(), (count > 0).tolist(), strict=True):
        if found and found[-1][0] == at:
            found.pop()
        if not found or found[-1][1] != is_open:
            found.append((at, is_open))
    return found

"""Finds the flaw in a position, and remembers each terminal's last good one."""

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from app.domain.fix import Fix, FixFlaw
from app.domain.moment import MINUTE, SECOND, Instant
from app.situation.places import Places

FUTURE_US: Instant = 5 * MINUTE
"""A device's time may run ahead of ours by so much."""
WORST_ACCURACY_M = 500.0
FASTEST_MPS = 60.0
"""Faster than any patrol car (216 km/h): the position jumped."""
MOST_TERMINALS = 200_000
"""So many last positions are kept; beyond that the memory starts anew."""

_DEVICE_TIME = attrgetter("device_at")


class FixWatch:
    """The last good position of each terminal since the start. Cheap: it stands in the path of every fix."""

    def __init__(self, places: Places) -> None:
        """Judge by the outline of *places*."""
        self._contains = places.contains
        self._kx, self._ky = places.metres_per_degree
        self._last: dict[str, Fix] = {}

    def last_good(self, terminal: str) -> Fix | None:
        """Return the newest good position of *terminal* by its own time, or ``None``."""
        return self._last.get(terminal)

    def judge(self, fixes: Sequence[Fix]) -> list[Fix]:
        """Return one message's *fixes* in order of device time, each with its flaw."""
        if not fixes:
            return []
        ordered = fixes if len(fixes) == 1 else sorted(fixes, key=_DEVICE_TIME)
        terminal = ordered[0].terminal
        newest = before = self._last.get(terminal)
        judged = []
        for fix in ordered:
            flaw = self._flaw(fix, before)
            if flaw:
                judged.append(replace(fix, flaw=flaw))
                continue
            judged.append(fix)
            before = fix
        if before is not None and (newest is None or before.device_at >= newest.device_at):
            self._keep(terminal, before)
        return judged

    def _flaw(self, fix: Fix, before: Fix | None) -> FixFlaw:
        if fix.lon == 0.0 and fix.lat == 0.0:
            return FixFlaw.ZERO
        if fix.device_at > fix.received_at + FUTURE_US:
            return FixFlaw.FUTURE
        if not self._contains(fix.lon, fix.lat):
            return FixFlaw.OUTSIDE_CITY
        if fix.accuracy_m > WORST_ACCURACY_M:
            return FixFlaw.INACCURATE
        if before is not None and self._is_jump(fix, before):
            return FixFlaw.IMPOSSIBLE_SPEED
        return fix.flaw

    def _is_jump(self, fix: Fix, before: Fix) -> bool:
        """Say whether the way from *before* was too fast, whichever came first; a second at least lies between."""
        seconds = max(abs(fix.device_at - before.device_at), SECOND) / SECOND
        dx, dy = (fix.lon - before.lon) * self._kx, (fix.lat - before.lat) * self._ky
        return dx * dx + dy * dy > (FASTEST_MPS * seconds) ** 2

    def _keep(self, terminal: str, fix: Fix) -> None:
        if len(self._last) >= MOST_TERMINALS and terminal not in self._last:
            self._last.clear()
        self._last[terminal] = fix

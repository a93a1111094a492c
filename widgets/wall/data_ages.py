"""How old the wall's data are by a clock that nobody sets: one that jumps makes nothing old or young."""

from collections.abc import Callable

from app.domain.moment import Instant
from app.situation.answers import Moment
from widgets.wall.glance import Source, data_at


class DataAges:
    """When each source answered last, in the terms of the host's clock as it stands now.

    *steady* gives µs of a clock that only goes on. A stamp that is new is trusted as it stands, so that a jump between
    stamp and look is over with the next answer; from then on the steady clock alone makes it older.
    """

    def __init__(self, steady: Callable[[], Instant]) -> None:
        self._steady = steady
        self._seen: dict[Source, tuple[Instant, Instant]] = {}

    def at(self, moment: Moment, source: Source, now: Instant) -> Instant:
        """Return when *source* answered last, as the clock that shows *now* counts; 0 is never."""
        stamp, tick = data_at(moment, source), self._steady()
        if not stamp:
            return 0
        known = self._seen.get(source)
        if known is None or known[0] != stamp:
            known = self._seen[source] = stamp, tick - max(0, now - stamp)
        return now - (tick - known[1])

"""Says how each panel of a window stands: loading, failed, stale or live, since when, and what went wrong."""

from collections.abc import Callable

from app.domain.moment import Instant
from app.situation.answers import Moment
from widgets.feed import SituationFeed
from widgets.wall.data_ages import DataAges
from widgets.wall.glance import LOADING_UNTIL, Glance, Look, Mishap, Showing, Source, data_at, look_at
from widgets.wall.last_good import is_blind
from widgets.wall.panel import WallPanel
from widgets.wall.view import PanelView


class Judge:
    """Judges the panels of one window by the newest moment and by how much time went by.

    *now* is the host's clock, which somebody may set; *steady* (µs) only goes on and measures every age and wait.
    """

    def __init__(
        self, feed: SituationFeed, now: Callable[[], Instant], steady: Callable[[], Instant] | None = None
    ) -> None:
        self._feed = feed
        self._steady = steady or now
        self._ages = DataAges(self._steady)
        self._waiting_since = self._steady()
        self._failing_since: dict[str, Instant] = {}
        self._loaded = 0.0

    def wait_anew(self) -> None:
        """Give what is asked for now its time to be answered."""
        self._waiting_since = self._steady()

    def progressed(self, share: float) -> None:
        """Take note that *share* of the situation is loaded: a long log being read is no failure."""
        self._loaded = share
        self.wait_anew()

    def glance(
        self, view: PanelView, moment: Moment | None, now: Instant, showing: Showing, *, is_held: bool = False
    ) -> Glance:
        """Return what the panel of *view* shows at *now*, which is past where the wall is held at its last moment."""
        panel = view.panel
        known_at = {} if moment is None or is_held else {one: self._ages.at(moment, one, now) for one in Source}
        at = 0 if moment is None else known_at.get(panel.source, data_at(moment, panel.source))
        look = look_at(moment, panel.source, age=now - at, waited=self._waited)
        if moment is not None and look in {Look.LIVE, Look.STALE}:
            look = self._answered(view, moment, now) or look
        shown = moment if moment is None else view.last_good(moment, now)
        if look is Look.STALE and shown is not None and is_blind(shown, panel.source):
            look = Look.FAILED
        if look is Look.FAILED:
            self._failing_since.setdefault(panel.key, now)
        else:
            self._failing_since.pop(panel.key, None)
        return Glance(
            now=now, look=look, showing=showing, moment=shown, mishap=self._mishap(panel), loaded=self._loaded,
            data_at=at, known_at=known_at,
        )  # fmt: skip

    @property
    def _waited(self) -> Instant:
        return self._steady() - self._waiting_since

    def _answered(self, view: PanelView, moment: Moment, now: Instant) -> Look | None:
        """Return failed or loading where *moment* lacks an answer that the panel cannot do without."""
        needs = view.needs(now)
        if any(question in moment.failures for question in needs):
            return Look.FAILED
        if all(question in moment.answers for question in needs):
            return None
        is_coming = any(question in moment.awaited for question in needs)
        return Look.LOADING if is_coming or self._waited <= LOADING_UNTIL else Look.FAILED

    def _mishap(self, panel: WallPanel) -> Mishap | None:
        """Return what is wrong with the data, if anything is."""
        trouble, since = self._feed.trouble, self._failing_since.get(panel.key)
        if trouble is not None:
            return Mishap(is_drawing=False, since=trouble.since, tries=trouble.tries, next_at=trouble.next_at)
        return None if since is None else Mishap(is_drawing=False, since=since)

"""Says how each panel of a window stands: loading, failed, stale or live, since when, and what went wrong."""

from app.domain.moment import Instant
from app.situation.answers import Moment
from widgets.feed import SituationFeed
from widgets.wall.glance import LOADING_UNTIL, Glance, Look, Mishap, Showing, data_at, look_at
from widgets.wall.panel import WallPanel
from widgets.wall.view import PanelView


class Judge:
    """Judges the panels of one window by the newest moment and the clock."""

    def __init__(self, feed: SituationFeed, now: Instant) -> None:
        self._feed = feed
        self._waiting_since = now
        self._failing_since: dict[str, Instant] = {}
        self._loaded = 0.0

    def wait_anew(self, now: Instant) -> None:
        """Give what is asked for now its time to be answered."""
        self._waiting_since = now

    def progressed(self, share: float, now: Instant) -> None:
        """Take note that *share* of the situation is loaded: a long log being read is no failure."""
        self._loaded = share
        self._waiting_since = now

    def glance(self, view: PanelView, moment: Moment | None, now: Instant, showing: Showing) -> Glance:
        """Return what the panel of *view* shows at *now*."""
        panel = view.panel
        look = look_at(moment, panel.source, now, waiting_since=self._waiting_since)
        if moment is not None and look in {Look.LIVE, Look.STALE}:
            look = self._answered(view, moment, now) or look
        if look is Look.FAILED:
            self._failing_since.setdefault(panel.key, now)
        else:
            self._failing_since.pop(panel.key, None)
        return Glance(
            now=now, look=look, showing=showing, moment=moment, mishap=self._mishap(panel), loaded=self._loaded,
            data_at=0 if moment is None else data_at(moment, panel.source),
        )  # fmt: skip

    def _answered(self, view: PanelView, moment: Moment, now: Instant) -> Look | None:
        """Return failed or loading where *moment* lacks an answer that the panel cannot do without."""
        needs = view.needs(now)
        if any(question in moment.failures for question in needs):
            return Look.FAILED
        if all(question in moment.answers for question in needs):
            return None
        is_coming = any(question in moment.awaited for question in needs)
        return Look.LOADING if is_coming or now - self._waiting_since <= LOADING_UNTIL else Look.FAILED

    def _mishap(self, panel: WallPanel) -> Mishap | None:
        """Return what is wrong with the data, if anything is."""
        trouble, since = self._feed.trouble, self._failing_since.get(panel.key)
        if trouble is not None:
            return Mishap(is_drawing=False, since=trouble.since, tries=trouble.tries, next_at=trouble.next_at)
        return None if since is None else Mishap(is_drawing=False, since=since)

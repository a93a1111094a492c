"""Loads the panels of the other scenes once the first one stands, so that no change of scene waits for files."""

import logging
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Slot

from app.situation.answers import Moment
from widgets.feed import SituationFeed
from widgets.wall.registry import load_panels

log = logging.getLogger(__name__)

AFTER_MS = 2_000
"""How long after the first moment with cases: by then the map stands too."""


class PanelsAhead(QObject):
    """Waits for the first moment with cases, and then loads all panels beside the screen's thread. Lives with *feed*."""

    def __init__(self, feed: SituationFeed) -> None:
        super().__init__(feed)
        self._feed = feed
        feed.moment_ready.connect(self._on_moment)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if moment.freshness.cases_at:
            self._feed.moment_ready.disconnect(self._on_moment)
            QTimer.singleShot(AFTER_MS, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        Thread(target=_load, name="panels", daemon=True).start()


def _load() -> None:
    try:
        load_panels()
    except Exception:  # a door: a panel that cannot be loaded is told where it is wanted
        log.exception("not every panel can be loaded")

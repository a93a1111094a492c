"""Settles a seat's memory once all that lasts is there."""

from PySide6.QtCore import QObject, Slot

from app.services.memory import settle_memory
from app.situation.answers import Moment
from widgets.feed import SituationFeed


class Settling(QObject):
    """Waits for the first moment with cases; by then city, tables, columns and windows are there. Lives with *feed*."""

    def __init__(self, feed: SituationFeed) -> None:
        super().__init__(feed)
        self._is_settled = False
        feed.moment_ready.connect(self._on_moment)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if not self._is_settled and moment.freshness.cases_at:
            self._is_settled = True
            settle_memory()

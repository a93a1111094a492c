"""Runs Python's garbage collector in the screen's thread, and nowhere else."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 500


class Collecting(QObject):
    """Stands in for the automatic collector, which runs in whatever thread makes the next object.

    In a worker it would end windows and timers that nobody holds any more there, and Qt ends the process for that. The
    thresholds are Python's own; a round is due where one is passed. Lives in the screen's thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._was_on = False

    def begin(self) -> None:
        """Take over."""
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give the collector back as it was."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    @Slot()
    def _look(self) -> None:
        collect_what_is_due()


def collect_what_is_due() -> None:
    """Collect the oldest generation that has grown past its threshold, with the younger ones, if any has."""
    grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, limit) in enumerate(grown) if count > limit]
    if due:
        gc.collect(due[-1])

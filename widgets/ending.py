"""Ctrl+C and SIGTERM close the windows in order, although Qt's loop leaves Python no time to notice them."""

import signal
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

LOOK_EVERY_MS = 200


class _Ending(QObject):
    """The wish that the application ends; granted by its loop, and by none that does not run yet."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._is_wished = False
        timer = QTimer(self)
        timer.timeout.connect(self._grant)
        timer.start(LOOK_EVERY_MS)

    def wish(self, _number: int, _frame: FrameType | None) -> None:
        """Take a signal in. Qt forgets a quit that comes while the windows are still being made, so it is said again."""
        self._is_wished = True
        self._grant()

    @Slot()
    def _grant(self) -> None:
        """End the loop where that is wished; called by the timer, also to give Python a moment to see a signal."""
        if self._is_wished:
            QCoreApplication.quit()


def quit_on_signal(application: QApplication) -> None:
    """Make the first SIGINT or SIGTERM end the application's loop, or the loop that is still to come."""
    ending = _Ending(application)
    signal.signal(signal.SIGINT, ending.wish)
    signal.signal(signal.SIGTERM, ending.wish)

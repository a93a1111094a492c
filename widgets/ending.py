"""Ctrl+C and SIGTERM close the windows in order, although Qt's loop leaves Python no time to notice them."""

import signal
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LOOK_EVERY_MS = 200


def quit_on_signal(application: QApplication) -> None:
    """Make the first SIGINT or SIGTERM end the application's loop; a timer wakes Python to see it."""

    def end(_number: int, _frame: FrameType | None) -> None:
        application.quit()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    timer = QTimer(application)
    timer.timeout.connect(_nothing)
    timer.start(LOOK_EVERY_MS)


def _nothing() -> None:
    """Run a moment of Python."""

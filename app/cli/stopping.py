"""Ending on request: SIGINT and SIGTERM set one event, so that everything closes in order."""

import signal
import threading
from types import FrameType


def stop_on_signal() -> threading.Event:
    """Return an event that the first SIGINT or SIGTERM sets."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    return stopping

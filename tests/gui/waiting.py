"""Lets the event loop run for a while, with the interpreter free for other threads.

PySide6 keeps the interpreter's lock inside ``QTest.qWait``: a worker then waits for it each time that it has let go of
it, up to the whole wait, and 0.1 s of work takes seconds. An event loop's own ``exec`` lets go of the lock.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

PATIENCE_S = 60.0
"""How long something may take that a test waits for; only what never happens takes that long."""


def rest(ms: int) -> None:
    """Run the event loop for *ms* milliseconds."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until(condition: Callable[[], object], what: Callable[[], str] = str, patience_s: float = PATIENCE_S) -> None:
    """Run the event loop until *condition* holds; where it does not within *patience_s* seconds, fail and say *what*."""
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end, f"never happened {what()}"
        rest(10)

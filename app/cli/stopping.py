"""Ending on request: SIGINT and SIGTERM set one event, and so does the death of the process that keeps this one."""

import os
import signal
import threading
from types import FrameType

KEEPER = "WANMI_KEEPER_PID"
"""Set for a child of a supervisor: the process without which it must not go on."""
LOOK_EVERY_S = 1.0


def stop_on_signal() -> threading.Event:
    """Return an event that the first SIGINT or SIGTERM sets, or the keeper's end, however it ended."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    keeper = os.environ.get(KEEPER, "")
    if keeper.isdigit():
        threading.Thread(target=_outlive_nobody, args=(int(keeper), stopping), name="keeper", daemon=True).start()
    return stopping


def _outlive_nobody(keeper: int, stopping: threading.Event) -> None:
    while os.getppid() == keeper:
        if stopping.wait(LOOK_EVERY_S):
            return
    stopping.set()

"""Runs blocking calls off the screen's thread and brings their answers back to it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from types import MethodType
from typing import TypeVar
from weakref import WeakMethod, ref

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

log = logging.getLogger(__name__)

T = TypeVar("T")
CLOSING_MS = 5_000
"""How long :meth:`Jobs.close` waits for a call that is under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """Who waits for an answer, held so weakly that waiting keeps nobody alive."""

    owner: ref[QObject]
    on_done: WeakMethod[Callable[..., None]] | None
    on_error: WeakMethod[Callable[..., None]] | None


class Jobs(QObject):
    """One worker. Answers come on the thread this object lives in; one for a deleted owner is dropped.

    Calls run in the order they were submitted. A seat that must not wait behind another gets a ``Jobs`` of its own.
    """

    _answered = Signal(int, bool, object)

    def __init__(self, parent: QObject | None = None, *, workers: int = 1) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(workers)
        self._waiting: dict[int, _Pending] = {}
        self._last = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        owner: QObject,
        call: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run *call* on the worker; bring its value to *on_done* or its exception to *on_error*, both bound methods.

        Without *on_error* an exception is logged. Raise :class:`TypeError` for a handler that is no bound method:
        a lambda or a partial would keep its owner alive.
        """
        self._last += 1
        self._waiting[self._last] = _Pending(owner=ref(owner), on_done=_weak(on_done), on_error=_weak(on_error))
        self._pool.start(_Run(self, self._last, call))

    @property
    def waiting(self) -> int:
        """How many calls have not been answered yet."""
        return len(self._waiting)

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and deliver nothing more."""
        self._pool.clear()
        if not self._pool.waitForDone(CLOSING_MS):
            log.warning("a call is still running after %s ms", CLOSING_MS)
        self._waiting.clear()

    def answer(self, number: int, done: bool, value: object) -> None:
        """Take an answer from the worker's thread."""
        self._answered.emit(number, done, value)

    @Slot(int, bool, object)
    def _deliver(self, number: int, done: bool, value: object) -> None:
        pending = self._waiting.pop(number, None)
        if pending is None or not _is_alive(pending.owner()):
            return
        handler = pending.on_done if done else pending.on_error
        if handler is not None:
            bound = handler()
            if bound is not None:
                bound(value)
        elif isinstance(value, Exception) and not done:
            log.error("a call failed and nobody asked to be told", exc_info=value)


class _Run(QRunnable):
    """One call on the worker's thread."""

    def __init__(self, jobs: Jobs, number: int, call: Callable[[], object]) -> None:
        super().__init__()
        self._jobs = jobs
        self._number = number
        self._call = call

    def run(self) -> None:
        """Call, and hand over what came of it."""
        try:
            value = self._call()
        except Exception as error:  # noqa: BLE001  # a door: whatever it was belongs to the one who asked
            self._jobs.answer(self._number, False, error)  # noqa: FBT003  # positional: a Qt signal
        else:
            self._jobs.answer(self._number, True, value)  # noqa: FBT003  # positional: a Qt signal


def _weak(handler: Callable[..., None] | None) -> WeakMethod[Callable[..., None]] | None:
    if handler is None:
        return None
    if not isinstance(handler, MethodType):
        raise TypeError(f"{handler!r} is no bound method")
    return WeakMethod(handler)


def _is_alive(owner: QObject | None) -> bool:
    return owner is not None and isValid(owner)

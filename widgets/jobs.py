"""Runs blocking calls off the screen's thread and brings their answers back to it."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from types import MethodType
from typing import TypeVar
from weakref import WeakMethod, ref

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

log = logging.getLogger(__name__)

T = TypeVar("T")
CLOSING_S = 5.0
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
        self._calls: SimpleQueue[tuple[int, Callable[[], object]] | None] = SimpleQueue()
        self._waiting: dict[int, _Pending] = {}
        self._last = 0
        self._is_closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # a thread of Python's own: who owns a QRunnable is settled between two garbage collectors
        self._threads = [Thread(target=self._work, name=f"jobs-{n}", daemon=True) for n in range(workers)]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        owner: QObject,
        call: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run *call* on the worker; bring its value to *on_done* or its exception to *on_error*, both bound methods.

        Without *on_error* an exception is logged. Raise :class:`TypeError` for a handler that is no bound method:
        a lambda or a partial would keep its owner alive. Once closed, nothing is run.
        """
        pending = _Pending(owner=ref(owner), on_done=_weak(on_done), on_error=_weak(on_error))
        if self._is_closed:
            return
        self._last += 1
        self._waiting[self._last] = pending
        self._calls.put((self._last, call))

    @property
    def waiting(self) -> int:
        """How many calls have not been answered yet."""
        return len(self._waiting)

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and deliver nothing more."""
        self._is_closed = True
        self._waiting.clear()
        for _ in self._threads:
            self._calls.put(None)
        deadline = monotonic() + CLOSING_S
        for thread in self._threads:
            thread.join(max(0.0, deadline - monotonic()))
            if thread.is_alive():
                log.warning("a call is still running after %s s", CLOSING_S)

    def _work(self) -> None:
        """Take calls in order until there are no more; runs on the worker's thread."""
        while (taken := self._calls.get()) is not None:
            number, call = taken
            if not self._is_closed:
                self._run(number, call)

    def _run(self, number: int, call: Callable[[], object]) -> None:
        """Call, and hand over what came of it; after closing nobody listens, and this object may be gone."""
        is_done, value = _outcome(call)
        if not self._is_closed:
            with suppress(RuntimeError):  # deleted meanwhile, with those who asked
                self._answered.emit(number, is_done, value)

    @Slot(int, bool, object)
    def _deliver(self, number: int, is_done: bool, value: object) -> None:
        pending = self._waiting.pop(number, None)
        if pending is None or not _is_alive(pending.owner()):
            return
        handler = pending.on_done if is_done else pending.on_error
        if handler is not None:
            bound = handler()
            if bound is not None:
                bound(value)
        elif isinstance(value, Exception) and not is_done:
            log.error("a call failed and nobody asked to be told", exc_info=value)


def _outcome(call: Callable[[], object]) -> tuple[bool, object]:
    """Return whether *call* succeeded, and its value or its exception."""
    try:
        return True, call()
    except Exception as error:  # noqa: BLE001  # a door: whatever it was belongs to the one who asked
        return False, error


def _weak(handler: Callable[..., None] | None) -> WeakMethod[Callable[..., None]] | None:
    if handler is None:
        return None
    if not isinstance(handler, MethodType):
        raise TypeError(f"{handler!r} is no bound method")
    return WeakMethod(handler)


def _is_alive(owner: QObject | None) -> bool:
    return owner is not None and isValid(owner)

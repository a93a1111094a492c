"""Runs blocking calls off the screen's thread and brings their answers back to it."""

import atexit
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import TypeVar
from weakref import WeakMethod, WeakSet, finalize, ref

from PySide6.QtCore import QObject

from widgets.crossing import is_alive, landing, weak_method

log = logging.getLogger(__name__)

T = TypeVar("T")
CLOSING_S = 5.0
"""How long :meth:`Jobs.close`, and the end of the process, wait for calls that are under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """Who waits for an answer, held so weakly that waiting keeps nobody alive."""

    owner: ref[QObject]
    on_done: WeakMethod[Callable[..., None]] | None
    on_error: WeakMethod[Callable[..., None]] | None


@dataclass(eq=False, kw_only=True)
class _Errand:
    """A call on its way out to a worker and back with what came of it.

    The call and its answer may hold the last word on somebody's life, so they are let go of on the screen's thread.
    """

    number: int
    jobs: "ref[Jobs]"
    call: Callable[[], object] | None
    value: object = None
    is_done: bool = False

    def run(self) -> None:
        """Call, on the worker's thread."""
        try:
            if self.call is not None:
                self.value, self.is_done = self.call(), True
        except Exception as error:  # noqa: BLE001  # a door: whatever it was belongs to the one who asked
            self.value = error

    def arrive(self) -> None:
        """Deliver the answer, on the screen's thread."""
        value, self.call, self.value = self.value, None, None
        jobs = self.jobs()
        if jobs is not None and is_alive(jobs):
            jobs.deliver(self.number, self.is_done, value)


@dataclass(eq=False)
class _Line:
    """What the workers share with their :class:`Jobs`, of which they know nothing else: it may be gone at any time."""

    workers: int
    errands: "SimpleQueue[_Errand | None]" = field(default_factory=SimpleQueue)
    threads: list[Thread] = field(default_factory=list)
    is_closed: bool = False

    def open(self) -> None:
        """Start the workers."""
        # threads of Python's own: who owns a QRunnable is settled between two garbage collectors
        self.threads = [Thread(target=self.work, name=f"jobs-{n}", daemon=True) for n in range(self.workers)]
        for thread in self.threads:
            thread.start()

    def work(self) -> None:
        """Run errands in order until there are no more; one that is not run any more is brought home all the same."""
        shore = landing()
        while (errand := self.errands.get()) is not None:
            if not self.is_closed:
                errand.run()
            shore.bring(errand)

    def close(self) -> None:
        """Run nothing that has not begun, and let the workers end."""
        self.is_closed = True
        for _ in range(self.workers):
            self.errands.put(None)


def _close_all(lines: Iterable[_Line]) -> None:
    """Close *lines* and wait for their workers, for all of them together no longer than :data:`CLOSING_S`."""
    for line in lines:
        line.close()
    deadline = monotonic() + CLOSING_S
    for thread in [thread for line in lines for thread in line.threads]:
        thread.join(max(0.0, deadline - monotonic()))
        if thread.is_alive():
            log.warning("a call is still running after %s s", CLOSING_S)


_open: WeakSet[_Line] = WeakSet()


@atexit.register
def _end() -> None:
    """End the workers before the interpreter does it, which would be amid whatever of Qt they are in."""
    _close_all(list(_open))


class Jobs(QObject):
    """One worker. Answers come on the screen's thread; one for a deleted owner is dropped, all where this is deleted.

    Calls run in the order they were submitted. A seat that must not wait behind another gets a ``Jobs`` of its own.
    """

    def __init__(self, parent: QObject | None = None, *, workers: int = 1) -> None:
        super().__init__(parent)
        landing()  # made here, on the screen's thread
        self._line = _Line(workers)
        self._waiting: dict[int, _Pending] = {}
        self._last = 0
        self._line.open()
        _open.add(self._line)
        finalize(self, self._line.close).atexit = False

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
        if self._line.is_closed:
            return
        self._last += 1
        self._waiting[self._last] = pending
        self._line.errands.put(_Errand(number=self._last, jobs=ref(self), call=call))

    @property
    def waiting(self) -> int:
        """How many calls have not been answered yet."""
        return len(self._waiting)

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and deliver nothing more."""
        self._waiting.clear()
        _close_all([self._line])

    def deliver(self, number: int, is_done: bool, value: object) -> None:
        """Hand an answer to who waits for it, if they still live."""
        pending = self._waiting.pop(number, None)
        if pending is None or not is_alive(pending.owner()):
            return
        handler = pending.on_done if is_done else pending.on_error
        if handler is not None:
            bound = handler()
            if bound is not None:
                bound(value)
        elif isinstance(value, Exception) and not is_done:
            log.error("a call failed and nobody asked to be told", exc_info=value)


def _weak(handler: Callable[..., None] | None) -> WeakMethod[Callable[..., None]] | None:
    return None if handler is None else weak_method(handler)

"""The way from any thread to the screen's: one object that outlives all who wait.

A signal must not be emitted by one thread while another deletes the object it belongs to: Qt then reads freed memory. So
workers emit on nobody's own signal; what they bring goes over this object, and who it is for is looked up on the
screen's thread, where things are deleted. Where the process ends, the way is shut before Qt is taken down.
"""

import atexit
from collections.abc import Callable
from functools import cache
from threading import RLock
from types import MethodType
from typing import Protocol
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid


class Arrival(Protocol):
    """What a worker brings."""

    def arrive(self) -> None:
        """Do what is to be done on the screen's thread."""
        ...


class _Landing(QObject):
    """Lives on the screen's thread as long as the process."""

    _came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._door = RLock()  # a worker's round of the collector may bring something while it brings something
        self._is_shut = False
        self._late: list[Arrival] = []
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        application = QCoreApplication.instance()
        if application is not None:
            self.moveToThread(application.thread())
        atexit.register(self.shut)  # after Qt registered its own: so this one runs first

    def bring(self, arrival: Arrival) -> None:
        """Let *arrival* arrive; from any thread. Once shut it is kept instead, to die with the process."""
        with self._door:
            if self._is_shut:
                self._late.append(arrival)
            else:
                self._came.emit(arrival)

    def shut(self) -> None:
        """Let nobody into Qt any more, once all have left it: it is about to be taken down under their feet."""
        with self._door:
            self._is_shut = True

    @Slot(object)
    def _on_came(self, arrival: Arrival) -> None:
        arrival.arrive()


@cache
def landing() -> _Landing:
    """Return the process's one landing; first asked for on the screen's thread."""
    return _Landing()


class _Word:
    """Values on their way to a method of somebody who may be gone when they arrive."""

    def __init__(self, method: WeakMethod[Callable[..., None]], values: tuple[object, ...]) -> None:
        self._method, self._values = method, values

    def arrive(self) -> None:
        """Hand the values over, if there is still somebody."""
        receive = self._method()
        if receive is not None and is_alive(receive.__self__):  # type: ignore[attr-defined]  # it is a bound method
            receive(*self._values)


def across(receive: Callable[..., None]) -> Callable[..., None]:
    """Return what any thread may call, to have *receive*, a bound method, called on the screen's thread later.

    Nobody is kept alive by it, and what is for a deleted object is dropped. Call this on the screen's thread.
    """
    method, shore = weak_method(receive), landing()

    def send(*values: object) -> None:
        shore.bring(_Word(method, values))

    return send


def weak_method(method: Callable[..., None]) -> WeakMethod[Callable[..., None]]:
    """Return *method* held weakly; raise :class:`TypeError` for one that is no bound method and would keep its owner."""
    if not isinstance(method, MethodType):
        raise TypeError(f"{method!r} is no bound method")
    return WeakMethod(method)


def is_alive(owner: object) -> bool:
    """Say whether *owner* is there; a QObject also on Qt's side."""
    return owner is not None and (not isinstance(owner, QObject) or isValid(owner))

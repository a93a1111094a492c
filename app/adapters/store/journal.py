"""Memory that can go back: what a failed message did to a unit is undone without touching the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_ABSENT = object()


class Journal:
    """Remembers every change made through it, newest last."""

    def __init__(self) -> None:
        self._undo: list[tuple[object, object, object]] = []

    def put(self, into: dict[K, V], key: K, value: V) -> None:
        """Set ``into[key]``."""
        self._undo.append((into, key, into.get(key, _ABSENT)))
        into[key] = value

    def push(self, onto: list[V], value: V) -> None:
        """Append *value*."""
        self._undo.append((onto, None, None))
        onto.append(value)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Take back what the block changed if it raises; the exception goes on."""
        mark = len(self._undo)
        try:
            yield
        except BaseException:
            while len(self._undo) > mark:
                self._take_back(*self._undo.pop())
            raise

    def _take_back(self, container: object, key: object, old: object) -> None:
        if isinstance(container, list):
            container.pop()
        elif isinstance(container, dict):
            if old is _ABSENT:
                del container[key]
            else:
                container[key] = old

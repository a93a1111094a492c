"""Who asks what of the situation, as long as they live."""

from collections.abc import Iterable
from weakref import ref

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.situation.answers import Question

Questions = frozenset[Question[object]]


class Asked:
    """The questions of all owners; used by the screen's thread, read by any."""

    def __init__(self) -> None:
        self._asked: dict[int, tuple[ref[QObject], Questions]] = {}
        self.questions: Questions = frozenset()
        """What is asked by those who live."""

    def put(self, owner: QObject, questions: Iterable[Question[object]]) -> None:
        """Ask *questions* for *owner*, in place of what it asked before."""
        self._asked[id(owner)] = (ref(owner), frozenset(questions))
        self.collect()

    def drop(self, owner: QObject) -> None:
        """Ask nothing more for *owner*."""
        self._asked.pop(id(owner), None)
        self.collect()

    def collect(self) -> None:
        """Drop what the dead asked."""
        for key, (owner, _) in list(self._asked.items()):
            living = owner()
            if living is None or not isValid(living):
                del self._asked[key]
        self.questions = frozenset().union(*(asked for _, asked in self._asked.values()))

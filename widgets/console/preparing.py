"""Makes ready what a desk will ask for, when somebody has logged in: no keystroke then waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from widgets.jobs import Jobs


class Preparing(QObject):
    """Calls *prepare* once, at the first :meth:`start`, on a worker of its own."""

    def __init__(self, jobs: Jobs, prepare: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._prepare = prepare
        self._is_started = False

    @Slot()
    def start(self) -> None:
        """Begin, if that has not been done yet."""
        if not self._is_started:
            self._is_started = True
            self._jobs.submit(self, self._prepare)

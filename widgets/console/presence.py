"""A seat's signs of life: while somebody is logged in here, the gateway is told so again and again."""

import logging

from PySide6.QtCore import QObject, QTimer, Slot

from app.services.messages import Step
from app.services.ports import GatewayAway
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.jobs import Jobs

log = logging.getLogger(__name__)

EVERY_MS = 30_000
"""The gateway takes a seat for lost after three times as long (``app/services/wall_lost.py``)."""
PRESENT = "present"


class Presence(QObject):
    """Says that the seat is there, beside its steps: a sign that nobody hears holds none of them up."""

    def __init__(self, context: ConsoleContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._person: Person | None = None
        self._is_telling = False
        self._jobs = Jobs(self)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tell)

    def sit_down(self, person: Person) -> None:
        """Say from now on that *person* is here; the log-in itself was the first sign."""
        self._person = person
        self._timer.start()

    def leave(self) -> None:
        """Say nothing more."""
        self._person = None
        self._timer.stop()

    @Slot()
    def tell(self) -> None:
        """Say it now, unless the last sign is still on its way."""
        if self._person is None or self._is_telling:
            return
        self._is_telling = True
        context = self._context
        step = Step(step_id=context.ids.new(), seat=context.seat, session=self._person.session, name=PRESENT)
        self._jobs.submit(self, lambda: context.desk.ask(step), self._on_told, self._on_error)

    def _on_told(self, _answer: object) -> None:
        """Go on; a session that has ended is told of where somebody next takes a step."""
        self._is_telling = False

    def _on_error(self, error: Exception) -> None:
        self._is_telling = False
        if not isinstance(error, GatewayAway):
            log.error("a sign of life was not given", exc_info=error)

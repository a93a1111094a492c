"""A press that waits until its case is ready for it; it is never done on anything else, and not for ever."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.step_rule import StepRule
from widgets.console.open_case import OpenCase

HELD_MS = 5_000
"""How long a press waits for the duplicates to be looked for, or for the step before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A press that waits, and what it was meant for."""

    rule: StepRule
    case_id: str
    version: int
    class_key: str

    def is_meant_for(self, case: OpenCase) -> bool:
        """Return whether the case is still what it was when the key was pressed."""
        is_same = (case.row.case_id, case.row.version) == (self.case_id, self.version)
        return is_same and case.class_key == self.class_key


class HeldPress(QObject):
    """Keeps one press at a time."""

    too_late = Signal(object)
    """The :class:`Held` press that waited too long; it waits no more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: Held | None = None
        self.timer = QTimer(self, singleShot=True, interval=HELD_MS)
        self.timer.timeout.connect(self._on_too_late)

    def hold(self, case: OpenCase, rule: StepRule, version: int) -> None:
        """Keep the press of *rule* until *case* has *version*; one that waited before is dropped."""
        self._held = Held(rule=rule, case_id=case.row.case_id, version=version, class_key=case.class_key)
        self.timer.start()

    def drop(self) -> None:
        """Keep none any more."""
        self._held = None
        self.timer.stop()

    def take(self, case: OpenCase | None) -> Held | None:
        """Give out the press that waits, once *case* lies open and is as far as it must be; ``None`` while it is not."""
        held = self._held
        if held is None or case is None or (held.case_id == case.row.case_id and held.version > case.row.version):
            return None
        self.drop()
        return held

    @Slot()
    def _on_too_late(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self.too_late.emit(held)

"""占用: the case that lies open is this seat's for five minutes, renewed while it lies there, given back when left."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.situation.case_row import CaseRow
from widgets.console.step_asker import StepAsker, Told

log = logging.getLogger(__name__)

LOOK_MS = 300
"""So long must a case lie open before it is claimed: whoever walks through the queue takes nothing."""
RENEW_MS = 180_000
"""A claim lasts five minutes; it is asked for again well before."""
CLAIM, RELEASE = "claim", "release"
NAMES = frozenset({CLAIM, RELEASE})


class ClaimKeeper(QObject):
    """Claims the open case and gives it back; says nothing of its own but that another seat was faster."""

    lost = Signal(str, str)
    """A case's id and who has it: it was open here, another seat claimed it first."""

    def __init__(self, asker: StepAsker, parent: QObject) -> None:
        super().__init__(parent)
        self._asker = asker
        self._case_id = ""
        self._version = 0
        self._held = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.claim)

    @property
    def held(self) -> str:
        """Return the id of the case this seat has claimed, ``""`` for none."""
        return self._held

    def open(self, row: CaseRow, *, is_wanted: bool) -> None:
        """Another case lies open: leave the one before; claim this one after a moment, if anything may be done here."""
        self.leave()
        self._case_id, self._version = row.case_id, row.version
        if is_wanted:
            self._timer.start(LOOK_MS)

    def follow(self, row: CaseRow, *, is_wanted: bool) -> None:
        """Learn that the open case moved on: a step ended the claim, this seat's next one wants a new one."""
        if row.case_id != self._case_id or row.version == self._version:
            return
        self._version, self._held = row.version, ""
        self._timer.stop()
        if is_wanted:
            self._timer.start(LOOK_MS)

    @Slot()
    def claim(self) -> None:
        """Claim the open case now; a question is asked about it, or it has lain open long enough."""
        self._timer.stop()
        if self._case_id:
            self._asker.ask(CLAIM, "", case_id=self._case_id)
            self._held = self._case_id
            self._timer.start(RENEW_MS)

    def leave(self) -> None:
        """No case lies open any more: what was claimed is given back."""
        self._timer.stop()
        if self._held:
            self._asker.ask(RELEASE, "", case_id=self._held)
        self._case_id = self._held = ""

    def note_step(self, case_id: str) -> None:
        """Learn that a step of this seat on the case was done: it ended the claim."""
        if self._held == case_id:
            self._held = ""
            self._timer.stop()

    def note(self, told: Told) -> None:
        """Learn what came of a claim; one that was refused is lost."""
        if told.step.name != CLAIM or told.answer.ok:
            return
        log.info("a claim was refused: %s", told.answer.text)
        if self._held == told.step.case_id:
            self._held = ""
            self._timer.stop()
            self.lost.emit(told.step.case_id, told.answer.text)

"""Tells what the gateway answered, and what follows from it for claims and taking back."""

import logging

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import UnknownStep
from widgets.console.claiming import NAMES as CLAIMS
from widgets.console.claiming import ClaimKeeper
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.person import Person
from widgets.console.step_asker import StepAsker, Told
from widgets.console.step_taker import StepTaker
from widgets.console.undoing import Undoing

log = logging.getLogger(__name__)

LOGGED_OUT = "not_logged_in"


class AnswerTeller(QObject):
    """Hears every answer of one seat. ``person`` sits there now."""

    logged_out = Signal(str)
    """The gateway does not know this session any more; the text says so."""
    done = Signal(object)
    """A :class:`Told`: a step on a case was done."""

    def __init__(
        self,
        page: DeskPage,
        context: ConsoleContext,
        asker: StepAsker,
        steps: StepTaker,
        claims: ClaimKeeper,
        undoing: Undoing,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._asker = asker
        self._steps = steps
        self._claims = claims
        self._undoing = undoing
        self.person: Person | None = None
        asker.answered.connect(self._on_answered)

    @Slot(object)
    def _on_answered(self, told: Told) -> None:
        answer, step = told.answer, told.step
        self._steps.note(told)
        self._claims.note(told)
        is_claim = step.name in CLAIMS
        if self.person is None or step.session != self.person.session:
            if not is_claim:
                self._tell_of_another(told)
        elif answer.code == LOGGED_OUT:
            self._log_out(answer.text)
        elif is_claim:
            return
        elif answer.ok:
            self._tell_done(told)
        else:
            self._page.say(answer.text, "error")

    def _tell_done(self, told: Told) -> None:
        answer, step = told.answer, told.step
        can_undo = self._can_take_back(step.name)
        is_wish = step.name.startswith("apply_")  # 已延期申请 would read as if it were granted
        template = self.tr("已提交{0}　{1}") if is_wish else self.tr("已{0}　{1}")
        words = template.format(told.words, answer.number)
        hint = self.tr("Z 收回")
        self._page.say(f"{words}\n{hint}" if can_undo else words)  # a line of its own: key and word stay together
        if step.version is not None and answer.case_id:
            self._claims.note_step(answer.case_id)
            self._undoing.note(step, told.words, answer, can=can_undo)
            self.done.emit(told)

    def _can_take_back(self, name: str) -> bool:
        try:
            rule = self._context.workflow.step(name)
        except UnknownStep:
            return False
        return rule.can_take_back and bool(rule.from_stages)

    def _tell_of_another(self, told: Told) -> None:
        """Tell whoever sits here that a step taken before the seat changed hands came to nothing."""
        if not told.answer.ok:
            log.warning("a step of an earlier session was refused: %s", told.answer.text)
            self._page.say(self.tr("此前排队的{0}未办成：{1}").format(told.words, told.answer.text), "error")

    def _log_out(self, text: str) -> None:
        lost = self._asker.waiting
        self.logged_out.emit(self.tr("{0}（另有 {1} 步未办成）").format(text, lost) if lost else text)

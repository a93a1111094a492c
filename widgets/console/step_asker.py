"""Sends this seat's steps to the gateway in order, and keeps them when it does not answer."""

import logging
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.services.messages import Answer, Step
from app.services.ports import GatewayAway
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.words import translate

log = logging.getLogger(__name__)

AGAIN_MS = 2_000
IN_HISTORY = frozenset({"release", "acknowledge_alarm", "wall_replay", "wall_return_live"})
"""What may be asked for while somebody looks back: it lets go, or is meant for now."""


def no_step_words() -> str:
    """Return why nothing can be done while somebody looks back."""
    return translate("正在看历史，只看不办；按 Home 回到现在")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A step and what the gateway said of it. ``words`` names the step as the desk does."""

    step: Step
    words: str
    answer: Answer


class StepAsker(QObject):
    """One step at a time. A step without an answer waits and is asked again with the same id, so it is done once."""

    answered = Signal(object)
    """A :class:`Told`."""
    waiting_changed = Signal(bool, int)
    """Whether the gateway does not answer, and how many steps wait for it: none, where it was only asked for a claim."""

    def __init__(self, context: ConsoleContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: Person | None = None
        self._waiting: deque[tuple[Step, str]] = deque()
        self._is_asking = False
        self._is_away = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._next)

    def sit_down(self, person: Person) -> None:
        """Send steps in this person's session from now on."""
        self._person = person

    def leave(self) -> None:
        """Take no new steps. Those that wait still go out, each in the session it was taken in."""
        self._person = None

    def ask(
        self,
        name: str,
        words: str,
        *,
        case_id: str = "",
        version: int | None = None,
        fields: dict[str, object] | None = None,
    ) -> str:
        """Send a step and return its id, ``""`` while nobody sits here; the answer comes as :attr:`answered`."""
        if self._person is None:
            return ""
        if not self._context.feed.is_live and name not in IN_HISTORY:
            return self._refuse(name, words, case_id)
        step = Step(
            step_id=self._context.ids.new(),
            seat=self._context.seat,
            session=self._person.session,
            name=name,
            case_id=case_id,
            version=version,
            fields=fields or {},
        )
        self._waiting.append((step, words))
        if self._is_away:
            self.waiting_changed.emit(self._is_away, self.waiting)
        self._next()
        return step.step_id

    def _refuse(self, name: str, words: str, case_id: str) -> str:
        """Say, once whoever asked is done, that nothing is written while somebody looks back."""
        step = Step(
            step_id=self._context.ids.new(), seat=self._context.seat, session="", name=name, case_id=case_id,
            version=None, fields={},
        )  # fmt: skip
        answer = Answer(step_id=step.step_id, ok=False, case_id=case_id, code="not_allowed", text=no_step_words())
        told = Told(step=step, words=words, answer=answer)
        QTimer.singleShot(0, self, lambda: self.answered.emit(told))
        return ""

    @property
    def waiting(self) -> int:
        """How many steps have no answer yet; claims, which have no words, are nobody's steps."""
        return sum(bool(words) for _, words in self._waiting)

    def newest(self, *names: str) -> Step | None:
        """Return the newest step of this person's session that is called one of *names* and has no answer yet."""
        session = "" if self._person is None else self._person.session
        mine = (step for step, _ in reversed(self._waiting) if step.session == session)
        return next((step for step in mine if step.name in names), None)

    @Slot()
    def _next(self) -> None:
        if self._is_asking or not self._waiting:
            return
        self._is_asking = True
        step, _ = self._waiting[0]
        desk = self._context.desk
        self._context.steps.submit(self, lambda: desk.ask(step), self._on_answer, self._on_error)

    def _on_answer(self, answer: Answer) -> None:
        self._is_asking = self._is_away = False
        step, words = self._waiting.popleft()
        self.waiting_changed.emit(self._is_away, 0)
        self._context.feed.wake()
        self.answered.emit(Told(step=step, words=words, answer=answer))
        self._next()

    def _on_error(self, error: Exception) -> None:
        self._is_asking = False
        if not isinstance(error, GatewayAway):
            log.error("a step was not asked", exc_info=error)
            step, words = self._waiting.popleft()
            text = self.tr("本席出错，步骤未发出：{0}").format(error)
            self.answered.emit(Told(step=step, words=words, answer=Answer(step_id=step.step_id, ok=False, text=text)))
            self._next()
            return
        self._is_away = True
        self.waiting_changed.emit(self._is_away, self.waiting)
        self._again.start()

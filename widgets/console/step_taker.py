"""From a key to a step: what stops it, what is asked before, and that no version of a case gets two."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from app.domain.step_rule import StepRule
from app.domain.terms import Post, Stage
from widgets.console.ask_dialog import AskDialog
from widgets.console.asking import CONFIRMED, field_of, question_of
from widgets.console.call_dialog import CallDialog
from widgets.console.case_desk import CaseDesk
from widgets.console.confirm import is_sure
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.open_case import OpenCase, blocking, fields_of, who_acts
from widgets.console.step_asker import StepAsker, Told

LOOK_MS = 500
"""How long a case that opened by itself takes no step: the second tap of a key was meant for the case before."""
HELD_MS = 5_000
"""How long a press waits for the duplicates to be looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A press that waits, and what it was meant for; it is never done on anything else."""

    rule: StepRule
    case_id: str
    version: int
    class_key: str

    def is_meant_for(self, case: OpenCase) -> bool:
        """Return whether the case is still what it was when the key was pressed."""
        is_same = (case.row.case_id, case.row.version) == (self.case_id, self.version)
        return is_same and case.class_key == self.class_key


class StepTaker(QObject):
    """Takes steps on the open case."""

    def __init__(self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, asker: StepAsker) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._asker = asker
        self._sent: dict[str, int] = {}
        self._held: Held | None = None
        self.unseen = _timer(self, LOOK_MS)
        self.holding = _timer(self, HELD_MS)
        self.holding.timeout.connect(self._on_held_too_long)
        desk.checked.connect(self._on_checked)
        page.steps.step_asked.connect(self._on_step_asked)
        page.steps.decided.connect(self.decide_duplicate)

    def begin(self) -> None:
        """Another case lies open: nothing pressed before is meant for it."""
        self._drop_held()
        self.unseen.stop()

    def is_unseen(self) -> bool:
        """Say so, where the open case came by itself just now: nobody can have looked at it."""
        if self.unseen.isActive():
            self._page.say(self.tr("下一件刚打开，看过再按"), "soon")
        return self.unseen.isActive()

    @Slot()
    def decide_duplicate(self) -> None:
        """Take it that the open case is no duplicate."""
        if not self.is_unseen():
            self._desk.decide_duplicate()

    def press(self, key: str) -> None:
        """Do what a key of the workflow does on the open case."""
        if self._desk.case is None:
            return
        rule = next((rule for rule in self._desk.rules if rule.key == key), None)
        if rule is None:
            self._page.say(self.tr("{0} 现在不能用。{1}").format(key, who_acts(self._desk.case.row)), "soon")
            return
        self._take(rule)

    def register_call(self) -> None:
        """Open the form for a phone call."""
        person = self._desk.person
        if person is None:
            return
        if Post.ACCEPTOR not in person.posts:
            self._page.say(self.tr("登记来电由受理员办理"), "soon")
            return
        dialog = CallDialog(self._context, self._page)
        is_given = bool(dialog.exec())
        fields = dict(dialog.fields)
        dialog.deleteLater()
        self._page.queue.list.setFocus()
        if is_given and self._desk.person is person:
            self._asker.ask("register_call", self.tr("登记来电"), fields=fields)

    def note(self, told: Told) -> None:
        """Learn of an answer: a step that was refused may be taken again."""
        if not told.answer.ok and self._sent.get(told.step.case_id) == told.step.version:
            del self._sent[told.step.case_id]

    def forget(self) -> None:
        """Know of no steps any more."""
        self._sent = {}
        self.begin()

    def _hold(self, case: OpenCase, rule: StepRule) -> None:
        row = case.row
        self._held = Held(rule=rule, case_id=row.case_id, version=row.version, class_key=case.class_key)
        self.holding.start()

    def _drop_held(self) -> Held | None:
        held, self._held = self._held, None
        self.holding.stop()
        return held

    @Slot()
    def _on_checked(self) -> None:
        """Take the step that was pressed before duplicates were looked for, if its case lies open unchanged."""
        held, case = self._drop_held(), self._desk.case
        if held is None or case is None:
            return
        if held.is_meant_for(case):
            self._take(held.rule)
        elif held.case_id == case.row.case_id:
            self._page.say(self.tr("案卷已有变化，{0}未办，请看过再按").format(held.rule.zh), "soon")

    @Slot()
    def _on_held_too_long(self) -> None:
        held = self._drop_held()
        if held is not None:
            self._page.say(self.tr("重复还没有核对出来，{0}未办，请稍后再按").format(held.rule.zh), "soon")

    @Slot(str)
    def _on_step_asked(self, name: str) -> None:
        self._take(self._context.workflow.step(name))
        self._page.queue.list.setFocus()

    def _take(self, rule: StepRule) -> None:
        self._drop_held()
        if self.is_unseen() or not self._is_form_settled():
            return
        case = self._desk.case
        if case is None or self._is_under_way(case) or self._is_stopped(case, rule):
            return
        fields = fields_of(self._context, case, rule, self._desk.lines)
        if not self._is_asked(case, rule, fields) or self._desk.person is None:
            return
        row = case.row
        self._sent[row.case_id] = row.version
        self._page.say(self.tr("{0}…").format(rule.zh))
        self._asker.ask(rule.name, rule.zh, case_id=row.case_id, version=row.version, fields=fields)

    def _is_form_settled(self) -> bool:
        """Stop at a field in which something is written that is no choice: the step would carry another."""
        if unsettled := self._page.form.settle():
            self._page.say(self.tr("{0}没有选定，请从列表选一项，Esc 恢复原值").format(unsettled), "soon")
        return not unsettled

    def _is_asked(self, case: OpenCase, rule: StepRule, fields: dict[str, object]) -> bool:
        """Ask what *rule* asks before it goes out, into *fields*; return whether it may go."""
        question = question_of(rule)
        if question is None:
            return rule.key not in CONFIRMED or self._is_confirmed(case, rule)
        dialog = AskDialog(question, self._page)
        is_given = bool(dialog.exec())
        fields[field_of(rule)] = dialog.answer
        dialog.deleteLater()
        self._page.queue.list.setFocus()
        return is_given

    def _is_confirmed(self, case: OpenCase, rule: StepRule) -> bool:
        words = self.tr("{0}　{1} {2}？此步不能收回。").format(rule.zh, case.row.class_name, case.row.number)
        is_yes = is_sure(self._page, rule.zh, words)
        self._page.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_yes

    def _is_under_way(self, case: OpenCase) -> bool:
        """Hold back a second step on the same version: its answer, or the new version, is on the way."""
        if self._sent.get(case.row.case_id, 0) < case.row.version:
            return False
        self._page.say(self.tr("上一步已发出，正在等网关应答"))
        return True

    def _is_stopped(self, case: OpenCase, rule: StepRule) -> bool:
        """Stop once at undecided fields; a suspected duplicate stops until it is decided."""
        if not case.is_checked and case.row.stage is Stage.REPORTED and rule.name == "accept":
            self._hold(case, rule)
            self._page.say(self.tr("正在核对重复，核对后即{0}").format(rule.zh))
            return True
        undecided = blocking(case.row, rule, self._desk.lines)
        if any(line.name == "duplicate" for line in undecided):
            self._page.say(self.tr("先判重复，{0} 不越过：N 非重复，或 F12 不予受理").format(rule.key), "soon")
            return True
        if not undecided or rule.name in case.confirmed:
            return False
        self._desk.confirm(rule.name)
        names = "、".join(line.title for line in undecided)
        again = self.tr("{0} 未判定：{1}。再按一次 {2} 照此办理")
        self._page.say(again.format(names, undecided[0].reason, rule.key), "soon")
        return True


def _timer(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    return timer

"""From a key to a step: what stops it, what is asked before, and that no version of a case gets two."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.step_rule import StepRule
from app.domain.terms import Stage
from widgets.console.case_desk import CaseDesk
from widgets.console.case_rights import is_taken, taken_words, why_not
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.held_press import Held, HeldPress
from widgets.console.open_case import OpenCase, blocking, fields_of
from widgets.console.questioning import Questioner
from widgets.console.standing import standing_refusal
from widgets.console.step_asker import StepAsker, Told
from widgets.console.step_keys import on_key
from widgets.terms import word
from widgets.words import translate

LOOK_MS = 500
"""How long a case that opened by itself takes no step: the second tap of a key was meant for the case before."""
DECISION = "not_duplicate"
OF_DUPLICATES = frozenset({DECISION, "merge"})
"""Steps that make no sense where nothing looks like a repeat."""


class StepTaker(QObject):
    """Takes steps on the open case."""

    asking = Signal()
    """A question about the open case begins: it must be this seat's while it is answered."""

    def __init__(self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, asker: StepAsker) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._asker = asker
        self.questioner = Questioner(page, context, self)
        self._sent: dict[str, tuple[int, str]] = {}
        self.unseen = QTimer(self, singleShot=True, interval=LOOK_MS)
        self.holding = HeldPress(self)
        self.holding.too_late.connect(self._on_too_late)
        desk.checked.connect(self._on_ready)
        desk.moved.connect(self._on_ready)
        page.steps.step_asked.connect(self._on_step_asked)

    def begin(self) -> None:
        """Another case lies open: nothing pressed before is meant for it."""
        self.holding.drop()
        self.unseen.stop()

    def is_unseen(self) -> bool:
        """Say so, where the open case came by itself just now: nobody can have looked at it."""
        if self.unseen.isActive():
            self._page.say(self.tr("下一件刚打开，看过再按"), "soon")
        return self.unseen.isActive()

    def press(self, key: str, *, more: bool = False) -> None:
        """Do what a key of the workflow does on the open case; with *more*, after asking all that the step may take."""
        if self.is_none_open() or self._desk.case is None or self._is_anothers():
            return
        rules = on_key(key, self._desk.rules)
        if not rules:
            self._page.say(why_not(self._context, key, self._desk.case.row, self._desk.rules), "soon")
            return
        rule = self._chosen(key, rules)
        if rule is not None:
            self._take(rule, more=more)

    def choose_step(self) -> None:
        """S: choose among all steps that are possible now."""
        if self.is_none_open() or self._desk.case is None or self._is_anothers() or self.is_unseen():
            return
        rules = self._desk.rules
        if not self._desk.case.duplicates:
            rules = tuple(rule for rule in rules if rule.name not in OF_DUPLICATES)
        if not rules:
            self._page.say(why_not(self._context, "S", self._desk.case.row), "soon")
            return
        rule = self._chosen_of(self.tr("本案可办的步骤"), rules, with_keys=True)
        if rule is not None and rule.name == DECISION:
            self.decide_duplicate()
        elif rule is not None:
            self._take(rule)

    def decide_duplicate(self) -> None:
        """N: the open case is no duplicate of those shown; kept in its history with what it was compared with."""
        if self.is_none_open() or self._desk.case is None or self.is_unseen() or self._is_anothers():
            return
        if self._desk.undecided_duplicate is None:
            self._page.say(self.tr("没有待判定的疑似重复"), "soon")
            return
        rule = next(iter(on_key("N", self._desk.rules)), None)
        has_suspects = bool(self._desk.case.duplicates)
        if rule is not None and has_suspects and not self._take(rule):
            return
        self._desk.decide_duplicate()

    def merge(self) -> None:
        """M: the open case is a repeat of one that is shown."""
        if self._desk.case is not None and not self._desk.case.duplicates:  # press() says that none is open
            self._page.say(self.tr("没有疑似重复的案卷可并"), "soon")
            return
        self.press("M")

    def note(self, told: Told) -> None:
        """Learn of an answer: a step that was refused may be taken again, with what was written for it."""
        if told.answer.ok:
            self.questioner.note_done(told.step.case_id, told.step.name)
        version, _ = self._sent.get(told.step.case_id, (None, ""))
        if told.answer.ok or version is None or version != told.step.version:
            return
        del self._sent[told.step.case_id]
        self.holding.drop()
        if told.step.name == DECISION and told.step.case_id == self._desk.case_id:
            self._desk.undecide_duplicate()

    def forget(self) -> None:
        """Know of no steps any more."""
        self._sent = {}
        self.questioner.forget()
        self.begin()

    def is_none_open(self) -> bool:
        """Say so, where no case lies open: no key does nothing without a word."""
        if self._desk.case is None:
            self._page.say(self.tr("没有打开的案卷，先在队列里选一件"), "soon")
        return self._desk.case is None

    def _is_anothers(self) -> bool:
        """Say so, where another seat has the open case."""
        row = None if self._desk.case is None else self._desk.case.row
        if row is None or not is_taken(row, self._context.seat, self._context.now()):
            return False
        self._page.say(self.tr("{0}，可先办下一件").format(taken_words(row)), "soon")
        return True

    def _chosen(self, key: str, rules: tuple[StepRule, ...]) -> StepRule | None:
        if len(rules) == 1:
            return rules[0]
        if self.is_unseen():
            return None
        self.asking.emit()
        return self._chosen_of(self.tr("{0}　办理哪一项").format(key), rules)

    def _chosen_of(self, title: str, rules: tuple[StepRule, ...], *, with_keys: bool = False) -> StepRule | None:
        """Ask which of *rules* is meant; none, where by the answer another case or version lies open than was asked about."""
        asked = self._desk.case
        rule = self.questioner.choose(title, rules, with_keys=with_keys)
        return None if rule is None or asked is None or self.is_gone(asked, word(rule)) else rule

    def is_gone(self, asked: OpenCase, words: str) -> bool:
        """Say so, where what was answered of *asked*, called *words*, meets another case or version than it was asked about."""
        case = self._desk.case
        is_same = case is not None and (case.row.case_id, case.row.version) == (asked.row.case_id, asked.row.version)
        if self._desk.person is not None and not is_same:
            self._page.say(self.tr("案卷已有变化，{0}未办，请看过再按").format(words), "soon")
        return not is_same

    @Slot()
    def _on_ready(self) -> None:
        """Take the step that was pressed before the desk was ready for it, if its case lies open unchanged."""
        case = self._desk.case
        held = self.holding.take(case)
        if held is None or case is None:
            return
        if held.is_meant_for(case):
            self._take(held.rule)
        elif held.case_id == case.row.case_id:
            self._page.say(self.tr("案卷已有变化，{0}未办，请看过再按").format(word(held.rule)), "soon")

    @Slot(object)
    def _on_too_late(self, held: Held) -> None:
        self._page.say(self.tr("重复还没有核对出来，{0}未办，请稍后再按").format(word(held.rule)), "soon")

    @Slot(str)
    def _on_step_asked(self, name: str) -> None:
        if not self._is_anothers():
            self._take(self._context.workflow.step(name))
        self._page.queue.list.setFocus()

    def _take(self, rule: StepRule, *, more: bool = False) -> bool:
        """Take the step, if nothing stops it; return whether it went out."""
        self.holding.drop()
        if self.is_unseen() or not self._is_form_settled():
            return False
        case = self._desk.case
        if (
            case is None
            or self._is_under_way(case, rule)
            or self._is_stopped(case, rule)
            or self._is_barred(case, rule)
        ):
            return False
        fields = fields_of(self._context, case, rule, self._desk.lines, self._desk.person)
        if more or self.questioner.is_asking(case, rule):
            self.asking.emit()
            answered = self.questioner.ask(case, rule, more=more)
            if self._desk.person is None:
                return False
            if answered is None:
                self._page.say(self.tr("已放弃，{0}未办").format(word(rule)))
                return False
            fields |= answered
        row = case.row
        self._sent[row.case_id] = (row.version, rule.name)
        self._page.say(self.tr("{0}…").format(word(rule)))
        self._asker.ask(rule.name, word(rule), case_id=row.case_id, version=row.version, fields=fields)
        return True

    def _is_form_settled(self) -> bool:
        """Stop at a field in which something is written that is no choice: the step would carry another."""
        if unsettled := self._page.form.settle():
            self._page.say(self.tr("{0}没有选定，请从列表选一项，Esc 恢复原值").format(unsettled), "soon")
        return not unsettled

    def _is_under_way(self, case: OpenCase, rule: StepRule) -> bool:
        """Hold back a second step on the same version: its answer, or the new version, is on the way."""
        version, name = self._sent.get(case.row.case_id, (0, ""))
        if version < case.row.version:
            return False
        if name == DECISION and rule.name != DECISION:  # the decision changes nothing the next step rests on
            self.holding.hold(case, rule, case.row.version + 1)
            self._page.say(self.tr("非重复已发出，记下后即{0}").format(word(rule)))
        else:
            self._page.say(self.tr("上一步已发出，正在等网关应答"))
        return True

    def _is_barred(self, case: OpenCase, rule: StepRule) -> bool:
        """Say why the step cannot be had on this case whatever is answered, before anything is asked."""
        refusal = standing_refusal(self._context, case, rule)
        if refusal:
            self._page.say(refusal, "soon")
        return bool(refusal)

    def _is_stopped(self, case: OpenCase, rule: StepRule) -> bool:
        """Stop once at undecided fields; a suspected duplicate stops until it is decided."""
        if not case.is_checked and case.row.stage is Stage.REPORTED and rule.name == "accept":
            self.holding.hold(case, rule, case.row.version)
            self._page.say(self.tr("正在核对重复，核对后即{0}").format(word(rule)))
            return True
        undecided = blocking(case.row, rule, self._desk.lines)
        if any(line.name == "duplicate" for line in undecided):
            self._page.say(self.tr("先判重复，{0} 不越过：N 非重复，M 并案，V 对照").format(rule.key), "soon")
            return True
        if not undecided or rule.name in case.confirmed:
            return False
        self._desk.confirm(rule.name)
        names = translate("、").join(line.title for line in undecided)
        again = self.tr("{0} 未判定：{1}。再按一次 {2} 照此办理")
        self._page.say(again.format(names, undecided[0].reason, rule.key), "soon")
        return True

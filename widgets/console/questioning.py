"""Asks at the desk what a step needs, in one dialog; or once whether it is meant, where it ends a case."""

from PySide6.QtCore import QObject, Qt

from app.domain.step_rule import StepRule
from widgets.console.ask_dialog import AskDialog, Asked
from widgets.console.asking import make_fields, more_question, question_of
from widgets.console.choose_dialog import choose
from widgets.console.confirm import is_sure
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.open_case import OpenCase
from widgets.console.step_keys import key_of
from widgets.terms import word


class Questioner(QObject):
    """Runs the dialogs; the focus is the queue's again after each."""

    def __init__(self, page: DeskPage, context: ConsoleContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._context = context
        self._written: dict[tuple[str, str], str] = {}

    def choose(self, title: str, rules: tuple[StepRule, ...], *, with_keys: bool = False) -> StepRule | None:
        """Return the step that is meant where several are possible."""
        words = [f"{key_of(rule)}　{word(rule)}" if with_keys and key_of(rule) else word(rule) for rule in rules]
        place = choose(title, words, self._page)
        self._page.queue.list.setFocus()
        return rules[place] if place >= 0 else None

    def is_asking(self, case: OpenCase, rule: StepRule) -> bool:
        """Say whether *rule* asks anything before it goes out."""
        return question_of(self._context, case, rule) is not None or self._ends(rule)

    def ask(self, case: OpenCase, rule: StepRule, *, more: bool = False) -> dict[str, object] | None:
        """Return the fields that were answered, none where nothing is asked, ``None`` where it was dropped."""
        asked = more_question(self._context, case, rule) if more else question_of(self._context, case, rule)
        if asked is None:
            return {} if not self._ends(rule) or self._is_confirmed(case, rule) else None
        return self._run(asked, case, rule)

    def _run(self, asked: Asked, case: OpenCase, rule: StepRule) -> dict[str, object] | None:
        dialog = AskDialog(asked, self._page, make_fields(self._context, case, rule, asked.field))
        written = case.row.case_id, rule.name
        if asked.field and not asked.start:
            dialog.text.setText(self._written.get(written, ""))
        is_given = bool(dialog.exec())
        values = dialog.values if is_given else None
        if is_given and dialog.answer:
            self._written[written] = dialog.answer
        dialog.deleteLater()
        self._page.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return values

    def note_done(self, case_id: str, name: str) -> None:
        """Learn that a step was done: what was written for it is asked for anew; of a refused one it stands again."""
        self._written.pop((case_id, name), None)

    def forget(self) -> None:
        """Know of nothing that was written any more."""
        self._written = {}

    def _ends(self, rule: StepRule) -> bool:
        return rule.to_stage is not None and self._context.workflow.is_final(rule.to_stage)

    def _is_confirmed(self, case: OpenCase, rule: StepRule) -> bool:
        words = self.tr("{0}　{1} {2}？此步不能收回。").format(word(rule), case.row.class_name, case.row.number)
        is_yes = is_sure(self._page, word(rule), words)
        self._page.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_yes

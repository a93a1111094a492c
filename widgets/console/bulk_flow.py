"""A key pressed while several rows are marked: one question, one run, one list of results."""

from PySide6.QtCore import QObject

from app.domain.step_rule import StepRule
from app.situation.case_row import CaseRow
from widgets.console.bulk import ONE_BY_ONE, BulkRun
from widgets.console.bulk_dialog import BulkDialog
from widgets.console.case_rights import steps_of, why_not
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.open_case import OpenCase
from widgets.console.person import Person
from widgets.console.step_asker import StepAsker
from widgets.console.step_keys import on_key
from widgets.console.step_taker import StepTaker
from widgets.terms import word
from widgets.words import translate


class BulkFlow(QObject):
    """Takes what a key means for the first marked case, on all of them."""

    def __init__(self, page: DeskPage, context: ConsoleContext, asker: StepAsker, steps: StepTaker) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._asker = asker
        self._steps = steps
        self._dialog: BulkDialog | None = None

    def press(self, key: str, person: Person) -> None:
        """Ask once, then take the step on each marked case."""
        rows = self._page.queue.marked_rows
        if not rows:
            return
        rule = self._rule(key, person, rows)
        if rule is None:
            return
        if rule.name in ONE_BY_ONE:
            self._page.say(self.tr("{0}须逐件办理，不能一并办理").format(word(rule)), "soon")
            return
        fields = self._steps.questioner.ask(OpenCase(row=rows[0]), rule)
        if fields is not None:
            self._run(rule, fields, person, rows)

    def _rule(self, key: str, person: Person, rows: tuple[CaseRow, ...]) -> StepRule | None:
        possible = {rule.name: rule for row in rows for rule in on_key(key, steps_of(self._context, person, row))}
        if not possible:
            self._page.say(why_not(self._context, key, rows[0]), "soon")
            return None
        rules = tuple(possible.values())
        if len(rules) == 1:
            return rules[0]
        return self._steps.questioner.choose(self.tr("{0}　对 {1} 件办理哪一项").format(key, len(rows)), rules)

    def _run(self, rule: StepRule, fields: dict[str, object], person: Person, rows: tuple[CaseRow, ...]) -> None:
        run = BulkRun(self._context, person, self._asker, rule, fields, self)
        title = self.tr("{0}　{1} 件").format(word(rule), len(rows))
        dialog = self._dialog = BulkDialog(title, len(rows), run, self._page)
        run.start(rows)
        dialog.exec()
        has_left, self._dialog = self._dialog is None, None
        if not has_left:
            self._tell(rule, dialog)
        dialog.deleteLater()
        run.deleteLater()

    def leave(self) -> None:
        """Put the list of results away, whatever has no answer yet."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.leave()

    def _tell(self, rule: StepRule, dialog: BulkDialog) -> None:
        self._page.queue.unmark()
        self._page.queue.list.setFocus()
        words = translate("{0}：{1}").format(word(rule), dialog.sum.text())
        self._page.say(words, "error" if dialog.refused else "secondary")

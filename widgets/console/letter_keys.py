"""Letters and digits of the desk: they work while the queue, or a panel shown large, has the focus."""

from PySide6.QtCore import QObject, Slot

from widgets.console.case_desk import CaseDesk
from widgets.console.compare_dialog import APART, MERGE, CompareDialog
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import HISTORY, MAP, PHOTOS, DeskPage
from widgets.console.step_asker import StepAsker, no_step_words
from widgets.console.step_taker import StepTaker
from widgets.console.undoing import TAKE_BACK, Undoing

OF_A_CASE = frozenset("PHVA1230")
"""Letters that do nothing where no case lies open; the others say so themselves."""
LARGE = {"P": PHOTOS, "G": MAP, "H": HISTORY}


class LetterKeys(QObject):
    """What each letter does on the open case."""

    def __init__(
        self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, steps: StepTaker, asker: StepAsker, undoing: Undoing
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._steps = steps
        self._asker = asker
        self._undoing = undoing
        self._acts = {
            "N": steps.decide_duplicate, "M": steps.merge, "V": self.compare, "S": steps.choose_step,
            "A": desk.adopt_advice, "Z": self.take_back,
        }  # fmt: skip
        page.queue.letter.connect(self.take)
        page.letter.connect(self.take)
        page.steps.decided.connect(self.take)

    @Slot(str)
    def take(self, letter: str) -> None:
        """Do what *letter* does."""
        if self._desk.person is None or (letter in OF_A_CASE and self._steps.is_none_open()):
            return
        if not self._context.feed.is_live and (letter in "123" or letter in self._acts):
            self._page.say(no_step_words(), "soon")
        elif letter in LARGE:
            self._toggle(LARGE[letter])
        elif letter in "123":
            self._desk.choose_candidate(int(letter) - 1)
        elif (act := self._acts.get(letter)) is not None:
            act()

    def _toggle(self, what: str) -> None:
        self._page.show_large("" if self._page.large == what or (self._desk.case is None and what != MAP) else what)

    def compare(self) -> None:
        """V: lay the open case beside what it may repeat; M or N there decides."""
        case = self._desk.case
        if case is None or not case.duplicates:
            self._page.say(self.tr("没有疑似重复的案卷可对照"), "soon")
            return
        self._steps.asking.emit()
        dialog = CompareDialog(case, self._desk.photos, self._desk.suspects, self._context, self._page)
        dialog.exec()
        decision = dialog.decision
        dialog.deleteLater()
        self._page.queue.list.setFocus()
        if not decision or self._steps.is_gone(case, self.tr("判重")):
            return
        if decision == MERGE:
            self._steps.merge()
        elif decision == APART:
            self._steps.decide_duplicate()

    def take_back(self) -> None:
        """Z: take back what this seat did last, until the receiver has signed."""
        done = self._undoing.newest
        if done is None:
            self._page.say(self.tr("本席没有可收回的步骤；对方签收后请用回退"), "soon")
            return
        if self._asker.newest(TAKE_BACK) is not None:
            self._page.say(self.tr("收回已发出，正在等网关应答"))
            return
        self._undoing.drop(done.case_id)
        words = self.tr("收回{0}").format(done.words)
        self._page.say(self.tr("{0}…").format(words))
        self._asker.ask(TAKE_BACK, words, case_id=done.case_id, version=done.version)

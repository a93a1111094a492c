"""Letters and digits of the desk: they work while the queue, or a panel shown large, has the focus."""

from PySide6.QtCore import QObject, Slot

from widgets.console.case_desk import CaseDesk
from widgets.console.compare_dialog import APART, MERGE, CompareDialog
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import HISTORY, MAP, PHOTOS, DeskPage
from widgets.console.step_asker import StepAsker
from widgets.console.step_taker import StepTaker
from widgets.console.undoing import TAKE_BACK, Undoing

WALL_STEPS = ("wall_show_case", "wall_clear")
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
            "A": desk.adopt_advice, "Z": self.take_back, "0": self.show_on_wall, ".": self.clear_wall,
        }  # fmt: skip
        page.queue.letter.connect(self.take)
        page.letter.connect(self.take)
        page.steps.decided.connect(self.take)
        page.wall.show_asked.connect(self.show_on_wall)
        page.wall.clear_asked.connect(self.clear_wall)

    @Slot(str)
    def take(self, letter: str) -> None:
        """Do what *letter* does."""
        if self._desk.person is None:
            return
        if letter in LARGE:
            self._toggle(LARGE[letter])
        elif letter in "123":
            self._desk.choose_candidate(int(letter) - 1)
        elif (act := self._acts.get(letter)) is not None:
            act()

    def _toggle(self, what: str) -> None:
        self._page.show_large("" if self._page.large == what or self._desk.case is None else what)

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

    @Slot()
    def show_on_wall(self) -> None:
        """0: show the open case on the wall."""
        if self._desk.case is not None and not self._steps.is_unseen():
            self._ask_wall("wall_show_case", self.tr("投屏"), self._desk.case_id)
        self._focus()

    @Slot()
    def clear_wall(self) -> None:
        """Take the case off the wall."""
        self._ask_wall("wall_clear", self.tr("撤下投屏"))
        self._focus()

    def _focus(self) -> None:
        if not self._page.large:
            self._page.queue.list.setFocus()

    def _ask_wall(self, name: str, words: str, case_id: str = "") -> None:
        """Send a wish for the wall, but not again what was wished last and has no answer yet."""
        if self._desk.person is None or self._desk.person.is_department:
            return
        last = self._asker.newest(*WALL_STEPS)
        if last is not None and (last.name, last.case_id) == (name, case_id):
            self._page.say(self.tr("{0}已发出，正在等网关应答").format(words))
            return
        self._asker.ask(name, words, case_id=case_id, fields={"wall": self._context.wall})

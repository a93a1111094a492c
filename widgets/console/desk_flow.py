"""What happens at a desk: somebody sits down, the queue moves, a case is opened, an answer is told, somebody leaves."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.situation.answers import Moment
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf, DeskQueue
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.people import People
from widgets.console.bar import NUMBERS, REPLIES
from widgets.console.case_desk import CaseDesk
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.open_case import steps_of, usual_words
from widgets.console.person import Person
from widgets.console.step_asker import StepAsker, Told
from widgets.console.step_taker import StepTaker

log = logging.getLogger(__name__)

TICK_MS = 1_000
LOGGED_OUT = "not_logged_in"
WALL_STEPS = ("wall_show_case", "wall_clear")
PEOPLE = People()
CASES = OpenCases(labels=0)


class DeskFlow(QObject):
    """The behaviour of one :class:`DeskPage` for the person who sits at it."""

    logged_out = Signal(str)
    """The gateway does not know this session any more; the text says so."""

    def __init__(self, page: DeskPage, context: ConsoleContext) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._person: Person | None = None
        self._queue = DeskQueue(posts=())
        self._follow: tuple[str, int] | None = None
        self._last_open = ""
        self.asker = StepAsker(context, self)
        self.desk = CaseDesk(page, context, self)
        self.steps = StepTaker(page, context, self.desk, self.asker)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        page.queue.delegate.next_key = self._next_key
        self._tick.timeout.connect(page.bar.tick)
        self.asker.answered.connect(self._on_answered)
        self.asker.waiting_changed.connect(page.bar.show_waiting)
        self.desk.failed.connect(self._on_read_failed)
        self.desk.questions_changed.connect(self._ask)
        page.form.put_back.connect(self._on_put_back)
        self._context.feed.moment_ready.connect(self._on_moment)
        page.queue.opened.connect(self._on_opened)
        page.queue.letter.connect(self._on_letter)
        page.wall.show_asked.connect(self._on_wall_show)
        page.wall.clear_asked.connect(self._on_wall_clear)

    def sit_down(self, person: Person) -> None:
        """Begin to work as *person*."""
        self._person = self.desk.person = person
        self.asker.sit_down(person)
        self._queue = DeskQueue(
            posts=tuple(post.value for post in person.posts), department=person.department, area=person.area
        )
        self._page.bar.greet(person)
        self._page.queue.tabs.set_posts(person.posts)
        self._page.keys.show_usual(usual_words(self._context, person))
        self._tick.start()
        self._ask()
        self.back_to_queue()

    def leave(self) -> None:
        """Stand up: nothing of the person or the case stays; steps that wait for the gateway still go out."""
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            pass
        self._person = self.desk.person = self._follow = None
        self._last_open = ""
        self.asker.leave()
        self.steps.forget()
        self._context.feed.unregister(self)
        self._tick.stop()
        self.desk.close()
        self._page.queue.clear()
        self._page.say("")

    # ---- what the situation says

    @Slot()
    def _ask(self) -> None:
        shared = (self._queue, NUMBERS, REPLIES, self._page.wall.question, PEOPLE, CASES)
        self._context.feed.register(self, (*shared, *self.desk.questions))

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self._person is None or not moment.freshness.cases_at:
            return  # nobody sits here, or the log is being read anew: the last rows stand, and the bar says so
        self._page.bar.show_moment(moment)
        self._page.wall.show_state(moment.of(self._page.wall.question), self._context.now())
        self._page.map.show_cases(moment.of(CASES))
        self._page.map.show_people(moment.of(PEOPLE), self.desk.near(moment))
        rows = moment.of(self._queue)
        if rows is not None:
            self._page.queue.show_rows(rows)
        self._follow_on(moment)
        self.desk.follow(moment)
        self._open_first()

    def _open_first(self) -> None:
        """Open a case where none lies open. Whoever worked on another just now has not seen this one yet."""
        if self.desk.case is None and self._page.queue.model.rowCount():
            before = self._last_open
            self._page.queue.select_place(self._page.queue.place)
            if before and self.desk.case_id != before:
                self.steps.unseen.start()

    def _next_key(self, row: CaseRow) -> tuple[str, str]:
        rules = () if self._person is None else steps_of(self._context, self._person, row)
        return (rules[0].key, rules[0].zh) if rules and rules[0].key else ("", "")

    def _follow_on(self, moment: Moment) -> None:
        """After a step: stay on the case while it is this desk's turn again, else open the next."""
        if self._follow is None:
            return
        case_id, version = self._follow
        row = moment.of(CaseOf(case_id=case_id))
        if row is None or row.version < version:
            return
        self._follow = None
        if not self._page.queue.select(case_id):
            self.desk.close()

    # ---- cases and keys

    @Slot(object)
    def _on_opened(self, row: CaseRow | None) -> None:
        if row is None or row.case_id == self.desk.case_id:
            return
        if self.desk.case is not None:
            self._follow = None
            self._page.say("")
        self._last_open = row.case_id
        self.steps.begin()
        self.desk.open(row)

    @Slot(str)
    def _on_read_failed(self, reason: str) -> None:
        self._page.say(self.tr("案卷详情读取失败：{0}").format(reason), "error")

    @Slot(str)
    def _on_put_back(self, unsettled: str) -> None:
        self._page.say(self.tr("{0}没有选定，已恢复原值").format(unsettled), "soon")

    @Slot()
    def back_to_queue(self) -> None:
        """Give the focus back to the queue."""
        self._page.queue.list.setFocus()

    @Slot(object)
    def _on_answered(self, told: Told) -> None:
        answer = told.answer
        self.steps.note(told)
        if self._person is None or told.step.session != self._person.session:
            self._tell_of_another(told)
            return
        if answer.code == LOGGED_OUT:
            self._log_out(answer.text)
            return
        if not answer.ok:
            self._page.say(answer.text, "error")
            return
        self._page.say(self.tr("已{0}　{1}").format(told.words, answer.number))
        if told.step.version is not None and answer.case_id:
            if answer.case_id == self.desk.case_id:
                self._follow = (answer.case_id, answer.version)
            self._page.queue.note_answer(answer.case_id, answer.version)

    def _tell_of_another(self, told: Told) -> None:
        """Tell whoever sits here that a step taken before the seat changed hands came to nothing."""
        if not told.answer.ok:
            log.warning("a step of an earlier session was refused: %s", told.answer.text)
            self._page.say(self.tr("此前排队的{0}未办成：{1}").format(told.words, told.answer.text), "error")

    def _log_out(self, text: str) -> None:
        lost = self.asker.waiting
        self.logged_out.emit(self.tr("{0}（另有 {1} 步未办成）").format(text, lost) if lost else text)

    # ---- letters and the wall

    @Slot(str)
    def _on_letter(self, letter: str) -> None:
        if letter == "N":
            self.steps.decide_duplicate()
        elif letter == "A":
            self.desk.adopt_advice()
        elif letter == "0":
            self._on_wall_show()
        elif letter == ".":
            self._on_wall_clear()

    @Slot()
    def _on_wall_show(self) -> None:
        if self.desk.case is not None and not self.steps.is_unseen():
            self._ask_wall("wall_show_case", self.tr("投屏"), self.desk.case_id)
        self.back_to_queue()

    @Slot()
    def _on_wall_clear(self) -> None:
        self._ask_wall("wall_clear", self.tr("撤下投屏"))
        self.back_to_queue()

    def _ask_wall(self, name: str, words: str, case_id: str = "") -> None:
        """Send a wish for the wall, but not again what was wished last and has no answer yet."""
        if self._person is None or self._person.is_department:
            return
        last = self.asker.newest(*WALL_STEPS)
        if last is not None and (last.name, last.case_id) == (name, case_id):
            self._page.say(self.tr("{0}已发出，正在等网关应答").format(words))
            return
        self.asker.ask(name, words, case_id=case_id, fields={"wall": self._context.wall})

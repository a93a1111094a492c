"""What happens at a desk: somebody sits down, the queue moves, a case is opened, an answer is told, somebody leaves."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.situation.answers import Moment
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf, DeskQueue
from app.situation.questions.people import People
from widgets.console.answer_teller import AnswerTeller
from widgets.console.bar import NUMBERS, REPLIES
from widgets.console.bulk_flow import BulkFlow
from widgets.console.case_desk import CaseDesk
from widgets.console.case_opener import CaseOpener
from widgets.console.case_rights import steps_of, usual_words
from widgets.console.claiming import ClaimKeeper
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import MAP, DeskPage
from widgets.console.letter_keys import LetterKeys
from widgets.console.person import Person
from widgets.console.presence import Presence
from widgets.console.queue_lists import QueueLists
from widgets.console.step_asker import StepAsker, Told, no_step_words
from widgets.console.step_keys import key_of
from widgets.console.step_taker import StepTaker
from widgets.console.undoing import TAKE_BACK, Undoing
from widgets.console.video_desk import VideoDesk
from widgets.console.wall_desk import WallDesk
from widgets.console.wall_map import WallMap
from widgets.console.wall_marks import MarkMenu
from widgets.terms import word

TICK_MS = 1_000
PEOPLE = People()


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
        self.asker = StepAsker(context, self)
        self.presence = Presence(context, self)
        self.desk = CaseDesk(page, context, self)
        self.steps = StepTaker(page, context, self.desk, self.asker)
        self.claims = ClaimKeeper(self.asker, self)
        self.opener = CaseOpener(page, context, self.desk, self.steps, self.claims)
        self.lists = QueueLists(page.queue, context)
        self.undoing = Undoing()
        self.letters = LetterKeys(page, context, self.desk, self.steps, self.asker, self.undoing)
        self.wall = WallDesk(page, context, self.desk, self.steps, self.asker)
        self.map = WallMap(page, context, self.desk, self.wall)
        self.marks = MarkMenu(page, self.wall, context)
        self.video = VideoDesk(page, context, self.desk, self.asker)
        self.bulk = BulkFlow(page, context, self.asker, self.steps)
        self.answers = AnswerTeller(page, context, self.asker, self.steps, self.claims, self.undoing)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        page.queue.delegate.next_key = self._next_key
        page.queue.delegate.taken_by = self.opener.taken_by
        self._tick.timeout.connect(page.bar.tick)
        self._tick.timeout.connect(page.wall.refresh)
        self.answers.done.connect(self._on_done)
        self.answers.logged_out.connect(self.logged_out)
        self.asker.waiting_changed.connect(page.bar.show_waiting)
        self.desk.failed.connect(self._on_read_failed)
        self.desk.questions_changed.connect(self._ask)
        self.opener.questions_changed.connect(self._ask)
        self.lists.questions_changed.connect(self._ask)
        self.map.questions_changed.connect(self._ask)
        page.form.put_back.connect(self._on_put_back)
        self._context.feed.moment_ready.connect(self._on_moment)

    def sit_down(self, person: Person) -> None:
        """Begin to work as *person*."""
        self._person = self.desk.person = self.answers.person = person
        self.asker.sit_down(person)
        self.presence.sit_down(person)
        self._queue = DeskQueue(
            posts=tuple(post.value for post in person.posts), department=person.department, area=person.area
        )
        self._page.bar.greet(person)
        self._page.wall.show_rights(may_steer=not person.is_department)
        self.lists.sit_down(person)
        self._page.keys.show_usual(usual_words(self._context, person))
        self._tick.start()
        self._ask()
        self.back_to_queue()

    def leave(self) -> None:
        """Stand up: nothing of the person or the case stays; steps that wait for the gateway still go out."""
        self.bulk.leave()
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            pass
        self.opener.forget()
        self._person = self.desk.person = self.answers.person = None
        self.asker.leave()
        self.presence.leave()
        self.steps.forget()
        self.undoing.forget()
        self.map.leave()
        self._context.feed.unregister(self)
        self._tick.stop()
        self.desk.close()
        self._page.show_large("")
        self._page.queue.unmark()
        self._page.queue.clear()
        self._page.say("")

    # ---- what the situation says

    @Slot()
    def _ask(self) -> None:
        shared = (
            self._queue,
            NUMBERS,
            REPLIES,
            self._page.wall.question,
            self._page.wall.pushes,
            PEOPLE,
            self._page.map.cases,
        )
        theirs = (*self.opener.questions, *self.lists.questions, *self.desk.questions)
        self._context.feed.register(self, (*shared, *theirs))
        self._context.feed.register(self, (self._page.wall.question,), live=True)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self._person is None or not moment.freshness.cases_at:
            return  # nobody sits here, or the log is being read anew: the last rows stand, and the bar says so
        self._page.bar.show_moment(moment)
        wall = self._page.wall
        wall.live_state = moment.live_of(wall.question)
        wall.show_state(moment.of(wall.question), moment.of(wall.pushes), self._context.now())
        self._page.map.show_cases(moment.of(self._page.map.cases))
        self._page.map.show_people(moment.of(PEOPLE), self.desk.near(moment))
        rows = moment.of(self._queue)
        if rows is not None:
            self._page.queue.show_rows(rows)
        self.lists.follow(moment)
        self.opener.on_moment(moment, self.desk.follow)
        self._leave_unborn(moment)

    def _leave_unborn(self, moment: Moment) -> None:
        """Put away a case that was not there yet at the moment looked at; it comes back as soon as it is."""
        question = CaseOf(case_id=self.desk.case_id)
        if self.desk.case is not None and not moment.live and moment.answers.get(question, self) is None:
            self.desk.close()
            self.opener.want(question.case_id)
            self._page.say(self.tr("此刻还没有这件案卷"), "soon")

    def change_time(self, *, is_back: bool) -> None:
        """Begin to look back: what was claimed is given back; or begin to work again, on the case that lies open."""
        case_id = self.desk.case_id
        self._page.queue.model.forget()
        self._page.queue.unmark()
        self.steps.begin()
        if is_back:
            self.claims.leave()
            return
        self.opener.forget()
        self.desk.close()
        if case_id and self._person is not None:
            self.opener.want(case_id)

    def _next_key(self, row: CaseRow) -> tuple[str, str]:
        is_idle = self._person is None or not self._context.feed.is_live
        rules = () if is_idle or self._person is None else steps_of(self._context, self._person, row)
        return (key_of(rules[0]), word(rules[0])) if rules and key_of(rules[0]) else ("", "")

    # ---- cases

    @Slot(str)
    def open_case(self, case_id: str) -> None:
        """Open a case chosen elsewhere, also one that is not in the queue."""
        if self._person is not None:
            self.opener.open_case(case_id)

    @Slot(str)
    def _on_read_failed(self, reason: str) -> None:
        self._page.say(self.tr("案卷详情读取失败：{0}").format(reason), "error")

    @Slot(str)
    def _on_put_back(self, unsettled: str) -> None:
        self._page.say(self.tr("{0}没有选定，已恢复原值").format(unsettled), "soon")

    @Slot(object)
    def _on_done(self, told: Told) -> None:
        """Follow the case this seat moved; one that was taken back lies open again."""
        answer = told.answer
        if answer.case_id == self.desk.case_id:
            self.opener.follow(answer.case_id, answer.version)
        self._page.queue.note_answer(answer.case_id, answer.version)
        if told.step.name == TAKE_BACK:
            self.opener.want(answer.case_id)

    # ---- keys

    def press(self, key: str, *, more: bool = False) -> None:
        """Do what a key of the workflow does: on the rows that are marked, else on the open case."""
        if not self._context.feed.is_live:
            self._page.say(no_step_words(), "soon")
            return
        if self._page.large == MAP:
            self._page.show_large("")
        if self._person is not None and self._page.queue.marks.marked:
            self.bulk.press(key, self._person)
        else:
            self.steps.press(key, more=more)

    @Slot()
    def escape(self) -> None:
        """Put one thing back: what is shown large, then the marks; then the queue has the focus."""
        if self.map.escape():
            return
        if self._page.large:
            self._page.show_large("")
        elif self._page.queue.marks.marked and self._page.queue.list.hasFocus():
            self._page.queue.unmark()
        self.back_to_queue()

    @Slot()
    def back_to_queue(self) -> None:
        """Give the focus back to the queue."""
        if not self._page.large:
            self._page.queue.list.setFocus()

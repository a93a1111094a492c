"""What happens at a desk: somebody sits down, the queue moves, a case is opened, an answer is told, somebody leaves."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.domain.terms import Post
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf, DeskQueue
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.people import People
from widgets.console.answer_teller import AnswerTeller
from widgets.console.bar import NUMBERS, REPLIES
from widgets.console.bulk_flow import BulkFlow
from widgets.console.case_desk import CaseDesk
from widgets.console.case_rights import is_taken, steps_of, taken_words, usual_words
from widgets.console.claiming import ClaimKeeper
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import MAP, DeskPage
from widgets.console.letter_keys import LetterKeys
from widgets.console.person import Person
from widgets.console.step_asker import StepAsker, Told
from widgets.console.step_keys import key_of
from widgets.console.step_taker import StepTaker
from widgets.console.undoing import TAKE_BACK, Undoing
from widgets.terms import word

TICK_MS = 1_000
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
        self._last_open = self._wanted = ""
        self._refused: set[str] = set()
        self._opens_by_itself = self._came_by_itself = False
        self.asker = StepAsker(context, self)
        self.desk = CaseDesk(page, context, self)
        self.steps = StepTaker(page, context, self.desk, self.asker)
        self.claims = ClaimKeeper(self.asker, self)
        self.undoing = Undoing()
        self.letters = LetterKeys(page, context, self.desk, self.steps, self.asker, self.undoing)
        self.bulk = BulkFlow(page, context, self.asker, self.steps)
        self.answers = AnswerTeller(page, context, self.asker, self.steps, self.claims, self.undoing)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        page.queue.delegate.next_key = self._next_key
        page.queue.delegate.taken_by = self._taken_by
        self._tick.timeout.connect(page.bar.tick)
        self.answers.done.connect(self._on_done)
        self.answers.logged_out.connect(self.logged_out)
        self.asker.waiting_changed.connect(page.bar.show_waiting)
        self.desk.failed.connect(self._on_read_failed)
        self.desk.questions_changed.connect(self._ask)
        self.steps.asking.connect(self._on_asking)
        self.claims.lost.connect(self._on_claim_lost)
        page.form.put_back.connect(self._on_put_back)
        self._context.feed.moment_ready.connect(self._on_moment)
        page.queue.opened.connect(self._on_opened)

    def sit_down(self, person: Person) -> None:
        """Begin to work as *person*."""
        self._person = self.desk.person = self.answers.person = person
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
        self.claims.leave()
        self._person = self.desk.person = self.answers.person = self._follow = None
        self._last_open = self._wanted = ""
        self._refused.clear()
        self.asker.leave()
        self.steps.forget()
        self.undoing.forget()
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
        shared = (self._queue, NUMBERS, REPLIES, self._page.wall.question, PEOPLE, CASES)
        wanted: tuple[Question[object], ...] = (CaseOf(case_id=self._wanted),) if self._wanted else ()
        self._context.feed.register(self, (*shared, *wanted, *self.desk.questions))

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
        if self.desk.case is not None:
            self.claims.follow(self.desk.case.row, is_wanted=self._is_ours(self.desk.case.row))
        self._open_wanted(moment)
        self._open_first()
        self._refused.clear()

    def _open_first(self) -> None:
        """Open a case where none lies open, and none that another seat has.

        Whoever worked on another just now has not seen this one yet.
        """
        if self.desk.case is not None or self._wanted or not self._page.queue.model.rowCount():
            return
        before, self._opens_by_itself = self._last_open, True
        is_found = self._page.queue.select_free(self._is_free)
        self._opens_by_itself = False
        if is_found and before and self.desk.case_id != before:
            self.steps.unseen.start()

    def _is_free(self, row: CaseRow) -> bool:
        return not self._taken_by(row) and row.case_id not in self._refused

    def _is_ours(self, row: CaseRow) -> bool:
        """Say whether a post of this seat must act on the case, so that it may be claimed here."""
        posts = () if self._person is None else self._person.posts
        return row.post in posts and row.post is not Post.NOBODY and not self._taken_by(row) and bool(self.desk.rules)

    def _taken_by(self, row: CaseRow) -> str:
        if not is_taken(row, self._context.seat, self._context.now()):
            return ""
        return self.tr("坐席 {0} 办理中").format(row.claimed_by)

    def _next_key(self, row: CaseRow) -> tuple[str, str]:
        rules = () if self._person is None else steps_of(self._context, self._person, row)
        return (key_of(rules[0]), word(rules[0])) if rules and key_of(rules[0]) else ("", "")

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
            self._close()

    # ---- cases

    @Slot(str)
    def open_case(self, case_id: str) -> None:
        """Open a case chosen elsewhere, also one that is not in the queue."""
        if self._person is None:
            return
        self._page.show_large("")
        if not self._page.queue.select(case_id):
            self._wanted = case_id
            self._ask()
            self._context.feed.wake()

    def _open_wanted(self, moment: Moment) -> None:
        if not self._wanted:
            return
        row = moment.of(CaseOf(case_id=self._wanted))
        if row is None or self._page.queue.model.is_old(row):
            return
        self._wanted = ""
        if not self._page.queue.select(row.case_id):
            self._page.queue.list.clearSelection()
            self._lay_open(row)
        self._ask()

    @Slot(object)
    def _on_opened(self, row: CaseRow | None) -> None:
        if row is None or row.case_id == self.desk.case_id:
            return
        if self.desk.case is not None:
            self._follow = None
            self._page.say("")
        self._lay_open(row)

    def _lay_open(self, row: CaseRow) -> None:
        self._last_open = row.case_id
        self._came_by_itself = self._opens_by_itself
        self.steps.begin()
        self.desk.open(row)
        self.claims.open(row, is_wanted=self._is_ours(row))
        if taken := self._taken_by(row):
            self._page.say(self.tr("{0}，可以看，不能办").format(taken_words(row) or taken), "soon")

    def _close(self) -> None:
        self.claims.leave()
        self.desk.close()

    @Slot()
    def _on_asking(self) -> None:
        """Claim the open case at once: a question is asked about it."""
        case = self.desk.case
        if case is not None and self.claims.held != case.row.case_id and self._is_ours(case.row):
            self.claims.claim()

    @Slot(str, str)
    def _on_claim_lost(self, case_id: str, text: str) -> None:
        """Another seat was faster: whoever did not choose the case himself gets the next."""
        self._refused.add(case_id)
        if case_id != self.desk.case_id:
            return
        self._page.say(text, "soon")
        if self._came_by_itself:
            self.desk.close()
            self._open_first()

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
            self._follow = (answer.case_id, answer.version)
        self._page.queue.note_answer(answer.case_id, answer.version)
        if told.step.name == TAKE_BACK:
            self._wanted = answer.case_id
            self._ask()

    # ---- keys

    def press(self, key: str, *, more: bool = False) -> None:
        """Do what a key of the workflow does: on the rows that are marked, else on the open case."""
        if self._page.large == MAP:
            self._page.show_large("")
        if self._person is not None and self._page.queue.marked:
            self.bulk.press(key, self._person)
        else:
            self.steps.press(key, more=more)

    @Slot()
    def escape(self) -> None:
        """Put one thing back: what is shown large, then the marks; then the queue has the focus."""
        if self._page.large:
            self._page.show_large("")
        elif self._page.queue.marked and self._page.queue.list.hasFocus():
            self._page.queue.unmark()
        self.back_to_queue()

    @Slot()
    def back_to_queue(self) -> None:
        """Give the focus back to the queue."""
        if not self._page.large:
            self._page.queue.list.setFocus()

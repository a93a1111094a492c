"""Which case lies open next: chosen in the queue or elsewhere, opened by itself, followed after a step, lost to another."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.terms import Post
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf
from widgets.console.case_desk import CaseDesk
from widgets.console.case_rights import is_taken, taken_words
from widgets.console.claiming import ClaimKeeper
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.step_taker import StepTaker


class CaseOpener(QObject):
    """Lays cases open on one desk, and claims those whose turn is this seat's."""

    questions_changed = Signal()
    """Something else must be asked of the situation."""

    def __init__(
        self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, steps: StepTaker, claims: ClaimKeeper
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._steps = steps
        self._claims = claims
        self._follow: tuple[str, int] | None = None
        self._last_open = self._wanted = ""
        self._refused: set[str] = set()
        self._opens_by_itself = self._came_by_itself = False
        page.queue.opened.connect(self._on_opened)
        steps.asking.connect(self._on_asking)
        claims.lost.connect(self._on_claim_lost)

    @property
    def questions(self) -> tuple[Question[object], ...]:
        """Return what must be asked of the situation for a case that is to be opened."""
        return (CaseOf(case_id=self._wanted),) if self._wanted else ()

    def open_case(self, case_id: str) -> None:
        """Open a case chosen elsewhere, also one that is not in the queue."""
        self._page.show_large("")
        if not self._page.queue.select(case_id):
            self.want(case_id)
            self._context.feed.wake()

    def want(self, case_id: str) -> None:
        """Open the case as soon as the situation shows it."""
        self._wanted = case_id
        self.questions_changed.emit()

    def follow(self, case_id: str, version: int) -> None:
        """Look where the open case goes: this seat has moved it to *version*."""
        self._follow = case_id, version

    def on_moment(self, moment: Moment, show: Callable[[Moment], None]) -> None:
        """Leave the case that has gone on, have the open one *show* the moment, and open what is to be opened."""
        self._follow_on(moment)
        show(moment)
        if self._desk.case is not None:
            self._claims.follow(self._desk.case.row, is_wanted=self._is_ours(self._desk.case.row))
        self._open_wanted(moment)
        self._open_first()
        self._refused.clear()

    def forget(self) -> None:
        """Know of no cases any more; what was claimed is given back."""
        self._claims.leave()
        self._follow = None
        self._last_open = self._wanted = ""
        self._refused.clear()

    def taken_by(self, row: CaseRow) -> str:
        """Return which other seat has the case, ``""`` for none."""
        if not is_taken(row, self._context.seat, self._context.then()):
            return ""
        return self.tr("坐席 {0} 办理中").format(row.claimed_by)

    def _open_first(self) -> None:
        """Open a case where none lies open, and none that another seat has.

        Whoever worked on another just now has not seen this one yet. Of others' cases none opens by itself.
        """
        queue = self._page.queue
        if (
            not self._context.feed.is_live
            or self._desk.case is not None
            or self._wanted
            or queue.shows_others
            or not queue.model.rowCount()
        ):
            return
        before, self._opens_by_itself = self._last_open, True
        is_found = queue.select_free(self._is_free)
        self._opens_by_itself = False
        if is_found and before and self._desk.case_id != before:
            self._steps.unseen.start()

    def _is_free(self, row: CaseRow) -> bool:
        return not self.taken_by(row) and row.case_id not in self._refused

    def _is_ours(self, row: CaseRow) -> bool:
        """Say whether a post of this seat must act on the case, so that it may be claimed here."""
        posts = () if self._desk.person is None else self._desk.person.posts
        return row.post in posts and row.post is not Post.NOBODY and not self.taken_by(row) and bool(self._desk.rules)

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
            self._claims.leave()
            self._desk.close()

    def _open_wanted(self, moment: Moment) -> None:
        if not self._wanted:
            return
        row = moment.of(CaseOf(case_id=self._wanted))
        if row is None or self._page.queue.model.is_old(row):
            return
        self._wanted = ""
        if not self._page.queue.select(row.case_id):
            self._page.queue.list.clearSelection()
        if self._desk.case_id != row.case_id:  # not in the queue, or chosen there already
            self._lay_open(row)
        self.questions_changed.emit()

    @Slot(object)
    def _on_opened(self, row: CaseRow | None) -> None:
        if row is None or row.case_id == self._desk.case_id:
            return
        if self._desk.case is not None:
            self._follow = None
            self._page.say("")
        self._lay_open(row)

    def _lay_open(self, row: CaseRow) -> None:
        self._last_open = row.case_id
        self._came_by_itself = self._opens_by_itself
        self._steps.begin()
        if not self._context.feed.is_live:
            self._page.say("")
        self._desk.open(row)
        self._claims.open(row, is_wanted=self._is_ours(row))
        if taken := self.taken_by(row):
            self._page.say(self.tr("{0}，可以看，不能办").format(taken_words(row) or taken), "soon")

    @Slot()
    def _on_asking(self) -> None:
        """Claim the open case at once: a question is asked about it."""
        case = self._desk.case
        if case is not None and self._claims.held != case.row.case_id and self._is_ours(case.row):
            self._claims.claim()

    @Slot(str, str)
    def _on_claim_lost(self, case_id: str, text: str) -> None:
        """Another seat was faster: whoever did not choose the case himself gets the next."""
        self._refused.add(case_id)
        if case_id != self._desk.case_id:
            return
        self._page.say(text, "soon")
        if self._came_by_itself:
            self._desk.close()
            self._open_first()

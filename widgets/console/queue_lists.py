"""The lists beside a desk's own queue: what waits for 补立案, others' cases to urge, what a department has passed down."""

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.terms import Post
from app.situation.answers import Moment, Question
from app.situation.questions.desk import DeskQueue, DeskTotal, UnderUs
from app.situation.questions.listing import Listing
from app.situation.questions.which import Which
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.queue_tabs import BELOW, LISTS, OTHERS, UNFILED
from widgets.console.queue_view import QueueView

URGING = frozenset({Post.SHIFT_LEADER, Post.DISPATCHER, Post.LEADER})
"""Posts that may urge others (催办, 督办)."""
MOST = 500
"""So many rows of others' cases are listed: the most pressing ones."""


class QueueLists(QObject):
    """Asks for the lists this person has; the rows of others' cases only while they are looked at."""

    questions_changed = Signal()
    """Another list is looked at."""

    def __init__(self, queue: QueueView, context: ConsoleContext) -> None:
        super().__init__(queue)
        self._queue = queue
        self._context = context
        self._others: DeskQueue | None = None
        self._total: DeskTotal | None = None
        self._below: UnderUs | None = None
        self._unfiled: Listing | None = None
        queue.tabs.chosen.connect(self._on_chosen)

    @property
    def questions(self) -> tuple[Question[object], ...]:
        """Return what must be asked of the situation."""
        rows = self._others if self._queue.tabs.kind == OTHERS else None
        return tuple(question for question in (self._unfiled, self._total, self._below, rows) if question is not None)

    def sit_down(self, person: Person) -> None:
        """Have the lists of *person* from now on."""
        self._others = self._total = self._below = self._unfiled = None
        posts = tuple(post.value for post in person.posts)
        if Post.SHIFT_LEADER in person.posts:
            self._unfiled = Listing(which=Which.UNFILED, area=person.area, limit=MOST)
        if not URGING.isdisjoint(person.posts):
            self._others = DeskQueue(
                posts=posts, department=person.department, area=person.area, limit=MOST, others=True
            )
            self._total = DeskTotal(posts=posts, department=person.department, area=person.area, others=True)
        if person.department and any(one.parent == person.department for one in self._context.city.departments):
            self._below = UnderUs(department=person.department)
        kinds = ((UNFILED, self._unfiled), (OTHERS, self._others), (BELOW, self._below))
        self._queue.set_posts(person.posts, [kind for kind, question in kinds if question is not None])

    def follow(self, moment: Moment) -> None:
        """Show what the lists are now."""
        if self._unfiled is not None and (unfiled := moment.of(self._unfiled)) is not None:
            self._queue.show_list(UNFILED, unfiled.rows, unfiled.total)
        if self._total is not None and (total := moment.of(self._total)) is not None:
            rows = moment.of(self._others) if self._others is not None else None
            self._queue.show_list(OTHERS, rows, total.total)
        if self._below is not None and (below := moment.of(self._below)) is not None:
            self._queue.show_list(BELOW, below, len(below))

    @Slot(str)
    def _on_chosen(self, kind: str) -> None:
        if kind in LISTS:
            self.questions_changed.emit()
            self._context.feed.wake()

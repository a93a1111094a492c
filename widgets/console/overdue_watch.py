"""Follows 环节超时 at the posts of whoever sits here: what is newly late rings until somebody has taken it."""

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.terms import Post
from app.situation.answers import Moment
from app.situation.case_row import CaseRow
from app.situation.questions.listing import Listing
from app.situation.questions.which import Which
from widgets.console.desk_sound import DeskSound
from widgets.console.desk_tones import Tone
from widgets.console.extra_seat import ExtraSeat

MOST = 500


class OverdueWatch(QObject):
    """Rings for a case that became late at one of the own posts; taken is one that is claimed, gone on, or said to be seen."""

    said = Signal(str, str)
    """The sentence that comes with the sound, and its role."""

    def __init__(self, seat: ExtraSeat) -> None:
        super().__init__(seat)
        self._feed = seat.context.feed
        posts = tuple(post for post in seat.person.posts if post is not Post.DEPARTMENT)
        self._question = Listing(which=Which.STAGE_OVER, posts=posts, area=seat.person.area, limit=MOST)
        self._known: frozenset[str] | None = None
        self.waiting: frozenset[str] = frozenset()
        self.sound = DeskSound(seat.places, Tone.STAGE_OVER, self)
        if posts:
            self._feed.moment_ready.connect(self._on_moment)
            self._feed.register(self, [self._question], live=True)

    def leave(self) -> None:
        """Ask and ring no more."""
        self._feed.unregister(self)
        self.sound.end()

    def take(self) -> bool:
        """Say that what rings has been seen; return whether anything did."""
        was_ringing = bool(self.waiting)
        self.waiting = frozenset()
        self.sound.end()
        return was_ringing

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        listed = moment.live_of(self._question)
        if listed is None or not moment.freshness.cases_at:
            return
        rows = {row.case_id: row for row in listed.rows}
        new = rows.keys() - self._known if self._known is not None else frozenset()
        self._known = frozenset(rows)
        still = {case_id for case_id in self.waiting if case_id in rows and not rows[case_id].claimed_by}
        fresh = {case_id for case_id in new if not rows[case_id].claimed_by}
        self.waiting = frozenset(still | fresh)
        if fresh:
            self.sound.begin()
            self._say([row for case_id, row in rows.items() if case_id in fresh])
        elif not self.waiting:
            self.sound.end()

    def _say(self, rows: list[CaseRow]) -> None:
        first = rows[0]
        words = self.tr("环节超时：{0} {1}").format(first.class_name, first.road or first.place)
        more = self.tr("，等 {0} 件").format(len(rows)) if len(rows) > 1 else ""
        self.said.emit(words + more, "over")

"""The console's top bar: who sits here, the two counts of lateness, the data's age, the clock."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.moment import SECOND, Instant, to_datetime
from app.situation.answers import Moment
from app.situation.questions.numbers import Numbers
from app.situation.questions.supervised import SupervisedAndOverdue
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.plates import Elided, MarkLabel, label, set_role
from widgets.terms import word
from widgets.words import clock, clock_off, translate

STALE_S = 30
POSITIONS_STALE_S = 60
UNKNOWN = "—"
"""A count that could not be read."""
NUMBERS = Numbers()
REPLIES = SupervisedAndOverdue(limit=1)


class TopBar(QFrame):
    """Seat and person at the left, what is late in the middle, age and clock at the right."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(48)
        self._context = context
        self.person = Elided("secondary")
        self.merged = label(self.tr("合岗"), "plate-grey")
        self.late = label("", "over")
        self.stage_late = label("", "over")
        self.replies = label("", "urge")
        self.waiting = label("", "secondary")
        self.alarms = label("", "over")
        self.age = label("", "quiet")
        self.menu = QPushButton(self.tr("窗口 ▾"))
        self.menu.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self.menu, "tab")
        self.past = label("", "plate-soon")
        self.past.hide()
        self.clock = label("", "clock")
        self.clock.setMinimumWidth(100)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.merged.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(label(self.tr("万米"), "brand"))
        row.addWidget(label(self._context.city.name, "secondary"))
        row.addWidget(label(self.tr("坐席 {0}").format(self._context.seat), "secondary"))
        row.addWidget(self.person)
        row.addWidget(self.merged)
        row.addWidget(self.menu)
        row.addStretch(1)
        row.addWidget(self.waiting)
        row.addSpacing(12)
        row.addWidget(MarkLabel(self._context.theme, "over", 22))
        row.addWidget(self.late)
        row.addSpacing(12)
        row.addWidget(MarkLabel(self._context.theme, "stage_over", 22))
        row.addWidget(self.stage_late)
        row.addSpacing(12)
        row.addWidget(MarkLabel(self._context.theme, "waiting_ok", 22))
        row.addWidget(self.replies)
        row.addSpacing(12)
        row.addWidget(self.alarms)
        row.addSpacing(12)
        row.addWidget(self.age)
        row.addWidget(self.past)
        row.addWidget(self.clock)

    def greet(self, person: Person) -> None:
        """Show who sits here."""
        posts = translate("、").join(word(post) for post in person.posts)
        place = self._context.advisor.department_name(person.department) if person.is_department else posts
        self.person.show_text(f"{place}　{person.user}")
        self.person.setToolTip(person.name)
        self.merged.setVisible(person.has_merged_posts)

    @Slot(bool, int)
    def show_waiting(self, is_away: bool, count: int) -> None:
        """Show that the gateway does not answer, and how many steps wait for it."""
        set_role(self.waiting, "soon" if is_away else "secondary")
        away = self.tr("断线，本地排队 {0} 步").format(count) if count else self.tr("断线")
        self.waiting.setText(away if is_away else "")

    @Slot(int)
    def show_alarms(self, count: int) -> None:
        """Show how many alarms nobody has acknowledged."""
        self.alarms.setText(self.tr("告警未确认 {0}　空格").format(count) if count else "")

    def show_past(self, at: Instant | None) -> None:
        """Say which moment of the past is looked at; ``None``: the present."""
        self.past.setVisible(at is not None)
        if at is not None:
            is_today = to_datetime(at).date() == to_datetime(self._context.now()).date()
            when = clock(at) if is_today else f"{to_datetime(at):%Y-%m-%d %H:%M}"
            self.past.setText(self.tr("历史 {0}").format(when))

    def show_moment(self, moment: Moment) -> None:
        """Show the counts."""
        numbers = moment.of(NUMBERS)
        if numbers is not None:
            self.late.setText(self.tr("处置超期 {0}").format(numbers.over))
            self.stage_late.setText(self.tr("环节超时 {0}").format(numbers.stage_over))
        replies = moment.of(REPLIES)
        if replies is not None:
            self.replies.setText(self.tr("督办待回复 {0}").format(replies.waiting))
        self._own_up(moment)
        self.tick()

    def _own_up(self, moment: Moment) -> None:
        """Put a dash where a count could not be read: an old one is not believed, a mark without words says nothing."""
        if NUMBERS in moment.failures:
            self.late.setText(self.tr("处置超期 {0}").format(UNKNOWN))
            self.stage_late.setText(self.tr("环节超时 {0}").format(UNKNOWN))
        if REPLIES in moment.failures:
            self.replies.setText(self.tr("督办待回复 {0}").format(UNKNOWN))

    @Slot()
    def tick(self) -> None:
        """Move the clock and the data's age."""
        now = self._context.now()
        self.clock.setText(f"{to_datetime(now):%H:%M:%S}")
        moment = self._context.feed.latest
        if moment is None or not moment.freshness.cases_at:
            self.age.setText(self.tr("读取中"))
            return
        is_wrong = self._is_stale(moment) or moment.freshness.clock_off
        set_role(self.age, "soon-line" if is_wrong else "quiet")
        if moment.freshness.clock_off:
            self.age.setText(clock_off(moment.freshness.clock_off))
            return
        cases = self._age_words(self.tr("案件"), moment.freshness.cases_at, STALE_S)
        fixes = self._age_words(self.tr("定位"), moment.freshness.fixes_at, POSITIONS_STALE_S)
        self.age.setText(translate("{0}，{1}").format(cases, fixes))

    def _is_stale(self, moment: Moment) -> bool:
        return self._context.now() - moment.freshness.cases_at > STALE_S * SECOND

    def _age_words(self, what: str, at: Instant, stale_s: int) -> str:
        age = max(0, self._context.now() - at) // SECOND
        if not at:
            return self.tr("{0} 无").format(what)
        if age > stale_s:
            return self.tr("{0} {1} 起未更新").format(what, clock(at))
        return self.tr("{0} {1} 秒前").format(what, age)

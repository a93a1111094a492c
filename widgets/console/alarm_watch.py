"""Follows the hall's alarms while somebody sits at the desk, also when their window is closed."""

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.moment import Instant
from app.situation.answers import Moment
from app.situation.questions.alarms import AlarmList, AlarmRow, Alarms
from widgets.console.alarm_sound import AlarmSound
from widgets.console.extra_seat import CaseAt, ExtraSeat
from widgets.console.step_asker import Told

ACKNOWLEDGE = "acknowledge_alarm"
MOST = 500


class AlarmWatch(QObject):
    """The newest answer; rings for what is new, acknowledges what is asked for."""

    changed = Signal()
    """The list, or the reason why there is none, is another."""
    counted = Signal(int)
    said = Signal(str, str)
    """A sentence on an acknowledgement, and its role."""

    def __init__(self, seat: ExtraSeat) -> None:
        super().__init__(seat)
        self._seat = seat
        self._question = Alarms(limit=MOST)
        self._newest: int | None = None
        self._asked: set[str] = set()
        self._rung: set[str] = set()
        self._total = -1
        self.sound = AlarmSound(seat.places, self)
        self.list: AlarmList | None = None
        self.failure = ""
        seat.answered.connect(self._on_told)
        seat.context.feed.moment_ready.connect(self._on_moment)
        seat.context.feed.register(self, [self._question], live=True)

    @property
    def top(self) -> AlarmRow | None:
        """Return the alarm that 空格 takes: the newest that nobody has taken or is taking."""
        rows = () if self.list is None else self.list.open
        return next((row for row in rows if row.subject not in self._asked), None)

    def is_asked(self, row: AlarmRow) -> bool:
        """Return whether this seat has just acknowledged *row*."""
        return row.seen_at is None and row.subject in self._asked

    def acknowledge(self, row: AlarmRow | None = None) -> None:
        """Acknowledge *row*, else the top one; say so where there is none."""
        one = row or self.top
        if one is None or one.seen_at is not None or one.subject in self._asked:
            self.said.emit(self.tr("没有未确认的告警"), "secondary")
            return
        self._asked.add(one.subject)
        self._seat.ask(ACKNOWLEDGE, self.tr("确认告警"), {"alarm": one.subject}, CaseAt(one.case_id))
        self.changed.emit()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        self.failure = moment.failures.get(self._question, "")
        alarms = moment.live_of(self._question)
        if alarms is not None and moment.freshness.cases_at:
            self._take(alarms)
        elif self.failure:
            self.changed.emit()

    def _take(self, alarms: AlarmList) -> None:
        is_other = alarms != self.list
        self.list = alarms
        self._asked &= {row.subject for row in alarms.open}
        self._ring(alarms)
        if alarms.total != self._total:
            self._total = alarms.total
            self.counted.emit(alarms.total)
        if is_other:
            self.changed.emit()

    def _ring(self, alarms: AlarmList) -> None:
        """Ring for an alarm that was not there before; what was open when one sat down is shown, not rung."""
        newest: Instant = max((row.seq for row in alarms.open), default=0)
        before = newest if self._newest is None else self._newest
        self._newest = max(newest, before)
        new = {row.subject for row in alarms.open if row.seq > before}
        self._rung = {row.subject for row in alarms.open if row.subject in self._rung} | new
        if new:
            self.sound.begin()
        else:
            self._quieten()

    def _quieten(self) -> None:
        """Ring no more, once all that rang is acknowledged."""
        if self._rung <= self._asked:
            self.sound.end()

    @Slot(object)
    def _on_told(self, told: Told) -> None:
        if told.step.name != ACKNOWLEDGE:
            return
        if told.answer.ok:
            self.said.emit(self.tr("已确认告警"), "secondary")
        else:
            self._asked.discard(str(told.step.fields.get("alarm", "")))
            self.said.emit(told.answer.text, "error")
        self._quieten()
        self.changed.emit()

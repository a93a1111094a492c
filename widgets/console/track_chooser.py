"""Whose tracks of when: a day, one of its shifts or all of it, and people by name or terminal; 回车 reads them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QWidget

from app.domain.moment import DAY, Instant, to_datetime
from app.domain.work_time import local_day, midnight
from app.situation.tracks_load import ShiftOfDay
from widgets.console.choice import Choice
from widgets.console.plates import label, set_role
from widgets.console.track_reading import Wanted
from widgets.words import translate

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
MONTH_AND_DAY = 2
_SEPARATORS = re.compile("[\\s，、；,;]+")


class TrackChooser(QFrame):
    """One row of fields."""

    wanted = Signal()
    """Read what is chosen."""
    given_up = Signal()
    day_changed = Signal(object)
    """The beginning of another day."""

    def __init__(self, now: Instant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "form-row")
        self.setFixedHeight(52)
        self._shifts: tuple[ShiftOfDay, ...] = ()
        self._start = midnight(local_day(now))
        self.day = QLineEdit()
        self.day.setFixedWidth(130)
        self.day.setToolTip(self.tr("↑ ↓ 换一天；也可写 2026-06-11 或 6/11"))
        self.shift = Choice()
        self.shift.setMinimumWidth(260)
        self.people = QLineEdit()
        self.people.setPlaceholderText(self.tr("监督员姓名或终端号，空格隔开；不填为全部"))
        self.do = QPushButton(self.tr("读取　回车"))
        set_role(self.do, "primary")
        self.stop = QPushButton(self.tr("停止　Esc"))
        self.bar = QProgressBar()
        self.bar.setFixedWidth(180)
        self.bar.setRange(0, 100)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        for words, widget in (
            (self.tr("日期"), self.day),
            (self.tr("班次"), self.shift),
            (self.tr("人员"), self.people),
        ):
            row.addWidget(label(words, "secondary"))
            row.addWidget(widget, 1 if widget is self.people else 0)
        for shown in (self.do, self.bar, self.stop):
            row.addWidget(shown)
        self._connect()
        self.show_day(now)
        self.show_shifts(())
        self.show_reading(None)

    def _connect(self) -> None:
        self.day.editingFinished.connect(self._take_written)
        self.do.clicked.connect(self.wanted)
        self.stop.clicked.connect(self.given_up)
        for widget in (self.day, self.shift, self.people):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read at Enter in any of the fields; go to another day by the arrows."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in ENTER:
            self._take_written()
            self.wanted.emit()
            return True
        if watched is self.day and event.key() in DAYS:
            self.show_day(self._start + DAYS[Qt.Key(event.key())] * DAY)
            return True
        return False

    @property
    def start(self) -> Instant:
        """Return the beginning of the chosen day."""
        return self._start

    def show_day(self, at: Instant) -> None:
        """Choose the day that *at* lies in."""
        start = midnight(local_day(at))
        is_other = start != self._start
        self._start = start
        self.day.setText(f"{to_datetime(start):%Y-%m-%d}")
        if is_other:
            self.day_changed.emit(start)

    @Slot()
    def _take_written(self) -> None:
        """Go to the day that is written; what is no day brings the chosen one back."""
        day = written_day(self.day.text(), to_datetime(self._start).year)
        self.show_day(self._start if day is None else midnight(day))

    def show_shifts(self, shifts: Sequence[ShiftOfDay]) -> None:
        """Offer the day's shifts; the one that was chosen stays where there is one like it."""
        before = self.shift.currentIndex()
        self._shifts = tuple(shifts)
        self.shift.clear()
        self.shift.addItem(self.tr("全天") if self._shifts else self.tr("全天（无排班）"))
        for one in self._shifts:
            first, last = self._time_of_day(one.since), f"{to_datetime(one.until):%H:%M}"
            self.shift.addItem(self.tr("{0}—{1}（{2} 人）").format(first, last, len(one.terminals)))
        self.shift.setCurrentIndex(before if 0 <= before <= len(self._shifts) else 0)

    def _time_of_day(self, at: Instant) -> str:
        """Return the local time; the night's shift that began the day before has that day with it."""
        return f"{to_datetime(at):%H:%M}" if at >= self._start else f"{to_datetime(at):%m-%d %H:%M}"

    def choose_shift_at(self, at: Instant) -> None:
        """Choose the shift that runs at *at*, if one does."""
        for place, one in enumerate(self._shifts):
            if one.since <= at < one.until:
                self.shift.setCurrentIndex(place + 1)
                return

    def chosen(self, names: Mapping[str, str]) -> Wanted | None:
        """Return what is chosen; *names* are people by terminal. ``None``: words that fit nobody were written."""
        words = [word for word in _SEPARATORS.split(self.people.text()) if word]
        terminals = [one for word in words for one in _found(word, names)]
        if words and not terminals:
            return None
        place = self.shift.currentIndex()
        if place > 0 and not terminals:
            terminals = list(self._shifts[place - 1].terminals)
        since, until = self.span
        return Wanted(since=since, until=until, terminals=tuple(dict.fromkeys(terminals)))

    @property
    def span(self) -> tuple[Instant, Instant]:
        """Return from when up to when the chosen shift lasts, else the day."""
        place = self.shift.currentIndex() - 1
        if place < 0:
            return self._start, self._start + DAY
        return self._shifts[place].since, self._shifts[place].until

    def show_reading(self, share: float | None) -> None:
        """Show how much is read; ``None``: nothing is being read."""
        is_reading = share is not None
        self.bar.setVisible(is_reading)
        self.stop.setVisible(is_reading)
        self.do.setVisible(not is_reading)
        self.bar.setValue(round(100 * (share or 0.0)))
        self.bar.setFormat(translate("读取 {0} %").format(self.bar.value()))


def written_day(text: str, year: int) -> date | None:
    """Return the day that *text* names, of *year* where it says none; ``None`` for no day of this century."""
    parts = [int(part) for part in re.findall(r"\d{1,9}", text)]
    century = year - year % 100
    try:
        day = date(*(parts if len(parts) > MONTH_AND_DAY else [year, *parts]))
        day = day.replace(year=century + day.year) if day.year < 100 else day
    except (TypeError, ValueError):
        return None
    return day if century <= day.year < century + 100 else None


def _found(word: str, names: Mapping[str, str]) -> list[str]:
    """Return the terminals that are called *word*, or whose number ends with it, or whose person's name has it."""
    exact = [terminal for terminal in names if terminal == word]
    return exact or [one for one, name in names.items() if (word.isdigit() and one.endswith(word)) or word in name]

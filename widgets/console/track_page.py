"""回放: people with their day in numbers at the top, what happened along the chosen tracks below."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.moment import Instant
from app.situation.questions.tracks import Track
from app.situation.tracks_events import TrackEvent, TrackEventKind
from app.situation.tracks_load import LoadedTracks
from widgets.console.choice import Choice
from widgets.console.extra_table import RowsTable
from widgets.console.plates import label, set_role
from widgets.console.track_rows import EVENTS, PEOPLE
from widgets.terms import word
from widgets.theme import Theme


class TrackPage(QWidget):
    """Two lists. The upper's selected rows are the chosen people."""

    chose = Signal()
    """Other people are chosen."""
    jumped = Signal(object)
    """The :class:`~app.situation.tracks_events.TrackEvent` to go to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: LoadedTracks | None = None
        self.people = RowsTable(PEOPLE, theme, lambda row: row.terminal)
        self.people.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.events = RowsTable(EVENTS, theme, lambda row: (row.terminal, row.since, row.kind))
        self.kind = Choice()
        self.kind.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.kind.addItem(self.tr("全部事件"), None)
        for kind in TrackEventKind:
            self.kind.addItem(word(kind), kind)
        self.count = label("", "secondary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.people)
        parts.addWidget(self._lower())
        parts.setSizes([400, 400])
        whole.addWidget(parts, 1)
        self.people.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.events.chosen.connect(self.jumped)
        self.kind.currentIndexChanged.connect(self._show_events)

    def _lower(self) -> QWidget:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        set_role(head, "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 4, 14, 4)
        row.addWidget(label(self.tr("经过"), "title"))
        row.addWidget(self.count, 1)
        row.addWidget(self.kind)
        column.addWidget(head)
        column.addWidget(self.events, 1)
        return lower

    @property
    def chosen(self) -> tuple[Track, ...]:
        """Return the chosen people's tracks, in the list's order."""
        places = sorted({index.row() for index in self.people.view.selectionModel().selectedRows()})
        return tuple(self.people.rows[place] for place in places if place < len(self.people.rows))

    @property
    def current(self) -> Track | None:
        """Return the one whose speed is shown."""
        current = self.people.current
        return current if isinstance(current, Track) else None

    def show_loaded(self, loaded: LoadedTracks) -> None:
        """Show the people of a period."""
        self._loaded = loaded
        self.people.empty_words = self.tr("这段时间没有定位，也没有排班")
        self.people.show_rows(loaded.people)
        self._show_events()

    def show_reading(self) -> None:
        """Show that it is being read."""
        self._loaded = None
        for table in (self.people, self.events):
            table.model.show_rows(())
            table.show_loading()
        self.count.setText("")

    def show_failed(self, words: str) -> None:
        """Show why there is nothing."""
        self._loaded = None
        for table in (self.people, self.events):
            table.model.show_rows(())
            table.show_failed(words)

    def choose(self, terminal: str) -> None:
        """Choose one person."""
        for place, row in enumerate(self.people.rows):
            if row.terminal == terminal:
                self.people.view.selectRow(place)

    def events_shown(self) -> tuple[TrackEvent, ...]:
        """Return the events of the chosen people, of the chosen kind, by time."""
        if self._loaded is None:
            return ()
        kind = self.kind.currentData()
        found = [event for one in self.chosen for event in self._loaded.events[one.terminal]]
        return tuple(sorted((one for one in found if kind is None or one.kind == kind), key=_by_time))

    @Slot()
    def _on_selected(self) -> None:
        self._show_events()
        self.chose.emit()

    @Slot()
    def _show_events(self) -> None:
        rows = self.events_shown()
        self.events.empty_words = self.tr("这条轨迹没有间断、停留和进出") if self.chosen else self.tr("先选一人")
        self.events.show_rows(rows)
        self.count.setText(self.tr("{0} 人 {1} 条").format(len(self.chosen), len(rows)) if self._loaded else "")


def _by_time(event: TrackEvent) -> tuple[Instant, str]:
    return event.since, event.terminal

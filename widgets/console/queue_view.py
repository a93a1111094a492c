"""待办案卷: the queue as a list, driven by keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from app.domain.terms import Post
from app.situation.case_row import CaseRow
from widgets.console.plates import Head, label, set_role
from widgets.console.queue_delegate import ROW_HEIGHT, QueueDelegate
from widgets.console.queue_list import QueueList
from widgets.console.queue_marks import QueueMarks
from widgets.console.queue_model import QueueModel
from widgets.console.queue_tabs import ALL, LISTS, UNFILED, QueueTabs, kind_of
from widgets.console.queue_words import SideList, empty_words, foot_words
from widgets.theme import Theme

HIGHEST = 16_777_215
"""Qt's own "as high as you like"."""


class QueueView(QFrame):
    """The queue with its head; emits which case is opened."""

    opened = Signal(object)
    """The :class:`CaseRow` that is selected now, or ``None``."""
    letter = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedWidth(440)
        self.head = Head(self.tr("待办案卷"), self.tr("紧急在前，再按环节剩余（分钟）"))
        self.model = QueueModel()
        self.delegate = QueueDelegate(theme)
        self.list = QueueList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("待办案卷"))
        self.empty = label(self.tr("读取中"), "secondary")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs = QueueTabs()
        self.foot = label("", "quiet")
        self.foot.setContentsMargins(14, 8, 12, 8)
        for key in ("↑", "↓"):
            self.head.row.addWidget(label(key, "key"))
        self.marks = QueueMarks(self.list, self.model, self)
        self._rows: tuple[CaseRow, ...] = ()
        self._lists: dict[str, SideList] = {}
        self._place, self._last = 0, ""
        self._taken = 0
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.head, 0), (self.tabs, 0), (self.empty, 1), (self.list, 1), (self.foot, 0)):
            column.addWidget(widget, stretch)
        self.list.setMaximumHeight(0)
        self.list.letter.connect(self.letter)
        self.list.lost.connect(self._on_lost)
        self.marks.changed.connect(self._show_foot)
        self.marks.step_wanted.connect(self._on_step)
        self.list.tab_asked.connect(self.tabs.step)
        self.delegate.is_marked = self.marks.has
        self.tabs.chosen.connect(self._on_kind)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: tuple[CaseRow, ...]) -> None:
        """Show the queue; the open case stays open and the rows in sight stay where they are."""
        self._rows = rows
        self.tabs.show_counts(rows)
        self._show_chosen()

    def set_posts(self, posts: Sequence[Post], lists: Sequence[str]) -> None:
        """Have a tab for each kind of work of *posts*, and for each of these *lists* beside the queue."""
        self._lists = {kind: SideList(is_ours=kind == UNFILED) for kind in lists}
        is_department = Post.DEPARTMENT in posts
        self.head.remark.show_text(
            self.tr("紧急在前，再按本级应于先后") if is_department else self.tr("紧急在前，再按环节剩余（分钟）")
        )
        self.tabs.set_posts(posts, lists)

    def show_list(self, kind: str, rows: tuple[CaseRow, ...] | None, total: int) -> None:
        """Take a list beside the queue: its most pressing *rows* (``None``: not asked for) of *total*."""
        self._lists[kind] = SideList(rows=rows, total=total, is_ours=kind == UNFILED)
        self.tabs.show_total(kind, total)
        if kind == self.tabs.kind:
            self._show_chosen()

    @property
    def shows_others(self) -> bool:
        """Return whether a list beside the queue is shown, whose cases are not this seat's to act on."""
        return self._beside is not None

    @property
    def _beside(self) -> SideList | None:
        """Return the list beside the queue that is chosen, ``None`` for the queue itself."""
        return self._lists.get(self.tabs.kind)

    @property
    def _chosen(self) -> tuple[CaseRow, ...]:
        return self._rows if self._beside is None else self._beside.rows or ()

    def _show_chosen(self) -> None:
        rows, before, seen = self._chosen, self.current, self._first_in_sight()
        self.model.show_rows(rows, None if self.tabs.kind in (ALL, *LISTS) else self._is_wanted)
        self._settle(before, seen)
        self._taken = sum(bool(row.claimed_by and self.delegate.taken_by(row)) for row in rows)
        self.marks.keep(rows)

    def note_answer(self, case_id: str, version: int) -> None:
        """Hide the row of a case that has just been moved on, until the situation shows its *version*."""
        before, seen = self.current, self._first_in_sight()
        self.model.note_answer(case_id, version)
        self._settle(before, seen)

    @property
    def marked_rows(self) -> tuple[CaseRow, ...]:
        """Return the rows that the next key takes together, in the queue's order."""
        return tuple(row for row in self._chosen if self.marks.has(row))

    def unmark(self) -> None:
        """Take all marks away."""
        self.marks.put(())

    @Slot()
    def _show_foot(self) -> None:
        marked = len(self.marks.marked)
        self.foot.setText(foot_words(marked, self._taken, self._beside))
        set_role(self.foot, "strong" if marked else "quiet")

    @Slot(int)
    def _on_step(self, step: int) -> None:
        self.select_place(self.list.currentIndex().row() + step)

    def _is_wanted(self, row: CaseRow) -> bool:
        return kind_of(row) == self.tabs.kind

    def _settle(self, before: CaseRow | None, seen: tuple[str, int]) -> None:
        """After the rows have changed: the same row selected, the same rows in sight."""
        self._show_emptiness(is_empty=self.model.rowCount() == 0)
        if before is not None and self.current is None:
            self._keep_current(before)
        self._keep_in_sight(*seen)

    def clear(self) -> None:
        """Show nothing, and that nothing is known."""
        self.model.forget()
        self._lists = {kind: SideList(is_ours=kind == UNFILED) for kind in self._lists}
        self.show_rows(())
        self.empty.setText(self.tr("读取中"))
        self._place, self._last = 0, ""

    def _show_emptiness(self, *, is_empty: bool) -> None:
        height = 0 if is_empty else HIGHEST  # never hidden: the arrows to the other lists are its keys
        if self.list.maximumHeight() != height:
            self.list.setMaximumHeight(height)
            self._column.activate()
        self.empty.setVisible(is_empty)
        self.empty.setText(empty_words(self._beside, is_queue_empty=not self._rows, others=self._lists))

    def _first_in_sight(self) -> tuple[str, int]:
        """Return the case at the top of the list and how far it is scrolled out, ``""`` at the list's very top."""
        value = self.list.verticalScrollBar().value()
        row = self.model.row_at(value // ROW_HEIGHT) if value else None
        return (row.case_id, value % ROW_HEIGHT) if row else ("", 0)

    def _keep_in_sight(self, case_id: str, offset: int) -> None:
        place = self.model.place_of(case_id) if case_id else -1
        if place >= 0:
            self.list.doItemsLayout()
            self.list.verticalScrollBar().setValue(place * ROW_HEIGHT + offset)

    def _keep_current(self, row: CaseRow) -> None:
        """Select the row again where it stands now; nothing is selected in its place once it is gone."""
        place = self.model.place_of(row.case_id)
        if place >= 0:
            self._set_current(place)

    def select(self, case_id: str) -> bool:
        """Open a case of the queue; return whether it is there."""
        place = self.model.place_of(case_id)
        if place < 0:
            return False
        self.select_place(place)
        return True

    def select_free(self, is_free: Callable[[CaseRow], bool]) -> bool:
        """Open the first case of the list, as it is shown, that *is_free*; return whether there is one.

        The first is the most pressing, wherever in the list somebody worked before.
        """
        for place in range(self.model.rowCount()):
            row = self.model.row_at(place)
            if row is not None and is_free(row):
                self.select_place(place)
                return True
        return False

    def select_place(self, place: int) -> None:
        """Open the case at a place of the list, or the last before it."""
        last = self.model.rowCount() - 1
        self.list.scrollTo(self._set_current(max(0, min(place, last))))

    def _set_current(self, place: int) -> QModelIndex:
        index = self.model.index(place)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return index

    @property
    def current(self) -> CaseRow | None:
        """Return the selected row."""
        return self.model.row_at(self.list.currentIndex().row())

    @property
    def place(self) -> int:
        """Return the selected row's place, or the last one that was selected."""
        return self._place

    @Slot()
    def _on_lost(self) -> None:
        """Go on where the row was that is gone."""
        if self.model.rowCount():
            self.select_place(self._place)

    @Slot()
    def _on_kind(self) -> None:
        self.unmark()
        self._show_chosen()
        self.list.setFocus()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row_at(current.row())
        if row is not None:
            is_same, self._last = row.case_id == self._last, row.case_id
            self._place = min(self._place, current.row()) if is_same else current.row()
        self.opened.emit(row)

"""The result of one key on several cases, case by case as the answers come."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.console.bulk import BulkRun, Outcome
from widgets.console.case_words import where_words
from widgets.console.plates import label, plain_tip, set_role

WIDTH, HEIGHT = 1200, 640
ROW = 34
CASE, PLACE, RESULT = range(3)
PLACE_WIDTH = 300
"""Px; a longer place ends in an ellipsis and is whole in its tip, for what came of the case must be in sight."""


class BulkDialog(QDialog):
    """A table of cases with what came of each; it may be closed when all are told."""

    def __init__(self, title: str, count: int, run: BulkRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bulk-dialog")
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(WIDTH, HEIGHT)
        self._count = count
        self._run = run
        self.done_count = self.refused = self._first_refused = 0
        self.is_ended = False
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([self.tr("案卷"), self.tr("地点"), self.tr("结果")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(CASE, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(PLACE, PLACE_WIDTH)
        self.sum = label("", "strong")
        self.close_button = QPushButton(self.tr("停止　Esc"))
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "case-title"))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        run.told.connect(self._on_told)
        run.ended.connect(self._on_ended)
        self._sum_up()

    @Slot(object)
    def _on_told(self, outcome: Outcome) -> None:
        place = self.table.rowCount()
        self.table.insertRow(place)
        words = outcome.words if outcome.ok else self.tr("未办：{0}").format(outcome.words)
        texts = (f"{outcome.row.class_name} {outcome.row.number}", where_words(outcome.row), words)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            font = item.font()
            font.setBold(not outcome.ok)
            item.setFont(font)
            self.table.setItem(place, column, item)
        if not outcome.ok and not self.refused:
            self._first_refused = place
        if not outcome.ok:  # why it was not done is read whole
            self.table.setRowHeight(place, max(ROW, self.table.sizeHintForRow(place)))
        self.done_count += outcome.ok
        self.refused += not outcome.ok
        self.table.scrollToBottom()
        self._sum_up()

    def _sum_up(self) -> None:
        words = self.tr("共 {0} 件，已办 {1} 件，未办 {2} 件")
        self.sum.setText(words.format(self._count, self.done_count, self.refused))

    @Slot()
    def _on_ended(self) -> None:
        self.is_ended = True
        if self.refused:
            self.table.scrollTo(self.table.model().index(self._first_refused, RESULT))
        self.close_button.setText(self.tr("知道了　回车"))
        set_role(self.close_button, "primary")
        self.close_button.setFocus()

    def reject(self) -> None:
        """Stop the run first; close once it has ended."""
        if self.is_ended:
            super().reject()
        else:
            self._run.stop()

    def leave(self) -> None:
        """Close at once, since whoever sat here has left: begin no further case, wait for no answer."""
        self._run.stop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes what has ended."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_ended:
            self.accept()
            return
        super().keyPressEvent(event)

"""轨迹疑点: what is doubtful in a day's tracks, for the duty chief to look at and to write down why; never scored."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.moment import Instant
from app.situation.doubt_log import DoubtKey, DoubtMark, DoubtRecord
from app.situation.questions.track_doubts import DoubtfulDay, DoubtRow, TrackDoubts
from widgets.console.extra_table import RowsTable
from widgets.console.plates import label, set_role
from widgets.console.track_reading import TrackReader
from widgets.console.track_rows import DOUBTS, reasons
from widgets.theme import Theme


class DoubtsPage(QWidget):
    """The list, and below it what the duty chief does with the current row; of ``terminals`` only, where they are given."""

    looked = Signal(object)
    """The current :class:`~app.situation.questions.track_doubts.DoubtRow`, ``None`` for none."""
    replay_wanted = Signal(object)
    """The row whose tracks are to be replayed."""
    answered = Signal(object, object, str)
    """A row, its :class:`~app.situation.doubt_log.DoubtMark` and the reason written down."""
    said = Signal(str, str)

    def __init__(
        self,
        reader: TrackReader,
        theme: Theme,
        *,
        may: bool,
        terminals: frozenset[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._may = may
        self._terminals = terminals
        self._day: Instant | None = None
        self._written_about: tuple[DoubtKey, DoubtRecord | None] | None = None
        self.table = RowsTable(DOUBTS, theme, lambda row: row.doubt.key)
        self.note = label("", "secondary")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(14, 6, 14, 6)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(self.tr("说明，例如：换机交接、设备故障、与同事同行"))
        self.seen = QPushButton(self.tr("已阅　F2"))
        self.explain = QPushButton(self.tr("已说明　回车"))
        set_role(self.explain, "primary")
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(14, 8, 14, 8)
        for widget in (self.seen, self.reason, self.explain):
            row.addWidget(widget, 1 if widget is self.reason else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)
        self._foot.setVisible(may)
        self._connect()

    def _connect(self) -> None:
        self.table.moved.connect(self._on_moved)
        self.table.chosen.connect(self.replay_wanted)
        self.seen.clicked.connect(self.mark_seen)
        self.explain.clicked.connect(self.mark_explained)
        self.reason.returnPressed.connect(self.mark_explained)
        order = self.table.view, self.reason, self.explain, self.seen  # from a doubt to its explanation; F2 is 已阅
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def read(self, day: Instant | None, *, quietly: bool = False) -> None:
        """Read the doubts of the day that *day* lies in, ``None``: today; *quietly* keeps the list until then."""
        self._day = day
        if not self._may:
            self.table.show_failed(self.tr("轨迹疑点由值班长查看"))
            return
        if not quietly:
            self.table.model.show_rows(())
            self.table.show_loading()
            self.note.setText("")
        self._reader.ask(self, TrackDoubts(day=day), self._on_day, self._on_error)

    def _on_day(self, found: DoubtfulDay) -> None:
        self.table.empty_words = self.tr("这一天的轨迹没有疑点")
        rows = [row for row in found.rows if self._terminals is None or row.doubt.terminal in self._terminals]
        self.table.show_rows(rows)
        words = self.tr("{0} 处，待看 {1}；看过 {2} 次定位，剔除：{3}。只供了解情况，不计分")
        kept_out = reasons(found.kept_out) or self.tr("无")
        self.note.setText(
            words.format(len(rows), sum(row.answer is None for row in rows), f"{found.fixes:,}", kept_out)
        )
        if not self.reason.hasFocus():
            self.table.take_focus()

    def _on_error(self, error: Exception) -> None:
        self.table.model.show_rows(())
        self.table.show_failed(self.tr("疑点读取失败：{0}。F5 重读").format(error))

    def read_again(self) -> None:
        """Read the same day once more; the list stays until then."""
        self.read(self._day, quietly=True)

    @Slot(object)
    def _on_moved(self, row: DoubtRow | None) -> None:
        if row is not None and self._written_about != (row.doubt.key, row.answer):
            self._written_about = row.doubt.key, row.answer  # what is being written outlives a list that is read again
            self.reason.setText(self._reason_of(row))
        self.looked.emit(row)

    def _reason_of(self, row: DoubtRow) -> str:
        """Return what stands there to begin with: what was answered, or why a stranger's track is doubtful anyhow."""
        if row.answer is not None:
            return row.answer.reason
        return "" if row.registered else self.tr("未登记终端")

    @Slot()
    def mark_seen(self) -> None:
        """Mark the current doubt as looked at."""
        self._answer(DoubtMark.SEEN)

    @Slot()
    def mark_explained(self) -> None:
        """Mark the current doubt as explained; without a reason go where it is written."""
        if not self.reason.text().strip():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.said.emit(self.tr("请先写明说明，回车送出"), "soon")
        else:
            self._answer(DoubtMark.EXPLAINED)

    def _answer(self, mark: DoubtMark) -> None:
        row = self.table.current
        if row is not None and self._may:
            self.answered.emit(row, mark, self.reason.text().strip() if mark is DoubtMark.EXPLAINED else "")
            self.table.take_focus()

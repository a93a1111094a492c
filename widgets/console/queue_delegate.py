"""How one row of 待办案卷 is drawn: mark, class, reported place and the clock above; queue, source and the next key below."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.terms import Pending
from app.situation.case_row import CaseRow
from widgets.charts.marks import paint_mark
from widgets.console.case_words import beside_of, mark_of, plate_of, source_words, status_words, where_words
from widgets.console.queue_model import ROW_ROLE
from widgets.theme import Theme
from widgets.words import translate

ROW_HEIGHT = 66
LEFT, RIGHT = 40, 12
LINE1, LINE2 = 19, 47
"""The middles of the two lines, in px from the row's top."""


def _no_key(_row: CaseRow) -> tuple[str, str]:
    return "", ""


def _nobody(_row: CaseRow) -> str:
    return ""


def _never(_row: CaseRow) -> bool:
    return False


class QueueDelegate(QStyledItemDelegate):
    """Draws a :class:`CaseRow`.

    Asked for rows in sight only: ``next_key`` gives the key and the word of its next step, ``taken_by`` who else has
    it, ``is_marked`` whether it is one of several for the next key.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.next_key: Callable[[CaseRow], tuple[str, str]] = _no_key
        self.taken_by: Callable[[CaseRow], str] = _nobody
        self.is_marked: Callable[[CaseRow], bool] = _never

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's size."""
        return QSize(300, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, CaseRow):
            return
        box: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, is_selected=is_selected)
        paint_mark(painter, mark_of(row), QPointF(box.x() + 22, box.y() + LINE1), 11, self._theme)
        edge = self._clock(painter, box, row)
        self._first_line(painter, box, row, edge)
        self._second_line(painter, box, row)
        if self.is_marked(row):
            self._marked(painter, box)
        painter.restore()

    def _marked(self, painter: QPainter, box: QRect) -> None:
        """Draw the tick of a row that the next key takes along with others."""
        place = QRectF(box.x() + 13, box.y() + LINE2 - 9, 18, 18)
        painter.setPen(QPen(self._theme.qcolor("act"), 2))
        painter.setBrush(self._theme.qcolor("act"))
        painter.drawRect(place)
        painter.setPen(QPen(self._theme.qcolor("act_on"), 2.4))
        x, y = place.x(), place.y()
        painter.drawPolyline(QPolygonF([QPointF(x + 4, y + 9), QPointF(x + 8, y + 13), QPointF(x + 14, y + 5)]))

    def _ground(self, painter: QPainter, box: QRect, *, is_selected: bool) -> None:
        if is_selected:
            painter.fillRect(box, self._theme.qcolor("selected"))
            painter.fillRect(QRect(box.x(), box.y(), 5, box.height()), self._theme.qcolor("act"))
        painter.setPen(QPen(self._theme.qcolor("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _clock(self, painter: QPainter, box: QRect, row: CaseRow) -> int:
        """Draw the clocks at the right of the first line; return where they begin."""
        edge = self._own_clock(painter, box, row)
        words, colour = beside_of(row)
        return self._right_text(painter, edge - 8, box.y() + LINE1, words, 15, colour) if words else edge

    def _own_clock(self, painter: QPainter, box: QRect, row: CaseRow) -> int:
        words, role = plate_of(row)
        if not words:
            return box.right() - RIGHT
        if role:
            fill, ink = ("over_fill", "over_on") if role == "plate-over" else ("soon_fill", "soon_on")
            return self._tag(painter, box.right() - RIGHT, box.y() + LINE1, words, ink, fill=fill, bold=True)
        return self._right_text(painter, box.right() - RIGHT, box.y() + LINE1, words, 16, "text2")

    def _first_line(self, painter: QPainter, box: QRect, row: CaseRow, edge: int) -> None:
        x = self._text(painter, box.x() + LEFT, box.y() + LINE1, row.class_name, 17, "text1", edge - 60, bold=True)
        if row.urgent:
            x = self._left_tag(painter, x + 8, box.y() + LINE1, translate("紧急"), "badge_on", fill="badge")
        self._text(painter, x + 8, box.y() + LINE1, where_words(row), 16, "text2", edge - 8)

    def _second_line(self, painter: QPainter, box: QRect, row: CaseRow) -> None:
        middle = box.y() + LINE2
        edge = box.right() - RIGHT
        taken = self.taken_by(row)
        key, word = ("", "") if taken else self.next_key(row)
        if taken:
            edge = self._right_text(painter, edge, middle, taken, 15, "text2")
            edge = self._lock(painter, edge - 8, middle)
        elif key:
            edge = self._right_text(painter, edge, middle, word, 15, "text1")
            edge = self._tag(painter, edge - 6, middle, key, "text1", fill="field", border="control_border", bold=True)
        waits = row.pending is not Pending.NONE
        border = "pending" if waits else "control_border"
        ink = "pending_on" if waits else "text2"
        x = self._left_tag(
            painter, box.x() + LEFT, middle, status_words(row), ink, fill="field", border=border, dashed=waits
        )
        self._text(painter, x + 8, middle, source_words(row), 15, "text2", edge - 8)

    def _lock(self, painter: QPainter, right: int, middle: int) -> int:
        """Draw a lock that ends at *right*; return where it begins."""
        left = right - 14
        painter.setPen(QPen(self._theme.qcolor("text2"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(left + 3, middle - 9, 8, 11), 0, 180 * 16)
        painter.setBrush(self._theme.qcolor("text2"))
        painter.drawRect(QRectF(left + 1, middle - 2, 12, 9))
        return left

    def _text(
        self,
        painter: QPainter,
        x: int,
        middle: int,
        words: str,
        size: int,
        colour: str,
        edge: int,
        *,
        bold: bool = False,
    ) -> int:
        """Draw words from *x*, shortened at their end before *edge*; return where they end."""
        font = self._theme.font(size, bold=bold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, edge - x))
        painter.setFont(font)
        painter.setPen(self._theme.qcolor(colour))
        width = metrics.horizontalAdvance(shown)
        painter.drawText(QRect(x, middle - 16, width + 2, 32), Qt.AlignmentFlag.AlignVCenter, shown)
        return x + width

    def _right_text(self, painter: QPainter, right: int, middle: int, words: str, size: int, colour: str) -> int:
        width = QFontMetrics(self._theme.font(size)).horizontalAdvance(words)
        self._text(painter, right - width, middle, words, size, colour, right + 4)
        return right - width

    def _tag(
        self,
        painter: QPainter,
        right: int,
        middle: int,
        words: str,
        ink: str,
        *,
        fill: str,
        border: str = "",
        bold: bool = False,
    ) -> int:
        """Draw a plate that ends at *right*; return where it begins."""
        width = QFontMetrics(self._theme.font(15, bold=bold)).horizontalAdvance(words) + 14
        self._plate(
            painter, QRectF(right - width, middle - 12, width, 24), words, ink, fill, border, dashed=False, bold=bold
        )
        return right - width

    def _left_tag(
        self,
        painter: QPainter,
        x: int,
        middle: int,
        words: str,
        ink: str,
        *,
        fill: str,
        border: str = "",
        dashed: bool = False,
    ) -> int:
        """Draw a plate that begins at *x*; return where it ends."""
        width = QFontMetrics(self._theme.font(15)).horizontalAdvance(words) + 14
        self._plate(painter, QRectF(x, middle - 12, width, 24), words, ink, fill, border, dashed=dashed, bold=False)
        return x + width

    def _plate(
        self, painter: QPainter, box: QRectF, words: str, ink: str, fill: str, border: str, *, dashed: bool, bold: bool
    ) -> None:
        line = QPen(self._theme.qcolor(border) if border else QColor(Qt.GlobalColor.transparent), 1)
        if dashed:
            line.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.setBrush(self._theme.qcolor(fill))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._theme.font(15, bold=bold))
        painter.setPen(self._theme.qcolor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

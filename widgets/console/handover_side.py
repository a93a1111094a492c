"""The side of 交接班: what was promised in words, the sheets there are, and where both sign."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.situation.questions.handovers import HandoverRow
from widgets.console.extra_rows import Col
from widgets.console.extra_table import RowsTable
from widgets.console.filters_columns import when
from widgets.console.plates import Head, set_role
from widgets.terms import word
from widgets.theme import Theme
from widgets.words import translate, zh

WIDTH = 640


def signed(row: HandoverRow) -> str:
    """Return who has taken a sheet over, or that nobody has."""
    if row.accepted is None:
        return translate("未接班")
    return translate("{0} {1} 接").format(row.accepted.actor, when(row.accepted.at))


_SHEETS = (
    Col(title=zh("交班"), of=lambda row: when(row.offered.at), width=120),
    Col(title=zh("交班人"), of=lambda row: f"{word(row.offered.post)} {row.offered.actor}", width=170),
    Col(title=zh("接班签字"), of=signed, colour=lambda row: "soon_text" if row.accepted is None else ""),
)


class HandoverSide(QFrame):
    """From top to bottom: promises, the one who goes, the sheets, a note, the one who comes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedWidth(WIDTH)
        self.sheets = RowsTable(_SHEETS, theme, lambda row: row.handover)
        self.sheets.empty_words = self.tr("还没有交接单")
        self.promises = QPlainTextEdit()
        self.promises.setObjectName("handover-promises")
        self.promises.setTabChangesFocus(True)
        self.promises.setPlaceholderText(self.tr("一行一条，如：答应王女士 18 时前回电；环城高架封闭到 22 时"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.note.setPlaceholderText(self.tr("接班意见，可不写"))
        self.offer_button = QPushButton(self.tr("F2　交班签字"))
        self.accept_button = QPushButton(self.tr("F3　接班签字"))
        set_role(self.offer_button, "primary")
        self._lay_out()

    @property
    def promised(self) -> tuple[str, ...]:
        """Return what is promised, a line each."""
        lines = (line.strip() for line in self.promises.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def add_promises(self, taken: Sequence[str]) -> None:
        """Write what the shift before promised below what is written already."""
        self._write((*self.promised, *(one for one in taken if one not in self.promised)))

    def drop_promises(self, signed_for: Sequence[str]) -> None:
        """Write no more what was signed; what was written after the signature stands."""
        self._write([one for one in self.promised if one not in signed_for])

    def _write(self, lines: Sequence[str]) -> None:
        self.promises.setPlainText("\n".join(lines))
        self.promises.moveCursor(QTextCursor.MoveOperation.End)  # whoever writes goes on at the end

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(Head(self.tr("口头承诺与交代"), self.tr("随交接单交给下一班")))
        column.addLayout(_padded(self.promises), 2)
        column.addLayout(_padded(self.offer_button))
        column.addWidget(Head(self.tr("交接单"), self.tr("↑ ↓ 看内容")))
        column.addWidget(self.sheets, 3)
        column.addLayout(_padded(self.note))
        column.addLayout(_padded(self.accept_button))


def _padded(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, 0, 14, 0)
    row.addWidget(widget)
    return row

"""月度对账: the hotline's own list of a month against ours, line by line; read from a file, exported as one."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from app.domain.moment import to_datetime
from app.services.call_reconciliation import LineOrder, Reconciliation, reconcile_month, rows
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col, Row
from widgets.console.extra_seat import ExtraSeat
from widgets.console.plates import Head, label
from widgets.words import translate, zh

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
ReadOrders = Callable[[Path], tuple[LineOrder, ...]]


def _col(title: str, name: str, width: int, colour: Callable[[Row], str] | None = None) -> Col:
    def text(row: Row) -> str:
        return translate(str(row[name] or ""))

    return (
        Col(title=title, of=text, width=width)
        if colour is None
        else Col(title=title, of=text, width=width, colour=colour)
    )


def _result_colour(row: Row) -> str:
    return "" if row["result"] == SAME else "over_text"


def _minute(moment: str) -> str:
    """Return a moment of the exported list as people read it, to the minute."""
    return moment[:16].replace("T", " ")


SAME = zh("一致")
RESULTS = (SAME, zh("不一致"), zh("我方缺"), zh("对方缺"))
"""What a row's comparison can come to, as the list has it."""

COLUMNS = (
    _col(zh("结果"), "result", 90, _result_colour),
    _col(zh("工单号"), "order_no", 200),
    _col(zh("对方接收"), "line_received", 120),
    _col(zh("对方结果"), "line_outcome", 160),
    Col(title=zh("我方接收"), of=lambda row: _minute(str(row["received"] or "")), width=160),
    _col(zh("我方结果"), "outcome", 160),
    _col(zh("案卷编号"), "case_number", 200),
    Col(title=zh("回复限"), of=lambda row: _minute(str(row["reply_due"] or "")), width=160),
    _col(zh("满意度"), "satisfaction", 116),
    _col(zh("差异"), "remark", 0),
)


class ReconcileWindow(ListSheet):
    """A month and a file above, what came of the comparison below; what needs a hand stands first."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("月度对账"), COLUMNS, lambda row: (row["order_no"], row["result"]), parent)
        self._read_orders: ReadOrders | None = seat.context.read_orders
        self._month = ""
        today = to_datetime(seat.context.now())
        self.month = QLineEdit(f"{today:%Y-%m}")
        self.month.setObjectName("reconcile-month")
        self.month.setFixedWidth(120)
        self.file = QLineEdit()
        self.file.setObjectName("reconcile-file")
        self.file.setPlaceholderText(self.tr("热线清单 CSV 的路径（列：工单号、接收日期、办理结果）"))
        self.browse = QPushButton(self.tr("浏览"))
        ask = Head(self.tr("热线清单"))
        ask.setFixedHeight(54)
        for widget, stretch in (
            (label(self.tr("月份"), "word"), 0), (self.month, 0), (label(self.tr("文件"), "word"), 0), (self.file, 1),
            (self.browse, 0),
        ):  # fmt: skip
            ask.row.insertWidget(ask.row.count(), widget, stretch)
        self.body.addWidget(ask)
        self.body.addWidget(self.table, 1)
        self.add_keys((self.tr("回车"), self.tr("对账")), ("Ctrl+E", self.tr("导出结果")))
        self.month.returnPressed.connect(self.file.setFocus)
        self.file.returnPressed.connect(self.reconcile)
        self.browse.clicked.connect(self._on_browse)
        self.table.empty_words = self.tr("写月份和热线清单，回车对账")
        self.table.show_rows(())

    @property
    def list_title(self) -> str:
        """Return the title with its month."""
        return f"{self.windowTitle()}{self._month}"

    def renew(self) -> None:
        """Stand ready for a file."""
        self.file.setFocus()

    @Slot()
    def _on_browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("热线清单"), "", "CSV (*.csv)")
        if chosen:
            self.file.setText(chosen)
            self.reconcile()

    @Slot()
    def reconcile(self) -> None:
        """Compare the month with the file."""
        month, path = self.month.text().strip(), Path(self.file.text().strip())
        search, read_orders = self.context.search, self._read_orders
        if not MONTH.fullmatch(month):
            self.say(self.tr("月份写作 2026-06"), "error")
        elif search is None or read_orders is None:
            self.say(self.tr("本席不能读热线清单，请用命令行 reconcile"), "error")
        else:
            self._month = month
            self.table.model.show_rows(())
            self.table.show_loading()
            self.context.reads.submit(
                self, lambda: reconcile_month(search, month, read_orders(path)), self._on_done, self._on_error
            )  # fmt: skip

    def _on_done(self, result: Reconciliation) -> None:
        self.table.empty_words = self.tr("两边都没有工单")
        self.table.show_rows(tuple(rows(result)))
        words = self.tr("一致 {0}，不一致 {1}，我方缺 {2}，对方缺 {3}，对方重复 {4}")
        counts = (result.matched, result.differing, result.missing_here, result.missing_there, result.repeated)
        self.say(words.format(*map(len, counts)))
        self.table.take_focus()

    def _on_error(self, error: Exception) -> None:
        self.table.show_failed(self.tr("对账失败：{0}").format(error))

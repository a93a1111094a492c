"""来电记录: what this telephone number has told before, while it is typed."""

import re

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.moment import to_datetime
from app.services.searching import FEWEST_DIGITS, CallerCase
from widgets.console.context import ConsoleContext
from widgets.console.extra_rows import Col
from widgets.console.extra_table import RowsTable
from widgets.console.plates import Head, set_role
from widgets.terms import word
from widgets.words import translate

PAUSE_MS = 150
MOST = 50


class CallerHistory(QFrame):
    """A list that follows the number; :attr:`current` is what an ``催问在办`` is about."""

    wanted = Signal(object)
    """The :class:`CallerCase` that Enter chose."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._context = context
        self._digits = self._wanted = ""
        self._is_reading = False
        self.head = Head(self.tr("来电记录"))
        self.table = RowsTable(
            (
                Col(title=translate("时间"), of=lambda row: f"{to_datetime(row.at):%m-%d %H:%M}", width=112),
                Col(title=translate("小类"), of=self._class_of, width=130, bold=True),
                Col(title=translate("位置"), of=lambda row: row.place),
                Col(
                    title=translate("状态"),
                    of=lambda row: translate("来电") if row.stage is None else word(row.stage),
                    width=92,
                ),
                Col(title=translate("编号"), of=lambda row: row.number, width=200),
            ),
            context.theme,
            lambda row: row.subject,
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        self._pause.timeout.connect(self._read)
        self.table.chosen.connect(self.wanted)
        self.follow("")

    @property
    def case_id(self) -> str:
        """Return the case of the current row, ``""`` for a mere call."""
        row = self.table.current
        return row.subject if isinstance(row, CallerCase) and row.number else ""

    @property
    def subject(self) -> str:
        """Return the case or call of the current row, ``""`` for none; one that is still to be read counts."""
        row = self.table.current
        return self._wanted or (row.subject if isinstance(row, CallerCase) else "")

    def want(self, subject: str) -> None:
        """Make the row of *subject* the current one as soon as the number's history is read."""
        self._wanted = subject

    @Slot(str)
    def follow(self, number: str) -> None:
        """Show what *number* has told."""
        self._digits, self._wanted = re.sub(r"\D", "", number), ""
        self._ask()

    def _ask(self) -> None:
        if len(self._digits) >= FEWEST_DIGITS:
            self.table.show_loading()
            self._pause.start()
            return
        self._pause.stop()
        self.head.remark.show_text("")
        self.table.empty_words = self.tr("写号码后在此显示此号的来电和案卷")
        self.table.show_rows(())

    @Slot()
    def _read(self) -> None:
        search, digits = self._context.search, self._digits
        if search is None:
            self.table.show_failed(self.tr("本席没有检索库"))
        elif not self._is_reading:
            self._is_reading = True
            self._asked = digits
            self._context.reads.submit(self, lambda: search.callers(digits, MOST), self._on_found, self._on_error)

    def _on_found(self, rows: tuple[CallerCase, ...]) -> None:
        self._is_reading = False
        if self._asked != self._digits:
            self._ask()
            return
        self.table.empty_words = self.tr("此号没有来电记录")
        self.table.show_rows(rows)
        self._select_wanted(rows)
        numbers = len({row.phone for row in rows})
        words = self.tr("{0} 条").format(len(rows)) if rows else ""
        self.head.remark.show_text(self.tr("{0}，{1} 个号码").format(words, numbers) if numbers > 1 else words)

    def _select_wanted(self, rows: tuple[CallerCase, ...]) -> None:
        wanted, self._wanted = self._wanted, ""
        place = next((place for place, row in enumerate(rows) if row.subject == wanted), -1)
        if place >= 0:
            self.table.select(place)

    def _on_error(self, error: Exception) -> None:
        self._is_reading = False
        self.table.show_failed(self.tr("来电记录读取失败：{0}").format(error))

    def _class_of(self, row: CallerCase) -> str:
        return self._context.advisor.class_name(row.class_key) if row.class_key else ""

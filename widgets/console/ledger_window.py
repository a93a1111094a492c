"""费用台账: what acting first has cost, entry by entry, and who pays."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.moment import to_datetime
from app.situation.answers import Moment
from app.situation.questions.listing import Listing
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col
from widgets.console.extra_seat import ExtraSeat
from widgets.console.ledger_costs import Ledger, read_ledger, yuan
from widgets.words import translate, zh

MOST = 1_000
COLUMNS = (
    Col(title=zh("登记时间"), of=lambda row: f"{to_datetime(row.at):%Y-%m-%d %H:%M}", width=160),
    Col(title=zh("小类"), of=lambda row: row.class_name, width=150, bold=True),
    Col(title=zh("位置"), of=lambda row: row.place),
    Col(title=zh("垫付部门"), of=lambda row: row.department, width=170),
    Col(title=zh("费用事项"), of=lambda row: row.what, width=220),
    Col(title=zh("金额（元）"), of=lambda row: yuan(row.amount_fen), width=130, right=True),
    Col(
        title=zh("责任主体"),
        of=lambda row: row.party or translate("责任未定"),
        width=170,
        colour=lambda row: "" if row.party else "soon_text",
    ),
    Col(title=zh("编号"), of=lambda row: row.number, width=200),
)


class LedgerWindow(ListSheet):
    """The ledger of all disputed cases that there were; of now, whatever moment the desk looks at: histories are whole."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("费用台账"), COLUMNS, lambda row: (row.case_id, row.at, row.what), parent)
        self._question = Listing(
            flags=("disputed",), ended=True, area=seat.person.area, department=seat.person.department, limit=MOST
        )  # fmt: skip
        self._is_reading = False
        self._is_due = True
        self._left_out = 0
        self.head.remark.show_text(self.tr("先行处置的案卷，先垫付，后确认责任"))
        self.body.addWidget(self.table, 1)
        self.add_keys((self.tr("回车"), self.tr("打开案卷")), ("F5", self.tr("重读")), ("Ctrl+E", self.tr("导出")))
        self.bind("F5", self.renew)
        self.context.feed.moment_ready.connect(self._on_moment)

    def renew(self) -> None:
        """Read the ledger once more."""
        self._is_due = True
        self.table.show_loading()
        self.context.feed.register(self, [self._question], live=True)
        self.table.take_focus()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if not self._is_due or self._is_reading or self.isHidden():
            return
        if reason := moment.failures.get(self._question):
            self._say_failed(reason)
            return
        listed = moment.live_of(self._question)
        if listed is None:
            return
        self._is_due, self._is_reading = False, True
        files, rows = self.context.files, listed.rows
        self._left_out = listed.total - len(rows)
        self.context.reads.submit(self, lambda: read_ledger(files, rows), self._on_read, self._on_error)

    def _on_read(self, ledger: Ledger) -> None:
        self._is_reading = False
        self.table.empty_words = self.tr("没有登记过费用")
        self.table.show_rows(ledger.costs)
        self.table.take_focus()
        words = self.tr("{0} 笔，合计 {1} 元，其中责任未确认 {2} 元；另有 {3} 件先行处置未登记费用")
        left_out = self.tr("；还有 {0} 件未计入").format(self._left_out) if self._left_out else ""
        sums = words.format(len(ledger.costs), yuan(ledger.total_fen), yuan(ledger.open_fen), ledger.bare)
        self.say(sums + left_out, "soon" if left_out else "secondary")

    def _on_error(self, error: Exception) -> None:
        self._is_reading = False
        self._say_failed(str(error))

    def _say_failed(self, reason: str) -> None:
        self.table.show_failed(self.tr("费用台账读取失败：{0}。F5 重读").format(reason))

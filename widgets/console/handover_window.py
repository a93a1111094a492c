"""交接班: the sheet built from how things stand, what was promised in words, and both signatures."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.call import CallRecord
from app.domain.moment import SECOND, Instant
from app.services.messages import Answer
from app.services.searching import MOST, CallQuery
from app.situation.answers import Moment
from app.situation.questions.handovers import HandoverRow, Handovers
from widgets.console.extra_list import ListSheet
from widgets.console.extra_seat import ExtraSeat
from widgets.console.extra_table import Col, RowsTable
from widgets.console.filters_columns import when
from widgets.console.handover_sheet import QUESTIONS, lines_of, promises_of, sections_of, sheet_of
from widgets.console.plates import Head, set_role
from widgets.console.step_asker import Told
from widgets.terms import word
from widgets.words import translate, zh

OFFER, ACCEPT = "offer_handover", "accept_handover"
SIDE = 640
HANDOVERS = Handovers(limit=50)
DRAFT_EVERY = 5 * SECOND
"""So often the draft follows the situation: a sheet that moves under the eyes cannot be read."""
COLUMNS = (
    Col(title=zh("类别"), of=lambda row: translate(row.section), width=190, bold=True),
    Col(title=zh("时间"), of=lambda row: row.at, width=150),
    Col(title=zh("内容"), of=lambda row: row.text),
    Col(title=zh("编号"), of=lambda row: row.number, width=200),
)


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


class HandoverWindow(ListSheet):
    """The draft or a signed sheet at the left; promises and the sheets there are at the right."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(
            seat, self.tr("交接班"), COLUMNS, lambda row: (row.section, row.at, row.text, row.number), parent
        )
        self._calls: tuple[CallRecord, ...] = ()
        self._drafted_at: Instant = 0
        self._moment: Moment | None = None
        self._shown: HandoverRow | None = None
        self._is_sent = self._is_early = False
        self.sheets = RowsTable(_SHEETS, seat.context.theme, lambda row: row.handover)
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
        self.what = Head(self.tr("本班现状"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.what)
        left.addWidget(self.table, 1)
        side = QFrame()
        set_role(side, "panel")
        side.setFixedWidth(SIDE)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 12)
        right.setSpacing(8)
        right.addWidget(Head(self.tr("口头承诺与交代"), self.tr("随交接单交给下一班")))
        right.addLayout(_padded(self.promises), 2)
        right.addLayout(_padded(self.offer_button))
        right.addWidget(Head(self.tr("交接单"), self.tr("↑ ↓ 看内容")))
        right.addWidget(self.sheets, 3)
        right.addLayout(_padded(self.note))
        right.addLayout(_padded(self.accept_button))
        row = QHBoxLayout()
        row.setSpacing(1)
        row.addLayout(left, 1)
        row.addWidget(side)
        self.body.addLayout(row)
        self.add_keys(
            ("F2", self.tr("交班签字")), ("F3", self.tr("接班签字")), ("F4", self.tr("本班现状")),
            ("F5", self.tr("交接单")), ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip

    def _connect(self) -> None:
        self.offer_button.clicked.connect(self.offer)
        self.accept_button.clicked.connect(self.accept_shown)
        self.sheets.moved.connect(self._on_sheet)
        for keys, slot in (
            ("F2", self.offer), ("F3", self.accept_shown), ("F4", self.show_draft), ("F5", self._to_sheets),
        ):  # fmt: skip
            self.bind(keys, slot)
        self.context.feed.moment_ready.connect(self._on_moment)

    @property
    def list_title(self) -> str:
        """Return what is shown at the left."""
        return self.tr("交接单")

    def renew(self) -> None:
        """Draw the sheet up anew; what was read when the window was last open is not signed."""
        self._drafted_at = 0
        self._moment = None
        self.context.feed.register(self, [*QUESTIONS, HANDOVERS])
        search = self.context.search
        if search is not None:
            query = CallQuery(owing=True, limit=MOST)
            self.context.reads.submit(self, lambda: search.calls(query), self._on_calls, self._on_error)
        self.show_draft()
        self.promises.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing while nobody looks."""
        self.context.feed.unregister(self)
        super().hideEvent(event)

    # ---- what is shown

    def _on_calls(self, calls: tuple[CallRecord, ...]) -> None:
        self._calls = calls
        self._drafted_at = 0
        self._draft()

    def _on_error(self, error: Exception) -> None:
        self.say(self.tr("待回复工单读取失败：{0}").format(error), "error")

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self.isHidden() or not moment.freshness.cases_at or not _is_read(moment):
            return
        self._moment = moment
        if reason := moment.failures.get(HANDOVERS):
            self.sheets.show_failed(self.tr("交接单读取失败：{0}").format(reason))
        sheets = moment.of(HANDOVERS)
        if sheets is not None and (not sheets or sheets != self.sheets.rows):
            self.sheets.show_rows(sheets)
        if self._is_early:
            self._is_early = False
            self.say(self.tr("现状已读出，请看过后按 F2 交班签字"), "soon")
        if self._shown is None:
            self._draft()

    def _draft(self) -> None:
        moment = self._moment
        if moment is None or self._shown is not None or moment.at < self._drafted_at + DRAFT_EVERY:
            return
        self._drafted_at = moment.at
        sections = sections_of(moment, self._calls)
        self.table.empty_words = self.tr("没有须交代的事项；口头承诺请写在右侧")
        self.table.show_rows(lines_of(sheet_of(sections, (), moment.at)))
        counts = "　".join(f"{translate(section.title)} {section.total}" for section in sections if section.total)
        self.what.title.setText(self.tr("本班现状"))
        self.what.remark.show_text(counts)

    @Slot()
    def show_draft(self) -> None:
        """Show how things stand now."""
        self._shown = None
        self._drafted_at = 0
        self._draft()

    @Slot()
    def _to_sheets(self) -> None:
        self.sheets.take_focus()
        self._on_sheet(self.sheets.current)

    @Slot(object)
    def _on_sheet(self, row: HandoverRow | None) -> None:
        if row is None or not self.sheets.view.hasFocus():
            return
        self._shown = row
        self.what.title.setText(self.tr("交接单　{0}").format(when(row.offered.at)))
        self.what.remark.show_text(
            translate("{0} {1} 交，{2}").format(word(row.offered.post), row.offered.actor, signed(row))
        )
        self.table.show_rows(lines_of(row.sheet))

    # ---- signing

    @Slot()
    def offer(self) -> None:
        """Sign the sheet as the one who goes."""
        if self._moment is None or self._is_sent:
            self._is_early = self._moment is None
            self.say(self.tr("现状还没有读出，请稍候") if self._is_early else self.tr("正在等网关应答"), "soon")
            return
        promises = [line.strip() for line in self.promises.toPlainText().splitlines() if line.strip()]
        sheet = sheet_of(sections_of(self._moment, self._calls), promises, self.context.now())
        self._is_sent = True
        self.say(self.tr("交班…"))
        self.seat.ask(OFFER, self.tr("交班签字"), {"sheet": sheet, "note": ""})

    @property
    def waiting(self) -> HandoverRow | None:
        """Return the sheet that F3 signs: the one that is shown, else the newest that waits for somebody else."""
        if self._shown is not None:
            return self._shown if self._shown.accepted is None else None
        mine = self.seat.person.user
        open_sheets = (row for row in self.sheets.rows if row.accepted is None and row.offered.actor != mine)
        return next(open_sheets, None)

    @Slot()
    def accept_shown(self) -> None:
        """Sign as the one who comes; what was promised is shown first and has to be read."""
        row = self.waiting
        if row is None:
            self.say(self.tr("没有等待接班的交接单"), "soon")
            return
        if self._shown is None:
            self.sheets.take_focus()
            self.sheets.select(self.sheets.rows.index(row))
            self._on_sheet(row)
            self.say(self.tr("看过后再按 F3 接班签字，口头承诺 {0} 条").format(len(promises_of(row.sheet))), "soon")
            return
        self.say(self.tr("接班…"))
        fields: dict[str, object] = {"handover": row.handover, "note": self.note.toPlainText().strip()}
        self.seat.ask(ACCEPT, self.tr("接班签字"), fields)

    def asked(self) -> tuple[str, ...]:
        """Return both signatures."""
        return OFFER, ACCEPT

    def on_answer(self, told: Told, _answer: Answer) -> None:
        """Say that it is signed; promises taken over stand in the new shift's own draft."""
        self._is_sent = False
        if told.step.name == OFFER:
            self.promises.clear()
            self.say(self.tr("已交班签字，等待接班人在其坐席签字"))
            return
        taken = next((row for row in self.sheets.rows if row.handover == told.step.fields.get("handover")), None)
        if taken is not None and not self.promises.toPlainText().strip():
            self.promises.setPlainText("\n".join(promises_of(taken.sheet)))
        self.note.clear()
        self.say(self.tr("已接班签字，上一班的承诺已列入本班"))
        self.show_draft()

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Say why; what was written stays."""
        self._is_sent = False
        super().on_refused(told, answer)


def _is_read(moment: Moment) -> bool:
    """Say whether all that the sheet is made of was asked before *moment* was answered."""
    return all(one in moment.answers or one in moment.failures for one in (*QUESTIONS, HANDOVERS))


def _padded(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, 0, 14, 0)
    row.addWidget(widget)
    return row

"""交接班: the sheet built from how things stand, what was promised in words, and both signatures."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.moment import SECOND, Instant
from app.services.messages import Answer
from app.situation.answers import Moment
from app.situation.questions.handovers import HandoverRow, Handovers
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col
from widgets.console.extra_seat import ExtraSeat
from widgets.console.filters_columns import when
from widgets.console.handover_sheet import (
    QUESTIONS,
    OwedReplies,
    lines_of,
    promises_of,
    read_owed,
    sections_of,
    sheet_of,
)
from widgets.console.handover_side import HandoverSide, signed
from widgets.console.plates import Head
from widgets.console.step_asker import Told
from widgets.terms import word
from widgets.words import translate, zh

OFFER, ACCEPT = "offer_handover", "accept_handover"
HANDOVERS = Handovers(limit=50)
DRAFT_EVERY = 5 * SECOND
"""So often the draft follows the situation: a sheet that moves under the eyes cannot be read."""
COLUMNS = (
    Col(title=zh("类别"), of=lambda row: translate(row.section), width=190, bold=True),
    Col(title=zh("时间"), of=lambda row: row.at, width=150),
    Col(title=zh("内容"), of=lambda row: row.text),
    Col(title=zh("编号"), of=lambda row: row.number, width=200),
)


class HandoverWindow(ListSheet):
    """The draft or a signed sheet at the left; promises and the sheets there are at the right."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(
            seat, self.tr("交接班"), COLUMNS, lambda row: (row.section, row.at, row.text, row.number), parent
        )
        self._owed: OwedReplies | None = None
        self._is_counting = False
        self._drafted_at: Instant = 0
        self._moment: Moment | None = None
        self._shown: HandoverRow | None = None
        self._is_sent = self._is_early = False
        self.side = HandoverSide(seat.context.theme)
        self.sheets, self.promises, self.note = self.side.sheets, self.side.promises, self.side.note
        self.what = Head(self.tr("本班现状"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.what)
        left.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(1)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self.body.addLayout(row)
        self.add_keys(
            ("F2", self.tr("交班签字")), ("F3", self.tr("接班签字")), ("F4", self.tr("本班现状")),
            ("F5", self.tr("交接单")), ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip

    def _connect(self) -> None:
        self.side.offer_button.clicked.connect(self.offer)
        self.side.accept_button.clicked.connect(self.accept_shown)
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
        self._moment = self._owed = None
        self.context.feed.register(self, [*QUESTIONS, HANDOVERS])
        search = self.context.search
        if search is not None:
            self._is_counting = True
            self.context.reads.submit(self, lambda: read_owed(search), self._on_owed, self._on_error)
        self.show_draft()
        self.promises.setFocus()

    # ---- what is shown

    def _on_owed(self, owed: OwedReplies) -> None:
        self._owed = owed
        self._on_counted()

    def _on_error(self, error: Exception) -> None:
        self.say(self.tr("待回复工单读取失败：{0}").format(error), "error")
        self._on_counted()

    def _on_counted(self) -> None:
        self._is_counting = False
        self._drafted_at = 0
        self._on_read()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self.isHidden() or not moment.freshness.cases_at or not _is_whole(moment):
            return
        self._moment = moment
        if reason := moment.failures.get(HANDOVERS):
            self.sheets.show_failed(self.tr("交接单读取失败：{0}").format(reason))
        sheets = moment.of(HANDOVERS)
        if sheets is not None and (not sheets or sheets != self.sheets.rows):
            self.sheets.show_rows(sheets)
        self._on_read()

    @property
    def _is_read(self) -> bool:
        """Say whether all that the sheet is made of has been asked and answered, or has failed."""
        return self._moment is not None and not self._is_counting

    def _on_read(self) -> None:
        if self._is_early and self._is_read:
            self._is_early = False
            self.say(self.tr("现状已读出，请看过后按 F2 交班签字"), "soon")
        self._draft()

    def _draft(self) -> None:
        moment = self._moment
        if moment is None or not self._is_read or self._shown is not None:
            return
        if moment.at < self._drafted_at + DRAFT_EVERY:
            return
        self._drafted_at = moment.at
        sections = sections_of(moment, self._owed)
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
        if self._moment is None or not self._is_read or self._is_sent:
            self._is_early = not self._is_read
            self.say(self.tr("现状还没有读出，请稍候") if self._is_early else self.tr("正在等网关应答"), "soon")
            return
        sheet = sheet_of(sections_of(self._moment, self._owed), self.side.promised, self.context.now())
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
        if self._is_sent:
            self.say(self.tr("正在等网关应答"), "soon")
            return
        if self._shown is None:
            self.sheets.take_focus()
            self.sheets.select(self.sheets.rows.index(row))
            self._on_sheet(row)
            self.say(self.tr("看过后再按 F3 接班签字，口头承诺 {0} 条").format(len(promises_of(row.sheet))), "soon")
            return
        self._is_sent = True
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
            sheet = told.step.fields.get("sheet")
            self.side.drop_promises(promises_of(sheet) if isinstance(sheet, dict) else ())
            self.say(self.tr("已交班签字，等待接班人在其坐席签字"))
            return
        taken = next((row for row in self.sheets.rows if row.handover == told.step.fields.get("handover")), None)
        if taken is not None:
            self.side.add_promises(promises_of(taken.sheet))
        if self.note.toPlainText().strip() == told.step.fields.get("note"):
            self.note.clear()
        self.say(self.tr("已接班签字，上一班的承诺已列入本班"))
        self.show_draft()

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Say why; what was written stays."""
        self._is_sent = False
        super().on_refused(told, answer)


def _is_whole(moment: Moment) -> bool:
    """Say whether all that the sheet is made of was asked before *moment* was answered."""
    return all(one in moment.answers or one in moment.failures for one in (*QUESTIONS, HANDOVERS))

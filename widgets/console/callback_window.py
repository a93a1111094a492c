"""工单与回访: work orders that want a reply, callers to be asked, transfers to be followed; one hand on the phone."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QTabBar, QWidget

from app.domain.moment import Instant
from app.domain.terms import CallOutcome, Satisfaction
from app.services.messages import Answer
from app.services.searching import MOST
from widgets.console.callback_panel import ASK, OFFICE, REPLY, CallPanel, Wish
from widgets.console.callback_rows import BACK, LISTS, CallPage, CallRow, read_calls
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col, Row
from widgets.console.extra_seat import CaseAt, ExtraSeat
from widgets.console.filters_columns import when
from widgets.console.plates import label
from widgets.console.step_asker import Told
from widgets.terms import word
from widgets.words import translate

LOOK, RECONCILE = "look_at_caller", "reconcile"


@runtime_checkable
class Directory(Protocol):
    """Where callers' names and numbers stand, once a look at them is written down."""

    def personal(self, digest: str) -> dict[str, str] | None:
        """Return what is kept under *digest*, ``None`` once it was erased."""
        ...


def _state(row: CallRow) -> str:
    outcome = row.call.outcome
    if row.is_merged:
        return translate("并案 {0}").format(word(row.stage)) if row.stage is not None else word(outcome)
    if outcome is CallOutcome.CASE:
        return translate("案卷 {0}").format(word(row.stage)) if row.stage is not None else word(outcome)
    if outcome is CallOutcome.TRANSFER:
        return translate("转办{0}").format(
            translate("待答复") if row.call.owes_transfer_answer else translate("已答复")
        )
    return word(outcome)


def _satisfaction(row: CallRow) -> str:
    return "" if row.call.satisfaction is Satisfaction.NONE else word(row.call.satisfaction)


def columns_of(now: Instant) -> tuple[Col, ...]:
    """Return the columns; a reply is late by the moment the list was opened."""

    def late(row: CallRow) -> str:
        return "over_text" if row.call.owes_reply and row.call.is_reply_late(now) else ""

    return (
        Col(title=translate("接收"), of=lambda row: when(row.call.received_at), width=120),
        Col(title=translate("来源"), of=lambda row: word(row.call.line), width=110),
        Col(title=translate("工单号"), of=lambda row: row.call.order_no or "—", width=200),
        Col(title=translate("内容"), of=lambda row: row.call.text),
        Col(title=translate("位置"), of=lambda row: row.call.place, width=220),
        Col(title=translate("办理"), of=_state, width=150, bold=True),
        Col(title=translate("转往"), of=lambda row: row.call.office, width=150),
        Col(title=translate("回复限"), of=lambda row: when(row.call.reply_due), width=120, colour=late),
        Col(title=translate("已回复"), of=lambda row: when(row.call.replied_at), width=120),
        Col(title=translate("回访"), of=_satisfaction, width=100),
        Col(title=translate("案卷编号"), of=lambda row: row.call.number, width=200),
    )


class CallbackWindow(ListSheet):
    """Five lists of calls in tabs; what is done with the selected one below."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        columns = columns_of(seat.context.now())
        super().__init__(seat, self.tr("工单与回访"), columns, lambda row: row.call.call_id, parent)
        self._is_reading = self._is_stale = False
        self._asked: CallRow | None = None
        self._sent: dict[str, tuple[Wish, str]] = {}
        self._seen = ""
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for number, one in enumerate(LISTS, 1):
            self.tabs.addTab(f"{number} {translate(one.name)}")
        self.panel = CallPanel()
        self.came = label("", "strong")
        self.head.row.addWidget(self.came)
        for widget, stretch in ((self.tabs, 0), (self.table, 1), (self.panel, 0)):
            self.body.addWidget(widget, stretch)
        self.add_keys(
            (self.tr("Ctrl+1—5"), self.tr("换清单")), ("F2", self.tr("答复")), ("F3", self.tr("回访")),
            ("F4", self.tr("转办答复")),
            ("F6", self.tr("看号码")), ("F5", self.tr("重读")), ("F9", self.tr("月度对账")),
            ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.read)
        self.table.moved.connect(self._on_moved)
        self.panel.wished.connect(self._on_wished)
        for keys, slot in (
            ("F2", self._reply), ("F3", self._ask), ("F4", self._office), ("F5", self.read), ("F6", self.look),
            ("F9", self._reconcile),
        ):  # fmt: skip
            self.bind(keys, slot)
        for number in range(1, len(LISTS) + 1):
            self.bind(f"Ctrl+{number}", self._on_digit)

    @property
    def list_title(self) -> str:
        """Return the list's own name."""
        return translate(LISTS[self.tabs.currentIndex()].name)

    def renew(self) -> None:
        """Read the list that is shown."""
        self.panel.rest()
        self.read()

    @Slot()
    def _on_digit(self) -> None:
        self.tabs.setCurrentIndex(int(self.sender().property("key").toString()[-1]) - 1)

    # ---- reading

    @Slot()
    def read(self) -> None:
        """Read the list once more; while it is read, the newest wish waits."""
        search, files = self.context.search, self.context.files
        if search is None:
            self.table.show_failed(self.tr("本席没有检索库"))
            return
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        self.table.show_loading()
        wanted, since = LISTS[self.tabs.currentIndex()], self.context.now() - BACK
        self.context.reads.submit(
            self, lambda: read_calls(search, files, wanted, since), self._on_read, self._on_error
        )  # fmt: skip

    def _on_read(self, page: CallPage) -> None:
        self._is_reading = False
        if self._is_stale:
            self.read()
            return
        self.table.empty_words = translate(LISTS[self.tabs.currentIndex()].none)
        self.table.show_rows(page.rows)
        self._on_moved(self.table.current)
        words = self.tr("{0} {1} 条") if page.is_whole else self.tr("{0} 至少 {1} 条：一次读 {2} 条来电")
        self.say(words.format(self.list_title, len(page.rows), MOST))
        if not self.panel.has_keys:
            self.table.take_focus()

    def _on_error(self, error: Exception) -> None:
        self._is_reading = False
        self.table.show_failed(self.tr("读取失败：{0}。F5 重读").format(error))

    @Slot(object)
    def _on_moved(self, row: CallRow | None) -> None:
        self.panel.show_call(row)
        if row is None or self._seen != row.call.call_id:
            self._seen = ""
            self.head.remark.show_text("")  # a number that was looked at stands no longer than its call
        if row is None or self._asked is None or row.call.call_id != self._asked.call.call_id:
            self.panel.rest()

    # ---- doing

    @Slot()
    def _reply(self) -> None:
        self._begin(REPLY, self.tr("答复工单"))

    @Slot()
    def _ask(self) -> None:
        self._begin(ASK, self.tr("回访"))

    @Slot()
    def _office(self) -> None:
        self._begin(OFFICE, self.tr("登记转办答复"))

    def _begin(self, step: str, title: str) -> None:
        row = self.table.current
        if row is None:
            self.say(self.tr("先选一条来电"), "soon")
            return
        self._asked = row
        self.panel.begin(step, row.call.call_id, f"{title}　{row.call.order_no or row.call.number}")

    @Slot(object)
    def _on_wished(self, wish: Wish) -> None:
        if self._asked is None:
            return
        call = self._asked.call
        if (wish.step, call.call_id) in ((sent.step, call_id) for sent, call_id in self._sent.values()):
            self.say(self.tr("已发出，正在等网关应答"))
            return
        is_case = wish.step == ASK and bool(call.case_id) and not self._asked.is_merged
        fields = wish.fields if is_case else {**wish.fields, "call_id": call.call_id}
        self.say(self.tr("{0}…").format(wish.words))
        at = CaseAt(call.case_id, self._asked.version) if is_case else None
        if sent_id := self.seat.ask(wish.step, wish.words, fields, at):
            self._sent[sent_id] = wish, call.call_id

    @Slot()
    def look(self) -> None:
        """Ask to see the caller's name and number; the look is written down first."""
        row = self.table.current
        if row is not None:
            self._asked = row
            self.seat.ask(LOOK, self.tr("查看来电人"), {"call_id": row.call.call_id})

    @Slot()
    def _reconcile(self) -> None:
        self.seat.window_wanted.emit(RECONCILE)

    def open_row(self, row: Row) -> None:
        """Open the case, or the form for a call that has no outcome yet."""
        if row.call.outcome is CallOutcome.OPEN:
            self.seat.call_wanted.emit(row.call)
            self.close()
        elif row.case_id:
            super().open_row(row)
        else:
            self.say(self.tr("此来电没有案卷"), "soon")

    def asked(self) -> tuple[str, ...]:
        """Return what this window asks for."""
        return (REPLY, ASK, OFFICE, LOOK)

    def on_answer(self, told: Told, answer: Answer) -> None:
        """Say what came of it, and read the list again; what was written since it went out is let be."""
        if told.step.name == LOOK:
            self._show_caller(str(answer.fields.get("digest", "")))
            return
        sent = self._sent.pop(told.step.step_id, None)
        if sent is not None and self.panel.finish(*sent):
            self.table.take_focus()
        self.read()
        late = self.tr("，已超回复时限") if answer.fields.get("late") else ""
        reopen = self.tr("，不满意：可在案卷上回访退回") if answer.fields.get("reopen") else ""
        self.came.setText(self.tr("已{0}{1}{2}").format(told.words, late, reopen))

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Say why; what was written stays and may be sent again."""
        self._sent.pop(told.step.step_id, None)
        super().on_refused(told, answer)

    def _show_caller(self, digest: str) -> None:
        directory: object = self.context.search
        if isinstance(directory, Directory):
            self.context.reads.submit(self, lambda: directory.personal(digest), self._on_caller, self._on_error)
        else:
            self.say(self.tr("本席不能读取来电人"), "soon")

    def _on_caller(self, kept: dict[str, str] | None) -> None:
        if kept is None:
            self.say(self.tr("来电人信息已按期删除"), "soon")
            return
        self._seen = "" if self._asked is None else self._asked.call.call_id
        who = "　".join(kept[name] for name in ("caller_name", "caller_phone") if kept.get(name))
        self.head.remark.show_text(self.tr("来电人：{0}（查看已记录）").format(who))

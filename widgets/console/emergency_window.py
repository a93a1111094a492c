"""应急 (Ctrl+J): begin an emergency, steer it, end it; everything has a key, and the wall follows."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.emergency_plan import LEVELS, ROMAN
from app.domain.moment import SECOND, Instant
from app.services.emergency_turn import LEADERS, STEERERS
from app.services.messages import Answer
from app.situation.answers import Moment
from app.situation.emergency_stand import EmergencyStand
from app.situation.questions.emergency import EmergencyNow, EmergencySeen
from app.situation.questions.emergency_orders import EmergencyOrders
from app.situation.questions.wall_now import WallNow, WallState
from widgets import words
from widgets.console.beside import beside
from widgets.console.emergency_board import SEND, STEP, EmergencyBoard
from widgets.console.emergency_open_form import EmergencyOpenForm
from widgets.console.emergency_reading_form import EmergencyReadingForm
from widgets.console.emergency_rows import ORDER_COLUMNS
from widgets.console.extra_seat import CaseAt, ExtraSeat
from widgets.console.extra_sheet import ENTER, Sheet
from widgets.console.extra_table import RowsTable
from widgets.console.plates import Head
from widgets.console.step_asker import Told
from widgets.words import translate

SIDE = 760
BEGIN, CHANGE, END = "emergency_open", "emergency_change", "emergency_close"
READ, SPEECH = "emergency_reading", "wall_speech"
END_WITHIN: Instant = 10 * SECOND
"""F10 ends an emergency when it is pressed twice within so long: a first press is not remembered for the next hour."""


class EmergencyWindow(Sheet):
    """The form at the left; steps, resources and what was told at the right."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("应急"), parent=parent)
        context = seat.context
        self._now, self._orders = EmergencyNow(wall=context.wall), EmergencyOrders(wall=context.wall, limit=0)
        self._wall = WallNow(wall=context.wall)
        self._state: WallState | None = None
        self._ending_at: Instant | None = None
        self._sent: dict[str, tuple[str, dict[str, object]]] = {}
        self.stand: EmergencyStand | None = None
        self.open_form = EmergencyOpenForm([plan.kind for plan in context.plans], context.geocoder, context.now)
        self.reading = EmergencyReadingForm()
        self.forms = QStackedWidget()
        self.forms.addWidget(self.open_form)
        self.forms.addWidget(self.reading)
        self.board = EmergencyBoard(context)
        self.steps, self.stocks = self.board.steps, self.board.stocks
        self.orders = RowsTable(ORDER_COLUMNS, context.theme, lambda one: (one.at, one.words))
        self.orders.empty_words = self.tr("还没有指令和上报")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        orders = Head(self.tr("指令与回执"), self.tr("指令用 Ctrl+M 点名下达"))
        self.body.addLayout(beside(SIDE, (self.forms, orders, (self.orders, 1)), ((self.board, 1),)))
        self.add_keys(
            (translate("Ctrl+回车"), self.tr("启动／登记")), ("F2", self.tr("表单")), ("F5", self.tr("步骤")),
            ("F6", self.tr("资源")), ("Ctrl+1–4", self.tr("变更级别")), ("F9", self.tr("语音播报")), ("F10", self.tr("结束应急")),
        )  # fmt: skip

    def _connect(self) -> None:
        for button in (self.open_form.do, self.reading.do):
            button.setAutoDefault(False)  # its Enter is the window's, which a key held down does not press
        self.open_form.finished.connect(self.do)
        self.reading.finished.connect(self.do)
        self.board.wanted.connect(self._ask)
        self.board.refused.connect(self._warn)
        keys = (
            ("F2", self._to_form), ("F5", self.steps.take_focus), ("F6", self.stocks.take_focus), ("F9", self.speech),
            ("F10", self.end), *((f"Ctrl+{level}", self._on_level) for level in LEVELS),
        )  # fmt: skip
        for key, slot in keys:
            self.bind(key, slot)
        self.context.feed.moment_ready.connect(self._on_moment)

    def renew(self) -> None:
        """Ask the situation."""
        self._ending_at = None
        self.context.feed.register(self, [self._now, self._orders, self._wall])
        self._to_form()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self.isHidden():
            return
        if reason := moment.failures.get(self._now):
            self.say(self.tr("应急状态读取失败：{0}").format(reason), "error")
        seen, orders = moment.of(self._now), moment.of(self._orders)
        self._state = moment.of(self._wall) or self._state
        self.open_form.follow(self._state)
        if orders is not None:
            self.orders.show_rows(orders.rows)
        if seen is not None:
            self._show(seen)

    def _show(self, seen: EmergencySeen) -> None:
        """Show the emergency, or the form that begins one."""
        before, self.stand = self.stand, seen.stand
        self.forms.setCurrentWidget(self.open_form if seen.stand is None else self.reading)
        self.head.remark.show_text(self._remark(seen))
        self.board.show_stand(seen.stand)
        if (before is None) is not (seen.stand is None):
            self._to_form()

    def _remark(self, seen: EmergencySeen) -> str:
        stand = seen.stand
        if stand is None:
            return self.tr("当前没有应急响应")
        drill = self.tr("演练　") if stand.drill else ""
        said = self.tr("{drill}{title}　{level}级响应　{time} 启动，已 {span}").format(
            drill=drill, title=stand.title, level=ROMAN[stand.level], time=words.clock(stand.opened_at),
            span=words.hours(self.context.now() - stand.opened_at),
        )  # fmt: skip
        return (
            said
            if stand.steps
            else self.tr("{said}　没有预案，最相近：{plans}").format(
                said=said, plans=translate("、").join(seen.nearest) or "—"
            )
        )

    @Slot()
    def do(self) -> None:
        """Begin the emergency, or note the reading that is written."""
        form = self.open_form if self.stand is None else self.reading
        if wrong := form.wrong():
            self.say(wrong, "soon")
        elif isinstance(form, EmergencyOpenForm):
            self._ask(BEGIN, self.tr("启动应急"), form.fields, CaseAt(form.case_id), leads=True)
        else:
            self._ask(READ, self.tr("登记读数"), form.fields)

    @Slot()
    def speech(self) -> None:
        """Have the wall speak its alarms, or stop that."""
        is_on = self._state is not None and self._state.speech == "on"
        self._ask(
            SPEECH, self.tr("关闭语音播报") if is_on else self.tr("打开语音播报"), {"on": not is_on}, needs_one=False
        )

    @Slot()
    def end(self) -> None:
        """End the emergency when asked twice."""
        if self.stand is None:
            self.say(self.tr("当前没有应急响应"), "soon")
        elif self._ending_at is None or self.context.now() - self._ending_at > END_WITHIN:
            self._ending_at = self.context.now()
            self.say(self.tr("再按一次 F10 结束“{0}”").format(self.stand.title), "soon")
        else:
            self._ending_at = None
            self._ask(END, self.tr("结束应急"), {}, leads=True)

    @Slot(str)
    def _warn(self, said: str) -> None:
        self.say(said, "soon")

    @Slot(str, str, dict)
    def _ask(
        self, name: str, said: str, given: dict[str, object], at: CaseAt | None = None, *, leads: bool = False,
        needs_one: bool = True,
    ) -> None:  # fmt: skip
        """Ask the gateway, if the seat may and there is an emergency where the request is about one."""
        if not self.seat.has(*(LEADERS if leads else STEERERS)):
            self.say(
                self.tr("{0}由值班长或领导办理").format(said) if leads else self.tr("本岗不能办理{0}").format(said),
                "soon",
            )
        elif needs_one and name != BEGIN and self.stand is None:
            self.say(self.tr("当前没有应急响应"), "soon")
        else:
            self.say(self.tr("{0}已发出，正在等网关应答").format(said))
            self._send(name, said, given, at)

    def _send(self, name: str, said: str, given: dict[str, object], at: CaseAt | None) -> None:
        """Ask the gateway, but not again for what was wished last of the same thing and has no answer yet."""
        if self._newest(_about(name, given)) != given:
            step_id = self.seat.ask(name, said, {**given, "wall": self.context.wall}, at)
            if step_id:
                self._sent[step_id] = name, given

    def _newest(self, about: tuple[str, object]) -> dict[str, object] | None:
        """Return what was wished last *about* something and has no answer yet; one may wish back what was before."""
        mine = [given for name, given in self._sent.values() if _about(name, given) == about]
        return mine[-1] if mine else None

    def asked(self) -> tuple[str, ...]:
        """Return the requests of this window."""
        return (BEGIN, CHANGE, END, READ, STEP, SEND, SPEECH)

    def on_answer(self, told: Told, answer: Answer) -> None:  # noqa: ARG002  # what it says stands in the log
        """Say that it is done; the next reading has room, where it is not written yet."""
        name, given = self._sent.pop(told.step.step_id, ("", {}))
        self.say(self.tr("{0}已办").format(told.words), "ok")
        if name == READ and given == self.reading.fields:
            self.reading.clear()
        if name == SEND:
            self.board.clear_numbers()

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Say why; the same may be asked for again."""
        self._sent.pop(told.step.step_id, None)
        super().on_refused(told, answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by Ctrl+Enter anywhere, by Enter on the button."""
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._ending_at = None
        is_held = event.isAutoRepeat()
        if (
            event.key() in ENTER
            and not is_held
            and (is_ctrl or self.open_form.do.hasFocus() or self.reading.do.hasFocus())
        ):
            self.do()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _to_form(self) -> None:
        (self.open_form.title if self.stand is None else self.reading.what).setFocus()

    @Slot()
    def _on_level(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            level = int(shortcut.key().toString()[-1])
            self._ask(CHANGE, self.tr("{0}级响应").format(ROMAN[level]), {"level": level}, leads=True)


def _about(name: str, given: Mapping[str, object]) -> tuple[str, object]:
    """Return what a request is about: a step of the plan, a resource, or all that is asked under its name."""
    return name, given.get("number", given.get("resource"))

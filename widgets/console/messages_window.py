"""群呼与点名: messages to collectors' terminals, and who answered a roll-call."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.terms import Post
from app.services.messages import Answer
from app.situation.answers import Moment
from app.situation.questions.duty_now import DutyNow
from app.situation.questions.roll_calls import GroupMessages, MessageRow, RollAnswer, RollCallRow, RollCalls
from widgets.console.beside import beside
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col, Row
from widgets.console.extra_seat import ExtraSeat
from widgets.console.extra_sheet import ENTER
from widgets.console.extra_table import RowsTable
from widgets.console.filters_columns import when
from widgets.console.messages_form import KINDS, ROLL, SEND, MessageForm
from widgets.console.plates import Head
from widgets.console.step_asker import Told
from widgets.terms import word
from widgets.words import translate, zh

RoadNear = Callable[[float, float], tuple[str, float]]
SIDE = 860
MESSAGES, ROLLS, DUTY = GroupMessages(limit=200), RollCalls(limit=200), DutyNow()
POSTS = {
    SEND: (Post.SHIFT_LEADER, Post.DISPATCHER, Post.ACCEPTOR, Post.LEADER),
    ROLL: (Post.SHIFT_LEADER, Post.LEADER),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One message or roll-call of the list."""

    message: MessageRow
    roll: RollCallRow | None = None

    @property
    def result(self) -> str:
        """Return how many were reached, or who has answered."""
        if self.roll is None:
            return translate("{0} 台").format(len(self.message.terminals))
        state = translate("已截止") if self.roll.is_over else translate("限 {0}").format(when(self.roll.until))
        return translate("应答 {0}／{1}，{2}").format(self.roll.answered, len(self.roll.answers), state)


def _answered(row: RollAnswer) -> str:
    if row.at is None:
        return translate("未应答")
    return f"{when(row.at)}{(translate('（超时）') if row.late else '')}"


def _answer_colour(row: RollAnswer) -> str:
    return "over_text" if row.at is None else "soon_text" if row.late else ""


def columns_of(road_near: RoadNear) -> tuple[Col, ...]:
    """Return the columns of the answers; a place is told by the nearest street."""

    def place(row: RollAnswer) -> str:
        if row.at is None:
            return ""
        if row.lon is None or row.lat is None:
            return translate("无定位")
        road, metres = road_near(row.lon, row.lat)
        return translate("{0} {1} 米内").format(road, round(metres)) if road else f"{row.lon:.5f}, {row.lat:.5f}"

    return (
        Col(title=translate("终端"), of=lambda row: row.terminal, width=130, bold=True),
        Col(title=translate("姓名"), of=lambda row: row.name if row.name != row.terminal else "", width=150),
        Col(title=translate("应答"), of=_answered, width=200, colour=_answer_colour),
        Col(title=translate("位置"), of=place),
        Col(title=translate("定位时间"), of=lambda row: when(row.fix_at), width=130),
        Col(title=translate("备注"), of=lambda row: row.note, width=160),
    )


_SENT = (
    Col(title=zh("时间"), of=lambda row: when(row.message.at), width=120),
    Col(
        title=zh("方式"),
        of=lambda row: translate("短信群呼") if row.roll is None else translate("点名抽查"),
        width=100,
        bold=True,
    ),
    Col(title=zh("内容"), of=lambda row: row.message.text),
    Col(title=zh("发送"), of=lambda row: f"{word(row.message.post)} {row.message.actor}", width=130),
    Col(title=zh("结果"), of=lambda row: row.result, width=260),
)


class MessagesWindow(ListSheet):
    """The form above what was sent; who answered at the right, those missing first."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        columns = columns_of(seat.context.advisor.places.road_near)
        super().__init__(seat, self.tr("群呼与点名"), columns, lambda row: row.terminal, parent)
        self._is_sent = False
        self.form = MessageForm()
        self.sent = RowsTable(_SENT, seat.context.theme, lambda row: row.message.message_id)
        self.sent.empty_words = self.tr("还没有发送过")
        self.answers = Head(self.tr("应答"))
        sent = Head(self.tr("已发送"), self.tr("↑ ↓ 看应答"))
        self.body.addLayout(beside(SIDE, (self.form, sent, (self.sent, 1)), (self.answers, (self.table, 1))))
        self.add_keys(
            (translate("Ctrl+回车"), self.tr("发送")), ("F2", self.tr("写消息")), ("F5", self.tr("已发送")),
            ("F6", self.tr("再点未应答的")), ("Ctrl+E", self.tr("导出应答")),
        )  # fmt: skip
        self.form.finished.connect(self.send)
        self.sent.moved.connect(self._on_moved)
        for keys, slot in (("F2", self.form.kind.setFocus), ("F5", self.sent.take_focus), ("F6", self.again)):
            self.bind(keys, slot)
        self.context.feed.moment_ready.connect(self._on_moment)
        self._on_moved(None)

    @property
    def list_title(self) -> str:
        """Return what the answers are called in a file's name."""
        return self.tr("点名应答")

    def renew(self) -> None:
        """Ask the situation."""
        self.context.feed.register(self, [MESSAGES, ROLLS, DUTY])
        self.form.kind.setFocus()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self.isHidden():
            return
        if reason := (moment.failures.get(MESSAGES) or moment.failures.get(ROLLS)):
            self.sent.show_failed(self.tr("已发送读取失败：{0}").format(reason))
            return
        duty = moment.of(DUTY)
        self.head.remark.show_text("" if duty is None else self.tr("在岗 {0} 人").format(len(duty)))
        messages, rolls = moment.of(MESSAGES), moment.of(ROLLS)
        if messages is None or rolls is None:
            return
        sent = [Sent(message=one) for one in messages] + [Sent(message=one.message, roll=one) for one in rolls]
        sent.sort(key=lambda one: -one.message.at)
        self.sent.show_rows(sent)
        self._on_moved(self.sent.current)

    @Slot(object)
    def _on_moved(self, row: Sent | None) -> None:
        roll = None if row is None else row.roll
        if roll is None:
            self.table.empty_words = self.tr("短信群呼不要求应答") if row is not None else self.tr("选一次点名看应答")
            self.table.show_rows(())
            self.answers.remark.show_text("")
            return
        self.table.show_rows(roll.answers)
        self.answers.remark.show_text(self.tr("{0} 人已应答，{1} 人未应答").format(roll.answered, roll.missing))

    def open_row(self, _row: Row) -> None:
        """Open nothing: an answer is no case."""

    @Slot()
    def again(self) -> None:
        """Write a roll-call for those who have not answered the selected one."""
        row = self.sent.current
        missing = (
            [] if row is None or row.roll is None else [one.terminal for one in row.roll.answers if one.at is None]
        )
        if not missing:
            self.say(self.tr("所选没有未应答的人"), "soon")
            return
        self.form.kind.choose(1)
        self.form.scope.choose(2)
        self.form.names.setText(" ".join(missing))
        self.form.words.setFocus()

    @Slot()
    def send(self) -> None:
        """Send what is written."""
        step = self.form.step
        if self._is_sent:
            self.say(self.tr("已发出，正在等网关应答"))
        elif not self.seat.has(*POSTS[step]):
            self.say(
                self.tr("{0}由{1}办理").format(
                    translate(dict(KINDS)[step]), translate("、").join(word(post) for post in POSTS[step])
                ),
                "soon",
            )
        elif wrong := self.form.wrong():
            self.say(wrong, "error")
        else:
            self._is_sent = True
            self.say(self.tr("{0}…").format(translate(dict(KINDS)[step])))
            self.seat.ask(step, translate(dict(KINDS)[step]), self.form.fields)

    def asked(self) -> tuple[str, ...]:
        """Return both requests."""
        return SEND, ROLL

    def on_answer(self, told: Told, answer: Answer) -> None:
        """Say how many it went to; what has been written since it went out stays."""
        self._is_sent = False
        if self.form.words.words == told.step.fields.get("text"):
            self.form.words.clear()
            self.form.kind.setFocus()
        self.say(self.tr("{0}已发 {1} 台").format(told.words, answer.fields.get("sent", 0)))

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Say why; what was written stays."""
        self._is_sent = False
        super().on_refused(told, answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send by Ctrl+Enter anywhere, by Enter on the button."""
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and (is_ctrl or self.form.do.hasFocus()):
            self.send()
            return
        super().keyPressEvent(event)

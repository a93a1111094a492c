"""登记来电: a call or work order becomes a case, a consultation, a transfer …, with one hand on the phone."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.call import CallRecord
from app.domain.moment import SECOND, Instant, to_datetime
from app.services.messages import Answer
from app.services.searching import CallerCase
from app.situation.answers import Moment
from app.situation.questions.count_by import CountBy, Group
from app.situation.questions.which import Which
from widgets.console.call_advising import CallAdvice
from widgets.console.call_aside import KEY as ASIDE_KEY
from widgets.console.call_caller import CallerHistory
from widgets.console.call_drafting import Drafting
from widgets.console.call_fields import CallFields
from widgets.console.call_given import given_in, unsound
from widgets.console.call_map import PlaceMap
from widgets.console.call_places import CallPlaces
from widgets.console.call_values import OUTCOMES, SOURCES, WORDS, fields_of, missing
from widgets.console.extra_seat import CaseAt, ExtraSeat
from widgets.console.extra_sheet import ENTER, Sheet
from widgets.console.plates import Head, label, set_role
from widgets.console.search_finders import Finders
from widgets.console.step_asker import Told
from widgets.terms import word
from widgets.words import translate

PLACE = "console/call-source"
USES = CountBy(group=Group.CLASS, which=Which.OPEN)
FORM_WIDTH = 880
EMPTY_WITHIN = 10 * SECOND
"""F5 empties a form that is written in when it is pressed twice within so long; in other windows it reads again."""
_ROW_OF = {"class_key": "class", "case_id": "outcome"}


class CallForm(Sheet):
    """The form at the left; what this number told before, and where the place lies, at the right."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        title = self.tr("登记来电")
        super().__init__(seat, title, "", parent)
        self._emptying_at: Instant | None = None
        self._finders = Finders(seat.context)
        self.fields = CallFields(self._finders, CallPlaces(seat.context).candidates)
        self.history = CallerHistory(seat.context)
        self.map = PlaceMap(seat.context.city, seat.context.theme)
        self.advice = CallAdvice(seat.context, self.fields, self.map, self)
        self.drafting = Drafting(self.fields, self.history)
        self.told = label("", "plate-act")
        self.told.hide()
        self.do = QPushButton(self.tr("登记　回车"))
        self.do.setAutoDefault(False)  # its Enter is the form's, which a key held down does not press
        set_role(self.do, "primary")
        self._lay_out()
        self._connect()
        self.fields.source.choose(_number(seat.places.value(PLACE, 0)))

    def _lay_out(self) -> None:
        form = QFrame()
        set_role(form, "panel")
        form.setFixedWidth(FORM_WIDTH)
        left = QVBoxLayout(form)
        left.setContentsMargins(0, 0, 0, 14)
        left.addWidget(self.fields, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(18, 0, 18, 0)
        buttons.addWidget(self.told)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        kept = QHBoxLayout()
        kept.setContentsMargins(18, 0, 18, 8)
        kept.addWidget(self.drafting.aside)
        kept.addStretch(1)
        left.addLayout(kept)
        left.addLayout(buttons)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.history, 1)
        right.addWidget(Head(self.tr("位置"), self.tr("随候选地点移动，虚线为所在单元网格")))
        right.addWidget(self.map, 1)
        row = QHBoxLayout()
        row.setSpacing(1)
        row.addWidget(form)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self.add_keys(
            (self.tr("回车"), self.tr("下一项")), (translate("Ctrl+回车"), self.tr("登记")),
            ("PgDn", self.tr("来电记录")), ("F5", self.tr("清空")), (ASIDE_KEY, self.tr("取回")),
        )  # fmt: skip

    def _connect(self) -> None:
        self.fields.phone.textChanged.connect(self.history.follow)
        self.fields.place.finished.connect(self._on_place_left)
        self.fields.class_.unknown.connect(self._on_unknown)
        self.fields.department.unknown.connect(self._on_unknown)
        self.fields.finished.connect(self._to_button)
        self.history.wanted.connect(self._on_wanted)
        self.history.table.left_top.connect(self.fields.phone.setFocus)
        self.do.clicked.connect(self.send)
        self.context.feed.moment_ready.connect(self._on_moment)
        self.bind("F5", self.empty)
        self.bind(ASIDE_KEY, self.bring_back)
        self.bind("PgDown", self.history.table.take_focus)

    def renew(self) -> None:
        """Go on with what was written; an empty form begins at the line."""
        if not self.drafting.draft.is_written:
            self.fields.source.setFocus()
        self.context.feed.register(self, [USES])

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        """Learn once, each time the form is brought, which classes are used most."""
        uses = moment.of(USES)
        if uses is not None:
            self.context.feed.unregister(self)
            self._finders.learn({one.key: one.total for one in uses})

    @Slot()
    def begin(self) -> None:
        """Empty the form for the next call."""
        self._emptying_at = None
        self.drafting.begin()
        self.map.show_place(None)
        self.fields.source.setFocus()
        self.say("")

    @Slot()
    def empty(self) -> None:
        """Empty the form (F5); what somebody has written is given up only when that is asked twice."""
        now = self.context.now()
        is_sure = self._emptying_at is not None and now - self._emptying_at <= EMPTY_WITHIN
        if is_sure or not self.drafting.is_unsent:
            self.begin()
            return
        self._emptying_at = now
        self.say(self.tr("再按一次 F5 清空已写的内容"), "soon")

    def take(self, record: CallRecord) -> None:
        """Handle a work order that was taken before and is not decided yet; what is half written is laid aside."""
        if record.call_id != self.drafting.call_id:  # else it lies here already, with what was written to it
            self.drafting.lay_aside()
            if self.drafting.bring_back_order(record.call_id):
                self._show_brought()
            else:
                self._lay_order(record)
        self.fields.outcome.setFocus()

    def _lay_order(self, record: CallRecord) -> None:
        self.begin()
        if record.line in SOURCES:
            self.fields.source.choose(SOURCES.index(record.line))
        self.fields.order.setText(record.order_no)
        self.fields.text.setPlainText(record.text)
        self.fields.place.setText(record.place)
        self.drafting.note_given(record.call_id)

    @Slot()
    def bring_back(self) -> None:
        """F6: go on with the call that was laid aside last; one that is half written changes places with it."""
        if self.drafting.bring_back():
            self._show_brought()
            (self.fields.outcome if self.fields.text.words else self.fields.text).setFocus()
        else:
            self.say(self.tr("没有放一边的来电"), "soon")

    def _show_brought(self) -> None:
        self._emptying_at = None
        self.advice.show_taken()
        self.say("")

    # ---- finding

    @Slot()
    def _on_place_left(self) -> None:
        """Say at once that a place is not known: what needs none goes on with its words, a case does not."""
        if self.fields.place.value is None:
            self.fields.grid.clear()  # nor of the place before, where none is written any more
        if not self.fields.place.is_settled:
            self.fields.grid.setText(self.tr("没有找到这个地点；登记案卷须换个写法，从列表选定"))

    @Slot(str)
    def _on_unknown(self, written: str) -> None:
        """Say that nothing is called so; the focus stays where it was written."""
        self.say(self.tr("没有找到“{0}”，请换个写法，从列表选定").format(written), "error")

    @Slot(object)
    def _on_wanted(self, row: CallerCase) -> None:
        """Take it that this call asks about a case of the history."""
        if row.number:
            self.fields.outcome.choose(next(n for n, one in enumerate(OUTCOMES) if one.step == "link_call"))
            self.fields.outcome.setFocus()
            self.say(self.tr("催问 {0}，回车到登记").format(row.number))

    # ---- sending

    @Slot()
    def _to_button(self) -> None:
        self.do.setFocus()

    @property
    def values(self) -> dict[str, object]:
        """Return what the form says."""
        given = given_in(self.fields, self.history.case_id, self.context.now())
        return {"call_id": self.drafting.call_id} | given

    @Slot()
    def send(self) -> None:
        """Send the call with its outcome; say what is missing and go there."""
        if self.drafting.sent_id:
            self.say(self.tr("已发出，正在等网关应答；F5 写下一件"))
            return
        self.fields.settle()
        outcome, given = OUTCOMES[self.fields.outcome.place], self.values
        if not self.seat.has(*outcome.posts):
            self.say(
                self.tr("{0}由{1}办理").format(
                    translate(outcome.zh), translate("、").join(word(post) for post in outcome.posts)
                ),
                "soon",
            )
            return
        if not self._is_sound(given) or self._lacks(missing(outcome, given)):
            return
        self.told.hide()
        self.seat.places.setValue(PLACE, self.fields.source.place)
        self.say(self.tr("{0}…").format(translate(outcome.zh)))
        case = CaseAt(self.history.case_id) if outcome.step == "link_call" else None
        sent_id = self.seat.ask(outcome.step, translate(outcome.zh), fields_of(outcome, given), case)
        self.drafting.note_sent(sent_id)

    def _is_sound(self, given: dict[str, object]) -> bool:
        """Stop at what is written but means nothing."""
        row, wrong = unsound(self.fields, given)
        if row:
            self.fields.go_to(row)
            self.say(wrong, "error")
        return not row

    def _lacks(self, name: str) -> bool:
        if name:
            self.fields.go_to(_ROW_OF.get(name, name))
            words = self.tr("请从列表选定{0}") if name in ("place", "class_key", "department") else self.tr("请填写{0}")
            self.say(words.format(translate(WORDS[name])), "error")
        return bool(name)

    def asked(self) -> tuple[str, ...]:
        """Return the requests of all outcomes."""
        return tuple(one.step for one in OUTCOMES)

    def on_answer(self, told: Told, answer: Answer) -> None:
        """Show the number, so that the caller can be told, and stand ready for the next call, if it is not begun yet."""
        if self.drafting.note_done(told.step.step_id):
            self.begin()
        due = answer.fields.get("reply_due")
        limit = self.tr("，{0} 前回复").format(f"{to_datetime(due):%m-%d %H:%M}") if isinstance(due, int) else ""
        self.told.setText(self.tr("已{0}　{1}{2}").format(told.words, answer.number, limit))
        self.told.show()

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Keep what was written, laid aside where the next call has been begun since; say why."""
        self.drafting.note_refused(told.step.step_id)
        super().on_refused(told, answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, on the button it registers, with Ctrl everywhere; held down it stops at once."""
        if event.key() not in ENTER or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or self.do.hasFocus():
            self.send()
        else:
            self.fields.go_on()


def _number(kept: object) -> int:
    text = str(kept)
    return int(text) if text.isdigit() and int(text) < len(SOURCES) else 0

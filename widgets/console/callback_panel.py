"""What is done with the selected call: 答复, 回访, 转办答复; words below, digits for satisfaction, Enter sends."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.terms import Satisfaction
from widgets.console.call_digits import DigitChoice
from widgets.console.call_words import Sentences
from widgets.console.callback_rows import CallRow
from widgets.console.description import Passage
from widgets.console.plates import Head, label, set_role
from widgets.terms import word
from widgets.words import translate

ANSWERS = tuple(one for one in Satisfaction if one is not Satisfaction.NONE)
WORDS_HIGH = 88
TOLD_LINES = 5
REPLY, ASK, OFFICE = "reply_order", "call_back", "answer_transfer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A request with its fields; the window adds whose it is."""

    step: str
    words: str
    fields: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What is half written: the words, the place of the satisfaction, and whether it is but an interim reply."""

    words: str = ""
    satisfaction: int = 0
    interim: bool = False

    def fields(self, step: str) -> dict[str, object]:
        """Return it as the fields of *step*."""
        words = self.words.strip()
        if step == REPLY:
            return {"text": words, "interim": self.interim}
        if step == ASK:
            return {"satisfaction": ANSWERS[self.satisfaction].value, "note": words}
        return {"reply": words}


class CallPanel(QFrame):
    """The selected call's words, and a form for one of three things."""

    wished = Signal(object)
    """A :class:`Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel-below")
        self._step = self._call_id = ""
        self._written: dict[tuple[str, str], _Written] = {}
        self.told = Head(self.tr("来电内容"))
        self.text = Passage(TOLD_LINES)
        self.head = Head(self.tr("办理"), self.tr("F2 答复工单，F3 回访，F4 登记转办答复"))
        self.satisfaction = DigitChoice([word(one) for one in ANSWERS])
        self.words = Sentences(WORDS_HIGH)
        self.interim = QCheckBox(self.tr("先行答复（案卷或转办尚未办结）"))
        self.hint = label(self.tr("回车发出，Shift+回车换行"), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.told)
        column.addWidget(self.text)
        column.addWidget(self.head)
        form = QVBoxLayout()
        form.setContentsMargins(14, 8, 14, 10)
        form.setSpacing(8)
        form.addWidget(self.satisfaction)
        form.addWidget(self.words)
        last = QHBoxLayout()
        last.addWidget(self.interim)
        last.addStretch(1)
        last.addWidget(self.hint)
        form.addLayout(last)
        column.addLayout(form)
        self.satisfaction.finished.connect(self.words.setFocus)
        self.words.finished.connect(self._on_finished)
        self.rest()

    def rest(self) -> None:
        """Ask for nothing; what is half written stands again when the same is begun for the same call."""
        if self._step and self.words.words:
            self._written[self._call_id, self._step] = self._here
        self._step = self._call_id = ""
        self.words.clear()
        self.head.title.setText(self.tr("办理"))
        for widget in (self.satisfaction, self.words, self.interim, self.hint):
            widget.setVisible(False)

    @property
    def _here(self) -> _Written:
        """Return what is written now."""
        return _Written(
            words=self.words.toPlainText(), satisfaction=self.satisfaction.place, interim=self.interim.isChecked()
        )

    @property
    def has_keys(self) -> bool:
        """Return whether somebody fills in what is asked for."""
        return self.words.hasFocus() or self.satisfaction.hasFocus() or self.interim.hasFocus()

    def finish(self, wish: Wish, call_id: str) -> bool:
        """Take it that *wish* is done for the call; say whether it is what stands here. What was written since stands."""
        is_here = (self._call_id, self._step, self._here.fields(wish.step)) == (call_id, wish.step, wish.fields)
        if is_here:
            self.words.clear()
            self.rest()
        kept = self._written.get((call_id, wish.step))
        if kept is not None and kept.fields(wish.step) == wish.fields:
            del self._written[call_id, wish.step]
        return is_here

    def show_call(self, row: CallRow | None) -> None:
        """Show what was told, and what we said of it; the head says whole what the list may cut: place and office."""
        if row is None:
            self.text.clear()
            self.told.remark.show_text("")
            return
        call = row.call
        goes = translate("转往 {0}").format(call.office) if call.office else ""
        self.told.remark.show_text("　".join(filter(None, (call.place, goes))))
        said = (
            (self.tr("来电"), call.text), (self.tr("咨询答复"), call.answer), (self.tr("转办理由"), call.reason),
            (self.tr("转办答复"), call.reply), (self.tr("回复文本"), call.reply_text), (self.tr("回访"), call.note),
        )  # fmt: skip
        self.text.setPlainText("\n".join(translate("{0}：{1}").format(word, words) for word, words in said if words))

    def begin(self, step: str, call_id: str, title: str) -> None:
        """Ask for what *step* on the call needs, going on with what was written of it."""
        self.rest()
        self._step, self._call_id = step, call_id
        self.head.title.setText(title)
        self.words.setVisible(True)
        self.hint.setVisible(True)
        self.satisfaction.setVisible(step == ASK)
        self.interim.setVisible(step == REPLY)
        written = self._written.pop((call_id, step), _Written())
        self.words.write(written.words)
        self.satisfaction.choose(written.satisfaction)
        self.interim.setChecked(written.interim)
        (self.satisfaction if step == ASK else self.words).setFocus()

    @Slot()
    def _on_finished(self) -> None:
        """Send what was written; only a call back may go without words."""
        if not self._step or not (self.words.words or self._step == ASK):
            return
        self.wished.emit(Wish(step=self._step, words=self.head.title.text(), fields=self._here.fields(self._step)))

"""What is sent to collectors' terminals: to whom, which words, and for a roll-call how long they have."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from widgets.console.call_digits import DigitChoice
from widgets.console.call_words import Sentences
from widgets.console.plates import label, set_role
from widgets.words import translate, zh

SEND, ROLL = "send_message", "roll_call"
KINDS = ((SEND, zh("短信群呼")), (ROLL, zh("点名抽查")))
EVERYBODY, GRIDS, TERMINALS = 0, 1, 2
ROLL_WORDS = zh("点名抽查，请立即应答")
LONGEST, MOST_MINUTES = 500, 240
NAMES_LONGEST = 200_000
"""Letters: the gateway takes 5,000 terminals at once, and a field that was full would drop the last without a word."""


class MessageForm(QFrame):
    """The fields from top to bottom; Enter goes through them and sends at the end."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.kind = DigitChoice([words for _, words in KINDS])
        self.scope = DigitChoice([self.tr("全部在岗"), self.tr("责任网格"), self.tr("终端")])
        self.names = QLineEdit()
        self.names.setObjectName("message-names")
        self.names.setMaxLength(NAMES_LONGEST)
        self.names.setPlaceholderText(self.tr("编号，空格隔开，如 06 07"))
        self.words = Sentences(120)
        self.words.setObjectName("message-words")
        self.minutes = QLineEdit("10")
        self.minutes.setObjectName("message-minutes")
        self.minutes.setMaxLength(3)
        self.do = QPushButton(self.tr("发送　Ctrl+回车"))
        set_role(self.do, "primary")
        self._rows: list[tuple[QLabel, QWidget]] = []
        self._lay_out()
        for field in (self.kind, self.scope, self.words):
            field.finished.connect(self.go_on)
        self.names.returnPressed.connect(self.go_on)
        self.minutes.returnPressed.connect(self.go_on)
        self.kind.changed.connect(self._show_rows)
        self.scope.changed.connect(self._show_rows)
        self.do.clicked.connect(self.finished)
        self._show_rows()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        for words, field in (
            (self.tr("方式"), self.kind), (self.tr("对象"), self.scope), (self.tr("编号"), self.names),
            (self.tr("内容"), self.words), (self.tr("限时（分）"), self.minutes),
        ):  # fmt: skip
            title = label(words, "strong")
            title.setMinimumHeight(36)
            place = len(self._rows)
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, place, 1)
            self._rows.append((title, field))
        grid.addWidget(self.do, len(self._rows), 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)

    @Slot()
    def _show_rows(self) -> None:
        is_shown: dict[QWidget, bool] = {self.names: self.scope.place != EVERYBODY, self.minutes: self.step == ROLL}
        for title, field in self._rows:
            title.setVisible(is_shown.get(field, True))
            field.setVisible(is_shown.get(field, True))
        self.words.setPlaceholderText(
            translate(ROLL_WORDS) if self.step == ROLL else self.tr("要说的话，不超过 {0} 字").format(LONGEST)
        )

    @Slot()
    def go_on(self) -> None:
        """Go to the next field that is shown; after the last one to the button, which Enter presses."""
        fields = [field for _, field in self._rows if not field.isHidden()]
        here = self.focusWidget()
        place = next((n for n, field in enumerate(fields) if field is here), -1)
        (fields[place + 1] if place + 1 < len(fields) else self.do).setFocus()

    @property
    def step(self) -> str:
        """Return the request."""
        return KINDS[self.kind.place][0]

    @property
    def to(self) -> str | list[str]:
        """Return whom it goes to: ``all``, or what is written."""
        if self.scope.place == EVERYBODY:
            return "all"
        return self.names.text().replace("，", " ").replace("、", " ").replace(",", " ").split()

    def wrong(self) -> str:
        """Return what is missing or cannot be meant, ``""`` where all is well."""
        if not self.to:
            return self.tr("请填写责任网格或终端的编号")
        if self.step == SEND and not self.words.words:
            return self.tr("请填写内容")
        if len(self.words.words) > LONGEST:
            return self.tr("内容最多 {0} 字").format(LONGEST)
        minutes = self.minutes.text().strip()
        if self.step == ROLL and not (minutes.isdecimal() and 1 <= int(minutes) <= MOST_MINUTES):
            return self.tr("限时为 1 至 {0} 分钟").format(MOST_MINUTES)
        return ""

    @property
    def fields(self) -> dict[str, object]:
        """Return the request's fields."""
        found: dict[str, object] = {"to": self.to, "text": self.words.words}
        return found | ({"answer_minutes": int(self.minutes.text())} if self.step == ROLL else {})

"""大屏: what stands on the wall, who put it there, and this case to the wall."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.moment import Instant
from app.situation.questions.wall_now import WallNow, WallState
from widgets.console.case_words import clock_words
from widgets.console.plates import Elided, Head, label, set_role
from widgets.terms import word
from widgets.words import translate, zh

SCENE_WORDS = {"daily": zh("日常"), "": zh("日常")}


class WallBox(QFrame):
    """State and two buttons."""

    show_asked = Signal()
    clear_asked = Signal()

    def __init__(self, wall: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.question = WallNow(wall=wall)
        self.scene = label("", "strong")
        self.case = Elided()
        self.who = label("", "quiet")
        self.show_case = QPushButton(self.tr("0　本案投屏"))
        set_role(self.show_case, "primary")
        self.show_case.setEnabled(False)
        self.clear = QPushButton(self.tr(".　撤下"))
        self.show_case.clicked.connect(self.show_asked)
        self.clear.clicked.connect(self.clear_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Head(self.tr("大屏"), self.tr("小键盘操作，与案件键分开")))
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(8)
        first = QHBoxLayout()
        first.addWidget(self.scene)
        first.addStretch(1)
        first.addWidget(self.who)
        inner.addLayout(first)
        inner.addWidget(self.case)
        buttons = QHBoxLayout()
        buttons.addWidget(self.show_case, 1)
        buttons.addWidget(self.clear, 1)
        inner.addLayout(buttons)
        whole.addLayout(inner, 1)

    def show_state(self, state: WallState | None, now: Instant) -> None:
        """Show what the log says of the wall."""
        if state is None:
            self.scene.setText(self.tr("读取中"))
            return
        self.scene.setText(self.tr("正在显示：{0}").format(translate(SCENE_WORDS.get(state.scene, state.scene))))
        self.clear.setEnabled(bool(state.case_id))
        if not state.case_id:
            self.case.show_text(self.tr("没有案件投屏"))
            self.who.setText("")
            return
        self.case.show_text(self.tr("投屏案件 {0}").format(state.number))
        who = f"{word(state.case_post)}　{self.tr('坐席')} {state.case_seat}"
        when = "" if state.case_at is None else clock_words(state.case_at, now)
        self.who.setText(f"{when}　{who}")

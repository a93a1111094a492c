"""下一步: what must be decided first, then the steps this seat may take, each with its key; and what the desk says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.step_rule import StepRule
from widgets.console.plates import label, plain_tip, set_role
from widgets.console.step_keys import LETTERS, key_of
from widgets.terms import word

STEP = "step"


MESSAGE_WIDTH = 240
"""Px kept free for the sentence beside the buttons."""
EDGE, SPACE, PADDING = 14, 10, 32
MORE_ROOM = 104


class NextSteps(QFrame):
    """Buttons in the workflow's order; the first is the ordinary way on. Those without room are found under S."""

    step_asked = Signal(str)
    """A step's name."""
    decided = Signal(str)
    """A key that is no step of the table alone: N, M, V or S."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedHeight(76)
        self._buttons: list[QPushButton] = []
        self._wanted: tuple[tuple[str, str, str], ...] = ()
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._remark = ""
        self._said = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, 6, EDGE, 6)
        self._row.setSpacing(SPACE)
        self.message = label("", "secondary")
        self.message.setObjectName("desk-message")
        self.message.setWordWrap(True)
        self._row.addWidget(self.message, 1)

    def show_steps(self, rules: Sequence[StepRule], remark: str, *, must_decide: bool = False) -> None:
        """Show the buttons of *rules*; *remark* stands beside them while nothing else is said."""
        shown: list[tuple[str, str, str]] = []
        if must_decide:
            shown = [
                ("N", self.tr("N　非重复"), "step-first"), ("M", self.tr("M　并案"), "step"),
                ("V", self.tr("V　对照"), "step"),
            ]  # fmt: skip
        for rule in rules:
            key = key_of(rule)
            if key not in LETTERS:
                role = "step-off" if must_decide and rule.name == "accept" else "step" if shown else "step-first"
                shown.append((rule.name, f"{key}　{word(rule)}" if key else word(rule), role))
        self._wanted = tuple(shown)
        self._fit()
        self._remark = remark
        self._tell()

    def _fit(self) -> None:
        """Show as many buttons as there is room for, and one for the rest."""
        room = self.width() - 2 * EDGE - MESSAGE_WIDTH
        metrics = QFontMetrics(self._font())
        widths = [metrics.horizontalAdvance(words) + PADDING + SPACE for _, words, _ in self._wanted]
        count = len(widths)
        while count > 1 and sum(widths[:count]) + (MORE_ROOM if count < len(widths) else 0) > room:
            count -= 1
        shown = self._wanted[:count]
        if count < len(widths):
            shown = (*shown, ("S", self.tr("S　更多"), "step"))
        if shown != self._shown:
            self._shown = shown
            self._rebuild()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(18)
        font.setBold(True)
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more buttons where there is more room."""
        super().resizeEvent(event)
        self._fit()

    def say(self, words: str, role: str = "secondary") -> None:
        """Say one sentence beside the steps; ``""`` takes it back."""
        self._said = words
        set_role(self.message, role if words else "secondary")
        self._tell()

    def _tell(self) -> None:
        self.message.setText(self._said or self._remark)
        self.message.setToolTip(plain_tip(self.message.text()))

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()  # at once: while a question is open nothing is deleted that went before it
            button.deleteLater()
        self._buttons = []
        for place, (name, words, role) in enumerate(self._shown):
            button = QPushButton(words)
            button.setProperty(STEP, name)
            button.setObjectName(f"step-{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves what is being written to the step
            set_role(button, role)
            button.clicked.connect(self._on_clicked)
            self._row.insertWidget(place, button)
            self._buttons.append(button)

    @Slot()
    def _on_clicked(self) -> None:
        name = str(self.sender().property(STEP))
        if len(name) == 1:
            self.decided.emit(name)
        else:
            self.step_asked.emit(name)
